"""USpeedo's REST calls: JSON under ``/api/v1/usms/``, Basic authentication.

Not documented, and settled here: failures come with HTTP status 200 unless ``shape=status4xx``; at most 1,000 numbers a
request, as in the older interface; ``SenderId`` has to be there but may be empty; an account without credit answers
215392, for want of a code of its own.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any
from urllib.parse import parse_qs

from smsgui.practice.credentials import TEMPLATES, PracticeTemplate, template_refused
from smsgui.practice.exchange import Answer, Call, Practice, RefusalError, Request, json_answer, json_body
from smsgui.practice.ledger import Delivery
from smsgui.practice.numbers import bracketed, rewritten

_PATHS = {"/api/v1/usms/SendBatchUSMSMessage": "POST", "/api/v1/usms/USMSTemplate": "GET"}
MESSAGES = {
    "215392": "Invalid parameter",
    "215393": "Authentication failed",
    "215394": "Signature verification failed",
    "215395": "Timestamp expired",
    "215396": "Not found",
    "215397": "Missing required parameter",
    "215398": "Failed to parse token",
    "215399": "Invalid token",
    "215400": "Server error",
}
_UNAUTHORIZED = {"215393", "215394", "215395", "215398", "215399"}


class USpeedo:
    """The provider's side of the wire."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    def call(self, request: Request) -> Call | None:
        """The two calls."""
        if _PATHS.get(request.path) != request.method:
            return None
        sends = request.method == "POST"
        parameters: dict[str, Any] = json_body(request) if sends else dict(parse_qs(request.query))
        return Call(request.path.rpartition("/")[2], parameters, sends, request)

    def answer(self, call: Call) -> Answer:
        """Check who asks, then do it."""
        self._authenticate(call.request.headers.get("authorization", ""))
        return self._send(call.parameters) if call.sends else self._templates(call.parameters)

    def failure(self, call: Call, code: str, message: str = "") -> Answer:
        """RetCode and Message; nothing else."""
        told = {"RetCode": int(code) if code.isdecimal() else code, "Message": message or MESSAGES.get(code, code)}
        status = 401 if code in _UNAUTHORIZED else 400
        return json_answer(told, status if self._practice.shaped("status4xx") else 200)

    def throttled(self, call: Call) -> Answer | None:
        """None is documented."""
        return None

    def _authenticate(self, authorization: str) -> None:
        scheme, _, encoded = authorization.partition(" ")
        try:
            key, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            raise RefusalError("215398") from None
        known = self._practice.credentials
        if scheme != "Basic" or key != known.uspeedo_access_key_id:
            raise RefusalError("215398")
        if secret != known.uspeedo_access_key_secret:
            raise RefusalError("215393")

    def _templates(self, query: dict[str, Any]) -> Answer:
        if not query.get("id"):
            raise RefusalError("215397", "Missing required parameter [id]")
        if not all(name in TEMPLATES for name in query["id"]):
            raise RefusalError("215396")
        found = [_template(TEMPLATES[name]) for name in query["id"]]
        data = found[0] if self._practice.shaped("data_object") else found
        return json_answer({"RetCode": 0, "Message": "success", "Data": data})

    def _send(self, parameters: dict[str, Any]) -> Answer:
        groups = _list(parameters, "TaskContent")
        checked = [_group(group) for group in groups]
        if sum(len(targets) for _, _, targets in checked) > 1000:
            raise _invalid("TaskContent")
        sent: list[Delivery] = []
        failed: list[dict[str, object]] = []
        sessions: list[str] = []
        for template, sender, targets in checked:
            before = len(sent)
            for target in targets:
                self._judge(template, sender, target, sent, failed)
            if len(sent) > before:
                sessions.append(self._practice.ledger.identifier())
        self._practice.take(sent, "215392")
        session = "".join(sessions[:1]) if self._practice.shaped("session_string") else sessions
        told: dict[str, object] = {"RetCode": 0, "Message": "success", "SessionNo": session}
        if failed or not self._practice.shaped("failed_absent"):
            told["FailedTargetPhones"] = None if not failed and self._practice.shaped("failed_null") else failed
        return json_answer(told)

    def _judge(
        self,
        template: str,
        sender: str,
        target: dict[str, Any],
        sent: list[Delivery],
        failed: list[dict[str, object]],
    ) -> None:
        """Put one target to those that are sent or to those that failed."""
        phone, values = _text(target, "Phone"), tuple(target.get("TemplateParams", ()))
        number = bracketed(phone)
        refused = self._practice.refusal(number) if number else None
        known = TEMPLATES.get(template)
        if number is None:
            reason = "Invalid phone number"
        elif known and len(values) != known.variables:
            reason = "Template params do not match the template"
        elif refused is not None:
            reason = MESSAGES.get(refused, refused) or "Phone number is in the blacklist"
        else:
            sent.append(self._practice.delivery(number, values, sender, template))
            return
        echo = rewritten(phone) if number and self._practice.shaped("echo") else phone
        failed.append({"Phone": echo, "TemplateParams": list(values), "FailureReason": reason})


def _group(group: object) -> tuple[str, str, list[dict[str, Any]]]:
    """Template, sender and targets of one element of TaskContent. Raises RefusalError."""
    if not isinstance(group, dict):
        raise _invalid("TaskContent")
    template = _text(group, "TemplateId")
    if template_refused(template):
        raise _invalid("TemplateId")
    sender = group.get("SenderId")
    if sender is None:
        raise RefusalError("215397", "Missing required parameter [SenderId]")
    if not isinstance(sender, str) or "BAD" in sender:
        raise _invalid("SenderId")
    targets = _list(group, "Target")
    for target in targets:
        if not isinstance(target, dict):
            raise _invalid("Target")
        _text(target, "Phone")
        values = target.get("TemplateParams", [])
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise _invalid("TemplateParams")
    return template, sender, targets


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not value:
        raise RefusalError("215397", f"Missing required parameter [{name}]")
    if not isinstance(value, str):
        raise _invalid(name)
    return value


def _list(fields: dict[str, Any], name: str) -> list[Any]:
    value = fields.get(name)
    if not value:
        raise RefusalError("215397", f"Missing required parameter [{name}]")
    if not isinstance(value, list):
        raise _invalid(name)
    return value


def _invalid(name: str) -> RefusalError:
    return RefusalError("215392", f"Invalid parameter [{name}]")


def _template(template: PracticeTemplate) -> dict[str, object]:
    return {
        "TemplateId": template.id,
        "Purpose": template.purpose,
        "TemplateName": template.name,
        "Template": template.text,
        "Status": template.status,
        "Remark": "",
        "ErrDesc": "",
        "CreateTime": 1735689600,
    }
