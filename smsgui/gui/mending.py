"""Cells that were mended in the window: kept apart from the sheet, so that they outlive another reading of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from smsgui.domain import Sheet, SheetRow
from smsgui.sheets import notes


class Place(NamedTuple):
    """A cell of a file: ``row`` is the number that the spreadsheet program shows, ``column`` counts from 0."""

    path: str
    worksheet: str
    row: int
    column: int


class Mend(NamedTuple):
    """What a cell held, as shown and as stored, and the ``text`` that stands there instead."""

    cell: str
    value: str
    text: str


Mends = Mapping[Place, Mend]


def noted(mends: Mends, original: Sheet, row: SheetRow, column: int, text: str, *, phone: bool) -> Mends:
    """``mends`` with ``text`` in a cell of ``row`` of ``original``; without one, if that is what the cell held.

    ``phone``: the column shows its cells as they are stored.
    """
    place = Place(original.path, original.worksheet, row.row, column)
    others = {known: mend for known, mend in mends.items() if known != place}
    held = row.values if phone else row.cells
    return others if text == held[column] else {**others, place: Mend(row.cells[column], row.values[column], text)}


def mended(original: Sheet, mends: Mends) -> Sheet:
    """``original`` with what was mended in its worksheet, wherever a cell still holds what it held then."""
    wanted = _by_row(original, mends)
    rows = tuple(_mended(row, wanted[row.row]) if row.row in wanted else row for row in original.rows)
    if all(now is then for now, then in zip(rows, original.rows, strict=True)):
        return original
    return replace(original, rows=rows, warnings=notes.after_mending(original, rows))


def lost(original: Sheet, mends: Mends) -> int:
    """How many cells that were mended in this worksheet are not as they were then, or not in its list any more."""
    wanted = _by_row(original, mends)
    there = {row.row: row for row in original.rows if row.row in wanted}
    return sum(
        row not in there or not _holds(there[row], column, mend)
        for row, cells in wanted.items()
        for column, mend in cells.items()
    )


def _by_row(sheet: Sheet, mends: Mends) -> dict[int, dict[int, Mend]]:
    found: dict[int, dict[int, Mend]] = {}
    for place, mend in mends.items():
        if (place.path, place.worksheet) == (sheet.path, sheet.worksheet):
            found.setdefault(place.row, {})[place.column] = mend
    return found


def _holds(row: SheetRow, column: int, mend: Mend) -> bool:
    return column < len(row.cells) and (row.cells[column], row.values[column]) == (mend.cell, mend.value)


def _mended(row: SheetRow, mends: Mapping[int, Mend]) -> SheetRow:
    texts = {column: mend.text for column, mend in mends.items() if _holds(row, column, mend)}
    if not texts:
        return row
    return replace(
        row,
        cells=tuple(texts.get(column, cell) for column, cell in enumerate(row.cells)),
        values=tuple(texts.get(column, value) for column, value in enumerate(row.values)),
        errors=row.errors - texts.keys(),
        uncertain=row.uncertain - texts.keys(),
    )
