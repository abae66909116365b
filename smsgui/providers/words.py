"""What an answer says, made fit to be kept and shown."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote, quote_plus

LONGEST = 1000
"""Characters of a provider's words that are kept; a page of HTML in every row helps nobody."""

HIDDEN = "***"

# Control characters, halves of surrogate pairs and non-characters: neither a database nor a workbook takes them.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(value: object) -> str:
    """A value of an answer as text, otherwise as it came; empty for ``None`` and other values that say nothing.

    Not yet to be shown or kept: that takes ``hiding``.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not value:
        return ""
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _UNFIT.sub("\ufffd", written)


def whole(value: object) -> int | None:
    """A whole number, be it a JSON number or digits in a text; ``None`` for anything else."""
    if isinstance(value, str) and re.fullmatch("-?[0-9]{1,9}", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def objects(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none of anything else."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def hiding(secrets: Iterable[str]) -> Callable[[str], str]:
    """Makes what an answer says fit to be shown: ``***`` for these secrets, and no more than LONGEST characters.

    A provider might echo a secret as it is, or as it stood in a form, an address or JSON.
    """
    spellings = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
    pattern = re.compile("|".join(map(re.escape, sorted(spellings, key=len, reverse=True))) or "(?!)", re.IGNORECASE)
    return lambda said: pattern.sub(HIDDEN, said)[:LONGEST]


def _spellings(secret: str) -> tuple[str, ...]:
    in_json = (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1], secret.replace("/", "\\/"))
    return (secret, quote(secret), quote(secret, safe=""), quote_plus(secret), html.escape(secret), *in_json)
