"""The order in which Tab goes through what was made after the rest of a page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(widgets: Iterable[QWidget], place: QWidget) -> None:
    """Let Tab go through ``widgets`` where ``place``, in whose stead or inside which they stand, has its turn.

    Else they come last of all, because they were made last.
    """
    before = place.previousInFocusChain() or place
    while before is not place and before.focusPolicy() == Qt.FocusPolicy.NoFocus:  # Qt puts nothing behind such a one
        before = before.previousInFocusChain() or place
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
