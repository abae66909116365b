"""Which column holds the phone numbers, and the number of each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from smsgui.compose import phone
from smsgui.domain import Problem, Sheet, SheetRow
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError, SmsguiError

E = TypeVar("E", bound=SmsguiError)

LOOKED_AT = 200
"""Rows that are looked at to find the phone column."""

ALMOST_ALL = 0.9

NAMED = 10
"""Columns that a sentence names."""

CHINESE_WORDS = ("手机", "手機", "电话", "電話", "联系方式", "聯繫方式")
NUMBER_WORD = re.compile(r"(?:联系|聯繫|接收|短信|簡訊|客户|客戶|用户|用戶|会员|會員)?(?:号码|號碼)")
"""号码 is also said of orders and identity cards."""
LATIN_WORDS = frozenset({"phone", "phones", "mobile", "mobiles", "tel", "telephone", "cell", "cellphone", "msisdn"})
LATIN_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

ERROR_VALUE = QT_TRANSLATE_NOOP(
    "problems",
    "“{column}” holds an error, or a formula whose result was not saved: "
    "mend the cell in the spreadsheet program and save the file there.",
)


def no_such_column(kind: type[E], name: str, columns: Sequence[str]) -> E:
    """The error that there is no column ``name``; of many columns it names the first alone."""
    if len(columns) <= NAMED:
        sentence = QT_TRANSLATE_NOOP("errors", "The sheet has no column “{column}”. Its columns are: {columns}.")
        return kind(sentence, column=name, columns=", ".join(columns))
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The sheet has no column “{column}”. It has {count} columns; the first are: {columns}."
    )
    return kind(sentence, column=name, count=len(columns), columns=", ".join(columns[:NAMED]))


def require_phone_column(sheet: Sheet, name: str | None = None, region: str = "CN") -> str:
    """The column called ``name``, or where that is ``None`` the one found. Raises SheetError that lists the columns."""
    if name is None:
        if (found := guess_phone_column(sheet, region)) is not None:
            return found
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "errors", "It is not clear which column holds the phone numbers: choose one of {columns}."
            ),
            columns=", ".join(sheet.columns),
        )
    for column in sheet.columns:
        if column.strip() == name.strip():
            return column
    raise no_such_column(SheetError, name, sheet.columns)


def guess_phone_column(sheet: Sheet, region: str = "CN") -> str | None:
    """The column whose values are mobile numbers; ``None`` if that isn't clear.

    Where several are, or none is, the one whose header speaks of phones. Not clear is also when such a header stands
    over another column than the one found: over whatever if the found one's own says nothing, else over anything but
    landlines, for a column full of damaged numbers may well be the one that is meant.
    """
    region = phone.checked_region(region)
    headed = [column for column in sheet.columns if speaks_of_phones(column)]
    full = phone_like_columns(sheet, region)
    likely = full if len(full) == 1 else [column for column in full or headed if column in headed]
    if len(likely) != 1:
        return None
    others = [column for column in headed if column != likely[0]]
    if likely[0] in headed:
        others = [column for column in others if _holds_other_numbers(sheet, column, region)]
    return None if others else likely[0]


def phone_like_columns(sheet: Sheet, region: str) -> list[str]:
    """The columns in which at least half of the first cells that hold anything are mobile numbers."""
    found = []
    for index, column in enumerate(sheet.columns):
        cells = _filled(sheet, index)
        if cells and sum(isinstance(phone.read(cell, region), str) for cell in cells) * 2 >= len(cells):
            found.append(column)
    return found


def _holds_other_numbers(sheet: Sheet, column: str, region: str) -> bool:
    """Whether a column holds numbers that are not almost all good ones of another kind, such as landlines."""
    cells = [cell for cell in _filled(sheet, sheet.columns.index(column)) if any(map(str.isdecimal, cell))]
    found = [phone.read(cell, region) for cell in cells]
    others = sum(isinstance(number, phone.Refusal) and number.code == "not_mobile" for number in found)
    return others < len(cells) * ALMOST_ALL


def _filled(sheet: Sheet, index: int) -> list[str]:
    return [row.values[index] for row in sheet.rows[:LOOKED_AT] if row.values[index].strip()]


def speaks_of_phones(header: str) -> bool:
    """Whether a column's header names phones: a Latin word counts whole, so that a hotel is none."""
    words = {word.lower() for word in LATIN_WORD.findall(header)}
    if not words.isdisjoint(LATIN_WORDS) or NUMBER_WORD.fullmatch(header.strip()):
        return True
    return any(word in header for word in CHINESE_WORDS)


def number(row: SheetRow, index: int, column: str, region: str, abroad: bool) -> str | Problem:
    """The number of ``row`` as E.164, from its cell as stored. ``abroad``: numbers outside the mainland are taken."""
    cell = row.values[index]
    if index in row.errors:
        return Problem(row.row, column, "error_value", ERROR_VALUE, {"column": column}, cell)
    found = phone.read(cell, region)
    if isinstance(found, str):
        if abroad or found.startswith(phone.MAINLAND):
            return found
        sentence = QT_TRANSLATE_NOOP(
            "problems", "The number is not one of mainland China, and this provider sends to none but those."
        )
        return Problem(row.row, column, "unsupported_country", sentence, {}, found)
    return Problem(row.row, column, found.code, found.sentence, found.values, found.number or cell)
