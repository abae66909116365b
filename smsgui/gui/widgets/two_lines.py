"""A list whose items have a symbol, a name and a quieter second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.page import enlarged
from smsgui.gui.widgets.tones import faded, tone, under

NOTE = Qt.ItemDataRole.UserRole + 1
SYMBOL = Qt.ItemDataRole.UserRole + 2


class TwoLines(QStyledItemDelegate):
    """Paints items: the display text, the text of the role ``NOTE`` below it, the symbol named by ``SYMBOL``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.fontMetrics.averageCharWidth() * 22, round(option.fontMetrics.height() * 3))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        option.icon = type(option.icon)()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        group = (
            QPalette.ColorGroup.Active if option.state & QStyle.StateFlag.State_Active else QPalette.ColorGroup.Inactive
        )
        palette = option.palette
        ink = palette.color(group, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        ground = under(ink, palette.color(group, QPalette.ColorRole.Highlight))
        soft = faded(ink, ground) if selected else tone("quiet", palette)
        palette.setColor(group, QPalette.ColorRole.Highlight, ground)
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        height, rect = option.fontMetrics.height(), option.rect
        symbol = QRect(rect.left() + 10, rect.center().y() - height // 2 - 1, height + 2, height + 2)
        symbols.paint(painter, symbol, str(index.data(SYMBOL)), ink)
        room = rect.adjusted(symbol.right() - rect.left() + 10, 0, -8, 0)
        top = rect.center().y() - height
        painter.save()
        for line, offset, colour, weight, size in (
            (text, 0, ink, QFont.Weight.Medium, 1.0),
            (str(index.data(NOTE) or ""), height, soft, QFont.Weight.Normal, 0.9),
        ):
            painter.setFont(enlarged(option.font, size, weight))
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                QRect(room.left(), top + offset, room.width(), height + 2), Qt.AlignmentFlag.AlignVCenter, shown
            )
        painter.restore()
