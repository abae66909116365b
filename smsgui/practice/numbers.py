"""Phone numbers as the providers let them be written, brought to E.164."""

from __future__ import annotations

import re

_MAINLAND = re.compile(r"1[3-9][0-9]{9}")
_BRACKETED = re.compile(r"\((?:00)?([1-9][0-9]{0,3})\)([0-9]{4,14})")


def mainland(written: str) -> str | None:
    """The E.164 form of a bare mainland mobile number of 11 digits; ``None`` for anything else."""
    return "+86" + written if _MAINLAND.fullmatch(written) else None


def bracketed(written: str) -> str | None:
    """As UCloud and USpeedo take it: 11 bare digits, ``(86)…``, ``(0086)…`` or ``(852)…``; ``None`` for the rest."""
    found = _BRACKETED.fullmatch(written)
    if not found:
        return mainland(written)
    country, rest = found.groups()
    return mainland(rest) if country == "86" else f"+{country}{rest}"


def rewritten(written: str) -> str:
    """A number good for ``bracketed``, in another form that is as good: ``(0086)…`` for 11 digits, ``(00852)…``."""
    if not written.startswith("("):
        return f"(0086){written}"
    return "(" + written[3:] if written.startswith("(00") else "(00" + written[1:]


def plain(written: str) -> str | None:
    """Digits with blanks and dashes among them: with ``+`` as they are, 11 mainland digits, else country code first."""
    digits = re.sub(r"[\s-]", "", written)
    if not re.fullmatch(r"\+?[0-9]{7,15}", digits):
        return None
    return mainland(digits) or "+" + digits.removeprefix("+")


def blacklisted(number: str) -> bool:
    """The server's standing rule, so that practice shows a refusal: mainland numbers that end in 0000 are refused."""
    return number.startswith("+86") and number.endswith("0000")
