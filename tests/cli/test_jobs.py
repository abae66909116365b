"""smsgui-cli jobs: what was sent, and going on with it."""

from __future__ import annotations

import os
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import ROOT, TEMPLATE, TEXT, Desk, command, number, read_book, write_sheet

NONE = {"accepted": 0, "rejected": 0, "unknown": 0, "pending": 0, "skipped": 0}


def test_a_fresh_folder_has_no_jobs(desk: Desk) -> None:
    assert (desk.run("jobs", "list", "--json").json, desk.run("jobs", "list").out) == ([], "")


def test_list_and_show_agree_with_what_send_said(
    desk: Desk, practice: Practice, sheet: MakeSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.account(practice(f"refuse={number(2)},cut@2").url, batch_size="2")
    path = sheet(4)
    monkeypatch.chdir(path.parent)
    done = desk.send(Path(path.name), *TEMPLATE)
    (listed,) = desk.run("jobs", "list", "--json").json
    created = datetime.fromisoformat(listed.pop("created"))
    assert created.tzinfo is not None
    counts = NONE | done.counts
    assert listed == {
        "job": done.job,
        "account": "office",
        "provider": "ucloud",
        "file": str(path),
        "state": "finished",
        "counts": counts,
    }
    shown = desk.run("jobs", "show", done.job, "--json").json
    assert shown["rows"] == sorted(done.lines, key=lambda line: int(line["row"]))
    assert {key: shown[key] for key in listed} == listed


def test_the_newest_job_comes_first(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    desk.account(practice().url)
    sent = [desk.send(sheet(1), *TEMPLATE, "--allow-repeat").job for _ in range(3)]
    assert [job["job"] for job in desk.run("jobs", "list", "--json").json] == sent[::-1]


def test_people_are_shown_the_same_in_words(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    desk.account(practice("code@1=171").url)
    job = desk.send(sheet(2), *TEMPLATE).job
    assert f"{job}  " in desk.run("jobs", "list").out
    first, *rows = desk.run("jobs", "show", job).out.splitlines()
    assert "stopped: 0 accepted by the provider (not yet delivered)" in first
    assert rows == [f"row 2  +86{number(1)}  pending", f"row 3  +86{number(2)}  pending"]


def test_resume_sends_what_is_pending_and_prints_what_it_touched(
    desk: Desk, practice: Practice, sheet: MakeSheet
) -> None:
    server = practice(f"refuse={number(1)},code@3=18013")
    desk.account(server.url, batch_size="2")
    job = desk.send(sheet(7), *TEMPLATE).job
    server.reset("")
    done = desk.run("jobs", "resume", job, "--json", "--yes")
    assert done.code == 1
    assert done.statuses == dict.fromkeys(range(6, 9), "accepted")
    assert done.job == job
    assert done.counts == {"accepted": 6, "rejected": 1}
    assert set(server.delivered.values()) == {1}


def test_resume_of_a_finished_job_touches_nothing(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice()
    desk.account(server.url)
    job = desk.send(sheet(2), *TEMPLATE).job
    done = desk.run("jobs", "resume", job, "--json", "--yes")
    assert (done.code, done.lines, done.counts) == (0, [], {"accepted": 2})
    assert server.sends == 1


def test_rejected_rows_are_sent_again_only_when_asked_for(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice(f"refuse={number(2)},cut@2")
    desk.account(server.url, batch_size="2")
    job = desk.send(sheet(4), *TEMPLATE).job
    server.reset("")
    assert desk.run("jobs", "resume", job, "--json", "--yes").lines == []
    assert server.sends == 0
    done = desk.run("jobs", "resume", job, "--retry", "rejected", "--json", "--yes")
    assert (done.code, done.statuses) == (3, {3: "accepted"})
    done = desk.run("jobs", "resume", job, "--retry", "unknown", "--json", "--yes")
    assert (done.code, done.statuses, done.counts) == (0, {4: "accepted", 5: "accepted"}, {"accepted": 4})


def test_both_kinds_can_be_sent_again_at_once(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice(f"refuse={number(2)},cut@2")
    desk.account(server.url, batch_size="2")
    job = desk.send(sheet(4), *TEMPLATE).job
    server.reset("")
    done = desk.run("jobs", "resume", job, "--retry", "rejected", "--retry", "unknown", "--json", "--yes")
    assert (done.code, done.statuses) == (0, {3: "accepted", 4: "accepted", 5: "accepted"})


def test_a_row_that_was_to_be_sent_again_and_could_not_be_has_its_line(
    desk: Desk, practice: Practice, sheet: MakeSheet
) -> None:
    server = practice(f"refuse={number(2)}")
    desk.account(server.url)
    job = desk.send(sheet(3), *TEMPLATE).job
    server.reset("code@1=171")
    done = desk.run("jobs", "resume", job, "--retry", "rejected", "--json", "--yes")
    assert (done.code, done.statuses) == (4, {3: "pending"})
    assert done.counts == {"accepted": 2, "pending": 1}


def test_resume_without_a_terminal_and_without_yes_refuses(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("code@1=171")
    desk.account(server.url)
    job = desk.send(sheet(2), *TEMPLATE).job
    done = desk.run("jobs", "resume", job, stdin="yes\n")
    assert done.code == 2
    assert "--yes" in done.err
    assert server.sends == 1


def test_resume_of_a_job_whose_account_is_gone_is_refused(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("code@1=171")
    desk.account(server.url)
    job = desk.send(sheet(2), *TEMPLATE).job
    desk.run("accounts", "remove", "office")
    assert "office" in desk.run("jobs", "resume", job, "--yes").err
    desk.account(server.url, "submail")
    done = desk.run("jobs", "resume", job, "--yes")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert job in done.err
    assert server.sends == 1
    assert desk.run("jobs", "show", job, "--json").json["counts"] == NONE | {"pending": 2}


def test_a_job_that_another_process_sends_is_refused(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("late@2=600")
    desk.account(server.url, batch_size="2")
    words = command("send", sheet(6), "--account", "office", *TEMPLATE, "--json", "--yes")
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stdout.readline()
        (job,) = desk.run("jobs", "list", "--json").json
        assert job["state"] == "sending"
        done = desk.run("jobs", "resume", job["job"], "--retry", "unknown", "--json", "--yes")
        running.kill()
        running.communicate()
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert str(running.pid) in done.err
    assert server.sends == 2


def test_results_hold_the_users_own_columns_and_every_row(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    desk.account(practice(f"refuse={number(2)}:114,cut@2").url, "submail")
    rows = [
        ("甲", number(1), "0012"),
        ("甲", number(2), "0012"),
        ("=1+1", "123", "-5"),
        ("乙", number(3), "7"),
    ]
    out = tmp_path / "结果.xlsx"
    path = write_sheet(tmp_path / "a.xlsx", rows)
    done = desk.send(path, *TEXT, "--out", out)
    assert done.code == 3
    book = read_book(out)
    assert [list(row)[:3] for row in book] == [["姓名", "手机号", "订单号"]] * 4
    assert [(row["手机号"], row["status"]) for row in book] == [
        (number(1), "accepted"),
        (number(2), "rejected"),
        ("123", "skipped"),
        (number(3), "unknown"),
    ]
    assert [row["订单号"] for row in book] == ["0012", "0012", "-5", "7"]
    assert "114" in book[1]["reason"]
    assert "invalid_number" in book[2]["reason"]
    again = tmp_path / "again.xlsx"
    assert desk.run("jobs", "export", done.job, "--out", again).code == 0
    assert read_book(again) == book


def test_only_rows_of_one_kind_can_be_exported(
    desk: Desk, practice: Practice, sheet: MakeSheet, tmp_path: Path
) -> None:
    desk.account(practice(f"refuse={number(1)},cut@2,code@3=171").url, batch_size="2")
    job = desk.send(sheet(6), *TEMPLATE).job
    for only, found in (("rejected", ["客1"]), ("unknown", ["客3", "客4"]), ("pending", ["客5", "客6"])):
        out = tmp_path / f"{only}.xlsx"
        done = desk.run("jobs", "export", job, "--out", out, "--only", only)
        assert (done.code, done.err) == (0, "")
        book = read_book(out)
        assert [row["姓名"] for row in book] == found
        assert {row["status"] for row in book} == {only}


def test_an_export_of_no_rows_is_a_workbook_too(
    desk: Desk, practice: Practice, sheet: MakeSheet, tmp_path: Path
) -> None:
    desk.account(practice().url)
    job = desk.send(sheet(1), *TEMPLATE).job
    out = tmp_path / "r.xlsx"
    assert desk.run("jobs", "export", job, "--out", out, "--only", "rejected").code == 0
    assert read_book(out) == []


def test_an_export_never_writes_over_the_jobs_own_sheet(
    desk: Desk, practice: Practice, sheet: MakeSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.account(practice().url)
    path = sheet(1)
    before = path.read_bytes()
    monkeypatch.chdir(tmp_path)
    job = desk.send(Path(path.name), *TEMPLATE).job
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    for out in (path, Path("..") / path.name):
        assert desk.run("jobs", "export", job, "--out", out).code == 2
    assert path.read_bytes() == before
    assert desk.run("jobs", "export", job, "--out", tmp_path / "missing" / "r.xlsx").code == 2


def test_results_take_the_name_and_keep_the_earlier_file(
    desk: Desk, practice: Practice, sheet: MakeSheet, tmp_path: Path
) -> None:
    desk.account(practice().url)
    path, folder = sheet(2), tmp_path / "results"
    folder.mkdir()
    out = folder / "r.xlsx"
    out.touch()
    first = desk.send(path, *TEMPLATE, "--out", out)
    assert (first.err, list(folder.iterdir())) == ("", [out])
    for _ in range(2):
        os.utime(out, (1_700_000_000, 1_700_000_000))
        again = desk.send(path, *TEMPLATE, "--out", out)
        assert (again.code, again.counts) == (1, {"skipped": 2})
    at = datetime.fromtimestamp(1_700_000_000).astimezone()
    kept = [f"r {at:%Y-%m-%d %H%M%S}.xlsx", f"r {at:%Y-%m-%d %H%M%S} (2).xlsx"]
    assert again.err == f"smsgui-cli: note: the earlier “r.xlsx” is kept as “{kept[1]}”.\n"
    books = [read_book(folder / name) for name in (*kept, "r.xlsx")]
    assert [{row["status"] for row in book} for book in books] == [{"accepted"}, {"skipped"}, {"skipped"}]
    assert len(list(folder.iterdir())) == 3
    done = desk.run("jobs", "export", first.job, "--out", out)
    assert (done.code, done.out) == (0, f"2 rows written to {out}\n")
    assert len(list(folder.iterdir())) == 4


def test_what_a_user_typed_never_becomes_a_formula(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    desk.account(practice().url, "submail")
    path = tmp_path / "a.csv"
    path.write_text(
        f'姓名,手机号,=订单号\n=HYPERLINK("http://x"),{number(1)},+1\n@SUM(A1),{number(2)},-1\n', encoding="utf-8"
    )
    out = tmp_path / "r.xlsx"
    assert desk.send(path, "--text", "【练习商城】您好{姓名}", "--out", out).code == 0
    assert [(row["姓名"], row["=订单号"]) for row in read_book(out)] == [
        ('=HYPERLINK("http://x")', "+1"),
        ("@SUM(A1)", "-1"),
    ]
    with zipfile.ZipFile(out) as package:
        assert b"<f" not in package.read("xl/worksheets/sheet1.xml").replace(b"<font", b"")
