"""Jobs as they are shown: what a crash left on its way is not known, as soon as nobody is sending the job."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from smsgui.domain import Job, JobRow, Status
from smsgui.errors import JournalError
from smsgui.sending.journal import INTERRUPTED, Journal


def jobs(journal: Journal) -> list[Job]:
    """Every job, the newest first."""
    return [_settled(job) for job in journal.jobs()]


def job(journal: Journal, job_id: str) -> Job:
    """One job."""
    return _settled(journal.job(job_id))


def rows(journal: Journal, job_id: str) -> Iterator[JobRow]:
    """A job's rows in the order of the sheet."""
    held = journal.job(job_id).state == "sending"
    return (row if held else _settled_row(row) for row in journal.rows(job_id))


def settle(journal: Journal, job_id: str) -> bool:
    """The user has heard of it: write down as not known what a crash left on its way, unless somebody is sending.

    Whether anything was written; where that can't be done, the user hears of it again another time.
    """
    job = journal.job(job_id)
    if job.state == "sending" or not job.counts[Status.SUBMITTING]:
        return False
    with suppress(JournalError), journal.owned(job_id):
        return bool(journal.recover(job_id))
    return False


def _settled(job: Job) -> Job:
    if job.state == "sending":
        return job
    lost = job.counts[Status.SUBMITTING]
    known = {Status.SUBMITTING: 0, Status.UNKNOWN: job.counts[Status.UNKNOWN] + lost}
    return replace(job, counts={**job.counts, **known})


def _settled_row(row: JobRow) -> JobRow:
    if row.status is not Status.SUBMITTING:
        return row
    return replace(row, status=Status.UNKNOWN, code=INTERRUPTED.code, detail=INTERRUPTED.detail)
