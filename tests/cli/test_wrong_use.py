"""Usage and input errors: exit code 2, one sentence that says what to do, nothing sent, nothing written down."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest

from smsgui.practice.server import PracticeServer
from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import TEMPLATE, TEMPLATE_TEXT, TEXT, Desk, Done, number, people, write_sheet


@pytest.fixture
def server(desk: Desk, practice: Practice) -> PracticeServer:
    """A server with an account of each provider, called after it."""
    found = practice()
    for provider in ("ucloud", "submail"):
        desk.account(found.url, provider, name=provider)
    return found


def refused(done: Done, *named: str) -> bool:
    """Exit code 2 and one sentence that names these things."""
    assert done.code == 2, done
    assert done.out == ""
    assert len(done.err.splitlines()) == 1, done.err
    assert done.err.rstrip()[-1] in ".)", done.err
    for name in named:
        assert name in done.err
    return True


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("frob",),
        ("accounts",),
        ("accounts", "frob"),
        ("accounts", "add"),
        ("accounts", "add", "x"),
        ("accounts", "list", "x"),
        ("jobs",),
        ("jobs", "show"),
        ("jobs", "export", "x"),
        ("jobs", "export", "x", "--out", "r.xlsx", "--only", "accepted"),
        ("jobs", "resume", "x", "--retry", "skipped"),
        ("send", "x.xlsx"),
        ("send", "--account", "x"),
        ("send", "x.xlsx", "--account", "x", "--header-row", "two"),
        ("send", "x.xlsx", "--account", "x", "--header-row", "-1"),
        ("send", "x.xlsx", "--account", "x", "--param", "1"),
        ("preview", "x.xlsx", "--account", "x", "--out", "r.xlsx"),
        ("preview", "x.xlsx", "--account", "x", "--y"),
        ("send", "x.xlsx", "--acc", "x"),
        ("providers", "--data", "x"),
        ("practice", "--port", "65536"),
        ("practice", "--faults", "gremlins"),
        ("jobs", "show", "20260101-000000-0000"),
        ("jobs", "resume", "20260101-000000-0000", "--yes"),
        ("jobs", "export", "20260101-000000-0000", "--out", "r.xlsx"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_exit_code_2(desk: Desk, words: tuple[str, ...]) -> None:
    assert refused(desk.run(*words))


@pytest.mark.parametrize(
    "words",
    [
        ("--private-key=k3ySECRET",),
        ("--private-key", "k3ySECRET"),
        ("private_key=k3ySECRET",),
        ("--set", "k3ySECRET"),
        ("--set", "=k3ySECRET"),
        ("--set", "private_key=k3ySECRET"),
    ],
    ids=" ".join,
)
def test_a_secret_typed_where_it_does_not_belong_is_not_repeated(desk: Desk, words: tuple[str, ...]) -> None:
    done = desk.run("accounts", "add", "x", "--provider", "ucloud", "--set", "public_key=p", *words)
    assert refused(done)
    assert "SECRET" not in done.err


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ((), ["--template"]),
        (("--text", "您好", "--sender", "练习商城"), ["--template"]),
        ((*TEMPLATE, "--text", "您好"), ["--text"]),
        (("--sender", "练习商城", "--template", ""), ["--template"]),
        (("--template", "UTA-PRACTICE-2"), ["signature"]),
        (("--template", "T", "--sender", "练习", "--param", "2=姓名"), ["variable"]),
        (("--template", "T", "--sender", "练习", "--param", "1=姓名", "--param", "3=姓名"), ["variable"]),
        (("--template", "T", "--sender", "练习", "--param", "0=姓名"), ["variable"]),
        (("--template", "T", "--sender", "练习", "--param", "name=姓名"), ["variable"]),
        (("--template", "T", "--sender", "练习", "--param", "1=姓名", "--param", "1=订单号"), ["1"]),
        (("--template", "T", "--sender", "练习", "--param", "1=生日"), ["生日", "姓名, 手机号, 订单号"]),
        (("--template", "T", "--sender", "练习", "--param", "1="), ["1"]),
        (("--template", "T", "--sender", "练习", "--template-text", "您好{1}"), ["1"]),
        (("--template", "T", "--sender", "练习", "--template-text", "您好", "--param", "1=姓名"), ["1"]),
    ],
    ids=str,
)
def test_a_message_that_does_not_fit_ucloud_is_refused(
    desk: Desk, server: PracticeServer, sheet: MakeSheet, message: tuple[str, ...], named: list[str]
) -> None:
    assert refused(desk.preview(sheet(2), *message, account="ucloud"), *named)
    assert refused(desk.send(sheet(2), *message, account="ucloud"), *named)
    assert server.requests == []
    assert desk.run("jobs", "list", "--json").json == []


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ((), ["--text"]),
        (TEMPLATE, ["--text"]),
        ((*TEXT, "--template", "T"), ["--template"]),
        ((*TEXT, "--template-text", "您好{1}"), ["--template"]),
        ((*TEXT, "--param", "1=姓名"), ["--param"]),
        ((*TEXT, "--same-content-call"), ["SUBMAIL"]),
        (("--text", "您好"), ["signature"]),
        (("--text", "", "--sender", "练习商城"), ["text"]),
        (("--text", "【练习商城】{生日}快乐"), ["生日", "姓名, 手机号, 订单号"]),
        (("--text", "【练习商城】{姓名"), ["brace"]),
        (("--text", "【练习商城】姓名}"), ["brace"]),
        (("--text", "【练习商城】｛姓名｝"), ["姓名"]),
    ],
    ids=str,
)
def test_a_message_that_does_not_fit_submail_is_refused(
    desk: Desk, server: PracticeServer, sheet: MakeSheet, message: tuple[str, ...], named: list[str]
) -> None:
    assert refused(desk.preview(sheet(2), *message, account="submail"), *named)
    assert refused(desk.send(sheet(2), *message, account="submail"), *named)
    assert server.requests == []
    assert desk.run("jobs", "list", "--json").json == []


@pytest.mark.parametrize(
    ("choice", "named"),
    [
        (("--worksheet", "没有"), ["名单"]),
        (("--header-row", "9"), ["9"]),
        (("--header-row", "4"), ["4"]),
        (("--phone-column", "电话"), ["姓名, 手机号, 订单号"]),
        (("--region", "XX"), ["XX"]),
        (("--region", ""), ["region"]),
        (("--account", "nobody"), ["submail"]),
    ],
    ids=str,
)
def test_a_choice_that_is_not_there_names_those_that_are(
    desk: Desk, server: PracticeServer, sheet: MakeSheet, choice: tuple[str, ...], named: list[str]
) -> None:
    words: tuple[str | Path, ...] = (sheet(3), "--account", "submail", *TEXT, *choice)
    assert refused(desk.run("preview", *words), *named)
    assert refused(desk.run("send", *words, "--yes"), *named)
    assert server.requests == []


def test_a_sheet_without_a_clear_phone_column_lists_the_columns(
    desk: Desk, server: PracticeServer, tmp_path: Path
) -> None:
    two = write_sheet(tmp_path / "two.xlsx", [(number(1), number(2))], ("本人", "家长"))
    none = write_sheet(tmp_path / "none.xlsx", [("甲", "乙")], ("姓", "名"))
    message = ("--text", "【练习商城】您好")
    assert refused(desk.send(two, *message, account="submail"), "本人, 家长")
    assert refused(desk.send(none, *message, account="submail"), "姓, 名")
    assert server.requests == []


def test_a_file_that_holds_no_list_is_refused(desk: Desk, server: PracticeServer, tmp_path: Path) -> None:
    only_header = write_sheet(tmp_path / "header.xlsx", [])
    nothing = write_sheet(tmp_path / "nothing.xlsx", [], ())
    empty = tmp_path / "empty.xlsx"
    empty.write_bytes(b"")
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(write_sheet(tmp_path / "whole.xlsx", people(9)).read_bytes()[:-300])
    for path in (only_header, nothing, empty, picture, damaged, tmp_path / "missing.xlsx", tmp_path):
        assert refused(desk.send(path, *TEXT, account="submail"), path.name)
        assert refused(desk.preview(path, *TEXT, account="submail"), path.name)
    assert server.requests == []


@pytest.mark.parametrize("same", ["itself", "dotted", "symbolic", "hard", "relative"])
def test_results_are_never_written_over_the_sheet(
    desk: Desk,
    server: PracticeServer,
    sheet: MakeSheet,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    same: str,
) -> None:
    path = sheet(2)
    before = path.read_bytes()
    out = tmp_path / "out.xlsx"
    if same == "itself":
        out = path
    elif same == "dotted":
        (tmp_path / "sub").mkdir()
        out = tmp_path / "sub" / ".." / path.name
    elif same == "symbolic":
        out.symlink_to(path)
    elif same == "hard":
        os.link(path, out)
    else:
        monkeypatch.chdir(tmp_path)
        out = Path(path.name)
    assert refused(desk.send(path, *TEXT, "--out", out, account="submail"), path.name)
    assert server.requests == []
    assert path.read_bytes() == before


def test_results_are_never_written_over_the_sheet_that_a_link_stands_for(
    desk: Desk, server: PracticeServer, sheet: MakeSheet, tmp_path: Path
) -> None:
    path = sheet(2)
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)
    assert refused(desk.send(link, *TEXT, "--out", path, account="submail"))
    assert server.requests == []


@pytest.mark.parametrize("out", ["missing/r.xlsx", "r.csv", "r", "folder.xlsx", "sheet.csv/r.xlsx"])
def test_results_that_cannot_be_written_are_refused_before_anything_is_sent(
    desk: Desk, server: PracticeServer, sheet: MakeSheet, tmp_path: Path, out: str
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "sheet.csv").write_text("x")
    assert refused(desk.send(sheet(2), *TEXT, "--out", tmp_path / out, account="submail"), out)
    assert server.requests == []
    assert desk.run("jobs", "list", "--json").json == []


def test_results_without_a_name_are_refused_before_anything_is_sent(
    desk: Desk, server: PracticeServer, sheet: MakeSheet
) -> None:
    assert refused(desk.send(sheet(2), *TEXT, "--out", "", account="submail"), ".xlsx")
    assert server.requests == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden here")
def test_results_in_a_folder_that_cannot_be_written_are_refused_before_anything_is_sent(
    desk: Desk, server: PracticeServer, sheet: MakeSheet, tmp_path: Path
) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    (folder / "r.xlsx").write_bytes(b"old")
    folder.chmod(0o500)
    assert refused(desk.send(sheet(2), *TEXT, "--out", folder / "r.xlsx", account="submail"), "r.xlsx")
    assert server.requests == []


@pytest.mark.parametrize("words", [("accounts", "list"), ("jobs", "list")])
def test_a_data_folder_that_is_none_is_named(desk: Desk, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "in"):
        done = desk.run(*words, "--data-dir", folder)
        assert refused(done, "file")


def test_an_error_cell_in_an_unused_column_is_no_problem(desk: Desk, server: PracticeServer, sheet: MakeSheet) -> None:
    path = sheet(1)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C2"] = "#N/A"
    book.save(path)
    assert desk.send(path, "--text", "【练习商城】您好{姓名}", account="submail").counts == {"accepted": 1}


def test_template_text_is_only_for_show(desk: Desk, server: PracticeServer, sheet: MakeSheet) -> None:
    desk.send(sheet(1), *TEMPLATE, *TEMPLATE_TEXT, account="ucloud")
    assert "发货" not in server.requests[-1].body.decode()
