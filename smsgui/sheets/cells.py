"""What the cells of a worksheet show."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from decimal import InvalidOperation
from typing import NamedTuple

from smsgui.sheets.digits import decimal, plain
from smsgui.sheets.number_format import NumberFormat
from smsgui.sheets.sheet_xml import column_index
from smsgui.sheets.source import MOST_COLUMNS, DamagedError
from smsgui.sheets.strings import decoded, unescape
from smsgui.sheets.styles import Styles

_KEPT = 50_000
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d{1,3})?")
_LONGEST_NUMBER = 50

ERROR = "error"
"""An error cell, or a formula without a stored result."""
UNSURE = "unsure"
"""The number format isn't understood."""
LONG = "long"
"""A number of 12 to 15 digits that General shows with an exponent."""
DAMAGED = "damaged"
"""A number of 16 or more digits: a spreadsheet program keeps 15."""


class Odd(NamedTuple):
    """A cell whose shown text and plain value differ, or about which there is something to say."""

    text: str
    value: str
    trouble: str = ""


class Kind(dict[str, "str | Odd"]):
    """The cells of one column with equal attributes: what each stored text shows, worked out once and kept."""

    def __init__(self, show: Callable[[str], str | Odd], *, text: bool, format_: NumberFormat | None) -> None:
        super().__init__()
        self._show = show
        self.text = text
        self.format = format_

    def __missing__(self, raw: str) -> str | Odd:
        if len(self) >= _KEPT:
            self.clear()
        shown = self[raw] = self._show(raw)
        return shown


class Column(dict[str, Kind]):
    """One column's kinds of cells, by the attributes that the XML gives them."""

    def __init__(self, letters: str, styles: Styles, strings: Sequence[str]) -> None:
        super().__init__()
        self.index = column_index(letters)
        if self.index >= MOST_COLUMNS:
            raise DamagedError(f"there is no column {letters}")
        self._styles, self._strings = styles, strings

    def __missing__(self, attributes: str) -> Kind:
        found = dict(_ATTRIBUTE.findall(attributes))
        kind = self[attributes] = self._kind(found.get("t", "n"), self._styles.format(int(found.get("s", "0"))))
        return kind

    def _kind(self, type_: str, format_: NumberFormat) -> Kind:
        if type_ == "s":
            strings = self._strings
            return Kind(_texts(lambda raw: strings[int(raw)], format_), text=True, format_=None)
        if type_ in ("str", "inlineStr"):
            return Kind(_texts(unescape, format_), text=True, format_=None)
        if type_ == "b":
            return Kind(lambda raw: "TRUE" if raw in ("1", "true") else "FALSE", text=False, format_=None)
        if type_ == "e":
            return Kind(lambda raw: Odd(unescape(raw), unescape(raw), ERROR), text=False, format_=None)
        if type_ == "d":
            return Kind(lambda raw: _moment(raw, format_), text=False, format_=format_)
        return Kind(lambda raw: show_number(raw, format_), text=False, format_=format_)


class Columns(dict[str, Column]):
    """The columns of a worksheet by their letters."""

    def __init__(self, styles: Styles, strings: Sequence[str]) -> None:
        super().__init__()
        self._styles, self._strings = styles, strings

    def __missing__(self, letters: str) -> Column:
        column = self[letters] = Column(letters, self._styles, self._strings)
        return column


def _texts(read: Callable[[str], str], format_: NumberFormat) -> Callable[[str], str | Odd]:
    if not format_.shapes_text:
        return read

    def show(raw: str) -> str | Odd:
        value = read(raw)
        text, certain = format_.text(value)
        return value if text == value else Odd(text, value, "" if certain else UNSURE)

    return show


def show_number(raw: str, format_: NumberFormat) -> str | Odd:
    """What a stored number shows under a format, and its plain digits where they differ."""
    if format_.is_general and raw.isdecimal() and raw.isascii() and len(raw) <= 11 and (raw[0] != "0" or raw == "0"):
        return raw
    raw = raw.strip()
    if not _NUMBER.fullmatch(raw) or len(raw) > _LONGEST_NUMBER:
        text = unescape(raw)
        return Odd(text, text, UNSURE)
    try:
        text, certain = format_.number(raw)
    except (InvalidOperation, OverflowError):
        return Odd(raw, raw, UNSURE)
    if format_.is_date:
        return text if certain else Odd(text, text, UNSURE)
    number = decimal(raw)
    value = plain(number) if -20 < number.adjusted() < 400 else str(number)
    trouble = "" if certain else UNSURE
    if number.adjusted() >= 15 and "E+" not in text:
        trouble = DAMAGED
    elif format_.is_general and number.adjusted() >= 11:
        trouble = DAMAGED if number.adjusted() >= 15 else LONG
    return text if text == value and not trouble else Odd(text, value, trouble)


def _moment(raw: str, format_: NumberFormat) -> str | Odd:
    """A date stored as ISO 8601."""
    try:
        moment = datetime.datetime.fromisoformat(decoded(raw)).replace(tzinfo=None)
    except ValueError:
        return Odd(raw, raw, UNSURE)
    past = moment - datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no time zone
    days = past.days + past.seconds / 86_400
    if not format_.is_date:
        return Odd(raw, raw, UNSURE)
    return show_number(repr(days), format_)
