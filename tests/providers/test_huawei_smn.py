"""Huawei Cloud SMN: requests, every shape of answer, and the ways to be let in."""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, ClassVar

import pytest

from smsgui.domain import Account, Batch, Message, Status, Submission, Template
from smsgui.errors import (
    AccountError,
    NotSubmittedError,
    ProviderError,
    RefusedError,
    TemplateError,
    UnconfirmedError,
)
from smsgui.providers.base import Sender
from smsgui.providers.huawei_smn import HuaweiSmn
from smsgui.providers.transport import Transport
from tests.providers.contract import NUMBERS, ProviderContract
from tests.providers.line import Line, Reply, answer, http, reset, say, silence

ACCEPTED, REJECTED, UNKNOWN = Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN
SIGN_ID = "0b364890f1574045a59b7c79e4d734cd"
PROJECT = "0123456789abcdef0123456789abcdef"
TAKEN = {"request_id": "r", "result": [{"endpoint": n, "message_id": f"id-{n}"} for n in NUMBERS]}
SIGNS = {
    "sms_sign_count": 3,
    "sms_signs": [
        {"sign_id": "a" * 32, "sign_name": "审核中", "status": 2},
        {"sign_id": SIGN_ID, "sign_name": "练习商城", "status": 3},
        {"sign_id": "b" * 32, "sign_name": "怪", "status": "odd"},
    ],
}


def took(number: str) -> dict[str, object]:
    return {"endpoint": number, "message_id": f"id-{number}"}


def failed(number: str, code: str = "SMN.0160", message: str = "no") -> dict[str, object]:
    return {"endpoint": number, "code": code, "message": message}


