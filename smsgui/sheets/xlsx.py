"""Reading .xlsx and .xlsm workbooks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, starmap
from operator import getitem
from typing import cast

from smsgui.sheets import merges
from smsgui.sheets.cells import ERROR, UNSURE, Columns, Odd
from smsgui.sheets.package import LARGE_PART, STRINGS_PART, Book, Package
from smsgui.sheets.sheet_xml import Block, SheetXml, column_index
from smsgui.sheets.source import MOST_COLUMNS, MOST_ROWS, DamagedError, Source
from smsgui.sheets.strings import NotPlainError, shared
from smsgui.sheets.styles import Styles
from smsgui.sheets.table import USUAL_WIDTH, Table
from smsgui.sheets.worksheets import chosen

_STRINGS_SHARE = 0.3
_STRAIGHT = list(range(MOST_COLUMNS))
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

    xml = SheetXml(lambda: package.open(part, LARGE_PART), step)
    try:
        columns = _take(source, table, xml, Columns(styles, strings), book, thorough=False)
    except NotPlainError:
        table = Table(book.worksheets[place].name, book.worksheets)
        columns = _take(source, table, xml, Columns(styles, strings), book, thorough=True)
    _note_formats(table, columns)
    merges.fill(
        source,
        table,
        [(top, column_index(left), bottom, column_index(right)) for left, top, right, bottom in xml.merges],
    )
    return table


def _styles(package: Package, book: Book) -> Styles:
    if book.styles is None:
        return Styles(None, book.epoch_1904)
    with package.open(book.styles) as stream:
        return Styles(stream, book.epoch_1904)


def _strings(source: Source, package: Package, book: Book) -> Sequence[str]:
    part = book.strings
    if part is None:
        return ()
    size = max(package.size(part), 1)
    return shared(lambda: package.open(part, STRINGS_PART), lambda done: source.step(_STRINGS_SHARE * done / size))


def _take(source: Source, table: Table, xml: SheetXml, columns: Columns, book: Book, *, thorough: bool) -> Columns:
    last = characters = 0
    for block in xml.blocks(thorough=thorough):
        cells = _understood(block, columns, book)
        characters += sum(map(len, cells.texts))
        source.check_size(0, 0, characters)
        bounds = [start for _, _, start in block.rows] + [len(cells.shown)]
        for (number, hidden, start), end, (texts, values) in zip(
            block.rows, bounds[1:], cells.rows(bounds), strict=True
        ):
            if not last < number <= MOST_ROWS:
                raise DamagedError(f"row {number} stands behind row {last}")
            last = number
            if texts:
                table.add(number, hidden, texts, values, cells.troubles(start, end) if cells.troubled else ())
        table.check_size(source)
        columns.forget()
    return columns


_Row = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class _Cells:
    """The cells of a block, understood: what each shows, its column, its text and its plain value.

    ``shown`` is empty for a blank cell alone. ``troubled`` are the places of cells about which there is something to
    say.
    """

    shown: list[str | Odd]
    columns: list[int]
    texts: list[str]
    values: list[str]
    troubled: list[int]

    def rows(self, bounds: list[int]) -> Iterable[_Row]:
        """The texts and values of each row from column A on; ``bounds`` are where the rows begin, and the end."""
        width = bounds[1] if len(bounds) > 1 else 0
        alike = 0 < width <= USUAL_WIDTH and bounds == list(range(0, len(self.shown) + 1, width))
        if not alike or self.columns != _STRAIGHT[:width] * (len(bounds) - 1):
            return starmap(self._row, pairwise(bounds))
        while width > 1 and not any(self.shown[width - 1 :: bounds[1]]):
            width -= 1
        texts = list(zip(*(self.texts[place :: bounds[1]] for place in range(width)), strict=True))
        if self.values is self.texts:
            return zip(texts, texts, strict=True)
        return zip(texts, zip(*(self.values[place :: bounds[1]] for place in range(width)), strict=True), strict=True)

    def _row(self, start: int, end: int) -> _Row:
        while end > start and not self.shown[end - 1]:
            end -= 1
        texts = values = tuple(self.texts[start:end])
        if self.values is not self.texts:
            values = tuple(self.values[start:end])
        columns = self.columns[start:end]
        if columns != _STRAIGHT[: end - start]:
            texts, values = _spread(columns, texts), _spread(columns, values)
        return texts, values

    def troubles(self, start: int, end: int) -> Sequence[tuple[int, Odd]]:
        """The troubles between these places, by column."""
        places = self.troubled[bisect_left(self.troubled, start) : bisect_left(self.troubled, end)]
        return [(self.columns[place], cast("Odd", self.shown[place])) for place in places]


def _understood(block: Block, columns: Columns, book: Book) -> _Cells:
    """What the cells of the block show. No step of Python for each cell: this is where the time goes."""
    kinds = map(getitem, map(columns.__getitem__, block.letters), block.attributes)
    shown = list(map(getitem, kinds, block.raws))
    places = list(map(columns.places.__getitem__, block.letters))
    if any(block.formulas):
        for place in compress(range(len(shown)), block.formulas):
            shown[place] = _result(block.raws[place], block.attributes[place], shown[place], book)
    if Odd not in set(map(type, shown)):
        plain = cast("list[str]", shown)
        return _Cells(shown, places, plain, plain, [])
    texts, values, troubled = cast("list[str]", shown.copy()), cast("list[str]", shown.copy()), []
    for place in [place for place, kind in enumerate(map(type, shown)) if kind is Odd]:
        texts[place], values[place], trouble = cast("Odd", shown[place])
        if trouble:
            troubled.append(place)
    return _Cells(shown, places, texts, values, troubled)


def _result(raw: str | None, attributes: str, shown: str | Odd, book: Book) -> str | Odd:
    """What the cell of a formula shows. Where results are still to be worked out, 0 stands for all of them in what some
    programs write, and others leave results that were right before they changed the cells."""
    if not raw:
        return shown if 't="str"' in attributes else _WITHOUT_RESULT
    if not book.uncalculated:
        return shown
    if raw.strip() == "0" and 't="' not in attributes.replace('t="n"', ""):
        return _WITHOUT_RESULT
    text, value, trouble = (shown, shown, "") if isinstance(shown, str) else shown
    return Odd(text, value, trouble or UNSURE)


def _spread(columns: list[int], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts at their columns, with blanks where there is no cell."""
    row: list[str] = []
    for column, text in zip(columns, texts, strict=True):
        if column < len(row):
            raise DamagedError("cells stand out of order")
        row += [""] * (column - len(row))
        row.append(text)
    return tuple(row)


def _note_formats(table: Table, columns: Columns) -> None:
    """Which date formats each column shows, and what hangs on the computer's settings."""
    for column in columns.values():
        for attributes, format_ in column.formats.items():
            shown = next(iter(column[attributes].values()), None)
            if shown is None:
                continue
            table.note_format(column.index, format_, shown)
