"""What every page looks like: a title, a sentence below it, and room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smsgui.gui.widgets.tones import tone


class Quiet(QLabel):
    """Text that steps back: a hint, a caption, a label of a figure."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(text, parent)
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        wanted = tone("quiet")
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:  # setting it comes back here
            palette = QPalette()  # with nothing else in it, so that all the rest follows the theme
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


def enlarged(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
    """``font`` in another size and weight."""
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * factor)
    larger.setWeight(weight)
    return larger


def heading(text: str, factor: float = 1.15) -> QLabel:
    """A label in larger, heavier letters."""
    label = QLabel(text)
    label.setFont(enlarged(label.font(), factor))
    label.setContentsMargins(0, 0, 0, 3)  # some fonts for Chinese have Latin letters that hang out of their lines
    return label


class Page(QWidget):
    """``body`` is where a page puts its content, ``corner`` the room at the right of its title."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = heading(title, 1.7)
        self.hint = Quiet(hint)
        self.corner = QHBoxLayout()
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addLayout(self.corner)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self.hint)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 18)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)
        self.setAccessibleName(title)