class TestHuaweiSmn(ProviderContract):
    provider = HuaweiSmn()
    own: ClassVar = {"project_id": PROJECT, "access_key": "AN-ACCESS-KEY"}
    secrets: ClassVar = {"secret_key": "a-secret-key-of-tests"}
    template = Template("【练习商城】您好，“订单”已发货 & 100% + /。", sender="练习商城")

    def accepting(self, batch: Batch) -> object:
        return {"request_id": "r", "result": [took(message.number) for message in batch.messages]}

    def refusing(self, code: str, words: str) -> object:
        if code.startswith("APIG"):
            return {"error_code": code, "error_msg": words, "request_id": "r"}
        return {"request_id": "r", "code": code, "message": words}

    def refusing_one(self, batch: Batch, words: str) -> object:
        first, *others = (message.number for message in batch.messages)
        return {"result": [failed(first, "SMN.0057", words), *map(took, others)]}

    def checked(self) -> object:
        return SIGNS

    # --- requests

    def posted(self, batch: Batch, **settings: str) -> Any:
        prepared = self.provider.request(batch, self.account(**settings), 1795104184.9).prepare()
        assert prepared.url == f"https://smn.cn-north-1.myhuaweicloud.com/v2/{PROJECT}/notifications/sms"
        assert prepared.headers["X-Project-Id"] == PROJECT
        assert prepared.headers["X-Sdk-Date"] == "20261119T160304Z"
        assert "SignedHeaders=content-type;host;x-project-id;x-sdk-date" in prepared.headers["Authorization"]
        return json.loads(prepared.body or b"")

    def test_a_signature_in_the_text_goes_with_the_flag(self) -> None:
        assert self.posted(self.batch()) == {
            "endpoints": list(NUMBERS),
            "message": "【练习商城】您好，“订单”已发货 & 100% + /。",
            "message_include_sign_flag": "true",
        }

    def test_a_signatures_id_goes_without_it(self) -> None:
        template = self.provider.prepare(Template("您好", sender=f" {SIGN_ID} "))
        batch = Batch("SmsBatchPublish", template, (Message(2, "+85261234567", "您好"),))
        assert self.posted(batch) == {"endpoints": ["+85261234567"], "message": "您好", "sign_id": SIGN_ID}

    def test_what_is_signed_is_what_is_sent(self, carrier: Transport) -> None:
        with Line(answer(TAKEN)) as line:
            self.submit(line, carrier)
            head, _, body = line.requests[0].partition(b"\r\n\r\n")
        assert f"host: 127.0.0.1:{line.port}".encode() in head.lower()
        assert "练习商城".encode() in body

    @pytest.mark.parametrize(
        ("text", "sender", "prepared"),
        [
            ("您好", "练习商城", "【练习商城】您好"),
            ("您好", "【练习商城】", "【练习商城】您好"),
            ("您好", "{a}", "【{{a}}】您好"),
            ("【练习商城】您好", "", "【练习商城】您好"),
            ("【练习商城】您好", "练习商城", "【练习商城】您好"),
            ("您好", SIGN_ID, "您好"),
            ("您好", SIGN_ID.upper(), "您好"),
            ("您好", SIGN_ID[:-1], f"【{SIGN_ID[:-1]}】您好"),
        ],
    )
    def test_the_sender_is_an_id_or_stands_in_front(self, text: str, sender: str, prepared: str) -> None:
        assert self.provider.prepare(Template(text, sender=sender)).text == prepared

    @pytest.mark.parametrize(("text", "sender"), [("您好", ""), ("[练习商城]您好", ""), ("【练习商城】您好", SIGN_ID)])
    def test_no_signature_or_two_are_refused_before_anything_is_sent(self, text: str, sender: str) -> None:
        with pytest.raises(TemplateError):
            self.provider.prepare(Template(text, sender=sender))

    # --- answers

    def fates(self, *items: object) -> list[Status]:
        return [submission.status for submission in self.read({"request_id": "r", "result": list(items)})]

    @pytest.mark.parametrize(("code", "decision"), [("SMN.0261", AccountError), ("APIGW.0308", NotSubmittedError)])
    def test_all_rows_refused_for_no_fault_of_theirs_are_a_refused_request(
        self, code: str, decision: type[Exception]
    ) -> None:
        everyone = [failed(phone, code, "words") for phone in ("13800138001", "13900139002", "15912345678")]
        with pytest.raises(decision):
            self.fates(*everyone)
        assert self.fates(*everyone[:2], took("15912345678")) == [REJECTED, REJECTED, ACCEPTED]

    def test_a_fault_of_the_provider_s_own_leaves_a_row_unknown(self) -> None:
        fault, *others = failed("13800138001", "SMN.0016", "words"), took("13900139002"), took("15912345678")
        assert self.fates(fault, *others) == [UNKNOWN, ACCEPTED, ACCEPTED]

    def test_each_item_is_its_numbers_fate_in_any_order(self) -> None:
        items = [failed("15912345678", "SMN.0057", "too often"), took("8613800138001"), took("13900139002")]
        assert self.read({"result": items}) == [
            Submission(2, ACCEPTED, "id-8613800138001"),
            Submission(3, ACCEPTED, "id-13900139002"),
            Submission(5, REJECTED, "", "SMN.0057", "too often"),
        ]

    @pytest.mark.parametrize("code", ["SMN.0190", "SMN0190"])
    def test_the_refused_double_of_a_number_that_was_taken_is_no_failure(self, code: str) -> None:
        assert self.fates(failed(NUMBERS[0], code), *map(took, NUMBERS)) == [ACCEPTED] * 3
        assert self.fates(*map(took, NUMBERS), failed(NUMBERS[0], code)) == [ACCEPTED] * 3

    def test_the_refused_double_of_a_number_that_was_refused_is_none_either(self) -> None:
        for items in ([failed(NUMBERS[0], "SMN.0190"), failed(NUMBERS[0])], [failed(NUMBERS[0])]):
            found = self.read({"result": [*items, took(NUMBERS[1])]})
            assert (found[0].status, found[0].code) == (REJECTED, "SMN.0160")

    def test_a_double_alone_leaves_it_unknown(self) -> None:
        found = self.read({"result": [failed(NUMBERS[0], "SMN.0190", "exists")]})
        assert found[0] == Submission(2, UNKNOWN, "", "SMN.0190", "exists")

    @pytest.mark.parametrize("odd", [None, "x", 3, [], {}, took("138****8001"), {"endpoint": NUMBERS[0]}])
    def test_what_says_nothing_of_a_number_leaves_it_unknown(self, odd: object) -> None:
        assert self.fates(odd, took(NUMBERS[1])) == [UNKNOWN, ACCEPTED, UNKNOWN]

    @pytest.mark.parametrize("status", [200, 201, 202, 400, 500])
    def test_items_count_whatever_the_http_status(self, status: int) -> None:
        assert [s.status for s in self.read(TAKEN, status=status)] == [ACCEPTED] * 3

    @pytest.mark.parametrize(
        "shape",
        [
            {"code": "{}", "message": "no"},
            {"error_code": "{}", "error_msg": "no"},
            {"errorCode": "{}", "errorMsg": "no"},
            {"error": {"code": "{}", "message": "no"}},
            {"error": {"error_code": "{}", "error_msg": "no"}},
        ],
    )
    @pytest.mark.parametrize(
        ("code", "decision"),
        [
            ("SMN.0261", AccountError),
            ("SMN0261", AccountError),
            ("APIGW.0301", AccountError),
            ("APIG.0301", AccountError),
            ("SMN.0159", RefusedError),
            ("APIGW.0308", NotSubmittedError),
            ("SMN.0016", UnconfirmedError),
        ],
    )
    def test_an_error_is_read_in_each_of_its_shapes(
        self, shape: dict[str, Any], code: str, decision: type[ProviderError]
    ) -> None:
        said = json.loads(json.dumps(shape).replace("{}", code))
        with pytest.raises(decision) as caught:
            self.read(said, status=400)
        assert (caught.value.code, caught.value.detail) == (code, "no")

    @pytest.mark.parametrize(
        ("status", "decision"),
        [
            (401, AccountError),
            (403, AccountError),
            (429, NotSubmittedError),
            (400, UnconfirmedError),
            (500, UnconfirmedError),
        ],
    )
    def test_an_unknown_code_is_judged_by_the_http_status(self, status: int, decision: type[ProviderError]) -> None:
        with pytest.raises(decision) as caught:
            self.read({"code": "SMN.9999", "message": "new"}, status=status)
        assert (caught.value.code, caught.value.detail) == ("SMN.9999", "new")

    # --- the check, and signatures

    def test_the_check_lists_signatures_and_so_do_the_senders(self, carrier: Transport) -> None:
        with Line(answer(SIGNS)) as line:
            assert "signatures that can be used: 1." in str(self.provider.check(self.account(line.url), carrier))
            found = self.provider.senders(self.account(line.url), carrier)
            assert line.requests[0].startswith(f"GET /v2/{PROJECT}/notifications/sms_sign ".encode())
        assert found[0] == Sender(SIGN_ID, "练习商城")
        assert [bool(sender.warning) for sender in found] == [False, True, True]

    @pytest.mark.parametrize(
        "refused",
        [
            answer({"error_code": "APIGW.0101", "error_msg": "gone"}, 404),
            answer({"code": "SMN.0228", "message": "closed"}, 403),
            say(http("<html>", 404)),
        ],
    )
    def test_where_signatures_cannot_be_had_another_call_proves_the_keys(
        self, carrier: Transport, refused: Reply
    ) -> None:
        with Line(refused, answer({"topics": []})) as line:
            checked = self.provider.check(self.account(line.url), carrier)
            assert b"/notifications/topics?offset=0&limit=1 " in line.requests[1]
        assert "not show" in str(checked)

    def test_where_the_project_is_another_one_the_check_says_which(self, carrier: Transport) -> None:
        no = answer({"code": "SMN.0001", "message": "no"}, 403)
        with Line(no, no, answer({"projects": [{"id": "p2", "name": "cn-north-1"}]})) as line:
            with pytest.raises(AccountError) as caught:
                self.provider.check(self.account(line.url), carrier)
            assert line.requests[2].startswith(b"GET /v3/projects?name=cn-north-1 ")
        assert (caught.value.code, "p2" in caught.value.detail) == ("SMN.0001", True)

    @pytest.mark.parametrize("last", [answer({"projects": [{"id": PROJECT}]}), answer({}, 401), say(http("x", 404))])
    def test_where_nothing_helps_the_check_is_refused_as_it_was(self, carrier: Transport, last: Reply) -> None:
        no = answer({"code": "SMN.0001", "message": "no"}, 403)
        with Line(no, no, last) as line, pytest.raises(AccountError) as caught:
            self.provider.check(self.account(line.url), carrier)
        assert (caught.value.code, caught.value.detail) == ("SMN.0001", "no")

    def test_a_key_that_cannot_be_written_in_a_header_is_told(self, carrier: Transport) -> None:
        with Line(answer(TAKEN)) as line:
            account = self.account(line.url, access_key="密钥")
            with pytest.raises(AccountError):
                self.provider.submit(self.batch(), account, carrier)
            assert line.requests == []


