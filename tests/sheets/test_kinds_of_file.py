"""Workbooks by every writer and of every kind read alike."""

from __future__ import annotations

import shutil
import struct
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from smsgui.domain import Worksheet
from smsgui.errors import SheetError
from smsgui.sheets import read, xlsb
from smsgui.sheets.source import DamagedError, Source
from tests.sheets import books

WRITERS: dict[str, Callable[[Path], object]] = {
    "openpyxl": books.messy_by_openpyxl,
    "XlsxWriter": books.messy_by_xlsxwriter,
    "LibreOffice": lambda path: shutil.copy(books.DATA / "messy-libreoffice.xlsx", path),
    "LibreOffice, as OpenDocument": lambda path: shutil.copy(books.DATA / "messy-libreoffice.ods", path),
    "LibreOffice, as .xls": lambda path: shutil.copy(books.DATA / "messy-libreoffice.xls", path),
}
CALCULATED = ("LibreOffice", "LibreOffice, as OpenDocument", "LibreOffice, as .xls")


def _record(kind: int, data: bytes) -> bytes:
    numbers = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return numbers + bytes([len(data) & 0x7F | 0x80, len(data) >> 7]) + data


def _string(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


@pytest.mark.parametrize("writer", WRITERS)
def test_a_messy_workbook_reads_as_displayed_whoever_wrote_it(tmp_path: Path, writer: str) -> None:
    path = tmp_path / "a.xlsx"
    WRITERS[writer](path)
    sheet = read(path)
    assert (sheet.header_row, sheet.columns) == (4, books.COLUMNS)
    assert sheet.worksheets == (Worksheet("名单"), Worksheet("旧", hidden=True))
    shown = {row.row: list(row.cells) for row in sheet.rows}
    expected = {number: list(cells) for number, cells in books.SHOWN.items()}
    if writer in CALCULATED:
        expected[8][5] = "2"  # it has worked out the formula
    if writer == "LibreOffice, as OpenDocument":
        expected[9][6] = "4.40101199001011E+017"  # General as LibreOffice itself shows it
    assert shown == expected
    assert [row.row for row in sheet.rows if row.hidden] == [8]
    last = sheet.rows[-1]
    assert (last.values[6], last.values[2], set(last.uncertain)) == ("440101199001011000", "-0.5", {6})
    assert {place for row in sheet.rows for place in row.errors} == ({2} if writer in CALCULATED else {2, 5})


def test_an_old_workbook_tells_its_hidden_rows_and_looks() -> None:
    sheet = read(books.DATA / "messy-libreoffice.xls")
    said = [str(warning) for warning in sheet.warnings]
    assert said[0] == "Rows that are hidden or filtered out: 1 (row 8)."
    assert not any("does not tell" in sentence for sentence in said)


def test_a_damaged_old_workbook_is_refused_and_the_program_lives_on(tmp_path: Path) -> None:
    """One whose numbers make a library written in another language ask for absurd memory, and one out of order."""
    content = (books.DATA / "messy-libreoffice.xls").read_bytes()
    path = tmp_path / "a.xls"
    path.write_bytes(content.replace(struct.pack("<HHH", 0xE5, 26, 3), struct.pack("<HHH", 0xE5, 26, 2)))
    for damaged in (books.DATA / "damaged.xls", path):
        with pytest.raises(SheetError, match="damaged"):
            read(damaged)


def test_an_old_workbook_with_a_password_asks_for_one_without(tmp_path: Path) -> None:
    content = (books.DATA / "messy-libreoffice.xls").read_bytes()
    behind = content.index(struct.pack("<HHHH", 0x809, 16, 0x600, 5)) + 20
    path = tmp_path / "a.xls"
    path.write_bytes(content[:behind] + struct.pack("<H", 0x2F) + content[behind + 2 :])
    with pytest.raises(SheetError, match="password"):
        read(path)


def test_a_number_shows_by_the_formats_of_an_old_workbook_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    content = (books.DATA / "messy-libreoffice.xls").read_bytes()
    code = b"0.0%"
    assert content.count(code) == 1
    path.write_bytes(content.replace(code, b"e-mm"))
    assert read(path).rows[4 - 1].cells[4] == "1900-01"
    path.write_bytes(content.replace(struct.pack("<HHH", 0x22, 2, 0), struct.pack("<HHH", 0x22, 2, 1)))
    assert read(path).rows[0].cells[3] == "2027年3月16日 8:30"  # days are counted from 1904


def test_a_binary_workbook_gives_values(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsb"
    write_binary_workbook(path)
    sheet = read(path)
    assert (sheet.worksheet, sheet.columns) == ("名单", ("姓名", "手机号"))
    assert books.texts(sheet) == [("张三", "13800138000")]
    assert "does not tell how its cells look, which rows are hidden" in str(sheet.warnings[0])


def test_a_worksheet_of_a_binary_workbook_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsb"
    write_binary_workbook(path)
    assert read(path, worksheet="名单").worksheets == (Worksheet("名单"),)
    with pytest.raises(SheetError, match=r"no worksheet “二”\. Choose one of these: 名单"):
        read(path, worksheet="二")


@pytest.mark.parametrize("damage", [struct.pack("<I", 4) + "rId1".encode("utf-16-le"), _string("名单")])
def test_a_damaged_binary_workbook_is_refused_in_silence(
    tmp_path: Path, damage: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsb"
    write_binary_workbook(path, replace=(damage, struct.pack("<I", 0xFF02) + damage[4:]))
    with pytest.raises(SheetError, match="damaged"):
        read(path)
    assert capfd.readouterr() == ("", "")


def test_the_end_of_the_process_that_reads_a_binary_workbook_is_no_end_of_this_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsb"
    write_binary_workbook(path, column=2**31)
    with pytest.raises(DamagedError, match="gave up"):
        xlsb.read(Source(path), None)


def test_reading_a_binary_workbook_stops_when_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsb"
    write_binary_workbook(path)
    stop = threading.Event()
    stop.set()
    with pytest.raises(SheetError, match="stopped"):
        xlsb.read(Source(path, stop=stop), None)


@pytest.mark.parametrize(
    ("container", "holds"), [("EncryptedPackage", "password"), ("WordDocument", "not a spreadsheet")]
)
def test_other_old_files_are_refused(tmp_path: Path, container: str, holds: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + container.encode("utf-16-le") + bytes(600))
    with pytest.raises(SheetError, match=holds):
        read(path)


def test_an_encrypted_opendocument_asks_for_one_without_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        package.writestr("content.xml", b"\x93\x12\x88")
    with pytest.raises(SheetError, match="password"):
        read(path)


@pytest.mark.parametrize("names", [["a.txt"], ["[Content_Types].xml", "word/document.xml"]])
def test_other_zip_files_are_refused(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, "<Types/>")
    with pytest.raises(SheetError, match="not a spreadsheet"):
        read(path)


def write_binary_workbook(
    path: Path, *, row: int = 1, column: int = 1, replace: tuple[bytes, bytes] = (b"", b"")
) -> None:
    """A workbook of one worksheet in the binary format, as small as can be; no library writes it."""
    cell = struct.Struct("<II").pack
    rows: list[list[bytes]] = [
        [_record(6, cell(0, 0) + _string("姓名")), _record(6, cell(1, 0) + _string("手机号"))],
        [_record(6, cell(0, 0) + _string("张三")), _record(5, cell(column, 0) + struct.pack("<d", 13800138000))],
    ]
    sheet = _record(129, b"") + _record(148, struct.pack("<IIII", 0, 1, 0, 1)) + _record(145, b"")
    for number, cells in zip((0, row), rows, strict=True):
        sheet += _record(0, struct.pack("<I", number) + bytes(13)) + b"".join(cells)
    sheet += _record(146, b"") + _record(130, b"")
    book = _record(131, b"") + _record(143, b"")
    book += _record(156, struct.pack("<II", 0, 1) + _string("rId1") + _string("名单"))
    book += _record(144, b"") + _record(132, b"")
    book = book.replace(*replace) if replace[0] else book
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package_relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/worksheets/sheet1.bin", sheet)
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{package_relations}"><Relationship Id="rId1" Type="{relations}/worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>',
        )


def test_capital_letters_in_the_names_of_parts_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    books.book(path, [("姓名", "手机号"), ("甲", 13800138000)])
    with zipfile.ZipFile(path) as package:
        found = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in found.items():
            package.writestr(name if name.startswith(("[", "_")) else name.upper(), content)
    assert read(path).rows[0].cells == ("甲", "13800138000")
