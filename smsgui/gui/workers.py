"""The threads: one that runs a function, one that sends. Neither is ever killed; both are asked to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class Task(QThread):
    """Runs one function with this task as its argument and emits what it returned or raised.

    The function gives ``task.progressed.emit`` and ``task.stop`` to what it calls. Once stopped, nothing is emitted
    but ``finished``.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(self, function: Callable[[Task], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._function = function
        self.stop = threading.Event()

    def run(self) -> None:
        try:
            result = self._function(self)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: whatever it is, the window must hear of it
            if not self.stop.is_set():
                self.failed.emit(error)
        else:
            if not self.stop.is_set():
                self.done.emit(result)


class SendThread(QThread):
    """Goes through a send step by step and emits each: the window's thread only has to show it.

    ``stop`` and ``abandon`` are for the engine: finish what is in flight, or call that unknown and end at once.
    """

    stepped = Signal(object)
    ended = Signal(object)

    def __init__(self, steps: Callable[[SendThread], Iterator[object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.stop = threading.Event()
        self.abandon = threading.Event()

    def run(self) -> None:
        try:
            for step in self._steps(self):
                self.stepped.emit(step)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: whatever it is, the window must hear of it
            self.ended.emit(error)
        else:
            self.ended.emit(None)


class Tasks(QObject):
    """Keeps running tasks alive, for a thread that is dropped while it runs takes the program with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: set[Task] = set()

    def start(
        self, function: Callable[[Task], Any], done: Callable[[Any], None], failed: Callable[[Any], None]
    ) -> Task:
        """Run ``function``; ``done`` and ``failed`` must be methods of QObjects of the window's thread."""
        task = Task(function)
        task.done.connect(done)
        task.failed.connect(failed)
        self._running.add(task)
        task.finished.connect(self._ended)
        task.start()
        return task

    def close(self) -> None:
        """Ask all to stop and wait for them."""
        for task in self._running:
            task.stop.set()
        for task in list(self._running):
            task.wait()

    def _ended(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            task.wait()
            self._running.discard(task)
