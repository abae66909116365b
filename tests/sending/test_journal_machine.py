"""Any order of steps that a journal can be put through, crashes among them, beside a model that is a dictionary."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from smsgui import providers
from smsgui.domain import Message, Status, Submission
from smsgui.errors import JournalError
from smsgui.sending.batches import in_sending_order
from smsgui.sending.journal import Journal
from tests.sending.desk import ACCEPTED, PENDING, REJECTED, UNKNOWN, account, create, number

SUBMITTING = Status.SUBMITTING
USED = account("https://x.example", "submail")
CALL = providers.by_id("submail").call()


class JournalMachine(RuleBasedStateMachine):
    jobs = Bundle("jobs")
    flights = Bundle("flights")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="journal-")
        self.journal = Journal(Path(self.folder.name))
        self.messages: dict[str, dict[int, Message]] = {}
        self.fates: dict[str, dict[int, Status]] = {}
        self.departures: Counter[tuple[str, int]] = Counter()
        self.allowed: Counter[tuple[str, int]] = Counter()

    @rule(target=jobs, texts=st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=12))
    def create(self, texts: list[str]) -> str:
        # Numbers differ from job to job: what other jobs sent is the guard's business, tested by itself.
        first = 1000 * len(self.fates)
        items = [Message(row, number(first + row), text) for row, text in enumerate(texts, 2)]
        job = create(self.journal, USED, items)
        self.messages[job] = {m.row: m for m in items}
        self.fates[job] = dict.fromkeys(self.messages[job], PENDING)
        self.allowed.update((job, row) for row in self.messages[job])
        return job

    def pending(self, job: str) -> list[Message]:
        ordered = in_sending_order(self.messages[job].values(), CALL)
        return [message for _, message in ordered if self.fates[job][message.row] is PENDING]

    @rule(target=flights, job=jobs, most=st.integers(1, 5))
    def submit(self, job: str, most: int) -> object:
        leaving = self.pending(job)[:most]
        if not leaving:
            return multiple()
        assert self.journal.record(job, leaving=leaving) == []
        self._left(job, leaving)
        return job, [m.row for m in leaving]

    def _left(self, job: str, leaving: list[Message]) -> None:
        for message in leaving:
            self.fates[job][message.row] = SUBMITTING
            self.departures[job, message.row] += 1

    @rule(target=flights, flight=consumes(flights), data=st.data(), most=st.integers(0, 5))
    def answer(self, flight: tuple[str, list[int]], data: st.DataObject, most: int) -> object:
        """What became of a batch, and in the same step the next one leaves."""
        job, rows = flight
        open_rows = [row for row in rows if self.fates[job][row] is SUBMITTING]
        words = st.sampled_from([ACCEPTED, REJECTED, UNKNOWN])
        outcomes = [Submission(row, data.draw(words), data.draw(st.sampled_from("ab"))) for row in open_rows]
        leaving = self.pending(job)[:most]
        self.journal.record(job, outcomes, leaving)
        self.fates[job].update({outcome.row: outcome.status for outcome in outcomes})
        self._left(job, leaving)
        return (job, [m.row for m in leaving]) if leaving else multiple()

    @rule(flight=consumes(flights))
    def not_submitted(self, flight: tuple[str, list[int]]) -> None:
        job, rows = flight
        back = [row for row in rows if self.fates[job][row] is SUBMITTING]
        self.journal.record(job, [Submission(row, PENDING) for row in back])
        self.fates[job].update(dict.fromkeys(back, PENDING))
        self.allowed.update((job, row) for row in back)

    @rule(job=jobs, statuses=st.sets(st.sampled_from(list(Status))), rows=st.none() | st.sets(st.integers(2, 13)))
    def retry(self, job: str, statuses: set[Status], rows: set[int] | None) -> None:
        wanted = [
            row
            for row, status in self.fates[job].items()
            if status in statuses & {REJECTED, UNKNOWN} and (rows is None or row in rows)
        ]
        assert self.journal.retry(job, statuses, rows) == wanted
        self.fates[job].update(dict.fromkeys(wanted, PENDING))
        self.allowed.update((job, row) for row in wanted)

    @rule(job=jobs, row=st.integers(2, 14), status=st.sampled_from(list(Status)))
    def answer_for_a_row_that_is_not_under_way(self, job: str, row: int, status: Status) -> None:
        if self.fates[job].get(row) is not SUBMITTING:
            with pytest.raises(JournalError):
                self.journal.record(job, [Submission(row, status)])

    @rule(job=jobs, row=st.integers(2, 14))
    def let_a_row_leave_that_may_not(self, job: str, row: int) -> None:
        if self.fates[job].get(row, PENDING) is not PENDING:
            with pytest.raises(JournalError):
                self.journal.record(job, leaving=[Message(row, number(row), "甲")])

    @rule()
    def crash(self) -> None:
        """The program is gone, with what it had begun to write, and comes back."""
        self.journal._db.execute("BEGIN IMMEDIATE")
        self.journal._db.execute("UPDATE fate SET status = 'accepted'")
        self.journal.close()
        self.journal = Journal(Path(self.folder.name))
        for job, fates in self.fates.items():
            open_rows = [row for row, status in fates.items() if status is SUBMITTING]
            assert [s.row for s in self.journal.recover(job)] == open_rows
            fates.update(dict.fromkeys(open_rows, UNKNOWN))

    @invariant()
    def the_journal_and_the_model_agree(self) -> None:
        with Journal(Path(self.folder.name)) as reader:
            for job, fates in self.fates.items():
                assert {row.row: row.status for row in reader.rows(job)} == fates
                assert {s: n for s, n in reader.job(job).counts.items() if n} == Counter(fates.values())
                assert list(reader.pending(job)) == self.pending(job)

    @invariant()
    def no_row_leaves_more_often_than_it_was_allowed_to(self) -> None:
        assert all(self.departures[row] <= self.allowed[row] for row in self.departures)

    def teardown(self) -> None:
        self.journal.close()
        self.folder.cleanup()


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no failure
)
