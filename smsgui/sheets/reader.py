"""Reading a worksheet whole, whatever kind of file it is in."""

from __future__ import annotations

import contextlib
import gc
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from smsgui.domain import Sheet, SheetRow
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sheets import contents, header, notes
from smsgui.sheets.source import DamagedError, Source, too_large
from smsgui.sheets.table import Table

_DAMAGED = (
    DamagedError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError,
    ArithmeticError, struct.error, expat.ExpatError,
)  # fmt: skip


def read(
    path: Path,
    *,
    worksheet: str | None = None,
    header_row: int | None = None,
    encoding: str | None = None,
    progress: Callable[[float], None] | None = None,
    stop: threading.Event | None = None,
) -> Sheet:
    """The worksheet as a value, every cell as the spreadsheet program shows it.

    ``worksheet``: by default the first visible one. ``header_row``: the number that the spreadsheet program shows, by
    default found; 0 for a list without a header. ``encoding`` counts for text files, by default found. ``progress`` is
    called with the part that is done, from 0 to 1. When ``stop`` is set the reading ends soon, with SheetError.
    The kind of file is told by its content, not its name.

    Raises SheetError, and nothing else, for whatever is wrong with the file; where it is that the worksheet has no
    rows, ``others`` among its values are the other visible worksheets.
    """
    source = Source(path, progress, stop)
    source.step(0)
    try:
        with _without_collector():
            table = contents.table(source, worksheet, encoding)
    except OSError as error:
        raise _unreadable(source, error) from error
    except MemoryError as error:
        raise too_large(source) from error
    except _DAMAGED as error:
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "errors",
                "“{file}” is damaged and can't be read. Open it in your spreadsheet program, save it under a new name "
                "and choose that.",
            ),
            file=source.name,
        ) from error
    sheet = _named(source, table, header_row, guessed=encoding is None)
    source.step(1)
    return sheet


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes no cycles, and the collector would look through all rows read so far again and again.

    Afterwards they stand among the old objects, without having been looked through once more.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
            gc.unfreeze()


def _named(source: Source, table: Table, header_row: int | None, *, guessed: bool) -> Sheet:
    """The sheet with its columns named and its rows of equal width."""
    at = _header_row(source, table, header_row)
    heading = header.heading(table, at)
    below = [row for row in table.rows if row.row > at]
    if not below:
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "errors", "There are no rows below the header, row {row} of the worksheet “{worksheet}” of “{file}”."
            ),
            row=at,
            worksheet=table.worksheet,
            file=source.name,
            others=_others(table),
        )
    used = [*below, heading] if heading else below
    width = max(len(row.cells) for row in used)
    while width > 1 and not any(_has(row, width - 1) for row in used):
        width -= 1
    source.check_size(0, width * len(below))
    columns = header.names(heading, width)
    rows = tuple(row if len(row.cells) == width else _fitted(row, width) for row in below)
    warnings = notes.collect(table, columns, at, rows, guessed, header_row is None)
    return Sheet(str(source.path), table.worksheet, table.worksheets, at, columns, rows, table.encoding, warnings)


def _header_row(source: Source, table: Table, wanted: int | None) -> int:
    if not table.rows:
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "The worksheet “{worksheet}” of “{file}” is empty. Choose another worksheet."),
            worksheet=table.worksheet,
            file=source.name,
            others=_others(table),
        )
    at = header.find(table) if wanted is None else wanted
    if not 0 <= at <= table.rows[-1].row:
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "errors",
                "There is no header in row {row}: the worksheet “{worksheet}” of “{file}” ends with row {last}.",
            ),
            row=at,
            worksheet=table.worksheet,
            file=source.name,
            last=table.rows[-1].row,
        )
    return at


def _others(table: Table) -> tuple[str, ...]:
    """The visible worksheets that could be read instead."""
    return tuple(one.name for one in table.worksheets if not one.hidden and one.name != table.worksheet)


def _has(row: SheetRow, index: int) -> bool:
    return index < len(row.cells) and bool(row.cells[index] or row.values[index] or index in row.errors)


def _fitted(row: SheetRow, width: int) -> SheetRow:
    blank = ("",) * (width - len(row.cells))
    cells = (row.cells + blank)[:width]
    values = cells if row.values is row.cells else (row.values + blank)[:width]
    return SheetRow(row.row, cells, values, row.hidden, row.errors, row.uncertain)


def _unreadable(source: Source, error: OSError) -> SheetError:
    if isinstance(error, FileNotFoundError):
        return SheetError(
            QT_TRANSLATE_NOOP("errors", "There is no file “{file}”. Perhaps it was moved or renamed."), file=source.name
        )
    if isinstance(error, PermissionError):
        return SheetError(
            QT_TRANSLATE_NOOP(
                "errors",
                "“{file}” may not be read. If it is open in your spreadsheet program, close it there; "
                "else ask for the right to read it.",
            ),
            file=source.name,
        )
    return SheetError(
        QT_TRANSLATE_NOOP("errors", "“{file}” can't be read: {reason}."),
        file=source.name,
        reason=error.strerror or type(error).__name__,
    )
