"""A read-only table over a list of values: each column is a name and a way to show a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
V = TypeVar("V")
Column = tuple[str, Callable[[Any], str]]
"""A heading (marked for translation in the context "columns") and the text of a value's cell."""


class ValuesModel(QAbstractTableModel, Generic[V]):
    """Shows ``values``; ``right`` and ``middle`` name the columns whose text stands there."""

    def __init__(self, columns: Sequence[Column], right: Sequence[int] = (), middle: Sequence[int] = ()) -> None:
        super().__init__()
        self._columns = columns
        self._aligned = dict.fromkeys(right, RIGHT) | dict.fromkeys(middle, MIDDLE)
        self._values: Sequence[V] = ()

    def show(self, values: Sequence[V]) -> None:
        """Show other values."""
        self.beginResetModel()
        self._values = values
        self.endResetModel()

    def value(self, row: int) -> V:
        """What stands in a row."""
        return self._values[row]

    def repaint(self) -> None:
        """Ask the views to show every cell anew."""
        if self._values:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._values) - 1, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[index.column()][1](self._values[index.row()])
        return self._aligned.get(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("columns", self._columns[section][0])
        return self._aligned.get(section) if role == Qt.ItemDataRole.TextAlignmentRole else None
