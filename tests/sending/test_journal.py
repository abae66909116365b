"""The journal: what it keeps, in which order it gives it back, and what it refuses to write."""

from __future__ import annotations

import re
import threading
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui import providers
from smsgui.domain import Message, Problem, Status, Submission, Template
from smsgui.errors import JournalError
from smsgui.sending import reading
from smsgui.sending.fates import alike, neighbours
from smsgui.sending.journal import Journal
from tests.sending.desk import ACCEPTED, PENDING, REJECTED, TEMPLATES, UNKNOWN, account, create, messages, number, sheet

USED = account("https://api.example")
SUBMITTING, SKIPPED = Status.SUBMITTING, Status.SKIPPED


def test_a_job_is_kept_as_it_was_given(journal: Journal, folder: Path) -> None:
    problems = [Problem(5, "手机号", "invalid_number", "“{value}” is no number.", {"value": "12"}, "12")]
    before = datetime.now(UTC) - timedelta(seconds=1)
    job_id = create(journal, USED, messages(3), problems)
    with Journal(folder) as other:
        job = other.job(job_id)
        rows = list(other.rows(job_id))
    assert re.fullmatch(r"\d{8}-\d{6}-[0-9a-f]{4}", job_id)
    assert before < datetime.fromisoformat(job.created) <= datetime.now(UTC)
    assert (job.account, job.provider, job.file, job.worksheet) == ("office", "ucloud", "客户.xlsx", "Sheet1")
    assert (job.columns, job.template, job.call) == (("手机号", "名"), TEMPLATES["ucloud"], "SendBatchUSMSMessage")
    assert (job.practice, job.state) == (False, "stopped")
    assert {status: count for status, count in job.counts.items() if count} == {PENDING: 3, SKIPPED: 1}
    assert [(r.row, r.number, r.text, r.parameters, r.segments) for r in rows[:3]] == [
        (m.row, m.number, m.text, m.parameters, m.segments) for m in messages(3)
    ]
    assert (rows[3].status, rows[3].code, rows[3].detail, rows[3].number) == (
        SKIPPED,
        "invalid_number",
        "“12” is no number.",
        "12",
    )
    assert [row.problem for row in rows] == [None, None, None, *problems]
    assert [row.cells for row in rows] == [line.cells for line in sheet(range(2, 6)).rows]
    assert [bool(row.at) for row in rows] == [False, False, False, True]


def test_a_row_s_time_is_when_its_fate_was_last_recorded(journal: Journal) -> None:
    job = create(journal, USED, messages(2))
    journal.record(job, leaving=messages(1))
    before = datetime.now(UTC) - timedelta(seconds=1)
    journal.record(job, [Submission(2, ACCEPTED, "ref")])
    first, second = journal.rows(job)
    assert before < datetime.fromisoformat(first.at) <= datetime.now(UTC)
    assert second.at == ""


def test_jobs_come_newest_first_and_an_unknown_one_is_said_to_be(journal: Journal) -> None:
    ids = [create(journal, USED, messages(1)) for _ in range(3)]
    assert [job.id for job in journal.jobs()] == ids[::-1]
    with pytest.raises(JournalError, match="no job “nonsense”"):
        journal.job("nonsense")
    with pytest.raises(JournalError, match="no job “nonsense”"):
        next(journal.rows("nonsense"))


def test_a_sheet_row_that_is_neither_message_nor_problem_is_never_lost_in_silence(journal: Journal) -> None:
    provider = providers.by_id("ucloud")
    for rows, items in ((range(2, 6), messages(3)), (range(2, 4), messages(3))):
        with pytest.raises(ValueError, match="every row"):
            journal.create(USED, sheet(rows), TEMPLATES["ucloud"], provider.call(), provider.rules, items, [])
    assert journal.jobs() == []


def test_a_file_whose_name_is_no_text_can_be_sent(journal: Journal) -> None:
    provider = providers.by_id("ucloud")
    odd = sheet([2], "\udce5\udcae.xlsx")
    job = journal.create(USED, odd, TEMPLATES["ucloud"], provider.call(), provider.rules, messages(1), [])
    assert journal.job(job).file == "??.xlsx"


def read(folder: Path, job: str) -> list[Message]:
    """What is pending as somebody reads it who did not write the job down."""
    with Journal(folder) as reader:
        return list(reader.pending(job))


