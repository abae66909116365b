"""A provider that does not exist, written as any other is: in one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import ClassVar

import requests

from smsgui.domain import Account, Batch, Rules, Status, Submission
from smsgui.errors import QT_TRANSLATE_NOOP, AccountError, RefusedError
from smsgui.providers.base import Call, Checked, Code, Field, Provider, endpoint
from smsgui.providers.transport import Answer
from smsgui.providers.words import objects, text


class Pigeon(Provider):
    """Takes free text, each number its own, in any country."""

    id = "pigeon"
    name = "Pigeon Post"
    own_fields = (
        Field("loft", QT_TRANSLATE_NOOP("providers", "Loft")),
        Field("whistle", QT_TRANSLATE_NOOP("providers", "Whistle"), secret=True),
        endpoint("https://pigeon.example.com"),
    )
    rules = Rules(takes="text", signature="text", max_characters=100, sender_needed=False)
    calls = (Call("fly", 3, same_content=False),)
    codes: ClassVar = {
        "tired": Code(AccountError, QT_TRANSLATE_NOOP("providers", "The pigeons are asleep.")),
        "heavy": Code(RefusedError, QT_TRANSLATE_NOOP("providers", "The letter is too heavy.")),
    }
    hidden = frozenset({"Whistle"})

    def request(self, batch: Batch, account: Account, now: float) -> requests.Request:
        letters = [{"to": message.number, "text": message.text} for message in batch.messages]
        return self._post("fly", account, {"letters": letters})

    def check_request(self, account: Account, now: float) -> requests.Request:
        return self._post("coo", account, {})

    def _post(self, call: str, account: Account, value: object) -> requests.Request:
        headers = {"Content-Type": "application/json", "Whistle": account.secrets["whistle"]}
        url = f"{account.settings['endpoint']}/{account.settings['loft']}/{call}"
        return requests.Request("POST", url, headers=headers, data=json.dumps(value).encode())

    def read(self, answer: Answer, batch: Batch) -> list[Submission]:
        body = answer.object()
        letters = objects(body.get("letters"))
        if len(letters) != len(batch.messages):
            raise self.error(text(body.get("why")), text(body.get("said")), answer)
        return [_fate(message.row, letter) for message, letter in zip(batch.messages, letters, strict=True)]

    def read_check(self, answer: Answer) -> Checked:
        body = answer.object()
        if not (birds := body.get("birds")):
            raise self.error(text(body.get("why")), text(body.get("said")), answer)
        return Checked(QT_TRANSLATE_NOOP("providers", "{birds} pigeons are ready."), {"birds": text(birds)})


def _fate(row: int, letter: Mapping[str, object]) -> Submission:
    ring, why = text(letter.get("ring")), text(letter.get("why"))
    return Submission(row, Status.ACCEPTED if ring else Status.REJECTED, ring, "", why)
