"""The one button of a page that goes on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from smsgui.gui.widgets.tones import under_white


class PrimaryButton(QPushButton):
    """White on the theme's colour; painted here, because a style may lighten the colour until white can't be read."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: QIcon | None = None) -> None:
        super().__init__(text, parent)
        if icon:
            self.setIcon(icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.isEnabled():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colour = under_white(option.palette)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken):
            colour = colour.darker(115)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        if self.hasFocus():
            painter.setPen(QPen(QColor("white"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 2, 2)
        option.palette.setColor(QPalette.ColorRole.ButtonText, QColor("white"))
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)
