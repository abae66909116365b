"""A job has one owner at a time, whoever else tries: a thread, a process, or one that died."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from smsgui import providers
from smsgui.errors import JobBusyError
from smsgui.sending import engine
from smsgui.sending.journal import Journal
from smsgui.sending.owner import is_owned, owned
from tests.sending.conftest import Practice
from tests.sending.desk import ACCEPTED, PENDING, StillClock, account, create, messages, number, send

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def another_process(folder: Path, job: str) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the job until its standard input ends."""
    program = (
        "import sys; from pathlib import Path; from smsgui.sending.owner import owned\n"
        "with owned(Path(sys.argv[1]), sys.argv[2]): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(folder), job]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_sends_the_job(journal: Journal, folder: Path, practice: Practice) -> None:
    server = practice()
    used = account(server.url)
    job = create(journal, used, messages(2))
    with another_process(folder, job) as other:
        assert journal.job(job).state == "sending"
        outcome = send(journal, job, used)
        assert isinstance(outcome.error, JobBusyError)
        assert str(other.pid) in str(outcome.error)
        assert job in str(outcome.error)
    assert server.requests == []
    assert [row.status for row in journal.rows(job)] == [PENDING] * 2


def test_what_the_other_process_has_under_way_stays_untouched(
    journal: Journal, folder: Path, practice: Practice
) -> None:
    used = account(practice().url)
    items = messages(2)
    job = create(journal, used, items)
    journal.record(job, leaving=items)
    with another_process(folder, job):
        send(journal, job, used)
    assert [row.status for row in journal.rows(job)] == ["submitting"] * 2


def test_a_lock_left_by_a_process_that_was_killed_blocks_nobody(
    journal: Journal, folder: Path, practice: Practice
) -> None:
    used = account(practice().url)
    job = create(journal, used, messages(2))
    with another_process(folder, job) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert (folder / "locks" / f"{job}.holder").read_text() == str(other.pid)
    assert journal.job(job).state == "stopped"
    assert send(journal, job, used).statuses == {2: ACCEPTED, 3: ACCEPTED}
    assert not (folder / "locks" / f"{job}.holder").exists()


def test_a_second_thread_of_the_same_program_is_refused_too(journal: Journal, folder: Path, practice: Practice) -> None:
    server = practice()
    used = account(server.url, batch_size="1")
    job = create(journal, used, messages(3))
    run = engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event(), clock=StillClock())
    next(run)
    errors: list[Exception | None] = []

    def second() -> None:
        with Journal(folder) as own:
            errors.append(send(own, job, used).error)

    thread = threading.Thread(target=second)
    thread.start()
    thread.join()
    assert isinstance(errors[0], JobBusyError)
    list(run)
    assert server.delivered == {number(row): 1 for row in (2, 3, 4)}


def test_two_that_go_on_at_the_same_time_send_each_row_once(journal: Journal, folder: Path, practice: Practice) -> None:
    server = practice("late@1=0.8")  # longer than anybody tries for the lock
    used = account(server.url, batch_size="10")
    job = create(journal, used, messages(40))
    together = threading.Barrier(2)
    errors: list[Exception | None] = []

    def go_on() -> None:
        with Journal(folder) as own:
            together.wait()
            errors.append(send(own, job, used).error)

    threads = [threading.Thread(target=go_on) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {type(error) for error in errors} == {type(None), JobBusyError}
    assert server.delivered == {number(row): 1 for row in range(2, 42)}


def test_of_two_processes_that_go_on_at_the_same_time_one_sends_and_one_is_refused(
    journal: Journal, folder: Path, practice: Practice
) -> None:
    server = practice("late@1=1.5")  # so long that the other has given up
    job = create(journal, account(server.url), messages(400))
    command = [sys.executable, "-m", "tests.sending.sender", str(folder), job, server.url, "100", "1"]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate()[1].decode() for process in both]
    assert sorted(process.returncode for process in both) == [0, 1]
    assert sum(f"JobBusyError: Another smsgui (process {both[1 - place].pid})" in said[place] for place in (0, 1)) == 1
    assert server.delivered == {number(row): 1 for row in range(2, 402)}


def test_jobs_do_not_hinder_each_other(folder: Path, journal: Journal, practice: Practice) -> None:
    used = account(practice().url)
    first, second = create(journal, used, messages(1)), create(journal, used, messages(1, first=5))
    with another_process(folder, first):
        assert send(journal, second, used).statuses == {5: ACCEPTED}


def test_somebody_who_just_looks_is_waited_for(folder: Path) -> None:
    (folder / "locks").mkdir(parents=True)
    looking = FileLock(folder / "locks" / "job.lock", thread_local=False)
    looking.acquire()
    threading.Timer(0.1, looking.release).start()
    with owned(folder, "job"):
        assert not looking.is_locked


def test_looking_whether_a_job_is_sent_never_gets_in_the_way_of_sending_it(folder: Path) -> None:
    folder.mkdir()
    looking = threading.Event()

    def look() -> None:
        while not looking.is_set():
            is_owned(folder, "job")

    thread = threading.Thread(target=look)
    thread.start()
    try:
        for _ in range(20):
            with owned(folder, "job"):
                assert is_owned(folder, "job")
    finally:
        looking.set()
        thread.join()
    assert not is_owned(folder, "job")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_lock_s_files_are_its_owner_s_alone(folder: Path) -> None:
    folder.mkdir()
    with owned(folder, "job"):
        modes = {path.name: path.stat().st_mode & 0o777 for path in [folder / "locks", *(folder / "locks").iterdir()]}
    assert modes == {"locks": 0o700, "job.lock": 0o600, "job.holder": 0o600, "job.reserve": 0o600}
