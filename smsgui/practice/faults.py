"""The little language that tells the practice server what to do wrong.

A specification is a comma-separated list. A *place* after ``@`` names send requests, counted from 1 over the whole
life of the server: ``3``, ``3-5``, ``3-`` (from the third on) or ``*`` (all); or ``check``, every request that sends
nothing.

About numbers and answers, all the time:

``refuse=NUMBER+NUMBER:CODE``
    Refuse these numbers, each by itself; ``:CODE`` is optional. Numbers are 11 mainland digits, or begin with the
    country code.
``omit=NUMBER+NUMBER``
    Take these for delivery but leave them out of the answer.
``credit=K``
    Out of credit once a request would bring the numbers taken above K.
``tokens=K``
    Each access token is good for K requests, then it has expired.
``shape=WORD+WORD``
    Other shapes that the providers' documents show; see ``SHAPES``.

Nothing is taken for delivery:

``throttle@PLACE``
    The provider's own words for "too fast", or HTTP 429 where it has none.
``throttle429@PLACE=SECONDS``
    HTTP 429 with ``Retry-After``; without ``=SECONDS``, without it.
``code@PLACE=CODE``
    The whole request fails with this code of the provider's.
``reset@PLACE``
    The connection is reset instead of an answer.
``http3xx@PLACE``, ``http4xx@PLACE``
    A bare answer with this status (three digits), such as ``http302`` (back to the same address) or ``http403``.

Taken for delivery as usual, then the answer goes wrong; these can be combined on one place:

``late@PLACE=SECONDS``
    It comes so much later.
``cut@PLACE``
    The connection is closed without an answer.
``half@PLACE``
    It breaks off in the middle.
``drip@PLACE=SECONDS``
    It comes byte by byte, spread over this time.
``rubbish@PLACE``, ``empty@PLACE``
    A page that is not an answer; nothing at all.
``huge@PLACE=MIB``
    It is padded to so many MiB; 8 without ``=MIB``.
``http5xx@PLACE``
    A bare answer with this status, such as ``http500``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from smsgui.errors import QT_TRANSLATE_NOOP, SmsguiError
from smsgui.practice.numbers import plain

SHAPES = {
    "taskid": "UCloud: TaskId in place of SessionNo",
    "group_failure": "UCloud: FailureDetails stands at the group, not at the number",
    "retcode0": "UCloud: RetCode is 0 although FailContent lists numbers",
    "echo": "UCloud, USpeedo, Huawei: numbers come back written in another form",
    "bare_items": "SUBMAIL: a refused item has no code, msg or send_id",
    "number_codes": "SUBMAIL: code is a JSON number",
    "status4xx": "SUBMAIL, USpeedo: whole failures come with an HTTP status of 4xx",
    "failed_absent": "USpeedo: no FailedTargetPhones where nothing failed",
    "failed_null": "USpeedo: FailedTargetPhones is null where nothing failed",
    "session_string": "USpeedo: SessionNo is a string",
    "data_object": "USpeedo: a template query answers with one object",
    "no_dot": "Huawei: codes are written SMN0190",
    "nested_error": "Huawei: failures are nested in an object named error",
    "no_sms": "Huawei: the SMS calls do not exist for this account",
    "reversed": "SUBMAIL, Huawei: items come in reverse order",
}
"""The words of ``shape=`` and what each does."""

_PLAIN = {"throttle", "cut", "half", "rubbish", "empty", "reset"}
_SECONDS = {"late", "drip"}
_PLACE = re.compile(r"([1-9]\d*)(?:(-)([1-9]\d*)?)?|\*", re.ASCII)
_STATUS = re.compile(r"http[345]\d\d", re.ASCII)


class PracticeError(SmsguiError):
    """The practice server can't be started as asked."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One fault of certain send requests: ``kind`` is its word, ``value`` what stands after ``=``."""

    kind: str
    first: int
    last: float
    value: str


@dataclass(frozen=True, slots=True)
class Faults:
    """A specification, parsed. ``refused`` maps E.164 numbers to a code, empty where none was given."""

    refused: Mapping[str, str] = field(default_factory=dict)
    omitted: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    credit: int | None = None
    tokens: int | None = None
    planned: tuple[Planned, ...] = ()

    def at(self, send: int) -> dict[str, str]:
        """The faults of the ``send``-th send request, or with 0 of one that sends nothing; word to value."""
        return {fault.kind: fault.value for fault in self.planned if fault.first <= send <= fault.last}


def parse(specification: str) -> Faults:
    """Read a specification in the language of this module. Raises PracticeError where it makes no sense."""
    refused: dict[str, str] = {}
    omitted: set[str] = set()
    shapes: set[str] = set()
    limits: dict[str, int] = {}
    planned: list[Planned] = []
    for part in filter(None, (part.strip() for part in specification.split(","))):
        word, _, value = part.partition("=")
        if "@" in word:
            planned.append(_planned(part, word, value))
        elif word == "refuse":
            numbers, _, code = value.partition(":")
            refused.update(dict.fromkeys(_numbers(part, numbers), code))
        elif word == "omit":
            omitted.update(_numbers(part, value))
        elif word == "shape" and set(value.split("+")) <= SHAPES.keys():
            shapes.update(value.split("+"))
        elif word in {"credit", "tokens"} and re.fullmatch(r"\d+", value, re.ASCII):
            limits[word] = int(value)
        else:
            raise _nonsense(part)
    return Faults(
        refused, frozenset(omitted), frozenset(shapes), limits.get("credit"), limits.get("tokens"), tuple(planned)
    )


def _planned(part: str, word: str, value: str) -> Planned:
    kind, _, place = word.partition("@")
    if place == "check" and _fits(kind, value):
        return Planned(kind, 0, 0, value)
    found = _PLACE.fullmatch(place)
    if not found or not _fits(kind, value):
        raise _nonsense(part)
    first, dash, last = found.groups()
    if not first:
        return Planned(kind, 1, math.inf, value)
    end = float(last) if last else math.inf if dash else float(first)
    if end < int(first):
        raise _nonsense(part)
    return Planned(kind, int(first), end, value)


def _fits(kind: str, value: str) -> bool:
    """Whether this fault may have this value."""
    if kind in _PLAIN or _STATUS.fullmatch(kind):
        return not value
    if kind in _SECONDS:
        return _is_number(value)
    if kind in {"huge", "throttle429"}:
        return not value or _is_number(value)
    return kind == "code" and bool(value)


def _is_number(value: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)?", value, re.ASCII))


def _numbers(part: str, listed: str) -> list[str]:
    numbers = [plain(number) for number in listed.split("+") if number]
    good = [number for number in numbers if number]
    if not good or len(good) < len(numbers):
        raise _nonsense(part)
    return good


def _nonsense(part: str) -> PracticeError:
    return PracticeError(
        QT_TRANSLATE_NOOP(
            "errors",
            "The practice server does not understand the fault “{part}”: write for example refuse=13800138000, "
            "throttle@2 or cut@3, with commas between them.",
        ),
        part=part,
    )
