"""The little language of faults, and what each of them does on the wire."""

from __future__ import annotations

import time

import pytest
import requests

from smsgui.practice.faults import SHAPES, Faults, PracticeError, parse
from smsgui.practice.server import PracticeServer
from tests.practice.conftest import Open, batch, group, submail, target

NUMBER = "13800138000"


def send(server: PracticeServer) -> requests.Response:
    return submail(server, NUMBER)


@pytest.mark.parametrize(
    "nonsense",
    [
        "storm",
        "cut",
        "cut@",
        "cut@0",
        "cut@x",
        "cut@3-2",
        "cut@1=2",
        "late@1",
        "late@1=soon",
        "late@1=-1",
        "code@1",
        "code@1=",
        "storm@1",
        "http200@1",
        "http50@1",
        "refuse=",
        "refuse=abc",
        "refuse=13800138000+abc",
        "omit=x",
        "shape=",
        "shape=round",
        "credit=",
        "credit=-1",
        "credit=²",
        "throttle429@1=x",
        "=",
        "cut@1;cut@2",
        "late@check",
    ],
)
def test_nonsense_is_refused_with_a_sentence_that_names_it(nonsense: str) -> None:
    with pytest.raises(PracticeError, match="does not understand the fault") as caught:
        parse(f"cut@1, {nonsense}")
    assert caught.value.values["part"] == nonsense.strip()


def test_a_server_refuses_nonsense_at_once() -> None:
    with pytest.raises(PracticeError):
        PracticeServer(faults="storm")


def test_an_empty_specification_means_no_faults() -> None:
    assert parse("") == parse(" , ") == Faults()


def test_the_parts_add_up() -> None:
    faults = parse(
        "refuse=13800138000+85251234567:405,refuse=+8613900139001, shape=taskid, shape=echo+retcode0,credit=7"
    )
    assert faults.refused == {"+8613800138000": "405", "+85251234567": "405", "+8613900139001": ""}
    assert faults.shapes == {"taskid", "echo", "retcode0"}
    assert faults.credit == 7


@pytest.mark.parametrize(("place", "sends"), [("2", [2]), ("2-3", [2, 3]), ("4-", [4, 5]), ("*", [1, 2, 3, 4, 5])])
def test_a_place_names_send_requests(place: str, sends: list[int]) -> None:
    faults = parse(f"code@{place}=18004")
    assert [send for send in range(1, 6) if faults.at(send) == {"code": "18004"}] == sends


def test_every_shape_is_documented_in_its_own_words() -> None:
    assert parse("shape=" + "+".join(SHAPES)).shapes == SHAPES.keys()
    assert all(SHAPES.values())


# --- nothing delivered


def test_throttling_speaks_the_providers_words_and_ends(practice: Open) -> None:
    server = practice(faults="throttle@1-2")
    one = group(target(NUMBER, "王", "1"))
    assert batch(server, one)["RetCode"] == 153
    assert send(server).status_code == 429
    assert not server.delivered
    assert batch(server, one)["RetCode"] == 0
    assert server.delivered == {"+8613800138000": 1}


def test_throttling_by_status_can_say_how_long_to_wait(practice: Open) -> None:
    server = practice(faults="throttle429@1=3,throttle429@2")
    first, second = send(server), send(server)
    assert (first.status_code, first.headers.get("Retry-After")) == (429, "3")
    assert (second.status_code, second.headers.get("Retry-After")) == (429, None)
    assert not server.delivered


def test_a_whole_request_can_fail_with_any_code(practice: Open) -> None:
    server = practice(faults="code@1=18004,code@2=420,code@3=12345")
    one = group(target(NUMBER, "王", "1"))
    assert batch(server, one)["RetCode"] == 18004
    assert send(server).json()["code"] == "420"
    assert batch(server, one) == {
        "Action": "SendBatchUSMSMessageResponse",
        "RetCode": 12345,
        "Message": "12345",
    }
    assert not server.delivered


