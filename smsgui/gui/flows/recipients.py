"""Opening a sheet and saying what in it is what."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from smsgui.domain import Sheet
from smsgui.gui import mending, reading, texts
from smsgui.gui.core import Core
from smsgui.gui.draft import Draft
from smsgui.gui.opening import Opened
from smsgui.gui.pages.recipients import RecipientsPage
from smsgui.gui.reading import Choices
from smsgui.gui.widgets.file_dialog import file_dialog
from smsgui.gui.workers import Task
from smsgui.mapping import Mappings

ENDINGS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv"


class RecipientsFlow(QObject):
    """Emits ``opened`` with what was read, and what was ``chosen``: a name of the draft and its value.

    Emits ``mended`` with the place of a row, a column and the cell's new text.
    """

    opened = Signal(object)
    chosen = Signal(str, object)
    mended = Signal(int, int, str)

    def __init__(self, page: RecipientsPage, core: Core, draft: Draft) -> None:
        super().__init__(page)
        self._page = page
        self._core = core
        self._draft = draft
        self._task: Task | None = None
        self._look: Task | None = None
        self._reading: tuple[Path, Choices] = Path(), {}
        page.open_asked.connect(self.ask_for_file)
        page.dropped.connect(self.open)
        page.busy.stop_asked.connect(self.stop)
        choices = page.choices
        choices.worksheet_chosen.connect(lambda name: self._read_again(worksheet=name))
        choices.header_row_chosen.connect(lambda row: self._read_again(header_row=row))
        choices.encoding_chosen.connect(lambda name: self._read_again(encoding=name))
        choices.phone_column_chosen.connect(lambda column: self.chosen.emit("phone_column", column))
        choices.region_chosen.connect(lambda region: self.chosen.emit("region", region))
        choices.include_hidden_chosen.connect(lambda on: self.chosen.emit("include_hidden", on))
        page.model.mended.connect(self.mended)
        self._show()

    def show_draft(self, draft: Draft) -> None:
        """The draft has changed."""
        former, self._draft = self._draft, draft
        if draft.sheet is not former.sheet:
            if draft.sheet and draft.original and draft.original is former.original:
                self._page.show_mended(draft.sheet, draft.original)
            else:
                self._show()
        elif draft.phone_column != former.phone_column:
            self._page.show_phone_column(draft.phone_column)

    def ask_for_file(self) -> None:
        """Let the user choose a file."""
        folder = str(Path(self._draft.sheet.path).parent) if self._draft.sheet else ""
        dialog = file_dialog(self._page, self.tr("Open a spreadsheet"), folder)
        dialog.setObjectName("open_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Spreadsheets ({endings})").format(endings=ENDINGS), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.open)
        dialog.open()

    def open(self, path: str) -> None:
        """Read the file."""
        self._read(Path(path))

    def follow(self, former: RecipientsFlow) -> None:
        """Begin anew what another window was reading."""
        if former._task:
            path, choices = former._reading
            former.stop()
            self._read(path, **choices)

    def stop(self) -> None:
        """Stop reading; what was open stays."""
        if self._task:
            self._task.stop.set()
            self._task = None
        self._page.busy.end()
        self._show()

    def _read_again(self, **choice: Unpack[Choices]) -> None:
        sheet = self._draft.sheet
        if sheet is None:
            return
        known: Choices = {"worksheet": sheet.worksheet}
        if sheet.encoding:
            known["encoding"] = sheet.encoding
        self._read(Path(sheet.path), **(known | choice))

    def _read(self, path: Path, **choices: Unpack[Choices]) -> None:
        for task in (self._task, self._look):
            if task:
                task.stop.set()
        self._look = None
        self._page.show_error("")
        self._page.show_recalled(False)
        self._page.show_elsewhere("")
        self._page.busy.begin(self.tr("Reading {file} …").format(file=path.name))
        region, memory = self._draft.region, Mappings(self._core.data_dir)
        self._reading = path, choices
        self._task = self._core.tasks.start(
            lambda task: (task, reading.opened(path, memory, region, task, **choices)), self._done, self._failed
        )
        self._task.progressed.connect(self._page.busy.progress)

    def _done(self, found: tuple[Task, Opened]) -> None:
        task, opened = found
        if task is self._task:
            self._task = None
            self._page.busy.end()
            self.opened.emit(opened)
            known = opened.known is not None and opened.known.phone_column == self._draft.phone_column
            self._page.show_recalled(known)
            self._page.show_otherwise(opened.sheet.worksheet, opened.otherwise)
            if "worksheet" not in self._reading[1] and len(opened.sheet.worksheets) > 1:
                self._look_elsewhere(opened.sheet)

    def _look_elsewhere(self, sheet: Sheet) -> None:
        region = self._draft.region
        self._look = self._core.tasks.start(
            lambda task: (task, reading.elsewhere(sheet, region, task)), self._looked, self._look_failed
        )

    def _looked(self, found: tuple[Task, str]) -> None:
        if found[0] is self._look:
            self._look = None
            self._page.show_elsewhere(found[1])

    def _look_failed(self, error: Exception) -> None:
        self._look = None
        texts.any_error(error)  # a fault of ours is reported; that a worksheet can't be read is nothing to say here

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._page.busy.end()
        self._page.show_error(texts.any_error(error))
        self._show()

    def _show(self) -> None:
        draft = self._draft
        self._page.show_sheet(draft.sheet, draft.phone_column, include_hidden=draft.include_hidden, region=draft.region)
        self._page.show_lost(mending.lost(draft.original, draft.mends) if draft.original else 0)
        if draft.sheet and draft.original and draft.sheet is not draft.original:
            self._page.show_mended(draft.sheet, draft.original)
