"""SUBMAIL: ``sms/batchsend``, ``balance/sms`` and the time stamp, with all three ways to sign.

Per-number failures are documented for the international call alone; they are given the same shape here, with the
documented code and words added unless ``shape=bare_items``. Numbers are mainland ones of 11 bare digits, as in all the
provider's pages on this call.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from smsgui.practice.exchange import Answer, Call, Practice, RefusalError, Request, json_answer
from smsgui.practice.ledger import Delivery
from smsgui.practice.numbers import mainland

_PATHS = {"/sms/batchsend": "POST", "/balance/sms": "POST", "/service/timestamp": "GET"}
_TIME_LIMIT = 6
MESSAGES = {
    "101": "Incorrect APP ID",
    "107": "Incorrect sign_type",
    "108": "Incorrect signature",
    "109": "Incorrect appkey",
    "111": "Empty signature",
    "114": "The number is on the blacklist",
    "151": "Incorrect timestamp",
    "152": "The timestamp is not within 6 seconds",
    "252": "Incorrect recipient number",
    "253": "The recipient has unsubscribed",
    "310": "The tag is too long",
    "401": "Empty SMS signature",
    "403": "Empty SMS content",
    "404": "The SMS content is too long",
    "409": "The template is in review",
    "411": "Incorrect SMS signature",
    "420": "The template was refused",
    "905": "Insufficient balance",
}


def signature(posted: Mapping[str, str], app_id: str, app_key: str) -> str:
    """What ``signature`` has to be in md5 or sha1 mode: the signed parameters, raw, between two runs of id and key."""
    left_out = {"signature", "tag"} | ({"content"} if posted.get("sign_version") == "2" else set())
    joined = "&".join(f"{name}={posted[name]}" for name in sorted(posted) if name not in left_out)
    digest = hashlib.new(posted["sign_type"], usedforsecurity=False)
    digest.update(f"{app_id}{app_key}{joined}{app_id}{app_key}".encode())
    return digest.hexdigest()


class Submail:
    """The provider's side of the wire."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    def call(self, request: Request) -> Call | None:
        """The three calls, with ``.json`` at the end or without."""
        path = request.path.removesuffix(".json")
        if _PATHS.get(path) != request.method:
            return None
        return Call(path, _posted(request), path == "/sms/batchsend", request)

    def answer(self, call: Call) -> Answer:
        """Check who asks, then do it."""
        if call.name == "/service/timestamp":
            return json_answer({"timestamp": int(self._practice.clock())})
        self._authenticate(call.parameters)
        return self._send(call.parameters) if call.name == "/sms/batchsend" else self._balance()

    def failure(self, call: Call, code: str, message: str = "") -> Answer:
        """``status`` is ``error``; the code is a string, or a number with ``shape=number_codes``."""
        told = {"status": "error", "code": self._code(code), "msg": message or MESSAGES.get(code, code)}
        return json_answer(told, 400 if self._practice.shaped("status4xx") else 200)

    def throttled(self, call: Call) -> Answer | None:
        """None is documented."""
        return None

    def _code(self, code: str) -> str | int:
        return int(code) if self._practice.shaped("number_codes") and code.isdecimal() else code

    def _authenticate(self, posted: Mapping[str, str]) -> None:
        app_id, app_key = self._practice.credentials.submail_app_id, self._practice.credentials.submail_app_key
        if posted.get("appid") != app_id:
            raise RefusalError("101")
        given, kind = posted.get("signature"), posted.get("sign_type", "normal")
        if not given:
            raise RefusalError("111")
        if kind == "normal":
            if given != app_key:
                raise RefusalError("109")
            return
        if kind not in {"md5", "sha1"}:
            raise RefusalError("107")
        self._check_time(posted.get("timestamp", ""))
        if given != signature(posted, app_id, app_key):
            raise RefusalError("108")

    def _check_time(self, timestamp: str) -> None:
        if not re.fullmatch(r"[0-9]{10}", timestamp):
            raise RefusalError("151")
        # The stamp is in whole seconds, so one that is 6.9 s old still reads as 6.
        if abs(int(self._practice.clock()) - int(timestamp)) > _TIME_LIMIT:
            raise RefusalError("152")

    def _balance(self) -> Answer:
        credit = self._practice.faults.credit
        left = 9410 if credit is None else max(0, credit - self._practice.ledger.taken)
        return json_answer({"status": "success", "balance": str(left), "transactional_balance": str(left)})

    def _send(self, posted: Mapping[str, str]) -> Answer:
        content = posted.get("content", "")
        sender = _checked(posted, content)
        fee = 1 if len(content) <= 70 else -(-len(content) // 67)
        items: list[dict[str, object]] = []
        sent: list[Delivery] = []
        for written in posted["to"].split(","):
            number = mainland(written)
            refused = "252" if number is None else self._practice.refusal(number)
            if number is not None and refused is None:
                sent.append(self._practice.delivery(number, content, sender))
                accepted = {"status": "success", "to": written, "send_id": self._practice.ledger.identifier()}
                item: dict[str, object] = {**accepted, "fee": fee}
            else:
                item = self._refused(written, refused or "114")
            if number is None or not self._practice.omits(number):
                items.append(item)
        self._practice.take(sent, "905")
        if self._practice.shaped("reversed"):
            items.reverse()
        told = {"status": "success", "batchlist": self._practice.ledger.identifier(), "total_fee": fee * len(sent)}
        return json_answer({**told, "responses": items})

    def _refused(self, written: str, code: str) -> dict[str, object]:
        item: dict[str, object] = {"status": "error", "to": written, "fee": 0}
        if not self._practice.shaped("bare_items"):
            item |= {"code": self._code(code), "msg": MESSAGES.get(code, code)}
        return item


def _checked(posted: Mapping[str, str], content: str) -> str:
    """Check what is the same for all numbers, and give the signature that the text begins with. Raises RefusalError."""
    recipients = posted.get("to", "")
    if not recipients or recipients.count(",") >= 10_000:
        raise RefusalError("252")
    if len(posted.get("tag", "")) > 32:
        raise RefusalError("310")
    if not content:
        raise RefusalError("403")
    if len(content) > 1000:
        raise RefusalError("404")
    if content.startswith("【】"):
        raise RefusalError("401")
    found = re.match(r"【([^【】]{2,10})】.", content, re.DOTALL)
    if not found:
        raise RefusalError("411")
    return found.group(1)


def _posted(request: Request) -> dict[str, str]:
    """The parameters of any of the three content types; none where the body can't be read, which shows as 101."""
    kind = request.headers.get("content-type", "")
    try:
        if kind.startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(request.body.decode(), keep_blank_values=True, errors="strict"))
        if kind.startswith("application/json"):
            decoded = json.loads(request.body)
            return {name: str(value) for name, value in decoded.items()} if isinstance(decoded, dict) else {}
        if kind.startswith("multipart/form-data"):
            return _multipart(kind, request.body)
    except ValueError:
        return {}
    return {}


def _multipart(kind: str, body: bytes) -> dict[str, str]:
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    message = email.message_from_bytes(head + body, policy=email.policy.HTTP)
    fields: dict[str, str] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            fields[name] = content.decode()
    return fields
