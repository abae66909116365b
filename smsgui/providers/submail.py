"""SUBMAIL mainland messages, ``sms/batchsend``. Sources: mysubmail.com documents (batchsend, API authorisation, codes).

Where the documents differ: ``code`` is read as number or text; an item with an error may have no code, words or id
(the international page shows it so); whether errors come with HTTP 200 or 4xx is not settled, so the body decides.
``sign_version`` 2 is always sent with a digital signature, so that the text's characters can't spoil it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

import requests

from smsgui.domain import Account, Batch, Rules, Status, Submission, Template
from smsgui.errors import QT_TRANSLATE_NOOP, ProviderError, TemplateError
from smsgui.providers.base import Call, Checked, Field, Provider, endpoint, in_front
from smsgui.providers.items import fates
from smsgui.providers.numbers import mainland
from smsgui.providers.submail_codes import CODES
from smsgui.providers.transport import Answer, Transport
from smsgui.providers.words import text

UNSIGNED = frozenset({"signature", "tag"})


def signature(posted: Mapping[str, str], app_id: str, app_key: str) -> str:
    """The digital signature over what is posted, with the ``sign_type`` (``md5``, ``sha1``) that it names.

    appid+appkey+``name=value&…``+appid+appkey, names sorted, values raw; with ``sign_version`` 2 without ``content``.
    """
    left_out = UNSIGNED | {"content"} if posted.get("sign_version") == "2" else UNSIGNED
    joined = "&".join(f"{name}={posted[name]}" for name in sorted(posted) if name not in left_out)
    whole = f"{app_id}{app_key}{joined}{app_id}{app_key}"
    return hashlib.new(posted["sign_type"], whole.encode(), usedforsecurity=False).hexdigest()


class Submail(Provider):
    """Free text, the same for all numbers of a request; mainland numbers only; the signature stands in the text."""

    id = "submail"
    name = "SUBMAIL"
    own_fields = (
        Field("app_id", QT_TRANSLATE_NOOP("providers", "App ID")),
        Field("app_key", QT_TRANSLATE_NOOP("providers", "App key"), secret=True),
        Field(
            "sign_type",
            QT_TRANSLATE_NOOP("providers", "How requests are signed"),
            kind="choice",
            choices=("normal", "md5", "sha1"),
            default="normal",
            advanced=True,
        ),
        Field(
            "tag",
            QT_TRANSLATE_NOOP("providers", "Tag"),
            optional=True,
            advanced=True,
            help=QT_TRANSLATE_NOOP(
                "providers",
                "SUBMAIL repeats it in everything that it reports to your own server; 32 characters at most.",
            ),
        ),
        endpoint("https://api-v4.mysubmail.com"),
    )
    rules = Rules(takes="text", signature="text", max_characters=1000, abroad=False)
    calls = (Call("sms/batchsend", 10_000, same_content=True),)
    codes = CODES
    hidden = frozenset({"signature"})

    def prepare(self, template: Template) -> Template:
        """The text with 【sender】 in front, or as it is where it begins with 【 itself."""
        template = super().prepare(template)
        if template.sender:
            return in_front(template)
        if not template.text.startswith("【"):
            raise TemplateError(
                QT_TRANSLATE_NOOP(
                    "errors", "SUBMAIL needs a signature: enter it as the sender, or begin the text with 【signature】."
                ),
            )
        return template

    def request(self, batch: Batch, account: Account, now: float) -> requests.Request:
        """A POST form with the numbers in one comma-separated field."""
        numbers = ",".join(mainland(message.number) for message in batch.messages)
        posted = {"to": numbers, "content": batch.messages[0].text or ""}
        if tag := account.settings.get("tag"):
            posted["tag"] = tag
        return self._signed("/sms/batchsend", posted, account, now)

    def check_request(self, account: Account, now: float) -> requests.Request:
        """The balance: proves the credentials and sends nothing."""
        return self._signed("/balance/sms", {}, account, now)

    def _signed(self, path: str, posted: dict[str, str], account: Account, now: float) -> requests.Request:
        app_id, app_key = account.settings["app_id"], account.secrets["app_key"]
        posted["appid"] = app_id
        if (sign_type := account.settings.get("sign_type", "normal")) == "normal":
            posted["signature"] = app_key
        else:
            posted |= {"timestamp": str(int(now)), "sign_type": sign_type, "sign_version": "2"}
            posted["signature"] = signature(posted, app_id, app_key)
        url = account.settings["endpoint"].rstrip("/") + path
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return requests.Request("POST", url, headers=headers, data=urlencode(posted).encode())

    def ask(self, build: Callable[[Account], requests.Request], account: Account, transport: Transport) -> Answer:
        """Once more where the time stamp was too old, which SUBMAIL sees before it looks at the rest."""
        answer = super().ask(build, account, transport)
        return super().ask(build, account, transport) if _is_stale(answer) else answer

    def read_check(self, answer: Answer) -> Checked:
        """How many messages are left."""
        body = answer.object()
        if body.get("status") != "success":
            raise self._error(body, answer)
        return Checked(
            QT_TRANSLATE_NOOP(
                "providers",
                "The app is good; it has {balance} general and {transactional} transactional messages left.",
            ),
            {
                "balance": text(body.get("balance")) or "?",
                "transactional": text(body.get("transactional_balance")) or "?",
            },
        )

    def read(self, answer: Answer, batch: Batch) -> list[Submission]:
        """The status of each number's own item; a number without an item is unknown."""
        body = answer.json()
        items, task = body, ""
        if isinstance(body, dict):
            items, task = body.get("responses"), text(body.get("batchlist"))
            if body.get("status") != "success" and not items:
                raise self._error(body, answer)
        if not isinstance(items, list):
            raise answer.unreadable()
        found = fates(batch, items, "to", lambda row, item: _submission(row, item, task), task)
        return self.unless_refused(found, answer)

    def _error(self, body: Mapping[str, Any], answer: Answer) -> ProviderError:
        if body.get("status") != "error":
            return answer.unreadable()
        return self.error(text(body.get("code")), text(body.get("msg")), answer)


def _is_stale(answer: Answer) -> bool:
    if b"152" not in answer.body:
        return False
    with suppress(ProviderError):
        body = answer.object()
        return body.get("status") == "error" and text(body.get("code")) == "152" and not body.get("responses")
    return False


def _submission(row: int, item: Mapping[str, Any], task: str) -> Submission:
    sent, code, said = text(item.get("send_id")), text(item.get("code")), text(item.get("msg"))
    match item.get("status"):
        case "success":
            return Submission(row, Status.ACCEPTED, sent or task)
        case "error":
            return Submission(row, Status.REJECTED, sent, code, said or "SUBMAIL gave no reason.")
        case _:
            return Submission(row, Status.UNKNOWN, sent or task, code, said)
