"""Room for more than fits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(content: QWidget) -> QScrollArea:
    """``content`` in a frameless area that scrolls up and down; Tab goes straight to what is in it."""
    area = QScrollArea()
    scroll(area, content)
    return area


def scroll(area: QScrollArea, content: QWidget) -> None:
    """Let ``area`` show ``content`` as ``scrolling`` does."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    for widget in (area.viewport(), content):
        widget.setAutoFillBackground(False)
