"""A long work's progress, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from smsgui.gui.widgets import symbols


class Busy(QWidget):
    """Hidden while nothing is going on. Emits ``stop_asked``."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop_button = QPushButton(symbols.icon("stop"), self.tr("Stop"))
        self.stop_button.setObjectName("stop_work")
        self.stop_button.clicked.connect(self.stop_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop_button)
        self.hide()

    def begin(self, text: str) -> None:
        """Show that work has begun, how much of it is not known yet."""
        self.label.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self.show()

    def progress(self, fraction: float) -> None:
        """Show how far it is, from 0 to 1."""
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(fraction * 1000))

    def end(self) -> None:
        """It is over."""
        self.hide()
