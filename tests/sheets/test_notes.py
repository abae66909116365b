"""What is still to be said of a sheet when some of its cells were mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from smsgui import sheets
from smsgui.domain import Sheet, SheetRow
from smsgui.sheets.notes import after_mending


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Errors in the rows 3 and 5, a long number in row 4, and a hidden row."""
    book = openpyxl.Workbook()
    worksheet = book.worksheets[0]
    for row in (("姓名", "手机号", "金额"), ("甲", "13800138001", 1), ("乙", "13800138002", "#N/A")):
        worksheet.append(row)
    worksheet.append(("丙", 138001380031234, 2))
    worksheet.append(("丁", "13800138004", "#REF!"))
    worksheet["C3"].data_type = worksheet["C5"].data_type = "e"
    worksheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "list.xlsx")
    return sheets.read(tmp_path / "list.xlsx")


def said(sheet: Sheet, *mended: tuple[int, int]) -> list[str]:
    """The warnings once the cells in those rows and columns hold something else."""

    def mend(row: SheetRow) -> SheetRow:
        columns = {column for number, column in mended if number == row.row}
        cells = tuple("x" if column in columns else cell for column, cell in enumerate(row.cells))
        return replace(row, cells=cells, values=cells, errors=row.errors - columns) if columns else row

    return [str(warning) for warning in after_mending(sheet, [mend(row) for row in sheet.rows])]


def test_nothing_changes_where_nothing_was_mended(sheet: Sheet) -> None:
    assert said(sheet) == list(map(str, sheet.warnings))
    assert said(sheet, (2, 0), (4, 2)) == list(map(str, sheet.warnings))


def test_errors_are_counted_anew_and_the_first_that_is_left_is_named(sheet: Sheet) -> None:
    errors = [one for one in said(sheet) if "error" in one]
    assert len(errors) == 1
    assert "stored result: 2, first in row 3 (“#N/A”)" in errors[0]
    left = [one for one in said(sheet, (3, 2)) if "error" in one]
    assert len(left) == 1
    assert "stored result: 1, first in row 5 (“#REF!”)" in left[0]
    assert not [one for one in said(sheet, (3, 2), (5, 2)) if "error" in one]


def test_a_long_number_that_was_mended_is_not_warned_of(sheet: Sheet) -> None:
    assert [one for one in said(sheet, (3, 2)) if "12 digits" in one]
    assert not [one for one in said(sheet, (4, 1)) if "12 digits" in one]


def test_what_is_said_of_the_whole_sheet_stays(sheet: Sheet) -> None:
    assert "Rows that are hidden or filtered out: 1 (row 2)." in said(sheet, (2, 0), (3, 2), (4, 1), (5, 2))
