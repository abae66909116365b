"""Merged cells: every cell of the area holds what its first one holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from smsgui.domain import SheetRow
from smsgui.sheets.source import DamagedError, Source, too_large
from smsgui.sheets.table import Table

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; rows as people number them, columns from 0."""

_MOST_COPIED = 300_000_000
"""Cells of rows made anew: a row is, for each of its areas."""


def fill(source: Source, table: Table, areas: Sequence[Area]) -> None:
    """Fill the areas, in rows and columns that are in use; a blank row stays none.

    DamagedError if they overlap so much that filling them would take for ever, SheetError if there is too much to fill.
    """
    numbers = [row.row for row in table.rows]
    copied = 0
    width = max((len(row.cells) for row in table.rows), default=0)
    last = numbers[-1] if numbers else 0
    if sum(_size(area, last, width) for area in areas) > last * width:
        raise DamagedError("merged areas overlap")
    for top, left, bottom, right in areas:
        end = min(right + 1, width)
        start, stop = bisect_left(numbers, top), bisect_right(numbers, bottom)
        if left >= end or start >= stop or numbers[start] != top:
            continue
        table.size += (stop - start) * (end - left)
        table.check_size(source)
        copied += (stop - start) * width
        if copied > _MOST_COPIED:
            raise too_large(source)
        first, columns = table.rows[start], frozenset(range(left, end))
        covered = set(range(left + 1, end))
        for place in range(start, stop):
            row = table.rows[place]
            table.rows[place] = _filled(row, first, left, columns)
            table.covered[row.row] = table.covered[row.row] | covered if row.row in table.covered else covered


def _size(area: Area, last: int, width: int) -> int:
    top, left, bottom, right = area
    return max(min(bottom, last) + 1 - top, 0) * max(min(right + 1, width) - left, 0)


def _filled(row: SheetRow, first: SheetRow, start: int, columns: frozenset[int]) -> SheetRow:
    """The row with these columns showing what column ``start``, the first of them, of ``first`` shows."""
    end = start + len(columns)
    cells, values = _with(row.cells, first.cells, start, end), _with(row.values, first.values, start, end)
    return replace(
        row,
        cells=cells,
        values=cells if cells == values else values,
        errors=_and(row.errors, columns) if start in first.errors else row.errors,
        uncertain=_and(row.uncertain, columns) if start in first.uncertain else row.uncertain,
    )


def _with(row: tuple[str, ...], first: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
    text = first[start] if start < len(first) else ""
    return (*row[:start], *("",) * (start - len(row)), *(text,) * (end - start), *row[end:])


def _and(places: frozenset[int], columns: frozenset[int]) -> frozenset[int]:
    return places | columns if places else columns  # the same object for all rows of an area
