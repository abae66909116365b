"""One owner a job: an operating-system lock that dies with its process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from smsgui.errors import QT_TRANSLATE_NOOP, JobBusyError, JournalError

A_MOMENT = 0.5
"""Seconds to try for the lock: somebody may be looking just now whether it is held (``is_owned``)."""


@contextmanager
def owned(folder: Path, job_id: str) -> Iterator[None]:
    """Hold the job's lock. JobBusyError names the process that holds it already."""
    locks = folder / "locks"
    lock, holder = _lock(folder, job_id), locks / f"{job_id}.holder"
    try:
        locks.mkdir(mode=0o700, exist_ok=True)
        lock.acquire(timeout=A_MOMENT)
        with open(holder, "w", opener=_private) as file:
            file.write(str(os.getpid()))
    except Timeout:
        raise JobBusyError(
            QT_TRANSLATE_NOOP(
                "errors", "Another smsgui (process {process}) is sending the job {job}: wait for it to end."
            ),
            process=_holder(holder),
            job=job_id,
        ) from None
    except OSError as error:
        lock.release()
        raise JournalError(
            QT_TRANSLATE_NOOP("errors", "The folder {folder} can't be written ({cause}): make room or get the right."),
            folder=folder,
            cause=error.strerror or type(error).__name__,
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
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


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip() or "?"
    except (OSError, ValueError):
        return "?"
