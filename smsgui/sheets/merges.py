"""Merged cells: every cell of the area holds what its first one holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smsgui.domain import SheetRow
from smsgui.sheets.source import DamagedError, Source
from smsgui.sheets.table import Table

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; rows as people number them, columns from 0."""


def fill(source: Source, table: Table, areas: Sequence[Area]) -> None:
    """Fill the areas, in rows and columns that are in use; a blank row stays none.

    DamagedError if they overlap so much that filling them would take for ever.
    """
    places = {row.row: place for place, row in enumerate(table.rows)}
    width = max((len(row.cells) for row in table.rows), default=0)
    last = table.rows[-1].row if table.rows else 0
    if sum(_size(area, last, width) for area in areas) > last * width:
        raise DamagedError("merged areas overlap")
    for top, left, bottom, right in areas:
        end = min(right + 1, width)
        if top not in places or left >= end:
            continue
        first = table.rows[places[top]]
        for number in range(top, min(bottom, last) + 1):
            if (place := places.get(number)) is None:
                continue
            table.size += end - left
            table.check_size(source)
            table.rows[place] = _filled(table.rows[place], first, left, end)
            table.covered.setdefault(number, set()).update(range(left + 1, end))


def _size(area: Area, last: int, width: int) -> int:
    top, left, bottom, right = area
    return max(min(bottom, last) + 1 - top, 0) * max(min(right + 1, width) - left, 0)


def _filled(row: SheetRow, first: SheetRow, start: int, end: int) -> SheetRow:
    """The row with the columns from ``start`` to ``end`` showing what column ``start`` of ``first`` shows."""
    columns = range(start, end)
    cells, values = _with(row.cells, first.cells, columns), _with(row.values, first.values, columns)
    return replace(
        row,
        cells=cells,
        values=cells if cells == values else values,
        errors=row.errors.union(columns) if start in first.errors else row.errors,
        uncertain=row.uncertain.union(columns) if start in first.uncertain else row.uncertain,
    )


def _with(row: tuple[str, ...], first: tuple[str, ...], columns: range) -> tuple[str, ...]:
    text = first[columns.start] if columns.start < len(first) else ""
    blank = ("",) * (columns.start - len(row))
    return (*row[: columns.start], *blank, *(text for _ in columns), *row[columns.stop :])
