"""Questions before something that can't be taken back; the safe answer is the one that Enter gives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


def ask(
    parent: QWidget, question: str, details: str, yes: str, no: str, agreed: Callable[[], object], *, warn: bool = False
) -> QMessageBox:
    """Open the question and return at once; ``agreed`` is called if ``yes`` is pressed. Both say what they do."""
    icon = QMessageBox.Icon.Warning if warn else QMessageBox.Icon.Question
    box = QMessageBox(icon, "smsgui", question, parent=parent)
    box.setObjectName("question")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(details)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    accept.setObjectName("question_yes")
    reject = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    reject.setObjectName("question_no")
    box.setDefaultButton(reject)
    box.setEscapeButton(reject)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def clicked(button: QAbstractButton) -> None:
        if button is accept:
            agreed()

    box.buttonClicked.connect(clicked)
    box.open()
    return box
