"""Room for more than fits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class _WideEnough(QScrollArea):
    """Never narrower than what is in it needs, for there is no scrolling sideways."""

    def minimumSizeHint(self) -> QSize:
        content, hint = self.widget(), super().minimumSizeHint()
        if content is None:
            return hint
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), content.minimumSizeHint().width() + bar), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(content: QWidget, *, narrow: bool = False) -> QScrollArea:
    """``content`` in a frameless area that scrolls up and down; Tab goes straight to what is in it.

    ``narrow``: the area may be narrower than the content wants to be, whose words may be as long as they like.
    """
    area = QScrollArea() if narrow else _WideEnough()
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
