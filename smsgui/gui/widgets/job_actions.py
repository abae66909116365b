"""What can be done about a job: stop it, go on, send some rows again, export."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from smsgui.domain import Status
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.primary_button import PrimaryButton


class JobActions(QWidget):
    """Only what makes sense now is shown. ``job`` begins the names of the buttons."""

    stop_asked = Signal()
    resume_asked = Signal()
    retry_rejected_asked = Signal()
    retry_unknown_asked = Signal()
    retry_marked_asked = Signal()
    export_asked = Signal()

    def __init__(self, job: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._counts: Mapping[Status, int] = {}
        self._marked = 0
        self.resume = PrimaryButton(icon=symbols.icon("send", "on_accent"))
        self.stop = QPushButton(symbols.icon("stop"), self.tr("&Stop"))
        self.rejected = QPushButton()
        self.unknown = QPushButton()
        self.marked = QPushButton(self.tr("Send marked rows again…"))
        self.export = QPushButton(symbols.icon("export"), self.tr("&Export results…"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button, name, signal in (
            (self.resume, "resume", self.resume_asked),
            (self.stop, "stop", self.stop_asked),
            (self.rejected, "retry_rejected", self.retry_rejected_asked),
            (self.unknown, "retry_unknown", self.retry_unknown_asked),
            (self.marked, "retry_marked", self.retry_marked_asked),
            (self.export, "export", self.export_asked),
        ):
            if button is self.export:
                layout.addStretch(1)
            button.setObjectName(f"{job}_{name}")
            button.clicked.connect(signal)
            layout.addWidget(button)
        self._show()

    def show_running(self, running: bool) -> None:
        """Whether the job is being sent now."""
        self._running = running
        self.stop.setText(self.tr("&Stop"))
        self._show()

    def show_counts(self, counts: Mapping[Status, int]) -> None:
        """How many rows have which status."""
        self._counts = counts
        self._show()

    def show_selection(self, again: int) -> None:
        """How many of the rows that are marked can be sent again."""
        self._marked = again
        self._show()

    def show_stopping(self) -> None:
        """Stop was pressed once; pressed again it does not even wait for an answer."""
        self.stop.setText(self.tr("&Stop at once…"))

    def _show(self) -> None:
        left = self._counts.get(Status.PENDING, 0)
        rejected, unknown = self._counts.get(Status.REJECTED, 0), self._counts.get(Status.UNKNOWN, 0)
        self.stop.setVisible(self._running)
        self.resume.setText(self.tr("&Go on with the %Ln that are left…", "", left))
        self.rejected.setText(self.tr("Send the %Ln rejected again…", "", rejected))
        self.unknown.setText(self.tr("Send the %Ln unknown again…", "", unknown))
        for button, count in ((self.resume, left), (self.rejected, rejected), (self.unknown, unknown)):
            button.setVisible(count > 0 and not self._running)
        self.marked.setVisible(self._marked > 0 and not self._running)
