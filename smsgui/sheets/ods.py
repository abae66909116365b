"""Reading .ods workbooks, which carry the shown text of every cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import InvalidOperation
from typing import BinaryIO

from smsgui.domain import Worksheet
from smsgui.sheets import merges
from smsgui.sheets.cells import DAMAGED, ERROR, ERROR_WORDS, UNSURE, Odd, bounded
from smsgui.sheets.digits import decimal, plain
from smsgui.sheets.package import LARGE_PART, Package
from smsgui.sheets.source import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, DamagedError, Source, locked
from smsgui.sheets.strings import lines
from smsgui.sheets.table import Table, parted
from smsgui.sheets.worksheets import chosen
from smsgui.sheets.xml_parts import feed, local, parser

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_NUMBERS = ("float", "percentage", "currency")


def read(source: Source, package: Package, worksheet: str | None) -> Table:
    """The chosen worksheet's table. DamagedError where the file contradicts itself."""
    _refuse_encrypted(source, package)
    reading = _parse(source, package, worksheet)
    sheets = reading.worksheets
    name = sheets[chosen(source, sheets, worksheet)].name
    if reading.table is None or reading.table.worksheet != name:
        reading = _parse(source, package, name)  # all worksheets are hidden, so the first one is meant
    table = reading.table
    if table is None:
        raise DamagedError("the worksheet has gone")
    table.worksheets = tuple(sheets)
    merges.fill(source, table, reading.areas)
    return table


def _refuse_encrypted(source: Source, package: Package) -> None:
    if _MANIFEST in package:
        with package.open(_MANIFEST) as stream:
            if b"encryption-data" in stream.read():
                raise locked(source)


def _parse(source: Source, package: Package, worksheet: str | None) -> _Reading:
    reading = _Reading(source, worksheet)
    size = max(package.size(_CONTENT), 1) if _CONTENT in package else 1
    with package.open(_CONTENT, LARGE_PART) as stream:
        _feed(reading, stream, size)
    return reading


def _feed(reading: _Reading, stream: BinaryIO, size: int) -> None:
    made = parser()
    made.StartElementHandler, made.EndElementHandler = reading.start, reading.end
    made.CharacterDataHandler = reading.characters
    for read in feed(made, stream):
        reading.source.step(read / size)


@dataclass
class _Cell:
    attributes: dict[str, str]
    repeated: int
    parts: list[str] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0

    def start_paragraph(self) -> None:
        self.paragraphs += 1
        if self.paragraphs > 1:
            self.add("\n")

    def add(self, text: str, times: int = 1) -> None:
        """Take text, as far as a cell can hold it and one character more, which tells that there was more."""
        room = LONGEST_CELL + 1 - self.length
        if self.paragraphs and room > 0:
            taken = (text * min(times, room))[:room]
            self.parts.append(taken)
            self.length += len(taken)

    def shown(self) -> str | Odd:
        """The cell's text, with its value where that differs."""
        shown = self._shown(lines("".join(self.parts)))
        text = shown if isinstance(shown, str) else shown.text
        return shown if len(text) <= LONGEST_CELL else bounded(text)

    def _shown(self, text: str) -> str | Odd:
        found = self.attributes
        value_type, value = found.get("value-type", ""), found.get("value", "")
        if "formula" in found and not value_type and not self.paragraphs:
            return Odd("", "", ERROR)
        if self._is_error(text):
            return Odd(text, text, ERROR)
        if value_type == "string" and not self.paragraphs:
            return found.get("string-value", "")
        if value_type not in _NUMBERS:
            return text
        try:
            exact = decimal(value)
        except InvalidOperation:
            return Odd(text, text, UNSURE)
        number = plain(exact) if -20 < exact.adjusted() < 400 else str(exact)
        trouble = DAMAGED if exact.adjusted() >= 15 else ""
        return text if text == number and not trouble else Odd(text, number, trouble)

    def _is_error(self, text: str) -> bool:
        """Whether the file says so, or else an error's word stands where no text is typed: over a number, by a formula.

        Programs other than LibreOffice write an error as the number 0 that shows the word.
        """
        kind, given = self.attributes.get("calcext-type"), self.attributes.get("value-type", "")
        if kind or text not in ERROR_WORDS:
            return kind == "error"
        return given not in ("", "string") or "formula" in self.attributes


