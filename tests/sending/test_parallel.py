"""More than one request at a time, and no more a second than the account allows."""

from __future__ import annotations

import pytest

from smsgui.errors import AccountError, UnconfirmedError
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import (
    ACCEPTED,
    PENDING,
    UNKNOWN,
    StillClock,
    account,
    create,
    messages,
    number,
    send,
)


def test_four_in_parallel_are_four_at_a_time_and_every_row_once(journal: Journal, practice: Practice) -> None:
    server = practice("late@1-4=0.4")
    used = account(server.url, batch_size="5", parallel="4")
    job = create(journal, used, messages(100))
    outcome = send(journal, job, used)
    assert outcome.statuses == dict.fromkeys(range(2, 102), ACCEPTED)
    assert server.delivered == {number(row): 1 for row in range(2, 102)}
    arrived = [request.time for request in server.requests]
    assert arrived[3] - arrived[0] < 0.4 <= arrived[4] - arrived[0]


@pytest.mark.parametrize(("fault", "stopped"), [("throttle@3-6", False), ("code@3=18013", True)])
def test_in_parallel_too_nothing_is_sent_twice(fault: str, stopped: bool, journal: Journal, practice: Practice) -> None:
    server = practice(fault)
    used = account(server.url, batch_size="2", parallel="4")
    job = create(journal, used, messages(40))
    outcome = send(journal, job, used)
    assert isinstance(outcome.error, AccountError) == stopped
    accepted = {row.number: 1 for row in journal.rows(job, ACCEPTED)}
    assert server.delivered == accepted
    assert send(journal, job, used).error is None
    assert server.delivered == {number(row): 1 for row in range(2, 42)}


def test_a_mishap_that_hits_all_requests_at_once_is_one_and_not_three(journal: Journal, practice: Practice) -> None:
    server = practice("late@1-4=0.2,cut@1-4")
    used = account(server.url, batch_size="2", parallel="4")
    job = create(journal, used, messages(20))
    outcome = send(journal, job, used)
    assert outcome.error is None
    assert [row.status for row in journal.rows(job)] == [UNKNOWN] * 8 + [ACCEPTED] * 12


def test_after_an_unclear_answer_requests_leave_one_at_a_time(journal: Journal, practice: Practice) -> None:
    server = practice("late@1-4=0.2,cut@1-")
    used = account(server.url, batch_size="2", parallel="4")
    job = create(journal, used, messages(40))
    outcome = send(journal, job, used)
    assert isinstance(outcome.error, UnconfirmedError)
    assert server.sends == 4 + 1 + 1
    assert sum(1 for _ in journal.rows(job, UNKNOWN)) == 12
    assert sum(1 for _ in journal.rows(job, PENDING)) == 28


def test_max_rate_lets_one_second_s_worth_through_at_once_and_then_the_rate(
    journal: Journal, practice: Practice
) -> None:
    server = practice()
    used = account(server.url, batch_size="1", max_rate="4")
    job = create(journal, used, messages(10))
    clock = StillClock()
    outcome = send(journal, job, used, clock=clock)
    assert outcome.statuses == dict.fromkeys(range(2, 12), ACCEPTED)
    assert clock.waits == [0.25] * 6
    assert server.sends == 10


def test_less_than_one_request_a_second(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url, batch_size="1", max_rate="0.5")
    job = create(journal, used, messages(3))
    clock = StillClock()
    send(journal, job, used, clock=clock)
    assert clock.waits == [2.0, 2.0]
