"""Time and memory stay bounded where a small file asks for much of them."""

from __future__ import annotations

import io
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from smsgui.domain import Sheet
from smsgui.errors import SheetError
from smsgui.sheets.sheet_xml import column_letters
from smsgui.sheets.source import LONGEST_CELL
from tests.sheets.test_hostile import MEGABYTE, ods, package_of, read_bytes

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = '<row r="1"><c r="A1" t="str"><v>手机</v></c><c r="B1" t="str"><v>备注</v></c></row>'


def workbook(rows: str = "", *, strings: str = "", code: str = "General", behind: str = "") -> bytes:
    """A workbook with this XML inside its parts; the second cell style has the number format ``code``."""
    parts = {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml", "styles": "styles.xml"}
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{RELATIONS}/{kind}" Target="{part}"/>'
        for place, (kind, part) in enumerate(parts.items())
    )
    contents = {
        "[Content_Types].xml": f'<Types><Override ContentType="{MAIN}.spreadsheetml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="名单" r:id="r0"/>'
        "</sheets></workbook>",
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{HEADER}{rows}</sheetData>{behind}</worksheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
        "xl/styles.xml": f'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    }
    return package_of({name: content.encode() for name, content in contents.items()})


def row(cell: str, number: int = 2) -> str:
    return f'<row r="{number}"><c r="A{number}"><v>13800138000</v></c>{cell}</row>'


def spaced(times: int) -> str:
    """An .ods cell with as many blanks, and one with a number."""
    return (
        '<table:table table:name="t"><table:table-row><table:table-cell><text:p>手机</text:p></table:table-cell>'
        "<table:table-cell><text:p>备注</text:p></table:table-cell></table:table-row><table:table-row>"
        "<table:table-cell><text:p>13800138000</text:p></table:table-cell><table:table-cell><text:p>x"
        + '<text:s text:c="1000"/>' * times
        + "x</text:p></table:table-cell></table:table-row></table:table>"
    )


HALF = 500_000
SLOW: dict[str, bytes] = {
    "reading aids": workbook(row('<c r="B2" t="s"><v>0</v></c>'), strings="<si>" + "<rPh " * (HALF // 5) + "</si>"),
    "reading aids with texts": workbook(strings="<si>" + "<rPh><t>a</t>" * (HALF // 13) + "</si>"),
    "reading aids of a kind": workbook(strings="<si>" + "<phoneticPr " * (HALF // 12) + "</si>"),
    "texts": workbook(strings="<si><t>a</t>" + "<t " * (HALF // 3) + "</si>"),
    "texts in texts": workbook(strings="<si>" + "<t>a" * (HALF // 4) + "</si>"),
    "blanks between texts": workbook(strings="<si>" + " " * HALF + "x</si>"),
    "escapes": workbook(strings="<si><t>" + "_x000" * (HALF // 5) + "</t></si>"),
    "entities": workbook(strings="<si><t>" + "&#1" * (HALF // 3) + "</t></si>"),
    "attributes": workbook(row(f'<c r="B2" {"x" * HALF}><v>1</v></c>')),
    "attributes in quotes": workbook(row(f'<c r="B2" {"x=" * (HALF // 2)}"1"><v>1</v></c>')),
    "beginnings of cells": workbook(row('<c r="B2"' * (HALF // 9))),
    "beginnings of formulas": workbook(row('<c r="B2"><f' * (HALF // 12))),
    "formulas": workbook(row('<c r="B2"><f>' * (HALF // 13))),
    "letters of a column": workbook(row(f'<c r="{"B" * HALF}2"><v>1</v></c>')),
    "digits": workbook(row(f'<c r="B2"><v>{"1" * HALF}x</v></c>')),
    "digits of a style": workbook(row(f'<c r="B2" s="{"1" * HALF}"><v>1</v></c>')),
    "digits of a shared text": workbook(row(f'<c r="B2" t="s"><v>{"1" * HALF}</v></c>')),
    "a long moment": workbook(row(f'<c r="B2" t="d"><v>{"1" * HALF}</v></c>'), code="yyyy-mm-dd"),
    "heights": workbook(f'<row r="2" {"ht=" * (HALF // 3)}"0.{"0" * HALF}">' + row("")[12:]),
    "beginnings of rows": workbook("<row " * (HALF // 5)),
    "blank rows": workbook('<row r="2"> </row>' * (HALF // 18) + "x"),
    "blanks": workbook(" " * HALF + "x"),
    "merged areas": workbook(row(""), behind="<mergeCells>" + f"<mergeCell{' ' * 50}" * (HALF // 60)),
    "a format": workbook(row('<c r="B2" s="1"><v>1</v></c>'), code="[$-" * (HALF // 3)),
    "a value of an OpenDocument": ods(
        '<table:table table:name="t"><table:table-row><table:table-cell office:value-type="float" '
        f'office:value="{"1" * HALF}"><text:p>1</text:p></table:table-cell></table:table-row></table:table>'
    ),
}
PROBE = """
import sys
from pathlib import Path
from smsgui.errors import SheetError
from smsgui.sheets import read
for name in sys.argv[1:]:
    print(name, flush=True)
    try:
        read(Path(name))
    except SheetError:
        pass
print("done")
"""


def test_no_small_file_takes_long(tmp_path: Path) -> None:
    """In a process of its own, because an endless search could not be interrupted. Each takes a second at most."""
    for name, content in SLOW.items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "output").open("w+") as output:
        process = subprocess.Popen([sys.executable, "-c", PROBE, *SLOW], cwd=tmp_path, stdout=output)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
        output.seek(0)
        assert output.read().splitlines()[-1] == "done"


@contextmanager
def memory_below(most: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < most


def unsure(sheet: Sheet) -> list[tuple[int, str]]:
    return [(warning.row, warning.column) for warning in sheet.warnings if "not certain" in str(warning)]


TEXTS = [f"{number}" + "x" * 40_000 for number in range(20)]
LONG: dict[str, bytes] = {
    "texts of formulas": workbook(
        "".join(row(f'<c r="B{at}" t="str"><v>{text}</v></c>', at) for at, text in enumerate(TEXTS, 2))
    ),
    "shared texts": workbook(
        "".join(row(f'<c r="B{at + 2}" t="s"><v>{at}</v></c>', at + 2) for at in range(20)),
        strings="".join(f"<si><t>{text}</t></si>" for text in TEXTS),
    ),
    "shared texts under a format that repeats them": workbook(
        "".join(row(f'<c r="B{at + 2}" t="s" s="1"><v>{at}</v></c>', at + 2) for at in range(20)),
        strings="".join(f"<si><t>{text}</t></si>" for text in TEXTS),
        code="@" * 250,
    ),
    "short texts under a format that repeats them": workbook(
        "".join(row(f'<c r="B{at}" t="str" s="1"><v>{text[:1000]}</v></c>', at) for at, text in enumerate(TEXTS, 2)),
        code="@" * 250,
    ),
    "blanks of an OpenDocument": ods(spaced(100_000)),
}


@pytest.mark.parametrize("kind", LONG)
def test_a_cell_shows_as_much_as_a_cell_can_hold_and_the_row_is_named(kind: str) -> None:
    content = LONG[kind]
    with memory_below(30 * MEGABYTE):
        sheet = read_bytes(content)
    assert {len(row.cells[1]) for row in sheet.rows} == {LONGEST_CELL}
    assert unsure(sheet) == [(2, "备注")]
    assert all(row.uncertain == {1} for row in sheet.rows)


def test_a_text_of_the_greatest_length_is_nothing_to_speak_of() -> None:
    text = "长" * LONGEST_CELL
    sheet = read_bytes(workbook(row(f'<c r="B2" t="str"><v>{text}</v></c>')))
    assert (sheet.rows[0].cells[1], unsure(sheet)) == (text, [])


@pytest.mark.parametrize(
    "content",
    [
        workbook(
            "".join(row(f'<c r="B{at}" s="1"><v>{at}</v></c>', at) for at in range(2, 500)), code="0" + "吨" * 200
        ),
        workbook(
            "".join(row(f'<c r="B{at}" t="str" s="1"><v>{at}</v></c>', at) for at in range(2, 500)), code="@" * 90
        ),
        ods(spaced(50)),
    ],
)
def test_all_texts_together_are_bounded(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_bytes(content).rows
    monkeypatch.setattr("smsgui.sheets.source.MOST_CHARACTERS", 30_000)
    with pytest.raises(SheetError, match="too large"):
        read_bytes(content)


def test_a_merged_area_takes_no_more_memory_than_its_cells() -> None:
    wide = '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="DZZ2"><v>13800138000</v></c></row>'
    rows = wide + "".join(row("", number) for number in range(3, 300))
    content = workbook(rows, behind='<mergeCells><mergeCell ref="A2:DZZ300"/></mergeCells></worksheet>')
    with memory_below(30 * MEGABYTE):
        sheet = read_bytes(content)
    assert sheet.rows[-1].cells == ("#N/A",) * 3_406


def test_merged_areas_that_hold_too_much_are_refused_before_they_are_filled() -> None:
    wide = '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>13800138000</v></c></row>'
    rows = wide + "".join(row("", number) for number in range(3, 3000))
    content = workbook(rows, behind='<mergeCells><mergeCell ref="A2:XFD3000"/></mergeCells></worksheet>')
    with memory_below(60 * MEGABYTE), pytest.raises(SheetError, match="too large"):
        read_bytes(content)


def test_thousands_of_merged_areas_in_thousands_of_cells_are_refused() -> None:
    cells = "".join(f'<c r="{column_letters(place)}2"><v>1</v></c>' for place in range(1, 16_384))
    areas = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(2, 30_000))
    rows = row(cells) + "".join(row("", number) for number in range(3, 30_000))
    with pytest.raises(SheetError, match="too large"):
        read_bytes(workbook(rows, behind=f"<mergeCells>{areas}</mergeCells></worksheet>"))


@pytest.mark.parametrize("place", ["-1", "1_0", "3", "x"])
def test_a_shared_text_that_is_not_there_is_no_other_one(place: str) -> None:
    cell = f'<c r="B2" t="s"><v>{place}</v></c>'
    texts = "<si><t>甲</t></si>" * 3
    with pytest.raises(SheetError, match="damaged"):
        read_bytes(workbook(row(cell), strings=texts))


@pytest.mark.parametrize("attributes", ["t = 's'", "t='s'", 't = "s"', 'x:y="1" t="s"', 't="s" cm="1"'])
def test_attributes_written_in_an_unusual_way_say_the_same(attributes: str) -> None:
    content = workbook(row(f'<c r="B2" {attributes}><v>0</v></c>'), strings="<si><t>甲</t></si>")
    assert read_bytes(content).rows[0].cells[1] == "甲"


def test_a_tag_without_an_end_is_not_looked_through_again_and_again() -> None:
    sheet = '<worksheet><sheetData><!-- --><row r="1"><c r="A1" x="' + "x" * (20 * MEGABYTE)
    contents = dict(unpacked(workbook()))
    contents["xl/worksheets/sheet1.xml"] = sheet.encode()
    with memory_below(60 * MEGABYTE), pytest.raises(SheetError, match="damaged"):
        read_bytes(package_of(contents))


def test_millions_of_elements_in_a_small_part_are_refused() -> None:
    contents = dict(unpacked(workbook()))
    contents["xl/styles.xml"] = b"<styleSheet>" + b"<a/>" * 1_000_001 + b"</styleSheet>"
    with pytest.raises(SheetError, match="damaged"):
        read_bytes(package_of(contents))


def unpacked(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
