"""Rows that go from one status to the next, a range of neighbours at a time, and the counts that follow them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from smsgui.domain import Status, Submission
from smsgui.sending.schema import ROWS

LONGEST = 2000
"""Characters of a provider's own words that are kept."""


class Moves:
    """What one transaction changes about a job's rows. ``rows``: how many have been moved."""

    def __init__(self, db: sqlite3.Connection, job: int, at: int) -> None:
        self._db, self._job, self._at = db, job, at
        self._changes: Counter[Status] = Counter()
        self.rows = 0

    def move(self, before: Status, first: Submission, last: int) -> None:
        """The outcome ``first`` is that of its row and of all up to ``last`` that were ``before``."""
        key, after = self._job * ROWS, first.status
        at = 0 if after is Status.PENDING else self._at
        moved = self._db.execute(
            "UPDATE fate SET status = ?, reference = ?, code = ?, detail = ?, at = ?"
            " WHERE key BETWEEN ? AND ? AND status = ?",
            (
                after,
                *map(_storable, (first.reference, first.code, first.detail)),
                at,
                key + first.row,
                key + last,
                before,
            ),
        ).rowcount
        self._changes[before] -= moved
        self._changes[after] += moved
        self.rows += moved

    def count(self) -> None:
        """Bring the job's counts up to date."""
        self._db.executemany(
            "UPDATE tally SET rows = rows + ?, at = ? WHERE job = ? AND status = ?",
            [(change, self._at, self._job, status) for status, change in self._changes.items()],
        )


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


def _storable(words: str) -> str:
    """A provider gone mad may send half an emoji, or a book."""
    return words[:LONGEST].encode("utf-8", "replace").decode()
