"""Reading a job's rows a piece at a time: any number of them, while others are recorded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from smsgui.domain import JobRow, Message, Problem, Status
from smsgui.sending.schema import ROWS

CHUNK = 1000
"""Rows read at a time."""

SOON = 200
"""Pending rows read at a time: about what the next request takes."""

Read = Callable[..., list[Any]]
"""Runs a query with its values and gives all that it finds."""

FATE = (
    "fate.key = (SELECT f.key FROM fate AS f WHERE f.key <= {key} ORDER BY f.key DESC LIMIT 1) AND fate.last >= {key}"
)
"""The condition that joins a row to its fate, for the column with the row's key."""

_LINE_AND_FATE = "line LEFT JOIN fate ON {fate}".format(fate=FATE.format(key="line.key"))
_ROWS = (
    "SELECT line.key, cells, number, text, parameters, segments, coalesce(status, 'pending'), reference, code, detail,"  # noqa: S608 - our own words
    f" at FROM {_LINE_AND_FATE} WHERE line.key > ? AND line.key <= ? AND (? IS NULL OR coalesce(status, 'pending') = ?)"
    " ORDER BY line.key LIMIT ?"
)

# One text for many rows: fetched one by one they would give way to the requests' threads after each.
_MESSAGES = "SELECT json_group_array(json_array(grouped, key, number, text, json(parameters), segments)) FROM ({lines})"
_BY_ROW = _MESSAGES.format(lines="SELECT * FROM line WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?")
_BY_GROUP = _MESSAGES.format(
    lines="SELECT line.* FROM {both} WHERE fate.key IS NULL AND grouped <= ? AND (grouped, line.key) > (?, ?)"
    " ORDER BY grouped, line.key LIMIT ?"
).format(both=_LINE_AND_FATE)


def rows(read: Read, job: int, status: Status | None) -> Iterator[JobRow]:
    """In the order of the sheet, all or those of one status."""
    after = job * ROWS
    while True:
        found = read(_ROWS, after, job * ROWS + ROWS - 1, status, status, CHUNK)
        for key, cells, number, text, parameters, segments, word, reference, code, detail, at in found:
            problem = _problem(key % ROWS, number, code, detail) if word == Status.SKIPPED else None
            yield JobRow(
                key % ROWS,
                tuple(json.loads(cells)),
                number,
                text,
                tuple(json.loads(parameters)),
                segments,
                Status(word),
                reference or "",
                code or "",
                problem.detail if problem else detail or "",
                iso(at) if at else "",
                problem,
            )
        if len(found) < CHUNK:
            return
        after = found[-1][0]


def _problem(row: int, number: str, code: str, told: str) -> Problem:
    column, sentence, values = json.loads(told)
    return Problem(row, column, code, sentence, values, number)


def pending(read: Read, job: int) -> Iterator[Message]:
    """In sending order: that of the groups where one request takes one content, else the sheet's."""
    first, last = job * ROWS, job * ROWS + ROWS - 1
    if read("SELECT 1 FROM line WHERE grouped BETWEEN ? AND ? LIMIT 1", first, last):
        group, after = first, first
        while found := _lines(read, _BY_GROUP, last, group, after, SOON):
            yield from map(_message, found)
            group, after = found[-1][:2]
        return
    for low, high in _gaps(read, first, last):
        while found := _lines(read, _BY_ROW, low, high, SOON):
            yield from map(_message, found)
            low = found[-1][1] + 1


def _lines(read: Read, query: str, *values: object) -> list[Any]:
    ((found,),) = read(query, *values)
    lines: list[Any] = json.loads(found)
    return lines


def _message(line: tuple[int, int, str, str | None, list[str], int | None]) -> Message:
    _, key, number, text, parameters, segments = line
    return Message(key % ROWS, number, text, tuple(parameters), segments)


def _gaps(read: Read, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The keys that have no fate yet, in order, from one to another."""
    while True:
        found = read("SELECT key, last FROM fate WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?", first, last, CHUNK)
        for low, high in found:
            if low > first:
                yield first, low - 1
            first = high + 1
        if len(found) < CHUNK:
            break
    yield first, last


def iso(at: int) -> str:
    """A time in microseconds as people and programs can read it, in this computer's zone."""
    return _iso_of_second(at // 1_000_000)


@lru_cache(4096)
def _iso_of_second(second: int) -> str:
    return datetime.fromtimestamp(second).astimezone().isoformat(timespec="seconds")
