"""The rows of a job, live: what became of each number, filtered by status and searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from smsgui.domain import JobRow, Status, Submission
from smsgui.errors import QT_TRANSLATE_NOOP
from smsgui.gui import texts
from smsgui.gui.models.values_model import MIDDLE
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.tones import STATUS_TONES, tone

Index = QModelIndex | QPersistentModelIndex
ROW, NUMBER, STATUS, REASON, REFERENCE, TEXT = range(6)
_HEADINGS = (
    QT_TRANSLATE_NOOP("columns", "Row"),
    QT_TRANSLATE_NOOP("columns", "Number"),
    QT_TRANSLATE_NOOP("columns", "Status"),
    QT_TRANSLATE_NOOP("columns", "Reason"),
    QT_TRANSLATE_NOOP("columns", "Reference"),
    QT_TRANSLATE_NOOP("columns", "Text"),
)


class ResultsModel(QAbstractTableModel):
    """All rows are known from the start; ``update`` sets what became of some and repaints no more than their range."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[JobRow] = []
        self._place: dict[int, int] = {}
        self._shown: Sequence[int] = range(0)
        self._provider = ""
        self._status: Status | None = None
        self._search = ""
        self._masked = False
        self._icons: dict[Status, QIcon] = {status: symbols.icon(status, STATUS_TONES[status]) for status in Status}
        self.counts: Mapping[Status, int] = Counter()

    def show(self, rows: Iterable[JobRow], provider_id: str) -> None:
        """Show another job."""
        self.beginResetModel()
        self._rows = list(rows)
        self._provider = provider_id
        self._place = {row.row: place for place, row in enumerate(self._rows)}
        self.counts = Counter(row.status for row in self._rows)
        self._shown = self._found()
        self.endResetModel()

    def update(self, submissions: Iterable[Submission]) -> None:
        """Set what became of some rows. With a filter on, call ``refresh`` now and then."""
        counts = Counter(self.counts)
        touched = []
        for submission in submissions:
            place = self._place[submission.row]
            old = self._rows[place]
            counts[old.status] -= 1
            counts[submission.status] += 1
            self._rows[place] = replace(
                old,
                status=submission.status,
                reference=submission.reference,
                code=submission.code,
                detail=submission.detail,
                problem=submission.problem,
            )
            touched.append(place)
        self.counts = counts
        if touched and not self.filtered:
            self.dataChanged.emit(self.index(min(touched), 0), self.index(max(touched), TEXT))

    @property
    def filtered(self) -> bool:
        """Whether some rows are not shown."""
        return self._status is not None or bool(self._search)

    def filter(self, status: Status | None, search: str) -> None:
        """Show the rows of ``status`` (all, if none) in which ``search`` stands somewhere."""
        self._status, self._search = status, search.strip().casefold()
        self.refresh()

    def refresh(self) -> None:
        """Find anew which rows to show."""
        self.beginResetModel()
        self._shown = self._found()
        self.endResetModel()

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, TEXT))

    def all_rows(self) -> list[JobRow]:
        """The whole job as it is now, filter or not."""
        return list(self._rows)

    def row(self, shown: int) -> JobRow:
        """The row that is shown in that place."""
        return self._rows[self._shown[shown]]

    def account_of(self, row: JobRow) -> str:
        """Everything that is known about a row, in full."""
        number = texts.shown_number(row.number, self._masked)
        if row.problem:
            return f"{number} · {self._text(row, REASON)}"
        parts = (f"{number} · {texts.status_hint(row.status)}", self._text(row, REASON), self._text(row, TEXT))
        return "\n".join(filter(None, parts))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            if role == Qt.ItemDataRole.ToolTipRole and column == STATUS:
                return texts.status_hint(row.status)
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == STATUS:
            return self._icons[row.status]
        if role == Qt.ItemDataRole.ForegroundRole and column == STATUS:
            return tone(STATUS_TONES[row.status])
        return MIDDLE if role == Qt.ItemDataRole.TextAlignmentRole and column == ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("columns", _HEADINGS[section])
        return MIDDLE if role == Qt.ItemDataRole.TextAlignmentRole and section == ROW else None

    def _text(self, row: JobRow, column: int) -> str:
        if column == ROW:
            return str(row.row)
        if column == NUMBER:
            return texts.shown_number(row.number, self._masked)
        if column == STATUS:
            return texts.status(row.status)
        if column == REASON:
            said = texts.row_reason(row, self._provider)
            return texts.masked(said) if self._masked else said
        if column == REFERENCE:
            return row.reference
        return row.text.replace("\n", " ⏎ ") if row.text is not None else texts.parameters(row.parameters)

    def _found(self) -> Sequence[int]:
        if not self.filtered:
            return range(len(self._rows))
        return [place for place, row in enumerate(self._rows) if self._of_status(row) and self._matches(row)]

    def _of_status(self, row: JobRow) -> bool:
        # What another process is sending at this moment is counted with what is not sent yet.
        status = Status.PENDING if row.status is Status.SUBMITTING else row.status
        return self._status in (None, status)

    def _matches(self, row: JobRow) -> bool:
        if not self._search:
            return True
        parts = (str(row.row), row.number, row.reference, row.code, row.detail, row.text or "", *row.cells)
        return any(self._search in part.casefold() for part in parts)
