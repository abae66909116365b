"""Writing down a new job: once, whole, and in the order that is quick for a million rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from typing import TYPE_CHECKING

from smsgui.domain import Account, Message, Problem, Sheet, Status, Submission, Template
from smsgui.sending.batches import in_sending_order
from smsgui.sending.fates import Fates, alike
from smsgui.sending.guard import fingerprints
from smsgui.sending.schema import ROWS

if TYPE_CHECKING:
    from smsgui.providers.base import Call

# Made once: json.dumps would make an encoder for every row.
_json = json.JSONEncoder(ensure_ascii=False).encode


def write_job(
    db: sqlite3.Connection,
    job_id: str,
    created: int,
    front: str,
    account: Account,
    sheet: Sheet,
    template: Template,
    call: Call,
    looked: int,
) -> int:
    """The job itself; returns its number."""
    values = (
        job_id,
        created,
        account.name,
        account.provider,
        _storable(sheet.path),
        sheet.worksheet,
        _json(sheet.columns),
        _json(asdict(template)),
        front,
        call.name,
        account.practice,
        looked,
    )
    found = db.execute(
        "INSERT INTO job (id, created, account, provider, file, worksheet, columns, template, front, call, practice,"
        " looked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    return found.lastrowid or 0


def write_rows(
    db: sqlite3.Connection,
    job: int,
    created: int,
    call: Call,
    sheet: Sheet,
    messages: Sequence[Message],
    problems: Sequence[Problem],
) -> None:
    """Every row of the sheet, with its fate so far and how many have it."""
    first = job * ROWS
    groups = {m.row: first + group for group, m in in_sending_order(messages, call)} if call.same_content else {}
    items = {item.row: item for item in chain[Message | Problem](messages, problems)}
    if not len(items) == len(messages) + len(problems) == len(sheet.rows):
        raise ValueError("every row of the sheet must be one message or one problem")
    db.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)", _lines(first, sheet, items, groups))
    db.execute("INSERT INTO tally (job, pending, at) VALUES (?, ?, ?)", (job, len(sheet.rows), created))
    fates = Fates(db, job, created)
    skipped = sorted(problems, key=lambda problem: problem.row)
    for outcome, last in alike(map(Submission.skipped, skipped)):
        fates.move(Status.PENDING, outcome, last)
    fates.count()


def _lines(
    first: int, sheet: Sheet, items: dict[int, Message | Problem], groups: dict[int, int]
) -> Iterator[tuple[object, ...]]:
    for row in sheet.rows:
        item, cells = items[row.row], _json(row.cells)
        if isinstance(item, Problem):
            yield first + row.row, None, item.number, None, "[]", None, cells
        else:
            parameters = _json(item.parameters)
            yield first + row.row, groups.get(row.row), item.number, item.text, parameters, item.segments, cells


def write_fingerprints(
    db: sqlite3.Connection, job: int, messages: Sequence[Message], template: Template, front: str
) -> None:
    """What the guard against sending twice knows the messages by."""
    # In order: a million digests that come as they fall would touch every page of the index over and over.
    db.execute("CREATE TEMP TABLE IF NOT EXISTS fresh (digest BLOB, key INTEGER)")
    db.executemany(
        "INSERT INTO fresh VALUES (?, ?)",
        ((digest, job * ROWS + m.row) for m in messages for digest in fingerprints(m, template, front)),
    )
    db.execute("INSERT INTO fingerprint (digest, key) SELECT digest, key FROM fresh ORDER BY digest")
    db.execute("DROP TABLE fresh")


def _storable(name: str) -> str:
    """A file's name may hold bytes that are no text; they are shown as question marks."""
    return name.encode("utf-8", "replace").decode()


def template_of(text: str) -> Template:
    """The template as it was written down."""
    values = json.loads(text)
    return Template(**values | {"parameters": tuple((v, c) for v, c in values["parameters"])})
