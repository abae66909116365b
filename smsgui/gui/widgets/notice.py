"""A sentence that stays on the page, with a symbol and, if need be, something to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.card import RADIUS
from smsgui.gui.widgets.tones import blend, tone

_KINDS = {
    "info": ("info", "accent"),
    "good": ("accepted", "good"),
    "warning": ("warning", "doubt"),
    "error": ("error", "bad"),
    "practice": ("practice", "accent"),
    "waiting": ("pending", "accent"),
}


class Notice(QFrame):
    """Hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None, *, square: bool = False) -> None:
        super().__init__(parent)
        self._kind = "info"
        self._radius = 0.0 if square else RADIUS
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(40, 9, 12, 9)
        self._row.addWidget(self.label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def add_button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        """A button at its end."""
        button = QPushButton(text)
        button.clicked.connect(lambda: pressed())
        self._row.addWidget(button)
        return button

    def say(self, text: str, kind: str = "info") -> None:
        """Show ``text``, or nothing if it is empty; ``kind`` is one of the keys of ``_KINDS``."""
        self._kind = kind
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def text(self) -> str:
        """What it says now."""
        return self.label.text() if not self.isHidden() else ""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), 38))

    def paintEvent(self, event: QPaintEvent) -> None:
        symbol, meaning = _KINDS[self._kind]
        colour, base = tone(meaning), self.palette().color(QPalette.ColorRole.Base)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if not self._radius else QPen(blend(colour, base, 0.6), 1))
        painter.setBrush(blend(colour, base, 0.88))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        symbols.paint(painter, QRect(12, (self.height() - 18) // 2, 18, 18), symbol, colour)
