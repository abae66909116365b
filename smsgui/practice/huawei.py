"""Huawei Cloud SMN's direct SMS calls, and as much of its IAM as they need.

What the documents leave open is answered strictly: ``message_include_sign_flag`` is a string, never a boolean; with it
there is no ``sign_id``, and the message begins with 【…】; without it the message has no 【】 at all.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from smsgui.practice.credentials import SIGNATURES, UNKNOWN_SIGN_ID
from smsgui.practice.exchange import Answer, Call, Practice, RefusalError, Request, json_answer, json_body
from smsgui.practice.huawei_auth import Gate
from smsgui.practice.ledger import Delivery
from smsgui.practice.numbers import mainland

_SMS = re.compile(r"/v2/([^/]+)/notifications/(sms|sms_sign|topics)")
_METHODS = {"sms": "POST", "sms_sign": "GET", "topics": "GET", "/v3/auth/tokens": "POST", "/v3/projects": "GET"}
MESSAGES = {
    "APIGW.0101": "The API does not exist or has not been published in the environment",
    "APIGW.0301": "Incorrect IAM authentication information",
    "APIGW.0302": "The IAM user is not authorized to access the API",
    "APIGW.0307": "The token must be updated.",
    "APIGW.0308": "The throttling threshold has been reached: policy user over ratelimit,limit:60,time:1 minute",
    "SMN.0001": "You are not authorized to perform the operation.",
    "SMN.0006": "Invalid request.",
    "SMN.0009": "The message is invalid.",
    "SMN.0016": "Internal error.",
    "SMN.0057": "The number has been sent to too often.",
    "SMN.0080": "The sign_id is invalid.",
    "SMN.0084": "The sign does not exist.",
    "SMN.0087": "The sign has not been approved.",
    "SMN.0159": "There are too many endpoints.",
    "SMN.0160": "The endpoint is invalid.",
    "SMN.0190": "This endpoint already exists.",
    "SMN.0227": "The message has sensitive words.",
    "SMN.0228": "The API is not open to you.",
    "SMN.0229": "The extend_src_id is invalid.",
    "SMN.0261": "The balance is not sufficient.",
}
_STATUS = {
    401: {"APIGW.0301", "APIGW.0303", "APIGW.0305", "APIGW.0307"},
    403: {"APIGW.0302", "APIGW.0306", "APIGW.0310", "SMN.0001", "SMN.0009", "SMN.0022", "SMN.0057", "SMN.0070"}
    | {"SMN.0071", "SMN.0228"},
    404: {"APIGW.0101", "SMN.0084", "SMN.0167"},
    429: {"APIGW.0308"},
    500: {"APIGW.0601", "SMN.0016", "SMN.0018", "SMN.0089"},
    502: {"APIGW.0201"},
}


class Huawei:
    """The provider's side of the wire."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._gate = Gate(practice)

    def call(self, request: Request) -> Call | None:
        """SMN's three calls and IAM's two."""
        found = _SMS.fullmatch(request.path)
        name = found.group(2) if found else request.path
        if _METHODS.get(name) != request.method:
            return None
        parameters = json_body(request) if request.method == "POST" else dict(parse_qsl(request.query))
        return Call(name, parameters, name == "sms", request)

    def answer(self, call: Call) -> Answer:
        """Check who asks, then do it."""
        if call.name == "/v3/auth/tokens":
            return self._gate.issue(call.request)
        if call.name != "topics" and self._practice.shaped("no_sms") and "/v2/" in call.request.path:
            raise RefusalError("APIGW.0101")
        project = self._gate.admit(call.request)
        if call.name == "/v3/projects":
            return self._projects(call.parameters)
        asked = call.request.path.split("/")[2]
        if project != asked or call.request.headers.get("x-project-id", asked) != asked:
            raise RefusalError("SMN.0001")
        if call.name == "sms":
            return self._send(call.parameters)
        return self._signatures() if call.name == "sms_sign" else self._answer({"topic_count": 0, "topics": []})

    def failure(self, call: Call, code: str, message: str = "") -> Answer:
        """SMN's own shape, or that of the front end before it for codes that are not SMN's."""
        status = next((status for status, codes in _STATUS.items() if code in codes), 400)
        message, request_id = message or MESSAGES.get(code, code), self._practice.ledger.identifier()
        if not code.startswith("SMN"):
            return json_answer({"error_code": code, "error_msg": message, "request_id": request_id}, status)
        told = {"code": self._code(code), "message": message}
        if self._practice.shaped("nested_error"):
            return json_answer({"error": told, "request_id": request_id}, status)
        return json_answer({"request_id": request_id, **told}, status)

    def throttled(self, call: Call) -> Answer | None:
        """HTTP 429 with APIGW.0308."""
        return self.failure(call, "APIGW.0308")

    def _code(self, code: str) -> str:
        return code.replace(".", "") if self._practice.shaped("no_dot") else code

    def _answer(self, told: dict[str, object]) -> Answer:
        return json_answer({**told, "request_id": self._practice.ledger.identifier()})

    def _projects(self, query: dict[str, Any]) -> Answer:
        known = self._practice.credentials
        project = {"id": known.huawei_project_id, "name": known.huawei_region, "enabled": True, "is_domain": False}
        found = [project] if query.get("name", known.huawei_region) == known.huawei_region else []
        return json_answer({"projects": found, "links": {"self": "", "previous": None, "next": None}})

    def _signatures(self) -> Answer:
        signs = [
            {
                "sign_id": sign_id,
                "sign_name": name,
                "sign_type": 0,
                "status": status,
                "reply": "",
                "create_time": "2017-11-02T06:40:28Z",
            }
            for sign_id, (name, status) in SIGNATURES.items()
        ]
        return self._answer({"sms_sign_count": len(signs), "sms_signs": signs})

    def _send(self, body: dict[str, Any]) -> Answer:
        endpoints, message = _endpoints(body), body["message"]
        sender = _sender(body)
        doubles: list[dict[str, object]] = []
        items: list[dict[str, object]] = []
        sent: list[Delivery] = []
        seen: set[str] = set()
        for written in endpoints:
            echo = re.sub(r"[\s-]", "", written)
            number = _number(echo)
            refused = "SMN.0160" if number is None else self._practice.refusal(number)
            item: dict[str, object] = {"endpoint": self._echo(echo)}
            if written in seen:
                doubles.append(item | self._reason("SMN.0190"))
                continue
            seen.add(written)
            if number is not None and refused is None:
                sent.append(self._practice.delivery(number, message, sender))
                item["message_id"] = self._practice.ledger.identifier()
            else:
                item |= self._reason(refused or "SMN.0160")
            if number is None or not self._practice.omits(number):
                items.append(item)
        self._practice.take(sent, "SMN.0261")
        # In the documents' sample the refused double comes before everything else, the same number's success included.
        result = [*doubles, *items]
        return self._answer({"result": result[::-1] if self._practice.shaped("reversed") else result})

    def _reason(self, code: str) -> dict[str, str]:
        return {"code": self._code(code), "message": MESSAGES.get(code, code)}

    def _echo(self, written: str) -> str:
        if not self._practice.shaped("echo"):
            return written
        if written.startswith("+"):
            return written.removeprefix("+86") if written.startswith("+86") else written[1:]
        return "+86" + written.removeprefix("86") if mainland(written.removeprefix("86")) else written


