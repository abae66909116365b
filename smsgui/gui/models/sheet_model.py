"""The rows of a sheet as they are shown."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from smsgui.domain import Sheet
from smsgui.gui.texts import masked
from smsgui.gui.widgets.tones import blend, tone

Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """One row for each of the sheet's, under the number that the spreadsheet program shows."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._phone = -1
        self._masked = False

    def show(self, sheet: Sheet | None, phone_column: str = "") -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self._phone = sheet.columns.index(phone_column) if sheet and phone_column in sheet.columns else -1
        self.endResetModel()

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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = row.values[column] if phone else row.cells[column]
            return masked(text) if self._masked else text
        if role == Qt.ItemDataRole.ForegroundRole:
            if column in row.errors:
                return tone("bad")
            return tone("quiet") if row.hidden else None
        if role == Qt.ItemDataRole.BackgroundRole and phone:
            return blend(tone("accent"), QGuiApplication.palette().color(QPalette.ColorRole.Base), 0.9)
        if role == Qt.ItemDataRole.FontRole and row.hidden:
            font = QFont()
            font.setItalic(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(column in row.errors, column in row.uncertain, row.hidden)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self._sheet:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._sheet.rows[section].row) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._sheet.columns[section]
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
