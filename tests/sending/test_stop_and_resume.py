"""Stopping, being cut off, and going on: what leaves, what stays pending, and that nothing leaves twice."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from smsgui import providers
from smsgui.domain import Account, Problem
from smsgui.errors import AccountError
from smsgui.sending import engine
from smsgui.sending.engine import Waiting
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import (
    ACCEPTED,
    PENDING,
    UNKNOWN,
    Outcome,
    StillClock,
    account,
    create,
    messages,
    number,
    send,
    statuses,
)


def test_stop_lets_the_request_in_flight_finish_and_leaves_the_rest_pending(
    journal: Journal, practice: Practice
) -> None:
    server = practice()
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(10))
    stop = threading.Event()

    def after_two_batches(outcome: Outcome) -> None:
        if len(outcome.batches) == 2:
            stop.set()

    outcome = send(journal, job, used, stop=stop, seen=after_two_batches)
    sent = len(outcome.submissions)
    assert outcome.error is None
    assert sent == 6  # the third batch had left before the second was told
    assert server.sends == 3
    assert [row.status for row in journal.rows(job)] == [ACCEPTED] * 6 + [PENDING] * 4
    assert journal.job(job).state == "stopped"


def test_a_job_without_a_single_message_is_finished(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url)
    job = create(journal, used, [], [Problem(2, "手机号", "invalid_number", "No number.")])
    outcome = send(journal, job, used)
    assert (outcome.submissions, outcome.error, server.requests) == ({}, None, [])
    assert journal.job(job).state == "finished"


def test_a_job_whose_stop_is_set_beforehand_sends_nothing(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url)
    job = create(journal, used, messages(3))
    stop = threading.Event()
    stop.set()
    outcome = send(journal, job, used, stop=stop)
    assert (outcome.submissions, outcome.error, server.requests) == ({}, None, [])


def test_stop_ends_a_pause(journal: Journal, practice: Practice) -> None:
    server = practice("throttle@1-")
    used = account(server.url)
    job = create(journal, used, messages(3))
    stop = threading.Event()
    outcome = send(journal, job, used, stop=stop, seen=lambda outcome: stop.set())
    assert [w.seconds for w in outcome.waitings] == [1.0]
    assert (outcome.error, server.sends) == (None, 1)
    assert [row.status for row in journal.rows(job)] == [PENDING] * 3


def test_resuming_sends_exactly_what_is_pending(journal: Journal, practice: Practice) -> None:
    server = practice("cut@2,code@4=18013")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(10))
    first = send(journal, job, used)
    assert isinstance(first.error, AccountError)
    assert [row.status for row in journal.rows(job)] == [ACCEPTED] * 2 + [UNKNOWN] * 2 + [ACCEPTED] * 2 + [PENDING] * 4
    second = send(journal, job, used)
    assert second.error is None
    assert second.statuses == {8: ACCEPTED, 9: ACCEPTED, 10: ACCEPTED, 11: ACCEPTED}
    assert server.delivered == {number(row): 1 for row in range(2, 12)}
    third = send(journal, job, used)
    assert (third.submissions, third.error) == ({}, None)
    assert server.sends == 6
    assert journal.job(job).state == "finished"


def test_a_generator_that_is_closed_early_waits_for_its_request_and_writes_the_answer_down(
    journal: Journal, folder: Path, practice: Practice
) -> None:
    server = practice("late@2=0.3")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(6))
    run = engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event(), clock=StillClock())
    first = next(run)
    assert not isinstance(first, Waiting)
    assert [s.row for s in first] == [2, 3]
    run.close()
    assert statuses(folder, job) == {2: ACCEPTED, 3: ACCEPTED, 4: ACCEPTED, 5: ACCEPTED, 6: PENDING, 7: PENDING}
    assert server.sends == 2
    assert journal.job(job).state == "stopped"
    assert send(journal, job, used).statuses == {6: ACCEPTED, 7: ACCEPTED}


@pytest.mark.parametrize("wrong", [ValueError, KeyboardInterrupt])
def test_a_consumer_that_fails_loses_no_answer(
    wrong: type[BaseException], journal: Journal, folder: Path, practice: Practice
) -> None:
    server = practice("late@2=0.3")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(6))
    run = engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event(), clock=StillClock())
    next(run)
    with pytest.raises(wrong):
        run.throw(wrong())
    assert statuses(folder, job) == {2: ACCEPTED, 3: ACCEPTED, 4: ACCEPTED, 5: ACCEPTED, 6: PENDING, 7: PENDING}
    assert server.sends == 2


def test_an_interrupt_while_pausing_leaves_every_row_as_it_was(journal: Journal, practice: Practice) -> None:
    class Interrupted(StillClock):
        def wait(self, stop: threading.Event, seconds: float) -> None:
            raise KeyboardInterrupt

    server = practice("throttle@2")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(6))
    with pytest.raises(KeyboardInterrupt):
        send(journal, job, used, clock=Interrupted())
    assert [row.status for row in journal.rows(job)] == [ACCEPTED] * 2 + [PENDING] * 4
    assert send(journal, job, used).statuses == dict.fromkeys(range(4, 8), ACCEPTED)
    assert server.delivered == {number(row): 1 for row in range(2, 8)}


def test_losing_patience_makes_what_is_in_flight_unknown_at_once(journal: Journal, practice: Practice) -> None:
    server = practice("late@2=60")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(6))
    stop, abandon = threading.Event(), threading.Event()
    run = engine.send(journal, job, providers.by_id("ucloud"), used, stop=stop, abandon=abandon, clock=StillClock())
    next(run)
    stop.set()
    abandon.set()
    last = next(run)
    assert not isinstance(last, Waiting)
    assert {(s.row, s.status, s.code) for s in last} == {(4, UNKNOWN, "interrupted"), (5, UNKNOWN, "interrupted")}
    assert list(run) == []
    assert [row.status for row in journal.rows(job)] == [ACCEPTED] * 2 + [UNKNOWN] * 2 + [PENDING] * 2


def crashed(journal: Journal, used: Account, count: int, flying: int) -> str:
    """A job whose first rows had left when the power went."""
    items = messages(count)
    job = create(journal, used, items)
    journal.record(job, leaving=items[:flying])
    return job


def test_what_a_crash_left_open_is_told_first_and_never_sent_again(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url, batch_size="2")
    job = crashed(journal, used, 6, 3)
    outcome = send(journal, job, used)
    assert outcome.batches[0] == [2, 3, 4]
    assert {outcome.submissions[row].code for row in (2, 3, 4)} == {"interrupted"}
    assert outcome.statuses == {**dict.fromkeys((2, 3, 4), UNKNOWN), **dict.fromkeys((5, 6, 7), ACCEPTED)}
    assert server.delivered == {number(row): 1 for row in (5, 6, 7)}


def test_open_rows_that_the_user_wants_again_are_sent_once(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url)
    job = crashed(journal, used, 4, 3)
    outcome = send(journal, job, used, retry=[UNKNOWN], rows=[3])
    assert outcome.statuses == {2: UNKNOWN, 3: ACCEPTED, 4: UNKNOWN}
    assert server.delivered == {number(3): 1}
