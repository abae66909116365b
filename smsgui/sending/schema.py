"""The journal's file: opening it, its versions, and what can be wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from smsgui.errors import QT_TRANSLATE_NOOP, JournalError

FILE = "journal.sqlite3"

MIGRATIONS = (
    """
    CREATE TABLE job (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created TEXT NOT NULL, account TEXT NOT NULL,
        provider TEXT NOT NULL, file TEXT NOT NULL, worksheet TEXT NOT NULL, columns TEXT NOT NULL,
        template TEXT NOT NULL, call TEXT NOT NULL, practice INTEGER NOT NULL
    );
    -- What a row is: written once. `grouped` is its group's place in the sending order, NULL for skipped rows.
    CREATE TABLE line (
        job INTEGER NOT NULL, row INTEGER NOT NULL, grouped INTEGER, number TEXT NOT NULL, text TEXT,
        parameters TEXT NOT NULL, segments INTEGER, cells TEXT NOT NULL, PRIMARY KEY (job, row)
    ) WITHOUT ROWID;
    CREATE INDEX line_order ON line (job, grouped, row);
    -- What became of it: small, because it is what every request rewrites.
    CREATE TABLE fate (
        job INTEGER NOT NULL, row INTEGER NOT NULL, status TEXT NOT NULL, reference TEXT NOT NULL DEFAULT '',
        code TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '', at TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (job, row)
    ) WITHOUT ROWID;
    -- Number and content of every row that may leave this computer, for the guard against sending twice.
    CREATE TABLE fingerprint (
        digest BLOB NOT NULL, job INTEGER NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (digest, job, row)
    ) WITHOUT ROWID;
    """,
)
"""Statements that lead from each version of the file (``PRAGMA user_version``) to the next."""


@contextmanager
def plainly(folder: Path) -> Iterator[None]:
    """Turn SQLite's errors into a JournalError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "")
        if code.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            sentence = QT_TRANSLATE_NOOP(
                "errors",
                "The journal in {folder} can't be written: the disk is full or failing; make room, then go on.",
            )
        elif code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            sentence = QT_TRANSLATE_NOOP(
                "errors", "The journal in {folder} can't be written: get the right to write in that folder, then go on."
            )
        elif code.startswith("SQLITE_BUSY"):
            sentence = QT_TRANSLATE_NOOP(
                "errors", "The journal in {folder} is in use by another program: close that program, then go on."
            )
        else:
            sentence = QT_TRANSLATE_NOOP(
                "errors", "The journal in {folder} is damaged ({cause}): keep a copy of the folder and ask for help."
            )
        raise JournalError(sentence, folder=folder, cause=str(error)) from None


def connect(folder: Path) -> sqlite3.Connection:
    """Open the journal in ``folder``, made or brought up to date where needed; readable by its owner only.

    Raises JournalError for a journal of a newer smsgui, and for a damaged one after moving that aside.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise JournalError(
            QT_TRANSLATE_NOOP("errors", "The folder {folder} can't be used ({cause}): get the right to write there."),
            folder=folder,
            cause=error.strerror or type(error).__name__,
        ) from None
    with plainly(folder):
        connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection, folder)
        except sqlite3.DatabaseError as error:
            connection.close()
            if error.sqlite_errorname in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
                raise _moved_aside(path) from None
            raise
        except JournalError:
            connection.close()
            raise
    return connection


def _migrate(connection: sqlite3.Connection, folder: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise JournalError(
            QT_TRANSLATE_NOOP("errors", "The journal in {folder} was written by a newer smsgui: install that version."),
            folder=folder,
        )
    if version == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for statements in MIGRATIONS[version:]:
        for statement in statements.split(";"):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")


def _moved_aside(path: Path) -> JournalError:
    aside = path.with_name(f"journal-damaged-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite3")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return JournalError(
        QT_TRANSLATE_NOOP(
            "errors",
            "The journal was damaged and has been moved to {file}; start again for a new one, "
            "which does not know what was sent before.",
        ),
        file=aside,
    )
