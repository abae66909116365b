"""Huawei's side: signatures, tokens, rules, and the shapes of answers.

Requests are signed by the provider's own library, which knows nothing of this program.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
import requests
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from hypothesis import given
from hypothesis import strategies as st

from smsgui.practice.credentials import SIGNATURES, UNKNOWN_SIGN_ID
from smsgui.practice.exchange import RefusalError, Request
from smsgui.practice.huawei_auth import check_signature
from smsgui.practice.server import PracticeServer
from tests.practice.conftest import KNOWN, Open
from tests.vectors import VECTORS

PROJECT = KNOWN.huawei_project_id
SMS = f"/v2/{PROJECT}/notifications/sms"
SIGN, SIGN_IN_REVIEW = SIGNATURES
KEYS = (KNOWN.huawei_access_key, KNOWN.huawei_secret_key)


def sign(method: str, host: str, target: str, body: str, keys: tuple[str, str] = KEYS, **more: str) -> Any:
    """A request signed by the provider's library; ``more`` are headers."""
    path, _, query = target.partition("?")
    now = datetime.fromtimestamp(time.time(), UTC).strftime("%Y%m%dT%H%M%SZ")
    head = {"Content-Type": "application/json", "X-Sdk-Date": now} | more
    pairs = parse_qsl(query, keep_blank_values=True)
    return Signer(BasicCredentials(*keys, PROJECT)).sign(SdkRequest(method, "http", host, path, "", pairs, head, body))


def call(server: PracticeServer, method: str, target: str, body: str = "", **more: Any) -> requests.Response:
    """The answer to a signed request."""
    made = sign(method, server.url.removeprefix("http://"), target, body, **more)
    return requests.request(method, server.url + made.uri, data=made.body, headers=made.header_params, timeout=10)


def send(server: PracticeServer, *endpoints: Any, **more: Any) -> requests.Response:
    """The answer to a send; a field that is ``None`` is left out."""
    body = {"endpoints": list(endpoints), "message": "您的订单已发货。", "sign_id": SIGN} | more
    kept = {name: value for name, value in body.items() if value is not None}
    return call(server, "POST", SMS, json.dumps(kept, ensure_ascii=False))


# --- who is let in


@pytest.mark.parametrize("vector", VECTORS["huawei_aksk"], ids=lambda vector: vector["name"])
def test_a_vector_is_let_in_in_its_time_and_as_it_is(vector: dict[str, Any]) -> None:
    path, _, query = vector["request_target_on_wire"].partition("?")
    head = {name.lower(): value for name, value in vector["headers_before_signing"].items()}
    head |= {"host": vector["host"], "authorization": vector["authorization"]}
    now = datetime.strptime(head["x-sdk-date"] + "+0000", "%Y%m%dT%H%M%SZ%z").timestamp()
    body = vector["body_utf8"].encode()
    keys = (vector["ak"], vector["sk"])
    good = Request(vector["method"], path, query, head, body)
    for moment in now, now + 899, now - 899:
        check_signature(good, *keys, moment)
    for moment in now + 901, now - 901:
        with pytest.raises(RefusalError):
            check_signature(good, *keys, moment)
    for wrong in (
        Request(vector["method"], path, query, head, body + b" "),
        Request(vector["method"], path, query, head | {"content-type": "text/plain"}, body),
        Request(vector["method"], path, query, {n: head[n] for n in head if n != "content-type"}, body),
        Request("PUT", path, query, head, body),
        Request(vector["method"], path + "/a", query, head, body),
        Request(vector["method"], path, query + "&a=b", head, body),
    ):
        with pytest.raises(RefusalError):
            check_signature(wrong, *keys, now)


@given(
    path=st.lists(st.text(max_size=8), max_size=3),
    query=st.dictionaries(st.text(min_size=1, max_size=6), st.text(max_size=6), max_size=4),
    body=st.text(max_size=30),
)
def test_whatever_the_providers_library_signs_is_let_in(path: list[str], query: dict[str, str], body: str) -> None:
    resource = "/" + "/".join(quote(segment, safe="") for segment in path)
    asked = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query.items())
    made = sign("POST", "127.0.0.1:8080", f"{resource}?{asked}", body)
    head = {name.lower(): value for name, value in made.header_params.items()}
    target, _, on_wire = made.uri.partition("?")
    request = Request("POST", target, on_wire, head, body.encode())
    check_signature(request, *KEYS, time.time())
    with pytest.raises(RefusalError):
        check_signature(request, KEYS[0], "another", time.time())


def test_wrong_credentials_get_the_shape_of_the_front_end(practice: Open) -> None:
    server = practice()
    target = f"/v2/{PROJECT}/notifications/sms_sign"
    head = {"X-Project-Id": "f" * 32}
    answers = [
        call(server, "GET", target, keys=(KEYS[0], "wrong")),
        call(server, "GET", target, keys=("WRONG", KEYS[1])),
        requests.get(server.url + target, timeout=10),
        requests.get(server.url + target, headers={"X-Auth-Token": "wrong"}, timeout=10),
    ]
    for answer in answers:
        assert answer.status_code == 401
        assert answer.json()["error_code"] == "APIGW.0301"
        assert answer.json().keys() == {"error_code", "error_msg", "request_id"}
    for refused in call(server, "GET", target, **head), call(server, "GET", target.replace(PROJECT, "f" * 32)):
        assert refused.status_code == 403
        assert refused.json()["code"] == "SMN.0001"


