"""The XML of a worksheet, as rows of cells not yet understood.

Two ways to read it, which give the same: ``_plain`` cuts with regular expressions what the usual programs write, at
several times the speed of a parser, and notices anything else; ``_thorough`` reads any XML with expat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from smsgui.sheets.source import DamagedError
from smsgui.sheets.strings import NotPlainError
from smsgui.sheets.xml_parts import CHUNK, local, parser

RawCell = tuple[str, str, str, str]
"""Column letters, attributes as written, ``<f`` if it has a formula, and the stored text with XML's entities."""

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})\d+"([^>]*?)(?:/>|>\s*(?:(<f)(?:[^>]*/>|[^>]*>[^<]*</f>)\s*)?'
    r'(?:(?:<v(?: xml:space="preserve")?>|<is><t(?: xml:space="preserve")?>)([^<]*)(?:</v>|</t></is>)|<v ?/>)?\s*</c>)'
)
_ROW = re.compile(r"<row\b([^>]*)>")
_NUMBER = re.compile(r'\br="(\d{1,8})"')
_HIDDEN = re.compile(r'\b(?:hidden="(?:1|true)"|ht="0(?:\.0*)?")')
_MERGE = re.compile(r'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_MOST_TAIL = 64 << 20


@dataclass(slots=True)
class RawRow:
    """A row of the worksheet's XML."""

    number: int
    hidden: bool
    cells: list[RawCell]


@dataclass
class SheetXml:
    """A worksheet part. ``merges`` is filled in when all rows have been taken: first and last column and row."""

    open_part: Callable[[], BinaryIO]
    step: Callable[[int], None]
    merges: list[tuple[str, int, str, int]] = field(default_factory=list)

    def rows(self, *, thorough: bool = False) -> Iterator[RawRow]:
        """The rows in order. NotPlainError at any point: take them anew with ``thorough``."""
        self.merges.clear()
        with self.open_part() as stream:
            yield from self._thorough(stream) if thorough else self._plain(stream)

    def _plain(self, stream: BinaryIO) -> Iterator[RawRow]:
        data, read = self._head(stream)
        while True:
            _refuse_unusual(data)
            end = data.find(b"</sheetData>")
            cut = end if end >= 0 else data.rfind(b"</row>") + 6
            yield from _plain_rows(_text(data[:cut]))
            if end >= 0:
                break
            chunk = stream.read(CHUNK)
            if not chunk:
                raise NotPlainError
            read += len(chunk)
            self.step(read)
            data = data[cut:] + chunk
        tail = data[end:] + stream.read(_MOST_TAIL)
        _refuse_unusual(tail)
        if b"</worksheet>" not in tail:
            raise NotPlainError
        for first, top, last, bottom in _MERGE.findall(_text(tail)):
            self.merges.append((first, int(top), last, int(bottom)))

    def _head(self, stream: BinaryIO) -> tuple[bytes, int]:
        """What follows ``<sheetData>`` in the first piece, and how much was read for it."""
        data = stream.read(CHUNK)
        start = data.find(b"<sheetData>")
        head = data[:start]
        unusual = b"<!" in head or b"UTF-8" not in head.upper() or b'zeroHeight="' in head
        if start < 0 or unusual or b"<worksheet" not in head:
            raise NotPlainError
        return data[start + len(b"<sheetData>") :], len(data)

    def _thorough(self, stream: BinaryIO) -> Iterator[RawRow]:
        reading = _Reading(self.merges)
        made = parser()
        made.StartElementHandler = reading.start
        made.EndElementHandler = reading.end
        made.CharacterDataHandler = reading.characters
        read = 0
        while chunk := stream.read(CHUNK):
            made.Parse(chunk, False)
            read += len(chunk)
            self.step(read)
            yield from reading.taken()
        made.Parse(b"", True)
        yield from reading.taken()


def _refuse_unusual(data: bytes) -> None:
    if b"<!" in data or b"<?" in data:
        raise NotPlainError


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise DamagedError("not UTF-8") from error


def _plain_rows(text: str) -> Iterator[RawRow]:
    find_cells = _CELL.findall
    for piece in text.split("</row>"):
        start = piece.rfind("<row")
        if start < 0:
            if piece.strip():
                raise NotPlainError
            continue
        tag = _ROW.match(piece, start)
        number = _NUMBER.search(tag[1]) if tag else None
        if tag is None or number is None or piece.find("<c", 0, start) >= 0:
            raise NotPlainError
        cells = find_cells(piece, tag.end())
        if piece.count("<c") != len(cells):
            raise NotPlainError
        yield RawRow(int(number[1]), _HIDDEN.search(tag[1]) is not None, cells)


class _Reading:
    """What expat has reported so far."""

    def __init__(self, merges: list[tuple[str, int, str, int]]) -> None:
        self._merges = merges
        self._rows: list[RawRow] = []
        self._path: list[str] = []
        self._row = self._column = 0
        self._all_hidden = False
        self._cell = ["", "", "", ""]

    def taken(self) -> list[RawRow]:
        """The whole rows reported since the last call."""
        whole = self._rows if "row" not in self._path else self._rows[:-1]
        self._rows = self._rows[len(whole) :]
        return whole

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self._path.append(tag)
        if len(self._path) > 100:
            raise DamagedError("elements are nested too deeply")
        if tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            hidden = attributes.get("hidden", "1" if self._all_hidden and "ht" not in attributes else "0")
            flat = attributes.get("ht", "1").rstrip("0").rstrip(".") == ""
            self._rows.append(RawRow(self._row, hidden in ("1", "true") or flat, []))
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "f" and self._path[-2] == "c":
            self._cell[2] = "<f"
        elif tag == "sheetFormatPr":
            self._all_hidden = attributes.get("zeroHeight") in ("1", "true")
        elif tag == "mergeCell" and (match := _REFERENCE.fullmatch(attributes.get("ref", ""))) and match[3]:
            self._merges.append((match[1], int(match[2]), match[3], int(match[4])))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        letters = match[1] if match else column_letters(self._column)
        self._column = column_index(letters) + 1
        kept = "".join(f' {key}="{attributes[key]}"' for key in ("s", "t") if key in attributes)
        self._cell = [letters, kept, "", ""]

    def end(self, _name: str) -> None:
        tag = self._path.pop()
        if tag == "c" and self._rows:
            letters, attributes, formula, raw = self._cell
            self._rows[-1].cells.append((letters, attributes, formula, raw))

    def characters(self, data: str) -> None:
        tag = self._path[-1]
        if (tag == "v" or (tag == "t" and "is" in self._path and "rPh" not in self._path)) and "c" in self._path:
            self._cell[3] += data.replace("&", "&amp;")


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
