"""Workbooks as people have them become rows of texts."""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
import threading
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it carries no types
from hypothesis import given
from hypothesis import strategies as st

from smsgui.domain import Worksheet
from smsgui.errors import SheetError
from smsgui.sheets import read
from tests.sheets.books import book, texts

HEADER = ("姓名", "手机号", "金额")
ROWS = (HEADER, ("张三", 13800138000, 12.5), ("李四", "13800138001", 7))


def test_every_cell_is_text_and_numbers_keep_their_digits(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, ROWS)
    sheet = read(path)
    assert sheet.columns == HEADER
    assert texts(sheet) == [("张三", "13800138000", "12.5"), ("李四", "13800138001", "7")]
    assert [row.row for row in sheet.rows] == [2, 3]
    assert (sheet.worksheet, sheet.header_row, sheet.warnings) == ("名单", 1, ())


def test_amounts_and_dates_read_as_displayed_and_amounts_plainly_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [HEADER, (datetime.date(2023, 3, 15), 13800138000, 1234.5)])
    sheet["A2"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["C2"].number_format = "¥#,##0.00"
    made.save(path)
    row = read(path).rows[0]
    assert row.cells == ("2023年3月15日", "13800138000", "¥1,234.50")
    assert row.values == ("2023年3月15日", "13800138000", "1234.5")


def test_texts_and_values_that_are_equal_share_one_object(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, ROWS)
    assert all(row.values is row.cells for row in read(path).rows)


def test_an_id_of_18_digits_typed_as_a_number_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [HEADER, ("张三", "13800138000", 440101199001011234)])
    sheet = read(path)
    assert sheet.rows[0].uncertain == {2}
    assert [(warning.row, warning.column) for warning in sheet.warnings] == [(2, "金额")]
    assert "15 digits" in str(sheet.warnings[0])


def test_the_header_is_found_below_titles_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [("客户名单",), (), ("2023年", "3月"), *ROWS])
    sheet.merge_cells("A1:C1")
    made.save(path)
    found = read(path)
    assert (found.header_row, found.columns, len(found.rows)) == (4, HEADER, 2)
    assert read(path, header_row=5).columns == ("张三", "13800138000", "12.5")


HEADERLESS: dict[str, list[tuple[object, ...]]] = {
    "a list alone": [("张三", 13800138000), ("李四", 13800138001)],
    "numbers alone": [(13800138000,), (13800138001,)],
    "one number": [("13800138000",)],
    "a bad second number": [("张三", 13800138000), ("李四", "无"), ("王五", 13800138002), ("赵六", 13800138003)],
    "numbers of eight digits": [("Chan", 55311111), ("Wong", 55311112)],
}


@pytest.mark.parametrize("rows", HEADERLESS.values(), ids=HEADERLESS)
def test_a_list_without_a_header_loses_no_row(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    path = tmp_path / "a.xlsx"
    book(path, rows)
    sheet = read(path)
    assert (sheet.header_row, len(sheet.rows), sheet.columns[0]) == (0, len(rows), "A")
    assert "named by their letters" in str(sheet.warnings[0])


TOPPED: dict[str, list[tuple[object, ...]]] = {
    "a date": [("制表日期", "2023-03-15"), ("姓名", "手机号")],
    "a service number": [("客服电话", "400-123-4567"), ("姓名", "手机号")],
    "a note on phones": [("员工手机号码表",), ("姓名", "联系方式")],
    "many notes": [("说明",), ("请勿修改", "内部"), (), ("姓名", "号码")],
    "names in two rows": [("基本信息",), ("姓名", "手机号")],
    "a number in the title": [("名单 13800138000",), ("Name", "Mobile")],
}


@pytest.mark.parametrize("rows", TOPPED.values(), ids=TOPPED)
def test_the_header_is_told_from_what_stands_above_it(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [*rows, ("张三", 13800138000), ("李四", "无"), ("王五", "13800138002"), ("赵六", 13800138003)])
    sheet = read(path)
    assert (sheet.header_row, len(sheet.rows)) == (len(rows), 4)


@pytest.mark.parametrize("first", ["有", "13800138000"])
def test_a_header_over_a_list_with_few_numbers_is_found(tmp_path: Path, first: str) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("姓名", "联系人", "备注"), ("张三", first, "好"), ("李四", "无", "好"), ("王五", "?", "好")])
    assert read(path).header_row == 1


