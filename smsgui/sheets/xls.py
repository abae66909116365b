"""Reading .xls workbooks as displayed, with the rows that they hide."""

from __future__ import annotations

import mmap
from collections.abc import Callable

import xlrd
from xlrd.compdoc import CompDoc
from xlrd.sheet import Cell

from smsgui.domain import Worksheet
from smsgui.errors import SheetError
from smsgui.sheets import merges
from smsgui.sheets.biff import harmless
from smsgui.sheets.cells import ERROR, UNSURE, Odd, boolean, bounded, number_shower, shaped
from smsgui.sheets.number_format import NumberFormat
from smsgui.sheets.source import DamagedError, Source, locked, too_large
from smsgui.sheets.strings import lines
from smsgui.sheets.styles import Styles
from smsgui.sheets.table import Table, parted
from smsgui.sheets.worksheets import chosen

_LARGEST = 256 << 20
_STEP = 1000
_CHINA = 86
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def read(source: Source, worksheet: str | None) -> Table:
    """The chosen worksheet's table. DamagedError where the file contradicts itself."""
    if source.path.stat().st_size > _LARGEST:
        raise too_large(source)
    records, hidden = harmless(source, _stream(source))
    try:
        return _read(source, worksheet, records, hidden)
    except (SheetError, MemoryError):
        raise
    except Exception as error:  # the library trusts the file, so anything can come out of it
        raise DamagedError(str(error)) from error


def holds_workbook(source: Source) -> bool:
    """Whether an OLE container holds a workbook; SheetError if the workbook in it is encrypted."""
    with source.path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(_ENCRYPTED) >= 0:
            raise locked(source)
        return any(data.find(name) >= 0 for name in _WORKBOOKS)


def _stream(source: Source) -> bytes:
    """The workbook inside the container that an .xls is."""
    try:
        document = CompDoc(source.path.read_bytes(), logfile=_Silence())
        stream = document.get_named_stream("Workbook") or document.get_named_stream("Book")
    except MemoryError:
        raise
    except Exception as error:  # anything, as above
        raise DamagedError(str(error)) from error
    if not stream:
        raise DamagedError("no workbook in the container")
    return bytes(stream)


def _read(source: Source, worksheet: str | None, records: bytes, hidden: list[bool]) -> Table:
    book = xlrd.open_workbook(
        file_contents=records, logfile=_Silence(), formatting_info=True, on_demand=True, ragged_rows=True
    )
    found = tuple(Worksheet(name, is_hidden) for name, is_hidden in zip(book.sheet_names(), hidden, strict=True))
    place = chosen(source, found, worksheet)
    table = Table(found[place].name, found)
    sheet = book.sheet_by_index(place)
    cells = _Cells(book, table)
    for number in range(sheet.nrows):
        if number % _STEP == 0:
            source.step(number / sheet.nrows)
        row = [cells.shown(index, cell) for index, cell in enumerate(sheet.row(number))]
        while row and not row[-1]:
            row.pop()
        if row:
            info = sheet.rowinfo_map.get(number)
            table.add(number + 1, bool(info.hidden if info else sheet.default_row_hidden), *parted(row))
            table.check_size(source)
    areas = [(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells]
    merges.fill(source, table, areas)
    return table


class _Silence:
    """Takes what the library has to say about a file."""

    def write(self, _: str) -> None:
        """Forget it."""


class _Cells:
    """What the cells of a workbook show, and of which formats its columns are."""

    def __init__(self, book: xlrd.Book, table: Table) -> None:
        self._table = table
        self._styles = _styles(book)
        self._numbers: dict[int, Callable[[str], str | Odd]] = {}
        self._noted: set[tuple[int, int]] = set()

    def shown(self, column: int, cell: Cell) -> str | Odd:
        kind, value = cell.ctype, cell.value
        format_ = self._styles.format(cell.xf_index or 0)
        if kind == xlrd.XL_CELL_TEXT:
            text = lines(str(value))
            return shaped(str, format_)(text) if format_.shapes_text else bounded(text)
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return self._number(column, cell.xf_index or 0, format_, float(value))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return boolean(bool(value), format_)
        if kind == xlrd.XL_CELL_ERROR:
            text = xlrd.error_text_from_code.get(int(value), "#N/A")
            return Odd(text, text, ERROR)
        return "" if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else Odd(str(value), str(value), UNSURE)

    def _number(self, column: int, style: int, format_: NumberFormat, number: float) -> str | Odd:
        show = self._numbers.get(style)
        if show is None:
            show = self._numbers[style] = number_shower(format_)
        shown = show(f"{number:.0f}" if number.is_integer() and abs(number) < 1e15 else repr(number))
        if (column, style) not in self._noted:
            self._noted.add((column, style))
            self._table.note_format(column, format_, shown)
        return shown


def _styles(book: xlrd.Book) -> Styles:
    """The styles, from what the workbook says itself: the library's own built-in formats are American."""
    codes = {format_.format_key: format_.format_str for format_ in book.format_list}
    fonts = book.font_list[:1]
    marks = [mark for font in fonts for mark in (font.name, str(font.character_set))]
    return Styles.of(
        codes,
        [style.format_key for style in book.xf_list],
        marks,
        chinese=_CHINA in book.countries,
        epoch_1904=book.datemode == 1,
    )
