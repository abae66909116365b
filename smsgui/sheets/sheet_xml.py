"""The XML of a worksheet, as rows of cells not yet understood.

Two ways to read it, which give the same: ``_plain`` cuts with regular expressions what the usual programs write, at
several times the speed of a parser, and notices anything else; ``_thorough`` reads any XML with expat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import compress
from typing import BinaryIO

from smsgui.sheets.source import MOST_COLUMNS, DamagedError
from smsgui.sheets.strings import NotPlainError, is_plain_head
from smsgui.sheets.xml_parts import feed, local, parser

_CHUNK = 1 << 17
"""Small enough that what is made of a piece stays in the processor's cache."""

_CELL = re.compile(
    r'<c r="([A-Z]{1,3}+)\d++"([^</>]*+)(?:>(?:(<f)(?:[^<>]*+(?:(?<=/)>|>[^<]*+</f>)))?+'
    r'(?:<(?:v|is><t(?: xml:space="preserve")?)>([^<]*+)</(?:v|t></is)>|<v ?/>)?+</c>|/>)'
)
_GROUPS = _CELL.groups + 1
_NEXT_ROW = re.compile(r'(?:</row>)?+<row r="(\d{1,7})"([^<>]*+)>\s*+')
_BLANK_ROWS = re.compile(r"\s*+(?:</row>\s*+)?+(?:<row [^<>]*+(?:(?<=/)>|>\s*+</row>)\s*+)*+")
_HIDDEN = re.compile(r'\b(?:hidden="(?:1|true)"|ht="0(?:\.0*)?")')
_MERGE = re.compile(r'<mergeCell\s++ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_MOST_TAIL = 64 << 20
_LONGEST_ROW = 16 << 20
_LONGEST_TEXT = 1 << 20


RawRow = tuple[int, bool, int]
"""A row's number, whether it is hidden, and where its cells begin in the block."""


@dataclass(slots=True)
class Block:
    """Some rows, and of all their cells in order: the column's letters, the attributes as written, whether there is a
    formula, and the stored text with XML's entities (``None``: nothing is stored)."""

    rows: list[RawRow] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    formulas: list[str | None] = field(default_factory=list)
    raws: list[str | None] = field(default_factory=list)


@dataclass
class SheetXml:
    """A worksheet part. ``merges`` is filled in when all rows have been taken: first and last column and row."""

    open_part: Callable[[], BinaryIO]
    step: Callable[[int], None]
    merges: list[tuple[str, int, str, int]] = field(default_factory=list)

    def blocks(self, *, thorough: bool = False) -> Iterator[Block]:
        """The rows in order. NotPlainError at any point: take them anew with ``thorough``."""
        self.merges.clear()
        with self.open_part() as stream:
            yield from self._thorough(stream) if thorough else self._plain(stream)

    def _plain(self, stream: BinaryIO) -> Iterator[Block]:
        data, read = self._head(stream)
        while True:
            _refuse_unusual(data)
            end = data.find(b"</sheetData>")
            cut = end if end >= 0 else data.rfind(b"</row>") + 6
            if cut > 5:
                yield _plain_block(_text(data[:cut]))
                data, end = data[cut:], end - cut
            if end >= 0:
                break
            chunk = stream.read(max(_CHUNK, len(data)))
            if not chunk or len(data) > _LONGEST_ROW:
                raise NotPlainError
            read += len(chunk)
            self.step(read)
            data += chunk
        tail = data[end:] + stream.read(_MOST_TAIL)
        _refuse_unusual(tail)
        if b"</worksheet>" not in tail:
            raise NotPlainError
        for first, top, last, bottom in _MERGE.findall(_text(tail)):
            self.merges.append((first, int(top), last, int(bottom)))

    def _head(self, stream: BinaryIO) -> tuple[bytes, int]:
        """What follows ``<sheetData>`` in the first piece, and how much was read for it."""
        data = stream.read(_CHUNK)
        start = data.find(b"<sheetData>")
        head = data[:start]
        if start < 0 or not is_plain_head(head) or b"<worksheet" not in head:
            raise NotPlainError
        return data[start + len(b"<sheetData>") :], len(data)

    def _thorough(self, stream: BinaryIO) -> Iterator[Block]:
        reading = _Reading(self.merges)
        made = parser()
        made.StartElementHandler = reading.start
        made.EndElementHandler = reading.end
        made.CharacterDataHandler = reading.characters
        for read in feed(made, stream, _CHUNK):
            self.step(read)
            yield reading.taken()


def _refuse_unusual(data: bytes) -> None:
    if (b"!" in data and b"<!" in data) or (b"?" in data and b"<?" in data):  # one byte is looked up at once
        raise NotPlainError


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise DamagedError("not UTF-8") from error


def _plain_block(text: str) -> Block:
    """Cut whole rows into cells. What stands between the cells must be rows' tags and nothing else."""
    parts = _CELL.split(text)
    block = Block([], *(parts[place::_GROUPS] for place in range(1, _GROUPS)))
    betweens = parts[::_GROUPS]
    for place in compress(range(len(betweens)), betweens):
        between = betweens[place]
        match = _NEXT_ROW.fullmatch(between) or _next_row_behind_blank_ones(between)
        if match:
            number, attributes = match.groups()
            hidden = "h" in attributes and _HIDDEN.search(attributes) is not None
            block.rows.append((int(number), hidden, place))
        elif not between.isspace() and not (place == len(block.raws) and _BLANK_ROWS.fullmatch(between)):
            raise NotPlainError
    if block.raws and (not block.rows or block.rows[0][2]):
        raise NotPlainError
    return block


def _next_row_behind_blank_ones(between: str) -> re.Match[str] | None:
    start = between.rfind("<row ")
    return _NEXT_ROW.fullmatch(between, start) if start > 0 and _BLANK_ROWS.fullmatch(between, 0, start) else None


class _Reading:
    """What expat has reported so far."""

    def __init__(self, merges: list[tuple[str, int, str, int]]) -> None:
        self._merges = merges
        self._block, self._next = Block(), Block()
        self._path: list[str] = []
        self._row = self._column = 0
        self._hidden = False
        self._cell: tuple[str, str] = ("", "")
        self._formula: str | None = None
        self._texts: list[str] | None = None
        self._length = 0

    def taken(self) -> Block:
        """The whole rows reported since the last call."""
        taken, self._block = self._block, Block()
        return taken

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self._path.append(tag)
        if len(self._path) > 100:
            raise DamagedError("elements are nested too deeply")
        if tag == "row":
            self._start_row(attributes)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "f" and self._path[-2] == "c":
            self._formula = "<f"
        elif tag in ("v", "is") and self._path[-2] == "c" and self._texts is None:
            self._texts = []
        elif tag == "mergeCell" and (match := _REFERENCE.fullmatch(attributes.get("ref", ""))) and match[3]:
            self._merges.append((match[1], int(match[2]), match[3], int(match[4])))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        flat = not attributes.get("ht", "1").rstrip("0").rstrip(".")
        self._hidden = attributes.get("hidden") in ("1", "true") or flat
        self._next = Block()

    def _start_cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        letters = match[1] if match else column_letters(self._column)
        self._column = column_index(letters) + 1
        if self._column > MOST_COLUMNS or len(self._next.raws) > MOST_COLUMNS:
            raise DamagedError("there are too many columns")
        self._cell = letters, "".join(f' {key}="{attributes[key]}"' for key in ("s", "t") if key in attributes)
        self._formula = self._texts = None
        self._length = 0

    def end(self, _name: str) -> None:
        tag = self._path.pop()
        if tag == "c":
            row, texts = self._next, self._texts
            row.letters.append(self._cell[0])
            row.attributes.append(self._cell[1])
            row.formulas.append(self._formula)
            row.raws.append(None if texts is None else "".join(texts).replace("&", "&amp;"))
        elif tag == "row":
            block, row = self._block, self._next
            block.rows.append((self._row, self._hidden, len(block.raws)))
            block.letters += row.letters
            block.attributes += row.attributes
            block.formulas += row.formulas
            block.raws += row.raws

    def characters(self, data: str) -> None:
        tag = self._path[-1]
        if self._texts is not None and (tag == "v" or (tag == "t" and "rPh" not in self._path)):
            self._texts.append(data)
            self._length += len(data)
            if self._length > _LONGEST_TEXT:
                raise DamagedError("a cell is too long")


def column_index(letters: str) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """A for 0, as the spreadsheet program names its columns."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(65 + place) + letters
    return letters
