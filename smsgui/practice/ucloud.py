"""UCloud USMS: form calls at ``/``, signed with SHA-1.

Where the documents leave a choice open, this side is the strict one: the project id is required (299), parameters are
strings and never empty (18033), TemplateParams is not passed for a template without variables (18018).
"""

from __future__ import annotations

import hashlib
import re
import time
import uuid
from collections.abc import Mapping
from urllib.parse import parse_qsl

from smsgui.practice.credentials import TEMPLATES, template_refused
from smsgui.practice.exchange import Answer, Call, Practice, RefusalError, Request, json_answer
from smsgui.practice.ledger import Delivery
from smsgui.practice.numbers import bracketed, rewritten
from smsgui.practice.ucloud_tasks import Group, Target, groups, parameters_refused

SENDS = {"SendBatchUSMSMessage", "SendUSMSMessage"}
MESSAGES = {
    "153": "Too many requests",
    "160": "Missing Action",
    "161": "Action not found",
    "170": "Missing signature",
    "171": "Signature VerifyAC Error",
    "172": "User not exist",
    "290": "Project not granted",
    "292": "Project not exist",
    "299": "IAM permission check failed",
    "18000": "Invalid JSON",
    "18001": "Missing parameter",
    "18002": "Wrong parameter format",
    "18003": "Invalid parameter",
    "18004": "Service error, not submitted",
    "18007": "API error, not submitted",
    "18013": "Insufficient SMS package",
    "18014": "Some phone numbers are invalid",
    "18016": "Signature not exist or not approved",
    "18017": "Template not exist or not approved",
    "18018": "Template params do not match the template",
    "18019": "Too many phone numbers",
    "18023": "Content has a blocked keyword",
    "18033": "Template param is invalid",
    "18046": "Part of the batch failed",
}
_BLACKLISTED = "phone in the black list"


def signature(parameters: Mapping[str, str], private_key: str) -> str:
    """What ``Signature`` has to be for these parameters: sorted keys and raw values in one string, then the key."""
    joined = "".join(key + parameters[key] for key in sorted(parameters) if key != "Signature")
    return hashlib.sha1((joined + private_key).encode(), usedforsecurity=False).hexdigest()


