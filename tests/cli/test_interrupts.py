"""Interrupting a send: what is in flight finishes, the rest stays pending, every row is accounted for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from smsgui.practice.server import PracticeServer
from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import ROOT, TEMPLATE, Desk, Done, command, people, read_book, write_sheet

if sys.platform == "win32":
    pytest.skip("needs Unix signals", allow_module_level=True)


@contextmanager
def sending(sheet: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A send that runs as a process of its own; killed afterwards if it still does."""
    words = command("send", sheet, "--account", "office", *TEMPLATE, "--json", "--yes", *more)
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        yield running
        running.kill()


def ended(running: subprocess.Popen[str], read: str = "") -> Done:
    """What it gave, ``read`` being the part that the test has read before."""
    out, err = running.communicate(timeout=30)
    assert "Traceback" not in err
    return Done(running.returncode, read + out, err)


def read_line(running: subprocess.Popen[str]) -> str:
    assert running.stdout
    return running.stdout.readline()


def read_error(running: subprocess.Popen[str]) -> str:
    assert running.stderr
    return running.stderr.readline()


def arrived(server: PracticeServer, sends: int) -> None:
    """Wait until the server has read so many send requests."""
    while server.sends < sends:
        os.sched_yield()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_interrupt_lets_what_is_in_flight_finish(
    desk: Desk, practice: Practice, sheet: MakeSheet, number: signal.Signals
) -> None:
    server = practice("late@2=1")
    desk.account(server.url, batch_size="2")
    with sending(sheet(9)) as running:
        arrived(server, 2)
        running.send_signal(number)
        done = ended(running)
    assert done.code == 130
    assert done.statuses == {**dict.fromkeys(range(2, 6), "accepted"), **dict.fromkeys(range(6, 11), "pending")}
    assert done.counts == {"accepted": 4, "pending": 5}
    assert len(done.err.splitlines()) == 1
    assert len(server.deliveries) == 4
    again = desk.run("jobs", "resume", done.job, "--json", "--yes")
    assert (again.code, again.counts) == (0, {"accepted": 9})
    assert set(server.delivered.values()) == {1}


def test_every_request_in_flight_finishes(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("late@2-=1")
    desk.account(server.url, batch_size="1", parallel="4")
    with sending(sheet(20)) as running:
        arrived(server, 5)
        running.send_signal(signal.SIGINT)
        done = ended(running)
    assert done.code == 130
    assert done.counts == {"accepted": server.sends, "pending": 20 - server.sends}


def test_the_second_interrupt_does_not_wait_for_what_is_in_flight(
    desk: Desk, practice: Practice, sheet: MakeSheet
) -> None:
    server = practice("late@2=600")
    desk.account(server.url, batch_size="2")
    with sending(sheet(6)) as running:
        arrived(server, 2)
        running.send_signal(signal.SIGINT)
        assert "again" in read_error(running)
        running.send_signal(signal.SIGTERM)
        done = ended(running)
    assert done.code == 3
    assert done.statuses == {
        2: "accepted", 3: "accepted", 4: "unknown", 5: "unknown", 6: "pending", 7: "pending",
    }  # fmt: skip
    server.reset("")
    again = desk.run("jobs", "resume", done.job, "--json", "--yes")
    assert (again.code, again.statuses) == (3, {6: "accepted", 7: "accepted"})
    assert len(server.deliveries) == 2


def test_an_unknown_row_wins_over_an_interrupt(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("cut@1,late@2=1")
    desk.account(server.url, batch_size="1")
    with sending(sheet(5)) as running:
        arrived(server, 2)
        running.send_signal(signal.SIGINT)
        done = ended(running)
    assert done.code == 3
    assert done.statuses == {2: "unknown", 3: "accepted", 4: "pending", 5: "pending", 6: "pending"}


def test_an_interrupt_ends_the_wait_for_a_provider_that_throttles(
    desk: Desk, practice: Practice, sheet: MakeSheet
) -> None:
    desk.account(practice("throttle429@1-=20").url)
    with sending(sheet(2)) as running:
        assert "waiting 20 s" in read_error(running)
        running.send_signal(signal.SIGINT)
        done = ended(running)
    assert done.code == 130
    assert done.counts == {"pending": 2}


def test_an_interrupt_right_after_the_first_line_is_no_less_orderly(
    desk: Desk, practice: Practice, tmp_path: Path
) -> None:
    server = practice("late@*=0.3")
    desk.account(server.url, batch_size="1")
    rows = [("无", "1", "1"), *people(5)]
    with sending(write_sheet(tmp_path / "a.xlsx", rows)) as running:
        first = read_line(running)
        running.send_signal(signal.SIGINT)
        done = ended(running, first)
    assert done.code == 130
    assert sorted(done.statuses) == list(range(2, 8))
    assert done.counts["pending"] >= 4
    assert done.counts.get("accepted", 0) == len(server.deliveries)


def test_a_killed_send_leaves_its_job_and_its_unknown_rows(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("late@2=600")
    desk.account(server.url, batch_size="2")
    with sending(sheet(6)) as running:
        arrived(server, 2)
        running.kill()
        ended(running)
    (job,) = desk.run("jobs", "list", "--json").json
    assert job["counts"] == {"accepted": 2, "rejected": 0, "unknown": 2, "pending": 2, "skipped": 0}
    shown = desk.run("jobs", "show", job["job"], "--json").json
    assert [row["status"] for row in shown["rows"]] == ["accepted"] * 2 + ["unknown"] * 2 + ["pending"] * 2
    out = sheet(6).with_name("unknown.xlsx")
    desk.run("jobs", "export", job["job"], "--out", out, "--only", "unknown")
    assert [(row["姓名"], row["status"]) for row in read_book(out)] == [("客3", "unknown"), ("客4", "unknown")]
    server.reset("")
    again = desk.run("jobs", "resume", job["job"], "--json", "--yes")
    assert (again.code, again.statuses) == (3, {4: "unknown", 5: "unknown", 6: "accepted", 7: "accepted"})
    assert len(server.deliveries) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_practice_server_runs_until_it_is_interrupted(number: signal.Signals) -> None:
    with subprocess.Popen(command("practice"), cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert "http://127.0.0.1:" in read_line(running)
        running.send_signal(number)
        running.communicate(timeout=30)
    assert running.returncode == 0
