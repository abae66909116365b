"""Back and on, at the foot of every page, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.page import Quiet
from smsgui.gui.widgets.primary_button import PrimaryButton
from smsgui.gui.widgets.tones import line


class Footer(QWidget):
    """Emits ``back_asked`` and ``next_asked``."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(symbols.icon("back"), "")
        self.back.setObjectName("back")
        self.back.clicked.connect(self.back_asked)
        self.missing = Quiet()
        self.missing.setObjectName("missing")
        self.missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next = PrimaryButton()
        self.next.setObjectName("next")
        self.next.clicked.connect(self.next_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 12, 28, 12)
        layout.addWidget(self.back)
        layout.addWidget(self.missing, 1)
        layout.addWidget(self.next)

    def show_way(self, back: str | None, following: str | None, missing: str, *, can_go_on: bool) -> None:
        """Name the pages before and after this one; ``missing`` says why one can't go on yet."""
        self.setVisible(back is not None or following is not None)
        self.back.setVisible(back is not None)
        self.back.setText(back or "")
        self.next.setVisible(following is not None)
        self.next.setText(self.tr("&Next: {page}").format(page=following or ""))
        self.next.setEnabled(can_go_on)
        self.next.setToolTip(missing)
        self.missing.setText(missing)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(line(self.palette()))
        painter.drawLine(0, 0, self.width(), 0)