CELLS = st.one_of(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8).filter(
        lambda text: text[0] not in "=#"
    ),
    st.integers(-(10**10), 10**10),
    st.booleans(),
    st.decimals(-1000, 1000, places=3).map(float),
)


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_what_openpyxl_writes_reads_back_as_the_same_text(rows: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        book(path, [("a", "b", "手机"), *rows])
        sheet = read(path, header_row=1)
    assert texts(sheet) == [tuple(map(as_text, row)) for row in rows]


def as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def test_columns_get_usable_names(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("姓名", "手机号", None, "姓名", "联系\n地址"), ("a", "13800138000", "x", "b", "c", "wide")])
    sheet = read(path)
    assert sheet.columns == ("姓名", "手机号", "C", "姓名 (2)", "联系 地址", "F")
    assert sheet.rows[0].cells == ("a", "13800138000", "x", "b", "c", "wide")


def test_blank_and_merely_formatted_rows_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [HEADER, ROWS[1], (), (None, "  ", None), ROWS[2]])
    for number in range(6, 30):
        sheet.cell(number, 3).number_format = "0.00"
    made.save(path)
    assert [row.row for row in read(path).rows] == [2, 5]


def test_hidden_rows_are_marked_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [HEADER, *[(f"n{number}", 13800138000 + number, 1) for number in range(8)]])
    for number in (3, 4, 7):
        sheet.row_dimensions[number].hidden = True
    made.save(path)
    found = read(path)
    assert [row.row for row in found.rows if row.hidden] == [3, 4, 7]
    assert str(found.warnings[0]) == "Rows that are hidden or filtered out: 3 (rows 3–4, 7)."


def test_rows_that_stand_in_the_file_are_not_hidden_with_all_the_unused_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_default_row(hide_unused_rows=True)
    assert [row.hidden for row in read(path).rows] == [False, True]


def test_a_phone_number_under_a_date_format_keeps_its_digits(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [HEADER, ("张三", 8613800138000, 1), ("李四", 13800138000, 1)])
    sheet["B2"].number_format = sheet["B3"].number_format = "yyyy-mm-dd"
    made.save(path)
    rows = read(path).rows
    assert [row.values[1] for row in rows] == ["8613800138000", "13800138000"]
    assert [row.uncertain for row in rows] == [{1}, {1}]


def test_merged_cells_hold_the_value_of_their_first_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(
        path,
        [("姓名", "联系方式", None), (None, "手机", "邮箱"), ("甲", 13800138000, "a@b"), (None, 13800138001, "c@d")],
    )
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A3:A4")
    made.save(path)
    found = read(path)
    assert (found.header_row, found.columns) == (2, ("姓名", "手机", "邮箱"))
    assert texts(found) == [("甲", "13800138000", "a@b"), ("甲", "13800138001", "c@d")]


def test_error_cells_and_formulas_without_a_result_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [HEADER, ("甲", 13800138000, "#N/A"), ("乙", 13800138001, "=1+1")])
    sheet = read(path)
    assert [(row.cells[2], set(row.errors)) for row in sheet.rows] == [("#N/A", {2}), ("", {2})]
    assert (sheet.warnings[0].row, sheet.warnings[0].column) == (2, "金额")
    assert "first in row 2 (“#N/A”)" in str(sheet.warnings[0])


def test_a_formula_without_a_result_is_named_without_empty_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [HEADER, ("甲", 13800138000, "1"), ("乙", 13800138001, "=1+1")])
    (warning,) = read(path).warnings
    assert "first in row 3. " in str(warning)
    assert "“”" not in str(warning)


def test_dates_written_in_different_ways_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    day = datetime.date(2023, 3, 15)
    made, sheet = book(path, [("手机", "日期"), (13800138000, day), (13800138001, day)])
    sheet["B3"].number_format = "m/d/yyyy"
    made.save(path)
    found = read(path)
    assert [row.cells[1] for row in found.rows] == ["2023-03-15", "3/15/2023"]
    assert found.warnings[0].column == "日期"


