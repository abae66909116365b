"""Rows, jobs and errors as the command line shows them."""

from __future__ import annotations

import json
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from smsgui.domain import Job, JobRow, Message, Status
from smsgui.errors import ProviderError

if TYPE_CHECKING:
    from smsgui.providers.base import Provider

SHOWN = (Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN, Status.PENDING, Status.SKIPPED)


def shown(status: Status) -> Status:
    """A row that is just leaving has no clear answer yet: unknown."""
    return Status.UNKNOWN if status is Status.SUBMITTING else status


def counts(job: Job) -> dict[str, int]:
    """How many rows are in each state."""
    found = {status.value: job.counts.get(status, 0) for status in SHOWN}
    found[Status.UNKNOWN.value] += job.counts.get(Status.SUBMITTING, 0)
    return found


def row(found: JobRow) -> dict[str, object]:
    """One row of a job, with the keys of the contract."""
    return {
        "row": found.row,
        "number": found.number,
        "status": shown(found.status).value,
        "reference": found.reference,
        "code": found.code,
        "detail": found.detail,
        "segments": found.segments,
    }


def row_in_words(entry: Mapping[str, object]) -> str:
    """The same for people."""
    words = [
        f"row {entry['row']}",
        entry["number"],
        entry["status"],
        entry["reference"],
        entry["code"],
        entry["detail"],
    ]
    return "  ".join(str(word) for word in words if word)


def job(found: Job) -> dict[str, object]:
    """One job as ``jobs list`` gives it."""
    return {
        "job": found.id,
        "created": found.created,
        "account": found.account,
        "provider": found.provider,
        "file": found.file,
        "state": found.state,
        "counts": counts(found),
    }


def counts_in_words(found: Mapping[str, int]) -> str:
    """``3 accepted (not yet delivered), 1 rejected, …``"""
    words = {"accepted": "accepted by the provider (not yet delivered)"}
    return ", ".join(f"{count} {words.get(status, status)}" for status, count in found.items())


def explain(error: ProviderError, provider: Provider) -> str:
    """The provider's name, its own code and words, and what they mean."""
    known = provider.codes.get(error.code)
    said = f"{provider.name}: {error}"
    return f"{said.rstrip('.')}. {known.sentence}" if known else said


def counted(number: int, noun: str) -> str:
    """``1 row``, ``2 rows``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def content(message: Message) -> str:
    """The text, or the parameters where only the provider knows the text."""
    return (" | ".join(message.parameters) or "(the template)") if message.text is None else message.text


def slip(error: Exception) -> str:
    """A sentence for a mistake of this program's own; what the error itself says might hold a secret."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    name = type(error).__name__
    return f"smsgui made a mistake ({name} in {Path(place.filename).name}, line {place.lineno}): please report it."


def line(entry: Mapping[str, object], as_json: bool) -> str:
    """One line of output."""
    return json.dumps(entry, ensure_ascii=False) if as_json else row_in_words(entry)
