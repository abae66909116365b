"""Widgets are freed in the window's thread."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smsgui.gui.garbage import GarbageCollector


class Knot(QWidget):
    """A widget that only the garbage collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.knot = self


def litter() -> None:
    """Ask for so much memory that Python would collect garbage."""
    knots: list[object] = []
    for _ in range(20_000):
        knots.append([knots])


def test_another_thread_frees_no_widget(qapp: QApplication) -> None:
    gc.enable()
    parent = QObject()
    GarbageCollector(parent)
    left = weakref.ref(Knot())
    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()

    assert left() is not None


def test_what_is_left_behind_is_freed_after_a_while(qapp: QApplication, qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    GarbageCollector(parent)
    left = weakref.ref(Knot())
    litter()

    qtbot.waitUntil(lambda: left() is None, timeout=10_000)
    assert not gc.isenabled()
