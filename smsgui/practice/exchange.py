"""What passes between the server and the providers that it plays."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from smsgui.practice.credentials import Credentials
from smsgui.practice.faults import Faults
from smsgui.practice.ledger import Delivery, Ledger
from smsgui.practice.numbers import blacklisted


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stands on the wire. ``path`` and ``query`` are still percent-encoded; header names lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def target(self) -> str:
        """Path and query, as the request line had them."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to be written out; ``Content-Length`` is added by the server."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A request understood: the provider's name for the call, its parameters, and whether it sends messages."""

    name: str
    parameters: dict[str, Any]
    sends: bool
    request: Request


class RefusalError(Exception):
    """The provider refuses the whole request with this code; nothing was taken for delivery."""

    def __init__(self, code: str, message: str = "") -> None:
        self.code = code
        self.message = message
        super().__init__(code)


@dataclass(slots=True)
class Practice:
    """What all providers of one server share. ``clock`` gives Unix seconds, for time stamps in signatures."""

    credentials: Credentials
    ledger: Ledger
    faults: Faults = field(default_factory=Faults)
    clock: Callable[[], float] = time.time

    def shaped(self, shape: str) -> bool:
        """Whether this shape was asked for."""
        return shape in self.faults.shapes

    def refusal(self, number: str) -> str | None:
        """``None`` for a number that is taken; else the code asked for, empty where the provider's own fits."""
        code = self.faults.refused.get(number)
        if code is None and blacklisted(number):
            return ""
        return code

    def omits(self, number: str) -> bool:
        """Whether the answer is to leave this number out."""
        return number in self.faults.omitted

    def delivery(self, number: str, content: str | tuple[str, ...], sender: str = "", template: str = "") -> Delivery:
        """One message, as of now."""
        return Delivery(number, content, time.monotonic(), sender, template)

    def take(self, deliveries: list[Delivery], no_credit: str) -> None:
        """Take messages for delivery, all or none. Raises RefusalError with the code ``no_credit``."""
        if not self.ledger.take(deliveries, self.faults.credit):
            raise RefusalError(no_credit)


class Provider(Protocol):
    """One provider's side of the wire."""

    def call(self, request: Request) -> Call | None:
        """Understand a request; ``None`` where its address is not this provider's."""

    def answer(self, call: Call) -> Answer:
        """Do what is asked. Raises RefusalError."""

    def failure(self, call: Call, code: str, message: str = "") -> Answer:
        """The whole of ``call`` refused with ``code``, in the provider's words where ``message`` has none."""

    def throttled(self, call: Call) -> Answer | None:
        """The provider's own way to say "too fast"; ``None`` where it has none."""


def json_body(request: Request) -> dict[str, Any]:
    """The body, empty where it is not a JSON object that says so of itself."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    try:
        decoded = json.loads(request.body)
    except ValueError:
        return {}
    return decoded if isinstance(decoded, dict) else {}


def json_answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer in UTF-8 JSON."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(status, body, {"Content-Type": "application/json; charset=utf-8", **(headers or {})})
