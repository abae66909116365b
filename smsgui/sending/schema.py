"""The journal's file: opening it, its versions, and what can be wrong with it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from smsgui.errors import QT_TRANSLATE_NOOP, JournalError

FILE = "journal.sqlite3"
ROWS = 1 << 32
"""More rows than a job can have."""
NEVER = 1 << 62
"""A change of the journal that does not come."""
BUSY = 120
"""Seconds to wait for another program that writes: one that writes down a job of a million rows takes its time."""

MIGRATIONS = (
    """
    CREATE TABLE job (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, account TEXT NOT NULL,
        provider TEXT NOT NULL, file TEXT NOT NULL, worksheet TEXT NOT NULL, columns TEXT NOT NULL,
        template TEXT NOT NULL, front TEXT NOT NULL, call TEXT NOT NULL, practice INTEGER NOT NULL,
        looked INTEGER NOT NULL -- up to which change of the journal the person knew what other jobs had sent
    );
    -- How many rows of a job have each status, so that nobody has to count a million rows, and when that last changed.
    CREATE TABLE tally (
        job INTEGER PRIMARY KEY, pending INTEGER NOT NULL, submitting INTEGER NOT NULL DEFAULT 0,
        accepted INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0, unknown INTEGER NOT NULL DEFAULT 0,
        skipped INTEGER NOT NULL DEFAULT 0, at INTEGER NOT NULL
    );
    -- What a row is: written once. `key` is the job's number times ROWS, plus the row. `grouped` is the key
    -- of the first row with the same content, where one request takes one content for many numbers.
    CREATE TABLE line (
        key INTEGER PRIMARY KEY, grouped INTEGER, number TEXT NOT NULL, text TEXT, parameters TEXT NOT NULL,
        segments INTEGER, cells TEXT NOT NULL
    );
    CREATE INDEX line_group ON line (grouped, key) WHERE grouped IS NOT NULL;
    -- What became of the rows from `key` to `last`, neighbours that share a fate. Rows in none are pending.
    CREATE TABLE fate (
        key INTEGER PRIMARY KEY, last INTEGER NOT NULL, status TEXT NOT NULL, reference TEXT NOT NULL,
        code TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL
    );
    -- Number and content of every row that may leave this computer, for the guard against sending twice.
    CREATE TABLE fingerprint (digest BLOB NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (digest, key)) WITHOUT ROWID;
    """,
    f"""
    -- Which change of the journal this was, counted from 1: a clock may be set back, and then times tell no order.
    ALTER TABLE fate ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE tally ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
    UPDATE job SET looked = -1 WHERE looked != {NEVER}
    """,  # noqa: S608 - our own number
)
"""Statements that lead from each version of the file (``PRAGMA user_version``) to the next. Times are microseconds."""

SENTENCES = {
    "SQLITE_FULL": (
        FULL := QT_TRANSLATE_NOOP(
            "errors", "The journal in {folder} can't be written: the disk is full or failing; make room, then go on."
        )
    ),
    "SQLITE_IOERR": FULL,
    "SQLITE_READONLY": (
        DENIED := QT_TRANSLATE_NOOP(
            "errors", "The journal in {folder} can't be written: get the right to write in that folder, then go on."
        )
    ),
    "SQLITE_CANTOPEN": DENIED,
    "SQLITE_PERM": DENIED,
    "SQLITE_BUSY": (
        TAKEN := QT_TRANSLATE_NOOP(
            "errors", "The journal in {folder} is in use by another program: close that program, then go on."
        )
    ),
    "SQLITE_LOCKED": TAKEN,
    "SQLITE_PROTOCOL": TAKEN,
}


class DamagedError(JournalError):
    """The journal was damaged and has been closed."""


def connect(folder: Path) -> sqlite3.Connection:
    """Open the journal in ``folder``, made or brought up to date where needed; readable by its owner only.

    Raises JournalError for a journal of a newer smsgui, and for a damaged one after moving that aside.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = not path.exists()
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise JournalError(
            QT_TRANSLATE_NOOP("errors", "The folder {folder} can't be used ({cause}): get the right to write there."),
            folder=folder,
            cause=error.strerror or type(error).__name__,
        ) from None
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
    try:
        with plainly(folder, connection):
            _migrate(connection, folder, new)
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
            # Where the system's ordinary way to flush leaves the disk's own cache unwritten (macOS).
            connection.execute("PRAGMA fullfsync = 1")
            connection.execute("PRAGMA cache_size = -32768")  # 32 MiB, for writing down big jobs
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch a new file to WAL. For this one step SQLite itself does not wait for others that do the same."""
    deadline = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _migrate(connection: sqlite3.Connection, folder: Path, new: bool) -> None:
    if _version(connection, folder) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    version = _version(connection, folder)
    if version == 0 and not new and (folder / "locks").exists():
        raise sqlite3.DatabaseError("jobs were sent from here, and the file is empty")
    for statements in MIGRATIONS[version:]:
        for statement in statements.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection, folder: Path) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise JournalError(
            QT_TRANSLATE_NOOP("errors", "The journal in {folder} was written by a newer smsgui: install that version."),
            folder=folder,
        )
    return version


@contextmanager
def plainly(folder: Path, connection: sqlite3.Connection) -> Iterator[None]:
    """Turn what SQLite has to say about the file into a JournalError that says what to do.

    A damaged journal is closed and moved aside; a slip of ours stays the error that it is.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        # This very class, none below it, is how Python reports a file that is damaged or no journal at all.
        if type(error) is sqlite3.DatabaseError:
            connection.close()
            raise _damaged(folder) from None
        name = getattr(error, "sqlite_errorname", "")
        for start, sentence in SENTENCES.items():
            if name.startswith(start):
                raise JournalError(sentence, folder=folder) from None
        raise


def _damaged(folder: Path) -> DamagedError:
    aside = folder / f"journal-damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite3"
    try:
        for suffix in ("-wal", "-shm", ""):
            part = folder / (FILE + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
    except OSError:
        return DamagedError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The journal in {folder} is damaged: close every smsgui, then start it again to begin a new one.",
            ),
            folder=folder,
        )
    return DamagedError(
        QT_TRANSLATE_NOOP(
            "errors",
            "The journal was damaged and has been moved to {file}; start again for a new one, "
            "which does not know what was sent before.",
        ),
        file=aside,
    )
