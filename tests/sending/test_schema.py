"""The journal's file: who may read it, and what happens when it is damaged, newer, or can't be written."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smsgui import providers
from smsgui.domain import Status
from smsgui.errors import JournalError
from smsgui.sending import engine, schema
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import PENDING, account, create, messages, send

USED = account("https://api.example")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_journal_is_readable_by_its_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        with Journal(folder) as journal:
            create(journal, USED, messages(3))
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.iterdir()]}
    finally:
        os.umask(before)
    assert modes == {
        folder.name: 0o700,
        "journal.sqlite3": 0o600,
        "journal.sqlite3-wal": 0o600,
        "journal.sqlite3-shm": 0o600,
    }


def test_every_commit_is_on_disk_before_the_next_step(journal: Journal) -> None:
    asked = {name: journal._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert asked == {"journal_mode": "wal", "synchronous": 2}  # 2 is FULL


def overwritten(path: Path) -> None:
    path.write_bytes(b"this is no journal " * 500)


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def torn_inside(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def emptied(path: Path) -> None:
    os.truncate(path, 0)


@pytest.mark.parametrize("harm", [overwritten, cut_off, torn_inside, emptied])
def test_a_damaged_journal_is_moved_aside_and_reported_and_a_new_one_begins_at_the_next_start(
    harm: Callable[[Path], None], folder: Path, practice: Practice
) -> None:
    used = account(practice().url)
    with Journal(folder) as journal:
        send(journal, create(journal, used, messages(50)), used)
    harm(folder / schema.FILE)
    harmed = (folder / schema.FILE).read_bytes()

    def use() -> None:
        with Journal(folder) as journal:
            list(journal.rows(journal.jobs()[0].id))

    with pytest.raises(JournalError, match=r"moved to .*journal-damaged") as caught:
        use()
    aside = Path(str(caught.value.values["file"]))
    assert aside.read_bytes() == harmed
    assert not (folder / schema.FILE).exists()
    with Journal(folder) as journal:
        assert journal.jobs() == []
    assert aside.exists()


def test_damage_that_shows_in_the_middle_of_a_send_stops_it(folder: Path, practice: Practice) -> None:
    server = practice()
    used = account(server.url, batch_size="10")
    with Journal(folder) as journal:
        job = create(journal, used, messages(2000))
    torn_inside(folder / schema.FILE)
    with Journal(folder) as journal, pytest.raises(JournalError, match="moved to"):
        list(engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event()))
    assert server.sends == 0


def test_damage_that_shows_between_two_requests_stops_the_send_in_one_sentence(
    folder: Path, practice: Practice
) -> None:
    server = practice()
    used = account(server.url, batch_size="10")
    with Journal(folder) as journal:
        job = create(journal, used, messages(2000))
    with Journal(folder) as journal:
        run = engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event())
        next(run)
        torn_inside(folder / schema.FILE)
        with pytest.raises(JournalError, match="moved to"):
            list(run)
    assert server.sends < 200


def test_a_journal_of_a_newer_program_is_refused_and_left_as_it_is(folder: Path) -> None:
    Journal(folder).close()
    path = folder / schema.FILE
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(JournalError, match="newer smsgui"):
        Journal(folder)
    assert path.read_bytes() == before
    assert [entry.name for entry in folder.iterdir()] == [schema.FILE]


def test_an_older_journal_is_brought_up_to_date_and_keeps_its_jobs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(folder) as journal:
        job = create(journal, USED, messages(3))
    monkeypatch.setattr(
        schema,
        "MIGRATIONS",
        (*schema.MIGRATIONS, "CREATE TABLE later (a); INSERT INTO later SELECT count(*) FROM line"),
    )
    for _ in range(2):
        with Journal(folder) as journal:
            assert [row.status for row in journal.rows(job)] == [PENDING] * 3
            assert journal._db.execute("SELECT a FROM later").fetchall() == [(3,)]


def test_a_journal_that_knew_only_times_keeps_its_fates_and_goes_on(folder: Path, practice: Practice) -> None:
    used = account(practice().url)
    with Journal(folder) as journal:
        sent, stopped = create(journal, used, messages(3)), create(journal, used, messages(6))
        send(journal, sent, used)
        for table in ("fate", "tally"):
            journal._db.execute(f"ALTER TABLE {table} DROP COLUMN step")
        journal._db.execute("UPDATE job SET looked = created")
        journal._db.execute("PRAGMA user_version = 1")
    with Journal(folder) as journal:
        assert [row.status for row in journal.rows(sent)] == [Status.ACCEPTED] * 3
        found = send(journal, stopped, used).statuses
        assert [found[row] for row in range(2, 8)] == [Status.SKIPPED] * 3 + [Status.ACCEPTED] * 3
        again = create(journal, used, messages(6), looked=journal.step())
        assert set(send(journal, again, used).statuses.values()) == {Status.ACCEPTED}


def test_an_update_that_fails_half_way_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Journal(folder).close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE later (a); CREATE TABLE later (a)"))
    with pytest.raises(sqlite3.OperationalError):
        Journal(folder)
    with closing(sqlite3.connect(folder / schema.FILE)) as db:
        assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS) - 1,)


def test_two_programs_that_start_at_once_make_one_journal(folder: Path) -> None:
    with Journal(folder) as one, Journal(folder) as two:
        job = create(one, USED, messages(2))
        assert [found.id for found in two.jobs()] == [job]


# --- where nothing can be written


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """A folder that may be read and not written, seen by a user who is not allowed everything."""
    if os.name == "nt":
        pytest.skip("Windows has no such modes")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(user)


def test_a_folder_that_may_not_be_written_is_said_in_one_sentence(ordinary_user: Path) -> None:
    ordinary_user_folder = ordinary_user / "data"
    if os.getuid() != 0:
        ordinary_user.chmod(0o555)
    with pytest.raises(JournalError, match=r"Permission denied.*get the right"):
        Journal(ordinary_user_folder)


def test_a_journal_that_may_not_be_written_is_said_in_one_sentence(ordinary_user: Path) -> None:
    os.seteuid(os.getuid())
    with Journal(ordinary_user) as journal:
        create(journal, USED, messages(2))
    path = ordinary_user / schema.FILE
    path.chmod(0o444)
    if os.getuid() == 0:
        os.seteuid(65534)
    with pytest.raises(JournalError, match="get the right"):
        Journal(ordinary_user)


def test_a_file_in_place_of_the_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(JournalError, match="can't be used"):
        Journal(tmp_path / "data")


def test_another_program_that_never_stops_writing_is_waited_for_and_then_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "BUSY", 0.2)
    with Journal(folder) as journal, closing(sqlite3.connect(folder / schema.FILE, isolation_level=None)) as other:
        job = create(journal, USED, messages(1))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="in use by another program"):
            journal.record(job, leaving=messages(1))
        assert [row.status for row in journal.rows(job)] == [PENDING]  # reading goes on
        other.execute("ROLLBACK")
        journal.record(job, leaving=messages(1))


def test_a_slip_of_ours_is_not_taken_for_damage(journal: Journal, folder: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        journal._read("SELECT nothing FROM nowhere")
    assert (folder / schema.FILE).exists()


@pytest.mark.parametrize("attempt", range(5))
def test_many_that_open_a_new_journal_at_the_same_moment_all_get_it(folder: Path, attempt: int) -> None:
    together = threading.Barrier(8)
    found: list[object] = []

    def start() -> None:
        together.wait()
        try:
            with Journal(folder) as journal:
                found.append(journal.jobs())
        except Exception as error:  # noqa: BLE001 - looked at below
            found.append(error)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[]] * 8
