"""What arrived and what was taken for delivery, for tests to count."""

from __future__ import annotations

import itertools
import secrets
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request as it came in. ``send`` is its place among the send requests, from 1; 0 for every other request.

    ``path`` is the request target with its query; header names are lower case; ``parameters`` are the form's or JSON
    body's; ``time`` is ``time.monotonic()`` when the body had been read.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    parameters: Mapping[str, Any]
    time: float
    send: int


class Delivery(NamedTuple):
    """One message taken for delivery. ``content`` is the text, or the parameters where the provider has the text."""

    number: str
    content: str | tuple[str, ...]
    time: float
    sender: str = ""
    template: str = ""


class Ledger:
    """Counts for one server, safe to use from all its threads. With ``record`` off only numbers are counted."""

    def __init__(self, record: bool) -> None:
        self.record = record
        self._lock = threading.Lock()
        self._prefix = secrets.token_hex(8)
        self.reset()

    def reset(self) -> None:
        """Forget everything and count from the beginning."""
        with self._lock:
            self.sends = 0
            self.taken = 0
            self.arrivals: list[Arrival] = []
            self.deliveries: list[Delivery] = []
            self.delivered: Counter[str] = Counter()
            self._ids = itertools.count(1)

    def identifier(self) -> str:
        """A new id of 32 hexadecimal digits, as the providers name messages."""
        return f"{self._prefix}{next(self._ids):016x}"

    def next_send(self) -> int:
        """Count one more send request and give its number."""
        with self._lock:
            self.sends += 1
            return self.sends

    def arrived(self, arrival: Arrival) -> None:
        """Keep a request, where requests are kept."""
        if self.record:
            with self._lock:
                self.arrivals.append(arrival)

    def take(self, deliveries: list[Delivery], credit: int | None) -> bool:
        """Take messages for delivery, all or none: none if that would be more than ``credit`` in all."""
        with self._lock:
            if credit is not None and self.taken + len(deliveries) > credit:
                return False
            self.taken += len(deliveries)
            self.delivered.update(delivery.number for delivery in deliveries)
            if self.record:
                self.deliveries.extend(deliveries)
            return True

    def counted(self) -> Counter[str]:
        """How often each number was taken, as it stands now."""
        with self._lock:
            return Counter(self.delivered)
