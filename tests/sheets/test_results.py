"""What the cells of formulas hold, whoever wrote the workbook, and what stands in cells beside their text."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it carries no types

from smsgui.sheets import read
from tests.sheets.books import DATA, book
from tests.sheets.test_bounds import row, unsure, workbook
from tests.sheets.test_hostile import ods, package_of, parts, read_bytes

HEADER = ("姓名", "手机号", "金额")
BOOK = "xl/workbook.xml"


def written(path: Path, results: list[object]) -> None:
    """A workbook by XlsxWriter with formulas that have these results; ``None``: none is given."""
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for number, result in enumerate(results, 1):
            sheet.write_row(number, 0, ("甲", 13800138000 + number))
            sheet.write_formula(number, 2, "=A1", None, *([] if result is None else [result]))


def test_formulas_that_nobody_worked_out_have_no_result(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, [None, 0, None])
    sheet = read(path)
    assert [(row.cells[2], set(row.errors)) for row in sheet.rows] == [("", {2})] * 3
    assert "without a stored result: 3, first in row 2" in str(sheet.warnings[0])


def test_results_that_are_to_be_worked_out_anew_are_not_certain(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, [12.5, "乙", True, "#N/A", 1234567890123456])
    sheet = read(path)
    assert [row.cells[2] for row in sheet.rows] == ["12.5", "乙", "TRUE", "#N/A", "1.23457E+15"]
    assert [(set(row.errors), set(row.uncertain)) for row in sheet.rows] == [
        *[(set(), {2})] * 3,
        ({2}, set()),
        (set(), {2}),
    ]
    assert unsure(sheet) == [(2, "金额")]


def test_results_that_a_spreadsheet_program_worked_out_are_certain_even_0(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(path, [0, 12.5])
    contents = parts(path)
    contents[BOOK] = contents[BOOK].replace(b' fullCalcOnLoad="1"', b"")
    sheet = read_bytes(package_of(contents))
    assert [row.cells[2] for row in sheet.rows] == ["0", "12.5"]
    assert sheet.warnings == ()
    assert read(DATA / "messy-libreoffice.xlsx").rows[2].cells[5] == "2"


def test_values_of_a_workbook_whose_formulas_are_to_be_worked_out_are_certain(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made, _ = book(path, [HEADER, ("甲", 13800138000, 0)])
    assert made.calculation.fullCalcOnLoad
    sheet = read(path)
    assert (sheet.rows[0].cells[2], sheet.warnings) == ("0", ())


@pytest.mark.parametrize("code", ["General;-General;", "G/通用格式;G/通用格式;;@", 'General;-General;"零"'])
def test_a_zero_shows_as_its_section_says_beside_general(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [HEADER, *(("甲", 13800138000, number) for number in (0, 5, -2.5))])
    for number in range(2, 5):
        sheet[f"C{number}"].number_format = code
    made.save(path)
    found = read(path)
    assert [row.cells[2] for row in found.rows] == ["零" if "零" in code else "", "5", "-2.5" if "-" in code else "2.5"]
    assert [row.values[2] for row in found.rows] == ["0", "5", "-2.5"]


@pytest.mark.parametrize(("code", "shown"), [("@", "1.23457E+11"), ('General"元"', "1.23457E+11元"), ("0", None)])
def test_long_numbers_that_show_in_short_form_are_named_under_any_format(
    tmp_path: Path, code: str, shown: str | None
) -> None:
    path = tmp_path / "a.xlsx"
    made, sheet = book(path, [HEADER, ("甲", 13800138000, 123456789012), ("甲", 13800138001, -123456789012)])
    sheet["C2"].number_format = sheet["C3"].number_format = code
    made.save(path)
    found = read(path)
    said = [str(warning) for warning in found.warnings]
    assert found.rows[0].cells[2] == (shown or "123456789012")
    assert [("in short form: 2, first in row 2" in sentence) for sentence in said] == [True] * bool(shown)


@pytest.mark.parametrize(
    "text", ["甲_x000D_\n乙", "甲_x000D__x000A_乙", "甲&#13;&#10;乙", "甲\r\n乙", "甲\n乙", "甲_x000D_乙"]
)
def test_lines_end_alike_however_they_are_stored(text: str) -> None:
    for cell in (f'<c r="B2" t="str"><v>{text}</v></c>', '<c r="B2" t="s"><v>0</v></c>'):
        sheet = read_bytes(workbook(row(cell), strings=f"<si><t>{text}</t></si>"))
        assert sheet.rows[0].cells[1] == "甲\n乙"


def test_a_truth_value_under_a_format_for_texts_is_not_certain() -> None:
    cell = '<c r="B2" t="b" s="1"><v>1</v></c>'
    assert unsure(read_bytes(workbook(row(cell), code=";;;"))) == [(2, "备注")]
    assert unsure(read_bytes(workbook(row(cell), code="0;0;0;@"))) == []


def table(cell: str) -> str:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("甲", "13800138000"))
    header = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in HEADER)
    return (
        f'<table:table table:name="t"><table:table-row>{header}</table:table-row>'
        f"<table:table-row>{cells}{cell}</table:table-row></table:table>"
    )


FRAME = (
    '<draw:frame table:end-cell-address="t.D3"><draw:text-box><text:p>框</text:p></draw:text-box>'
    "<svg:title>题</svg:title><svg:desc>图</svg:desc></draw:frame>"
)
DRAWN = {
    "in front of the text": f"<table:table-cell>{FRAME}<text:p>真</text:p></table:table-cell>",
    "behind the text": f"<table:table-cell><text:p>真</text:p>{FRAME}</table:table-cell>",
    "inside the text": f"<table:table-cell><text:p>{FRAME}真{FRAME}</text:p></table:table-cell>",
    "a shape in a shape": f"<table:table-cell><draw:g>{FRAME}{FRAME}</draw:g><text:p>真</text:p></table:table-cell>",
}


@pytest.mark.parametrize("place", DRAWN)
def test_what_is_drawn_upon_a_cell_is_no_part_of_its_text(place: str) -> None:
    spaces = 'xmlns:draw="urn:draw" xmlns:svg="urn:svg"'
    content = table(DRAWN[place]).replace("<table:table ", f"<table:table {spaces} ")
    assert read_bytes(ods(content)).rows[0].cells == ("甲", "13800138000", "真")


@pytest.mark.parametrize(
    ("cell", "shown", "errors"),
    [
        ('<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>', "", set()),
        ('<table:table-cell table:formula="of:=1+1"/>', "", {2}),
        ('<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p>'
         "</table:table-cell>", "2", set()),
    ],
)  # fmt: skip
def test_an_empty_text_is_the_result_of_a_formula_in_an_opendocument(cell: str, shown: str, errors: set[int]) -> None:
    found = read_bytes(ods(table(cell))).rows[0]
    assert (found.cells[2] if len(found.cells) > 2 else "", set(found.errors)) == (shown, errors)


def typed(kind: str, text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p></table:table-cell>'


FORMULA = 'table:formula="of:=1/0"'
CALC = 'xmlns:calcext="urn:calcext" calcext:value-type='


@pytest.mark.parametrize(
    ("cell", "is_error"),
    [
        *[(typed("float", word, 'office:value="0"'), True) for word in ("#DIV/0!", "#N/A", "#NAME?", "Err:502")],
        (typed("float", "#REF!", f'office:value="0" {FORMULA}'), True),
        (typed("date", "#VALUE!", 'office:date-value="1899-12-30"'), True),
        (typed("string", "#NUM!", FORMULA), True),
        (typed("string", "#NUM!", f'{FORMULA} {CALC}"error"'), True),
        (typed("string", "#N/A", f'{FORMULA} {CALC}"string"'), False),
        (typed("string", "#N/A"), False),
        (typed("string", "#1", FORMULA), False),
        (typed("float", "#0", 'office:value="0"'), False),
    ],
)
def test_an_error_in_an_opendocument_is_known_by_its_word_where_no_text_is_typed(cell: str, is_error: bool) -> None:
    found = read_bytes(ods(table(cell))).rows[0]
    assert set(found.errors) == ({2} if is_error else set())


def test_an_error_over_a_phone_number_in_an_opendocument_is_one() -> None:
    content = (
        table("")
        .replace(">13800138000<", ">#N/A<")
        .replace(
            "<table:table-cell><text:p>#N/A",
            '<table:table-cell office:value-type="float" office:value="0"><text:p>#N/A',
        )
    )
    assert set(read_bytes(ods(content)).rows[0].errors) == {1}
