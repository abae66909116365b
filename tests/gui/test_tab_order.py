"""Tab goes through a page in the order in which one sees it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.main_window import MainWindow
from smsgui.providers import PROVIDERS
from tests.gui.conftest import choose, press, tab


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, with the keyboard."""
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def gone_through(window: MainWindow, inside: QWidget) -> list[QWidget]:
    """What Tab goes to in ``inside``, once round the window beginning at the steps."""
    window.steps.setFocus()
    found: list[QWidget] = []
    while True:
        focused = tab()
        if focused is window.steps:
            return [widget for widget in found if inside.isAncestorOf(widget)]
        assert len(found) < 60
        found.append(focused)


def as_seen(widgets: list[QWidget]) -> list[str]:
    """Their names, from above to below, and what stands side by side from left to right."""

    def place(widget: QWidget) -> tuple[int, int]:
        middle = widget.mapTo(widget.window(), QPoint(0, widget.height() // 2))
        return round(middle.y() / 12), middle.x()

    return [widget.objectName() for widget in sorted(widgets, key=place)]


def names(widgets: list[QWidget]) -> list[str]:
    return [widget.objectName() for widget in widgets]


@pytest.mark.parametrize("provider", [provider.id for provider in PROVIDERS])
def test_in_the_form_of_a_new_account(active: MainWindow, qtbot: QtBot, provider: str) -> None:
    press(qtbot, active, "add_account")
    choose(active, "provider", provider)
    press(qtbot, active.account.new, "more_settings")
    QApplication.processEvents()
    found = gone_through(active, active.account.new)
    assert names(found) == as_seen(found)
    assert {"provider", "account_name", "more_settings", "keep_account", "cancel_account"} < set(names(found))


def test_in_the_form_of_a_saved_account(active: MainWindow, core: Core, qtbot: QtBot) -> None:
    for name in ("Orders", "Sales"):
        core.accounts.add(name, "ucloud", {"public_key": "p"}, {"private_key": "s"})
    active.account_flow.refresh()
    for row in (0, 1):
        active.account.accounts.setCurrentRow(row)
        QApplication.processEvents()
        found = gone_through(active, active.account)
        assert names(found)[:2] == ["accounts", "add_account"]
        assert names(found[2:]) == as_seen(found[2:])
        assert {"field_public_key", "check_account"} < set(names(found))


@pytest.mark.parametrize("provider", [provider.id for provider in PROVIDERS])
def test_in_the_message(active: MainWindow, core: Core, qtbot: QtBot, provider: str) -> None:
    active.take(sample_draft(core))
    active.account_flow.choose(next(account for account in core.practice.all() if account.provider == provider))
    active.go("message")
    editor = active.message.template
    if editor.isVisible():
        for _ in range(2):
            press(qtbot, active, "add_variable")
        press(qtbot, active, "remove_variable")
        press(qtbot, active, "add_variable")
    QApplication.processEvents()
    found = [
        widget for widget in gone_through(active, active.message) if not active.message.preview.isAncestorOf(widget)
    ]
    assert names(found) == as_seen(found)
    assert len(found) > 4
