"""How far the cells of an .xlsb workbook reach, asked before a library makes room for everything in between."""

from __future__ import annotations

from smsgui.sheets.package import STRINGS_PART, Package
from smsgui.sheets.source import MOST_COLUMNS, MOST_ROWS, DamagedError, Source

_ROW, _BEGIN_CELLS, _END_CELLS = 0, 145, 146
_CELLS = frozenset({*range(1, 12), 62})
_STEP = 100_000


def check(source: Source, package: Package) -> None:
    """SheetError if the cells of any part lie too far apart, DamagedError where no cell can be.

    Every part is looked at, because any of them can be named as a worksheet.
    """
    for part in sorted(package.names()):
        with package.open(part, STRINGS_PART) as stream:
            _check(source, stream.read())


def _check(source: Source, data: bytes) -> None:
    top, left, bottom, right = MOST_ROWS, MOST_COLUMNS, 0, 0
    place = count = row = 0
    inside = False
    while place + 2 <= len(data):
        kind, size, place = _head(data, place)
        if kind in (_BEGIN_CELLS, _END_CELLS):
            inside = kind == _BEGIN_CELLS
        elif inside and (kind == _ROW or kind in _CELLS):
            number = int.from_bytes(data[place : place + 4], "little")
            if number >= (MOST_ROWS if kind == _ROW else MOST_COLUMNS):
                raise DamagedError("a cell behind the last one")
            if kind == _ROW:
                row = number
            else:
                top, left, bottom, right = min(top, row), min(left, number), max(bottom, row), max(right, number)
        place += size
        count += 1
        if count % _STEP == 0:
            source.step(0)
            source.check_size(0, count)
    source.check_size(0, max(bottom - top + 1, 0) * max(right - left + 1, 0))


def _head(data: bytes, place: int) -> tuple[int, int, int]:
    """The kind and the size of the record here, each in as many bytes as it takes, and where its content begins."""
    kind = data[place]
    place += 1
    if kind & 0x80 and place < len(data):
        kind = kind & 0x7F | (data[place] & 0x7F) << 7
        place += 1
    size = 0
    for shift in (0, 7, 14, 21):
        if place >= len(data):
            break
        byte = data[place]
        place += 1
        size |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
    return kind, size, place
