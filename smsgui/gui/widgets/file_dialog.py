"""Qt's dialog for files, wholly in the user's language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from smsgui.gui.texts import translate


def file_dialog(parent: QWidget, title: str, start: str) -> QFileDialog:
    """A dialog that is gone once it is closed. ``start``: the folder, or the file that is suggested."""
    dialog = QFileDialog(parent, title, start)
    # Qt's own Chinese has no words for these two.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("FileDialog", "Look &in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("FileDialog", "Files of &type:"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
