"""What would leave, before it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from smsgui.domain import Status, Submission
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from smsgui.practice.credentials import Credentials
from smsgui.sending.journal import Journal
from tests.gui.conftest import part, press


@pytest.fixture
def previewed(window: MainWindow, core: Core, qtbot: QtBot) -> MainWindow:
    """The window with the sample composed."""
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    return window


def test_every_row_is_either_a_message_or_a_problem(previewed: MainWindow) -> None:
    page = previewed.preview
    assert page.messages.rowCount() == 20
    assert page.problems.rowCount() == 4
    assert [page.tabs.tabText(tab) for tab in range(3)] == ["Messages (20)", "Problems (4)", "Requests (1)"]
    reasons = "Not a mobile number: 1 · Not a phone number: 1 · A value is missing: 1 · Same number and text twice: 1"
    assert page.reasons.text() == reasons


def test_a_message_is_shown_with_the_signature_that_the_platform_writes_in_front(previewed: MainWindow) -> None:
    assert str(previewed.preview.messages.index(0, 3).data()).startswith("【练习商城】您好王芳")


def test_the_totals_say_what_it_costs(previewed: MainWindow) -> None:
    shown = [label.text() for label in previewed.preview.figures.findChildren(QLabel)]
    assert shown[:3] == ["24", "rows in the sheet", ""]
    assert "20 × 1 segment(s)" in shown


def test_a_request_is_shown_readable_and_literally_without_its_secrets(previewed: MainWindow, qtbot: QtBot) -> None:
    previewed.preview.tabs.setCurrentIndex(2)
    body = part(previewed, QPlainTextEdit, "request_body")
    qtbot.waitUntil(lambda: "TaskContent" in body.toPlainText())
    assert '"Phone": "13800138001"' in body.toPlainText()
    assert "Signature = ***" in body.toPlainText()
    press(qtbot, previewed, "literal")
    assert body.toPlainText().startswith("POST http://127.0.0.1")
    assert Credentials().ucloud_private_key not in body.toPlainText()


def test_masking_reaches_the_requests_too(previewed: MainWindow, qtbot: QtBot) -> None:
    previewed.menus.mask.trigger()
    previewed.preview.tabs.setCurrentIndex(2)
    body = part(previewed, QPlainTextEdit, "request_body")
    qtbot.waitUntil(lambda: "TaskContent" in body.toPlainText())
    assert "13800138001" not in body.toPlainText()
    press(qtbot, previewed, "literal")
    assert "TaskContent" not in body.toPlainText()


def test_the_first_request_is_shown_also_after_another_message(previewed: MainWindow, qtbot: QtBot) -> None:
    previewed.preview.tabs.setCurrentIndex(2)
    body = part(previewed, QPlainTextEdit, "request_body")
    qtbot.waitUntil(lambda: "TaskContent" in body.toPlainText())
    previewed.go("message")
    previewed.change("template", replace(previewed.draft.template, id="UTA-OTHER"))
    assert not body.toPlainText()
    previewed.go("preview")
    qtbot.waitUntil(lambda: previewed.composed is not None)
    assert "UTA-OTHER" in body.toPlainText()


def test_masking_reaches_the_request_that_is_shown_at_once(previewed: MainWindow, qtbot: QtBot) -> None:
    previewed.preview.tabs.setCurrentIndex(2)
    body = part(previewed, QPlainTextEdit, "request_body")
    qtbot.waitUntil(lambda: "13800138001" in body.toPlainText())
    previewed.menus.mask.trigger()
    assert "13800138001" not in body.toPlainText()
    previewed.menus.mask.trigger()
    assert "13800138001" in body.toPlainText()


def test_duplicates_are_sent_if_the_user_wants(previewed: MainWindow, qtbot: QtBot) -> None:
    box = part(previewed, QCheckBox, "keep_duplicates")
    assert box.isVisible()
    box.click()
    qtbot.waitUntil(lambda: previewed.composed is not None)
    assert previewed.preview.messages.rowCount() == 21
    assert box.isVisible()
    assert box.isChecked()


def test_what_was_sent_in_the_last_days_is_left_out_unless_the_user_wants(
    open_window: Callable[[], MainWindow], core: Core, qtbot: QtBot
) -> None:
    core.accounts.add("Orders", "ucloud", {"public_key": "p"}, {"private_key": "s"})
    window = open_window()
    window.take(sample_draft(core))
    window.account_flow.choose(core.accounts.get("Orders"))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    composed = window.composed
    assert composed is not None
    with Journal(core.data_dir) as journal:
        job = journal.create(
            composed.account, composed.sheet, composed.template, composed.call, composed.provider.rules,
            composed.messages, composed.problems,
        )  # fmt: skip
        first = composed.messages[:3]
        journal.record(job, [], first)
        journal.record(job, [Submission(message.row, Status.ACCEPTED) for message in first])
    window.change("region", "HK")
    window.change("region", "CN")
    box = part(window, QCheckBox, "allow_repeat")
    qtbot.waitUntil(box.isVisible)
    assert "3" in box.text()
    assert window.preview.messages.rowCount() == 17
    box.click()
    qtbot.waitUntil(lambda: window.preview.messages.rowCount() == 20)


def test_what_looks_wrong_is_said_in_words(window: MainWindow, core: Core, qtbot: QtBot) -> None:
    draft = sample_draft(core)
    window.take(draft)
    window.change("template", type(draft.template)(id="UTA-1", text="www.example.com", sender="练习商城"))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    assert "www.example.com" in part(window, Notice, "preview_note").text()


def test_nothing_can_be_previewed_before_the_message_is_complete(window: MainWindow, core: Core) -> None:
    window.go("preview")
    assert window.current == "account"
