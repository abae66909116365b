"""A job, row by row: how far it is, what became of each number, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from smsgui.domain import JobRow, Status, Submission
from smsgui.gui.models.results_model import ResultsModel
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.job_actions import JobActions
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Quiet
from smsgui.gui.widgets.progress import SendProgress
from smsgui.gui.widgets.scroll import scrolling
from smsgui.gui.widgets.status_filter import StatusFilter
from smsgui.gui.widgets.table import calm, widths

_REFILTER = 300
"""Milliseconds between two looks at which rows a filter shows, while they change."""

_DETAIL = "\n".join(("短信 Ag",) * 3)
"""As high as what is said of the row that is marked; letters of two fonts make higher lines than those of one."""


class JobView(QWidget):
    """Shows rows and their changes; ``buttons`` emit what is asked. ``name`` begins the names of its parts."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultsModel()
        self.notice = Notice()
        self.notice.setObjectName(f"{name}_notice")
        self.waiting = Notice()
        self.waiting.setObjectName(f"{name}_waiting")
        self.bar = SendProgress()
        self.bar.setObjectName(f"{name}_progress")
        self.filter = StatusFilter(name)
        self.filter.chosen.connect(self._filter)
        self.search = QLineEdit()
        self.search.setObjectName(f"{name}_search")
        self.search.setPlaceholderText(self.tr("Number, name, reference …"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(symbols.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        words = self.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(self.search.minimumSizeHint().width() + words)
        self.search.setAccessibleName(self.tr("Search"))
        self.search.textChanged.connect(self._filter)
        self.table = QTableView()
        self.table.setObjectName(f"{name}_results")
        self.table.setAccessibleName(self.tr("Results for each number"))
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        calm(self.table)
        widths(self.table, (5, 15, 12, 20, 12, 20), stretch=(3, 5))
        self.table.selectionModel().selectionChanged.connect(self._show_detail)
        self.model.modelReset.connect(self._show_detail)  # nothing is marked any more, and Qt does not say so
        self.detail = Quiet()
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setObjectName(f"{name}_row")
        # Always of one height, so that nothing moves when another row is marked; what is longer scrolls.
        self._detail_room = scrolling(self.detail, narrow=True)
        self._detail_room.setFixedHeight(Quiet(_DETAIL, wrap=False).sizeHint().height())
        self.buttons = JobActions(name)
        self._status: Status | None = None
        self._staying = 0  # rows not sent yet that are left as they are
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFILTER)
        self._timer.timeout.connect(self._refilter)
        self._lay_out()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.filter, 3)
        filters.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (self.notice, self.waiting, self.bar):
            layout.addWidget(part)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._detail_room)
        layout.addWidget(self.buttons)

    def show_rows(self, rows: Iterable[JobRow], provider_id: str) -> None:
        """Show another job."""
        self.filter.choose(None)
        self.search.clear()
        self.model.show(rows, provider_id)
        self._show_counts()

    def begin(self, sending: int) -> None:
        """The job is being sent from now on: so many of its rows."""
        counts = self.model.counts
        self.bar.begin(sum(counts.get(status, 0) for status in (Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN)))
        self._staying = self._left() - sending
        self._show_counts()
        self.buttons.show_running(True)

    def update_rows(self, submissions: Sequence[Submission]) -> None:
        """Show what became of some rows."""
        self.model.update(submissions)
        self._show_counts()
        if self.model.filtered and not self._timer.isActive():
            self._timer.start()

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self.model.set_masked(on)
        self._show_detail()

    def rows(self) -> list[JobRow]:
        """The rows that are marked in the table."""
        return [self.model.row(index.row()) for index in self.table.selectionModel().selectedRows()]

    def again(self, status: Status | None) -> list[JobRow]:
        """The rows that can be sent again: all of ``status``, or without one those that are marked."""
        if status:
            return [row for row in self.model.all_rows() if row.status is status]
        return [row for row in self.rows() if row.status in (Status.REJECTED, Status.UNKNOWN)]

    def _show_counts(self) -> None:
        counts = self.model.counts
        self.filter.show_counts(counts)
        total = sum(counts.values()) - counts.get(Status.SKIPPED, 0)
        self.bar.progress(total - self._left(), total - self._staying)
        self.buttons.show_counts(counts)

    def _left(self) -> int:
        return self.model.counts.get(Status.PENDING, 0) + self.model.counts.get(Status.SUBMITTING, 0)

    def _filter(self, status: object = "") -> None:
        if status is None or isinstance(status, Status):
            self._status = status
        self.model.filter(self._status, self.search.text())

    def _refilter(self) -> None:
        rows = {row.row for row in self.rows()}
        self.model.refresh()
        if rows:
            self._select(rows)

    def _select(self, rows: set[int]) -> None:
        mode = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in range(self.model.rowCount()):
            if self.model.row(place).row in rows:
                self.table.selectionModel().select(self.model.index(place, 0), mode)

    def _show_detail(self) -> None:
        chosen = self.rows()
        self.buttons.show_selection(len(self.again(None)))
        if len(chosen) != 1:
            self.detail.setText(self.tr("%Ln rows are marked", "", len(chosen)) if chosen else "")
            return
        row = chosen[0]
        self.detail.setText(self.model.account_of(row))
        self._detail_room.verticalScrollBar().setValue(0)
