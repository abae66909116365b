"""Pressing Send, and everything that can happen to a job."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QTableView
from pytestqt.qtbot import QtBot

from smsgui.domain import Status
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.main_window import MainWindow
from smsgui.gui.practice_accounts import PracticeAccounts
from smsgui.gui.widgets.notice import Notice
from smsgui.practice.server import PracticeServer
from smsgui.sending.journal import Journal
from tests.gui.conftest import part, press


@pytest.fixture
def ready(window: MainWindow, core: Core, qtbot: QtBot) -> MainWindow:
    """The window before its Send button, five numbers in a request."""
    core.practice = PracticeAccounts(batch_size="5")
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    window.go("send")
    return window


@pytest.fixture
def server(ready: MainWindow) -> PracticeServer:
    """The practice server that ``ready`` sends to."""
    return ready._core.practice.server


def send(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "send")
    with qtbot.waitSignal(window.sending.ended):
        press(qtbot, window, "question_yes")


def counts(window: MainWindow) -> dict[Status, int]:
    return {status: count for status, count in window.send.job.model.counts.items() if count}


def test_the_last_question_says_what_goes_out_and_its_safe_answer_is_no(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    press(qtbot, ready, "send")
    question = part(ready, QMessageBox, "question")
    assert question.text() == "Send 20 message(s) now?"
    for word in (
        "Practice – UCloud USMS",
        "20, estimated",
        "Left out: 4",
        "13800138001",
        "【练习商城】您好王芳",
        "no message leaves",
    ):
        assert word in question.informativeText()
    assert question.defaultButton().text() == "Cancel"
    QTest.keyClick(question, Qt.Key.Key_Return)
    press(qtbot, ready, "send")
    QTest.keyClick(part(ready, QMessageBox, "question"), Qt.Key.Key_Escape)
    assert server.sends == 0
    assert not ready.sending.runner.running


def test_every_number_gets_its_fate(ready: MainWindow, server: PracticeServer, qtbot: QtBot) -> None:
    send(ready, qtbot)
    assert counts(ready) == {Status.ACCEPTED: 19, Status.REJECTED: 1, Status.SKIPPED: 4}
    assert server.sends == 4
    assert "delivered" not in ready.send.job.notice.text().replace("not yet delivered", "")
    with Journal(ready._core.data_dir) as journal:
        (job,) = journal.jobs()
        assert job.state == "finished"
        shown = [ready.send.job.model.row(place) for place in range(24)]
        assert [(row.row, row.status, row.reference, row.code) for row in journal.rows(job.id)] == [
            (row.row, row.status, row.reference, row.code) for row in shown
        ]


def test_the_same_draft_cannot_be_sent_twice_by_going_back(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    send(ready, qtbot)
    ready.go("preview")
    assert "Nothing has left" not in ready.preview.hint.text()
    assert not ready.preview.figures.isVisible()
    assert ready.progress.note("preview") == "Sending has begun"
    ready.go("send")
    assert ready.send.shows_job
    assert server.sends == 4


def test_stopping_leaves_the_rest_and_one_can_go_on(ready: MainWindow, server: PracticeServer, qtbot: QtBot) -> None:
    server.reset("late@2=0.3")
    press(qtbot, ready, "send")
    with qtbot.waitSignal(ready.sending.runner.submitted):
        press(qtbot, ready, "question_yes")
    with qtbot.waitSignal(ready.sending.ended):
        press(qtbot, ready, "job_stop")
        assert "the rest is not sent" in ready.send.job.waiting.text()
    assert counts(ready)[Status.PENDING] == 10
    assert ready.send.job.waiting.text() == ""
    press(qtbot, ready, "job_resume")
    assert part(ready, QMessageBox, "question").text() == "Send the 10 message(s) that are left?"
    assert server.sends == 2
    with qtbot.waitSignal(ready.sending.ended):
        press(qtbot, ready, "question_yes")
    assert counts(ready) == {Status.ACCEPTED: 19, Status.REJECTED: 1, Status.SKIPPED: 4}
    assert set(server.delivered.values()) == {1}


def test_a_second_stop_says_what_will_be_unknown_and_ends_at_once(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    server.reset("late@2=30")
    press(qtbot, ready, "send")
    with qtbot.waitSignal(ready.sending.runner.submitted):
        press(qtbot, ready, "question_yes")
    qtbot.waitUntil(lambda: server.sends == 2)
    press(qtbot, ready, "job_stop")
    press(qtbot, ready, "job_stop")
    question = part(ready, QMessageBox, "question")
    assert "not known" in question.informativeText()
    assert question.defaultButton().objectName() == "question_no"
    with qtbot.waitSignal(ready.sending.ended):
        press(qtbot, ready, "question_yes")
    assert counts(ready)[Status.UNKNOWN] == 5
    assert counts(ready)[Status.PENDING] == 10


def test_a_provider_that_asks_to_slow_down_is_waited_for_in_sight(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    server.reset("throttle@1")
    said: list[str] = []
    ready.sending.runner.waiting.connect(lambda _: said.append(ready.send.job.waiting.text()))
    send(ready, qtbot)
    assert len(said) == 1
    assert "Waiting" in said[0]
    assert "slow down" in said[0]
    assert counts(ready)[Status.ACCEPTED] == 19


def test_a_refused_account_stops_the_job_and_says_what_to_do(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    server.reset("credit=10")
    send(ready, qtbot)
    assert counts(ready)[Status.PENDING] > 0
    notice = part(ready, Notice, "job_notice").text()
    assert notice.startswith("Stopped before the end: The message package is used up")
    assert part(ready, QTableView, "job_results").model().rowCount() == 24


def test_rejected_rows_are_sent_again_only_when_asked(ready: MainWindow, server: PracticeServer, qtbot: QtBot) -> None:
    server.reset("code@1=18000")
    send(ready, qtbot)
    rejected = counts(ready)[Status.REJECTED]
    assert rejected > 1
    server.reset("")
    press(qtbot, ready, "job_retry_rejected")
    assert "will refuse again" in part(ready, QMessageBox, "question").informativeText()
    with qtbot.waitSignal(ready.sending.ended):
        press(qtbot, ready, "question_yes")
    assert counts(ready) == {Status.ACCEPTED: 19, Status.REJECTED: 1, Status.SKIPPED: 4}


def test_unknown_rows_are_sent_again_only_after_a_warning(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    server.reset("cut@2")
    send(ready, qtbot)
    assert counts(ready)[Status.UNKNOWN] == 5
    assert ready.send.job.notice._kind == "warning"
    press(qtbot, ready, "job_retry_unknown")
    question = part(ready, QMessageBox, "question")
    assert question.icon() is QMessageBox.Icon.Warning
    assert "second time" in question.informativeText()
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert counts(ready)[Status.UNKNOWN] == 5
    table = part(ready, QTableView, "job_results")
    place = next(place for place in range(24) if ready.send.job.model.row(place).status is Status.UNKNOWN)
    table.selectRow(place)
    press(qtbot, ready, "job_retry_marked")
    with qtbot.waitSignal(ready.sending.ended):
        press(qtbot, ready, "question_yes")
    assert counts(ready)[Status.UNKNOWN] == 4


@pytest.mark.parametrize("asked", ["job_retry_rejected", "job_retry_marked"])
def test_rows_sent_again_take_nothing_along_that_is_still_to_be_sent(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot, asked: str
) -> None:
    server.reset("code@1=18000,code@2=18013")
    send(ready, qtbot)
    assert counts(ready) == {Status.REJECTED: 5, Status.PENDING: 15, Status.SKIPPED: 4}
    server.reset("")
    part(ready, QTableView, "job_results").selectAll()
    press(qtbot, ready, asked)
    question = part(ready, QMessageBox, "question")
    assert question.text() == "Send 5 message(s) again?"
    assert "15 message(s) not sent yet are left as they are." in question.informativeText()
    with qtbot.waitSignal(ready.sending.begun):
        press(qtbot, ready, "question_yes")
    assert ready.send.job.bar.label.text().startswith("0 of 5")
    qtbot.waitUntil(lambda: not ready.sending.runner.running)
    assert ready.send.job.bar.label.text().startswith("5 of 5")
    assert counts(ready) == {Status.ACCEPTED: 5, Status.PENDING: 15, Status.SKIPPED: 4}
    assert len(server.deliveries) == 5


def test_what_is_not_shown_any_more_is_not_marked(ready: MainWindow, server: PracticeServer, qtbot: QtBot) -> None:
    server.reset("cut@2")
    send(ready, qtbot)
    view = ready.send.job
    place = next(place for place in range(24) if view.model.row(place).status is Status.UNKNOWN)
    part(ready, QTableView, "job_results").selectRow(place)
    assert view.buttons.marked.isVisible()
    assert view.detail.text()
    press(qtbot, ready, "job_filter_accepted")
    assert not view.buttons.marked.isVisible()
    assert view.detail.text() == ""
    assert view.again(None) == []


def test_the_grid_is_filtered_and_searched(ready: MainWindow, server: PracticeServer, qtbot: QtBot) -> None:
    send(ready, qtbot)
    model = part(ready, QTableView, "job_results").model()
    press(qtbot, ready, "job_filter_rejected")
    assert model.rowCount() == 1
    assert "not taken" in str(model.index(0, 3).data()) or "refused" in str(model.index(0, 3).data())
    press(qtbot, ready, "job_filter_all")
    ready.send.job.search.setText("王芳")
    assert model.rowCount() == 2


def test_a_marked_row_is_explained_in_full(ready: MainWindow, server: PracticeServer, qtbot: QtBot) -> None:
    send(ready, qtbot)
    part(ready, QTableView, "job_results").selectRow(0)
    said = ready.send.job.detail.text()
    assert "13800138001" in said
    assert "not yet delivered" in said
    assert "您好王芳" in said


def test_results_are_exported_with_the_users_own_columns(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot, tmp_path: Path
) -> None:
    send(ready, qtbot)
    ready.menus.export.trigger()
    dialog = part(ready, QFileDialog, "export_dialog")
    dialog.selectFile(str(tmp_path / "results"))
    dialog.accept()
    qtbot.waitUntil(lambda: "24" in ready.send.error.text())
    rows = list(openpyxl.load_workbook(tmp_path / "results.xlsx").worksheets[0].values)
    assert rows[0] == (
        "姓名", "手机号", "订单号", "金额", "送达日期", "备注", "Status", "Reason", "Reference", "Time", "Segments",
    )  # fmt: skip
    assert [row[6] for row in rows[1:]].count("Left out") == 4
    assert rows[16][7] == ready.send.job.model.index(15, 3).data()


def test_results_are_never_written_over_the_sheet(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot, tmp_path: Path
) -> None:
    send(ready, qtbot)
    job = ready.sending.job
    assert job is not None
    ready.sending._export.write(job, Path(job.file))
    qtbot.waitUntil(lambda: "another name" in ready.send.error.text())


def test_closing_while_sending_asks_and_then_stops_cleanly(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    server.reset("late@2=0.3")
    press(qtbot, ready, "send")
    with qtbot.waitSignal(ready.sending.runner.submitted):
        press(qtbot, ready, "question_yes")
    ready.close()
    assert ready.isVisible()
    QTest.keyClick(part(ready, QMessageBox, "question"), Qt.Key.Key_Return)
    assert ready.sending.runner.running
    ready.close()
    with qtbot.waitSignal(ready.sending.ended):
        press(qtbot, ready, "question_yes")
    qtbot.waitUntil(lambda: not ready.isVisible())
    with Journal(ready._core.data_dir) as journal:
        (job,) = journal.jobs()
        assert job.counts[Status.PENDING] > 0
        assert job.counts[Status.SUBMITTING] == job.counts[Status.UNKNOWN] == 0


def test_closing_after_stopping_only_waits(ready: MainWindow, server: PracticeServer, qtbot: QtBot) -> None:
    server.reset("late@2=0.3")
    press(qtbot, ready, "send")
    with qtbot.waitSignal(ready.sending.runner.submitted):
        press(qtbot, ready, "question_yes")
    press(qtbot, ready, "job_stop")
    ready.close()
    asked = part(ready, QMessageBox, "question")
    with qtbot.waitSignal(ready.sending.ended):
        press(qtbot, ready, "question_yes")
        assert ready.findChildren(QMessageBox) == [asked]
    qtbot.waitUntil(lambda: not ready.isVisible())


def test_an_account_without_its_secret_sends_nothing_and_says_so(window: MainWindow, core: Core, qtbot: QtBot) -> None:
    core.accounts.add("Orders", "ucloud", {"public_key": "p"}, {"private_key": "s"})
    window.take(sample_draft(core))
    window.account_flow.choose(core.accounts.get("Orders"))
    core.accounts._secrets.drop("Orders/private_key")
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    window.go("send")
    send(window, qtbot)
    assert "Private key" in window.send.error.text()
    with Journal(core.data_dir) as journal:
        assert journal.jobs() == []
    assert window.send.send_button.isEnabled()


def test_a_draft_that_was_changed_after_its_send_is_new_again(
    ready: MainWindow, server: PracticeServer, qtbot: QtBot
) -> None:
    send(ready, qtbot)
    ready.go("preview")
    ready.change("keep_duplicates", True)
    qtbot.waitUntil(lambda: ready.composed is not None)
    assert "Nothing has left" in ready.preview.hint.text()
    assert ready.preview.figures.isVisible()
    assert "to send" in ready.progress.note("preview")
