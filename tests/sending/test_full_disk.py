"""A journal that can't grow any more: nothing is sent beyond what is recorded, and what is known is kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from smsgui.errors import JournalError
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import ACCEPTED, PENDING, UNKNOWN, account, create, messages, send

ROOT = Path(__file__).parent.parent.parent
MODULE = "tests.sending.short_of_room"


def pages(journal: Journal) -> int:
    found: int = journal._db.execute("PRAGMA page_count").fetchone()[0]
    return found


def test_a_journal_that_cannot_grow_stops_the_send_before_anything_leaves_unrecorded(
    journal: Journal, practice: Practice
) -> None:
    server = practice()
    used = account(server.url, batch_size="5")
    job = create(journal, used, messages(5000))
    journal._db.execute(f"PRAGMA max_page_count = {pages(journal) + 3}")
    outcome = send(journal, job, used)
    assert isinstance(outcome.error, JournalError)
    assert "make room" in str(outcome.error)
    recorded = {row.number for row in journal.rows(job) if row.status is not PENDING}
    assert 0 < len(recorded) < 5000
    assert server.delivered.keys() <= recorded
    journal._db.execute("PRAGMA max_page_count = 1000000")
    assert send(journal, job, used).error is None
    fates = {row.number: row.status for row in journal.rows(job)}
    assert set(fates.values()) <= {ACCEPTED, UNKNOWN}
    assert server.delivered == dict.fromkeys(fates, 1)


def check(finished: subprocess.CompletedProcess[str], delivered: Counter[str], known: set[str]) -> None:
    """``known``: the statuses that rows may have that left before the room ran out."""
    assert finished.returncode == 0, finished.stderr
    short, after = (json.loads(line) for line in finished.stdout.splitlines())
    assert "make room" in short["error"]
    assert Counter(short["fates"].values())[PENDING] > 0
    assert {status for status in short["fates"].values() if status != PENDING} <= known
    assert ACCEPTED in short["fates"].values()
    assert after["error"] == ""
    assert set(after["fates"].values()) <= {ACCEPTED, UNKNOWN}
    assert delivered == dict.fromkeys(after["fates"], 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a file's size")
def test_a_file_that_may_not_grow_stops_the_send(folder: Path, practice: Practice) -> None:
    server = practice()
    command = [sys.executable, "-m", MODULE, str(folder), server.url, "limit"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    check(finished, server.delivered, {ACCEPTED, "submitting"})


def disk_of_our_own(folder: Path, *command: str) -> list[str]:
    """The command, with a small disk at ``folder`` that nobody else sees; skips where that can't be had."""
    unshare = shutil.which("unshare")
    if not unshare:
        pytest.skip("there is no unshare to get a disk of our own with")
    mount = [unshare, "-Urm", "sh", "-c", 'mount -t tmpfs -o size=8m none "$0" && exec "$@"', str(folder)]
    if subprocess.run([*mount, "true"], capture_output=True).returncode:
        pytest.skip("this system gives nobody a disk of their own")
    return [*mount, *command]


def test_a_full_disk_stops_the_send_and_every_answer_is_kept(tmp_path: Path, practice: Practice) -> None:
    server = practice()
    folder = str(tmp_path / "data")
    command = disk_of_our_own(tmp_path, sys.executable, "-m", MODULE, folder, server.url, "disk")
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    check(finished, server.delivered, {ACCEPTED})


def test_a_disk_that_is_full_from_the_start_lets_nothing_leave(tmp_path: Path, practice: Practice) -> None:
    server = practice()
    program = (
        "import os, sys; from pathlib import Path; from smsgui.sending.journal import Journal\n"
        "from tests.sending.desk import account, create, messages, send\n"
        "used, folder = account(sys.argv[2]), Path(sys.argv[1])\n"
        "with Journal(folder) as journal:\n"
        "    job = create(journal, used, messages(10)); room = os.statvfs(folder)\n"
        "    (folder / 'filler').write_bytes(b'x' * (room.f_bavail * room.f_frsize - 100_000))\n"
        "    sys.stdout.write(str(send(journal, job, used).error))"
    )
    command = disk_of_our_own(tmp_path, sys.executable, "-c", program, str(tmp_path / "data"), server.url)
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert "make room" in finished.stdout, finished.stderr
    assert server.requests == []
