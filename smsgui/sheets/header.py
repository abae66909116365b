"""Where the header is, and what the columns are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from smsgui.domain import SheetRow
from smsgui.sheets.sheet_xml import column_letters
from smsgui.sheets.table import Table

_SAMPLE = 200
_PHONE = re.compile(r"[+＋]?[\d\s().\-（）－\u00a0\u200b-\u200f\u202a-\u202e]+")
_DIGIT = re.compile(r"\d")
_PLAIN_NUMBER = re.compile(r"\+?\d{7,15}")
_DAY = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d")
_KEYWORD = re.compile(r"手机|手機|电话|電話|号码|號碼|联系方式|mobile|phone|tel\b|cell|number|msisdn", re.IGNORECASE)
_LONGEST_NAME = 30


def find(table: Table) -> int:
    """The number of the row that names the columns; 0 if the list begins without one.

    The header stands above the list, which begins where one column goes over to phone numbers. Of the rows there it is
    one that speaks of phones, else the one with the most cells; a title has few, and a merged cell counts once. A row
    with a number above what is merely the widest row means that there is no header: no row may be lost.
    """
    sample = table.rows[:_SAMPLE]
    column = _phone_column(sample)
    above = sample if column is None else sample[: _first_of_list(sample, column)]
    if not above:
        return 0
    widest = max(_cells(table, row) for row in above)
    if column is None:
        return next(row.row for row in above if _cells(table, row) * 2 > widest)
    found = max(above, key=lambda row: _likeness(table, row, column, widest))
    if not _speaks(found) and any(_has_number(row, column) for row in above if row.row <= found.row):
        return 0
    return 0 if _has_number(found, column) else found.row


def _phone_column(rows: Sequence[SheetRow]) -> int | None:
    """The column with the most phone numbers."""
    counts = Counter(place for row in rows for place, value in enumerate(row.values) if _is_number(value))
    return max(counts, key=lambda place: (counts[place], -place)) if counts else None


def _first_of_list(rows: Sequence[SheetRow], column: int) -> int:
    """The place of the first row with a number in the column that is followed by another, or by nothing."""
    for place, row in enumerate(rows):
        if _has_number(row, column) and (place + 1 == len(rows) or _has_number(rows[place + 1], column)):
            return place
    return next(place for place, row in enumerate(rows) if _has_number(row, column))


def names(header: SheetRow | None, width: int) -> tuple[str, ...]:
    """A name for each column: its header on one line, else its letters; made unique with " (2)" and so on."""
    found: dict[str, int] = {}  # by name, the number that the next column called so gets
    for index in range(width):
        cell = header.cells[index] if header is not None and index < len(header.cells) else ""
        name = base = " ".join(cell.split()) or column_letters(index)
        while name in found:
            found[base] += 1
            name = f"{base} ({found[base]})"
        found[name] = 1
    return tuple(found)


def _cells(table: Table, row: SheetRow) -> int:
    covered = table.covered.get(row.row, set())
    return sum(1 for index, cell in enumerate(row.cells) if cell.strip() and index not in covered)


def _likeness(table: Table, row: SheetRow, column: int, widest: int) -> tuple[bool, bool, bool, int, int]:
    count = _cells(table, row)
    return count * 2 > widest, not _has_number(row, column), _speaks(row), count, -row.row


def _speaks(row: SheetRow) -> bool:
    return any(len(cell) <= _LONGEST_NAME and _KEYWORD.search(cell) for cell in row.cells)


def _has_number(row: SheetRow, column: int) -> bool:
    return column < len(row.values) and _is_number(row.values[column])


def _is_number(value: str) -> bool:
    value = value.strip()
    if _PLAIN_NUMBER.fullmatch(value):
        return not _DAY.fullmatch(value)
    return bool(_PHONE.fullmatch(value)) and 10 <= len(_DIGIT.findall(value)) <= 15
