"""The journal: what is to be sent, what has left and what came back, in SQLite, each step on disk before the next.

A row goes *pending* → *submitting* → *accepted*, *rejected* or *unknown*. What a crash finds *submitting* is unknown.
A row's key is its job's number times ``ROWS``, plus the row.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smsgui.domain import Account, Job, JobRow, Message, Problem, Rules, Sheet, Status, Submission, Template
from smsgui.errors import QT_TRANSLATE_NOOP, JournalError
from smsgui.sending import guard, new_job, reading
from smsgui.sending.batches import in_sending_order
from smsgui.sending.fates import Fates, alike, neighbours
from smsgui.sending.owner import is_owned, owned
from smsgui.sending.schema import ROWS, DamagedError, connect, plainly

if TYPE_CHECKING:
    from smsgui.providers.base import Call

DAY = 24 * 60 * 60 * 1_000_000
DAYS = 7.0
"""How far back the guard against sending twice looks."""

INTERRUPTED = Submission(
    0, Status.UNKNOWN, "", "interrupted", "The program ended while this was being sent, before the answer came."
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What never changes about a job; ``first`` and ``last`` are the keys that its rows may have."""

    number: int
    looked: int
    template: Template
    front: str

    @property
    def first(self) -> int:
        return self.number * ROWS

    @property
    def last(self) -> int:
        return self.first + ROWS - 1


