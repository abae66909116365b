"""SUBMAIL's side: signatures, rules, and the shapes of answers."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
import requests

from smsgui.practice.credentials import Credentials
from smsgui.practice.submail import signature
from tests.practice.conftest import KNOWN, Open, submail
from tests.vectors import VECTORS

OFFICIAL = VECTORS["submail"]


@pytest.mark.parametrize("vector", OFFICIAL["vectors"], ids=lambda vector: vector["name"])
@pytest.mark.parametrize("kind", ["form", "json", "multipart"])
def test_a_vector_is_let_in_at_its_time_and_refused_when_it_is_late(
    practice: Open, vector: dict[str, Any], kind: str
) -> None:
    now = [float(OFFICIAL["timestamp"])]
    known = Credentials(submail_app_id=OFFICIAL["appid"], submail_app_key=OFFICIAL["appkey"])
    server = practice(credentials=known, clock=lambda: now[0])
    posted = vector["posted"] | {"signature": vector["signature"]}
    as_kind: dict[str, dict[str, Any]] = {
        "form": {"data": posted},
        "json": {"json": posted},
        "multipart": {"files": {name: (None, value) for name, value in posted.items()}},
    }

    def post(url: str) -> Any:
        return requests.post(url, timeout=10, **as_kind[kind]).json()

    assert post(f"{server.url}/sms/batchsend.json")["status"] == "success"
    assert server.delivered == {"+8613800138000": 1, "+8613900139000": 1}
    assert server.deliveries[0].content == vector["posted"]["content"]
    now[0] += 7
    assert post(f"{server.url}/sms/batchsend")["code"] == "152"


@pytest.mark.parametrize("vector", OFFICIAL["vectors"], ids=lambda vector: vector["name"])
def test_the_signature_is_the_providers_own(vector: dict[str, Any]) -> None:
    assert signature(vector["posted"], OFFICIAL["appid"], OFFICIAL["appkey"]) == vector["signature"]


def test_version_two_does_not_sign_the_content_and_version_one_does() -> None:
    for version, same in ({}, False), ({"sign_version": "2"}, True):
        posted = {"appid": "1", "sign_type": "sha1", "content": "a"} | version
        assert (signature(posted, "1", "k") == signature(posted | {"content": "b"}, "1", "k")) is same


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"appid": "10002"}, "101"),
        ({"appid": ""}, "101"),
        ({"signature": ""}, "111"),
        ({"signature": "wrong"}, "109"),
        ({"sign_type": "MD5"}, "107"),
        ({"sign_type": "md5"}, "151"),
        ({"sign_type": "md5", "timestamp": "soon"}, "151"),
        ({"sign_type": "sha1", "timestamp": "1600000000"}, "152"),
        ({"sign_type": "sha1", "timestamp": "now"}, "108"),
        ({"to": ""}, "252"),
        ({"to": ",".join(["13800138000"] * 10_001)}, "252"),
        ({"tag": "t" * 33}, "310"),
        ({"content": ""}, "403"),
        ({"content": "【练习商城】" + "好" * 995}, "404"),
        ({"content": "您好"}, "411"),
        ({"content": "您好【练习商城】"}, "411"),
        ({"content": "【练】您好"}, "411"),
        ({"content": "【】您好"}, "401"),
    ],
)
def test_a_wrong_request_is_refused_whole(practice: Open, change: dict[str, str], code: str) -> None:
    if change.get("timestamp") == "now":
        change = change | {"timestamp": str(int(time.time()))}
    server = practice()
    answer = submail(server, **({"to": "13800138000"} | change))
    assert answer.status_code == 200
    assert answer.json()["status"] == "error"
    assert answer.json()["code"] == code
    assert answer.json()["msg"]
    assert not server.delivered


def test_a_thousand_characters_and_ten_thousand_numbers_fit(practice: Open) -> None:
    server = practice()
    numbers = [f"138{n:08}" for n in range(10_000, 20_000)]
    answer = submail(server, ",".join(numbers), "【练习商城】" + "好" * 994, tag="t" * 32).json()
    assert len(answer["responses"]) == 10_000
    assert answer["total_fee"] == 15 * 9_999  # 138…10000 ends in 0000
    assert len({item["send_id"] for item in answer["responses"] if item["status"] == "success"}) == 9_999
    assert server.delivered.total() == 9_999


def test_a_body_without_its_content_type_shows_as_a_bad_app_id(practice: Open) -> None:
    for kind in "text/plain", "application/json", "multipart/form-data; boundary=x":
        answer = requests.post(
            f"{practice().url}/sms/batchsend", data=b"appid=10001", headers={"Content-Type": kind}, timeout=10
        )
        assert answer.json()["code"] == "101"


def test_each_number_has_its_item(practice: Open) -> None:
    server = practice(faults="refuse=13900139001:253,omit=13700137001")
    answer = submail(server, "13800138000,13900130000,13900139001,+8613800138001,13700137001").json()
    assert answer["status"] == "success"
    assert answer["batchlist"]
    assert answer["total_fee"] == 2
    accepted, *refused = answer["responses"]
    assert accepted == {"status": "success", "to": "13800138000", "send_id": accepted["send_id"], "fee": 1}
    assert [(item["status"], item["to"], item["code"], item["fee"]) for item in refused] == [
        ("error", "13900130000", "114", 0),
        ("error", "13900139001", "253", 0),
        ("error", "+8613800138001", "252", 0),
    ]
    assert server.delivered == {"+8613800138000": 1, "+8613700137001": 1}


def test_the_other_shapes_can_be_asked_for(practice: Open) -> None:
    server = practice(faults="shape=bare_items+reversed+status4xx+number_codes")
    answer = submail(server, "13900130000,13800138000").json()
    assert [item["status"] for item in answer["responses"]] == ["success", "error"]
    assert answer["responses"][1] == {"status": "error", "to": "13900130000", "fee": 0}
    wrong = submail(server, "13800138000", signature="wrong")
    assert wrong.status_code == 400
    assert wrong.json()["code"] == 109
    server.reset("shape=number_codes")
    assert submail(server, "13900130000").json()["responses"][0]["code"] == 114


def test_the_balance_goes_down_with_the_credit(practice: Open) -> None:
    server = practice(faults="credit=2")
    keys = {"appid": KNOWN.submail_app_id, "signature": KNOWN.submail_app_key}

    def balance(**more: str) -> Any:
        return requests.post(f"{server.url}/balance/sms", json=keys | more, timeout=10).json()

    assert balance() == {"status": "success", "balance": "2", "transactional_balance": "2"}
    assert submail(server, "13800138000,13900139001").json()["total_fee"] == 2
    assert balance()["balance"] == "0"
    assert submail(server, "13800138000").json()["code"] == "905"
    assert server.delivered.total() == 2
    assert balance(signature="wrong")["code"] == "109"
    server.reset("")
    assert balance()["balance"] == "9410"


def test_the_time_can_be_asked_without_credentials(practice: Open) -> None:
    server = practice(clock=lambda: 1414253462.9)
    answer = requests.get(f"{server.url}/service/timestamp", timeout=10)
    assert json.loads(answer.content) == {"timestamp": 1414253462}
