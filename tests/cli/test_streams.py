"""Closed and broken outputs, other locales: no traceback, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import ROOT, TEMPLATE, TEMPLATE_TEXT, TEXT, Desk, command, number, process, read_book

unix = pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix shell")
OLD_LOCALES = (
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "en_US.ISO-8859-1"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "gbk:strict"},
)


def send(sheet: Path, *more: str | Path) -> tuple[str | Path, ...]:
    return ("send", sheet, "--account", "office", *TEMPLATE, *more, "--json", "--yes")


@unix
def test_a_send_whose_reader_goes_away_stops_and_keeps_account_of_every_row(
    desk: Desk, practice: Practice, sheet: MakeSheet, tmp_path: Path
) -> None:
    server = practice("late@3-=0.2")
    desk.account(server.url, batch_size="50")
    out = tmp_path / "r.xlsx"
    with subprocess.Popen(
        command(*send(sheet(1000), "--out", out)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read().decode()
    assert running.returncode == 130
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
    (job,) = desk.run("jobs", "list", "--json").json
    assert job["counts"]["unknown"] == 0
    assert job["counts"]["accepted"] == len(server.deliveries) < 1000
    assert job["counts"]["pending"] == 1000 - len(server.deliveries)
    assert len(read_book(out)) == 1000
    server.reset("")
    assert desk.run("jobs", "resume", job["job"], "--json", "--yes").counts == {"accepted": 1000}


@unix
@pytest.mark.parametrize("redirected", [">/dev/full", ">/dev/full 2>&1", ">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_send_without_an_output_is_still_written_down(
    desk: Desk, practice: Practice, sheet: MakeSheet, redirected: str
) -> None:
    if "/dev/full" in redirected and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    server = practice()
    desk.account(server.url, batch_size="1")
    done = process(*send(sheet(3)), redirected=redirected)
    assert "Traceback" not in done.err
    assert done.code == (130 if "/dev/full" in redirected else 0)
    (job,) = desk.run("jobs", "list", "--json").json
    assert job["counts"]["accepted"] == len(server.deliveries)
    assert sum(job["counts"].values()) == 3


@unix
@pytest.mark.parametrize(
    "words", [("providers",), ("providers", "--help"), ("accounts", "list"), ("jobs", "list", "--json"), ("frob",)]
)
def test_no_command_minds_where_its_output_goes(desk: Desk, words: tuple[str, ...]) -> None:
    desk.account("http://127.0.0.1:9")
    for redirected in ("| :", "2>&1 | :", ">/dev/full", ">/dev/full 2>&1", ">&-", "2>&-", ">&- 2>&- <&-"):
        done = process(*words, redirected=redirected)
        assert "Traceback" not in done.err
        assert "Exception" not in done.err
        assert done.code in ((2,) if words == ("frob",) else (0, 130)) or redirected.endswith("| :")


@pytest.mark.parametrize("locale", OLD_LOCALES, ids=str)
def test_output_is_utf_8_whatever_the_locale(
    desk: Desk, practice: Practice, sheet: MakeSheet, locale: dict[str, str]
) -> None:
    server = practice()
    desk.account(server.url)
    shown = process("preview", sheet(1), "--account", "office", *TEMPLATE, *TEMPLATE_TEXT, "--json", env=locale)
    assert (shown.code, shown.err) == (0, "")
    assert shown.json["messages"][0]["text"] == "您好客1，您的订单A00001已发货。"
    assert process(*send(sheet(1)), env=locale).code == 0
    assert server.deliveries[0].content == ("客1", "A00001")


def test_a_sentence_with_chinese_words_survives_the_c_locale(desk: Desk, sheet: MakeSheet) -> None:
    desk.account("http://127.0.0.1:9", "submail")
    done = process("preview", sheet(1), "--account", "office", "--text", "【练习】{无}", env={"LC_ALL": "C"})
    assert done.code == 2
    assert "姓名, 手机号, 订单号" in done.err


@unix
def test_an_argument_that_is_no_text_is_refused_in_a_sentence(desk: Desk, sheet: MakeSheet) -> None:
    desk.account("http://127.0.0.1:9", "submail")
    words: list[str | bytes] = [*command("preview", sheet(1), "--account", "office", *TEXT), "--worksheet", b"\xb0\xa1"]
    done = subprocess.run(words, cwd=ROOT, env=os.environ, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert b"UTF-8" in done.stderr


def test_lines_come_out_as_soon_as_a_batch_is_known(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("late@2=60")
    desk.account(server.url, batch_size="2")
    with subprocess.Popen(command(*send(sheet(4))), cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        lines = [running.stdout.readline() for _ in range(2)]
        assert all('"accepted"' in line and number(index) in line for index, line in enumerate(lines, 1))
        assert running.poll() is None
        server.stop()
        running.communicate(timeout=30)
    assert running.returncode == 3
