"""smsgui-cli preview: what would be sent, without sending, connecting or needing a secret."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import openpyxl
import pytest

from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import KNOWN, MESSAGES, TEMPLATE, TEMPLATE_TEXT, TEXT, Desk, number, people, process, write_sheet

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A sheet with a row for every problem that SUBMAIL can have."""
    rows: list[tuple[object, ...]] = [
        ("甲", number(1), "1"),
        ("乙", "138001380", "2"),
        ("丙", "021-62345678", "3"),
        ("甲", number(1), "1"),
        (None, number(4), "5"),
        ("己", number(5), "#DIV/0!"),
        ("庚", number(6), "7"),
        ("辛" * 1000, number(7), "8"),
        ("壬", "+85251234567", "9"),
        ("癸", number(8), "=A1"),
        (None, None, None),
        ("子", number(9), "10"),
    ]
    path = write_sheet(tmp_path / "messy.xlsx", rows)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[8].hidden = True
    book.save(path)
    return path


def test_one_is_no_plural(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE)
    done = desk.run("preview", sheet(1), "--account", "office", *TEMPLATE, *TEMPLATE_TEXT)
    assert done.out.endswith("\n1 row: 1 to send in 1 request, 1 segment; 0 left out.\n")


def test_a_good_sheet_is_exit_code_0(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE, batch_size="2")
    done = desk.preview(sheet(3), *TEMPLATE, *TEMPLATE_TEXT)
    assert done.code == 0
    shown = done.json
    assert (shown["rows"], shown["recipients"], shown["segments"], shown["problems"]) == (3, 3, 3, [])
    assert shown["messages"][0] == {
        "row": 2,
        "number": "+86" + number(1),
        "text": "您好客1，您的订单A00001已发货。",
        "parameters": ["客1", "A00001"],
        "segments": 1,
    }
    assert [(batch["call"], batch["rows"]) for batch in shown["batches"]] == [
        ("SendBatchUSMSMessage", [2, 3]),
        ("SendBatchUSMSMessage", [4]),
    ]


def test_the_request_is_the_one_that_would_leave_without_its_signature(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE)
    request: dict[str, Any] = desk.preview(sheet(1), *TEMPLATE).json["batches"][0]["request"]
    assert (request["method"], request["url"]) == ("POST", NOWHERE + "/")
    form = parse_qs(request["body"])
    assert form["Signature"] == ["***"]
    assert form["PublicKey"] == [KNOWN.ucloud_public_key]
    (group,) = json.loads(base64.b64decode(form["TaskContent"][0]))
    assert group["Target"][0]["TemplateParams"] == ["客1", "A00001"]


@pytest.mark.parametrize("sign_type", ["normal", "md5", "sha1"])
def test_submails_signature_is_hidden_however_it_is_made(desk: Desk, sheet: MakeSheet, sign_type: str) -> None:
    desk.account(NOWHERE, "submail", sign_type=sign_type)
    request = desk.preview(sheet(1), *TEXT).json["batches"][0]["request"]
    assert parse_qs(request["body"])["signature"] == ["***"]


def test_every_kind_of_problem_has_its_row_and_code(desk: Desk, messy: Path) -> None:
    desk.account(NOWHERE, "submail")
    done = desk.preview(messy, *TEXT)
    assert done.code == 1
    shown = done.json
    assert [(problem["row"], problem["column"], problem["code"]) for problem in shown["problems"]] == [
        (3, "手机号", "invalid_number"),
        (4, "手机号", "not_mobile"),
        (5, "手机号", "duplicate"),
        (6, "姓名", "missing_value"),
        (7, "订单号", "error_value"),
        (8, "", "hidden_row"),
        (9, "姓名", "too_long"),
        (10, "手机号", "unsupported_country"),
        (11, "订单号", "error_value"),
    ]
    assert all(problem["detail"] for problem in shown["problems"])
    assert [message["row"] for message in shown["messages"]] == [2, 13]
    assert (shown["rows"], shown["recipients"]) == (11, 2)


