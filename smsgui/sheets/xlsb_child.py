"""A program of its own: the values of an .xlsb worksheet as lines of JSON, the work of a library that can abort.

It is started by its path (see ``xlsb``) with the workbook's path and, if one was asked for, the worksheet's name. It
imports nothing of ours, so it runs wherever the library can be imported. The first line holds the worksheets, each a
name and whether it is hidden; if the one that is meant exists, a line with its merged areas follows and one for each
row, with its number. Whatever goes wrong ends it, with the exit code ``LOCKED`` where a password is asked for and
``TOO_LARGE`` where there is more text than can be kept.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import sys

import python_calamine

LOCKED, TOO_LARGE = 3, 4
LONGEST_TEXT = 32_768
"""Longer texts are cut to this, one more than a cell can hold, so that they are still seen to be too long."""

_MOST_MEMORY = 4 << 30
_MOST_OUTPUT = 512 << 20


def main(path: str, wanted: str | None = None) -> int:
    """Write the lines; the exit code."""
    _bound()
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            return _write(book, wanted)
    except python_calamine.PasswordError:
        return LOCKED


def _bound() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # the list is nobody's business
        with contextlib.suppress(OSError, ValueError):  # macOS has the call but not always the limit
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _write(book: python_calamine.CalamineWorkbook, wanted: str | None) -> int:
    hidden = {
        sheet.name: sheet.visible != python_calamine.SheetVisibleEnum.Visible
        for sheet in book.sheets_metadata
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    }
    written = _line(list(hidden.items()))
    name = min(hidden, key=lambda name: hidden[name], default=None) if wanted is None else wanted
    if name not in hidden:
        return 0
    sheet = book.get_sheet_by_name(name)
    written += _line(sheet.merged_cell_ranges or [])
    left = sheet.start[1] if sheet.start else 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = [*[""] * left, *(cell[:LONGEST_TEXT] if isinstance(cell, str) else cell for cell in cells)]
        while row and row[-1] == "":
            row.pop()
        if row:
            written += _line([number, row])
            if written > _MOST_OUTPUT:
                return TOO_LARGE
    return 0


def _line(value: object) -> int:
    return sys.stdout.buffer.write(json.dumps(value, default=_text, ensure_ascii=False).encode() + b"\n")


def _text(value: object) -> str:
    if isinstance(value, datetime.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "seconds")
    return str(value)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
