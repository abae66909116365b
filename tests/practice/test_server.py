"""The server itself: what it keeps, how it starts and stops, and that it holds many."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from smsgui.practice.credentials import Credentials
from smsgui.practice.faults import PracticeError
from smsgui.practice.server import PracticeServer, run
from tests.practice.conftest import KNOWN, Open, batch, group, submail, target

ROOT = Path(__file__).parent.parent.parent


def test_what_arrived_is_kept_as_it_was(practice: Open) -> None:
    server = practice()
    before = time.monotonic()
    requests.get(f"{server.url}/service/timestamp?a=%2B", timeout=10)
    submail(server, "13800138000", "【练习商城】a+b & c%=#/ “” \n😀　")
    first, second = server.requests
    assert (first.method, first.path, first.send) == ("GET", "/service/timestamp?a=%2B", 0)
    assert (second.method, second.path, second.send) == ("POST", "/sms/batchsend", 1)
    assert second.headers["content-type"] == "application/x-www-form-urlencoded"
    assert second.parameters["content"] == "【练习商城】a+b & c%=#/ “” \n😀　"
    assert second.body.startswith(b"appid=10001&")
    assert before < first.time < second.time < time.monotonic()
    assert server.sends == 1


def test_reset_counts_from_the_beginning(practice: Open) -> None:
    server = practice(faults="cut@2")
    submail(server, "13800138000")
    server.reset()
    assert (server.requests, server.deliveries, server.delivered.total(), server.sends) == ([], [], 0, 0)
    assert submail(server, "13800138000").json()["status"] == "success"
    server.reset("throttle@*")
    assert submail(server, "13800138000").status_code == 429


def test_without_records_only_numbers_are_counted(practice: Open) -> None:
    server = practice(record=False)
    submail(server, "13800138000,13900139001")
    assert (server.requests, server.deliveries) == ([], [])
    assert server.delivered == {"+8613800138000": 1, "+8613900139001": 1}


def test_other_credentials_can_be_set(practice: Open) -> None:
    server = practice(credentials=Credentials(submail_app_key="another"))
    assert submail(server, "13800138000").json()["code"] == "109"
    assert submail(server, "13800138000", signature="another").json()["status"] == "success"


def test_secrets_stay_out_of_the_representation() -> None:
    for secret in KNOWN.ucloud_private_key, KNOWN.submail_app_key, KNOWN.huawei_secret_key, KNOWN.huawei_password:
        assert secret not in repr(KNOWN)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this computer")
def test_it_listens_on_loopback_alone(practice: Open) -> None:
    server = practice()
    assert server.url.startswith("http://127.0.0.1:")
    port = int(server.url.rsplit(":", 1)[1])
    with socket.socket() as probe:
        probe.bind(("127.0.0.2", port))  # would fail if the server held every address


def test_a_port_that_is_taken_is_a_sentence(practice: Open) -> None:
    port = int(practice().url.rsplit(":", 1)[1])
    for bad in port, 70_000:
        with pytest.raises(PracticeError, match=str(bad)):
            PracticeServer(bad)


def test_an_address_of_no_provider_is_not_found(practice: Open) -> None:
    server = practice()
    assert requests.post(f"{server.url}/sms/send", timeout=10).status_code == 404
    assert requests.get(f"{server.url}/sms/batchsend", timeout=10).status_code == 404
    assert len(server.requests) == 2


def test_a_connection_is_kept_for_many_requests(practice: Open) -> None:
    server = practice()
    with socket.create_connection(("127.0.0.1", int(server.url.rsplit(":", 1)[1])), timeout=10) as connection:
        for _ in range(3):
            connection.sendall(b"GET /service/timestamp HTTP/1.1\r\nHost: a\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_body_of_many_mib_is_taken(practice: Open) -> None:
    server = practice()
    body = b'{"padding":"' + b"x" * (20 * 1024 * 1024) + b'"}'
    head = {"Content-Type": "application/json"}
    assert requests.post(f"{server.url}/sms/batchsend", data=body, headers=head, timeout=30).json()["code"] == "101"
    assert len(server.requests[0].body) == len(body)


def test_a_body_without_a_length_is_refused(practice: Open) -> None:
    server = practice()
    answer = requests.post(f"{server.url}/sms/batchsend", data=iter([b"a"]), timeout=10)
    assert answer.status_code == 413
    assert server.requests == []


def test_stopping_does_not_wait_for_late_answers_or_open_connections() -> None:
    server = PracticeServer(faults="late@1=600").start()
    caught: list[Exception] = []

    def send() -> None:
        try:
            submail(server, "13800138000")
        except requests.RequestException as error:
            caught.append(error)

    with requests.Session() as idle:
        idle.get(f"{server.url}/service/timestamp", timeout=10)
        sender = threading.Thread(target=send)
        sender.start()
        while not server.delivered:
            assert sender.is_alive()
        server.stop()
        sender.join(10)
        assert not sender.is_alive()
        with pytest.raises(requests.ConnectionError):
            idle.get(f"{server.url}/service/timestamp", timeout=10)
    assert isinstance(caught[0], requests.ConnectionError)


def test_many_at_once_are_all_counted(practice: Open) -> None:
    server = practice()

    def send(first: int) -> int:
        targets = [target(f"138{first * 100 + n:08}", "王", str(n)) for n in range(1, 21)]
        return int(batch(server, group(*targets))["SuccessCount"])

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(send, range(1, 81))) == 1600
    assert server.sends == 80
    assert sorted(arrival.send for arrival in server.requests) == list(range(1, 81))
    assert set(server.delivered.values()) == {1}
    assert server.delivered.total() == len(server.deliveries) == 1600


def test_a_million_numbers_cost_seconds(practice: Open) -> None:
    server = practice(record=False)
    for first in range(100):
        numbers = ",".join(f"13{first:02}{n:07}" for n in range(10_000))
        submail(server, numbers)
    assert server.delivered.total() == len(server.delivered) == 999_900


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl+C can't be sent to one process alone")
def test_run_announces_and_ends_on_interrupt() -> None:
    program = "from smsgui.practice.server import run; run(0, '', lambda line: print(line, flush=True))"
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as served:
        assert served.stdout
        first = served.stdout.readline()
        assert "http://127.0.0.1:" in first
        assert "no message leaves this computer" in first
        url = next(word for word in first.split() if word.startswith("http")).rstrip(";")
        assert requests.get(f"{url}/service/timestamp", timeout=10).json()["timestamp"]
        announced = [served.stdout.readline() for _ in range(7)]
        assert any(KNOWN.ucloud_private_key in line for line in announced)
        served.send_signal(signal.SIGINT)
        assert served.wait(10) == 0


def test_run_refuses_nonsense() -> None:
    with pytest.raises(PracticeError):
        run(0, "storm", print)
