"""Every job there was: what became of it, and what can still be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from smsgui.domain import Job
from smsgui.gui import texts
from smsgui.gui.models.preview_models import JobsModel
from smsgui.gui.widgets.busy import Busy
from smsgui.gui.widgets.empty import Empty
from smsgui.gui.widgets.job_view import JobView
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Page, Quiet
from smsgui.gui.widgets.symbols import icon
from smsgui.gui.widgets.table import calm, share


class HistoryPage(Page):
    """Emits ``opened`` with the job to be shown; ``view`` shows its rows."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("History"))
        self._hint = self.tr("Every job that was started on this computer. Open one to see what became of each number.")
        self.hint.setText(self._hint)
        self.error = Notice()
        self.error.setObjectName("history_error")
        self.busy = Busy()
        self.model = JobsModel()
        self.table = QTableView()
        self.table.setObjectName("jobs")
        self.table.setAccessibleName(self.tr("Jobs"))
        self.table.setModel(self.model)
        calm(self.table)
        share(self.table, stretch=(1, 2))
        self.table.activated.connect(self._activated)
        self.back_button = QPushButton(icon("back"), self.tr("&All jobs"))
        self.back_button.setObjectName("all_jobs")
        self.back_button.clicked.connect(self.show_list)
        self.corner.addWidget(self.back_button)
        self.view = JobView("history")
        self.view.bar.hide()
        self._stack = QStackedWidget()
        empty = Empty(
            "history", self.tr("Nothing sent yet"), self.tr("What you send will be listed here, number by number.")
        )
        for part in (empty, self._list(), self.view):
            self._stack.addWidget(part)
        for part in (self.error, self.busy):
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.show_list()

    def _list(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(Quiet(self.tr("Double-click a job, or press Enter, to open it.")))
        return part

    def show_jobs(self, jobs: Sequence[Job]) -> None:
        """List ``jobs``."""
        self.model.show(jobs)
        if self._stack.currentIndex() != 2:
            self.show_list()

    def show_list(self) -> None:
        """Go back to the list."""
        self.hint.setText(self._hint)
        self.back_button.hide()
        self._stack.setCurrentIndex(1 if self.model.rowCount() else 0)

    def show_job(self, job: Job) -> None:
        """Show one job; its rows come by ``view``."""
        self.hint.setText(texts.job_line(job))
        self.back_button.show()
        self._stack.setCurrentIndex(2)

    @property
    def shows_job(self) -> bool:
        """Whether it shows one job now."""
        return self._stack.currentIndex() == 2

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.value(index.row()))
