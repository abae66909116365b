"""What a person in front of a terminal is asked and shown."""

from __future__ import annotations

import json
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import KNOWN, TEMPLATE, TEXT, Desk, number, write_sheet

if sys.platform == "win32" or not shutil.which("setsid"):
    pytest.skip("needs a Unix terminal, and setsid", allow_module_level=True)

from tests.cli.terminal import Terminal

ADD = ("accounts", "add", "office", "--provider", "ucloud", "--set", "public_key=pk")


def test_a_secret_is_asked_for_without_echo(keyring_file: Path) -> None:
    with Terminal(*ADD) as terminal:
        terminal.read_until("Private key: ")
        terminal.type("  k3ySECRET \n")
        assert terminal.end() == 0
    assert "SECRET" not in terminal.shown
    assert json.loads(keyring_file.read_text(encoding="utf-8")) == {"smsgui": {"office/private_key": "k3ySECRET"}}


@pytest.mark.parametrize(("keys", "code"), [("\n", 2), ("\udcff\n", 2), ("\x04", 2), ("\x03", 130)])
def test_no_secret_is_no_account(keyring_file: Path, data_dir: Path, keys: str, code: int) -> None:
    with Terminal(*ADD) as terminal:
        terminal.read_until("Private key: ")
        terminal.type(keys)
        assert terminal.end() == code
    assert "Traceback" not in terminal.shown
    assert "mistake" not in terminal.shown
    assert not keyring_file.exists()
    assert not data_dir.exists()


def test_a_taken_name_is_refused_before_the_secret_is_asked_for(desk: Desk) -> None:
    desk.account("http://127.0.0.1:9")
    with Terminal(*ADD) as terminal:
        assert terminal.end() == 2
    assert "Private key" not in terminal.shown


def test_send_asks_first_and_says_what_will_leave(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice()
    desk.account(server.url, batch_size="2")
    with Terminal("send", sheet(3), "--account", "office", *TEMPLATE) as terminal:
        terminal.read_until("to send: ")
        assert server.requests == []
        terminal.type("yes\n")
        assert terminal.end() == 0
    assert "3 messages in 2 requests, through the account “office” (UCloud USMS); 0 rows left out." in terminal.shown
    assert "客1 | A00001" in terminal.shown
    assert len(server.deliveries) == 3


def test_each_answer_that_the_question_names_sends(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice()
    desk.account(server.url)
    for sent, answer in enumerate(("yes", "y"), 1):
        with Terminal("send", sheet(1), "--account", "office", *TEMPLATE, "--allow-repeat") as terminal:
            terminal.read_until(f"“{answer}”")
            terminal.type(f"{answer}\n")
            assert terminal.end() == 0
        assert "1 message in 1 request, " in terminal.shown
        assert server.sends == sent


@pytest.mark.parametrize(("keys", "code"), [("no\n", 2), ("\n", 2), ("\udcff\n", 2), ("\x04", 2), ("\x03", 130)])
def test_any_other_answer_sends_nothing(desk: Desk, practice: Practice, sheet: MakeSheet, keys: str, code: int) -> None:
    server = practice()
    desk.account(server.url)
    with Terminal("send", sheet(3), "--account", "office", *TEMPLATE, "--json") as terminal:
        terminal.read_until("to send: ")
        terminal.type(keys)
        assert terminal.end() == code
    assert "Traceback" not in terminal.shown
    assert "mistake" not in terminal.shown
    assert server.requests == []
    assert desk.run("jobs", "list", "--json").json == []


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_answer_ends_in_one_sentence(
    desk: Desk, practice: Practice, sheet: MakeSheet, sent: signal.Signals
) -> None:
    server = practice()
    desk.account(server.url)
    with Terminal("send", sheet(3), "--account", "office", *TEMPLATE) as terminal:
        terminal.read_until("to send: ")
        terminal.send_signal(sent)
        assert terminal.end() == 130
    assert terminal.shown.endswith("smsgui-cli: interrupted.\r\n")
    assert server.requests == []


def test_resume_warns_of_rows_that_may_go_out_twice(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("cut@1")
    desk.account(server.url)
    job = desk.send(sheet(2), *TEMPLATE).job
    with Terminal("jobs", "resume", job, "--retry", "unknown") as terminal:
        terminal.read_until("to send: ")
        terminal.type("no\n")
        assert terminal.end() == 2
        assert "0 pending, 2 unknown" in terminal.shown
        assert "twice" in terminal.shown
    assert server.sends == 1


def test_resume_does_not_ask_where_nothing_is_left(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice()
    desk.account(server.url)
    job = desk.send(sheet(2), *TEMPLATE).job
    with Terminal("jobs", "resume", job) as terminal:
        assert terminal.end() == 0
    assert server.sends == 1


def test_no_secret_is_shown_on_a_terminal(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    desk.account(practice("code@1=171").url)
    with Terminal("send", sheet(2), "--account", "office", *TEMPLATE, "--yes") as terminal:
        assert terminal.end() == 4
    assert KNOWN.ucloud_private_key not in terminal.shown


def test_what_a_terminal_cannot_show_is_shown_as_its_code(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.account("http://127.0.0.1:9", name="总部")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    with Terminal("accounts", "list") as terminal:
        assert terminal.end() == 0
    assert terminal.shown == "\\u603b\\u90e8 (ucloud)\r\n"


def test_send_says_what_looks_wrong_before_it_asks(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    desk.account(practice().url, "submail")
    rows = [("甲", number(index), "1") for index in range(1, 6)]
    with Terminal("send", write_sheet(tmp_path / "a.xlsx", rows), "--account", "office", *TEXT) as terminal:
        terminal.read_until("to send: ")
        terminal.type("no\n")
        assert terminal.end() == 2
    assert "note: " in terminal.shown.split("5 messages")[0]
