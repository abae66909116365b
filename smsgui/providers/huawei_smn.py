"""Huawei Cloud SMN, ``SmsBatchPublish``. Sources: github.com/huaweicloudDocs/smn up to 2020-08-04, API signing guide.

Where the documents differ: ``message_include_sign_flag`` is the text "true", as documented (some SDKs send a boolean),
and then there is no ``sign_id`` at all; codes are read with and without their dot; errors are read as SMN, the gateway
and IAM write them. A number may have several items: the refused double of a number that was taken (SMN.0190) is no
failure. All numbers are sent with ``+`` and the country code, because SMN tells doubles by the very characters.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

import requests

from smsgui.domain import Account, Batch, Rules, Status, Submission, Template
from smsgui.errors import QT_TRANSLATE_NOOP, AccountError, ProviderError, TemplateError, UnconfirmedError
from smsgui.providers import huawei_regions
from smsgui.providers.base import Call, Checked, Field, Provider, Sender, in_front
from smsgui.providers.huawei_codes import CODES, DUPLICATE, failure, failure_of
from smsgui.providers.huawei_signing import signed
from smsgui.providers.huawei_tokens import Tokens
from smsgui.providers.items import fates
from smsgui.providers.transport import Answer, Transport
from smsgui.providers.words import HIDDEN, objects, text, whole

_TOKEN = "token"  # noqa: S105 - the name under which a fetched token travels, never the token
_SIGN_STATUSES = {
    0: QT_TRANSLATE_NOOP("providers", "This signature still waits for its review: it can't be used yet."),
    1: QT_TRANSLATE_NOOP("providers", "This signature is still being reviewed: it can't be used yet."),
    2: QT_TRANSLATE_NOOP("providers", "This signature is still being reviewed: it can't be used yet."),
    4: QT_TRANSLATE_NOOP("providers", "This signature was not approved: it can't be used."),
    5: QT_TRANSLATE_NOOP("providers", "This signature was deleted: it can't be used."),
}
_APPROVED = 3
_NO_STATUS = QT_TRANSLATE_NOOP("providers", "It is not known whether this signature is approved.")


class HuaweiSmn(Provider):
    """Free text, the same for all numbers of a request; the signature is chosen by its id, or stands in the text."""

    id = "huawei_smn"
    name = "Huawei Cloud SMN"
    note = QT_TRANSLATE_NOOP(
        "providers",
        "Huawei Cloud keeps this service open only for customers who had a message signature before 14 May 2018. "
        "For all others it answers with an error.",
    )
    own_fields = (
        Field(
            "auth",
            QT_TRANSLATE_NOOP("providers", "How to sign in"),
            kind="choice",
            choices=("aksk", "token"),
            default="aksk",
            help=QT_TRANSLATE_NOOP("providers", "aksk: with an access key. token: with a user's name and password."),
        ),
        Field(
            "region",
            QT_TRANSLATE_NOOP("providers", "Region"),
            choices=huawei_regions.REGIONS,
            default="cn-north-1",
            help=QT_TRANSLATE_NOOP("providers", "The one in which the signature was approved."),
        ),
        Field("project_id", QT_TRANSLATE_NOOP("providers", "Project ID")),
        Field("access_key", QT_TRANSLATE_NOOP("providers", "Access key (AK)"), when=("auth", "aksk")),
        Field("secret_key", QT_TRANSLATE_NOOP("providers", "Secret key (SK)"), secret=True, when=("auth", "aksk")),
        Field("domain_name", QT_TRANSLATE_NOOP("providers", "Account name"), when=("auth", "token")),
        Field(
            "user_name",
            QT_TRANSLATE_NOOP("providers", "IAM user name"),
            when=("auth", "token"),
            help=QT_TRANSLATE_NOOP("providers", "A HUAWEI ID gets no token: make an IAM user in the console."),
        ),
        Field("password", QT_TRANSLATE_NOOP("providers", "Password"), secret=True, when=("auth", "token")),
        Field(
            "endpoint",
            QT_TRANSLATE_NOOP("providers", "Address"),
            kind="url",
            optional=True,
            advanced=True,
            help=QT_TRANSLATE_NOOP("providers", "Empty: the region's own."),
        ),
        Field(
            "iam_endpoint",
            QT_TRANSLATE_NOOP("providers", "Address of IAM"),
            kind="url",
            optional=True,
            advanced=True,
            help=QT_TRANSLATE_NOOP("providers", "Empty: the region's own."),
        ),
    )
    rules = Rules(takes="text", signature="id", max_characters=490, sender_needed=False)
    calls = (Call("SmsBatchPublish", 1000, same_content=True),)
    codes = CODES
    hidden = frozenset({"Authorization", "X-Auth-Token"})
    lists_senders = True

    def __init__(self) -> None:
        self._tokens = Tokens()

    # --- requests

    def prepare(self, template: Template) -> Template:
        """A sender of 32 hexadecimal digits is a ``sign_id``; any other is written in front of the text in 【】."""
        template = super().prepare(template)
        in_text = template.text.startswith("【")
        if _is_sign_id(template.sender):
            if in_text:
                raise TemplateError(
                    QT_TRANSLATE_NOOP(
                        "errors",
                        "Huawei Cloud writes the signature of this ID in front itself: take 【…】 out of the text.",
                    )
                )
            return template
        if template.sender:
            return in_front(template)
        if not in_text:
            raise TemplateError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "Huawei Cloud needs a signature: enter it or its ID as the sender, "
                    "or begin the text with 【signature】.",
                )
            )
        return template

    def request(self, batch: Batch, account: Account, now: float) -> requests.Request:
        """A POST of JSON; the body holds the text once and all numbers."""
        posted: dict[str, Any] = {
            "endpoints": [message.number for message in batch.messages],
            "message": batch.messages[0].text or "",
        }
        if _is_sign_id(batch.template.sender):
            posted["sign_id"] = batch.template.sender
        else:
            posted["message_include_sign_flag"] = "true"
        body = json.dumps(posted, ensure_ascii=False, separators=(",", ":")).encode()
        return self._request("POST", "sms", account, now, body)

    def check_request(self, account: Account, now: float) -> requests.Request:
        """The list of signatures proves credentials, project, region and the right to send at once."""
        return self._request("GET", "sms_sign", account, now)

    def _request(self, method: str, call: str, account: Account, now: float, body: bytes = b"") -> requests.Request:
        settings = account.settings
        address = (settings.get("endpoint") or huawei_regions.smn(settings["region"])).rstrip("/")
        url = f"{address}/v2/{quote(settings['project_id'], safe='')}/notifications/{call}"
        headers = {"Content-Type": "application/json", "X-Project-Id": settings["project_id"]}
        if settings["auth"] == "token":
            headers["X-Auth-Token"] = account.secrets.get(_TOKEN, HIDDEN)
            return requests.Request(method, url, headers=headers, data=body)
        return _signed(method, url, headers, body, account, now)

    def ask(self, build: Callable[[Account], requests.Request], account: Account, transport: Transport) -> Answer:
        """With tokens: fetch one where there is none yet, and once anew where the provider no longer takes it.

        A request that was answered with 401 was not looked at, so sending it again sends nothing twice; unless the
        answer says otherwise.
        """
        if account.settings["auth"] != "token":
            return super().ask(build, account, transport)
        answer, token = self._ask_with_token(build, account, transport)
        if answer.status == 401 and self._left_nothing(answer):
            answer, _ = self._ask_with_token(build, account, transport, token)
        return answer

    def _left_nothing(self, answer: Answer) -> bool:
        with suppress(ProviderError):
            if answer.object().get("result"):
                return False
        return isinstance(self.error(*failure_of(answer), answer), AccountError)

    def _ask_with_token(
        self, build: Callable[[Account], requests.Request], account: Account, transport: Transport, stale: str = ""
    ) -> tuple[Answer, str]:
        token = self._tokens.get(self._iam(account), account, transport, stale)
        known = replace(account, secrets={**account.secrets, _TOKEN: token})
        return super().ask(build, known, transport), token

    def confidential(self, account: Account) -> Iterable[str]:
        """The tokens, too."""
        return (*super().confidential(account), *self._tokens.known())

    def _iam(self, account: Account) -> str:
        settings = account.settings
        return (settings.get("iam_endpoint") or huawei_regions.iam(settings["region"])).rstrip("/")

    # --- answers

    def read(self, answer: Answer, batch: Batch) -> list[Submission]:
        """The item of each number, whatever the HTTP status; a number without an item is unknown."""
        body = answer.object()
        items = body.get("result")
        if not isinstance(items, list):
            raise self.error(*failure(body), answer)
        return self.unless_refused(fates(batch, items, "endpoint", _submission), answer)

    def read_check(self, answer: Answer) -> Checked:
        """How many signatures may be used."""
        senders = self._senders(answer)
        return Checked(
            QT_TRANSLATE_NOOP("providers", "The keys are good; signatures that can be used: {count}."),
            {"count": sum(not sender.warning for sender in senders)},
        )

    def check(self, account: Account, transport: Transport) -> Checked:
        """As any check, but where the list of signatures can't be had, a call that everybody has proves the keys."""
        answer = self.ask(lambda known: self.check_request(known, time.time()), account, transport)
        with self.understanding(account):
            if answer.status not in (403, 404):
                return self.read_check(answer)
        code, _ = failure_of(answer)
        if self._ask("topics?offset=0&limit=1", account, transport).status == 200:
            return Checked(
                QT_TRANSLATE_NOOP(
                    "providers",
                    "The keys are good, but Huawei Cloud does not show this account's signatures ({code}): "
                    "it may not let the account send messages.",
                ),
                {"code": code or f"http_{answer.status}"},
            )
        with self.understanding(account):
            self._compare_project(account, transport, code)
            return self.read_check(answer)

    def _compare_project(self, account: Account, transport: Transport, code: str) -> None:
        """AccountError where an access key is good but opens another project of the region than the account's."""
        region, project_id = account.settings["region"], account.settings["project_id"]
        if account.settings["auth"] != "aksk":
            return  # a token is given out for the account's very project
        url = f"{self._iam(account)}/v3/projects?{urlencode({'name': region})}"
        answer = transport.carry(_signed("GET", url, {}, b"", account, time.time()), account)
        projects = answer.object().get("projects") if answer.status == 200 else []
        found = [text(project.get("id")) for project in objects(projects)]
        if found and project_id not in found:
            words = (
                f"The keys are good, but the project of region {region} is {found[0]}: enter that as the project ID."
            )
            raise AccountError(code, words)

    def senders(self, account: Account, transport: Transport) -> tuple[Sender, ...]:
        """The account's signatures, those first that may be used."""
        answer = self._ask("sms_sign", account, transport)
        with self.understanding(account):
            return self._senders(answer)

    def _ask(self, call: str, account: Account, transport: Transport) -> Answer:
        return self.ask(lambda known: self._request("GET", call, known, time.time()), account, transport)

    def _senders(self, answer: Answer) -> tuple[Sender, ...]:
        body = answer.object()
        signs = body.get("sms_signs")
        if not isinstance(signs, list):
            raise self.error(*failure(body), answer)
        found = [Sender(text(s.get("sign_id")), text(s.get("sign_name")), _warning(s)) for s in objects(signs)]
        return tuple(sorted(found, key=lambda sender: bool(sender.warning)))


def _is_sign_id(sender: str) -> bool:
    return re.fullmatch("[0-9a-fA-F]{32}", sender) is not None


def _signed(
    method: str, url: str, headers: Mapping[str, str], body: bytes, account: Account, now: float
) -> requests.Request:
    access_key, secret_key = account.settings["access_key"], account.secrets["secret_key"]
    headers = signed(method, url, headers, body, access_key, secret_key, now)
    return requests.Request(method, url, headers=headers, data=body)


def _warning(sign: Mapping[str, Any]) -> str:
    status = whole(sign.get("status"))
    return "" if status == _APPROVED else _SIGN_STATUSES.get(-1 if status is None else status, _NO_STATUS)


def _submission(row: int, item: Mapping[str, Any]) -> Submission:
    code, said = failure(item)
    if message_id := text(item.get("message_id")):
        return Submission(row, Status.ACCEPTED, message_id)
    unclear = code in CODES and CODES[code].decision is UnconfirmedError
    if not code or code in DUPLICATE or unclear:
        return Submission(row, Status.UNKNOWN, "", code, said)
    return Submission(row, Status.REJECTED, "", code, said)
