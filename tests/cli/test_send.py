"""smsgui-cli send: every row has one line, and the exit code says how it went."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import parse_qs

import openpyxl
import pytest

from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import TEMPLATE, TEMPLATE_TEXT, TEXT, Desk, number, people, read_book, write_sheet


def test_every_row_accepted_is_exit_code_0(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice()
    desk.account(server.url)
    done = desk.send(sheet(5), *TEMPLATE, *TEMPLATE_TEXT)
    assert done.code == 0
    assert done.statuses == dict.fromkeys(range(2, 7), "accepted")
    assert done.counts == {"accepted": 5}
    assert done.lines[0] == {
        "row": 2,
        "number": "+86" + number(1),
        "status": "accepted",
        "reference": done.lines[0]["reference"],
        "code": "",
        "detail": "",
        "segments": 1,
    }
    assert done.lines[0]["reference"]
    assert done.err == ""
    assert server.delivered == {"+86" + number(index): 1 for index in range(1, 6)}


def test_without_the_templates_text_the_segments_are_null(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    desk.account(practice().url)
    done = desk.send(sheet(1), *TEMPLATE)
    assert [line["segments"] for line in done.lines] == [None]


def test_skipped_rows_have_their_line_and_make_exit_code_1(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    desk.account(practice().url)
    rows = [
        ("甲", number(1), "1"),
        ("乙", "123", "2"),
        (None, None, None),
        ("丙", "010-62345678", "3"),
        ("甲", number(1), "1"),
        (None, number(3), "5"),
        ("戊", f"{number(4)}/{number(5)}", "6"),
        ("己", number(6), "#N/A"),
    ]
    done = desk.send(write_sheet(tmp_path / "a.xlsx", rows), *TEMPLATE, *TEMPLATE_TEXT)
    assert done.code == 1
    codes = {line["row"]: (line["status"], line["code"]) for line in done.lines}
    assert codes == {
        2: ("accepted", ""),
        3: ("skipped", "invalid_number"),
        5: ("skipped", "not_mobile"),
        6: ("skipped", "duplicate"),
        7: ("skipped", "missing_value"),
        8: ("skipped", "invalid_number"),
        9: ("skipped", "error_value"),
    }
    assert done.counts == {"accepted": 1, "skipped": 6}
    assert all(line["detail"] and line["segments"] is None for line in done.lines if line["status"] == "skipped")


def test_a_rejected_row_has_the_providers_own_code_and_words(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    desk.account(practice(f"refuse={number(2)}:253").url, "submail")
    done = desk.send(sheet(3), *TEXT)
    assert done.code == 1
    assert done.counts == {"accepted": 2, "rejected": 1}
    refused = next(line for line in done.lines if line["row"] == 3)
    assert (refused["status"], refused["code"]) == ("rejected", "253")
    assert refused["detail"] == "The recipient has unsubscribed"


def test_an_unknown_row_makes_exit_code_3_even_beside_rejected_and_pending_ones(
    desk: Desk, practice: Practice, sheet: MakeSheet
) -> None:
    server = practice(f"cut@2,code@3=171,refuse={number(1)}")
    desk.account(server.url, batch_size="1")
    done = desk.send(sheet(4), *TEMPLATE)
    assert done.code == 3
    assert done.statuses == {2: "rejected", 3: "unknown", 4: "pending", 5: "pending"}
    assert server.sends == 3


def test_a_refused_account_stops_the_job_with_exit_code_4(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice(f"code@3=18013,refuse={number(1)}")
    desk.account(server.url, batch_size="2")
    done = desk.send(sheet(9), *TEMPLATE)
    assert done.code == 4
    assert done.statuses == {
        2: "rejected",
        **dict.fromkeys(range(3, 6), "accepted"),
        **dict.fromkeys(range(6, 11), "pending"),
    }
    assert [line["code"] for line in done.lines if line["status"] == "pending"] == [""] * 5
    assert server.sends == 3
    assert "18013" in done.err


def test_three_unknown_batches_in_a_row_stop_the_job(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("cut@2,rubbish@4,http500@5,empty@6")
    desk.account(server.url, batch_size="1")
    done = desk.send(sheet(8), *TEMPLATE)
    assert done.code == 3
    assert done.counts == {"accepted": 2, "unknown": 4, "pending": 2}
    assert server.sends == 6


def test_a_provider_that_throttles_is_tried_for_half_a_minute(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("throttle@*")
    desk.account(server.url, batch_size="1")
    began = time.monotonic()
    done = desk.send(sheet(3), *TEMPLATE)
    assert 20 < time.monotonic() - began < 40
    assert done.code == 4
    assert done.statuses == {2: "pending", 3: "pending", 4: "pending"}
    assert 5 <= server.sends <= 8
    assert server.deliveries == []
    *waits, last = done.err.splitlines()
    assert all("waiting" in wait for wait in waits)
    assert last.startswith("smsgui-cli: stopped; UCloud USMS: 153")


def test_a_throttled_batch_is_tried_again(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice("throttle@2")
    desk.account(server.url, batch_size="1")
    done = desk.send(sheet(3), *TEMPLATE)
    assert done.code == 0
    assert done.counts == {"accepted": 3}
    assert set(server.delivered.values()) == {1}


@pytest.mark.parametrize(
    ("fault", "code", "status"), [("http302@1", 3, "unknown"), ("http307@1", 3, "unknown"), ("http401@1", 4, "pending")]
)
def test_no_redirect_is_followed_and_a_bare_refusal_is_the_accounts(
    desk: Desk, practice: Practice, sheet: MakeSheet, fault: str, code: int, status: str
) -> None:
    server = practice(fault)
    desk.account(server.url)
    done = desk.send(sheet(2), *TEMPLATE)
    assert (done.code, done.statuses) == (code, {2: status, 3: status})
    assert len(server.requests) == 1


def test_different_texts_are_grouped_where_the_call_takes_one(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    server = practice()
    desk.account(server.url, "submail")
    rows = [("甲", number(1), "1"), ("乙", number(2), "1"), ("甲", number(3), "1"), ("乙", number(4), "1")]
    done = desk.send(write_sheet(tmp_path / "a.xlsx", rows), *TEXT)
    assert done.code == 0
    sent = [parse_qs(arrival.body.decode())["to"][0].split(",") for arrival in server.requests]
    assert sent == [[number(1), number(3)], [number(2), number(4)]]


def test_the_same_content_call_groups_by_equal_parameters(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    server = practice()
    desk.account(server.url)
    rows = [("甲", number(1), "1"), ("乙", number(2), "1"), ("甲", number(3), "1")]
    done = desk.send(write_sheet(tmp_path / "a.xlsx", rows), *TEMPLATE, "--same-content-call")
    assert done.code == 0
    assert [(a.parameters["Action"], a.parameters["PhoneNumbers.0"]) for a in server.requests] == [
        ("SendUSMSMessage", number(1)),
        ("SendUSMSMessage", number(2)),
    ]
    assert server.requests[0].parameters["PhoneNumbers.1"] == number(3)


def test_duplicates_are_sent_when_asked_for(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    server = practice()
    desk.account(server.url, "submail")
    path = write_sheet(tmp_path / "a.xlsx", [("甲", number(1), "1")] * 3)
    done = desk.send(path, *TEXT, "--keep-duplicates")
    assert done.statuses == {2: "accepted", 3: "accepted", 4: "accepted"}
    assert server.delivered == {"+86" + number(1): 3}


def test_what_was_sent_before_is_left_out_whatever_the_account(
    desk: Desk, practice: Practice, sheet: MakeSheet
) -> None:
    server = practice(f"cut@2,refuse={number(1)}")
    desk.account(server.url, "submail", batch_size="1")
    desk.account(server.url, "submail", name="other", batch_size="1")
    first = desk.send(sheet(3), *TEXT)
    assert first.statuses == {2: "rejected", 3: "unknown", 4: "accepted"}
    server.reset("")
    again = desk.send(sheet(3), *TEXT, account="other")
    assert {line["row"]: (line["status"], line["code"]) for line in again.lines} == {
        2: ("accepted", ""),
        3: ("skipped", "repeat"),
        4: ("skipped", "repeat"),
    }
    assert desk.send(sheet(3), *TEXT, "--allow-repeat").counts == {"accepted": 3}


def test_hidden_rows_are_left_out_unless_asked_for(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    desk.account(practice().url)
    path = write_sheet(tmp_path / "a.xlsx", people(3))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    done = desk.send(path, *TEMPLATE)
    assert done.code == 1
    assert [(line["row"], line["code"]) for line in done.lines if line["status"] == "skipped"] == [(3, "hidden_row")]
    assert desk.send(path, *TEMPLATE, "--include-hidden", "--allow-repeat").counts == {"accepted": 3}


def test_without_a_terminal_and_without_yes_it_refuses(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    server = practice()
    desk.account(server.url)
    done = desk.run("send", sheet(1), "--account", "office", *TEMPLATE, stdin="yes\n")
    assert done.code == 2
    assert "--yes" in done.err
    assert server.requests == []
    assert desk.run("jobs", "list", "--json").json == []


def test_an_account_without_its_secret_is_exit_code_2(
    desk: Desk, practice: Practice, sheet: MakeSheet, keyring_file: Path
) -> None:
    server = practice()
    desk.account(server.url)
    keyring_file.unlink()
    done = desk.send(sheet(1), *TEMPLATE)
    assert done.code == 2
    assert "private_key" in done.err
    assert server.requests == []


def test_odd_texts_arrive_byte_for_byte(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    server = practice()
    odd = "a+b&c=d%20 100% #/?\\ \"'`$HOME {x} 😀👨‍👩‍👧 全角＋ é\u0301 \t|\n第二行 %s %(x)s"
    desk.account(server.url, "submail", sign_type="md5")
    path = write_sheet(tmp_path / "a.xlsx", [(odd, number(1), "x" * 500)])
    text = "%d&+=#\n{{}} {姓名} {订单号}"
    done = desk.send(path, "--sender", "练习商城", "--text", text)
    assert done.code == 0
    assert server.deliveries[0].content == "【练习商城】%d&+=#\n{} " + odd + " " + "x" * 500


def test_odd_parameters_arrive_byte_for_byte(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    server = practice()
    odd = "+&=%25 '\"\\/😀 {1}\n#"
    desk.account(server.url)
    done = desk.send(write_sheet(tmp_path / "a.xlsx", [(odd, number(1), "7")]), *TEMPLATE)
    assert done.code == 0, done
    assert server.deliveries[0].content == (odd, "7")


def test_people_are_told_the_same_in_words(desk: Desk, practice: Practice, sheet: MakeSheet) -> None:
    desk.account(practice(f"refuse={number(2)},code@2=171").url, batch_size="2")
    done = desk.run("send", sheet(3), "--account", "office", *TEMPLATE, "--yes")
    assert done.code == 4
    *rows, job = done.out.splitlines()
    assert [row.split()[:2] for row in rows] == [["row", "2"], ["row", "3"], ["row", "4"]]
    assert "1 accepted by the provider (not yet delivered), 1 rejected, 0 unknown, 1 pending, 0 skipped" in job
    assert "jobs resume" in job


def test_ten_thousand_rows_add_up(desk: Desk, practice: Practice, sheet: MakeSheet, tmp_path: Path) -> None:
    server = practice(f"refuse={number(1)}+{number(9999)},cut@7")
    desk.account(server.url)
    out = tmp_path / "r.xlsx"
    done = desk.send(sheet(10_000), *TEMPLATE, "--out", out)
    assert done.code == 3
    assert sorted(done.statuses) == list(range(2, 10_002))
    assert done.counts == {"accepted": 9798, "rejected": 2, "unknown": 200}
    assert len(read_book(out)) == 10_000
    assert max(server.delivered.values()) == 1


def test_what_looks_wrong_is_said_even_where_nobody_is_asked(desk: Desk, practice: Practice, tmp_path: Path) -> None:
    desk.account(practice().url, "submail")
    path = write_sheet(tmp_path / "a.xlsx", [("甲", number(index), "1") for index in range(1, 6)])
    done = desk.send(path, *TEXT)
    assert "note: All 5 messages are the same" in done.err
