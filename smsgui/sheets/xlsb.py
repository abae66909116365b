"""Reading .xlsb workbooks: values only, their formats aren't told.

The library that can do it ends the whole process when a damaged file asks it for absurd memory, and reports what it
could catch on standard error. So it works in a process of its own, whose end harms nobody.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from typing import Any

from smsgui.domain import Worksheet
from smsgui.sheets import merges, xlsb_child
from smsgui.sheets.cells import DAMAGED, Odd, bounded
from smsgui.sheets.digits import decimal, plain
from smsgui.sheets.source import DamagedError, Source, locked, too_large
from smsgui.sheets.strings import lines
from smsgui.sheets.table import Table, parted
from smsgui.sheets.worksheets import chosen

_STEP = 1000
_LONGEST_TIME = 120.0
_PAUSE = 0.1


def read(source: Source, worksheet: str | None) -> Table:
    """The chosen worksheet's table, marked as plain. DamagedError where the file contradicts itself."""
    said = _said(source, [] if worksheet is None else [worksheet])
    rest = io.BytesIO(said)
    found = tuple(Worksheet(name, hidden) for name, hidden in json.loads(rest.readline()))
    table = Table(found[chosen(source, found, worksheet)].name, found, plain=True)
    areas = json.loads(rest.readline())
    for count, line in enumerate(rest):
        if count % _STEP == 0:
            source.step(rest.tell() / len(said))
        number, row = json.loads(line)
        table.add(number, False, *parted([_shown(value) for value in row]))
        table.check_size(source)
    merges.fill(source, table, [(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in areas])
    return table


def _said(source: Source, worksheet: list[str]) -> bytes:
    """What the other process has to say; it is ended when it takes too long, or when reading is to stop."""
    command = [sys.executable, "-P", xlsb_child.__file__, str(source.path.absolute()), *worksheet]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows alone
    until = time.monotonic() + _LONGEST_TIME
    with subprocess.Popen(  # noqa: S603 - our own program; what comes from outside is passed on as an argument
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    ) as process:
        try:
            while True:
                try:
                    said, _ = process.communicate(timeout=_PAUSE)
                    break
                except subprocess.TimeoutExpired:
                    source.step(0)
                    if time.monotonic() > until:
                        raise DamagedError("the library takes for ever") from None
        finally:
            process.kill()
    if process.returncode == xlsb_child.LOCKED:
        raise locked(source)
    if process.returncode == xlsb_child.TOO_LARGE:
        raise too_large(source)
    if process.returncode:
        raise DamagedError(f"the library gave up ({process.returncode})")
    return said


def _shown(value: Any) -> str | Odd:
    if isinstance(value, str):
        return bounded(lines(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    number = decimal(repr(value))
    text = plain(number)
    return Odd(text, text, DAMAGED) if number.adjusted() >= 15 else text
