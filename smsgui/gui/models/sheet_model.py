"""The rows of a sheet as they are shown."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication

from smsgui.domain import Sheet
from smsgui.gui.texts import masked
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.tones import marked, tone

_MAY_BE_CUT = 20
"""Characters from which on a cell may be cut off in its column."""

Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """One row for each of the sheet's, under the number that the spreadsheet program shows.

    Emits ``mended`` with a row's place, a column and the text that was typed there.
    """

    mended = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._changed: frozenset[tuple[int, int]] = frozenset()
        self._phone = -1
        self._masked = False
        self._mark = symbols.icon("mended", "accent")

    def show(self, sheet: Sheet | None, phone_column: str = "") -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self._phone = sheet.columns.index(phone_column) if sheet and phone_column in sheet.columns else -1
        self._changed = frozenset()
        self.endResetModel()

    def replace(self, sheet: Sheet, original: Sheet) -> None:
        """Show the same sheet with some cells mended; those are marked."""
        self._sheet = sheet
        self._changed = frozenset(
            (place, column)
            for place, (now, then) in enumerate(zip(sheet.rows, original.rows, strict=True))
            if now is not then
            for column in range(len(sheet.columns))
            if (now.cells[column], now.values[column]) != (then.cells[column], then.values[column])
        )
        self._repaint()

    @property
    def changed(self) -> int:
        """How many cells are no more as in the file."""
        return len(self._changed)

    def cell(self, row: int, column: str) -> QModelIndex:
        """The cell in the row of that number; invalid if there is none."""
        if self._sheet is None:
            return QModelIndex()
        rows = (place for place, known in enumerate(self._sheet.rows) if known.row == row)
        place = next(rows, -1)
        return self.index(
            place, self._sheet.columns.index(column) if column in self._sheet.columns else max(self._phone, 0)
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.mended.emit(index.row(), index.column(), str(value))
        return True

    def mark_phone(self, phone_column: str) -> None:
        """Mark another column as the one with the numbers."""
        if self._sheet:
            self._phone = self._sheet.columns.index(phone_column) if phone_column in self._sheet.columns else -1
            self._repaint()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._sheet.columns) - 1)

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self._repaint()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._sheet.rows) if self._sheet and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._sheet.columns) if self._sheet and not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._sheet or not index.isValid():
            return None
        row, column = self._sheet.rows[index.row()], index.column()
        phone = column == self._phone
        changed = (index.row(), column) in self._changed
        if role == Qt.ItemDataRole.EditRole:
            return row.values[column] if phone else row.cells[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = row.values[column] if phone else row.cells[column]
            return masked(text) if self._masked else text
        if role == Qt.ItemDataRole.ForegroundRole:
            if column in row.errors:
                return tone("bad")
            return tone("quiet") if row.hidden else None
        if role == Qt.ItemDataRole.BackgroundRole and phone:
            return marked(QGuiApplication.palette())
        if role == Qt.ItemDataRole.FontRole and (row.hidden or changed):
            font = QFont()
            font.setItalic(row.hidden)
            font.setBold(changed)
            return font
        if role == Qt.ItemDataRole.DecorationRole:
            return self._mark if changed else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if changed:
                return QCoreApplication.translate("SheetModel", "Mended here; in your file it is as it was.")
            tip = self._tip(column in row.errors, column in row.uncertain, row.hidden)
            text = str(self.data(index))
            return tip or (text if len(text) > _MAY_BE_CUT else None)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._sheet:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._sheet.rows[section].row) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            column = self._sheet.columns[section]
            return masked(column) if self._masked else column
        if role == Qt.ItemDataRole.FontRole and section == self._phone:
            font = QFont()
            font.setBold(True)
            return font
        return None

    @staticmethod
    def _tip(error: bool, uncertain: bool, hidden: bool) -> str | None:
        if error:
            return QCoreApplication.translate("SheetModel", "This cell holds an error, or a formula without a result.")
        if uncertain:
            return QCoreApplication.translate("SheetModel", "The spreadsheet program may show this cell differently.")
        return QCoreApplication.translate("SheetModel", "This row is hidden in the sheet.") if hidden else None

    def _repaint(self) -> None:
        if self._sheet and self._sheet.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