class _Reading:
    """What expat has reported so far; the rows of one worksheet are kept."""

    def __init__(self, source: Source, worksheet: str | None) -> None:
        self.source, self._wanted = source, worksheet
        self.worksheets: list[Worksheet] = []
        self.table: Table | None = None
        self.areas: list[merges.Area] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._taking = False
        self._depth = self._note = self._characters = 0
        self._number = 0
        self._row: tuple[int, bool] = (1, False)
        self._cells: list[str | Odd] = []
        self._cell: _Cell | None = None

    def start(self, name: str, given: dict[str, str]) -> None:
        tag = local(name)
        attributes = {local(key): value for key, value in given.items()}
        if given.get("calcext:value-type"):
            attributes["value-type"] = given.get("office:value-type", "")
            attributes["calcext-type"] = given["calcext:value-type"]
        self._depth += 1
        if self._depth > 100:
            raise DamagedError("elements are nested too deeply")
        if tag == "style":
            self._style = attributes.get("name", "")
        elif tag == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "table":
            self._start_table(attributes)
        elif self._taking:
            self._start_inside(name, tag, attributes)

    def _start_table(self, attributes: dict[str, str]) -> None:
        if self._taking:
            self._note += 1  # a table inside a cell is no part of the list
            return
        sheet = Worksheet(attributes.get("name", ""), attributes.get("style-name") in self._hidden_styles)
        self.worksheets.append(sheet)
        wanted = sheet.name == self._wanted if self._wanted is not None else not sheet.hidden
        if wanted and self.table is None:
            self._taking, self._number = True, 0
            self.table = Table(sheet.name, ())

    def _start_inside(self, name: str, tag: str, attributes: dict[str, str]) -> None:
        if _is_aside(name):
            self._note += 1
        elif self._note:
            return
        elif tag == "table-row":
            hidden = attributes.get("visibility", "visible") != "visible"
            self._row = _count(attributes, "number-rows-repeated"), hidden
            self._cells = []
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell = _Cell(attributes, _count(attributes, "number-columns-repeated"))
            self._note_area(attributes)
        elif self._cell is not None and tag == "p":
            self._cell.start_paragraph()
        elif self._cell is not None and tag in ("s", "tab", "line-break"):
            self._cell.add({"s": " ", "tab": "\t", "line-break": "\n"}[tag], _count(attributes, "c"))

    def _note_area(self, attributes: dict[str, str]) -> None:
        right, down = _count(attributes, "number-columns-spanned"), _count(attributes, "number-rows-spanned")
        if right * down > 1:
            top, left = self._number + 1, len(self._cells)
            self.areas.append((top, left, top + down - 1, left + right - 1))

    def characters(self, data: str) -> None:
        if self._cell is not None and not self._note:
            self._cell.add(data)

    def end(self, name: str) -> None:
        tag = local(name)
        self._depth -= 1
        if not self._taking:
            return
        if _is_aside(name) or (tag == "table" and self._note):
            self._note -= 1
        elif self._note:
            return
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell)
        elif tag == "table-row":
            self._end_row()
        elif tag == "table":
            self._taking = False

    def _end_cell(self, cell: _Cell) -> None:
        self._cell = None
        if len(self._cells) + cell.repeated > MOST_COLUMNS:
            raise DamagedError("there are too many columns")
        shown = cell.shown()
        self._characters += len(shown if isinstance(shown, str) else shown.text)
        self.source.check_size(0, 0, self._characters)
        self._cells += [shown] * cell.repeated

    def _end_row(self) -> None:
        repeated, hidden = self._row
        cells = self._cells
        while cells and not cells[-1]:
            cells.pop()
        first = self._number + 1
        self._number += repeated
        if not cells or self.table is None:
            return
        if self._number > MOST_ROWS:
            raise DamagedError("there are too many rows")
        texts, values, troubles = parted(cells)
        for number in range(first, self._number + 1):
            self.table.add(number, hidden, texts, values, troubles)
            self.table.check_size(self.source)


def _is_aside(name: str) -> bool:
    """Comments, pictures, text boxes and what is said of them lie upon a cell and are no part of its text."""
    return name.startswith(("draw:", "dr3d:", "svg:")) or local(name) in ("annotation", "shapes")


def _count(attributes: dict[str, str], name: str) -> int:
    return max(int(attributes.get(name, "1")), 1)
