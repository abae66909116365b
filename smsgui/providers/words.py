"""What an answer says, made fit to be kept and shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

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


def without(secrets: Mapping[str, str], said: str) -> str:
    """``said`` with any of the account's secrets, which a provider might echo, as ``***``."""
    for secret in secrets.values():
        if secret and secret in said:
            said = said.replace(secret, HIDDEN)
    return said
