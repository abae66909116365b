"""What the cells of a worksheet show."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from decimal import InvalidOperation
from functools import partial
from typing import NamedTuple

from smsgui.sheets.dates import LAST_DAY
from smsgui.sheets.digits import decimal, general, plain
from smsgui.sheets.number_format import NumberFormat
from smsgui.sheets.sheet_xml import column_index
from smsgui.sheets.source import LONGEST_CELL, MOST_COLUMNS, DamagedError
from smsgui.sheets.strings import NotPlainError, decoded, unescape
from smsgui.sheets.styles import Styles

_KEPT = 5_000
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_ATTRIBUTES = re.compile(r'(?:\s++[\w:]++="[^"]*+")*+\s*+')
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d{1,3})?")
_SHORT_NUMBER = re.compile(r"[1-9]\d{0,10}|0|(?:0|[1-9]\d{0,4})\.\d{0,3}[1-9]", re.ASCII)
_USUAL_NUMBER = re.compile(r"(?:[1-9]\d{0,9}|0(?=\.0{0,3}[1-9]))(?:\.\d{0,18}[1-9])?", re.ASCII)
_LONGEST_NUMBER = 50

_EXCEL_ERRORS = (
    "N/A DIV/0! NAME? GETTING_DATA REF! VALUE! NUM! NULL! SPILL! CALC! FIELD! BUSY! BLOCKED! CONNECT! UNKNOWN!"
)
ERROR_WORDS = frozenset(f"#{word}" for word in _EXCEL_ERRORS.split()).union(
    f"{word}{code}" for word in ("Err:", "错误:", "錯誤:") for code in range(500, 600)
)
"""What spreadsheet programs show in an error cell."""
ERROR = "error"
"""An error cell, or a formula without a stored result."""
UNSURE = "unsure"
"""The number format isn't understood."""
LONG = "long"
"""A number of 12 to 15 digits that is shown with an exponent, as General does."""
DAMAGED = "damaged"
"""A number of 16 or more digits: a spreadsheet program keeps 15."""


class Odd(NamedTuple):
    """A cell whose shown text and plain value differ, or about which there is something to say."""

    text: str
    value: str
    trouble: str = ""


def bounded(text: str) -> str | Odd:
    """The text, or as much of it as a cell can hold, about which there is then something to say."""
    return text if len(text) <= LONGEST_CELL else Odd(text[:LONGEST_CELL], text[:LONGEST_CELL], UNSURE)


class Shown(dict["str | None", "str | Odd"]):
    """What each stored text shows, worked out once and kept for a while."""

    def __init__(self, show: Callable[[str], str | Odd]) -> None:
        super().__init__()
        self._show = show

    def __missing__(self, raw: str | None) -> str | Odd:
        if not raw:
            return ""
        shown = self[raw] = self._show(raw)
        return shown


class Column(dict[str, Shown]):
    """What the cells of one column show, by the attributes that the XML gives them.

    ``formats``: the number formats under which numbers stand, by the same attributes.
    """

    def __init__(self, letters: str, styles: Styles, shared: Shown, shared_text: Callable[[str], str]) -> None:
        super().__init__()
        self.index = column_index(letters)
        if self.index >= MOST_COLUMNS:
            raise DamagedError(f"there is no column {letters}")
        self.formats: dict[str, NumberFormat] = {}
        self._styles, self._shared, self._shared_text = styles, shared, shared_text

    def __missing__(self, attributes: str) -> Shown:
        if not _ATTRIBUTES.fullmatch(attributes):
            raise NotPlainError
        found = dict(_ATTRIBUTE.findall(attributes))
        format_ = self._styles.format(int(found.get("s", "0")))
        shown = self[attributes] = self._shown(found.get("t", "n"), format_)
        if found.get("t", "n") in ("n", "d"):
            self.formats[attributes] = format_
        return shown

    def _shown(self, type_: str, format_: NumberFormat) -> Shown:
        if type_ == "s":
            return Shown(shaped(self._shared_text, format_)) if format_.shapes_text else self._shared
        if type_ in ("str", "inlineStr"):
            return Shown(shaped(unescape, format_))
        if type_ == "b":
            return Shown(lambda raw: boolean(raw.strip() in ("1", "true"), format_))
        if type_ == "e":
            return Shown(_error)
        return Shown(partial(_moment, format_) if type_ == "d" else number_shower(format_))


