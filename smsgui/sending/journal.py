"""The journal: what is to be sent, what has left and what came back, in SQLite, each step on disk before the next.

A row goes *pending* → *submitting* → *accepted*, *rejected* or *unknown*. What a crash finds *submitting* is unknown.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from smsgui.domain import Account, Job, JobRow, Message, Problem, Rules, Sheet, Status, Submission, Template
from smsgui.errors import QT_TRANSLATE_NOOP, JournalError
from smsgui.providers.base import Call
from smsgui.sending.batches import in_sending_order
from smsgui.sending.guard import fingerprints, repeats
from smsgui.sending.owner import is_owned, owned
from smsgui.sending.schema import connect, plainly

CHUNK = 1000
"""Rows read or looked up at a time."""

INTERRUPTED = Submission(
    0, Status.UNKNOWN, "", "interrupted", "The program ended while this was being sent, before the answer came."
)


class Journal:
    """The journal in ``folder``. A connection belongs to one thread: open one for each. Methods raise JournalError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._db = connect(folder)
        self._numbers: dict[str, int] = {}

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with plainly(self._folder):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def create(
        self,
        account: Account,
        sheet: Sheet,
        template: Template,
        call: Call,
        rules: Rules,
        messages: Sequence[Message],
        problems: Sequence[Problem],
    ) -> str:
        """Write a job down, every row of the sheet in it: messages pending, problems skipped. Returns its id."""
        created = datetime.now().astimezone()
        job_id = f"{created:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        at = created.isoformat(timespec="seconds")
        cells = {row.row: json.dumps(row.cells, ensure_ascii=False) for row in sheet.rows}
        with self._transaction() as db:
            job = db.execute(
                "INSERT INTO job (id, created, account, provider, file, worksheet, columns, template, call, practice)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    job_id,
                    at,
                    account.name,
                    account.provider,
                    sheet.path,
                    sheet.worksheet,
                    json.dumps(sheet.columns, ensure_ascii=False),
                    json.dumps(asdict(template), ensure_ascii=False),
                    call.name,
                    account.practice,
                ),
            ).lastrowid
            db.executemany(
                "INSERT INTO line (job, row, grouped, number, text, parameters, segments, cells)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                _lines(job, call, messages, problems, cells),
            )
            db.executemany(
                "INSERT INTO fate (job, row, status, code, detail, at) VALUES (?, ?, ?, ?, ?, ?)",
                [(job, m.row, Status.PENDING, "", "", "") for m in messages]
                + [(job, p.row, Status.SKIPPED, p.code, p.detail, at) for p in problems],
            )
            if not account.practice:
                db.executemany(
                    "INSERT OR IGNORE INTO fingerprint (digest, job, row) VALUES (?, ?, ?)",
                    ((d, job, m.row) for m in messages for d in fingerprints(m, template, rules)),
                )
        return job_id

    def job(self, job_id: str) -> Job:
        """One job; JournalError if there is none of that id."""
        self._require(job_id)
        return self._jobs(job_id)[0]

    def jobs(self) -> list[Job]:
        """Every job, the newest first."""
        return self._jobs(None)

    def _jobs(self, job_id: str | None) -> list[Job]:
        with plainly(self._folder):
            entries = self._db.execute(
                "SELECT number, id, created, account, provider, file, worksheet, columns, template, call, practice"
                " FROM job WHERE ? IS NULL OR id = ? ORDER BY number DESC",
                (job_id, job_id),
            ).fetchall()
            return [self._entry(*entry) for entry in entries]

    def _entry(self, number: int, job_id: str, *entry: str) -> Job:
        created, account, provider, file, worksheet, columns, template, call, practice = entry
        counts = dict.fromkeys(Status, 0)
        tally = self._db.execute("SELECT status, count(*) FROM fate WHERE job = ? GROUP BY status", (number,))
        counts |= {Status(status): count for status, count in tally}
        if is_owned(self._folder, job_id):
            state = "sending"
        else:
            state = "stopped" if counts[Status.PENDING] or counts[Status.SUBMITTING] else "finished"
        return Job(
            job_id,
            created,
            account,
            provider,
            file,
            worksheet,
            tuple(json.loads(columns)),
            _template(template),
            call,
            bool(practice),
            counts,
            state,
        )

    def rows(self, job_id: str, status: Status | None = None) -> Iterator[JobRow]:
        """The job's rows in the order of the sheet, all or those of one status."""
        number, last = self._require(job_id), 0
        while True:
            with plainly(self._folder):
                found = self._db.execute(
                    "SELECT row, cells, number, text, parameters, segments, status, reference, code, detail, at"
                    " FROM line JOIN fate USING (job, row)"
                    " WHERE job = ? AND row > ? AND (? IS NULL OR status = ?) ORDER BY row LIMIT ?",
                    (number, last, status, status, CHUNK),
                ).fetchall()
            for row, cells, phone, text, parameters, segments, word, *rest in found:
                values = tuple(json.loads(parameters))
                yield JobRow(row, tuple(json.loads(cells)), phone, text, values, segments, Status(word), *rest)
            if len(found) < CHUNK:
                return
            last = found[-1][0]

    def pending(self, job_id: str) -> Iterator[Message]:
        """What is still to be sent, in sending order. Rows may be recorded while this is read."""
        number, place = self._require(job_id), (-1, 0)
        while True:
            with plainly(self._folder):
                found = self._db.execute(
                    "SELECT grouped, row, number, text, parameters, segments FROM line JOIN fate USING (job, row)"
                    " WHERE job = ? AND (grouped, row) > (?, ?) AND status = ? ORDER BY grouped, row LIMIT ?",
                    (number, *place, Status.PENDING, CHUNK),
                ).fetchall()
            for _, row, phone, text, parameters, segments in found:
                yield Message(row, phone, text, tuple(json.loads(parameters)), segments)
            if len(found) < CHUNK:
                return
            place = found[-1][:2]

    def record(self, job_id: str, outcomes: Iterable[Submission], submitting: Iterable[int] = ()) -> None:
        """Write, in one durable step, what became of rows and which leave next."""
        number, at = self._require(job_id), datetime.now().astimezone().isoformat(timespec="seconds")
        with self._transaction() as db:
            db.executemany(
                "UPDATE fate SET status = ?, reference = ?, code = ?, detail = ?, at = ? WHERE job = ? AND row = ?",
                [(s.status, s.reference, s.code, s.detail, at, number, s.row) for s in outcomes],
            )
            db.executemany(
                "UPDATE fate SET status = ?, at = ? WHERE job = ? AND row = ?",
                [(Status.SUBMITTING, at, number, row) for row in submitting],
            )

    def recover(self, job_id: str) -> list[Submission]:
        """Make unknown what a crash left submitting; the job's owner alone may call this."""
        number = self._require(job_id)
        with plainly(self._folder):
            rows = self._db.execute(
                "SELECT row FROM fate WHERE job = ? AND status = ? ORDER BY row", (number, Status.SUBMITTING)
            ).fetchall()
        found = [Submission(row, INTERRUPTED.status, "", INTERRUPTED.code, INTERRUPTED.detail) for (row,) in rows]
        if found:
            self.record(job_id, found)
        return found

    def retry(self, job_id: str, statuses: Collection[Status], rows: Collection[int] | None = None) -> list[int]:
        """Make rows of these statuses (rejected, unknown) pending again, all or only ``rows``; returns which.

        The job's owner alone may call this, and for unknown rows only when the user has been told what may happen.
        """
        allowed = [s for s in statuses if s in (Status.REJECTED, Status.UNKNOWN)]
        number = self._require(job_id)
        marks = ", ".join("?" * len(allowed))
        with self._transaction() as db:
            found = db.execute(
                f"SELECT row FROM fate WHERE job = ? AND status IN ({marks}) ORDER BY row",  # noqa: S608 - only ? marks
                (number, *allowed),
            ).fetchall()
            again = [row for (row,) in found if rows is None or row in rows]
            db.executemany(
                "UPDATE fate SET status = ?, reference = '', code = '', detail = '' WHERE job = ? AND row = ?",
                [(Status.PENDING, number, row) for row in again],
            )
        return again

    def repeats(self, messages: Sequence[Message], template: Template, rules: Rules, days: float = 7) -> list[Problem]:
        """The messages whose number got the same content, accepted or unknown, from any account within ``days``."""
        with plainly(self._folder):
            return repeats(self._db, messages, template, rules, days)

    @contextmanager
    def owned(self, job_id: str) -> Iterator[None]:
        """Be the one that sends this job; JobBusyError, with who it is, where another process already is."""
        self._require(job_id)
        with owned(self._folder, job_id):
            yield

    def _require(self, job_id: str) -> int:
        if job_id not in self._numbers:
            with plainly(self._folder):
                found = self._db.execute("SELECT number FROM job WHERE id = ?", (job_id,)).fetchone()
            if not found:
                raise JournalError(
                    QT_TRANSLATE_NOOP("errors", "There is no job “{job}”: “jobs list” shows those there are."),
                    job=job_id,
                )
            self._numbers[job_id] = found[0]
        return self._numbers[job_id]


def _lines(
    job: int | None,
    call: Call,
    messages: Sequence[Message],
    problems: Sequence[Problem],
    cells: dict[int, str],
) -> Iterator[tuple[object, ...]]:
    for group, m in in_sending_order(messages, call):
        yield (
            job,
            m.row,
            group,
            m.number,
            m.text,
            json.dumps(m.parameters, ensure_ascii=False),
            m.segments,
            cells[m.row],
        )
    for problem in problems:
        yield job, problem.row, None, problem.number, None, "[]", None, cells[problem.row]


def _template(text: str) -> Template:
    values = json.loads(text)
    return Template(**values | {"parameters": tuple((v, c) for v, c in values["parameters"])})
