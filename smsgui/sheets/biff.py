"""The records of an .xls workbook: those that a list consists of, and which worksheets are hidden."""

from __future__ import annotations

import struct

from smsgui.sheets.source import DamagedError, Source, locked

_BOF, _BOUNDSHEET, _NOTHING = 0x809, 0x85, 0xFFFF
_NEEDED = frozenset(
    {
        _BOF, 0x0A, _BOUNDSHEET, 0x22, 0x2F, 0x31, 0x3C, 0x42, 0x8C, 0xE0, 0xFC, 0x41E,  # of the workbook
        0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x207, 0x221, 0x236, 0x27E, 0x4BC,  # cells
        0xE5, 0x200, 0x208, 0x225,  # merged areas, dimensions, rows
    }
)  # fmt: skip
_CELLS = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E})
_MANY, _DIMENSIONS, _PASSWORD = 0xBD, 0x200, 0x2F
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_STEP = 100_000


def harmless(source: Source, stream: bytes) -> tuple[bytes, list[bool]]:
    """The stream with every record taken out that no list needs, and whether each worksheet is hidden.

    A link over all cells, or a name that doubles the text of another name, would otherwise be multiplied out. Nothing
    may be hidden from this: DamagedError where a worksheet does not begin with a record, or reaches beyond what an
    .xls can hold; a library would make room for it. SheetError if it is encrypted.
    """
    made = bytearray(stream)
    starts: set[int] = set()
    sheets: list[tuple[int, bool]] = []
    place = count = 0
    while place + 4 <= len(made):
        kind, size = struct.unpack_from("<HH", made, place)
        if kind == _PASSWORD:
            raise locked(source)  # all that follows is encrypted
        if kind == _BOF:
            starts.add(place)
        elif kind == _BOUNDSHEET:
            start, state, type_ = struct.unpack_from("<IBB", made, place + 4)
            if type_ == 0:
                sheets.append((start, bool(state & 3)))
        elif kind not in _NEEDED:
            struct.pack_into("<H", made, place, _NOTHING)
        elif not _fits(kind, made[place + 4 : place + 4 + size]):
            raise DamagedError("a cell behind the last one")
        place += 4 + size
        count += 1
        if count % _STEP == 0:
            source.step(0)
    if 0 not in starts or not starts.issuperset(start for start, _ in sheets):
        raise DamagedError("a worksheet begins where no record does")
    return bytes(made), [hidden for _, hidden in sheets]


def _fits(kind: int, content: bytearray) -> bool:
    if kind in _CELLS and len(content) >= 4:
        (column,) = struct.unpack_from("<H", content, 2)
        return bool(column + (max(len(content) - 12, 0) // 6 if kind == _MANY else 0) < _MOST_COLUMNS)
    if kind == _DIMENSIONS and len(content) >= 14:
        _, rows, _, columns = struct.unpack_from("<IIHH", content)
        return bool(rows <= _MOST_ROWS and columns <= _MOST_COLUMNS)
    return True
