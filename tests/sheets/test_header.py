"""Which row names the columns, and that no row of the list is lost above it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.domain import SheetRow, Worksheet
from smsgui.sheets import header, read
from smsgui.sheets.table import Table
from tests.sheets.books import book

Row = tuple[object, ...]
PHONES: tuple[Row, ...] = (("1-103", "王五", 13900139000, 300), ("1-104", "赵六", 13700137000, 300))

LISTS: dict[str, tuple[int, list[Row]]] = {
    "more cells in a row than in the header": (
        2,
        [
            ("2023年3月物业费催缴名单",),
            ("房号", "业主", "手机号", "金额"),
            ("1-101", "张三", "13800138000", 100, "已缴一半"),
            ("1-102", "李四", "没留电话", 200, "上门通知"),
            *PHONES,
        ],
    ),
    "a first row without a number that speaks of phones": (
        1,
        [("房号", "业主", "手机号", "金额"), ("1-102", "李四", "未留电话", 200, "上门通知"), *PHONES],
    ),
    "a column without a name": (
        1,
        [
            ("序号", "姓名", "手机号", None, "金额"),
            (1, "张三", 13800138000, "VIP", 100),
            (2, "李四", "暂无电话", "普通", 200),
            (3, "王五", 13900139000, "VIP", 300),
        ],
    ),
    "a header in other words": (
        1,
        [("客户", "Contact No.", None, "金额"), ("张三", "暂无", "备注", 100), ("李四", 13800138000, "x", 200)],
    ),
    "a first row without a number and with more cells": (
        1,
        [("姓名", "手机号", None, None), ("甲", None, "没有手机", "x"), ("乙", 13800138000, None)],
    ),
    "a first number damaged": (1, [("姓名", "号"), ("甲", "1.38E+10", "x"), ("乙", 13800138000)]),
    "contacts above the header": (
        5,
        [
            ("通知发送表",),
            ("联系人", "王经理"),
            ("联系电话", 13900139000),
            ("备用电话", 13900139001),
            ("姓名", "手机号", "金额"),
            ("甲", 13800138000, 1),
        ],
    ),
    "a title that speaks of phones above one column": (
        2,
        [("2023年客户手机号码名单",), ("手机号",), (13800138000,), (13900139000,)],
    ),
    "a title that speaks of phones above several columns": (
        2,
        [("2023年客户手机号码名单",), ("手机号", "姓名"), (13800138000, "甲"), (13900139000, "乙")],
    ),
    "a first row without a number in one column": (1, [("手机号码",), ("无手机",), (13800138000,)]),
    "a row with a phone number above the header": (
        2,
        [("单位", "电话", "010-88886666"), ("姓名", "手机号", "楼层"), *[("甲", 13800138000 + n, n) for n in range(3)]],
    ),
    "no header and a remark": (0, [("张三", 13800138000), ("李四", "没留电话"), ("王五", 13800138001)]),
    "no header and a first number with a note": (0, [("张三", "13800138000(张)"), ("李四", 13800138001)]),
    "no header and a first number damaged": (0, [("张三", "1.38E+10"), ("李四", 13800138001)]),
    "no header and a remark that looks like one": (0, [("张三", 13800138000), ("李四", "家里电话", 1), ("王五", "x")]),
}


@pytest.mark.parametrize(("row", "rows"), LISTS.values(), ids=LISTS)
def test_the_header_is_the_row_under_which_the_list_begins(tmp_path: Path, row: int, rows: list[Row]) -> None:
    book(tmp_path / "a.xlsx", rows)
    sheet = read(tmp_path / "a.xlsx")
    assert (sheet.header_row, len(sheet.rows)) == (row, len(rows) - row)


def test_a_merged_name_over_two_columns_of_data_is_the_header(tmp_path: Path) -> None:
    made, sheet = book(
        tmp_path / "a.xlsx",
        [("序号", "姓名", "联系方式", None), (1, "张三", "无手机", "a@b"), (2, "李四", 13800138000, "c@d")],
    )
    sheet.merge_cells("C1:D1")
    made.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert (found.header_row, found.columns) == (1, ("序号", "姓名", "联系方式", "联系方式 (2)"))


@pytest.mark.parametrize("merged", [("C1:D1",), ("A1:A2", "B1:B2", "C1:D1")])
def test_a_header_in_two_rows_takes_the_lower_names_and_the_upper_ones_where_there_are_none(
    tmp_path: Path, merged: tuple[str, ...]
) -> None:
    made, sheet = book(
        tmp_path / "a.xlsx",
        [("姓名", "手机号", "费用", None), (None, None, "水费", "电费"), ("甲", 13800138000, 1, 2)],
    )
    for area in merged:
        sheet.merge_cells(area)
    made.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert (found.header_row, found.columns) == (2, ("姓名", "手机号", "水费", "电费"))
    assert [row.row for row in found.rows] == [3]
    assert read(tmp_path / "a.xlsx", header_row=2).columns == found.columns


def test_the_names_of_several_kinds_of_phones_below_one_are_the_header(tmp_path: Path) -> None:
    phones = ("甲", "010-88886666", 13800138000, "x")
    for kinds in [("固话", "手机"), ("手机", "办公"), ("座机", "传真")]:
        made, sheet = book(tmp_path / "a.xlsx", [("姓名", "电话", None, "备注"), (None, *kinds), phones])
        for area in ("A1:A2", "B1:C1", "D1:D2"):
            sheet.merge_cells(area)
        made.save(tmp_path / "a.xlsx")
        found = read(tmp_path / "a.xlsx")
        assert (found.header_row, found.columns) == (2, ("姓名", *kinds, "备注"))


def test_the_lowest_of_three_merged_rows_of_names_is_the_header(tmp_path: Path) -> None:
    rows = [
        ("姓名", "联系方式"),
        (None, "电话", None, "邮箱"),
        (None, "办公", "手机"),
        ("甲", "010-88886666", 13800138000),
    ]
    made, sheet = book(tmp_path / "a.xlsx", rows)
    for area in ("A1:A3", "B1:D1", "B2:C2", "D2:D3"):
        sheet.merge_cells(area)
    made.save(tmp_path / "a.xlsx")
    found = read(tmp_path / "a.xlsx")
    assert (found.header_row, found.columns) == (3, ("姓名", "办公", "手机", "邮箱"))


def test_a_remark_below_a_wide_name_is_no_second_row_of_the_header(tmp_path: Path) -> None:
    for remark in ["手机关机", "换了手机", "无手机"]:
        rows = [("姓名", "联系方式", None), ("甲", remark, "a@b"), ("乙", 13800138000, "c@d")]
        made, sheet = book(tmp_path / "a.xlsx", rows)
        sheet.merge_cells("B1:C1")
        made.save(tmp_path / "a.xlsx")
        assert read(tmp_path / "a.xlsx").header_row == 1


def test_a_row_of_data_below_a_wide_name_is_no_second_row_of_the_header(tmp_path: Path) -> None:
    for second in [(None, None, 5, 6), ("甲", None, "a", "b"), (None, None, None, "b"), (None, "无", "a", "b")]:
        made, sheet = book(tmp_path / "a.xlsx", [("姓名", "手机号", "费用", None), second, ("乙", 13800138000, 1, 2)])
        sheet.merge_cells("C1:D1")
        made.save(tmp_path / "a.xlsx")
        assert read(tmp_path / "a.xlsx").header_row == 1
    book(tmp_path / "a.xlsx", [("手机号", "姓名", None), (None, "甲", "b"), (13800138000, "乙")])
    assert read(tmp_path / "a.xlsx").header_row == 1


def test_a_remark_deep_in_the_list_is_no_header(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", [("客户", "号"), *[("甲", "不在")] * 12, ("乙", "家里电话"), ("丙", 13800138000)])
    assert read(tmp_path / "a.xlsx").header_row == 1
    book(tmp_path / "a.xlsx", [("客户", "号"), ("甲", "1.38E+10"), ("乙", "家里电话"), ("丙", "1.38E+10")])
    assert read(tmp_path / "a.xlsx").header_row == 1
    book(tmp_path / "a.xlsx", [("员工手机号码表",), ("姓名", "手机号"), ("甲", "1.38E+10", "x", "y", "z")])
    assert read(tmp_path / "a.xlsx").header_row == 2


def test_a_hidden_row_of_keys_is_not_the_header_where_a_visible_one_is(tmp_path: Path) -> None:
    made, sheet = book(
        tmp_path / "a.xlsx", [("name", "mobile"), ("姓名", "手机号"), ("甲", 13800138000), ("乙", 13900139000)]
    )
    sheet.row_dimensions[1].hidden = True
    made.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").columns == ("姓名", "手机号")
    sheet.row_dimensions[2].hidden = True
    made.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").columns == ("name", "mobile")


def test_phone_numbers_above_the_header_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("客服电话", "400-123-4567"), ("姓名", "手机号"), ("甲", 13800138000), ("乙", 13800138001)])
    assert "or above the header, in row 1." in str(read(path).warnings[0])
    assert "or above the header, in row 1, 3." in str(read(path, header_row=3).warnings[0])
    book(path, [("名单", "2023-03-15 10:30"), ("姓名", "手机号"), ("甲", 13800138000), ("乙", 13800138001)])
    assert read(path).warnings == ()


def test_a_row_that_is_the_header_only_by_its_place_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("张三", "在外"), ("李四", 13800138001), ("王五", 13800138002)])
    assert "Row 1 was taken for the column names" in str(read(path).warnings[0])
    assert read(path, header_row=1).warnings == ()


@pytest.mark.parametrize(
    "remark",
    [
        "手机关机",
        "号码有误",
        "手机号已注销",
        "电话拒接",
        "换了手机",
        "phone off",
        "mobile changed",
        "电话（已换）打不通",
    ],
)
def test_a_remark_that_speaks_of_phones_is_no_name_of_a_column(tmp_path: Path, remark: str) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("赵一", remark, "值0"), ("钱二", 13800138001, "值1"), ("孙三", 13800138002, "值2")])
    assert [str(warning)[:39] for warning in read(path).warnings] == ["Row 1 was taken for the column names, b"]


@pytest.mark.parametrize(
    "name",
    ["手机", "手机号", "手机号码（必填）", "*联系电话：", "业务员手机", "家长联系方式", "手机号码1", "手机\n(Mobile)",
     "收件人手机号", "Phone", "phone_number", "Mobile No.", "Contact details", "Customer phone (required)", "TEL",
     "Cell phone #"],
)  # fmt: skip
def test_about_a_usual_name_there_is_nothing_to_say(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("姓名", name, "金额"), ("钱二", 13800138001, 1), ("孙三", 13800138002, 2)])
    assert read(path).warnings == ()


NUMBER = st.integers(13_800_000_000, 13_899_999_999).map(str)
CELL = st.sampled_from(["", "张三", "没留电话", "家里电话", "100", "手机", "联系人", "1.38E+10", "x"])


@given(st.lists(st.tuples(CELL, CELL | NUMBER, CELL), min_size=1, max_size=6))
def test_no_number_stands_above_the_header_unnamed(cells: list[tuple[str, str, str]]) -> None:
    table = Table("a", (Worksheet("a"),))
    for number, row in enumerate(cells, start=1):
        table.add(number, False, row, row, ())
    if table.rows:
        at = header.find(table)
        above = [row.row for row in table.rows if row.row <= at and row.cells[1].startswith("138")]
        assert set(above) <= set(header.numbers_above(table, at))
        labels = {"家里电话", "没留电话", "手机", "联系人"}
        assert all(labels & {row.cells[0]} for row in table.rows if row.row in above)


def test_only_dates_below_the_header_are_compared(tmp_path: Path) -> None:
    path, day = tmp_path / "a.xlsx", datetime.date(2023, 3, 15)
    made, sheet = book(path, [("名单", day), ("手机", "日期"), (13800138000, day), (13800138001, day)])
    sheet["B1"].number_format = "yyyy-mm"
    sheet["B3"].number_format = sheet["B4"].number_format = "m/d/yyyy"
    made.save(path)
    assert read(path).warnings == ()
    sheet["B4"].number_format = "yyyy-mm"
    made.save(path)
    assert read(path).warnings[0].column == "日期"


def test_a_heading_that_does_not_exist_is_none() -> None:
    table = Table("a", (Worksheet("a"),), [SheetRow(3, ("a",), ("a",))])
    assert header.heading(table, 0) is None