# --- with tokens


def token(value: str, **more: object) -> Reply:
    """IAM's answer with a token that is good for a day."""
    times = {"issued_at": "2026-11-20T09:05:22.701000Z", "expires_at": "2026-11-21T09:05:22.701000Z"}
    return say(http(json.dumps({"token": {**times, **more}}), 201, X_Subject_Token=value))


REFUSED = answer(
    {"error": {"code": 401, "message": "The username or password is wrong.", "title": "Unauthorized"}}, 401
)
STALE = answer({"error_code": "APIGW.0307", "error_msg": "The token must be updated."}, 401)
PASSWORD = "pass word & 密码"


class Desk:
    """A provider without tokens yet, and an account that signs in with one."""

    def __init__(self) -> None:
        self.provider = HuaweiSmn()
        self.contract = TestHuaweiSmn()

    def account(self, url: str) -> Account:
        made = self.contract.account(url, auth="token", domain_name="公司", user_name="user", access_key="")
        return Account(made.name, made.provider, made.settings, {"password": PASSWORD})

    def submit(self, line: Line, carrier: Transport) -> list[Submission]:
        return self.provider.submit(self.contract.batch(), self.account(line.url), carrier)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(TestHuaweiSmn, "secrets", {"password": PASSWORD})
    return Desk()