def test_the_first_visible_worksheet_is_taken_and_another_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, ROWS)
    sheet.sheet_state = "hidden"
    made.create_sheet("二").append(["手机"])
    made["二"].append([13800138009])
    made.save(path)
    found = read(path)
    assert found.worksheets == (Worksheet("名单", hidden=True), Worksheet("二"))
    assert (found.worksheet, texts(found)) == ("二", [("13800138009",)])
    assert read(path, worksheet="名单").columns == HEADER
    with pytest.raises(SheetError, match=r"“三”.*名单, 二"):
        read(path, worksheet="三")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "known"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_text_files_are_read_in_any_usual_encoding(tmp_path: Path, encoding: str, known: str, separator: str) -> None:
    path = tmp_path / "a.csv"
    lines = [separator.join(map(str, row)) for row in ROWS]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    sheet = read(path)
    assert sheet.columns == HEADER
    assert texts(sheet) == [("张三", "13800138000", "12.5"), ("李四", "13800138001", "7")]
    assert sheet.encoding == known


def test_another_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("姓名,手機號\n王小明,0912345678\n".encode("big5"))
    assert read(path).columns != ("姓名", "手機號")
    sheet = read(path, encoding="big5")
    assert (sheet.columns, sheet.encoding) == (("姓名", "手機號"), "big5")


def test_rows_of_a_text_file_are_numbered_as_a_spreadsheet_program_does(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,手机\n"张\n三",13800138000\n\n李四,13800138001\n', encoding="utf-8")
    sheet = read(path)
    assert [(row.row, row.cells[0]) for row in sheet.rows] == [(2, "张\n三"), (4, "李四")]


def test_a_wrong_extension_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    made, _ = book(tmp_path / "b.xlsx", ROWS)
    made.save(path)
    assert read(path).columns == HEADER
    path = tmp_path / "c.xlsx"
    path.write_text("姓名,手机\n甲,13800138000\n", encoding="utf-8")
    assert read(path).columns == ("姓名", "手机")


def test_reading_reports_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, ROWS)
    seen: list[float] = []
    read(path, progress=seen.append)
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 1)
    stop = threading.Event()
    stop.set()
    with pytest.raises(SheetError, match="stopped"):
        read(path, stop=stop)


