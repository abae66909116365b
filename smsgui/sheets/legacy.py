"""Reading .xlsb workbooks, and such .xls as nothing else reads: values only, their formats aren't told."""

from __future__ import annotations

import datetime
import mmap
from typing import Any

import python_calamine

from smsgui.domain import Worksheet
from smsgui.sheets import merges
from smsgui.sheets.cells import DAMAGED, Odd
from smsgui.sheets.digits import decimal, plain
from smsgui.sheets.source import DamagedError, Source, locked
from smsgui.sheets.table import Table, parted
from smsgui.sheets.worksheets import chosen

_STEP = 1000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def read(source: Source, worksheet: str | None) -> Table:
    """The chosen worksheet's table, marked as plain. DamagedError where the file contradicts itself."""
    try:
        return _read(source, worksheet)
    except python_calamine.PasswordError as error:
        raise locked(source) from error
    except python_calamine.CalamineError as error:
        raise DamagedError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how the library ends where it trusted the file
            raise DamagedError("the library gave up") from None
        raise


def _read(source: Source, worksheet: str | None) -> Table:
    with python_calamine.CalamineWorkbook.from_path(str(source.path)) as book:
        found = [
            Worksheet(sheet.name, sheet.visible != python_calamine.SheetVisibleEnum.Visible)
            for sheet in book.sheets_metadata
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        name = found[chosen(source, found, worksheet)].name
        table = Table(name, tuple(found), plain=True)
        sheet = book.get_sheet_by_name(name)
        left = sheet.start[1] if sheet.start else 0
        for number, cells in enumerate(sheet.iter_rows(), 1):
            if number % _STEP == 0:
                source.step(number / max(sheet.total_height, 1))
            row = [""] * left + [_shown(cell) for cell in cells]
            while row and not row[-1]:
                row.pop()
            if row:
                table.add(number, False, *parted(row))
                table.check_size(source)
        areas = sheet.merged_cell_ranges or []
        merges.fill(source, table, [(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in areas])
        return table


def _shown(value: Any) -> str | Odd:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        number = decimal(repr(value))
        text = plain(number)
        return Odd(text, text, DAMAGED) if number.adjusted() >= 15 else text
    if isinstance(value, datetime.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "seconds")
    return str(value)


def holds_workbook(source: Source) -> bool:
    """Whether an OLE container holds a workbook; SheetError if the workbook in it is encrypted."""
    with source.path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(_ENCRYPTED) >= 0:
            raise locked(source)
        return any(data.find(name) >= 0 for name in _WORKBOOKS)
