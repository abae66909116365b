"""Whatever a file holds, reading it ends soon, in bounded memory, and with a sentence if not with a sheet."""

from __future__ import annotations

import io
import re
import struct
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsgui.domain import Sheet, SheetRow
from smsgui.errors import SheetError
from smsgui.sheets import read
from smsgui.sheets.biff import harmless
from smsgui.sheets.header import names
from smsgui.sheets.source import DamagedError, Source
from tests.sheets import books
from tests.sheets.test_kinds_of_file import write_binary_workbook

SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1 << 20


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_of(contents: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return made.getvalue()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("good") / "a.xlsx"
    books.messy_by_openpyxl(path)
    return parts(path)


def with_sheet(good: Mapping[str, bytes], change: Callable[[bytes], bytes]) -> bytes:
    return package_of({**good, SHEET: change(good[SHEET])})


def read_bytes(content: bytes, name: str = "a.xlsx") -> Sheet:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return read(path)


def rows_of(*rows: bytes) -> Callable[[bytes], bytes]:
    """Put these rows in place of the worksheet's own."""
    return lambda _: b"<worksheet><sheetData>" + b"".join(rows) + b"</sheetData></worksheet>"


def cell(reference: str, text: str = "1") -> bytes:
    return f'<c r="{reference}"><v>{text}</v></c>'.encode()


def wide_rows(count: int) -> list[bytes]:
    return [f'<row r="{row}">'.encode() + cell(f"A{row}") + cell(f"XFD{row}") + b"</row>" for row in range(1, count)]


ENTITIES = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%b">' % (98 + place, b"&%c;" % (97 + place) * 10) for place in range(9))
    + b"]>"
)
BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "entities in entities": lambda _: ENTITIES + b"<worksheet><sheetData>&j;</sheetData></worksheet>",
    "an entity from outside": lambda _: (
        b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str">'
        b"<v>&x;</v></c></row></sheetData></worksheet>"
    ),
    "a bomb of blanks": lambda _: b"<worksheet><sheetData>" + b" " * (60 * MEGABYTE),
    "a cell of many megabytes": lambda _: (
        b'<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>' + b"0123456789abcdef<b/>" * (2 * MEGABYTE)
    ),
    "rows that reach to the last column": rows_of(*wide_rows(4000)),
    "a row behind the last one": rows_of(b'<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    "a row number of twenty digits": rows_of(b'<row r="' + b"9" * 20 + b'"><c r="A1"><v>1</v></c></row>'),
    "a column behind the last one": rows_of(b'<row r="1"><c r="XFE1"><v>1</v></c></row>'),
    "rows out of order": rows_of(b'<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
    "cells out of order": rows_of(b'<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'),
    "elements nested deeply": lambda _: b"<worksheet>" + b"<a>" * 100_000,
    "no end": lambda sheet: sheet[: sheet.find(b"</sheetData>")],
    "nothing": lambda _: b"",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_worksheet_is_refused_within_bounded_memory(good: dict[str, bytes], bomb: str) -> None:
    content = with_sheet(good, BOMBS[bomb])
    tracemalloc.start()
    try:
        with pytest.raises(SheetError) as caught:
            read_bytes(content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "a.xlsx" in str(caught.value)
    assert "passwd" not in str(caught.value)
    assert peak < 400 * MEGABYTE


def test_overlapping_merged_areas_cannot_multiply(good: dict[str, bytes]) -> None:
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 1000 + b"</mergeCells></worksheet>"
    rows = b"".join(b'<row r="%d">%s%s</row>' % (row, cell(f"A{row}"), cell(f"BA{row}")) for row in range(1, 5000))
    with pytest.raises(SheetError, match="damaged"):
        read_bytes(with_sheet(good, lambda _: b"<worksheet><sheetData>" + rows + b"</sheetData>" + merges))


def ods(table: str) -> bytes:
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
    content += "</office:body></office:document-content>"
    return package_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()})


@pytest.mark.parametrize(
    "row",
    [
        '<table:table-row table:number-rows-repeated="999999"><table:table-cell table:number-columns-repeated="9999">',
        '<table:table-row><table:table-cell table:number-columns-repeated="2000000000">',
        '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell>',
    ],
)
def test_repeated_cells_of_an_opendocument_cannot_multiply(row: str) -> None:
    table = f'<table:table table:name="t">{row}<text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    with pytest.raises(SheetError):
        read_bytes(ods(table), "a.ods")


def test_a_link_over_all_cells_of_an_old_workbook_is_not_multiplied_out(tmp_path: Path) -> None:
    content = (books.DATA / "messy-libreoffice.xls").read_bytes()
    page_setup = content.rindex(struct.pack("<HH", 0xA1, 34), 0, content.index(struct.pack("<HHH", 0xE5, 26, 3)))
    link = struct.pack("<HHHHHH16xII2x", 0x1B8, 34, 0, 65535, 0, 255, 2, 0)
    path = tmp_path / "a.xls"
    path.write_bytes(content[:page_setup] + link + content[page_setup + len(link) :])
    tracemalloc.start()
    try:
        sheet = read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [row.row for row in sheet.rows if row.hidden] == [8]
    assert peak < 100 * MEGABYTE


def test_records_that_no_list_needs_never_reach_the_library(tmp_path: Path) -> None:
    source = Source(tmp_path / "a.xls")
    begin, name, end = (struct.pack("<HH", kind, 0) for kind in (0x809, 0x18, 0x0A))
    made, hidden = harmless(source, begin + name + end)
    assert (made, hidden) == (begin + struct.pack("<HH", 0xFFFF, 0) + end, [])
    inside = begin + struct.pack("<HHIBB", 0x85, 6, 5, 0, 0) + end
    with pytest.raises(DamagedError):
        harmless(source, inside)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [(1_048_575, 16_383, "too large"), (1_048_575, 99, "too large"), (1, 2**31, "damaged"), (2**31, 1, "damaged")],
)
def test_cells_of_a_binary_workbook_that_lie_far_apart_do_not_take_the_program_down(
    tmp_path: Path, row: int, column: int, reason: str
) -> None:
    path = tmp_path / "a.xlsb"
    write_binary_workbook(path, row=row, column=column)
    with pytest.raises(SheetError, match=reason):
        read(path)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (struct.pack("<HHHH", 0x27E, 10, 4, 2), struct.pack("<HHHH", 0x27E, 10, 4, 65_535)),
        (struct.pack("<HHIIHH", 0x200, 14, 0, 39, 0, 9), struct.pack("<HHIIHH", 0x200, 14, 0, 2**31, 0, 65_535)),
    ],
)
def test_cells_behind_the_last_one_of_an_old_workbook_reach_no_library(good: bytes, bad: bytes, tmp_path: Path) -> None:
    content = (books.DATA / "messy-libreoffice.xls").read_bytes()
    assert good in content
    path = tmp_path / "a.xls"
    path.write_bytes(content.replace(good, bad, 1))
    with pytest.raises(SheetError, match="damaged"):
        read(path)


