"""The guard against sending a number the same thing twice, whatever sheet, account or day it comes from."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from smsgui.domain import Message, Problem, Rules, Status, Template
from smsgui.errors import QT_TRANSLATE_NOOP

CHUNK = 1000
"""Fingerprints looked up at a time."""

SENT = (Status.ACCEPTED, Status.UNKNOWN, Status.SUBMITTING)


def fingerprints(message: Message, template: Template, rules: Rules) -> list[bytes]:
    """Digests by which the same message to the same number is known again, at any provider.

    One stands for the text as the person sees it, where it is known; one for the template with its parameters, so that
    a job without the template's text knows one with it.
    """
    found = []
    if message.text is not None:
        seen = (
            f"【{template.sender}】{message.text}" if rules.signature == "field" and template.sender else message.text
        )
        found.append(_digest(message.number, "text", seen))
    if template.id:
        found.append(_digest(message.number, "template", template.id, template.sender, *message.parameters))
    return found


def _digest(*parts: str) -> bytes:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).digest()


def repeats(
    db: sqlite3.Connection, messages: Sequence[Message], template: Template, rules: Rules, days: float
) -> list[Problem]:
    """The messages among these that were accepted, or may have been, in the last ``days``; in their order."""
    owners: defaultdict[bytes, list[Message]] = defaultdict(list)
    for message in messages:
        for digest in fingerprints(message, template, rules):
            owners[digest].append(message)
    since = datetime.now(UTC) - timedelta(days=days)
    sent: dict[int, tuple[str, str]] = {}
    digests = list(owners)
    for start in range(0, len(digests), CHUNK):
        part = digests[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        query = (
            "SELECT digest, fate.status, fate.at, job.account FROM fingerprint"  # noqa: S608 - only ? marks are put in
            " JOIN fate USING (job, row) JOIN job ON job.number = fingerprint.job"
            f" WHERE digest IN ({marks}) AND fate.status IN (?, ?, ?)"
        )
        found = db.execute(query, (*part, *SENT))
        for digest, _, at, account in found:
            if datetime.fromisoformat(at) >= since:
                sent |= {message.row: (at, account) for message in owners[digest]}
    return [_problem(message, *sent[message.row]) for message in messages if message.row in sent]


def _problem(message: Message, at: str, account: str) -> Problem:
    return Problem(
        message.row,
        "",
        "repeat",
        QT_TRANSLATE_NOOP(
            "problems", "This number was already sent this text on {day} through the account “{account}”."
        ),
        {"day": at[:16].replace("T", " "), "account": account},
        message.number,
    )
