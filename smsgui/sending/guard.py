"""The guard against sending a number the same thing twice, whatever sheet, account or day it comes from."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from smsgui.domain import Message, Problem, Rules, Status, Template
from smsgui.errors import QT_TRANSLATE_NOOP
from smsgui.sending.reading import FATE

CHUNK = 1000
"""Fingerprints looked up at a time."""

SENT = (Status.ACCEPTED, Status.UNKNOWN, Status.SUBMITTING)


def front(template: Template, rules: Rules) -> str:
    """What the provider writes in front of the text itself, as people see it; by its ID where the words are unknown."""
    return _by_id(template) if rules.hides_signature(template) else rules.front(template)


def _by_id(template: Template) -> str:
    return f"【{template.sender}】"


def fingerprints(message: Message, template: Template, front: str) -> list[bytes]:
    """Digests by which the same message to the same number is known again, at any provider.

    One stands for the text as the person sees it, where it is known; one for the template with its parameters, so that
    a job without the template's text knows one with it.
    """
    found = []
    if message.text is not None:
        found.append(_digest(message.number, "text", front + message.text))
        if template.signature:  # another job may know it by its ID alone
            found.append(_digest(message.number, "text", _by_id(template) + message.text))
    if template.id:
        found.append(_digest(message.number, "template", template.id, template.sender, *message.parameters))
    return found


def _digest(*parts: str) -> bytes:
    # ascii() tells ("a", "bc") from ("ab", "c"), and is the same in every version of Python.
    return hashlib.blake2b(ascii(parts).encode(), digest_size=16).digest()


def repeats(
    db: sqlite3.Connection,
    messages: Sequence[Message],
    template: Template,
    front: str,
    since: int,
    step: int = -1,
    but: int = 0,
) -> list[Problem]:
    """The messages among these that were accepted, or may have been, since then; in their order.

    ``since`` is a time, ``step`` a change of the journal; ``but`` is the number of a job that is not looked at.
    """
    later = (since, step, but)
    if not db.execute("SELECT 1 FROM tally WHERE at > ? AND step > ? AND job != ? LIMIT 1", later).fetchone():
        return []  # nothing else has been going on, which is the rule while a job is sent
    owners: defaultdict[bytes, list[Message]] = defaultdict(list)
    for message in messages:
        for digest in fingerprints(message, template, front):
            owners[digest].append(message)
    sent: dict[int, tuple[int, str]] = {}
    digests = list(owners)
    for start in range(0, len(digests), CHUNK):
        part = digests[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        query = (
            "SELECT digest, fate.at, job.account FROM fingerprint"  # noqa: S608 - only ? marks are put in
            f" JOIN fate ON {FATE.format(key='fingerprint.key')} JOIN job ON job.number = fingerprint.key >> 32"
            f" WHERE digest IN ({marks}) AND fate.status IN (?, ?, ?) AND fate.at > ? AND fate.step > ?"
            " AND job.number != ?"
        )
        for digest, at, account in db.execute(query, (*part, *SENT, *later)):
            sent |= {message.row: (at, account) for message in owners[digest]}
    return [_problem(message, *sent[message.row]) for message in messages if message.row in sent]


def _problem(message: Message, at: int, account: str) -> Problem:
    return Problem(
        message.row,
        "",
        "repeat",
        QT_TRANSLATE_NOOP(
            "problems", "This number was already sent this text on {day} through the account “{account}”."
        ),
        {"day": f"{datetime.fromtimestamp(at / 1e6).astimezone():%Y-%m-%d %H:%M}", "account": account},
        message.number,
    )
