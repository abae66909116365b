"""UCloud USMS. Sources: docs.ucloud.cn/api/usms-api (calls), docs.ucloud.cn/api/summary/signature (signature).

Where the documents differ: a batch's id is ``SessionNo`` (current) or ``TaskId`` (May 2021), both are read;
``FailContent`` is read whatever the RetCode, because the official sample gives it with RetCode 0; ``TemplateParams`` is
left out where a template has no variables (the API page forbids it, the guide calls it required).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import requests

from smsgui.domain import Account, Batch, Rules, Status, Submission
from smsgui.errors import (
    QT_TRANSLATE_NOOP,
    AccountError,
    NotSubmittedError,
    UnconfirmedError,
)
from smsgui.providers.base import Call, Checked, Field, Provider, endpoint
from smsgui.providers.numbers import MAINLAND, Echoes, mainland, with_country
from smsgui.providers.transport import Answer
from smsgui.providers.ucloud_codes import CODES
from smsgui.providers.words import text

PARTLY_FAILED = 18046
UNAPPROVED = (18016, 18017)
"""Signature or template not approved: stops the job, unless the answer names the rows that it refuses."""


def signature(params: Mapping[str, str], private_key: str) -> str:
    """SHA-1, in lower-case hex, of the sorted names and raw values run together, then the private key."""
    text = "".join(name + params[name] for name in sorted(params)) + private_key
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


class UCloud(Provider):
    """Approved templates only; results per number; numbers at home bare, abroad as ``(country code)number``."""

    id = "ucloud"
    name = "UCloud USMS"
    own_fields = (
        Field("public_key", QT_TRANSLATE_NOOP("providers", "Public key")),
        Field("private_key", QT_TRANSLATE_NOOP("providers", "Private key"), secret=True),
        Field(
            "project_id",
            QT_TRANSLATE_NOOP("providers", "Project ID"),
            optional=True,
            help=QT_TRANSLATE_NOOP(
                "providers", "Only the main account may leave it empty; it then uses its default project."
            ),
        ),
        endpoint("https://api.ucloud.cn"),
    )
    # 500: docs.ucloud.cn/usms/price, one send with its signature.
    rules = Rules(takes="template", signature="field", max_characters=500)
    calls = (Call("SendBatchUSMSMessage", 200, same_content=False), Call("SendUSMSMessage", 1000, same_content=True))
    codes = CODES
    hidden = frozenset({"Signature"})

    def request(self, batch: Batch, account: Account, now: float) -> requests.Request:
        """A signed POST form; no timestamp or nonce is part of UCloud's signature."""
        params = {"Action": batch.call}
        if batch.call == "SendBatchUSMSMessage":
            params["TaskContent"] = base64.b64encode(_task_content(batch)).decode()
        else:
            params |= {"SigContent": batch.template.sender, "TemplateId": batch.template.id}
            params |= {f"PhoneNumbers.{i}": _phone(m.number) for i, m in enumerate(batch.messages)}
            params |= {f"TemplateParams.{i}": value for i, value in enumerate(batch.messages[0].parameters)}
        if project := account.settings.get("project_id"):
            params["ProjectId"] = project
        return self._signed(params, account)

    def check_request(self, account: Account, now: float) -> requests.Request:
        """GetProjectList: needs no project and sends nothing."""
        return self._signed({"Action": "GetProjectList"}, account)

    def _signed(self, params: dict[str, str], account: Account) -> requests.Request:
        params["PublicKey"] = account.settings["public_key"]
        params["Signature"] = signature(params, account.secrets["private_key"])
        url = account.settings["endpoint"].rstrip("/") + "/"
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return requests.Request("POST", url, headers=headers, data=urlencode(params).encode())

    def read_check(self, answer: Answer) -> Checked:
        """How many projects the keys open, and which."""
        body = answer.object()
        if (code := _ret_code(body, answer)) != 0:
            raise self.error(str(code), text(body.get("Message")), answer)
        projects = [entry for entry in _list(body.get("ProjectSet")) if isinstance(entry, dict)]
        projects.sort(key=lambda project: project.get("IsDefault") is not True)
        offers = tuple((text(p.get("ProjectId")), text(p.get("ProjectName"))) for p in projects)
        return Checked(
            QT_TRANSLATE_NOOP("providers", "The keys are good; they open {count} project(s)."),
            {"count": len(offers)},
            {"project_id": offers},
        )

    def read(self, answer: Answer, batch: Batch) -> list[Submission]:
        """Rows in FailContent are rejected; the others accepted if the answer says that anything was."""
        body = answer.object()
        code = _ret_code(body, answer)
        reference = text(body.get("SessionNo") or body.get("TaskId"))
        message = text(body.get("Message"))
        failures, unmatched = _failures(body, batch)
        if reference or code in (0, PARTLY_FAILED):
            clear = not unmatched and (code == 0 or failures)
            rest = Status.ACCEPTED if clear else Status.UNKNOWN
            said = "" if clear else message or "Some numbers failed; the answer does not clearly say which."
        else:
            error = self.error(str(code), message, answer)
            if not failures or (isinstance(error, AccountError | NotSubmittedError) and code not in UNAPPROVED):
                raise error
            rest = Status.UNKNOWN if isinstance(error, UnconfirmedError) else Status.REJECTED
            said = message
        shown = str(code or "")
        return [
            Submission(m.row, Status.REJECTED, "", shown, failures[m.row] or message)
            if m.row in failures
            else Submission(m.row, rest, reference, "" if rest is Status.ACCEPTED else shown, said)
            for m in batch.messages
        ]


def _phone(number: str) -> str:
    return mainland(number) if number.startswith(MAINLAND) else with_country(number)


def _task_content(batch: Batch) -> bytes:
    """One group, its targets in order. ``UserId`` is the row, which FailContent and receipts give back."""
    targets = []
    for message in batch.messages:
        target: dict[str, Any] = {"Phone": _phone(message.number)}
        if message.parameters:
            target["TemplateParams"] = list(message.parameters)
        target["UserId"] = str(message.row)
        targets.append(target)
    group = {"TemplateId": batch.template.id, "SigContent": batch.template.sender, "Target": targets}
    return json.dumps([group], ensure_ascii=False, separators=(",", ":")).encode()


def _ret_code(body: Mapping[str, Any], answer: Answer) -> int:
    code = body.get("RetCode")
    if isinstance(code, str) and re.fullmatch("-?[0-9]{1,9}", code):
        code = int(code)
    if not isinstance(code, int) or isinstance(code, bool):
        raise answer.unreadable()
    return code


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _failed_targets(body: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each target of FailContent with its reason, its own before its group's; an empty one for what names nobody."""
    for group in _list(body.get("FailContent")):
        group = group if isinstance(group, dict) else {}
        reason = text(group.get("FailureDetails"))
        for target in _list(group.get("Target")) or [{}]:
            target = target if isinstance(target, dict) else {}
            yield target, text(target.get("FailureDetails")) or reason


def _failures(body: Mapping[str, Any], batch: Batch) -> tuple[dict[int, str], bool]:
    """Rows that FailContent names, with the reason, and whether it also names something that is no row of ours."""
    rows = {str(message.row): message for message in batch.messages}
    echoes = Echoes(batch.messages)
    failures: dict[int, str] = {}
    unmatched = False
    for target, reason in _failed_targets(body):
        message = rows.get(str(target.get("UserId"))) or echoes.take(target.get("Phone"), target.get("TemplateParams"))
        if message is None:
            unmatched = True
        else:
            failures[message.row] = reason
    return failures, unmatched