def test_a_package_that_would_unpack_to_too_much_is_refused(good: dict[str, bytes]) -> None:
    with pytest.raises(SheetError, match="absurd size"):
        read_bytes(with_sheet(good, BOMBS["a bomb of blanks"]))


def test_thousands_of_columns_with_one_name_are_named_in_no_time() -> None:
    header = SheetRow(1, cells := ("手机", "手机 (3)", *["手机"] * 49_998), cells)
    began = time.process_time()
    found = names(header, len(cells))
    assert time.process_time() - began < 5
    assert found[:5] == ("手机", "手机 (3)", "手机 (2)", "手机 (4)", "手机 (5)")
    assert len(set(found)) == len(cells)


def test_a_text_file_has_as_many_columns_as_a_worksheet_and_no_more() -> None:
    rows = [["手机"] * 16_384, *([str(13800138000 + row)] * 16_384 for row in range(20))]
    began = time.process_time()
    sheet = read_bytes("\n".join(map(",".join, rows)).encode(), "a.csv")
    assert time.process_time() - began < 5
    assert (len(sheet.columns), len(sheet.rows)) == (16_384, 20)
    wider = "\n".join(",".join([*row, "x"]) for row in rows).encode()
    with pytest.raises(SheetError, match=r"Row 1 of “a\.csv” has 16385 columns"):
        read_bytes(wider, "a.csv")


