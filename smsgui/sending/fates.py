"""What became of a job's rows: neighbours that share a fate are kept as one, so that a batch is a step or two."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from smsgui.domain import Problem, Status, Submission
from smsgui.errors import QT_TRANSLATE_NOOP, JournalError
from smsgui.sending.schema import ROWS

LONGEST = 2000
"""Characters of a provider's own words that are kept."""

_INSERT = "INSERT INTO fate (key, last, status, reference, code, detail, at, step) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_WHERE_FREE = (
    "INSERT INTO fate (key, last, status, reference, code, detail, at, step) SELECT ?, ?, ?, ?, ?, ?, ?, ?"
    " WHERE coalesce((SELECT last FROM fate WHERE key <= ? ORDER BY key DESC LIMIT 1), 0) < ?"
)
_REPLACE = (
    "UPDATE fate SET status = ?, reference = ?, code = ?, detail = ?, at = ?, step = ?"
    " WHERE key = ? AND last = ? AND status = ?"
)
_CHANGES = ", ".join(f"{status} = {status} + :{status}" for status in Status)
_COUNT = f"UPDATE tally SET at = :at, step = :step, {_CHANGES} WHERE job = :job"  # noqa: S608 - our own words


class Fates:
    """What one transaction changes about a job's rows, from row to row, both included.

    JournalError where a row is not what it must be for its move: only a second owner of the job can have changed it.
    """

    def __init__(self, db: sqlite3.Connection, job: int, at: int) -> None:
        self._db, self._job, self._at = db, job, at
        (self._step,) = db.execute("SELECT max(step) + 1 FROM tally").fetchone()
        self._changes = dict.fromkeys(map(str, Status), 0)

    def move(self, before: Status, first: Submission, last: int) -> None:
        """The outcome ``first`` is that of its row and of all up to ``last``, which were ``before``."""
        low, high = self._job * ROWS + first.row, self._job * ROWS + last
        detail = _problem(first.problem) if first.problem else _storable(first.detail)
        told = (first.status, _storable(first.reference), _storable(first.code), detail, self._at, self._step)
        if before is Status.PENDING:
            if not self._db.execute(_INSERT_WHERE_FREE, (low, high, *told, high, low)).rowcount:
                raise _not_alone()
        elif first.status is Status.PENDING:
            self._take(before, low, high)
        # Most often there is just this range.
        elif self._db.execute(_REPLACE, (*told, low, high, before)).rowcount != 1:
            self._take(before, low, high)
            self._db.execute(_INSERT, (low, high, *told))
        self._changes[before] -= last - first.row + 1
        self._changes[first.status] += last - first.row + 1

    def count(self) -> None:
        """Bring the job's counts up to date."""
        self._db.execute(_COUNT, {"job": self._job, "at": self._at, "step": self._step, **self._changes})

    def _take(self, before: Status, low: int, high: int) -> None:
        """Cut the range out of those that are there; all of it must be ``before``."""
        found = self._db.execute(
            "SELECT key, last, status, reference, code, detail, at, step FROM fate WHERE last >= ? AND key BETWEEN"
            " coalesce((SELECT key FROM fate WHERE key <= ? ORDER BY key DESC LIMIT 1), ?) AND ? ORDER BY key",
            (low, low, low, high),
        ).fetchall()
        covered = sum(min(last, high) - max(key, low) + 1 for key, last, *_ in found)
        if covered != high - low + 1 or any(status != before for _, _, status, *_ in found):
            raise _not_alone()
        for key, last, *told in found:
            self._db.execute("DELETE FROM fate WHERE key = ?", (key,))
            if key < low:
                self._db.execute(_INSERT, (key, low - 1, *told))
            if last > high:
                self._db.execute(_INSERT, (high + 1, last, *told))


def _not_alone() -> JournalError:
    return JournalError(
        QT_TRANSLATE_NOOP("errors", "Another smsgui sends this job at the same time: let only one of them go on.")
    )


def _problem(problem: Problem) -> str:
    """Why a row is left out, in a form that can be told in any language."""
    return json.dumps([problem.column, problem.sentence, problem.values], default=str)


def _storable(words: str) -> str:
    """A provider gone mad may send half an emoji, or a book."""
    return words[:LONGEST].encode("utf-8", "replace").decode()


def alike(outcomes: Iterable[Submission]) -> Iterator[tuple[Submission, int]]:
    """Neighbouring rows with the same outcome, as that of the first and the last row."""
    first: Submission | None = None
    last = 0
    for one in outcomes:
        if (
            first is not None
            and one.row == last + 1
            and one.reference == first.reference
            and one.status is first.status
            and one.code == first.code
            and one.detail == first.detail
        ):
            last = one.row
            continue
        if first is not None:
            yield first, last
        first, last = one, one.row
    if first is not None:
        yield first, last


def neighbours(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows without a gap between them, as the first and the last."""
    first = last = -1
    for row in rows:
        if row != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
