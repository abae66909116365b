"""A number format's code cut into its smallest parts."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | [_*](?P<space>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式)
    | (?P<half>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-](?=[0\#?]))
    | (?P<date>y+|m+|d+|h+|s+|a{3,4}|e+|g+|b+)
    | (?P<digit>[0\#?])
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


class Token(NamedTuple):
    """``kind`` is literal, bracket, general, half (of the day), exponent, date, digit, or other (one character)."""

    kind: str
    text: str


def sections(code: str) -> list[list[Token]]:
    """The tokens of each section of the code; sections are parted by semicolons."""
    found: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or "space"
        text = match.group(kind) or ""
        if kind == "other" and text == ";":
            found.append([])
        elif kind in ("quoted", "escaped"):
            found[-1].append(Token("literal", text))
        elif kind != "space":  # the room that _ and * leave has no meaning outside a column of cells
            found[-1].append(Token(kind, text.lower() if kind == "date" else text))
    return found
