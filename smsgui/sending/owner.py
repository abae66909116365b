"""One owner a job: an operating-system lock that dies with its process, and some room on the disk put by for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from smsgui.errors import QT_TRANSLATE_NOOP, JobBusyError, JournalError

RESERVE = 1 << 20
"""Bytes put by while a job is sent, so that what is known can still be written down when the disk is full."""

A_MOMENT = 0.5
"""Seconds to try for the lock: somebody may be looking just now whether it is held (``is_owned``)."""


@contextmanager
def owned(folder: Path, job_id: str) -> Iterator[Path]:
    """Hold the job's lock; gives the file that keeps the reserve, to be deleted when room is needed.

    JobBusyError names the process that holds the job already; JournalError where the disk is full.
    """
    locks = folder / "locks"
    lock, holder, reserve = _lock(folder, job_id), locks / f"{job_id}.holder", locks / f"{job_id}.reserve"
    try:
        locks.mkdir(mode=0o700, exist_ok=True)
        lock.acquire(timeout=A_MOMENT)
        _write(holder, str(os.getpid()).encode())
        _write(reserve, os.urandom(RESERVE))  # no file system makes that smaller
    except Timeout:
        raise JobBusyError(
            QT_TRANSLATE_NOOP(
                "errors", "Another smsgui (process {process}) is sending the job {job}: wait for it to end."
            ),
            process=_holder(holder),
            job=job_id,
        ) from None
    except OSError as error:
        _tidy(holder, reserve)
        lock.release()
        raise JournalError(
            QT_TRANSLATE_NOOP("errors", "The folder {folder} can't be written ({cause}): make room or get the right."),
            folder=folder,
            cause=error.strerror or type(error).__name__,
        ) from None
    try:
        yield reserve
    finally:
        _tidy(holder, reserve)
        lock.release()


def is_owned(folder: Path, job_id: str) -> bool:
    """Whether some process is sending this job just now."""
    # The holder's file tells at once that nobody is; one that a dead process left behind says nothing.
    if not (folder / "locks" / f"{job_id}.holder").exists():
        return False
    lock = _lock(folder, job_id)
    try:
        lock.acquire(blocking=False)
    except (Timeout, OSError):
        return True
    lock.release()
    return False


def _lock(folder: Path, job_id: str) -> FileLock:
    return FileLock(folder / "locks" / f"{job_id}.lock", mode=0o600, thread_local=False)


def _write(path: Path, content: bytes) -> None:
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)


def _tidy(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip() or "?"
    except (OSError, ValueError):
        return "?"