class Columns(dict[str, Column]):
    """The columns of a worksheet by their letters. ``places`` has their indexes likewise."""

    def __init__(self, styles: Styles, strings: Sequence[str]) -> None:
        super().__init__()
        self.places: dict[str, int] = {}
        self._styles = styles
        self._shared_text = partial(_shared_text, strings)
        self._shared = Shown(lambda raw: bounded(_shared_text(strings, raw)))
        if max(map(len, strings), default=0) <= LONGEST_CELL:
            self._shared.update(zip(map(str, range(len(strings))), strings, strict=True))

    def forget(self) -> None:
        """Let go of what was worked out, where that is much, but for one example; called now and then."""
        for column in self.values():
            for shown in column.values():
                if len(shown) > _KEPT and shown is not self._shared:
                    raw, first = next(iter(shown.items()))
                    shown.clear()
                    shown[raw] = first

    def __missing__(self, letters: str) -> Column:
        column = self[letters] = Column(letters, self._styles, self._shared, self._shared_text)
        self.places[letters] = column.index
        return column


def _shared_text(strings: Sequence[str], raw: str) -> str:
    if not raw.strip().isdecimal():  # -1 would be the last one
        raise DamagedError(f"there is no shared text {raw}")
    return strings[int(raw)]


def boolean(value: bool, format_: NumberFormat) -> str | Odd:
    """A truth value. Formats that have something to say of texts may hide it; programs don't agree."""
    text = "TRUE" if value else "FALSE"
    return Odd(text, text, UNSURE) if format_.shapes_text else text


def _error(raw: str) -> Odd:
    text = unescape(raw)[:LONGEST_CELL]
    return Odd(text, text, ERROR)


def shaped(read: Callable[[str], str], format_: NumberFormat) -> Callable[[str], str | Odd]:
    """What stored texts show under a format; ``read`` makes a text of what is stored."""
    if not format_.shapes_text:
        return lambda raw: bounded(read(raw))

    def show(raw: str) -> str | Odd:
        whole = read(raw)
        value = whole[:LONGEST_CELL]
        text, certain = format_.text(value)
        if len(whole) > LONGEST_CELL or len(text) > LONGEST_CELL:
            return Odd(text[:LONGEST_CELL], value, UNSURE)
        return value if text == value else Odd(text, value, "" if certain else UNSURE)

    return show


def number_shower(format_: NumberFormat) -> Callable[[str], str | Odd]:
    """What stored numbers show under a format, and their plain digits where they differ."""
    if format_.quick is None:
        return partial(_exactly, format_)
    quick, is_date = format_.quick, format_.is_date
    odd: Callable[[tuple[str, str, str]], Odd] = partial(tuple.__new__, Odd)  # a third of the time of Odd(…)
    is_usual, is_short = _USUAL_NUMBER.fullmatch, _SHORT_NUMBER.fullmatch

    def show(raw: str) -> str | Odd:
        if is_usual(raw):
            number = float(raw)
            text = quick(number)
            if text is not None:
                value = text if is_date else raw if len(raw) < 16 else f"{number:.15g}"
                return text if text == value else odd((text, value, ""))
        return _exactly(format_, raw)

    if format_.is_general:
        return lambda raw: raw if is_short(raw) else show(raw)
    return show


def _exactly(format_: NumberFormat, raw: str) -> str | Odd:
    """``number_shower``, digit by digit."""
    raw = raw.strip()
    if len(raw) > _LONGEST_NUMBER or not _NUMBER.fullmatch(raw):
        text = unescape(raw)[:LONGEST_CELL]
        return Odd(text, text, UNSURE)
    exact = decimal(raw)
    try:
        text, certain = format_.number(exact)
    except (InvalidOperation, OverflowError):
        return Odd(raw, raw, UNSURE)
    if format_.is_date and exact < LAST_DAY + 1:  # else no date, but perhaps a phone number
        return text if certain else Odd(text, text, UNSURE)
    value = plain(exact) if -20 < exact.adjusted() < 400 else str(exact)
    trouble = "" if certain else UNSURE
    if exact.adjusted() >= 15:
        trouble = DAMAGED
    elif certain and exact.adjusted() >= 11 and general(abs(exact)) in text:
        trouble = LONG
    return text if text == value and not trouble else Odd(text, value, trouble)


def _moment(format_: NumberFormat, raw: str) -> str | Odd:
    """A date stored as ISO 8601."""
    raw = raw[:LONGEST_CELL]
    try:
        moment = datetime.datetime.fromisoformat(decoded(raw)).replace(tzinfo=None)
    except ValueError:
        return Odd(raw, raw, UNSURE)
    past = moment - datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no time zone
    days = past.days + past.seconds / 86_400
    if not format_.is_date:
        return Odd(raw, raw, UNSURE)
    return _exactly(format_, repr(days))