def test_what_send_would_skip_stands_in_the_problems_with_the_same_code(
    desk: Desk, practice: Practice, messy: Path
) -> None:
    server = practice()
    desk.account(server.url, "submail")
    for _ in range(2):
        shown = desk.preview(messy, *TEXT).json
        sent = desk.send(messy, *TEXT)
        skipped = [(line["row"], line["code"], line["detail"]) for line in sent.lines if line["status"] == "skipped"]
        assert [(p["row"], p["code"], p["detail"]) for p in shown["problems"]] == sorted(skipped)
    assert [problem["code"] for problem in shown["problems"]].count("repeat") == 2
    assert (shown["recipients"], shown["segments"], shown["batches"]) == (0, 0, [])


def test_it_opens_no_connection(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice()
    for kind, message in MESSAGES.items():
        desk.account(server.url, kind, name=kind)
        assert desk.preview(sheet(3), *message, account=kind).code == 0
    assert server.requests == []


def test_it_needs_neither_a_secret_nor_a_keyring(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE)
    done = process(
        "preview", sheet(1), "--account", "office", *TEMPLATE, "--json",
        env={"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")


def test_it_writes_no_job(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE)
    desk.preview(sheet(3), *TEMPLATE)
    assert desk.run("jobs", "list", "--json").json == []


def test_segments_are_null_where_the_text_is_not_known(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE)
    shown = desk.preview(sheet(1), *TEMPLATE).json
    assert shown["messages"][0]["text"] is None
    assert (shown["messages"][0]["segments"], shown["segments"]) == (None, None)


def test_the_signature_is_counted_with_its_brackets(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE)
    path = write_sheet(tmp_path / "a.xlsx", [("x" * 62, number(1)), ("x" * 65, number(2))], ("名", "手机"))
    shown = desk.preview(
        path, "--template", "T1", "--sender", "练习商城", "--template-text", "{1}", "--param", "1=名"
    ).json
    assert [message["segments"] for message in shown["messages"]] == [1, 2]


def test_a_signature_given_by_its_id_is_said_not_to_be_counted(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE, "huawei_smn")
    text = ("--text", "字" * 66)
    (told,) = desk.preview(sheet(1), *text, "--sender", "0b364890f1574045a59b7c79e4d734cd").json["warnings"]
    assert "is not counted" in told["detail"]
    shown = desk.preview(sheet(1), *text, "--sender", "练习商城").json
    assert (shown["warnings"], shown["segments"]) == ([], 2)


def test_two_signatures_in_a_row_are_told(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE, "submail")
    (told,) = desk.preview(sheet(1), "--text", "【别的签名】您好", "--sender", "练习商城").json["warnings"]
    assert "“【练习商城】【别的签名】”" in told["detail"]


def test_groups_of_equal_text_make_a_request_each(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE, "submail", batch_size="2")
    rows = [(name, number(index), "1") for index, name in enumerate("甲乙甲甲乙")]
    shown = desk.preview(write_sheet(tmp_path / "a.xlsx", rows), *TEXT).json
    assert [(batch["call"], batch["rows"]) for batch in shown["batches"]] == [
        ("sms/batchsend", [2, 4]),
        ("sms/batchsend", [5]),
        ("sms/batchsend", [3, 6]),
    ]


def test_the_same_content_call_is_shown_where_it_was_chosen(desk: Desk, sheet: MakeSheet) -> None:
    desk.account(NOWHERE)
    shown = desk.preview(sheet(2), *TEMPLATE, "--same-content-call").json
    assert [batch["call"] for batch in shown["batches"]] == ["SendUSMSMessage"] * 2


def test_what_looks_wrong_is_a_warning_and_no_problem(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE, "submail")
    path = write_sheet(tmp_path / "a.xlsx", [("甲", number(index), "1") for index in range(1, 6)])
    done = desk.preview(path, *TEXT)
    assert (done.code, done.json["problems"]) == (0, [])
    assert done.json["warnings"]
    assert "Note: " in desk.run("preview", path, "--account", "office", *TEXT).out


def test_people_are_told_the_same_in_words(desk: Desk, messy: Path) -> None:
    desk.account(NOWHERE, "submail")
    done = desk.run("preview", messy, "--account", "office", *TEXT)
    assert done.code == 1
    assert f"row 2  +86{number(1)}  【练习商城】您好甲，您的订单1已发货。" in done.out
    assert "row 3  手机号  left out:" in done.out
    assert "11 rows: 2 to send in 2 requests, 2 segments; 9 left out." in done.out


def test_another_region_counts_for_numbers_without_a_country(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE)
    path = write_sheet(tmp_path / "a.xlsx", [("甲", "5123 4567", "1"), ("乙", "+86" + number(1), "2")])
    for region in ("HK", "hk"):
        shown = desk.preview(path, *TEMPLATE, "--region", region, "--phone-column", "手机号").json
        assert [message["number"] for message in shown["messages"]] == ["+85251234567", "+86" + number(1)]


def test_worksheet_header_row_and_phone_column_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE)
    path = write_sheet(tmp_path / "a.xlsx", people(1), name="不是这张")
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("这张")
    for row in (["二〇二六年名单"], ["姓名", "本人", "家长", "订单号"], ["甲", number(1), number(2), "7"]):
        sheet.append(row)
    book.save(path)
    choices = ("--worksheet", "这张", "--header-row", "2", "--phone-column", "家长")
    shown = desk.preview(path, *TEMPLATE, *choices).json
    assert [(message["row"], message["number"]) for message in shown["messages"]] == [(3, "+86" + number(2))]


def test_a_list_without_a_header_is_read_with_header_row_0(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE, "submail")
    path = tmp_path / "a.csv"
    path.write_text(f"{number(1)},甲\n{number(2)},乙\n", encoding="utf-8")
    shown = desk.preview(path, "--header-row", "0", "--text", "【练习商城】{B}您好").json
    assert [message["text"] for message in shown["messages"]] == ["【练习商城】甲您好", "【练习商城】乙您好"]


def test_a_csv_in_any_usual_encoding_is_read(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE, "submail")
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        path = tmp_path / "a.csv"
        path.write_bytes(f"姓名,手机号,订单号\r\n张三,{number(1)},0012\r\n\r\n李四,{number(2)},1\r\n".encode(encoding))
        shown = desk.preview(path, *TEXT).json
        texts = {message["row"]: message["text"] for message in shown["messages"]}
        assert texts == {2: "【练习商城】您好张三，您的订单0012已发货。", 4: "【练习商城】您好李四，您的订单1已发货。"}
        assert shown["rows"] == 2


def test_the_encoding_of_a_text_file_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE, "submail")
    path = tmp_path / "名单.csv"
    path.write_bytes("姓名,手機號\n王小明,13800138000\n".encode("big5"))
    message = ("--text", "【練習】{姓名}您好")
    assert desk.preview(path, *message).code == 2
    done = desk.preview(path, *message, "--encoding", "big5")
    assert (done.code, done.json["messages"][0]["text"]) == (0, "【練習】王小明您好")
    done = desk.preview(path, *message, "--encoding", "klingon")
    assert (done.code, "“klingon”" in done.err) == (2, True)


def test_an_unclear_phone_column_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    desk.account(NOWHERE, "submail")
    path = tmp_path / "名单.csv"
    path.write_text("客户手机,业务员手机\n1.38E+10,13900139000\n1.38E+10,13900139001\n", encoding="utf-8")
    done = desk.preview(path, "--text", "【练习】您好")
    assert (done.code, "客户手机, 业务员手机" in done.err) == (2, True)
    done = desk.preview(path, "--text", "【练习】您好", "--phone-column", "客户手机")
    assert [problem["code"] for problem in done.json["problems"]] == ["invalid_number"] * 2