def shown(line: Line) -> list[str]:
    """Each request as its path and the token that it carries."""
    found = []
    for request in line.requests:
        head = request.partition(b"\r\n\r\n")[0].decode()
        carried = re.search(r"(?i)x-auth-token: (\S+)", head)
        found.append(head.split()[1].rpartition("/")[2] + (f" {carried[1]}" if carried else ""))
    return found


def test_a_token_is_fetched_once_and_kept(desk: Desk, carrier: Transport) -> None:
    with Line(token("t1"), answer(TAKEN)) as line:
        for _ in range(3):
            assert [s.status for s in desk.submit(line, carrier)] == [ACCEPTED] * 3
        assert shown(line) == ["tokens?nocatalog=true", "sms t1", "sms t1", "sms t1"]
        head, _, body = line.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v3/auth/tokens")
    assert b"SDK-HMAC" not in b"".join(line.requests)
    assert json.loads(body) == {
        "auth": {
            "identity": {
                "methods": ["password"],
                "password": {"user": {"name": "user", "password": PASSWORD, "domain": {"name": "公司"}}},
            },
            "scope": {"project": {"id": PROJECT}},
        }
    }


def test_a_token_that_is_no_longer_taken_is_fetched_anew_once(desk: Desk, carrier: Transport) -> None:
    with Line(token("t1"), STALE, token("t2"), answer(TAKEN)) as line:
        assert [s.status for s in desk.submit(line, carrier)] == [ACCEPTED] * 3
        assert shown(line) == ["tokens?nocatalog=true", "sms t1", "tokens?nocatalog=true", "sms t2"]


@pytest.mark.parametrize("said", [TAKEN, {"code": "SMN.0016", "message": "busy"}])
def test_what_may_have_been_taken_is_not_sent_again_for_a_new_token(
    desk: Desk, carrier: Transport, said: object
) -> None:
    with Line(token("t1"), answer(said, 401), token("t2"), answer(TAKEN)) as line:
        with suppress(UnconfirmedError):
            assert [s.status for s in desk.submit(line, carrier)] == [ACCEPTED] * 3
        assert shown(line) == ["tokens?nocatalog=true", "sms t1"]


def test_a_token_that_is_never_taken_is_given_up(desk: Desk, carrier: Transport) -> None:
    with Line(token("t1"), STALE, token("t2"), STALE) as line:
        with pytest.raises(AccountError) as caught:
            desk.submit(line, carrier)
        assert len(line.requests) == 4
    assert caught.value.code == "APIGW.0307"


def test_an_echoed_token_is_hidden(desk: Desk, carrier: Transport) -> None:
    with (
        Line(token("a-long-token"), answer({"error_code": "APIGW.0302", "error_msg": "not with a-long-token"})) as line,
        pytest.raises(AccountError) as caught,
    ):
        desk.submit(line, carrier)
    assert caught.value.detail == "not with ***"