class UCloud:
    """The provider's side of the wire."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    def call(self, request: Request) -> Call | None:
        """Everything at ``/`` is UCloud's; what is asked stands in the form."""
        if request.path != "/":
            return None
        form = ""
        if request.method == "GET":
            form = request.query
        elif request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            form = request.body.decode("utf-8", "replace")
        parameters = dict(parse_qsl(form, keep_blank_values=True))
        name = parameters.get("Action", "")
        return Call(name, parameters, name in SENDS, request)

    def answer(self, call: Call) -> Answer:
        """Check who asks, then do it."""
        actions = {
            "SendBatchUSMSMessage": self._send_batch,
            "SendUSMSMessage": self._send,
            "GetProjectList": self._projects,
            "QueryUSMSTemplate": self._template,
        }
        if not call.name:
            raise RefusalError("160")
        if call.name not in actions:
            raise RefusalError("161")
        self._authenticate(call.parameters)
        if call.name != "GetProjectList":
            self._authorize(call.parameters.get("ProjectId", ""))
        return actions[call.name](call)

    def failure(self, call: Call, code: str, message: str = "") -> Answer:
        """Failures come with HTTP status 200."""
        return _answer(
            call.name, {"RetCode": int(code) if code.isdecimal() else code, "Message": message or words(code)}
        )

    def throttled(self, call: Call) -> Answer | None:
        """RetCode 153."""
        return self.failure(call, "153")

    def _authenticate(self, parameters: Mapping[str, str]) -> None:
        known = self._practice.credentials
        if not parameters.get("Signature") or not parameters.get("PublicKey"):
            raise RefusalError("170")
        if parameters["PublicKey"] != known.ucloud_public_key:
            raise RefusalError("172")
        if parameters["Signature"] != signature(parameters, known.ucloud_private_key):
            raise RefusalError("171")

    def _authorize(self, project: str) -> None:
        if not project:
            raise RefusalError("299")
        if project != self._practice.credentials.ucloud_project_id:
            raise RefusalError("292")

    def _projects(self, call: Call) -> Answer:
        project = {
            "ProjectId": self._practice.credentials.ucloud_project_id,
            "ProjectName": "Default",
            "ParentId": "",
            "ParentName": "",
            "CreateTime": 1577836800,
            "IsDefault": True,
            "MemberCount": 1,
            "ResourceCount": 0,
        }
        return _answer(call.name, {"RetCode": 0, "ProjectCount": 1, "ProjectSet": [project]})

    def _template(self, call: Call) -> Answer:
        template = TEMPLATES.get(call.parameters.get("TemplateId", ""))
        if not template:
            raise RefusalError("18017")
        data = {
            "TemplateId": template.id,
            "Purpose": template.purpose,
            "TemplateName": template.name,
            "Template": template.text,
            "UnsubscribeInfo": "",
            "Status": template.status,
            "Remark": "",
            "ErrDesc": "" if template.status != 3 else "内容不符合规范",
            "CreateTime": 1735689600,
        }
        return _answer(call.name, {"RetCode": 0, "Message": "", "Data": data})

    # --- one text for many numbers

    def _send(self, call: Call) -> Answer:
        form = call.parameters
        phones, values = _listed(form, "PhoneNumbers"), _listed(form, "TemplateParams")
        template, sender, user = form.get("TemplateId", ""), form.get("SigContent", ""), form.get("UserId", "")
        numbers = [bracketed(phone) for phone in phones]
        home = any(number is None or number.startswith("+86") for number in numbers)
        if not phones or not template or (home and not sender):
            raise RefusalError("18001")
        if len(phones) > 1000:
            raise RefusalError("18019")
        if not valid_user_id(user):
            raise RefusalError("18003")
        refused = group_refused(template, sender) or parameters_refused(template, values)
        if refused:
            raise RefusalError(refused)
        good = [number for number in numbers if number and self._practice.refusal(number) is None]
        sent = [self._practice.delivery(number, tuple(values), sender, template) for number in good]
        self._practice.take(sent, "18013")
        if len(good) < len(phones):
            # No list of the bad ones is documented, and the good ones are no longer held up: the answer to all is this.
            return _answer(call.name, {"RetCode": 18014, "Message": words("18014")})
        told = {"RetCode": 0, "Message": "提交发送成功", "SessionNo": _session()}
        return _answer(call.name, {**told, "UserId": user} if user else told)

    # --- each number its own parameters

    def _send_batch(self, call: Call) -> Answer:
        batch = groups(call.parameters.get("TaskContent", ""))
        if sum(len(group.targets) for group in batch) > 200:
            raise RefusalError("18019")
        if not all(valid_user_id(target.user_id) for group in batch for target in group.targets):
            raise RefusalError("18003")
        sent: list[Delivery] = []
        failed: list[dict[str, object]] = []
        codes: set[str] = set()
        for group in batch:
            bad = self._judge(group, sent, codes)
            if bad:
                failed.append(bad)
        self._practice.take(sent, "18013")
        code = self._batch_code(bool(sent), codes)
        told: dict[str, object] = {"RetCode": code, "Message": "submit success" if not code else words(str(code))}
        if sent:
            told["TaskId" if self._practice.shaped("taskid") else "SessionNo"] = _session()
        told |= {"ReqUuid": _session(), "SuccessCount": len(sent)}
        return _answer(call.name, {**told, "FailContent": failed} if failed else told)

    def _judge(self, group: Group, sent: list[Delivery], codes: set[str]) -> dict[str, object] | None:
        """Sort one group's targets into what is sent and the FailContent element that is the value."""
        head: dict[str, object] = {"TemplateId": group.template, "SigContent": group.sender}
        refused = group_refused(group.template, group.sender)
        if refused:
            codes.add(refused)
            return {**head, "FailureDetails": words(refused), "Target": [target.echo() for target in group.targets]}
        failed: list[dict[str, object]] = []
        reasons: list[str] = []
        for target in group.targets:
            number = bracketed(target.phone)
            reason = self._reason(group, target, number, codes)
            if reason is None:
                sent.append(self._practice.delivery(str(number), target.values, group.sender, group.template))
                continue
            reasons.append(reason)
            failed.append({**self._echo(target, number), "FailureDetails": reason})
        if not failed:
            return None
        if self._practice.shaped("group_failure"):
            for item in failed:
                del item["FailureDetails"]
            head["FailureDetails"] = reasons[0]
        return {**head, "Target": failed}

    def _reason(self, group: Group, target: Target, number: str | None, codes: set[str]) -> str | None:
        """Why one target can't be sent, in the provider's words; ``None`` if it can."""
        code = parameters_refused(group.template, target.given)
        if code:
            codes.add(code)
            return words(code)
        if number is None:
            codes.add("18046")
            return "phone number is invalid"
        refused = self._practice.refusal(number)
        if refused is None:
            return None
        codes.add("18046")
        return words(refused) if refused else _BLACKLISTED

    def _echo(self, target: Target, number: str | None) -> dict[str, object]:
        echo = target.echo()
        if self._practice.shaped("echo") and number:
            echo["Phone"] = rewritten(target.phone)
        return echo

    def _batch_code(self, any_sent: bool, codes: set[str]) -> int:
        if not codes or self._practice.shaped("retcode0"):
            return 0
        return 18046 if any_sent or len(codes) > 1 else int(codes.pop())


def words(code: str) -> str:
    """The provider's message for a code; the code itself where none is documented."""
    return MESSAGES.get(code, code)


def group_refused(template: str, sender: str) -> str:
    """The code against a template or signature: it lacks the form, is not approved, or its name contains BAD."""
    if template_refused(template):
        return "18017"
    if sender and ("BAD" in sender or not re.fullmatch(r"\w{2,12}", sender)):
        return "18016"
    return ""


def valid_user_id(user_id: str) -> bool:
    """At most 32 characters, no single quote, no emoji."""
    return len(user_id) <= 32 and "'" not in user_id and all(ord(character) < 0x10000 for character in user_id)


def _listed(form: Mapping[str, str], name: str) -> list[str]:
    """``Name.0``, ``Name.1`` … in order, as far as they go without a gap."""
    values: list[str] = []
    while (key := f"{name}.{len(values)}") in form:
        values.append(form[key])
    return values


def _session() -> str:
    return str(uuid.uuid4())


def _answer(action: str, told: dict[str, object]) -> Answer:
    headers = {"X-UCLOUD-REQUEST-UUID": _session(), "U-Timestamp-Ms": str(int(time.time() * 1000))}
    return json_answer({"Action": f"{action}Response", **told}, headers=headers)
