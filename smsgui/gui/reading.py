"""Which worksheet of a workbook is read where none was chosen, and where else phone numbers stand."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TypedDict, Unpack

from smsgui import compose, sheets
from smsgui.domain import Sheet
from smsgui.errors import SheetError
from smsgui.gui.opening import Opened
from smsgui.gui.workers import Task
from smsgui.mapping import Mappings

_LONGEST = 10.0
"""Seconds after which no further worksheet is looked into."""


class Choices(TypedDict, total=False):
    """What was chosen about a file; the rest is found."""

    worksheet: str
    header_row: int
    encoding: str


def opened(path: Path, memory: Mappings, region: str, task: Task, **choices: Unpack[Choices]) -> Opened:
    """The file's sheet, with what is remembered of such ones. Raises SheetError."""
    sheet = None if "worksheet" in choices else _remembered(path, memory, task)
    otherwise = _otherwise(sheet, task) if sheet else ""
    sheet = sheet or _read(path, task, **choices)
    return Opened(sheet, compose.guess_phone_column(sheet, region) or "", memory.recall(sheet.columns), otherwise)


def _remembered(path: Path, memory: Mappings, task: Task) -> Sheet | None:
    """The worksheet that was used the last time for a file of that name."""
    known = memory.worksheet(path.name)
    with suppress(SheetError):  # the workbook may have no such worksheet any more
        return _worksheet(path, known, task) if known else None
    return None


def _otherwise(sheet: Sheet, task: Task) -> str:
    """The worksheet that would be open instead of ``sheet`` had none been remembered; empty if it is the same."""
    first = next((worksheet.name for worksheet in sheet.worksheets if not worksheet.hidden), "")
    if first == sheet.worksheet or len(sheet.worksheets) < 2:
        return ""
    with suppress(SheetError):
        other = _read(Path(sheet.path), task).worksheet
        return other if other != sheet.worksheet else ""
    return ""


def _read(path: Path, task: Task, **choices: Unpack[Choices]) -> Sheet:
    """With no worksheet chosen: the first visible one that has rows."""
    try:
        return sheets.read(path, progress=task.progressed.emit, stop=task.stop, **choices)
    except SheetError as error:
        others = error.values.get("others") if "worksheet" not in choices else None
        for other in others if isinstance(others, tuple) else ():
            with suppress(SheetError):
                return _worksheet(path, other, task)
        raise


def elsewhere(sheet: Sheet, region: str, task: Task) -> str:
    """The first other visible worksheet with a column of phone numbers, if ``sheet`` has none; else empty."""
    if compose.phone_like_columns(sheet, region):
        return ""
    end = monotonic() + _LONGEST
    for worksheet in sheet.worksheets:
        if worksheet.hidden or worksheet.name == sheet.worksheet or monotonic() > end:
            continue
        with suppress(SheetError):
            if compose.phone_like_columns(_worksheet(Path(sheet.path), worksheet.name, task), region):
                return worksheet.name
    return ""


def _worksheet(path: Path, name: str, task: Task) -> Sheet:
    return sheets.read(path, worksheet=name, progress=task.progressed.emit, stop=task.stop)