def token_body(scope: object = {"project": {"name": KNOWN.huawei_region}}, **change: str) -> dict[str, Any]:
    user = {"name": KNOWN.huawei_user_name, "password": KNOWN.huawei_password} | change
    identity = {"methods": ["password"], "password": {"user": user | {"domain": {"name": KNOWN.huawei_domain_name}}}}
    return {"auth": {"identity": identity, **({"scope": scope} if scope else {})}}


def test_a_token_opens_the_project_that_it_names_for_a_day(practice: Open) -> None:
    now = [1_800_000_000.0]
    server = practice(clock=lambda: now[0])
    answer = requests.post(f"{server.url}/v3/auth/tokens?nocatalog=true", json=token_body(), timeout=10)
    assert answer.status_code == 201
    token = answer.json()["token"]
    assert token["project"]["id"] == PROJECT
    assert token["expires_at"] == "2027-01-16T08:00:00.000000Z"
    assert "catalog" not in token
    head = {"X-Auth-Token": answer.headers["X-Subject-Token"]}

    def ask() -> requests.Response:
        return requests.get(f"{server.url}/v2/{PROJECT}/notifications/sms_sign", headers=head, timeout=10)

    assert ask().json()["sms_sign_count"] == 2
    now[0] += 24 * 3600
    assert (ask().status_code, ask().json()["error_code"]) == (401, "APIGW.0307")


def test_a_token_can_be_made_to_expire_early(practice: Open) -> None:
    server = practice(faults="tokens=2")

    def fresh() -> dict[str, str]:
        issued = requests.post(f"{server.url}/v3/auth/tokens", json=token_body(), timeout=10)
        return {"X-Auth-Token": issued.headers["X-Subject-Token"]}

    first, second = fresh(), fresh()
    url = f"{server.url}/v2/{PROJECT}/notifications/topics"
    assert [requests.get(url, headers=first, timeout=10).status_code for _ in range(3)] == [200, 200, 401]
    assert requests.get(url, headers=second, timeout=10).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (token_body(password="wrong"), 401),
        (token_body(name="someone"), 401),
        (token_body(scope={"project": {"name": "cn-east-3"}}), 404),
        (token_body(scope={"project": {"id": PROJECT}}), 201),
        ({"auth": {}}, 400),
        ([], 400),
    ],
)
def test_a_token_is_issued_to_the_right_user_alone(practice: Open, body: object, status: int) -> None:
    answer = requests.post(f"{practice().url}/v3/auth/tokens", json=body, timeout=10)
    assert answer.status_code == status
    assert ("X-Subject-Token" in answer.headers) is (status == 201)
    if status != 201:
        assert answer.json()["error"]["code"] == status


def test_a_token_without_a_project_opens_none(practice: Open) -> None:
    server = practice()
    issued = requests.post(f"{server.url}/v3/auth/tokens", json=token_body(scope=None), timeout=10)
    head = {"X-Auth-Token": issued.headers["X-Subject-Token"]}
    answer = requests.get(f"{server.url}/v2/{PROJECT}/notifications/topics", headers=head, timeout=10)
    assert answer.json()["code"] == "SMN.0001"


def test_the_project_of_a_region_can_be_asked_for(practice: Open) -> None:
    server = practice()
    assert call(server, "GET", f"/v3/projects?name={KNOWN.huawei_region}").json()["projects"][0]["id"] == PROJECT
    assert call(server, "GET", "/v3/projects?name=cn-east-3").json()["projects"] == []


def test_the_checks_answer(practice: Open) -> None:
    server = practice()
    signs = call(server, "GET", f"/v2/{PROJECT}/notifications/sms_sign").json()["sms_signs"]
    assert [(found["sign_id"], found["status"]) for found in signs] == [(SIGN, 3), (SIGN_IN_REVIEW, 2)]
    assert call(server, "GET", f"/v2/{PROJECT}/notifications/topics?offset=0&limit=1").json()["topic_count"] == 0
    server.reset("shape=no_sms")
    for gone in call(server, "GET", f"/v2/{PROJECT}/notifications/sms_sign"), send(server, "13800138000"):
        assert (gone.status_code, gone.json()["error_code"]) == (404, "APIGW.0101")
    assert call(server, "GET", f"/v2/{PROJECT}/notifications/topics").status_code == 200


# --- sending


def test_the_documents_sample_is_answered_as_printed(practice: Open) -> None:
    server = practice()
    answer = send(server, "1867669-6912", "18246161627", "18246161627", "183444455666").json()
    double, *accepted = answer["result"]
    assert double == {
        "endpoint": "18246161627",
        "code": "SMN.0190",
        "message": "This endpoint already exists.",
    }
    assert [item["endpoint"] for item in accepted] == ["18676696912", "18246161627", "183444455666"]
    assert all(item.keys() == {"endpoint", "message_id"} for item in accepted)
    assert server.delivered == {"+8618676696912": 1, "+8618246161627": 1, "+86183444455666": 1}
    assert server.deliveries[0].content == "您的订单已发货。"
    assert server.deliveries[0].sender == SIGN


