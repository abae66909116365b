"""Alt and a letter does one thing: no two parts of a window that are seen together have the same letter."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from smsgui.gui.app import Program
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.main_window import MainWindow
from smsgui.gui.way import WAY
from smsgui.providers import PROVIDERS

LETTER = re.compile(r"(?<!&)&([^&\s])")


def shared(window: MainWindow) -> set[str]:
    """The letters that more than one thing has now, with where."""
    said = [action.text() for action in window.menuBar().actions()]
    said += [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    said += [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.buddy() is not None]
    letters = Counter(found[1].upper() for text in said if (found := LETTER.search(text)))
    assert {"F", "V", "H"} <= set(letters)
    return {f"{window.current}: {letter}" for letter, count in letters.items() if count > 1}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_on_every_page(core: Core, qapp: QApplication, qtbot: QtBot, language: str) -> None:
    program = Program(qapp, core, language)
    window = program.window
    found = shared(window)
    core.accounts.add("Orders", "ucloud", {"public_key": "p"}, {"private_key": "s"})
    window.account_flow.refresh()
    window.account.accounts.setCurrentRow(0)
    window.account.details.form.changed.emit()
    found |= shared(window)
    window.account.details.undone.emit()
    window.account.begin_new()
    found |= shared(window)
    window.go("recipients")
    found |= shared(window)
    window.take(sample_draft(core))
    for provider in PROVIDERS:
        window.account_flow.choose(next(one for one in core.practice.all() if one.provider == provider.id))
        for key in ("recipients", "message"):
            window.go(key)
            found |= shared(window)
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    for tab in range(window.preview.tabs.count()):
        window.preview.tabs.setCurrentIndex(tab)
        found |= shared(window)
    window.go("send")
    found |= shared(window)
    with qtbot.waitSignal(window.sending.ended):
        window.sending.send()
        found |= shared(window)
    for key in (*WAY, "history"):
        window.go(key)
        found |= shared(window)
    qtbot.waitUntil(lambda: window.history.model.rowCount() > 0)
    window.history.opened.emit(window.history.model.value(0))
    qtbot.waitUntil(lambda: window.history.shows_job)
    found |= shared(window)
    program.close()
    assert found == set()
