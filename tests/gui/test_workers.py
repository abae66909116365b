"""Threads that are asked to stop and never killed."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from smsgui.gui.workers import SendThread, Task, Tasks


class Listener(QObject):
    """Notes what it hears, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[QThread] = set()

    def hear(self, what: object) -> None:
        self.heard.append(what)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_a_task_hands_its_result_to_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    listener, failed = Listener(), Listener()
    worked_in: list[int] = []

    def work(_: Task) -> int:
        worked_in.append(threading.get_ident())
        return 42

    tasks.start(work, listener.hear, failed.hear)
    qtbot.waitUntil(lambda: listener.heard == [42])
    assert failed.heard == []
    assert listener.threads == {listener.thread()}
    assert worked_in != [threading.get_ident()]


def test_a_tasks_error_is_handed_over_too(qtbot: QtBot, tasks: Tasks) -> None:
    listener = Listener()
    error = ValueError("x")

    def work(_: Task) -> None:
        raise error

    tasks.start(work, listener.hear, listener.hear)
    qtbot.waitUntil(lambda: listener.heard == [error])


def test_a_stopped_task_says_nothing_any_more(qtbot: QtBot, tasks: Tasks) -> None:
    listener = Listener()
    task = tasks.start(lambda task: task.stop.wait(30), listener.hear, listener.hear)
    with qtbot.waitSignal(task.finished):
        task.stop.set()
    assert listener.heard == []


def test_closing_waits_for_what_still_runs(qtbot: QtBot) -> None:
    tasks, ended = Tasks(), threading.Event()

    def work(task: Task) -> None:
        task.stop.wait(30)
        ended.set()

    listener = Listener()
    tasks.start(work, listener.hear, listener.hear)
    tasks.close()
    assert ended.is_set()


def test_a_send_is_emitted_step_by_step_and_then_its_end(qtbot: QtBot) -> None:
    listener = Listener()

    def steps(thread: SendThread) -> Iterator[object]:
        yield 1
        thread.stop.wait(30)
        yield 2
        raise ValueError("x")

    thread = SendThread(steps)
    thread.stepped.connect(listener.hear)
    thread.ended.connect(listener.hear)
    thread.start()
    qtbot.waitUntil(lambda: listener.heard == [1])
    thread.stop.set()
    qtbot.waitUntil(lambda: len(listener.heard) == 3)
    thread.wait()
    assert listener.heard[1] == 2
    assert isinstance(listener.heard[2], ValueError)