def _number(digits: str) -> str | None:
    """E.164 of an endpoint; without ``+`` it is a number at home, with 86 or not, and its length is not checked."""
    if re.fullmatch(r"\+[0-9]{7,15}", digits):
        return digits
    if not re.fullmatch(r"[0-9]{7,13}", digits):
        return None
    return mainland(digits) or mainland(digits.removeprefix("86")) or "+86" + digits


def _endpoints(body: dict[str, Any]) -> list[str]:
    """The endpoints, once everything but the signature has been checked. Raises RefusalError."""
    endpoints, message = body.get("endpoints"), body.get("message")
    if not isinstance(endpoints, list) or not endpoints or not all(isinstance(entry, str) for entry in endpoints):
        raise RefusalError("SMN.0006")
    if len(endpoints) > 1000:
        raise RefusalError("SMN.0159")
    if not isinstance(message, str) or not message or len(message) > 490:
        raise RefusalError("SMN.0009")
    extend_code, source = body.get("extend_code", ""), body.get("extend_src_id", "")
    if not isinstance(extend_code, str) or len(extend_code.encode()) > 32:
        raise RefusalError("SMN.0006")
    if not isinstance(source, str) or not re.fullmatch(r"[0-9]{0,8}", source):
        raise RefusalError("SMN.0229")
    return endpoints


def _sender(body: dict[str, Any]) -> str:
    """The signature: its id, or what stands in 【】. Raises RefusalError."""
    message, sign_id, flag = body["message"], body.get("sign_id"), body.get("message_include_sign_flag", "false")
    if flag not in ("true", "false") or not isinstance(flag, str):
        raise RefusalError("SMN.0006")
    if flag == "true":
        found = re.match(r"【([^【】]+)】.", message, re.DOTALL)
        if sign_id is not None or not found:
            raise RefusalError("SMN.0080")
        return found.group(1)
    if not isinstance(sign_id, str) or not re.fullmatch(r"[0-9a-fA-F]{32}", sign_id):
        raise RefusalError("SMN.0080")
    if sign_id == UNKNOWN_SIGN_ID:
        raise RefusalError("SMN.0084")
    if sign_id in SIGNATURES and SIGNATURES[sign_id][1] != 3:
        raise RefusalError("SMN.0087")
    if "【" in message or "】" in message:
        raise RefusalError("SMN.0009")
    return sign_id
