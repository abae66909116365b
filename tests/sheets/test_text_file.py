"""Text files whose quotation marks are not where they should be, and texts that are written as formulas."""

from __future__ import annotations

from pathlib import Path

import pytest

from smsgui.errors import SheetError
from smsgui.sheets import read


def write(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


SWALLOWED = {
    "two marks before first cells": (
        '姓名,手机号\n"张三,13800138000\n李四,13900139000\n"王五,13700137000\n赵六,13600136000\n',
        2,
        "A",
    ),
    "two marks far apart": (
        '手机号,姓名\n13800138000,"张三\n13900139000,李四\n13700137000,王五"\n13600136000,赵六\n',
        2,
        "B",
    ),
    "a mark within a cell": ('手机号,备注\n13800138000,一\n13800138001,"第一行\n第"二"行"\n13600136000,x\n', 3, "B"),
    "old line ends": ('手机号,姓名\r13800138000,"张三\r13900139000,李四"\r13600136000,赵六\r', 2, "B"),
    "a first cell over several columns": ('手机号\t姓名\n"13800138000\t张三\n13900139000\t李四"\t\n', 2, "A"),
}


@pytest.mark.parametrize(("text", "row", "column"), SWALLOWED.values(), ids=SWALLOWED)
def test_rows_that_a_quotation_mark_has_swallowed_are_not_lost_in_silence(
    tmp_path: Path, text: str, row: int, column: str
) -> None:
    with pytest.raises(SheetError, match=rf"row {row} of “a\.csv” a quotation mark.*column {column} has swallowed"):
        read(write(tmp_path, text))


@pytest.mark.parametrize(
    "cell", ["张三\n13800138001", "张三 138-0013-8001\n北京", "张三,13800138001\n李四", "甲,乙\n丙", "甲\n乙,丙"]
)
def test_a_cell_that_may_have_swallowed_rows_is_named(tmp_path: Path, cell: str) -> None:
    sheet = read(write(tmp_path, f'手机号,备注\n13800138000,"{cell}"\n13900139000,x\n'))
    assert [(warning.row, warning.column) for warning in sheet.warnings] == [(2, "备注")]
    assert "quotation mark" in str(sheet.warnings[0])
    assert [row.uncertain for row in sheet.rows] == [{1}, set()]
    assert sheet.rows[0].cells == ("13800138000", cell)


def test_usual_cells_of_several_lines_are_nothing_to_speak_of(tmp_path: Path) -> None:
    path = write(tmp_path, '姓名,手机号,地址\n张三,13800138000,"北京,朝阳\n""大厦"" 2023-03-15"\n李四,13900139000,\n')
    sheet = read(path)
    assert (sheet.warnings, sheet.rows[0].cells[2]) == ((), '北京,朝阳\n"大厦" 2023-03-15')


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('="00123"', "00123"),
        ('"=""00123"""', "00123"),
        ('="a""b"', 'a"b'),
        ('=""', ""),
        ('="1"&"2"', '="1"&"2"'),
        ("=1+1", "=1+1"),
        ('x="1"', 'x="1"'),
        ('="1', '="1'),
        ('="#N/A"', "#N/A"),
    ],
)
def test_a_text_written_as_a_formula_is_the_text(tmp_path: Path, written: str, shown: str) -> None:
    row = read(write(tmp_path, f'单号,手机号\n{written},="13800138000"\n甲,13900139000\n')).rows[0]
    assert row.cells == row.values == (shown, "13800138000")
    assert not row.errors


def test_the_euro_sign_of_chinese_windows_is_read_and_nothing_else_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    list_ = "姓名,手机号,金额\n张三,13800138000,".encode("gbk")
    path.write_bytes(list_ + b"\x805\n")
    for encoding in (None, "gb18030", "cp936"):
        assert read(path, encoding=encoding).rows[0].cells[2] == "€5"
    path.write_bytes(list_ + "\u4e80".encode("gbk") + b"\x80\n")  # the byte within a character and by itself
    assert read(path).rows[0].cells[2] == "\u4e80€"
    for wrong in (b"\xff5\n", b"\x80\xff\n"):
        path.write_bytes(list_ + wrong)
        with pytest.raises(SheetError, match="can't be read as text"):
            read(path)


def test_the_errors_of_spreadsheet_programs_are_known_in_text_files(tmp_path: Path) -> None:
    sheet = read(write(tmp_path, "姓名,手机号\n#DIV/0!,13800138000\nErr:502,13900139000\n#1,13700137000\n"))
    assert [set(row.errors) for row in sheet.rows] == [{0}, {0}, set()]
