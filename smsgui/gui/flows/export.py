"""Saving a job's results as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from smsgui.domain import Job, JobRow
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.draft import Composed
from smsgui.gui.flows import doubt
from smsgui.gui.widgets.file_dialog import file_dialog
from smsgui.gui.widgets.notice import Notice
from smsgui.sending.journal import Journal
from smsgui.sheets import report


def write_results(job: Job, rows: Iterator[JobRow], path: Path) -> int:
    """Write ``rows`` in the user's language; how many there were. Never over the sheet that they came from."""
    _spare(Path(job.file), path)
    said = (replace(row, code="", detail=texts.row_reason(row, job.provider)) for row in rows)
    return report.write(path, job.columns, said, headings=texts.report_headings(), words=texts.status_words())


def write_problems(composed: Composed, path: Path) -> int:
    """Write the rows that are left out, each with its reason; how many there were. Never over their sheet."""
    sheet = composed.sheet
    _spare(Path(sheet.path), path)
    known = {row.row: row for row in sheet.rows}
    rows = ((known[problem.row], texts.problem(problem)) for problem in composed.problems)
    return report.write_left_out(path, sheet.columns, rows, headings=texts.report_headings())


def _spare(sheet: Path, path: Path) -> None:
    if path.resolve() == sheet.resolve():
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "“{file}” is the sheet itself: save the results under another name."),
            file=path.name,
        )


class Export(QObject):
    """Asks where to, writes in the background, and says what became of it."""

    def __init__(self, page: QWidget, notice: Notice, core: Core) -> None:
        super().__init__(page)
        self._page = page
        self._notice = notice
        self._core = core

    def ask(self, job: Job) -> None:
        """Let the user choose the file for a job's results."""
        title, name = self.tr("Export results"), self.tr("{sheet} – results.xlsx")
        self._ask(Path(job.file), title, name, lambda path: self.write(job, path))

    def ask_problems(self, composed: Composed) -> None:
        """Let the user choose the file for the rows that are left out."""
        title, name = self.tr("Export the rows that are left out"), self.tr("{sheet} – to mend.xlsx")
        self._ask(Path(composed.sheet.path), title, name, lambda path: self.write_problems(composed, path))

    def _ask(self, source: Path, title: str, form: str, chosen: Callable[[Path], None]) -> None:
        name = form.format(sheet=source.stem)
        folder = source.parent if source.parent.is_dir() else Path.home()
        dialog = file_dialog(self._page, title, str(folder / name))
        dialog.setNameFilter(self.tr("Workbook (*.xlsx)"))
        dialog.setObjectName("export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.open()

    def write(self, job: Job, path: Path) -> None:
        """Write the file."""
        folder = self._core.data_dir

        def work(_: object) -> tuple[int, Path]:
            with Journal(folder) as journal:
                return write_results(job, doubt.rows(journal, job.id), path), path

        self._core.tasks.start(work, self._done, self._failed)

    def write_problems(self, composed: Composed, path: Path) -> None:
        """Write the rows that are left out, ready to be mended and opened again."""
        self._core.tasks.start(lambda _: (write_problems(composed, path), path), self._done, self._failed)

    def _done(self, written: tuple[int, Path]) -> None:
        count, path = written
        self._notice.say(self.tr("Saved %Ln row(s) in {file}.", "", count).format(file=path), "good")

    def _failed(self, error: Exception) -> None:
        self._notice.say(texts.any_error(error), "error")
