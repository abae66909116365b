"""SUBMAIL: signatures, requests and every shape of answer."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.domain import Batch, Status, Submission, Template
from smsgui.errors import AccountError, RefusedError, TemplateError, UnconfirmedError
from smsgui.providers.submail import Submail, signature
from smsgui.providers.transport import Transport
from tests.providers.contract import NUMBERS, ProviderContract
from tests.providers.line import Line, answer
from tests.vectors import VECTORS

OFFICIAL = VECTORS["submail"]
ACCEPTED, REJECTED, UNKNOWN = Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN


def took(number: str, **more: object) -> dict[str, object]:
    return {"status": "success", "to": number, "send_id": f"id-{number}", "fee": 1, **more}


def failed(number: str, **more: object) -> dict[str, object]:
    return {"status": "error", "to": number, "fee": 0, **more}


def answered(*items: object) -> dict[str, object]:
    return {"status": "success", "batchlist": "task-1", "total_fee": len(items), "responses": list(items)}


class TestSubmail(ProviderContract):
    provider = Submail()
    own: ClassVar = {"app_id": "10001"}
    secrets: ClassVar = {"app_key": "0123456789abcdef0123456789abcdef"}
    template = Template("【测试商城】您好，订单已发货。", sender="测试商城")
    posted_secret = True
    asked_twice: ClassVar = frozenset({"152"})

    def accepting(self, batch: Batch) -> object:
        return answered(*(took(message.number[3:]) for message in batch.messages))

    def refusing(self, code: str, words: str) -> object:
        return {"status": "error", "code": code, "msg": words}

    def refusing_one(self, batch: Batch, words: str) -> object:
        first, *others = (message.number for message in batch.messages)
        return answered(failed(first, code=405, msg=words), *map(took, others))

    def checked(self) -> object:
        return {"status": "success", "balance": "9410", "transactional_balance": "9775"}

    # --- requests

    def form(self, **settings: str) -> dict[str, str]:
        prepared = self.provider.request(self.batch(), self.account(**settings), 1795104184.9).prepare()
        assert prepared.url == "https://api-v4.mysubmail.com/sms/batchsend"
        assert isinstance(prepared.body, bytes)
        return dict(parse_qsl(prepared.body.decode(), strict_parsing=True))

    def test_the_plain_way_posts_the_key_and_no_time(self) -> None:
        assert self.form() == {
            "appid": "10001",
            "to": "13800138001,13900139002,15912345678",
            "content": "【测试商城】您好，订单已发货。",
            "signature": self.secrets["app_key"],
        }

    @pytest.mark.parametrize("way", ["md5", "sha1"])
    def test_a_digital_signature_covers_everything_but_the_text(self, way: str) -> None:
        form = self.form(sign_type=way)
        given = form.pop("signature")
        assert given == signature(form, "10001", self.secrets["app_key"])
        assert {"timestamp": "1795104184", "sign_type": way, "sign_version": "2"}.items() <= form.items()
        assert given == signature(form | {"content": "another"}, "10001", self.secrets["app_key"])
        assert given != signature(form | {"to": "13700137000"}, "10001", self.secrets["app_key"])
        assert self.secrets["app_key"] not in str(form)

    @pytest.mark.parametrize("sender", ["测试商城", "【测试商城】", " 测试商城"])
    def test_the_signature_stands_in_front_of_the_text(self, sender: str) -> None:
        assert self.provider.prepare(Template("您好", sender=sender)).text == "【测试商城】您好"

    @pytest.mark.parametrize("sender", ["测试商城", "a{b}"])
    def test_a_signature_that_stands_there_is_not_written_again(self, sender: str) -> None:
        once = self.provider.prepare(Template("您好", sender=sender))
        assert self.provider.prepare(once) == once

    def test_a_signature_with_braces_is_no_placeholder(self) -> None:
        assert self.provider.prepare(Template("您好", sender="a{b}")).text == "【a{{b}}】您好"

    def test_a_text_that_begins_with_its_signature_stays_as_it_is(self) -> None:
        assert self.provider.prepare(Template("【测试商城】您好")).text == "【测试商城】您好"

    @pytest.mark.parametrize("text", ["您好", " 【测试商城】您好", "[测试商城]您好", ""])
    def test_a_text_without_a_signature_is_refused_before_anything_is_sent(self, text: str) -> None:
        with pytest.raises(TemplateError):
            self.provider.prepare(Template(text))

    # --- answers

    def test_all_rows_refused_for_want_of_money_are_a_refused_request(self) -> None:
        everyone = [failed(message.number[3:], code=903, msg="words") for message in self.batch().messages]
        with pytest.raises(AccountError):
            self.read(answered(*everyone))
        assert [one.status for one in self.read(answered(*everyone[:2]))] == [REJECTED, REJECTED, UNKNOWN]

    def test_each_item_is_its_numbers_fate_in_any_order(self) -> None:
        said = answered(
            failed(NUMBERS[2], code="251", msg="invalid"),
            took("13900139002"),
            took("8613800138001"),
        )
        assert self.read(said) == [
            Submission(2, ACCEPTED, "id-8613800138001"),
            Submission(3, ACCEPTED, "id-13900139002"),
            Submission(5, REJECTED, "", "251", "invalid"),
        ]

    def test_a_refused_item_may_be_bare(self) -> None:
        found = self.read(answered(took("13800138001"), {"status": "error", "to": "13900139002"}, took("15912345678")))
        assert found[1] == Submission(3, REJECTED, "", "", "SUBMAIL gave no reason.")

    @pytest.mark.parametrize("code", [114, "114"])
    def test_codes_are_numbers_or_texts(self, code: object) -> None:
        found = self.read(answered(failed("13800138001", code=code, msg="blacklist")))
        assert found[0] == Submission(2, REJECTED, "", "114", "blacklist")

    @pytest.mark.parametrize("said", [answered(took("13800138001")), [took("13800138001")]])
    def test_a_number_without_an_item_is_unknown(self, said: object) -> None:
        assert [submission.status for submission in self.read(said)] == [ACCEPTED, UNKNOWN, UNKNOWN]

    def test_an_accepted_item_without_an_id_has_the_tasks(self) -> None:
        found = self.read(answered({"status": "success", "to": "13800138001"}))
        assert found[0] == Submission(2, ACCEPTED, "task-1")

    @pytest.mark.parametrize("status", ["queued", "", None, 1, ["success"]])
    def test_an_item_that_says_neither_is_unknown(self, status: object) -> None:
        found = self.read(answered({"status": status, "to": "13800138001", "send_id": "id"}))
        assert (found[0].status, found[0].reference) == (UNKNOWN, "id")

    def test_a_number_named_twice_was_taken_if_any_item_says_so(self) -> None:
        for items in ([failed("13800138001"), took("13800138001")], [took("13800138001"), failed("13800138001")]):
            assert self.read(answered(*items))[0].status is ACCEPTED

    @pytest.mark.parametrize(
        "odd", ["13800138001", None, 3, [], took("138****8001"), took("13700137000"), {"to": None}]
    )
    def test_an_item_that_names_nobody_of_ours_is_passed_over(self, odd: object) -> None:
        assert [s.status for s in self.read(answered(odd, took("13900139002")))] == [UNKNOWN, ACCEPTED, UNKNOWN]

    def test_of_two_refusals_the_first_is_told(self) -> None:
        items = [failed("13800138001", msg="first"), failed("13800138001", msg="second")]
        assert self.read(answered(*items))[0].detail == "first"

    def test_items_count_more_than_the_word_above_them(self) -> None:
        said = answered(took("13800138001"), failed("13900139002")) | {"status": "error", "code": 114}
        assert [submission.status for submission in self.read(said)] == [ACCEPTED, REJECTED, UNKNOWN]

    @pytest.mark.parametrize("items", [None, {}, "none", 0, {"to": "13800138001"}])
    def test_success_without_a_list_is_unconfirmed(self, items: object) -> None:
        with pytest.raises(UnconfirmedError):
            self.read({"status": "success", "responses": items})

    @pytest.mark.parametrize("code", [901, "901"])
    def test_a_whole_failure_goes_by_its_code(self, code: object) -> None:
        with pytest.raises(AccountError) as caught:
            self.read({"status": "error", "code": code, "msg": "quota"})
        assert (caught.value.code, caught.value.detail) == ("901", "quota")

    @pytest.mark.parametrize("code", [401, 404, 501])
    @pytest.mark.parametrize("status", [200, 400, 500])
    def test_a_code_that_looks_like_an_http_status_is_none(self, code: int, status: int) -> None:
        with pytest.raises(RefusedError) as caught:
            self.read({"status": "error", "code": code, "msg": "no"}, status=status)
        assert caught.value.code == str(code)

    def test_a_failure_without_a_code_is_unconfirmed_in_its_own_words(self) -> None:
        with pytest.raises(UnconfirmedError) as caught:
            self.read({"status": "error", "msg": "something"})
        assert (caught.value.code, caught.value.detail) == ("unreadable", "something")

    def test_a_stale_time_stamp_beside_results_is_not_sent_again(self, carrier: Transport) -> None:
        taken = [{"status": "success", "to": number, "send_id": "s"} for number in NUMBERS]
        with Line(answer({"status": "error", "code": 152, "responses": taken})) as line:
            assert {one.status for one in self.submit(line, carrier)} == {ACCEPTED}
            assert len(line.requests) == 1

    # --- the check

    @pytest.mark.parametrize("balance", ["9410", 9410])
    def test_the_check_tells_the_balance(self, carrier: Transport, balance: object) -> None:
        with Line(answer({"status": "success", "balance": balance, "transactional_balance": "1"})) as line:
            checked = self.provider.check(self.account(line.url), carrier)
            assert line.requests[0].startswith(b"POST /balance/sms ")
        assert "9410" in str(checked)

    def test_a_check_with_a_bad_key_is_refused(self, carrier: Transport) -> None:
        with Line(answer({"status": "error", "code": 109, "msg": "wrong"})) as line, pytest.raises(AccountError):
            self.provider.check(self.account(line.url), carrier)


@pytest.mark.parametrize("vector", OFFICIAL["vectors"], ids=lambda vector: vector["name"])
def test_signatures_are_those_of_the_official_libraries(vector: dict[str, Any]) -> None:
    assert signature(vector["posted"], OFFICIAL["appid"], OFFICIAL["appkey"]) == vector["signature"]


def independent(posted: dict[str, str], app_id: str, app_key: str) -> str:
    """The same, written from the documents once more."""
    unsigned = ["signature", "tag"]
    if posted.get("sign_version") == "2":
        unsigned.append("content")
    text = app_id + app_key
    text += "&".join([name + "=" + value for name, value in sorted(posted.items()) if name not in unsigned])
    text += app_id + app_key
    digest = hashlib.md5 if posted["sign_type"] == "md5" else hashlib.sha1
    return digest(text.encode("utf-8"), usedforsecurity=False).hexdigest()


@given(
    st.dictionaries(st.text() | st.sampled_from(["content", "tag", "to", "signature"]), st.text()),
    st.sampled_from(["md5", "sha1"]),
    st.sampled_from([{}, {"sign_version": "2"}, {"sign_version": "1"}]),
    st.text(),
    st.text(),
)
def test_any_signature_is_that_of_an_independent_hand(
    posted: dict[str, str], way: str, version: dict[str, str], app_id: str, app_key: str
) -> None:
    posted |= {"sign_type": way, **version}
    assert signature(posted, app_id, app_key) == independent(posted, app_id, app_key)
