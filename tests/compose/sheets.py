"""Sheets for the tests of composing, made without a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smsgui.domain import Rules, Sheet, SheetRow, Worksheet

TEXT = Rules(takes="text", signature="text", max_characters=1000)
TEMPLATE = Rules(takes="template", signature="field", max_characters=500)


def sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Sheet:
    """A sheet whose header is in row 1; what it shows is what it holds."""
    return of_rows(columns, [SheetRow(number, tuple(row), tuple(row)) for number, row in enumerate(rows, start=2)])


def of_rows(columns: Sequence[str], rows: Iterable[SheetRow]) -> Sheet:
    return Sheet("people.xlsx", "Sheet1", (Worksheet("Sheet1"),), 1, tuple(columns), tuple(rows))
