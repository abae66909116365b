"""What a reading needs to know at every step: which file, how far, and whether to go on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smsgui.errors import QT_TRANSLATE_NOOP, SheetError

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 30_000_000
MOST_CHARACTERS = 512 << 20
LONGEST_CELL = 32_767
"""Characters in a cell, in any spreadsheet that Excel can hold."""


class DamagedError(Exception):
    """The file's content contradicts its own format; becomes a sentence where the file's name is known."""


@dataclass(frozen=True)
class Source:
    """The file that is being read."""

    path: Path
    progress: Callable[[float], None] | None = None
    stop: threading.Event | None = None

    @property
    def name(self) -> str:
        """The file's name, as sentences for people give it."""
        return self.path.name

    def step(self, done: float) -> None:
        """Report how far the reading is, from 0 to 1; SheetError if it is to stop."""
        if self.stop is not None and self.stop.is_set():
            raise SheetError(QT_TRANSLATE_NOOP("errors", "Reading “{file}” was stopped."), file=self.name)
        if self.progress is not None:
            self.progress(min(done, 1.0))

    def check_size(self, rows: int, cells: int, characters: int = 0) -> None:
        """SheetError beyond what a spreadsheet program can hold, or what this program can keep in memory."""
        if rows > MOST_ROWS or cells > MOST_CELLS or characters > MOST_CHARACTERS:
            raise too_large(self)


def too_large(source: Source) -> SheetError:
    """What to say of a file that doesn't fit into a worksheet or into memory."""
    return SheetError(
        QT_TRANSLATE_NOOP(
            "errors",
            "“{file}” is too large: it reaches over more rows and columns than can be read. "
            "Delete what stands far away from the list, or split the list into several files.",
        ),
        file=source.name,
    )


def locked(source: Source) -> SheetError:
    """What to say of a workbook that asks for a password."""
    return SheetError(
        QT_TRANSLATE_NOOP(
            "errors",
            "“{file}” is protected by a password. Open it in your spreadsheet program, save it without one and choose "
            "that.",
        ),
        file=source.name,
    )
