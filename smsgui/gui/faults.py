"""A fault of ours is shown once, in words that can be copied and sent to whoever can mend it."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from smsgui import __version__


class FaultReporter(QObject):
    """Takes the place of ``sys.excepthook``; works from every thread."""

    _found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._box: QMessageBox | None = None

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._caught

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        # Only where it happened, not the error's own words: they might hold a number or a key.
        places = "".join(traceback.format_tb(trace))
        details = (
            f"smsgui {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n"
            f"{kind.__name__}\n{places}"
        )
        sys.stderr.write(details)
        self._found.emit(details)

    def _show(self, details: str) -> None:
        if self._box:
            return
        box = QMessageBox(QMessageBox.Icon.Critical, "smsgui", self.tr("Something in this program went wrong."))
        box.setObjectName("fault")
        box.setInformativeText(
            self.tr(
                "Nothing is sent again because of it, and what was sent is written down. Please copy the details and "
                "give them to whoever looks after this program; they hold no numbers and no keys."
            )
        )
        box.setDetailedText(details)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = box.addButton(self.tr("Copy the details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        if self._box:
            self._box.deleteLater()
            self._box = None
