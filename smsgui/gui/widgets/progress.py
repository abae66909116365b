"""How far a send is, in figures and as a bar, and about how long it will still take."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from smsgui.gui import texts
from smsgui.gui.widgets.page import Quiet

SPEAK = 10.0
"""Seconds between two announcements to those who listen to the screen."""
GUESS = 5.0
"""Seconds before the rest of the time is guessed."""


class SendProgress(QWidget):
    """Begins to count when it is shown."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began = self._spoken = clock()
        self._first = 0
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.label = Quiet(wrap=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.label)

    def begin(self, done: int) -> None:
        """A run begins; ``done`` numbers had their answer before."""
        self._began = self._spoken = self._clock()
        self._first = done
        self.show()

    def progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        words = self.tr("{done} of {total}").format(done=texts.number(done), total=texts.number(total))
        self.bar.setAccessibleName(words)
        self.label.setText(" · ".join(filter(None, (words, self._rest(done, total)))))
        if self.isVisible() and self._clock() - self._spoken >= SPEAK:
            self._spoken = self._clock()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _rest(self, done: int, total: int) -> str:
        seconds, ended = self._clock() - self._began, done - self._first
        if seconds < GUESS or ended <= 0 or done >= total:
            return ""
        left = seconds / ended * (total - done)
        if left < 60:
            return self.tr("less than a minute left")
        return self.tr("about %Ln minute(s) left", "", round(left / 60))
