"""Workbooks for the tests, made by openpyxl."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from smsgui.domain import Sheet


def book(path: Path, rows: Iterable[Sequence[object]], name: str = "名单") -> tuple[openpyxl.Workbook, Worksheet]:
    """A workbook of one worksheet with these rows; to be changed further and saved at ``path``."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    return made, sheet


def texts(sheet: Sheet) -> list[tuple[str, ...]]:
    """The shown texts of all rows."""
    return [row.cells for row in sheet.rows]