def test_a_reset_delivers_nothing(practice: Open) -> None:
    server = practice(faults="reset@1")
    with pytest.raises(requests.ConnectionError, match="reset"):
        send(server)
    assert not server.delivered
    assert server.sends == 1
    assert send(server).json()["status"] == "success"


@pytest.mark.parametrize("status", [302, 403])
def test_a_bare_status_below_500_delivers_nothing(practice: Open, status: int) -> None:
    server = practice(faults=f"http{status}@1")
    with requests.Session() as session:
        answer = session.post(f"{server.url}/sms/batchsend", data={"appid": "10001"}, allow_redirects=False, timeout=10)
    assert answer.status_code == status
    assert answer.headers.get("Location") == ("/sms/batchsend" if status == 302 else None)
    assert not server.delivered


def test_requests_that_send_nothing_have_a_place_of_their_own(practice: Open) -> None:
    server = practice(faults="http503@check,cut@1-")
    assert requests.get(f"{server.url}/service/timestamp", timeout=10).status_code == 503
    with pytest.raises(requests.ConnectionError):
        send(server)
    server.reset("cut@check,throttle@*")
    assert send(server).status_code == 429
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{server.url}/service/timestamp", timeout=10)


# --- delivered, and the answer goes wrong


@pytest.mark.parametrize("fault", ["cut@1", "half@1"])
def test_an_answer_that_is_cut_was_delivered(practice: Open, fault: str) -> None:
    server = practice(faults=fault)
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        send(server)
    assert server.delivered == {"+8613800138000": 1}
    assert send(server).json()["status"] == "success"


def test_a_late_answer_was_delivered_long_before(practice: Open) -> None:
    server = practice(faults="late@1=30")
    with pytest.raises(requests.ReadTimeout):
        requests.post(f"{server.url}/sms/batchsend", data=form(), timeout=(5, 0.2))
    assert server.delivered == {"+8613800138000": 1}


def test_late_is_as_late_as_asked(practice: Open) -> None:
    server = practice(faults="late@1=0.2")
    begun = time.monotonic()
    assert send(server).json()["status"] == "success"
    assert time.monotonic() - begun >= 0.2


def test_a_dripping_answer_comes_whole_in_the_end(practice: Open) -> None:
    server = practice(faults="drip@1=0.2")
    begun = time.monotonic()
    assert send(server).json()["status"] == "success"
    assert time.monotonic() - begun >= 0.2


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [("rubbish@1", 200, "text/html"), ("empty@1", 200, ""), ("http503@1", 503, "text/html")],
)
def test_an_answer_that_is_none_was_delivered(practice: Open, fault: str, status: int, kind: str) -> None:
    server = practice(faults=fault)
    answer = send(server)
    assert answer.status_code == status
    assert kind in answer.headers["Content-Type"]
    with pytest.raises(ValueError, match=r"Expecting value"):
        answer.json()
    assert (len(answer.content) == 0) is (fault == "empty@1")
    assert server.delivered == {"+8613800138000": 1}


def test_a_huge_answer_is_padded_as_far_as_asked(practice: Open) -> None:
    server = practice(faults="huge@1,huge@2=0.5")
    for mib in 8, 0.5:
        answer = send(server)
        assert len(answer.content) == mib * 1024 * 1024
        assert answer.json()["status"] == "success"
    assert server.delivered == {"+8613800138000": 2}


def test_faults_combine_on_one_place(practice: Open) -> None:
    server = practice(faults="late@*=0.1,cut@1")
    begun = time.monotonic()
    with pytest.raises(requests.ConnectionError):
        send(server)
    assert time.monotonic() - begun >= 0.1
    assert send(server).json()["status"] == "success"


def form() -> dict[str, str]:
    return {"appid": "10001", "signature": "practice-app-key", "to": NUMBER, "content": "【练习商城】您好"}
