"""The workbook that ``--out`` names."""

from __future__ import annotations

import os
from pathlib import Path

from smsgui.cli.show import shown
from smsgui.domain import Job, Status
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sending.journal import Journal
from smsgui.sheets import report


def checked(name: str, sheet: str) -> Path:
    """``name`` as a path for the results of ``sheet``.

    Raises SheetError where it is that very file, by whatever name, is not called .xlsx, or can't be written.
    """
    out, source = Path(name), Path(sheet)
    if out.suffix.lower() != ".xlsx":
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "The results “{file}” must have a name that ends in .xlsx."), file=name
        )
    if out.resolve() == source.resolve() or (out.exists() and source.exists() and out.samefile(source)):
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "The results may not be written over the sheet “{file}”: choose another name."),
            file=source.name,
        )
    if not out.parent.is_dir():
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "There is no folder for the results “{file}”: make it, or choose another."),
            file=name,
        )
    if out.is_dir() or not os.access(out if out.exists() else out.parent, os.W_OK):
        raise SheetError(QT_TRANSLATE_NOOP("errors", "“{file}” can't be written: choose another name."), file=name)
    return out


def write(journal: Journal, job: Job, out: Path, only: Status | None = None) -> int:
    """Write the job's rows, all or those with one status, and return how many; SheetError where that fails."""
    rows = (row for row in journal.rows(job.id) if only in (None, shown(row.status)))
    return report.write(out, job.columns, rows, words={Status.SUBMITTING: shown(Status.SUBMITTING)})