def test_pending_rows_come_in_the_sheet_s_order_however_many(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK", 7)
    monkeypatch.setattr(reading, "SOON", 7)
    items = messages(30)
    job = create(journal, USED, items[::-1])
    assert list(journal.pending(job)) == list(journal.pending(job)) == read(folder, job) == items
    assert [row.row for row in journal.rows(job)] == [m.row for m in items]
    journal.record(job, leaving=[items[3], *items[10:20]])
    assert list(journal.pending(job)) == read(folder, job) == [*items[:3], *items[4:10], *items[20:]]
    assert [row.row for row in journal.rows(job, SUBMITTING)] == [5, *range(12, 22)]


def test_a_job_that_somebody_else_began_to_send_is_read_anew(journal: Journal, folder: Path) -> None:
    items = messages(5)
    job = create(journal, USED, items)
    with Journal(folder) as other:
        other.record(job, leaving=items[:2])
    assert list(journal.pending(job)) == items[2:]


def test_rows_may_be_recorded_while_they_are_read(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK", 3)
    monkeypatch.setattr(reading, "SOON", 3)
    items = messages(10)
    job = create(journal, USED, items)
    found = []
    with Journal(folder) as other:
        for message in other.pending(job):
            other.record(job, leaving=[message])
            found.append(message)
    assert found == items


@pytest.mark.parametrize("chunk", [1, 2, 1000])
def test_where_a_request_has_one_content_equal_contents_come_together(
    chunk: int, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHUNK", chunk)
    monkeypatch.setattr(reading, "SOON", chunk)
    other = create(journal, USED, messages(4), same_content=True)
    items = [Message(row, number(row), text) for row, text in enumerate("甲乙甲丙乙甲", 2)]
    job = create(journal, account("https://x.example", "submail"), items)
    after = create(journal, USED, messages(4), same_content=True)
    expected = [(2, "甲"), (4, "甲"), (7, "甲"), (3, "乙"), (6, "乙"), (5, "丙")]
    assert [(m.row, m.text) for m in journal.pending(job)] == expected
    assert [(m.row, m.text) for m in read(folder, job)] == expected
    assert read(folder, other) == read(folder, after) == messages(4)


def test_a_row_leaves_only_when_it_is_pending(journal: Journal) -> None:
    items = messages(4)
    job = create(journal, USED, items)
    journal.record(job, leaving=items[1:3])
    for leaving in (items, items[2:], items[1:2]):
        with pytest.raises(JournalError, match="at the same time"):
            journal.record(job, leaving=leaving)
    assert [row.status for row in journal.rows(job)] == [PENDING, SUBMITTING, SUBMITTING, PENDING]


def test_an_outcome_is_written_only_for_a_row_that_has_left(journal: Journal) -> None:
    items = messages(3)
    job = create(journal, USED, items)
    journal.record(job, leaving=items[:2])
    journal.record(job, [Submission(2, ACCEPTED)])
    for row in (2, 4, 99):
        with pytest.raises(JournalError, match="at the same time"):
            journal.record(job, [Submission(row, REJECTED)])
    assert [row.status for row in journal.rows(job)] == [ACCEPTED, SUBMITTING, PENDING]


def test_a_step_is_written_whole_or_not_at_all(journal: Journal) -> None:
    items = messages(4)
    job = create(journal, USED, items)
    journal.record(job, leaving=items[:2])
    with pytest.raises(JournalError):
        journal.record(job, [Submission(2, ACCEPTED), Submission(3, ACCEPTED)], items[:1])
    assert [row.status for row in journal.rows(job)] == [SUBMITTING, SUBMITTING, PENDING, PENDING]
    assert journal.job(job).counts[SUBMITTING] == 2


def test_each_row_of_a_batch_keeps_its_own_outcome(journal: Journal) -> None:
    items = messages(6)
    job = create(journal, USED, items)
    journal.record(job, leaving=items)
    outcomes = [
        Submission(2, ACCEPTED, "a"),
        Submission(3, ACCEPTED, "a"),
        Submission(4, ACCEPTED, "b"),
        Submission(5, REJECTED, "", "7", "no"),
        Submission(6, REJECTED, "", "7", "never"),
        Submission(7, UNKNOWN, "", "7", "never"),
    ]
    journal.record(job, outcomes)
    found = [Submission(r.row, r.status, r.reference, r.code, r.detail) for r in journal.rows(job)]
    assert found == outcomes


def test_a_book_of_a_reason_is_kept_in_part(journal: Journal) -> None:
    job = create(journal, USED, messages(1))
    journal.record(job, leaving=messages(1))
    journal.record(job, [Submission(2, REJECTED, "", "7", "x" * 1_000_000)])
    assert [len(row.detail) for row in journal.rows(job)] == [2000]


def test_rows_that_become_pending_again_forget_what_was_said_of_them(journal: Journal) -> None:
    items = messages(2)
    job = create(journal, USED, items)
    journal.record(job, leaving=items)
    journal.record(job, [Submission(2, REJECTED, "r", "7", "no"), Submission(3, ACCEPTED)])
    assert journal.retry(job, [REJECTED, ACCEPTED]) == [2]
    first = next(journal.rows(job))
    assert (first.status, first.reference, first.code, first.detail, first.at) == (PENDING, "", "", "", "")


def test_a_connection_belongs_to_its_thread_and_a_second_one_sees_what_the_first_wrote(
    journal: Journal, folder: Path
) -> None:
    job = create(journal, USED, messages(1))
    seen: list[Status] = []

    def look() -> None:
        with Journal(folder) as own:
            seen.extend(row.status for row in own.rows(job))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [PENDING]


def test_nothing_secret_is_written(journal: Journal, folder: Path) -> None:
    create(journal, USED, messages(3))
    journal.close()
    assert USED.secrets["private_key"].encode() not in b"".join(path.read_bytes() for path in folder.glob("journal*"))


# --- ranges


@given(st.sets(st.integers(0, 40)).map(sorted))
def test_neighbours_are_all_the_rows_and_no_others(rows: list[int]) -> None:
    found = list(neighbours(rows))
    assert [row for first, last in found for row in range(first, last + 1)] == rows
    assert all(following[0] > before[1] + 1 for before, following in pairwise(found))


@given(st.dictionaries(st.integers(0, 20), st.sampled_from([(ACCEPTED, "a"), (ACCEPTED, "b"), (REJECTED, "a")])))
def test_alike_are_all_the_outcomes_and_no_others(fates: dict[int, tuple[Status, str]]) -> None:
    outcomes = [Submission(row, *fate) for row, fate in sorted(fates.items())]
    found = [first._replace(row=row) for first, last in alike(outcomes) for row in range(first.row, last + 1)]
    assert found == outcomes


def test_a_template_comes_back_as_it_was(journal: Journal) -> None:
    template = Template("您好{1}", "T-1", (("1", "姓 名"), ("2", "“x”")), "商城")
    job = create(journal, USED, messages(1), template=template)
    assert journal.job(job).template == template
