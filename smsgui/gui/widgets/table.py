"""How every table of the program looks and behaves."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from smsgui.gui.widgets.page import Quiet

GAP = 3


class Padded(QStyledItemDelegate):
    """Keeps the text of neighbouring cells apart, and in line with its heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * GAP, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inner = QStyleOptionViewItem(option)
        self.initStyleOption(inner, index)
        style = inner.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, inner, painter, inner.widget)
        if inner.displayAlignment & Qt.AlignmentFlag.AlignLeft:
            inner.rect.adjust(0, 0, -2 * GAP, 0)
        inner.state &= ~QStyle.StateFlag.State_HasFocus
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, inner, painter, inner.widget)


class Blank(Quiet):
    """What an empty ``table`` says, so that nobody takes it for one that is still being filled."""

    def __init__(self, table: QTableView, words: str) -> None:
        super().__init__(words)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        QVBoxLayout(table.viewport()).addWidget(self)
        self._model = table.model()
        self._model.modelReset.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.setVisible(not self._model.rowCount())


def calm(table: QTableView, *, row_numbers: bool = False, empty: str = "") -> None:
    """Whole rows, no grid, even row heights (a hundred thousand rows are not measured), and Tab leaves the table.

    ``empty`` is what it says while it has no rows; else, that none matches what is searched for. It has its model.
    """
    Blank(table, empty or QCoreApplication.translate("table", "No row matches."))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setItemDelegate(Padded(table))
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows = table.verticalHeader()
    rows.setDefaultSectionSize(round(table.fontMetrics().height() * 1.8))
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    rows.setVisible(row_numbers)
    rows.setMinimumWidth(table.fontMetrics().horizontalAdvance("0000") + 2 * GAP)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setMinimumHeight(round(table.fontMetrics().height() * 1.8))


def share(table: QTableView, stretch: Collection[int]) -> None:
    """Give each column what its content takes; those in ``stretch`` share what is left, cut in the middle.

    For short tables: every row may be measured.
    """
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    for column in range(table.model().columnCount()):
        mode = QHeaderView.ResizeMode.Stretch if column in stretch else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)


def widths(table: QTableView, characters: Sequence[int], stretch: Collection[int]) -> None:
    """Give each column room for so many characters of a number; those in ``stretch`` share what is left."""
    header, one = table.horizontalHeader(), table.fontMetrics().horizontalAdvance("0")
    header.setStretchLastSection(False)
    for column, count in enumerate(characters):
        header.resizeSection(column, one * count + 2 * GAP + 8)
        if column in stretch:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
