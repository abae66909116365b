"""A few figures side by side, each with what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smsgui.gui.widgets.card import Card
from smsgui.gui.widgets.page import Quiet, heading


class Figures(QWidget):
    """``show_figures`` takes (figure, what it counts, a further word) for each."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._parts = []
        self._cards = []
        for place in range(count):
            card = Card(margin=14)
            card.box.setSpacing(2)
            figure, name, more = heading("", 1.8), Quiet(), Quiet()
            figure.setObjectName(f"figure_{place}")
            words = QVBoxLayout()
            for label in (figure, name, more):
                words.addWidget(label)
            words.addStretch(1)
            card.box.addLayout(words)
            layout.addWidget(card, 1)
            self._parts.append((figure, name, more))
            self._cards.append(card)

    def show_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Show other figures."""
        for card, (figure, name, more), values in zip(self._cards, self._parts, figures, strict=False):
            for label, value in zip((figure, name, more), values, strict=True):
                label.setText(value)
            more.setVisible(bool(values[2]))
            card.setAccessibleName(" ".join(values))
