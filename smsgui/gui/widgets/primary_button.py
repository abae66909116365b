"""The one button of a page that goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QPushButton, QWidget


class PrimaryButton(QPushButton):
    """A button in the theme's highlight colour, where the style lets a button have one."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: QIcon | None = None) -> None:
        super().__init__(text, parent)
        if icon:
            self.setIcon(icon)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        theme, own = QGuiApplication.palette(), QPalette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            own.setColor(group, QPalette.ColorRole.Button, theme.color(group, QPalette.ColorRole.Highlight))
            own.setColor(group, QPalette.ColorRole.ButtonText, theme.color(group, QPalette.ColorRole.HighlightedText))
        wanted, now = own.color(QPalette.ColorRole.Button), self.palette().color(QPalette.ColorRole.Button)
        if wanted != now:  # setting it comes back here
            self.setPalette(own)
