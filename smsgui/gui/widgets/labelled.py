"""A field with its name above it and, if need be, a hint below."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from smsgui.gui.widgets.page import Quiet


def labelled(name: str, edit: QWidget, hint: str = "") -> QVBoxLayout:
    """The three as one layout; the name is the field's for those who can't see it, too."""
    label = QLabel(name)
    label.setBuddy(edit)
    edit.setAccessibleName(name.replace("&", ""))
    box = QVBoxLayout()
    box.setSpacing(4)
    box.addWidget(label)
    box.addWidget(edit, 1)
    if hint:
        edit.setAccessibleDescription(hint)
        box.addWidget(Quiet(hint))
    return box
