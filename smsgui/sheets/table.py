"""What comes out of any kind of file before columns have names: rows of texts, and what is to be said about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from smsgui.domain import SheetRow, Worksheet
from smsgui.sheets.cells import ERROR, LONG, Odd
from smsgui.sheets.source import Source


@dataclass
class Trouble:
    """One kind of trouble in one column: how many rows have it, and the first of them with its text."""

    count: int
    row: int
    text: str


@dataclass
class Table:
    """A worksheet's rows that hold something, ragged on the right. Indexes are columns from 0.

    ``troubles`` by kind (see cells) and column; ``dates``: the number formats of the dates in each column;
    ``regional``: a text of each column that hangs on the computer's settings; ``covered``: per row, the columns that
    show a merged cell begun further left; ``plain``: the file's format doesn't tell what cells look like.
    """

    worksheet: str
    worksheets: tuple[Worksheet, ...]
    rows: list[SheetRow] = field(default_factory=list)
    troubles: dict[tuple[str, int], Trouble] = field(default_factory=dict)
    dates: dict[int, list[str]] = field(default_factory=dict)
    regional: dict[int, str] = field(default_factory=dict)
    covered: dict[int, set[int]] = field(default_factory=dict)
    encoding: str = ""
    plain: bool = False
    size: int = 0

    def add(self, source: Source, number: int, hidden: bool, cells: list[str], odd: list[tuple[int, Odd]]) -> None:
        """Take a row; one without any text or value is left out."""
        values = cells
        errors: set[int] = set()
        uncertain: set[int] = set()
        if odd:
            values = list(cells)
            for index, (text, value, trouble) in odd:
                values[index] = value
                if trouble:
                    if trouble != LONG:
                        (errors if trouble == ERROR else uncertain).add(index)
                    self.note(trouble, index, number, text)
        if not errors and not any(map(str.strip, cells)) and not any(map(str.strip, values)):
            return
        self.size += len(cells)
        source.check_size(number, self.size)
        shown = tuple(cells)
        plain = shown if values is cells else tuple(values)
        self.rows.append(
            SheetRow(
                number,
                shown,
                shown if plain == shown else plain,
                hidden,
                frozenset(errors) if errors else _NONE,
                frozenset(uncertain) if uncertain else _NONE,
            )
        )

    def note(self, trouble: str, index: int, row: int, text: str) -> None:
        """Count a trouble."""
        found = self.troubles.get((trouble, index))
        if found is None:
            self.troubles[trouble, index] = Trouble(1, row, text)
        else:
            found.count += 1

    def width(self) -> int:
        """The number of columns that any row reaches."""
        return max((len(row.cells) for row in self.rows), default=0)


_NONE: frozenset[int] = frozenset()
