"""How many segments a text takes: 3GPP TS 23.038 and 23.040 abroad, the carriers' own rule on the mainland."""

from __future__ import annotations

import re
from dataclasses import dataclass

GSM_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_EXTENSION = "\f^{}\\[~]|€"
"""Each takes two septets: the escape character and its own."""

ALL_BASIC = re.compile(f"[{re.escape(GSM_BASIC)}]*")
ALL_GSM = re.compile(f"[{re.escape(GSM_BASIC + GSM_EXTENSION)}]*")

MAINLAND = "+86"


@dataclass(frozen=True, slots=True)
class Segments:
    """``encoding`` is ``"GSM"`` (7 bits), ``"UCS2"`` (16 bits) or ``None`` where there is no text."""

    encoding: str | None
    segments: int


def count(text: str) -> Segments:
    """The segments of ``text`` by the GSM standard: 160 septets, or 153 in each of several; in UCS-2 70, or 67, units.

    Neither an extension character nor a surrogate pair is cut in two, so that some texts need one more than plain
    division says.
    """
    if not text:
        return Segments(None, 0)
    if ALL_BASIC.fullmatch(text):
        return Segments("GSM", _divided(len(text), 160, 153))
    if ALL_GSM.fullmatch(text):
        return Segments("GSM", _packed([2 if character in GSM_EXTENSION else 1 for character in text], 160, 153))
    if units(text) == len(text):
        return Segments("UCS2", _divided(len(text), 70, 67))
    return Segments("UCS2", _packed([2 if character > "\uffff" else 1 for character in text], 70, 67))


def estimate(text: str, number: str, signature: str = "") -> int:
    """The segments billed for ``text`` to ``number`` (E.164; unknown counts as mainland).

    ``signature`` is one that the platform writes in front itself, counted with its brackets: 【…】 on the mainland, […]
    abroad. The mainland knows no 7-bit texts: up to 70 UTF-16 units are one segment, else each 67 begun are one.
    """
    if number and not number.startswith(MAINLAND):
        return count(f"[{signature}]{text}" if signature else text).segments
    return _divided(units(f"【{signature}】{text}" if signature else text), 70, 67)


def units(text: str) -> int:
    """How long ``text`` is for the bill: in UTF-16 units, of which an emoji takes two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _divided(units: int, single: int, part: int) -> int:
    return min(units, 1) if units <= single else -(-units // part)


def _packed(costs: list[int], single: int, part: int) -> int:
    if sum(costs) <= single:
        return 1
    parts, used = 1, 0
    for cost in costs:
        if used + cost > part:
            parts, used = parts + 1, 0
        used += cost
    return parts
