"""Where the header is, and what the columns are called."""

from __future__ import annotations

import re

from smsgui.domain import SheetRow
from smsgui.sheets.sheet_xml import column_letters
from smsgui.sheets.table import Table

_SAMPLE = 200
_NUMBER = re.compile(r"[+＋]?[\d\s().\-（）－０-９\u00a0\u200b-\u200f\u202a-\u202e]{7,25}")
_DIGIT = re.compile(r"\d")
_KEYWORD = re.compile(r"手机|电话|号码|联系方式|mobile|phone|tel\b|cell|number|msisdn", re.IGNORECASE)
_LONGEST_NAME = 30


def find(table: Table) -> int:
    """The number of the row that names the columns; 0 if the list begins without one.

    The header stands above the first row that holds something like a phone number; of the rows there it is the one
    with the most cells, where one that speaks of phones wins. Titles have fewer cells, a merged cell counts once.
    """
    sample = table.rows[:_SAMPLE]
    above = []
    for row in sample:
        if any(_is_number(value) for value in row.values):
            break
        above.append(row)
    if not above:
        return 0
    if len(above) == len(sample):
        widest = max(_cells(table, row) for row in sample[:20])
        return next(row.row for row in sample if _cells(table, row) * 2 > widest)
    widest = max(_cells(table, row) for row in above)
    return max(above, key=lambda row: _likeness(table, row, widest)).row


def names(header: SheetRow | None, width: int) -> tuple[str, ...]:
    """A name for each column: its header on one line, else its letters; made unique with " (2)" and so on."""
    found: list[str] = []
    taken: set[str] = set()
    for index in range(width):
        cell = header.cells[index] if header is not None and index < len(header.cells) else ""
        name = base = " ".join(cell.split()) or column_letters(index)
        count = 1
        while name in taken:
            count += 1
            name = f"{base} ({count})"
        taken.add(name)
        found.append(name)
    return tuple(found)


def _cells(table: Table, row: SheetRow) -> int:
    covered = table.covered.get(row.row, set())
    return sum(1 for index, cell in enumerate(row.cells) if cell.strip() and index not in covered)


def _likeness(table: Table, row: SheetRow, widest: int) -> tuple[bool, bool, int, int]:
    count = _cells(table, row)
    speaks = any(len(cell) <= _LONGEST_NAME and _KEYWORD.search(cell) for cell in row.cells)
    return count * 2 > widest, speaks, count, -row.row


def _is_number(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value.strip())) and len(_DIGIT.findall(value)) >= 7
