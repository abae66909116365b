"""How providers write numbers, and which of a batch's rows an echoed number means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import phonenumbers

from smsgui.domain import Message

MAINLAND = "+86"


def mainland(number: str) -> str:
    """An E.164 number of mainland China as its bare 11 digits."""
    return number.removeprefix(MAINLAND)


def with_country(number: str) -> str:
    """An E.164 number as ``(country code)number``, the form of UCloud and USpeedo."""
    code = str(phonenumbers.parse(number).country_code)
    return f"({code}){number[1 + len(code) :]}"


class Echoes:
    """The rows of a batch, to be found by the numbers that an answer gives back.

    Providers echo a number as it was sent, or tidied: with or without ``+86``, ``86``, ``0086``, brackets and dashes.
    Each row is handed out once, so that a number that stands in a batch twice is matched twice.
    """

    def __init__(self, messages: Iterable[Message]) -> None:
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        for message in messages:
            self._rows[message.number[1:]].append(message.row)

    def take(self, echo: object) -> int | None:
        """The row that ``echo`` means, or ``None`` where it means none that is left."""
        if not isinstance(echo, str | int):
            return None
        digits = "".join(filter(str.isdigit, str(echo))).removeprefix("00")
        for spelling in (digits, "86" + digits):
            if rows := self._rows.get(spelling):
                return rows.pop(0)
        return None
