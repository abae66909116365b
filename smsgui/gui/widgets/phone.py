"""How a message will look on a phone."""

from __future__ import annotations

from html import escape
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from smsgui.gui.widgets.page import Quiet
from smsgui.gui.widgets.scroll import scrolling
from smsgui.gui.widgets.tones import blend, dark, line, tone


class Words(QTextEdit):
    """Text to read, as high as it needs, in lines that break anywhere where a word is longer than one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit(size.height()))

    def _fit(self, height: float) -> None:
        self.setFixedHeight(ceil(height))


class Bubble(QWidget):
    """A received message; what the platform adds itself stands in another colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ("", "")
        self.words = Words()
        self.words.setObjectName("bubble")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 11, 14, 11)
        layout.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_text(self, text: str, added: str = "") -> None:
        """Show ``text`` with ``added`` in front, as the platform puts it there."""
        self._shown = (text, added)
        front = f'<span style="color:{tone("accent", self.palette()).name()}">{escape(added)}</span>' if added else ""
        body = escape(text).replace("\n", "<br>").replace("  ", " &nbsp;")
        self.words.setHtml(front + body)
        self.words.setAccessibleName(added + text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_text(*self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
        painter.setBrush(blend(text, base, 0.84 if dark(palette) else 0.91))
        rect = QRectF(self.rect()).adjusted(6, 0, 0, 0)
        shape = QPainterPath()
        shape.addRoundedRect(rect, 13, 13)
        tail = QPainterPath()
        tail.moveTo(rect.left() + 1, rect.bottom() - 16)
        tail.quadTo(rect.left() + 1, rect.bottom() - 4, rect.left() - 6, rect.bottom())
        tail.quadTo(rect.left() + 8, rect.bottom() + 1, rect.left() + 14, rect.bottom() - 6)
        painter.drawPath(shape.united(tail))


class Phone(QWidget):
    """The screen of a phone that has just got the message."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = QLabel()
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bubble = Bubble()
        self.empty = Quiet()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.bubble)
        box.addWidget(self.empty)
        box.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 34, 26, 26)
        layout.setSpacing(14)
        layout.addWidget(self.number)
        layout.addWidget(scrolling(inside, narrow=True), 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 44, self.fontMetrics().height() * 22)

    def show_message(self, number: str, text: str, added: str = "") -> None:
        """Show the message to ``number``."""
        self.number.setText(number)
        self.bubble.show_text(text, added)
        self.bubble.show()
        self.empty.hide()

    def show_nothing(self, why: str) -> None:
        """Show an empty screen that says ``why``."""
        self.number.setText("")
        self.empty.setText(why)
        self.empty.show()
        self.bubble.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        frame = blend(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.72)
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(frame, 3))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(rect, 26, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(frame)
        painter.drawRoundedRect(QRectF(rect.center().x() - 30, rect.top() + 12, 60, 5), 2.5, 2.5)
        painter.setPen(QPen(line(palette), 1))
        under = self.number.geometry().bottom() + 7
        painter.drawLine(round(rect.left()) + 14, under, round(rect.right()) - 14, under)
