"""Python's garbage in cycles, collected in the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks."""
WHOLE = 60
"""Looks after which everything is gone through; with a large sheet open that takes a moment."""


class GarbageCollector(QObject):
    """While it lives, no other thread collects garbage, and what the window leaves behind is still freed.

    Python collects in whatever thread happens to ask for memory, and a widget that is freed outside of the window's
    thread takes the program down.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(EVERY)

    def collect(self) -> None:
        """Collect what is due."""
        self._looks += 1
        if self._looks % WHOLE == 0:
            gc.collect()
            return
        for generation in (1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