UNUSUAL: dict[str, Callable[[bytes], bytes]] = {
    "a prefix": lambda sheet: re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", sheet).replace(b" xmlns=", b" xmlns:x="),
    "a comment": lambda sheet: sheet.replace(b"</row>", b"<!-- </row> --></row>"),
    "single quotes": lambda sheet: re.sub(rb'<c r="(\w+)"', rb"<c r='\1'", sheet),
    "another order of attributes": lambda sheet: re.sub(rb'<c (r="\w+")((?: \w+="\w+")*)', rb"<c\2 \1", sheet),
    "UTF-16": lambda sheet: ('<?xml version="1.0" encoding="UTF-16"?>' + sheet.decode()).encode("utf-16"),
    "line breaks": lambda sheet: sheet.replace(b"><", b">\r\n<"),
    "CDATA": lambda sheet: re.sub(rb"<v>([^<]+)</v>", rb"<v><![CDATA[\1]]></v>", sheet),
    "no cell references": lambda sheet: re.sub(rb'<c r="(?:A5|B5|C5)"', b"<c", sheet),
}


@pytest.mark.parametrize("way", UNUSUAL)
def test_the_same_sheet_written_in_an_unusual_way_reads_alike(good: dict[str, bytes], way: str) -> None:
    usual, unusual = read_bytes(package_of(good)), read_bytes(with_sheet(good, UNUSUAL[way]))
    assert usual.rows == unusual.rows
    assert (usual.columns, usual.warnings) == (unusual.columns, unusual.warnings)


def test_shared_texts_written_in_an_unusual_way_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    books.messy_by_xlsxwriter(path)
    found = parts(path)
    rich = re.sub(rb"<si><t>(\W+)</t></si>", rb"<si><r><t>\1</t></r><rPh><t>no</t></rPh></si>", found[STRINGS])
    assert rich != found[STRINGS]
    for strings in (rich, rich.replace(b"<si>", b"<!-- --><si>"), rich.replace(b"><", b">\n<")):
        assert read_bytes(package_of({**found, STRINGS: strings})).rows == read(path).rows


STRINGS = "xl/sharedStrings.xml"


@settings(max_examples=300)
@given(content=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_content_raises_anything_but_a_sentence(content: bytes) -> None:
    read_or_refuse(content)


@settings(max_examples=100)
@given(
    start=st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"%PDF"]), rest=st.binary()
)
def test_no_content_with_a_known_beginning_raises_anything_but_a_sentence(start: bytes, rest: bytes) -> None:
    read_or_refuse(start + rest)


PIECES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 30),
        st.sampled_from(
            [b"", b"<", b'"', b"&", b"<c", b"</row>", b"<v>", b"-1", b"99999999", b"\xff", b"]]>", b"xmlns"]
        )
        | st.binary(max_size=6),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=400)
@given(data=st.data(), changes=PIECES)
def test_no_change_to_a_part_raises_anything_but_a_sentence(
    good: dict[str, bytes], data: st.DataObject, changes: list[tuple[float, int, bytes]]
) -> None:
    name = data.draw(st.sampled_from(sorted(good)))
    read_or_refuse(package_of({**good, name: changed(good[name], changes)}))


@settings(max_examples=150)
@given(kind=st.sampled_from(["xls", "ods", "xlsx"]), changes=PIECES)
def test_no_change_to_a_file_raises_anything_but_a_sentence(kind: str, changes: list[tuple[float, int, bytes]]) -> None:
    read_or_refuse(changed((books.DATA / f"messy-libreoffice.{kind}").read_bytes(), changes))


@settings(max_examples=150)
@given(changes=PIECES)
def test_no_change_to_an_opendocument_raises_anything_but_a_sentence(changes: list[tuple[float, int, bytes]]) -> None:
    found = parts(books.DATA / "messy-libreoffice.ods")
    read_or_refuse(package_of({**found, "content.xml": changed(found["content.xml"], changes)}))


def changed(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, piece in changes:
        start = int(place * len(content))
        content = content[:start] + piece + content[start + length :]
    return content


def read_or_refuse(content: bytes) -> None:
    refusals: list[SheetError] = []
    try:
        sheet = read_bytes(content)
    except SheetError as error:
        refusals.append(error)
    if refusals:
        assert "a.xlsx" in str(refusals[0])
        return
    assert all(len(row.cells) == len(row.values) == len(sheet.columns) for row in sheet.rows)
    assert len(set(sheet.columns)) == len(sheet.columns)
    assert all(sheet.columns)
    numbers = [row.row for row in sheet.rows]
    assert numbers == sorted(set(numbers))
    assert all(str(warning) for warning in sheet.warnings)
