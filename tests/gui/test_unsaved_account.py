"""What was entered about an account stays until it is kept, or the user says that it may go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from smsgui.gui.app import Program
from smsgui.gui.core import Core
from smsgui.gui.main_window import MainWindow
from tests.gui.conftest import choose, part, press, tab, write


@pytest.fixture
def own(window: MainWindow, core: Core) -> MainWindow:
    """The window with an account of the user's own chosen, before the practice ones."""
    core.accounts.add("Orders", "ucloud", {"public_key": "p", "project_id": "org-1"}, {"private_key": "s"})
    window.account_flow.refresh()
    window.account.accounts.setCurrentRow(0)
    return window


def click(window: MainWindow, row: int) -> None:
    accounts = window.account.accounts
    place = accounts.visualItemRect(accounts.item(row)).center()
    QTest.mouseClick(accounts.viewport(), Qt.MouseButton.LeftButton, pos=place)


def questions(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox, "question") if box.isVisible()]


def in_chinese(program: Program, qtbot: QtBot) -> MainWindow:
    former = program.window
    part(former, QAction, "action_language_zh_CN").trigger()
    qtbot.waitUntil(lambda: program.window is not former)
    return program.window


def test_going_round_with_tab_leaves_the_form_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    press(qtbot, window, "add_account")
    write(window, "account_name", "Half")
    seen = set()
    for _ in range(40):
        seen.add(tab().objectName())
    assert {"accounts", "steps", "account_name", "keep_account"} <= seen
    assert part(window, QLineEdit, "account_name").isVisible()
    assert part(window, QLineEdit, "account_name").text() == "Half"
    assert window.draft.account is None
    assert not window.account.accounts.selectedItems()


def test_another_account_is_shown_only_when_what_was_entered_may_go(own: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, own, "add_account")
    write(own, "account_name", "Half")
    write(own.account.new, "field_private_key", "secret")
    click(own, 1)
    press(qtbot, own, "question_no")
    assert part(own.account.new, QLineEdit, "account_name").text() == "Half"
    assert not own.account.accounts.selectedItems()
    assert own.draft.account is not None
    assert own.draft.account.name == "Orders"
    click(own, 1)
    press(qtbot, own, "question_yes")
    assert own.account.practice.isVisible()
    assert own.draft.account is not None
    assert own.draft.account.practice
    assert not questions(own)
    assert "secret" not in own.account.new.form.values().values()


def test_changes_of_a_saved_account_are_given_up_only_when_the_user_agrees(own: MainWindow, qtbot: QtBot) -> None:
    project = "field_project_id"
    write(own.account.details, project, "org-other")
    for leave in ("another account", "a new one"):
        if leave == "another account":
            click(own, 2)
        else:
            press(qtbot, own, "add_account")
        press(qtbot, own, "question_no")
        assert part(own.account.details, QLineEdit, project).isVisible()
        assert part(own.account.details, QLineEdit, project).text() == "org-other"
        assert own.account.accounts.currentRow() == 0
        assert own.account.account() == own.draft.account
    click(own, 2)
    press(qtbot, own, "question_yes")
    click(own, 0)
    assert not questions(own)
    assert part(own.account.details, QLineEdit, project).text() == "org-1"


def test_pressing_the_button_for_a_new_account_again_keeps_what_was_entered(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "add_account")
    write(window, "account_name", "Half")
    press(qtbot, window, "add_account")
    assert part(window, QLineEdit, "account_name").text() == "Half"
    assert not questions(window)


def test_the_fields_of_a_provider_are_still_filled_in_when_it_is_chosen_again(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "add_account")
    write(window.account.new, "field_public_key", "p")
    choose(window, "provider", "huawei_smn")
    choose(window, "provider", "ucloud")
    assert part(window.account.new, QLineEdit, "field_public_key").text() == "p"
    press(qtbot, window, "cancel_account")
    press(qtbot, window, "add_account")
    assert part(window.account.new, QLineEdit, "field_public_key").text() == ""


def test_a_new_account_is_still_being_entered_after_a_change_of_language(program: Program, qtbot: QtBot) -> None:
    press(qtbot, program.window, "add_account")
    choose(program.window, "provider", "submail")
    write(program.window, "account_name", "Half")
    write(program.window.account.new, "field_app_key", "secret")
    window = in_chinese(program, qtbot)
    new = window.account.new
    assert part(new, QWidget, "account_name").isVisible()
    assert (new.name.text(), new.provider.currentData()) == ("Half", "submail")
    assert new.form.secrets() == {"app_key": "secret"}
    assert not window.footer.next.isEnabled()
    window.account.accounts.setCurrentRow(0)
    assert questions(window)


def test_changes_of_a_saved_account_outlive_a_change_of_language(program: Program, core: Core, qtbot: QtBot) -> None:
    core.accounts.add("Orders", "ucloud", {"public_key": "p"}, {"private_key": "s"})
    program.window.account_flow.refresh()
    program.window.account.accounts.setCurrentRow(0)
    write(program.window.account.details, "field_project_id", "org-other")
    window = in_chinese(program, qtbot)
    assert part(window.account.details, QLineEdit, "field_project_id").text() == "org-other"
    press(qtbot, window, "save_account")
    qtbot.waitUntil(lambda: core.accounts.get("Orders").settings["project_id"] == "org-other")
