"""The guard against sending a number the same thing twice: over the whole history, whatever account or sheet."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from smsgui import providers
from smsgui.domain import Account, Message, Problem, Status, Submission, Template
from smsgui.sending import engine, guard
from smsgui.sending.journal import Journal
from smsgui.sending.schema import NEVER
from tests.sending.conftest import Practice
from tests.sending.desk import (
    ACCEPTED,
    PENDING,
    REJECTED,
    TEMPLATES,
    UNKNOWN,
    account,
    create,
    messages,
    number,
    send,
)

UCLOUD = account("https://api.example", "ucloud", "office")
DAY = 24 * 60 * 60 * 1_000_000


def left(journal: Journal, used: Account, items: Sequence[Message], status: Status) -> str:
    """A job of which every row has that status."""
    job = create(journal, used, items)
    if status is not PENDING:
        journal.record(job, leaving=items)
    if status not in (PENDING, Status.SUBMITTING):
        journal.record(job, [Submission(m.row, status, "ref") for m in items])
    return job


def repeats(
    journal: Journal,
    items: Sequence[Message],
    provider: str = "ucloud",
    template: Template | None = None,
    **more: float,
) -> list[int]:
    rules = providers.by_id(provider).rules
    return [p.row for p in journal.repeats(items, template or TEMPLATES[provider], rules, **more)]


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (ACCEPTED, True),
        (UNKNOWN, True),
        (Status.SUBMITTING, True),  # another program is sending it just now
        (REJECTED, False),
        (PENDING, False),
    ],
)
def test_what_was_accepted_or_may_have_been_is_a_repeat(status: Status, found: bool, journal: Journal) -> None:
    left(journal, UCLOUD, messages(3), status)
    assert repeats(journal, messages(3)) == ([2, 3, 4] if found else [])


def test_a_repeat_says_when_and_through_which_account_in_words(journal: Journal) -> None:
    left(journal, UCLOUD, messages(1), ACCEPTED)
    (problem,) = journal.repeats(messages(1), TEMPLATES["ucloud"], providers.by_id("ucloud").rules)
    assert isinstance(problem, Problem)
    assert (problem.row, problem.code, problem.number) == (2, "repeat", number(2))
    assert "through the account “office”" in problem.detail


def test_another_account_of_the_same_provider_is_seen(journal: Journal) -> None:
    left(journal, account("https://other.example", "ucloud", "branch"), messages(2), ACCEPTED)
    assert repeats(journal, messages(2)) == [2, 3]


def test_another_provider_s_message_that_looks_the_same_on_the_phone_is_seen(journal: Journal) -> None:
    seen = [Message(m.row, m.number, f"【练习商城】{m.text}") for m in messages(2)]
    left(journal, account("https://x.example", "submail"), seen, ACCEPTED)
    assert repeats(journal, messages(2)) == [2, 3]
    assert repeats(journal, messages(2), template=replace(TEMPLATES["ucloud"], sender="别家")) == []


def test_a_signature_is_known_again_by_its_words_and_by_its_id_alone(journal: Journal) -> None:
    named, blind = Template(sender="0" * 32, signature="练习商城"), Template(sender="0" * 32)
    left(journal, UCLOUD, messages(2), ACCEPTED)
    assert repeats(journal, messages(2), "huawei_smn", named) == [2, 3]
    assert repeats(journal, messages(2), "huawei_smn", blind) == []
    rules, (message,) = providers.by_id("huawei_smn").rules, messages(1)
    by_words, by_id = (guard.fingerprints(message, t, guard.front(t, rules)) for t in (named, blind))
    assert set(by_id) < set(by_words)


def test_a_renamed_or_sorted_sheet_makes_no_difference(journal: Journal) -> None:
    left(journal, UCLOUD, messages(3), ACCEPTED)
    moved = [replace(m, row=100 - m.row) for m in messages(4)]
    assert repeats(journal, moved) == [98, 97, 96]


def test_another_number_or_another_text_is_no_repeat(journal: Journal) -> None:
    left(journal, UCLOUD, messages(1), ACCEPTED)
    (same,) = messages(1)
    assert repeats(journal, [replace(same, number=number(9))]) == []
    assert repeats(journal, [replace(same, text="别的", parameters=("别", "的"))]) == []


def test_a_job_without_the_template_s_text_knows_one_with_it_and_the_other_way(journal: Journal) -> None:
    bare = [replace(m, text=None) for m in messages(2)]
    left(journal, UCLOUD, messages(1), ACCEPTED)
    left(journal, UCLOUD, bare[1:], ACCEPTED)
    assert repeats(journal, bare) == [2, 3]
    assert repeats(journal, messages(2)) == [2, 3]
    assert repeats(journal, bare, template=replace(TEMPLATES["ucloud"], id="UTA-PRACTICE-2")) == []


def test_parameters_are_not_run_together(journal: Journal) -> None:
    one = Message(2, number(2), None, ("a", "bc"))
    left(journal, UCLOUD, [one], ACCEPTED)
    assert repeats(journal, [replace(one, parameters=("ab", "c"))]) == []
    assert repeats(journal, [replace(one, parameters=("a\x1fbc",))]) == []


def test_practice_is_never_counted(journal: Journal) -> None:
    left(journal, account("http://127.0.0.1", "ucloud", "practice", True), messages(2), ACCEPTED)
    assert repeats(journal, messages(2)) == []


def test_what_is_older_than_the_days_looked_at_is_no_repeat(journal: Journal) -> None:
    job = left(journal, UCLOUD, messages(2), ACCEPTED)
    journal._db.execute("UPDATE fate SET at = at - ?", (int(6.9 * DAY),))
    assert repeats(journal, messages(2)) == [2, 3]
    assert repeats(journal, messages(2), days=6) == []
    journal._db.execute("UPDATE fate SET at = at - ?", (int(0.2 * DAY),))
    assert repeats(journal, messages(2)) == []
    assert journal.job(job).counts[ACCEPTED] == 2


def test_a_text_that_was_rejected_and_then_accepted_is_a_repeat(journal: Journal, practice: Practice) -> None:
    used = account(practice("code@1=18033").url)
    job = create(journal, used, messages(2))
    send(journal, job, used)
    assert repeats(journal, messages(2)) == []
    send(journal, job, used, retry=[REJECTED])
    assert repeats(journal, messages(2)) == [2, 3]


def test_more_messages_than_are_looked_up_at_a_time(journal: Journal) -> None:
    many = messages(guard.CHUNK + 10)
    left(journal, UCLOUD, many, ACCEPTED)
    assert repeats(journal, many) == [m.row for m in many]


# --- what is sent between the writing down of a job and its sending


def test_what_another_job_sent_meanwhile_is_skipped_and_not_sent_again(journal: Journal, practice: Practice) -> None:
    server = practice("code@1=18013")
    used = account(server.url, batch_size="2")
    stopped = create(journal, used, messages(6))
    send(journal, stopped, used)  # out of credit, every row is pending
    again = create(journal, used, messages(3))
    assert send(journal, again, used).statuses == dict.fromkeys((2, 3, 4), ACCEPTED)
    outcome = send(journal, stopped, used)
    assert outcome.statuses == {**dict.fromkeys((2, 3, 4), Status.SKIPPED), **dict.fromkeys((5, 6, 7), ACCEPTED)}
    assert {outcome.submissions[row].code for row in (2, 3, 4)} == {"repeat"}
    assert server.delivered == {number(row): 1 for row in range(2, 8)}
    assert journal.job(stopped).counts[Status.SKIPPED] == 3
    assert journal.job(stopped).state == "finished"


def test_what_was_sent_while_the_user_was_asked_is_skipped(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url)
    looked = journal.step()
    assert journal.repeats(messages(3), TEMPLATES["ucloud"], providers.by_id("ucloud").rules) == []
    other = create(journal, used, messages(3))
    send(journal, other, used)
    answered_late = create(journal, used, messages(3), looked=looked)
    assert send(journal, answered_late, used).statuses == dict.fromkeys((2, 3, 4), Status.SKIPPED)
    assert server.delivered == {number(row): 1 for row in (2, 3, 4)}


def test_a_clock_that_is_set_back_hides_nothing_that_another_job_sent(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url)
    stopped, other = create(journal, used, messages(3)), create(journal, used, messages(3))
    send(journal, other, used)
    # As if the clock had been put right before the other job was sent.
    journal._db.execute("UPDATE fate SET at = at - ?", (DAY // 24,))
    journal._db.execute("UPDATE tally SET at = at - ?", (DAY // 24,))
    assert send(journal, stopped, used).statuses == dict.fromkeys((2, 3, 4), Status.SKIPPED)
    assert server.delivered == {number(row): 1 for row in (2, 3, 4)}


def test_repeats_that_were_allowed_stay_allowed_whatever_is_sent_meanwhile(
    journal: Journal, practice: Practice
) -> None:
    server = practice()
    used = account(server.url)
    allowed = create(journal, used, messages(3), looked=NEVER)
    other = create(journal, used, messages(3))
    send(journal, other, used)
    assert send(journal, allowed, used).statuses == dict.fromkeys((2, 3, 4), ACCEPTED)


def test_two_jobs_from_one_sheet_sent_at_the_same_time_reach_each_number_once(
    journal: Journal, folder: Path, practice: Practice
) -> None:
    server = practice()
    used = account(server.url, batch_size="2")
    one, two = create(journal, used, messages(20)), create(journal, used, messages(20))
    with Journal(folder) as second:
        send(journal, one, used, seen=lambda outcome: _send_a_little(second, two, used))
    send(journal, two, used)
    assert server.delivered == {number(row): 1 for row in range(2, 22)}
    for job in (one, two):
        counts = journal.job(job).counts
        assert counts[ACCEPTED] + counts[Status.SKIPPED] == 20


def _send_a_little(journal: Journal, job: str, used: Account) -> None:
    """One batch of a job, through another connection."""
    run = engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event())
    next(run, None)
    run.close()


def test_a_repeat_that_the_user_allowed_is_sent(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url)
    for _ in range(2):  # the second job was written down with the repeats left in
        assert send(journal, create(journal, used, messages(2)), used).statuses == {2: ACCEPTED, 3: ACCEPTED}
    assert server.delivered == {number(2): 2, number(3): 2}


def test_a_number_that_stands_in_a_sheet_twice_on_purpose_gets_it_twice(journal: Journal, practice: Practice) -> None:
    server = practice()
    used = account(server.url, batch_size="1")
    twice = [*messages(1), replace(messages(1)[0], row=3)]
    assert send(journal, create(journal, used, twice), used).statuses == {2: ACCEPTED, 3: ACCEPTED}
    assert server.delivered == {number(2): 2}


def test_practice_jobs_never_hold_each_other_back(journal: Journal, practice: Practice) -> None:
    used = account(practice().url, "ucloud", "practice", True)
    one, two = create(journal, used, messages(2)), create(journal, used, messages(2))
    assert send(journal, one, used).statuses == send(journal, two, used).statuses == {2: ACCEPTED, 3: ACCEPTED}