class Journal:
    """The journal in ``folder``. A connection belongs to one thread: open one for each. Methods raise JournalError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._db = connect(folder)
        self._known: dict[str, _Known] = {}
        self._damage: DamagedError | None = None
        self._fresh: tuple[str, list[Message]] = ("", [])

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """What SQLite complains of in sentences; once the file turned out damaged, nothing but that."""
        if self._damage:
            raise self._damage
        try:
            with plainly(self._folder, self._db):
                yield
        except DamagedError as error:
            self._damage = error
            raise

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._plainly():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk may have ended the transaction already
                    self._db.execute("ROLLBACK")
                raise

    def _read(self, query: str, *values: object) -> list[Any]:
        with self._plainly():
            return self._db.execute(query, values).fetchall()

    def create(
        self,
        account: Account,
        sheet: Sheet,
        template: Template,
        call: Call,
        rules: Rules,
        messages: Sequence[Message],
        problems: Sequence[Problem],
        looked: int | None = None,
    ) -> str:
        """Write a job down, every row of the sheet in it: messages pending, problems skipped. Returns its id.

        ``looked`` is the ``step`` just before ``repeats`` was asked, by default that of now: what another job sends
        after it the user can't know of, so such a row is skipped when its turn comes. ``NEVER``: repeats are allowed.
        """
        created, front = _now(), guard.front(template, rules)
        looked = self.step() if looked is None else looked
        job_id = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        with self._transaction() as db:
            number = new_job.write_job(db, job_id, created, front, account, sheet, template, call, looked)
            new_job.write_rows(db, number, created, call, sheet, messages, problems)
            if not account.practice:
                new_job.write_fingerprints(db, number, messages, template, front)
        self._fresh = job_id, [message for _, message in in_sending_order(messages, call)]
        return job_id

    def job(self, job_id: str) -> Job:
        """One job; JournalError if there is none of that id."""
        self._of(job_id)
        return self._jobs(job_id)[0]

    def jobs(self) -> list[Job]:
        """Every job, the newest first."""
        return self._jobs(None)

    def _jobs(self, job_id: str | None) -> list[Job]:
        entries = self._read(
            "SELECT number, id, created, account, provider, file, worksheet, columns, template, call, practice"
            " FROM job WHERE ? IS NULL OR id = ? ORDER BY number DESC",
            job_id,
            job_id,
        )
        return [self._entry(*entry) for entry in entries]

    def _entry(self, number: int, job_id: str, created: int, *entry: Any) -> Job:
        account, provider, file, worksheet, columns, template, call, practice = entry
        (found,) = self._read(f"SELECT {', '.join(Status)} FROM tally WHERE job = ?", number)  # noqa: S608 - our words
        counts = dict(zip(Status, found, strict=True))
        if is_owned(self._folder, job_id):
            state = "sending"
        else:
            state = "stopped" if counts[Status.PENDING] or counts[Status.SUBMITTING] else "finished"
        return Job(
            job_id,
            reading.iso(created),
            account,
            provider,
            file,
            worksheet,
            tuple(json.loads(columns)),
            new_job.template_of(template),
            call,
            bool(practice),
            counts,
            state,
        )

    def rows(self, job_id: str, status: Status | None = None) -> Iterator[JobRow]:
        """The job's rows in the order of the sheet, all or those of one status."""
        return reading.rows(self._read, self._of(job_id).number, status)

    def last_like(self, sheet: Sheet, *, practice: bool) -> tuple[Job | None, list[tuple[tuple[str, ...], str]]]:
        """The newest job from a sheet with the same columns, and the cells and number of each of its rows."""
        like = (job for job in self.jobs() if job.columns == sheet.columns and job.practice == practice)
        job = next(like, None)
        return job, [(row.cells, row.number) for row in self.rows(job.id)] if job else []

    def pending(self, job_id: str) -> Iterator[Message]:
        """What is still to be sent, in sending order. Rows may be recorded while this is read."""
        fresh, self._fresh = self._fresh, ("", [])
        if fresh[0] == job_id and self.job(job_id).counts[Status.PENDING] == len(fresh[1]):
            return iter(fresh[1])  # just written down, and nothing of it sent: no need to read it again
        return reading.pending(self._read, self._of(job_id).number)

    def record(
        self, job_id: str, outcomes: Sequence[Submission] = (), leaving: Sequence[Message] = ()
    ) -> list[Submission]:
        """Write, in one durable step, what became of rows and which leave next. The job's owner alone may call this.

        Returns those that may not leave because another job has sent them meanwhile; they are skipped.
        """
        known = self._of(job_id)
        with self._transaction() as db:
            fates = Fates(db, known.number, _now())
            for first, last in alike(outcomes):
                fates.move(Status.SUBMITTING, first, last)
            held = self._sent_meanwhile(known, leaving)
            for one in held:
                fates.move(Status.PENDING, one, one.row)
            staying = {one.row for one in held}
            for low, high in neighbours(m.row for m in leaving if m.row not in staying):
                fates.move(Status.PENDING, Submission(low, Status.SUBMITTING), high)
            fates.count()
        return held

    def _sent_meanwhile(self, known: _Known, leaving: Sequence[Message]) -> list[Submission]:
        """What another job has sent since the user looked, who could not know of it."""
        since = _now() - int(DAYS * DAY)
        found = guard.repeats(self._db, leaving, known.template, known.front, since, known.looked, known.number)
        return list(map(Submission.skipped, found))

    def recover(self, job_id: str) -> list[Submission]:
        """Make unknown what a crash left submitting; the job's owner alone may call this."""
        known = self._of(job_id)
        if not self.job(job_id).counts[Status.SUBMITTING]:
            return []
        found = [INTERRUPTED._replace(row=row) for row in self._rows_that_are(known, Status.SUBMITTING)]
        self.record(job_id, found)
        return found

    def retry(self, job_id: str, statuses: Collection[Status], rows: Collection[int] | None = None) -> list[int]:
        """Make rows of these statuses (rejected, unknown) pending again, all or only ``rows``; returns which.

        The job's owner alone may call this, and for unknown rows only when the user has been told what may happen.
        """
        known = self._of(job_id)
        wanted = None if rows is None else set(rows)
        again: list[int] = []
        with self._transaction() as db:
            fates = Fates(db, known.number, _now())
            for status in {Status.REJECTED, Status.UNKNOWN} & set(statuses):
                found = [row for row in self._rows_that_are(known, status) if wanted is None or row in wanted]
                for low, high in neighbours(found):
                    fates.move(status, Submission(low, Status.PENDING), high)
                again += found
            fates.count()
        return sorted(again)

    def _rows_that_are(self, known: _Known, status: Status) -> list[int]:
        query = "SELECT key, last FROM fate WHERE key BETWEEN ? AND ? AND status = ? ORDER BY key"
        found = self._read(query, known.first, known.last, status)
        return [key % ROWS for low, high in found for key in range(low, high + 1)]

    def repeats(
        self, messages: Sequence[Message], template: Template, rules: Rules, days: float = DAYS
    ) -> list[Problem]:
        """The messages whose number got the same content, accepted or unknown, from any account within ``days``."""
        with self._plainly():
            since = _now() - int(days * DAY)
            return guard.repeats(self._db, messages, template, guard.front(template, rules), since)

    def owned(self, job_id: str) -> AbstractContextManager[Path]:
        """Be the one that sends this job, with some room on the disk put by: see ``owner.owned``."""
        self._of(job_id)
        return owned(self._folder, job_id)

    def _of(self, job_id: str) -> _Known:
        if job_id not in self._known:
            found = self._read("SELECT number, looked, template, front FROM job WHERE id = ?", job_id)
            if not found:
                raise JournalError(
                    QT_TRANSLATE_NOOP("errors", "There is no job “{job}”: “jobs list” shows those there are."),
                    job=job_id,
                )
            number, looked, template, front = found[0]
            self._known[job_id] = _Known(number, looked, new_job.template_of(template), front)
        return self._known[job_id]

    def step(self) -> int:
        """The number of the journal's latest change."""
        ((step,),) = self._read("SELECT coalesce(max(step), 0) FROM tally")
        return int(step)


def _now() -> int:
    """In microseconds since 1970, as the journal keeps it."""
    return time.time_ns() // 1000
