"""Which column holds the phone numbers, and the number of each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
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

NAME = re.compile(
    r"(?:手机|手機|电话|電話|号码|號碼|方式|phone|mobile|tel|cell|msisdn|number)(?:号|號|s|\W?no)?[\W\d_]*(?:[(（].*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
"""How the name of a column of phones ends; that of 手机型号 or 手机号段 goes on."""
LEAST_DIGITS = 7
"""Of what may be a damaged number in a column that isn't called so."""

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
    landlines and what has too few digits, for a column full of damaged numbers may well be the one that is meant.
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
    return [column for index, column in enumerate(sheet.columns) if _half_are_numbers(_filled(sheet, index), region)]


def _half_are_numbers(cells: list[str], region: str) -> bool:
    """Whether they are; told as soon as it can't be any more, for a sheet may have thousands of columns."""
    others = (cell for cell in cells if not isinstance(phone.read(cell, region), str))
    return bool(cells) and next(islice(others, len(cells) // 2, None), None) is None


def _holds_other_numbers(sheet: Sheet, column: str, region: str) -> bool:
    """Whether a column holds numbers that are not almost all good ones of another kind, such as landlines."""
    least = 1 if NAME.search(column) else LEAST_DIGITS
    filled = _filled(sheet, sheet.columns.index(column))
    cells = [cell for cell in filled if sum(map(str.isdecimal, cell)) >= least or phone.EXPONENT.fullmatch(cell)]
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