def test_doubles_are_those_that_are_written_the_same(practice: Open) -> None:
    server = practice()
    answer = send(server, "18888888888", "+8618888888888", "8618888888888", "+85251234567").json()
    assert all("message_id" in item for item in answer["result"])
    assert server.delivered == {"+8618888888888": 3, "+85251234567": 1}


def test_refused_numbers_have_their_code(practice: Open) -> None:
    server = practice(faults="refuse=13900139001:SMN.0057,omit=13700137001")
    answer = send(server, "+8613800138000", "+8613900130000", "13900139001", "13700137001", "one").json()
    assert [(item["endpoint"], item.get("code")) for item in answer["result"]] == [
        ("+8613800138000", None),
        ("+8613900130000", "SMN.0160"),
        ("13900139001", "SMN.0057"),
        ("one", "SMN.0160"),
    ]
    assert all(item["message"] for item in answer["result"][1:])
    assert server.delivered == {"+8613800138000": 1, "+8613700137001": 1}


def test_the_other_shapes_can_be_asked_for(practice: Open) -> None:
    server = practice(faults="shape=echo+no_dot+reversed,shape=nested_error")
    answer = send(server, "+8613800138000", "13900139001", "8613900139002", "+85251234567", "13900130000").json()
    assert [(item["endpoint"], item.get("code")) for item in answer["result"]] == [
        ("+8613900130000", "SMN0160"),
        ("85251234567", None),
        ("+8613900139002", None),
        ("+8613900139001", None),
        ("13800138000", None),
    ]
    assert send(server).json()["error"]["code"] == "SMN0006"


FLAGGED: dict[str, Any] = {"sign_id": None, "message_include_sign_flag": "true", "message": "【练习商城】您好"}


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        (FLAGGED, 200, ""),
        ({"message_include_sign_flag": "false"}, 200, ""),
        ({"message": "好" * 490}, 200, ""),
        ({"endpoints": [f"138{n:08}" for n in range(1, 1001)]}, 200, ""),
        ({"sign_id": "a" * 32}, 200, ""),
        ({"extend_code": "x" * 32, "extend_src_id": "12345678"}, 200, ""),
        ({"message": "好" * 491}, 403, "SMN.0009"),
        ({"message": ""}, 403, "SMN.0009"),
        ({"message": None}, 403, "SMN.0009"),
        ({"message": "【练习商城】您好"}, 403, "SMN.0009"),
        ({"message": "您好【】"}, 403, "SMN.0009"),
        ({"endpoints": [f"138{n:08}" for n in range(1, 1002)]}, 400, "SMN.0159"),
        ({"endpoints": []}, 400, "SMN.0006"),
        ({"endpoints": "13800138000"}, 400, "SMN.0006"),
        ({"endpoints": [13800138000]}, 400, "SMN.0006"),
        ({"sign_id": None}, 400, "SMN.0080"),
        ({"sign_id": "练习商城"}, 400, "SMN.0080"),
        ({"sign_id": UNKNOWN_SIGN_ID}, 404, "SMN.0084"),
        ({"sign_id": SIGN_IN_REVIEW}, 400, "SMN.0087"),
        (FLAGGED | {"sign_id": SIGN}, 400, "SMN.0080"),
        (FLAGGED | {"sign_id": ""}, 400, "SMN.0080"),
        (FLAGGED | {"message": "您好"}, 400, "SMN.0080"),
        (FLAGGED | {"message_include_sign_flag": True}, 400, "SMN.0006"),
        ({"extend_code": "好" * 11}, 400, "SMN.0006"),
        ({"extend_src_id": "123456789"}, 400, "SMN.0229"),
    ],
)
def test_the_rules_of_a_send(practice: Open, change: dict[str, Any], status: int, code: str) -> None:
    server = practice()
    answer = send(server, "13800138000", **change)
    assert answer.status_code == status
    assert answer.json().get("code", "") == code
    assert bool(server.delivered) is (status == 200)


def test_a_body_that_is_not_json_is_refused(practice: Open) -> None:
    server = practice()
    assert call(server, "POST", SMS, "{").json()["code"] == "SMN.0006"
    assert call(server, "POST", SMS, "[]").json()["code"] == "SMN.0006"


def test_failures_of_the_whole_request_have_their_status(practice: Open) -> None:
    server = practice(faults="throttle@1,code@2=SMN.0261,code@3=APIGW.0101,code@4=SMN.0016,credit=1")
    answers = [send(server, "13800138000") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [429, 400, 404, 500, 200, 400]
    assert answers[0].json()["error_code"] == "APIGW.0308"
    assert answers[5].json()["code"] == "SMN.0261"
    assert server.delivered == {"+8613800138000": 1}
