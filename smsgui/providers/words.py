"""What an answer says, made fit to be kept and shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

LONGEST = 1000
"""Characters of a provider's words that are kept; a page of HTML in every row helps nobody."""

HIDDEN = "***"

# Control characters, halves of surrogate pairs and non-characters: neither a database nor a workbook takes them.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(value: object) -> str:
    """A value of an answer as text, otherwise as it came; empty for ``None`` and other values that say nothing."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not value:
        return ""
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _UNFIT.sub("\ufffd", written[:LONGEST])


def whole(value: object) -> int | None:
    """A whole number, be it a JSON number or digits in a text; ``None`` for anything else."""
    if isinstance(value, str) and re.fullmatch("-?[0-9]{1,9}", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def objects(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none of anything else."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def without(secrets: Mapping[str, str], said: str) -> str:
    """``said`` with any of the account's secrets, which a provider might echo, as ``***``."""
    for secret in secrets.values():
        if secret and secret in said:
            said = said.replace(secret, HIDDEN)
    return said