BAD = {
    "empty.xlsx": (b"", "empty"),
    "pdf.xlsx": (b"%PDF-1.7 \xff\xff", "PDF"),
    "photo.xlsx": (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
    "broken.xlsx": (b"PK\x03\x04 and then nothing", "damaged"),
    "noise.csv": (bytes(range(1, 255)) * 4, "not a spreadsheet"),
    "page.xls": (b"<html><table><tr><td>13800138000</td></tr></table></html>", "not a spreadsheet"),
    "header only.csv": ("姓名,手机\n".encode(), "no rows"),
    "blank.csv": (b"\n\n,,\n", "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_sheet_is_refused_in_one_sentence_that_names_it(tmp_path: Path, name: str) -> None:
    content, reason = BAD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SheetError, match=reason) as caught:
        read(tmp_path / name)
    assert name in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_missing_file_a_folder_and_a_header_beyond_the_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"no file “x\.xlsx”"):
        read(tmp_path / "x.xlsx")
    with pytest.raises(SheetError, match="folder"):
        read(tmp_path)
    path = tmp_path / "a.xlsx"
    book(path, ROWS)
    with pytest.raises(SheetError, match="ends with row 3"):
        read(path, header_row=9)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_at_once_and_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    pipe, link = tmp_path / "a.csv", tmp_path / "link.csv"
    os.mkfifo(pipe)
    ended = threading.Event()
    caught: list[SheetError] = []

    def try_to_read() -> None:
        try:
            read(pipe)
        except SheetError as error:
            caught.append(error)
        ended.set()

    threading.Thread(target=try_to_read, daemon=True).start()
    assert ended.wait(5)
    assert "“a.csv” is not a file" in str(caught[0])
    book(tmp_path / "a.xlsx", ROWS)
    link.symlink_to("a.xlsx")
    assert len(read(link).rows) == 2


def test_stop_ends_a_reading_that_is_under_way(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [HEADER, *[(f"n{number}", 13800138000 + number, number / 7) for number in range(8000)]])
    stop = threading.Event()
    seen: list[float] = []

    def progress(done: float) -> None:
        seen.append(done)
        if done > 0.3:
            stop.set()

    with pytest.raises(SheetError, match="stopped"):
        read(path, progress=progress, stop=stop)
    assert 0.3 < seen[-1] < 0.9


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("手机\n13800138000\n", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(SheetError, match="may not be read"):
        read(path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for a file that Linux has")
def test_a_file_that_the_system_fails_to_read_is_named() -> None:
    with pytest.raises(SheetError, match="“mem” can't be read"):
        read(Path("/proc/self/mem"))


def test_a_quotation_mark_that_never_closes_loses_no_row_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,手机\n张三,13800138000\n"李四,13800138001\n王五,13800138002\n', encoding="utf-8")
    with pytest.raises(SheetError, match=r"row 3 of “a\.csv” a quotation mark"):
        read(path)


def test_error_names_in_a_text_file_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("手机,金额\n13800138000,#N/A\n13800138001,#话题\n", encoding="utf-8")
    assert [bool(row.errors) for row in read(path).rows] == [True, False]


def test_the_line_that_names_the_separator_is_obeyed_and_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\n姓名;手机\n张三,好;13800138000\n", encoding="utf-8")
    sheet = read(path)
    assert [(row.row, row.cells) for row in sheet.rows] == [(2, ("张三,好", "13800138000"))]


def test_dates_that_hang_on_the_computer_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [("手机", "日期"), (13800138000, datetime.date(2023, 3, 5))])
    sheet["B2"].number_format = "mm-dd-yy"  # what openpyxl calls format 14, the computer's own
    made.save(path)
    found = read(path)
    assert found.rows[0].cells[1] == "2023/3/5"
    assert "settings of your computer" in str(found.warnings[0])


def test_dates_stored_as_words_read_as_displayed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, _ = book(path, [("手机", "日期"), (13800138000, datetime.datetime(2023, 3, 5, 8, 30))])  # noqa: DTZ001 - a sheet's dates have no time zone
    made.iso_dates = True
    made.save(path)
    assert read(path).rows[0].cells[1] == "2023-03-05 8:30:00"


def test_a_large_number_under_general_is_named_and_keeps_its_digits(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("手机", "金额"), (8613800138000, 1)])
    sheet = read(path)
    assert (sheet.rows[0].cells[0], sheet.rows[0].values[0]) == ("8.6138E+12", "8613800138000")
    assert (sheet.warnings[0].row, sheet.warnings[0].column) == (2, "手机")


def test_formatted_and_titled_columns_to_the_right_are_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [("标题", None, None, None, None, "2023年"), *ROWS])
    for number in range(1, 5):
        for column in (4, 5, 7):
            sheet.cell(number, column).number_format = "0.00"
    made.save(path)
    found = read(path)
    assert (found.columns, found.header_row) == (HEADER, 2)
    assert all(len(row.cells) == 3 for row in found.rows)


def test_troubles_above_the_header_do_not_hide_those_below(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book(path, [("#N/A",), HEADER, ("张三", 13800138000, 1), ("#REF!", 13800138001, 2), ("#N/A", 13800138002, 2)])
    sheet = read(path)
    assert [(warning.row, warning.values["count"]) for warning in sheet.warnings] == [(4, 2)]


def test_formats_are_named_however_many_different_dates_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    first = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - a sheet's dates have no time zone
    rows = [(13800138000 + number, first + datetime.timedelta(hours=number)) for number in range(7000)]
    made, sheet = book(path, [("手机", "日期"), *rows])
    sheet["B2"].number_format = "m/d/yyyy"
    made.save(path)
    assert [warning.column for warning in read(path).warnings] == ["日期"]
