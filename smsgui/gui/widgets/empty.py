"""What a page shows while it has nothing: a symbol, a sentence, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.page import Quiet, heading
from smsgui.gui.widgets.tones import blend, tone

_SYMBOL = 56


class Empty(QWidget):
    """``dashed``: something may be dropped here. ``box`` takes a button."""

    def __init__(
        self, symbol: str, title: str, text: str, parent: QWidget | None = None, *, dashed: bool = False
    ) -> None:
        super().__init__(parent)
        self._symbol = symbol
        self._dashed = dashed
        self._lit = False
        self.title = heading(title, 1.25)
        self.text = Quiet(text)
        self.box = QVBoxLayout()
        self.box.setContentsMargins(0, 12, 0, 0)
        layout = QVBoxLayout(self)
        layout.addStretch(3)
        layout.addSpacing(_SYMBOL + 12)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._add(layout, label)
        layout.addLayout(self.box)
        layout.addStretch(4)

    @staticmethod
    def _add(layout: QVBoxLayout, label: QLabel) -> None:
        label.setWordWrap(True)
        layout.addWidget(label)

    def light(self, on: bool) -> None:
        """Show that what is dragged may be dropped."""
        self._lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.palette().color(QPalette.ColorRole.Base)
        colour = tone("accent" if self._lit else "quiet", self.palette())
        if self._dashed:
            painter.setPen(QPen(blend(colour, base, 0.0 if self._lit else 0.45), 1.6, Qt.PenStyle.DashLine))
            painter.setBrush(blend(colour, base, 0.92 if self._lit else 0.985))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        top = self.title.y() - _SYMBOL - 12
        square = QRect(self.width() // 2 - _SYMBOL // 2, top, _SYMBOL, _SYMBOL)
        symbols.paint(painter, square, self._symbol, blend(colour, base, 0.25))
