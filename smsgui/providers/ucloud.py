"""UCloud USMS. Sources: docs.ucloud.cn/api/usms-api (calls), docs.ucloud.cn/api/summary/signature (signature).

Where the documents differ: a batch's id is ``SessionNo`` (current) or ``TaskId`` (May 2021), both are read;
``FailContent`` is read whatever the RetCode, because the official sample gives it with RetCode 0; ``TemplateParams`` is
left out where a template has no variables (the API page forbids it, the guide calls it required).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring as _quoted
from typing import Any
from urllib.parse import urlencode

import requests

from smsgui.domain import Account, Batch, Message, Rules
from smsgui.errors import QT_TRANSLATE_NOOP
from smsgui.providers.base import Call, Checked, Field, StoredTemplate, endpoint
from smsgui.providers.numbers import MAINLAND, mainland, with_country
from smsgui.providers.transport import Answer, Transport
from smsgui.providers.ucloud_codes import CODES
from smsgui.providers.usms import Failed, Usms, entries, ret_code
from smsgui.providers.words import objects, text, whole


def signature(params: Mapping[str, str], private_key: str) -> str:
    """SHA-1, in lower-case hex, of the sorted names and raw values run together, then the private key."""
    joined = "".join(name + params[name] for name in sorted(params)) + private_key
    return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()


class UCloud(Usms):
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
        return self._signed(self._with_project(params, account), account)

    def check_request(self, account: Account, now: float) -> requests.Request:
        """GetProjectList: needs no project and sends nothing."""
        return self._signed({"Action": "GetProjectList"}, account)

    def _with_project(self, params: dict[str, str], account: Account) -> dict[str, str]:
        project = account.settings.get("project_id")
        return {**params, "ProjectId": project} if project else params

    def _signed(self, params: dict[str, str], account: Account) -> requests.Request:
        params = {**params, "PublicKey": account.settings["public_key"]}
        params["Signature"] = signature(params, account.secrets["private_key"])
        url = account.settings["endpoint"].rstrip("/") + "/"
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return requests.Request("POST", url, headers=headers, data=_form(params))

    def read_check(self, answer: Answer) -> Checked:
        """How many projects the keys open, and which, the default one first."""
        body = answer.object()
        if (code := ret_code(body, answer)) != 0:
            raise self.error(str(code), text(body.get("Message")), answer)
        projects = sorted(objects(body.get("ProjectSet")), key=lambda project: project.get("IsDefault") is not True)
        offers = tuple((text(project.get("ProjectId")), text(project.get("ProjectName"))) for project in projects)
        return Checked(
            QT_TRANSLATE_NOOP("providers", "The keys are good; projects that they open: {count}."),
            {"count": len(offers)},
            {"project_id": offers},
        )

    def template(self, template_id: str, account: Account, transport: Transport) -> StoredTemplate:
        """QueryUSMSTemplate: proves the project and the right to use templates, too."""
        params = {"Action": "QueryUSMSTemplate", "TemplateId": template_id}
        answer = self.ask(lambda known: self._signed(self._with_project(params, known), known), account, transport)
        with self.understanding(account):
            return self.read_template(answer, template_id)

    def reference(self, body: Mapping[str, Any]) -> str:
        """The batch's id, by its name of today or of May 2021."""
        return text(body.get("SessionNo") or body.get("TaskId"))

    def taken(self, body: Mapping[str, Any]) -> int | None:
        """SuccessCount, which the official sample shows too high, but no document too low."""
        return whole(body.get("SuccessCount"))

    def failed(self, body: Mapping[str, Any]) -> Iterator[Failed]:
        """Each target of FailContent, its own reason before its group's."""
        for group in entries(body.get("FailContent")):
            reason = text(group.get("FailureDetails"))
            for target in entries(group.get("Target")) or [{}]:
                own = text(target.get("FailureDetails"))
                yield Failed(
                    text(target.get("UserId")), target.get("Phone"), target.get("TemplateParams"), own or reason
                )


def _phone(number: str) -> str:
    return mainland(number) if number.startswith(MAINLAND) else with_country(number)


def _task_content(batch: Batch) -> bytes:
    """One group, its targets in order."""
    template, sender = _quoted(batch.template.id), _quoted(batch.template.sender)
    targets = ",".join(map(_target, batch.messages))
    return f'[{{"TemplateId":{template},"SigContent":{sender},"Target":[{targets}]}}]'.encode()


def _target(message: Message) -> str:
    """One number, in JSON that is put together by hand: most of the work of a request is here, and this is quicker.

    ``UserId`` is the row, which FailContent and receipts give back.
    """
    values = f'"TemplateParams":[{",".join(map(_quoted, message.parameters))}],' if message.parameters else ""
    return f'{{"Phone":"{_phone(message.number)}",{values}"UserId":"{message.row}"}}'


def _form(params: dict[str, str]) -> bytes:
    """The parameters form-encoded; of base64, which is long, only three characters need it."""
    content = params.get("TaskContent", "").replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
    others = urlencode({name: value for name, value in params.items() if name != "TaskContent"})
    return (f"TaskContent={content}&{others}" if content else others).encode()
