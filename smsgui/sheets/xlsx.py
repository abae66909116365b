"""Reading .xlsx and .xlsm workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smsgui.domain import SheetRow
from smsgui.sheets.cells import ERROR, Columns, Odd
from smsgui.sheets.package import Book, Package
from smsgui.sheets.sheet_xml import RawRow, SheetXml, column_index
from smsgui.sheets.source import MOST_ROWS, DamagedError, Source
from smsgui.sheets.strings import NotPlainError, shared
from smsgui.sheets.styles import Styles
from smsgui.sheets.table import Table
from smsgui.sheets.worksheets import chosen

_STRINGS_SHARE = 0.3
_WITHOUT_RESULT = Odd("", "", ERROR)


def read(source: Source, package: Package, worksheet: str | None) -> Table:
    """The chosen worksheet's table. DamagedError where the file contradicts itself."""
    book = package.book()
    place = chosen(source, book.worksheets, worksheet)
    table = Table(book.worksheets[place].name, book.worksheets)
    styles, strings = _styles(package, book), _strings(source, package, book)
    part = book.parts[place]
    size = max(package.size(part), 1)

    def step(read_bytes: int) -> None:
        source.step(_STRINGS_SHARE + (1 - _STRINGS_SHARE) * read_bytes / size)

    xml = SheetXml(lambda: package.open(part), step)
    try:
        columns = _take(source, table, xml, styles, strings, thorough=False)
    except NotPlainError:
        table = Table(book.worksheets[place].name, book.worksheets)
        columns = _take(source, table, xml, styles, strings, thorough=True)
    _note_formats(table, columns)
    _fill_merges(source, table, xml)
    return table


def _styles(package: Package, book: Book) -> Styles:
    if book.styles is None:
        return Styles(None, book.epoch_1904)
    with package.open(book.styles, small=True) as stream:
        return Styles(stream, book.epoch_1904)


def _strings(source: Source, package: Package, book: Book) -> Sequence[str]:
    part = book.strings
    if part is None:
        return ()
    size = max(package.size(part), 1)
    return shared(lambda: package.open(part), lambda done: source.step(_STRINGS_SHARE * done / size))


def _take(
    source: Source, table: Table, xml: SheetXml, styles: Styles, strings: Sequence[str], *, thorough: bool
) -> Columns:
    columns = Columns(styles, strings)
    last = 0
    for row in xml.rows(thorough=thorough):
        if not last < row.number <= MOST_ROWS:
            raise DamagedError(f"row {row.number} stands behind row {last}")
        last = row.number
        cells, odd = _cells(row, columns)
        if cells:
            table.add(source, row.number, row.hidden, cells, odd)
    return columns


def _cells(row: RawRow, columns: Columns) -> tuple[list[str], list[tuple[int, Odd]]]:
    """The row's texts up to its last cell that isn't blank, and its odd cells."""
    cells: list[str] = []
    odd: list[tuple[int, Odd]] = []
    for letters, attributes, formula, raw in row.cells:
        column = columns[letters]
        kind = column[attributes]
        if raw:
            shown = kind[raw]
        elif formula and not kind.text:
            shown = _WITHOUT_RESULT
        else:
            continue
        index = column.index
        missing = index - len(cells)
        if missing < 0:
            raise DamagedError(f"cells of row {row.number} stand out of order")
        if missing:
            cells += [""] * missing
        if isinstance(shown, str):
            cells.append(shown)
        else:
            odd.append((index, shown))
            cells.append(shown.text)
    return cells, odd


def _note_formats(table: Table, columns: Columns) -> None:
    """Which date formats each column shows, and what hangs on the computer's settings."""
    for column in columns.values():
        for kind in column.values():
            if kind.format is None or not kind:
                continue
            if kind.format.is_date and kind.format.code not in (codes := table.dates.setdefault(column.index, [])):
                codes.append(kind.format.code)
            if kind.format.regional:
                shown = next(iter(kind.values()))
                table.regional[column.index] = shown if isinstance(shown, str) else shown.text


def _fill_merges(source: Source, table: Table, xml: SheetXml) -> None:
    """Give every cell of a merged area the text of its first one; only in rows and columns that are in use."""
    if not xml.merges:
        return
    places = {row.row: place for place, row in enumerate(table.rows)}
    width, last = table.width(), table.rows[-1].row if table.rows else 0
    for left, top, right, bottom in xml.merges:
        start, end = column_index(left), min(column_index(right) + 1, width)
        first = table.rows[places[top]] if top in places else None
        if first is None or start >= len(first.cells):
            continue
        for number in range(top, min(bottom, last) + 1):
            if (place := places.get(number)) is None:
                continue
            table.size += end - start
            source.check_size(number, table.size)
            table.rows[place] = _filled(table.rows[place], first, start, end)
            table.covered.setdefault(number, set()).update(range(start + 1, end))


def _filled(row: SheetRow, first: SheetRow, start: int, end: int) -> SheetRow:
    """The row with the columns from ``start`` to ``end`` showing what column ``start`` of ``first`` shows."""
    blank = [""] * (end - len(row.cells))
    columns = range(start, end)
    cells = [*row.cells, *blank]
    values = [*row.values, *blank]
    cells[start:end] = [first.cells[start]] * len(columns)
    values[start:end] = [first.values[start]] * len(columns)
    shown, plain = tuple(cells), tuple(values)
    errors = row.errors.union(columns) if start in first.errors else row.errors
    uncertain = row.uncertain.union(columns) if start in first.uncertain else row.uncertain
    return replace(row, cells=shown, values=shown if shown == plain else plain, errors=errors, uncertain=uncertain)
