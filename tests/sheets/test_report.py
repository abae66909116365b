"""Results come back as a workbook with the user's own columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from smsgui.domain import JobRow, SheetRow, Status
from smsgui.errors import SheetError
from smsgui.sheets import read, report


def job_row(row: int = 2, cells: tuple[str, ...] = ("张三", "13800138000"), **others: object) -> JobRow:
    values: dict[str, object] = {
        "number": "+8613800138000",
        "text": "您好",
        "parameters": (),
        "segments": 1,
        "status": Status.REJECTED,
        "reference": "r-1",
        "code": "405",
        "detail": "forbidden word",
        "at": "2026-11-20T08:00:00+08:00",
    }
    return JobRow(row=row, cells=cells, **{**values, **others})  # type: ignore[arg-type]  # values of many types


def cells(path: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_users_columns_come_first_and_the_results_behind_them(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    rows = [job_row(), job_row(3, ("李四", "1"), code="", detail="no number", segments=None, status=Status.SKIPPED)]
    assert report.write(path, ("姓名", "status"), iter(rows)) == 2
    assert cells(path) == [
        ["姓名", "status", "status", "reason", "reference", "time", "segments"],
        ["张三", "13800138000", "rejected", "405 forbidden word", "r-1", "2026-11-20 08:00:00", 1],
        ["李四", "1", "skipped", "no number", "r-1", "", ""],
    ]


def test_rows_that_were_left_out_have_their_reason_and_former_row_behind_them(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    rows = [(left_out(7, ("张三", "1")), "no number"), (left_out(9, ("李四", "")), "empty")]
    assert report.write_left_out(path, ("姓名", "手机号"), iter(rows), headings={"row": "原行号"}) == 2
    assert cells(path) == [
        ["姓名", "手机号", "reason", "原行号"],
        ["张三", "1", "no number", 7],
        ["李四", "", "empty", 9],
    ]


def left_out(row: int, cells: tuple[str, ...], **more: Any) -> SheetRow:
    return SheetRow(row, cells, cells, **more)


def test_what_kept_a_row_from_being_sent_does_so_still_when_it_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    cells = ("张三", "13800138000", "#N/A", "Err:502", "")
    rows = [(left_out(7, cells, errors=frozenset((2, 3, 4))), "error"), (left_out(9, cells, hidden=True), "hidden")]
    report.write_left_out(path, ("姓名", "手机号", "甲", "乙", "丙"), rows)
    first, second = read(path).rows
    assert (first.cells[2:5], first.errors) == (("#N/A", "#VALUE!", "#VALUE!"), frozenset((2, 3, 4)))
    assert (first.hidden, second.hidden, second.errors) == (False, True, frozenset())
    assert [cell.data_type for cell in openpyxl.load_workbook(path).worksheets[0][2]] == list("sseeesn")


def test_headings_and_words_can_be_translated(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    report.write(path, ("a", "b"), [job_row()], headings={"status": "状态"}, words={"rejected": "被拒"})
    first, second = cells(path)
    assert (first[2], second[2]) == ("状态", "被拒")


@pytest.mark.parametrize(
    "text", ["=1+1", "+8613800138000", "-5", "@SUM(A1)", "007", "1E5", "a\nb", "<b>&amp;</b>", " x "]
)
def test_every_cell_is_literal_text_and_none_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "r.xlsx"
    report.write(path, ("a",), [job_row(cells=(text,), detail=text, code="")])
    for place in ("A2", "C2"):
        cell = openpyxl.load_workbook(path).worksheets[0][place]
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_segments_are_numbers_that_can_be_summed_and_nothing_else_is(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    report.write(path, ("a", "b"), [job_row(cells=("12", "3"), segments=count) for count in (1, 0, None, 12)])
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2))
    assert [row[-1].value for row in rows] == [1, 0, None, 12]
    assert {row[-1].number_format for row in rows} == {"General"}
    assert {cell.data_type for row in rows for cell in row[:-1]} == {"s"}


def test_control_characters_are_made_visible(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    report.write(path, ("a",), [job_row(cells=("x\0\x07\x1b\x7fy\ud800\uffff",))])
    assert cells(path)[1][0] == "x␀␇␛␡y��"


def test_the_header_is_bold_and_stays_in_sight(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    report.write(path, ("姓名",), [job_row(cells=("一个很长很长很长很长很长的名字",))])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A1"].font.b
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width > 0


def test_no_rows_at_all_still_make_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    assert report.write(path, ("a",), []) == 0
    assert cells(path) == [["a", *report.HEADINGS]]


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"old")

    def rows() -> object:
        yield job_row()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        report.write(path, ("a", "b"), rows())  # type: ignore[arg-type]  # a generator that ends badly
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="folder “nowhere” is not there"):
        report.write(tmp_path / "nowhere" / "r.xlsx", ("a",), [])
    (tmp_path / "r.xlsx").mkdir()
    with pytest.raises(SheetError, match=r"“r.xlsx” can't be written"):
        report.write(tmp_path / "r.xlsx", ("a",), [])
    assert [entry.name for entry in tmp_path.iterdir()] == ["r.xlsx"]
