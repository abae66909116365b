"""The workbook that ``--out`` names."""

from __future__ import annotations

import os
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from smsgui.cli.show import shown
from smsgui.cli.streams import complain
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
    # The folder counts even where the file is there: the results are a new file that takes its name.
    if out.is_dir() or not all(os.access(path, os.W_OK) for path in (out.parent, out) if path.exists()):
        raise _unwritable(name)
    return out


def write(journal: Journal, job: Job, out: Path, only: Status | None = None) -> int:
    """Write the job's rows, all or those with one status, and return how many; SheetError where that fails.

    An earlier file of that name is kept: it may hold the results of another job, or not be ours at all.
    """
    _keep_earlier(out)
    rows = (row for row in journal.rows(job.id) if only in (None, shown(row.status)))
    return report.write(out, job.columns, rows, words={Status.SUBMITTING: shown(Status.SUBMITTING)})


def _keep_earlier(out: Path) -> None:
    """Give what stands at ``out``, unless it is empty, a name with the time when it was last changed."""
    try:
        found = out.stat()
        if not found.st_size:
            return
        at = datetime.fromtimestamp(found.st_mtime).astimezone()
        name = f"{out.stem} {at:%Y-%m-%d %H%M%S}"
        names = chain([name], (f"{name} ({place})" for place in count(2)))
        kept = next(path for path in (out.with_name(name + out.suffix) for name in names) if not path.exists())
        out.rename(kept)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritable(out.name) from error
    complain(f"note: the earlier “{out.name}” is kept as “{kept.name}”.")


def _unwritable(name: str) -> SheetError:
    return SheetError(QT_TRANSLATE_NOOP("errors", "“{file}” can't be written: choose another name."), file=name)
