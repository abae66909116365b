"""How providers write numbers, and which of a batch's rows an echoed number means."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

import phonenumbers

from smsgui.domain import Message

MAINLAND = "+86"
_NUMBER = re.compile(r"[+(]{0,2}[0-9][0-9() .-]*", re.ASCII)


def mainland(number: str) -> str:
    """An E.164 number of mainland China as its bare 11 digits."""
    return number.removeprefix(MAINLAND)


def with_country(number: str) -> str:
    """An E.164 number as ``(country code)number``, the form of UCloud and USpeedo."""
    if number.startswith(MAINLAND):
        return f"(86){mainland(number)}"
    code = str(phonenumbers.parse(number).country_code)
    return f"({code}){number[1 + len(code) :]}"


class Echoes:
    """The messages of a batch, to be found by the numbers that an answer gives back.

    Providers echo a number as it was sent, or tidied: with or without ``+86``, ``86``, ``0086``, brackets and dashes.
    Wide characters count as their usual forms. A masked number means nobody.
    """

    def __init__(self, messages: Iterable[Message]) -> None:
        self._to: defaultdict[str, list[Message]] = defaultdict(list)
        self._taken: set[int] = set()
        for message in messages:
            self._to[message.number[1:]].append(message)

    def find(self, echo: object) -> list[Message]:
        """The messages to the number that ``echo`` means."""
        written = unicodedata.normalize("NFKC", str(echo)).strip() if isinstance(echo, str | int) else ""
        if not _NUMBER.fullmatch(written):
            return []
        digits = re.sub("[^0-9]", "", written)
        # Without a mark of the country 11 digits are a number at home, though +1 380 213 8000 has the same ones.
        abroad, home = digits.removeprefix("00"), "86" + digits
        marked = written[0] in "+(" or abroad != digits
        for spelling in (abroad, home) if marked else (home, abroad):
            if found := self._to.get(spelling):
                return found
        return []

    def take(self, echo: object, parameters: object = None) -> Message | None:
        """One message to that number, handed out once; ``None`` where there is none left or it isn't clear which.

        Where several messages to one number differ, the echoed ``parameters`` tell them apart.
        """
        found = [message for message in self.find(echo) if message.row not in self._taken]
        same = [message for message in found if list(message.parameters) == parameters]
        alike = found if len({message.content for message in found}) == 1 else []
        message = next(iter(same or alike), None)
        if message:
            self._taken.add(message.row)
        return message