def test_a_token_near_its_end_is_not_used_again(desk: Desk, carrier: Transport) -> None:
    with Line(token("t1", expires_at="2026-11-20T09:05:22.701000Z"), answer(TAKEN), token("t2"), answer(TAKEN)) as line:
        for _ in range(3):
            desk.submit(line, carrier)
        assert [request for request in shown(line) if request.startswith("sms")] == ["sms t1", "sms t2", "sms t2"]


@pytest.mark.parametrize("end", ["", "2026-11-21", "rubbish", None, 3])
def test_a_token_whose_end_cannot_be_read_is_kept_for_a_while(desk: Desk, carrier: Transport, end: object) -> None:
    with Line(token("t1", expires_at=end), answer(TAKEN)) as line:
        for _ in range(2):
            desk.submit(line, carrier)
        assert shown(line)[1:] == ["sms t1", "sms t1"]


def test_a_wrong_password_is_tried_once(desk: Desk, carrier: Transport) -> None:
    with Line(REFUSED) as line:
        with pytest.raises(AccountError) as caught:
            desk.submit(line, carrier)
        assert len(line.requests) == 1
    assert (caught.value.code, caught.value.detail) == ("401", "The username or password is wrong.")
    assert PASSWORD not in repr(caught.value)


def test_a_wrong_password_is_tried_once_by_several_threads_together(desk: Desk, carrier: Transport) -> None:
    asked, all_wait = threading.Event(), threading.Event()

    def refuse_late(connection: socket.socket, ended: threading.Event) -> bool:
        asked.set()
        all_wait.wait(30)
        return REFUSED(connection, ended)

    def in_line(thread: threading.Thread) -> bool:
        frame = sys._current_frames().get(thread.ident or 0)
        return frame is not None and frame.f_code.co_name == "get"

    with Line(refuse_late) as line, ThreadPoolExecutor(4) as pool:
        first = pool.submit(desk.submit, line, carrier)
        assert asked.wait(30)
        others = [pool.submit(desk.submit, line, carrier) for _ in range(3)]
        until = time.monotonic() + 30
        while sum(map(in_line, threading.enumerate())) < 3 and time.monotonic() < until:
            threading.Event().wait(0.001)
        all_wait.set()
        assert {type(future.exception()) for future in (first, *others)} == {AccountError}
        assert len(line.requests) == 1


def test_a_password_that_was_wrong_may_be_right_later(desk: Desk, carrier: Transport) -> None:
    with Line(REFUSED, token("t1"), answer(TAKEN)) as line:
        with pytest.raises(AccountError):
            desk.submit(line, carrier)
        assert desk.submit(line, carrier)


@pytest.mark.parametrize(
    ("reply", "decision"),
    [
        (reset, NotSubmittedError),
        (say(http("<html>", 500)), NotSubmittedError),
        (say(http("", 503)), NotSubmittedError),
        (say(http("{}", 201)), NotSubmittedError),
        (say(http("", 302, Location="/")), NotSubmittedError),
        (say(http("", 429, Retry_After="9")), NotSubmittedError),
        (say(http("{}", 200)[:-1], keep=False), NotSubmittedError),
        (answer({"error": {"code": 404, "message": "Could not find the project."}}, 404), AccountError),
        (answer({"error_code": "IAM.0011", "error_msg": "no"}, 400), AccountError),
        (say(http("", 403)), AccountError),
    ],
)
def test_nothing_was_sent_where_no_token_came(
    desk: Desk, carrier: Transport, reply: Reply, decision: type[ProviderError]
) -> None:
    with Line(reply) as line:
        with pytest.raises(ProviderError) as caught:
            desk.submit(line, carrier)
        assert len(line.requests) == 1
    assert type(caught.value) is decision
    assert caught.value.detail


def test_no_token_in_time_is_nothing_sent(desk: Desk, carrier: Transport) -> None:
    with Line(silence) as line:
        account = desk.account(line.url)
        hasty = Account("a", "huawei_smn", {**account.settings, "read_timeout": "0.2"}, account.secrets)
        with pytest.raises(NotSubmittedError):
            desk.provider.submit(desk.contract.batch(), hasty, carrier)


def test_a_shown_request_needs_no_token(desk: Desk) -> None:
    account = desk.account("")
    request = desk.provider.show(desk.contract.batch(), Account("a", "huawei_smn", account.settings))
    assert request.headers["X-Auth-Token"] == "***"
