"""How many rows have which status; pressing one shows those rows only."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from smsgui.domain import Status
from smsgui.gui import texts
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.flow import FlowLayout
from smsgui.gui.widgets.tones import STATUS_TONES

SHOWN = (Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN, Status.PENDING, Status.SKIPPED)


class StatusFilter(QWidget):
    """Emits ``chosen`` with a status, or ``None`` for all. ``job`` begins the names of the buttons."""

    chosen = Signal(object)

    def __init__(self, job: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[Status | None, QToolButton] = {}
        layout = FlowLayout(self, 4)
        for status in (None, *SHOWN):
            button = QToolButton()
            button.setObjectName(f"{job}_filter_{status or 'all'}")
            button.setCheckable(True)
            button.setAutoRaise(True)
            if status:
                button.setIcon(symbols.icon(status, STATUS_TONES[status]))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setToolTip(texts.status_hint(status))
            button.setChecked(status is None)
            button.clicked.connect(lambda _=False, one=status: self.chosen.emit(one))
            self._group.addButton(button)
            self._buttons[status] = button
            layout.addWidget(button)
        self.show_counts({})

    def show_counts(self, counts: Mapping[Status, int]) -> None:
        """Show how many there are of each."""
        for status, button in self._buttons.items():
            if status is None:
                button.setText(self.tr("All") + f"  {texts.number(sum(counts.values()))}")
                continue
            count = counts.get(status, 0)
            if status is Status.PENDING:
                count += counts.get(Status.SUBMITTING, 0)
            button.setText(f"{texts.status(status)}  {texts.number(count)}")

    def choose(self, status: Status | None) -> None:
        """Press a button."""
        self._buttons[status].click()
