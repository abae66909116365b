"""What must not happen, but might: slips of ours, answers without sense, a computer that sleeps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from smsgui import providers
from smsgui.domain import Account, Status, Submission
from smsgui.errors import AccountSettingsError, NotSubmittedError
from smsgui.sending import engine
from smsgui.sending.engine import Waiting
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import (
    ACCEPTED,
    PENDING,
    REJECTED,
    TEMPLATES,
    UNKNOWN,
    StillClock,
    account,
    create,
    messages,
    send,
)


class Careless(type(providers.by_id("ucloud"))):  # type: ignore[misc]  # the class of a provider that exists
    """UCloud read by somebody who makes slips."""

    slip: Callable[[list[Submission]], list[Submission]]

    def read(self, answer: object, batch: object) -> list[Submission]:
        return Careless.slip(super().read(answer, batch))


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        (lambda found: found[1:], [UNKNOWN, ACCEPTED]),
        (lambda found: [], [UNKNOWN, UNKNOWN]),
        (lambda found: [*found, Submission(99, REJECTED)], [ACCEPTED, ACCEPTED]),
        (lambda found: [*found, Submission(found[0].row, REJECTED)], [UNKNOWN, ACCEPTED]),
        (lambda found: [Submission(s.row, PENDING) for s in found], [UNKNOWN, UNKNOWN]),
        (lambda found: list(reversed(found)), [ACCEPTED, ACCEPTED]),
    ],
)
def test_every_message_gets_exactly_one_answer_whatever_the_provider_s_code_says(
    slip: Callable[[list[Submission]], list[Submission]],
    expected: list[Status],
    journal: Journal,
    practice: Practice,
) -> None:
    Careless.slip = staticmethod(slip)
    server = practice()
    used = account(server.url)
    job = create(journal, used, messages(2))
    events = list(engine.send(journal, job, Careless(), used, stop=threading.Event(), clock=StillClock()))
    assert [[s.status for s in event] for event in events if not isinstance(event, Waiting)] == [expected]
    assert [row.status for row in journal.rows(job)] == expected
    assert server.sends == 1


def test_a_slip_of_ours_makes_rows_unknown_and_is_not_hidden(journal: Journal, practice: Practice) -> None:
    class Broken(type(providers.by_id("ucloud"))):  # type: ignore[misc]  # the class of a provider that exists
        def submit(self, *_: object) -> list[Submission]:
            raise ZeroDivisionError

    used = account(practice().url, batch_size="2")
    job = create(journal, used, messages(4))
    with pytest.raises(ZeroDivisionError):
        list(engine.send(journal, job, Broken(), used, stop=threading.Event(), clock=StillClock()))
    assert [row.status for row in journal.rows(job)] == [UNKNOWN, UNKNOWN, PENDING, PENDING]
    assert [row.detail for row in journal.rows(job, UNKNOWN)] == ["smsgui itself failed here (ZeroDivisionError)."] * 2


def test_half_an_emoji_in_the_provider_s_words_is_kept_as_far_as_it_goes(journal: Journal, practice: Practice) -> None:
    Careless.slip = staticmethod(lambda found: [Submission(s.row, REJECTED, "", "9", "坏\ud83d") for s in found])
    used = account(practice().url)
    job = create(journal, used, messages(2))
    list(engine.send(journal, job, Careless(), used, stop=threading.Event(), clock=StillClock()))
    assert [(row.status, row.detail) for row in journal.rows(job)] == [(REJECTED, "坏?")] * 2


@pytest.mark.parametrize(
    "other", [account("https://x.example", "submail"), account("https://x.example", "ucloud", "office", True)]
)
def test_a_job_goes_on_only_through_the_kind_of_account_that_began_it(
    other: Account, journal: Journal, practice: Practice
) -> None:
    job = create(journal, account(practice().url), messages(2))
    with pytest.raises(AccountSettingsError, match=job):
        next(engine.send(journal, job, providers.by_id(other.provider), other, stop=threading.Event()))


def test_a_computer_that_slept_has_not_used_up_our_patience(journal: Journal, practice: Practice) -> None:
    class Sleepy(StillClock):
        def wait(self, stop: threading.Event, seconds: float) -> None:
            super().wait(stop, seconds + 3600)

    server = practice("throttle@1-3")
    used = account(server.url)
    job = create(journal, used, messages(2))
    outcome = send(journal, job, used, clock=Sleepy())
    assert [w.seconds for w in outcome.waitings] == [1, 2, 4]
    assert outcome.statuses == {2: ACCEPTED, 3: ACCEPTED}


def test_time_spent_trying_counts_too(journal: Journal, practice: Practice) -> None:
    class Slow(StillClock):
        def now(self) -> float:
            self.time += 5
            return self.time

    server = practice("throttle@1-")
    used = account(server.url)
    job = create(journal, used, messages(2))
    clock = Slow()
    outcome = send(journal, job, used, clock=clock)
    assert isinstance(outcome.error, NotSubmittedError)
    assert 3 <= len(clock.waits) < 5
    assert server.sends == len(clock.waits) + 1


def test_somebody_who_reads_for_a_long_time_is_in_nobody_s_way(
    journal: Journal, folder: Path, practice: Practice
) -> None:
    used = account(practice().url, batch_size="2")
    job = create(journal, used, messages(20))
    with Journal(folder) as reader:
        reader._db.execute("BEGIN")
        before = reader.job(job).counts
        assert send(journal, job, used).error is None
        assert reader.job(job).counts == before
        reader._db.execute("COMMIT")
        assert reader.job(job).counts[ACCEPTED] == 20


def test_a_clock_that_was_set_back_does_not_make_a_repeat_look_new(journal: Journal, practice: Practice) -> None:
    used = account(practice().url)
    send(journal, create(journal, used, messages(2)), used)
    journal._db.execute("UPDATE fate SET at = at + 1000000000000")
    rules = providers.by_id("ucloud").rules
    assert [p.row for p in journal.repeats(messages(2), TEMPLATES["ucloud"], rules)] == [2, 3]
