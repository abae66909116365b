"""The message's text, with a button for each column that puts it in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smsgui import compose
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.flow import FlowLayout
from smsgui.gui.widgets.labelled import labelled
from smsgui.gui.widgets.page import Quiet
from smsgui.gui.widgets.scroll import scroll
from smsgui.gui.widgets.tab_order import tab_through
from smsgui.gui.widgets.tones import tone

_CHIP = 30
"""Characters of a column's name that its button has room for."""
_LINES = 4.5
"""Lines of buttons that are seen at once; half a line tells that there are more."""
_PLACE = re.compile(r"\{[^{}]*\}")


class _Places(QSyntaxHighlighter):
    """Marks the places for columns, and those that name no column."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.known: frozenset[str] = frozenset()

    def highlightBlock(self, text: str) -> None:
        for found in _PLACE.finditer(text):
            known = found.group()[1:-1].strip() in self.known
            look = QTextCharFormat()
            look.setForeground(tone("accent" if known else "bad"))
            look.setFontWeight(QFont.Weight.DemiBold)
            if not known:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                look.setUnderlineColor(tone("bad"))
            self.setFormat(found.start(), len(found.group()), look)


class Chips(QScrollArea):
    """The buttons of the columns; where they are many they scroll, and leave room for the rest of the page."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self.flow = FlowLayout(inside)
        scroll(self, inside)

    def fit(self) -> None:
        """Take the room that the buttons need, up to that of a few lines."""
        most = round((QPushButton("A").sizeHint().height() + self.flow.spacing()) * _LINES)
        self.setFixedHeight(min(self.flow.heightForWidth(self.viewport().width()), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class TextEditor(QWidget):
    """Emits ``changed``. Places for columns are written ``{column}``."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("text")
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self.changed)
        self._places = _Places(self.edit.document())
        self._chips = Chips()
        self.hint = Quiet(self.tr("Press a column to put each recipient's own value into the text:"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(labelled(self.tr("Te&xt of the message"), self.edit), 1)
        layout.addWidget(self.hint)
        layout.addWidget(self._chips)

    def show_columns(self, columns: Sequence[str], samples: Sequence[str]) -> None:
        """Offer other columns; ``samples`` are their first values."""
        self._chips.flow.clear()
        room = self.fontMetrics().averageCharWidth() * _CHIP
        for column, values in zip(columns, samples, strict=True):
            # In the middle: names that begin alike differ at their ends.
            name = self.fontMetrics().elidedText(" ".join(column.split()), Qt.TextElideMode.ElideMiddle, room)
            chip = QPushButton(symbols.icon("plus", "accent"), name.replace("&", "&&"))
            chip.setObjectName(f"chip_{column}")
            chip.setAccessibleName(column)
            chip.setToolTip("\n".join(filter(None, [column if name != column else "", values])))
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _=False, name=column: self._insert(name))
            self._chips.flow.addWidget(chip)
            tab_through((chip,), self._chips)
        self._chips.fit()
        self._places.known = frozenset(column.strip() for column in columns)
        self._places.rehighlight()
        self.hint.setVisible(bool(columns))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._places.rehighlight()

    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

    def show_text(self, text: str) -> None:
        """Show another text."""
        if text != self.text():
            self.edit.setPlainText(text)

    def _insert(self, column: str) -> None:
        self.edit.insertPlainText(compose.placeholder(column))
        self.edit.setFocus()
