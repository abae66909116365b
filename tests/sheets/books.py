"""Workbooks for the tests: plain ones, and a messy one by two writers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]  # it carries no types
from openpyxl.worksheet.worksheet import Worksheet

from smsgui.domain import Sheet

DATA = Path(__file__).parent / "data"

MORNING = datetime.datetime(2023, 3, 15, 8, 30)  # noqa: DTZ001 - a sheet's dates have no time zone
MESSY: tuple[tuple[object, ...], ...] = (
    ("2023年3月 客户名单",),
    (),
    ("制表：李四", None, "内部资料"),
    ("姓名", "手机号", "金额", "日期", "折扣", "手机号", None, "部门"),
    ("张三", 13800138000, 1234.5, MORNING, 0.155, "x", "空名", "销售"),
    ("李四", "138 0013 8001", 1.005, MORNING, 0.2, None, None, None),
    (),
    ("王五", 13800138002, "#N/A", MORNING, 1, "=1+1", None, "财务", "多出"),
    ("<&>", 13800138003, -0.5, MORNING, 0, "多\n行", 440101199001011234, "财务"),
)
"""Row 8 is hidden; G5:G6 and H5:H6 are merged; a second worksheet is hidden."""

FORMATS = {"C": "¥#,##0.00", "D": 'yyyy"年"m"月"d"日" h:mm', "E": "0.0%"}
SHOWN = {
    5: ("张三", "13800138000", "¥1,234.50", "2023年3月15日 8:30", "15.5%", "x", "空名", "销售", ""),
    6: ("李四", "138 0013 8001", "¥1.01", "2023年3月15日 8:30", "20.0%", "", "空名", "销售", ""),
    8: ("王五", "13800138002", "#N/A", "2023年3月15日 8:30", "100.0%", "", "", "财务", "多出"),
    9: ("<&>", "13800138003", "-¥0.50", "2023年3月15日 8:30", "0.0%", "多\n行", "4.40101E+17", "财务", ""),
}
"""What the messy worksheet shows, by row. F8 is a formula without a stored result."""

COLUMNS = ("姓名", "手机号", "金额", "日期", "折扣", "手机号 (2)", "G", "部门", "I")


def book(path: Path, rows: Iterable[Sequence[object]], name: str = "名单") -> tuple[openpyxl.Workbook, Worksheet]:
    """A workbook of one worksheet with these rows, saved at ``path``; it can be changed further and saved again."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    return made, sheet


def messy_by_openpyxl(path: Path) -> None:
    """The messy workbook, written by openpyxl."""
    made, sheet = book(path, MESSY)
    for letter, code in FORMATS.items():
        for number in SHOWN:
            sheet[f"{letter}{number}"].number_format = code
        for number in range(10, 40):
            sheet[f"{letter}{number}"].number_format = code
    for area in ("A1:H1", "G5:G6", "H5:H6"):
        sheet.merge_cells(area)
    sheet.row_dimensions[8].hidden = True
    made.create_sheet("旧").sheet_state = "hidden"
    made.save(path)


def messy_by_xlsxwriter(path: Path) -> None:
    """The messy workbook, written by XlsxWriter."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("名单")
        formats = {ord(letter) - 65: made.add_format({"num_format": code}) for letter, code in FORMATS.items()}
        for number, row in enumerate(MESSY):
            for column, value in enumerate(row):
                if value is not None:
                    format_ = formats.get(column) if number > 3 else None
                    if isinstance(value, str) and value.startswith("="):
                        sheet.write_formula(number, column, value, format_, "")
                    elif value == "#N/A":
                        sheet.write_formula(number, column, "=NA()", format_, "#N/A")
                    else:
                        sheet.write(number, column, value, format_)
        for number in range(9, 40):
            sheet.write_blank(number, 2, None, formats[2])
        sheet.merge_range("A1:H1", MESSY[0][0])
        sheet.merge_range("G5:G6", "空名")
        sheet.merge_range("H5:H6", "销售")
        sheet.set_row(7, None, None, {"hidden": True})
        made.add_worksheet("旧").hide()


def texts(sheet: Sheet) -> list[tuple[str, ...]]:
    """The shown texts of all rows."""
    return [row.cells for row in sheet.rows]
