"""Parts of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Wants only the room that the part needs which is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        part = self.currentWidget()
        return super().sizeHint() if part is None else part.sizeHint()

    def minimumSizeHint(self) -> QSize:
        part = self.currentWidget()
        return super().minimumSizeHint() if part is None else part.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        part = self.currentWidget()
        return part is not None and part.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        part = self.currentWidget()
        return super().heightForWidth(width) if part is None else part.heightForWidth(width)
