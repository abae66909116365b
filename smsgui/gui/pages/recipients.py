"""To whom: the sheet, which of its columns holds the numbers, and its rows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smsgui.domain import Sheet, SheetWarning
from smsgui.gui import texts
from smsgui.gui.models.sheet_model import SheetModel
from smsgui.gui.pages.sheet_choices import SheetChoices
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.busy import Busy
from smsgui.gui.widgets.empty import Empty
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Page, Quiet
from smsgui.gui.widgets.primary_button import PrimaryButton
from smsgui.gui.widgets.scroll import scrolling
from smsgui.gui.widgets.table import calm

_SHOWN_WARNINGS, _ALL_WARNINGS = 3, 30


def dropped_file(data: QMimeData) -> str:
    """The path of the first file that is being dropped; empty if there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")


class RecipientsPage(Page):
    """Emits ``open_asked`` (choose a file), ``dropped`` (a path); ``choices`` emits what was chosen about the sheet."""

    open_asked = Signal()
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Recipients"))
        self.hint.setText(self.tr("The spreadsheet with the phone numbers. It is only read, never changed."))
        self._said: tuple[SheetWarning, ...] = ()
        self._masked = False
        self.setAcceptDrops(True)
        self.busy = Busy()
        self.error = Notice()
        self.error.setObjectName("sheet_error")
        self.recalled = Notice()
        self.recalled.setObjectName("recalled")
        self.elsewhere = Notice()
        self.elsewhere.setObjectName("elsewhere")
        self.otherwise = Notice()
        self.otherwise.setObjectName("otherwise")
        self._other = self._instead = ""
        instead = self.otherwise.add_button(
            self.tr("Open the other worksheet"), lambda: self.choices.worksheet_chosen.emit(self._instead)
        )
        instead.setObjectName("open_otherwise")
        go = self.elsewhere.add_button(
            self.tr("Open that worksheet"), lambda: self.choices.worksheet_chosen.emit(self._other)
        )
        go.setObjectName("open_elsewhere")
        self.lost = Notice()
        self.lost.setObjectName("lost_mends")
        self.warnings = Notice()
        self.warnings.setObjectName("sheet_warnings")
        self.open_button = QPushButton(symbols.icon("open"), self.tr("&Open another sheet…"))
        self.open_button.setObjectName("open_another")
        self.open_button.clicked.connect(self.open_asked)
        self.open_button.hide()
        self.corner.addWidget(self.open_button)
        self.choices = SheetChoices()
        self.model = SheetModel()
        self.table = QTableView()
        self.table.setObjectName("sheet")
        self.table.setAccessibleName(self.tr("Rows of the sheet"))
        self.table.setModel(self.model)
        calm(self.table, row_numbers=True)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setToolTip(self.tr("Double-click a cell to mend it here; your file stays as it is."))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.counts = Quiet()
        self.counts.setObjectName("sheet_counts")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._room = scrolling(self._filled())
        self._stack.addWidget(self._room)
        for part in (self.busy, self.error):
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)

    def _empty(self) -> QWidget:
        self.empty = Empty(
            "sheet",
            self.tr("Drop a spreadsheet here"),
            self.tr("Excel, OpenDocument or CSV, with one row for each recipient and the numbers in one column"),
            dashed=True,
        )
        button = PrimaryButton(self.tr("&Choose a file…"))
        button.setObjectName("open_sheet")
        button.clicked.connect(self.open_asked)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(button)
        line.addStretch(1)
        self.empty.box.addLayout(line)
        return self.empty

    def _filled(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.choices)
        layout.addWidget(self.otherwise)
        layout.addWidget(self.recalled)
        layout.addWidget(self.elsewhere)
        layout.addWidget(self.lost)
        layout.addWidget(self.warnings)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.counts)
        return part

    def show_sheet(self, sheet: Sheet | None, phone_column: str, *, include_hidden: bool, region: str) -> None:
        """Show ``sheet`` and what was chosen about it."""
        self._stack.setCurrentIndex(1 if sheet else 0)
        self.open_button.setVisible(sheet is not None)
        self.model.show(sheet, phone_column)
        if sheet is None:
            return
        self.choices.show_sheet(sheet, phone_column, include_hidden=include_hidden, region=region)
        self._said = sheet.warnings
        self._show_warnings()
        self._show_counts(sheet)
        header = self.table.horizontalHeader()
        header.setResizeContentsPrecision(50)
        self.table.resizeColumnsToContents()
        for column in range(len(sheet.columns)):
            header.resizeSection(column, min(max(header.sectionSize(column) + 16, 80), 320))

    def show_mended(self, sheet: Sheet, original: Sheet) -> None:
        """Show ``sheet``, of which some cells are no more as in ``original``."""
        self.model.replace(sheet, original)
        self._said = sheet.warnings
        self._show_warnings()
        self._show_counts(sheet)

    def show_lost(self, count: int) -> None:
        """Say of how many mended cells nothing is left, because the file or what is read of it is another one."""
        said = self.tr(
            "%Ln cell(s) that you mended can't be found here as they were, and are not mended now.", "", count
        )
        self.lost.say(said if count else "", "warning")

    def show_recalled(self, on: bool) -> None:
        """Say that all is set as it was the last time."""
        said = self.tr("This sheet's columns are known: everything is set as the last time. Change what is different.")
        self.recalled.say(said if on else "", "info")

    def show_otherwise(self, worksheet: str, otherwise: str) -> None:
        """Say that ``worksheet`` is open because it was the last time, not ``otherwise``; nothing if that is empty."""
        self._instead = otherwise
        said = self.tr(
            "The worksheet “{worksheet}” is open because it was used the last time for a file of this name; otherwise "
            "“{otherwise}” would be. Make sure that it is the right one."
        )
        self.otherwise.say(said.format(worksheet=worksheet, otherwise=otherwise) if otherwise else "", "warning")

    def show_elsewhere(self, worksheet: str) -> None:
        """Say that this worksheet has no phone numbers but that one has; nothing if it is empty."""
        self._other = worksheet
        said = self.tr("There is no column of phone numbers here, but there is one in the worksheet “{worksheet}”.")
        self.elsewhere.say(said.format(worksheet=worksheet) if worksheet else "", "warning")

    def go_to(self, row: int, column: str) -> None:
        """Mark a cell, so that it can be mended."""
        index = self.model.cell(row, column)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            self.table.setFocus()
            self._room.ensureWidgetVisible(self.table)

    def show_phone_column(self, phone_column: str) -> None:
        """Mark another column as the one with the numbers."""
        self.model.mark_phone(phone_column)

    def show_error(self, text: str) -> None:
        """Say why the sheet could not be opened; what was open stays."""
        self.error.say(text, "error")

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self.model.set_masked(on)
        self.choices.set_masked(on)
        self._show_warnings()

    def _show_warnings(self) -> None:
        said = [texts.masked(line) if self._masked else line for line in map(texts.warning, self._said[:_ALL_WARNINGS])]
        lines = said[:_SHOWN_WARNINGS]
        if more := len(self._said) - len(lines):
            lines.append(self.tr("… and %Ln more", "", more))
        self.warnings.say("\n".join(lines), "warning")
        self.warnings.setToolTip("\n".join(said))

    def _show_counts(self, sheet: Sheet) -> None:
        hidden = sum(row.hidden for row in sheet.rows)
        parts = [Path(sheet.path).name, self.tr("%Ln row(s)", "", len(sheet.rows))]
        if hidden:
            parts.append(self.tr("%Ln of them hidden", "", hidden))
        if self.model.changed:
            parts.append(self.tr("%Ln cell(s) mended here, not in your file", "", self.model.changed))
        self.counts.setText(" · ".join(parts))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self.empty.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.empty.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.empty.light(False)
        event.acceptProposedAction()
        self.dropped.emit(dropped_file(event.mimeData()))
