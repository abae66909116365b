"""What comes out of any kind of file before columns have names: rows of texts, and what is to be said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from smsgui.domain import SheetRow, Worksheet
from smsgui.sheets.cells import DAMAGED, ERROR, UNSURE, Odd
from smsgui.sheets.number_format import NumberFormat
from smsgui.sheets.source import Source

USUAL_WIDTH = 100
"""Rows are filled up at once to a width up to this; it is one odd row that would make all of them wider."""

SWALLOWING = "swallowing"
"""A trouble beside those of cells: the cell may hold other rows of the list."""

_MOST_FIRST = 300
_NONE: frozenset[int] = frozenset()


@dataclass
class Trouble:
    """One kind of trouble in one column: how many rows have it, and the first of them with their texts.

    Several, because the very first ones may stand above the header.
    """

    count: int = 0
    first: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Table:
    """A worksheet's rows that hold something, ragged on the right. Indexes are columns from 0.

    ``troubles`` by kind (see cells, and above) and column; ``dates``: the number formats of the dates in each column,
    with a text; ``regional``: a text of each column that hangs on the computer's settings; ``covered``: per row, the
    columns that show a merged cell begun further left; ``plain``: the file's format doesn't tell what cells look like.
    """

    worksheet: str
    worksheets: tuple[Worksheet, ...]
    rows: list[SheetRow] = field(default_factory=list)
    troubles: dict[tuple[str, int], Trouble] = field(default_factory=dict)
    dates: dict[int, dict[str, str]] = field(default_factory=dict)
    regional: dict[int, str] = field(default_factory=dict)
    covered: dict[int, set[int]] = field(default_factory=dict)
    encoding: str = ""
    plain: bool = False
    size: int = 0
    width: int = 0

    def add(
        self,
        number: int,
        hidden: bool,
        cells: tuple[str, ...],
        values: tuple[str, ...],
        troubles: Sequence[tuple[int, Odd]],
    ) -> None:
        """Take a row, filled up to the width of those before it; one that shows and holds nothing is left out."""
        if values is not cells and values == cells:
            values = cells
        if not troubles and not cells[-1].strip() and not any(map(str.strip, (*cells, *values))):
            return
        errors = uncertain = _NONE
        if troubles:
            for index, (text, _, trouble) in troubles:
                self.note(trouble, index, number, text)
            errors = frozenset(index for index, odd in troubles if odd.trouble == ERROR)
            uncertain = frozenset(index for index, odd in troubles if odd.trouble in (UNSURE, DAMAGED, SWALLOWING))
        missing = self.width - len(cells)
        if missing > 0:
            same = values is cells
            cells += ("",) * missing
            values = cells if same else values + ("",) * missing
        elif missing < 0:
            self.width = min(len(cells), USUAL_WIDTH)
        self.size += len(cells)
        self.rows.append(SheetRow(number, cells, values, hidden, errors, uncertain))

    def check_size(self, source: Source) -> None:
        """SheetError if the rows taken so far are more than can be kept."""
        source.check_size(len(self.rows), self.size)

    def note(self, trouble: str, index: int, row: int, text: str) -> None:
        """Count a trouble."""
        found = self.troubles.setdefault((trouble, index), Trouble())
        found.count += 1
        if len(found.first) < _MOST_FIRST:
            found.first.append((row, text))

    def note_format(self, index: int, format_: NumberFormat, shown: str | Odd) -> None:
        """Keep which number format stands in a column, with an example, if there may be something to say about it."""
        text = shown if isinstance(shown, str) else shown.text
        if format_.is_date:
            self.dates.setdefault(index, {}).setdefault(format_.code, text)
        if format_.regional:
            self.regional[index] = text


def parted(cells: Sequence[str | Odd]) -> tuple[tuple[str, ...], tuple[str, ...], list[tuple[int, Odd]]]:
    """The texts, the values and the troubles of a row."""
    texts = tuple(cell if isinstance(cell, str) else cell.text for cell in cells)
    values = tuple(cell if isinstance(cell, str) else cell.value for cell in cells)
    troubles = [(place, cell) for place, cell in enumerate(cells) if not isinstance(cell, str) and cell.trouble]
    return texts, values, troubles
