"""An approved template: its ID, its text, and which of the two goes with which."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from tests.gui.conftest import choose, part, practice, press, shown, write

FIRST = "您好{1}，您的订单{2}已发货。"


def fetched(window: MainWindow, qtbot: QtBot) -> None:
    write(window, "signature", "练习商城")
    write(window, "template_id", "UTA-PRACTICE-1")
    press(qtbot, window, "fetch_template")
    qtbot.waitUntil(lambda: window.draft.template.text == FIRST)
    choose(window, "variable_1", "姓名")
    choose(window, "variable_2", "订单号")


def test_the_text_of_an_approved_template_is_fetched_with_its_variables(
    template_window: MainWindow, qtbot: QtBot
) -> None:
    fetch = part(template_window, QPushButton, "fetch_template")
    assert not fetch.isEnabled()
    write(template_window, "template_id", "UTA-PRACTICE-1")
    press(qtbot, template_window, "fetch_template")
    qtbot.waitUntil(lambda: template_window.draft.template.text == "您好{1}，您的订单{2}已发货。")
    assert len(template_window.draft.template.parameters) == 2
    assert fetch.isEnabled()


def test_a_template_that_is_not_approved_is_said_so(template_window: MainWindow, qtbot: QtBot) -> None:
    write(template_window, "template_id", "UTA-PRACTICE-3")
    press(qtbot, template_window, "fetch_template")
    lookup = part(template_window, Notice, "lookup")
    qtbot.waitUntil(lambda: "not approved" in lookup.text())
    write(template_window, "template_id", "UTA-PRACTICE-1")
    assert lookup.text() == ""


def test_a_fetch_that_fails_leaves_what_was_written(template_window: MainWindow, qtbot: QtBot) -> None:
    write(template_window, "template_id", "UTA-PRACTICE-1")
    write(template_window, "template_text", "您好{1}")
    template_window._core.practice.server.stop()
    press(qtbot, template_window, "fetch_template")
    lookup = part(template_window, Notice, "lookup")
    qtbot.waitUntil(lambda: "could not be reached" in lookup.text())
    assert template_window.draft.template.text == "您好{1}"


def test_what_a_fetch_said_goes_when_the_text_is_written_by_hand(template_window: MainWindow, qtbot: QtBot) -> None:
    write(template_window, "template_id", "UTA-UNHEARD-OF")
    press(qtbot, template_window, "fetch_template")
    lookup = part(template_window, Notice, "lookup")
    qtbot.waitUntil(lambda: "does not exist" in lookup.text())
    write(template_window, "template_text", "您好{1}")
    assert lookup.text() == ""


def test_the_template_of_the_demonstration_can_be_fetched(template_window: MainWindow, qtbot: QtBot) -> None:
    shown = sample_draft(template_window._core).template
    write(template_window, "template_id", shown.id)
    press(qtbot, template_window, "fetch_template")
    qtbot.waitUntil(lambda: template_window.draft.template.text == shown.text)
    assert "Fetched" in part(template_window, Notice, "lookup").text()


def test_a_text_that_was_fetched_leaves_with_its_id_and_comes_back_with_it(
    template_window: MainWindow, qtbot: QtBot
) -> None:
    fetched(template_window, qtbot)
    assert "已发货" in shown(template_window)
    write(template_window, "template_id", "UTA-OTHER-9")
    assert template_window.draft.template.text == ""
    assert part(template_window, QPlainTextEdit, "template_text").toPlainText() == ""
    assert "已发货" not in shown(template_window)
    write(template_window, "template_id", "UTA-PRACTICE-1")
    assert template_window.draft.template.text == FIRST
    assert "已发货" in shown(template_window)


def test_after_a_fetch_that_fails_no_other_template_s_text_is_left(template_window: MainWindow, qtbot: QtBot) -> None:
    fetched(template_window, qtbot)
    write(template_window, "template_id", "UTA-UNHEARD-OF")
    press(qtbot, template_window, "fetch_template")
    qtbot.waitUntil(lambda: "does not exist" in part(template_window, Notice, "lookup").text())
    assert template_window.draft.template.text == ""


@pytest.mark.parametrize("text", ["您好{1}，\r\n您的订单{2}", "您好{1}，\u00a0您的订单{2}"])
def test_a_fetched_text_that_the_field_writes_otherwise_leaves_with_its_id_too(
    template_window: MainWindow, text: str
) -> None:
    write(template_window, "template_id", "UTA-1")
    template_window.message.template.show_fetched(text)
    kept = template_window.draft.template.text
    assert "订单" in kept
    write(template_window, "template_id", "UTA-2")
    assert template_window.draft.template.text == ""
    write(template_window, "template_id", "UTA-1")
    assert template_window.draft.template.text == kept


def test_a_text_that_was_kept_from_before_is_asked_about_beside_another_id(template_window: MainWindow) -> None:
    kept = sample_draft(template_window._core)
    template_window.take(kept)
    template_window.message_flow.show_again()
    write(template_window, "template_id", "UTA-OTHER-9")
    assert template_window.draft.template.text == kept.template.text
    assert f"template {kept.template.id}" in part(template_window, Notice, "other_template").text()


def away_and_back(window: MainWindow, core: Core) -> MainWindow:
    for provider in ("uspeedo", "ucloud"):
        window.account_flow.choose(practice(core, provider))
    return window


def in_another_language(window: MainWindow, core: Core) -> MainWindow:
    again = MainWindow(core, window._settings, window.draft)
    again.follow(window)
    return again


@pytest.mark.parametrize("shown_again", [away_and_back, in_another_language])
def test_a_text_that_was_typed_and_is_shown_again_stays_when_the_id_is_mended(
    template_window: MainWindow, core: Core, qtbot: QtBot, shown_again: Callable[[MainWindow, Core], MainWindow]
) -> None:
    write(template_window, "template_id", "UTA-1")
    write(template_window, "template_text", "您好")
    again = shown_again(template_window, core)
    qtbot.addWidget(again)
    write(again, "template_id", "UTA-2")
    assert again.draft.template.text == part(again, QPlainTextEdit, "template_text").toPlainText() == "您好"
    assert "template UTA-1" in part(again, Notice, "other_template").text()


@pytest.mark.parametrize("shown_again", [away_and_back, in_another_language])
def test_a_fetched_text_that_is_shown_again_never_stands_beside_another_id_without_a_warning(
    template_window: MainWindow, core: Core, qtbot: QtBot, shown_again: Callable[[MainWindow, Core], MainWindow]
) -> None:
    fetched(template_window, qtbot)
    again = shown_again(template_window, core)
    qtbot.addWidget(again)
    write(again, "template_id", "UTA-OTHER-9")
    assert "template UTA-PRACTICE-1" in part(again, Notice, "other_template").text()
    still = shown_again(again, core)
    qtbot.addWidget(still)
    assert still.draft.template.text == FIRST
    assert "template UTA-PRACTICE-1" in part(still, Notice, "other_template").text()


def test_a_text_that_was_typed_stays_and_is_asked_about_beside_another_id(template_window: MainWindow) -> None:
    notice = part(template_window, Notice, "other_template")
    write(template_window, "template_text", "您好")
    write(template_window, "template_id", "UTA-1")
    assert notice.text() == ""
    write(template_window, "template_text", "您好！")
    write(template_window, "template_id", "UTA-2")
    assert template_window.draft.template.text == "您好！"
    assert "template UTA-1" in notice.text()
    write(template_window, "template_id", "UTA-1")
    assert notice.text() == ""
    write(template_window, "template_id", "UTA-2")
    write(template_window, "template_text", "您好。")
    assert notice.text() == ""
