"""Jobs that were, and a send that stopped before its end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from smsgui.domain import Status, Submission
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.draft import compose_all
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from smsgui.providers import PROVIDERS
from smsgui.sending.journal import Journal
from tests.gui.conftest import part, press


@pytest.fixture
def stopped(core: Core) -> str:
    """A job of which three numbers are accepted, and the rest is still to be sent."""
    composed = compose_all(sample_draft(core), core.data_dir, lambda _: None, threading.Event())
    with Journal(core.data_dir) as journal:
        job = journal.create(
            composed.account, composed.sheet, composed.template, composed.call, composed.provider.rules,
            composed.messages, composed.problems,
        )  # fmt: skip
        first = composed.messages[:3]
        journal.record(job, [], first)
        journal.record(job, [Submission(message.row, Status.ACCEPTED, "ref") for message in first])
    return job


def test_without_any_job_the_history_says_what_will_be_there(window: MainWindow, qtbot: QtBot) -> None:
    window.go("history")
    assert not part(window, QTableView, "jobs").isVisible()
    assert not window.footer.isVisible()


def test_a_job_is_listed_and_opened(stopped: str, open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    window.go("history")
    table = part(window, QTableView, "jobs")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    table.selectRow(0)
    table.activated.emit(table.currentIndex())
    results = part(window, QTableView, "history_results")
    qtbot.waitUntil(results.isVisible)
    assert results.model().rowCount() == 24
    assert window.history.view.notice.text() == (
        "3 accepted by the provider, not yet delivered · 17 not sent yet · 4 left out"
    )
    press(qtbot, window, "all_jobs")
    assert table.isVisible()


def test_in_a_small_window_jobs_of_different_accounts_can_be_told_apart(
    stopped: str, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.resize(1024, 680)
    window.go("history")
    table = part(window, QTableView, "jobs")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    qtbot.waitUntil(lambda: table.columnWidth(2) > 100)
    letters, mode, room = table.fontMetrics(), table.textElideMode(), table.columnWidth(2)
    names = {texts.practice_name(provider.name) for provider in PROVIDERS}
    assert len({letters.elidedText(name, mode, room) for name in names}) == len(names)
    for column in (0, 3, 4, 5, 6, 7):
        assert table.columnWidth(column) > letters.horizontalAdvance(str(table.model().index(0, column).data()))


def test_a_search_without_any_hit_says_so(stopped: str, open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    window.go("history")
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    window.history_flow.open(window.history.model.value(0))
    table = part(window, QTableView, "history_results")
    qtbot.waitUntil(table.isVisible)
    words = next(label for label in table.findChildren(QLabel) if label.text() == "No row matches.")
    assert not words.isVisible()
    window.history.view.search.setText("nobody at all")
    assert words.isVisible()
    window.history.view.search.clear()
    assert not words.isVisible()


def test_nothing_moves_when_another_row_is_marked(
    stopped: str, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.resize(900, 640)
    window.go("history")
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    window.history_flow.open(window.history.model.value(0))
    table = part(window, QTableView, "history_results")
    qtbot.waitUntil(table.isVisible)
    heights, lines = set(), set()
    for row in range(table.model().rowCount()):
        table.selectRow(row)
        QApplication.processEvents()
        heights.add(table.height())
        lines.add(window.history.view.detail.text().count("\n") + 1)
    assert len(heights) == 1
    assert len(lines) > 1


def test_an_unfinished_send_is_offered_on_start_and_can_be_looked_at(
    stopped: str, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    notice = part(window, Notice, "unfinished")
    qtbot.waitUntil(lambda: "stopped at 3 of 20: go on, or look first" in notice.text())
    press(qtbot, window, "unfinished_look")
    qtbot.waitUntil(part(window, QTableView, "history_results").isVisible)
    assert notice.text() == ""


def test_going_on_asks_and_then_sends_only_what_is_left(
    stopped: str, open_window: Callable[[], MainWindow], core: Core, qtbot: QtBot
) -> None:
    window = open_window()
    press(qtbot, window, "unfinished_go_on")
    question = part(window, QMessageBox, "question")
    assert "17" in question.text()
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert core.practice.server.sends == 0
    press(qtbot, window, "unfinished_go_on")
    with qtbot.waitSignal(window.sending.ended):
        press(qtbot, window, "question_yes")
    assert window.current == "send"
    assert window.send.job.model.counts[Status.ACCEPTED] == 19
    assert sum(core.practice.server.delivered.values()) == 16
    assert part(window, Notice, "practice_banner").text()


def test_a_job_is_taken_up_from_the_history(
    stopped: str, open_window: Callable[[], MainWindow], core: Core, qtbot: QtBot
) -> None:
    window = open_window()
    window.go("history")
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    window.history_flow.open(window.history.model.value(0))
    press(qtbot, window, "history_resume")
    question = part(window, QMessageBox, "question")
    assert question.text() == "Send the 17 message(s) that are left?"
    assert "Practice – UCloud USMS" in question.informativeText()
    assert core.practice.server.sends == 0
    with qtbot.waitSignal(window.sending.ended):
        press(qtbot, window, "question_yes")
    assert window.current == "send"
    assert window.footer.back.isVisible()
    assert not window.footer.back.isEnabled()
    assert window.send.job.model.counts[Status.PENDING] == 0


def test_rows_are_sent_again_from_the_history_only_after_its_own_question(
    stopped: str, open_window: Callable[[], MainWindow], core: Core, qtbot: QtBot
) -> None:
    with Journal(core.data_dir) as journal:
        left = list(journal.pending(stopped))[:2]
        journal.record(stopped, [], left)
        journal.record(stopped, [Submission(one.row, Status.REJECTED) for one in left])
    window = open_window()
    window.go("history")
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    window.history_flow.open(window.history.model.value(0))
    press(qtbot, window, "history_retry_rejected")
    assert part(window, QMessageBox, "question").text() == "Send 2 message(s) again?"
    press(qtbot, window, "question_no")
    assert window.current == "history"
    press(qtbot, window, "history_retry_rejected")
    with qtbot.waitSignal(window.sending.ended):
        press(qtbot, window, "question_yes")
    assert window.current == "send"
    assert window.send.job.model.counts[Status.PENDING] == 15
    assert core.practice.server.delivered == {one.number: 1 for one in left}


def test_no_job_is_taken_up_while_another_is_being_sent(
    stopped: str, open_window: Callable[[], MainWindow], core: Core, qtbot: QtBot
) -> None:
    core.practice.server.reset("late@1=0.5")
    window = open_window()
    window.go("history")
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    window.history_flow.open(window.history.model.value(0))
    view = window.history.view
    qtbot.waitUntil(view.buttons.resume.isVisible)
    job, rows = window.history_flow._job, window.history_flow._rows
    assert job
    with qtbot.waitSignal(window.sending.ended):
        window.sending.take(job, rows)
        window.sending.go_on()
        window.go("history")
        view.buttons.resume.click()
        assert "Another send is under way" in window.history.error.text()
        assert not window.findChildren(QMessageBox)


def test_a_job_whose_account_is_gone_says_so(
    core: Core, stopped: str, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    with Journal(core.data_dir) as journal:
        rows = list(journal.rows(stopped))
    job = window.history.model.value(0)
    gone = type(job)(**{**{name: getattr(job, name) for name in job.__slots__}, "practice": False, "account": "Gone"})
    window.sending.take(gone, rows)
    window.sending.go_on()
    assert "“Gone”" in window.send.job.notice.text()


def test_a_journal_that_cannot_be_read_is_said_in_words(
    data_dir: Path, core: Core, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    with Journal(core.data_dir):
        pass
    for file in data_dir.glob("*.sqlite3*"):
        file.write_bytes(b"this is no database" * 1000)
    window = open_window()
    qtbot.waitUntil(lambda: "journal" in window.history.error.text())


@pytest.fixture
def crashed(core: Core, stopped: str) -> str:
    """The same job after a crash in the middle of a request with two numbers."""
    with Journal(core.data_dir) as journal:
        journal.record(stopped, [], list(journal.pending(stopped))[:2])
    return stopped


@pytest.fixture
def in_doubt(crashed: str, core: Core) -> str:
    """The job after a crash in which everything that was left was on its way."""
    with Journal(core.data_dir) as journal:
        journal.record(crashed, [], list(journal.pending(crashed)))
    return crashed


def test_what_a_crash_left_on_its_way_is_not_known_everywhere(
    crashed: str, open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    notice = part(window, Notice, "unfinished")
    qtbot.waitUntil(lambda: "stopped at 5 of 20" in notice.text())
    press(qtbot, window, "unfinished_go_on")
    assert part(window, QMessageBox, "question").text() == "Send the 15 message(s) that are left?"
    press(qtbot, window, "question_no")
    jobs = window.history.model
    assert [jobs.index(0, column).data() for column in (4, 6, 7)] == ["3", "2", "15"]
    press(qtbot, window, "unfinished_look")
    results = part(window, QTableView, "history_results")
    qtbot.waitUntil(results.isVisible)
    view = window.history.view
    assert "2 not known: they may have been sent · 15 not sent yet" in view.notice.text()
    assert part(view, QToolButton, "history_filter_unknown").text() == "Not known  2"
    assert part(view, QToolButton, "history_filter_pending").text() == "Not sent yet  15"
    assert view.buttons.resume.text() == "&Go on with the 15 that are left…"
    assert view.buttons.unknown.isVisible()
    press(qtbot, view, "history_filter_unknown")
    assert [results.model().index(place, 2).data() for place in range(results.model().rowCount())] == ["Not known"] * 2
    window.history_flow._export.write(jobs.value(0), tmp_path / "results.xlsx")
    qtbot.waitUntil(lambda: "24" in window.history.error.text())
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "results.xlsx").worksheets[0].values for cell in row]
    assert cells.count("Not known") == 2
    assert "Being sent" not in cells


def test_a_job_that_is_only_in_doubt_is_not_offered_to_go_on(
    in_doubt: str, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    notice = part(window, Notice, "unfinished")
    qtbot.waitUntil(lambda: "what became of 17 message(s) is not known" in notice.text())
    assert not part(window, QPushButton, "unfinished_go_on").isVisible()
    assert part(window, QPushButton, "unfinished_look").isVisible()


def test_what_is_only_in_doubt_is_told_again_until_it_was_put_aside(
    in_doubt: str, core: Core, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    before = open_window()
    qtbot.waitUntil(lambda: "is not known" in part(before, Notice, "unfinished").text())
    window = open_window()
    qtbot.waitUntil(lambda: "is not known" in part(window, Notice, "unfinished").text())
    later = part(window, QPushButton, "unfinished_later")
    assert later.text() == "Understood"
    with qtbot.waitSignal(window.unfinished.settled):
        later.click()
    with Journal(core.data_dir) as journal:
        counts = journal.job(in_doubt).counts
    assert (counts[Status.SUBMITTING], counts[Status.UNKNOWN]) == (0, 17)
    jobs = window.history.model
    qtbot.waitUntil(lambda: jobs.index(0, 3).data() == "Finished")
    assert not told_again(open_window, qtbot)


def test_what_is_only_in_doubt_is_told_no_more_once_it_was_looked_at(
    in_doubt: str, core: Core, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    press(qtbot, window, "unfinished_look")
    qtbot.waitUntil(part(window, QTableView, "history_results").isVisible)
    assert "17 not known" in window.history.view.notice.text()
    with Journal(core.data_dir) as journal:
        assert journal.job(in_doubt).state == "finished"
    assert not told_again(open_window, qtbot)


def test_what_another_process_is_sending_is_not_in_doubt_for_being_looked_at(
    in_doubt: str, core: Core, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: window.history.model.rowCount() == 1)
    with Journal(core.data_dir) as journal, journal.owned(in_doubt):
        window.history_flow.open(window.history.model.value(0))
        qtbot.waitUntil(lambda: window.history.shows_job)
        assert journal.job(in_doubt).counts[Status.SUBMITTING] == 17


def told_again(open_window: Callable[[], MainWindow], qtbot: QtBot) -> bool:
    window = open_window()
    with qtbot.waitSignal(window.history_flow.listed):
        window.history_flow.refresh()
    return bool(window.shell.unfinished.text())


def test_a_new_window_offers_again_only_what_was_not_put_aside(
    stopped: str, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    first, second, third = open_window(), open_window(), open_window()
    qtbot.waitUntil(lambda: all(window.history.model.rowCount() == 1 for window in (first, second, third)))
    second.shell.unfinished.say("")
    second.follow(first)
    assert "stopped at 3 of 20" in second.shell.unfinished.text()
    press(qtbot, first, "unfinished_later")
    third.shell.unfinished.say("")
    third.follow(first)
    with qtbot.waitSignal(third.history_flow.listed):
        third.history_flow.refresh()
    assert third.shell.unfinished.text() == ""
