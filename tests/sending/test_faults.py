"""Each thing that can go wrong between us and the provider: what becomes of the rows, what the server saw, the pauses.

Every job has six rows in three batches of two; the fault hits the second request.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from smsgui.domain import Status
from smsgui.errors import AccountError, NotSubmittedError, UnconfirmedError
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import (
    ACCEPTED,
    PENDING,
    REJECTED,
    UNKNOWN,
    Outcome,
    StillClock,
    account,
    create,
    messages,
    number,
    send,
)

ROWS = range(2, 8)


def run(
    journal: Journal, url: str, provider: str = "ucloud", **settings: str
) -> tuple[Outcome, list[Status], StillClock]:
    """Six rows sent in twos: what was told, what stands in the journal, and the clock with its waits."""
    used = account(url, provider, batch_size="2", **settings)
    job = create(journal, used, messages(6, provider))
    clock = StillClock()
    outcome = send(journal, job, used, clock=clock)
    rows = list(journal.rows(job))
    assert [row.row for row in rows] == list(ROWS)
    told = {row: (s.status, s.reference, s.code, s.detail) for row, s in outcome.submissions.items()}
    kept = {r.row: (r.status, r.reference, r.code, r.detail) for r in rows if r.status is not PENDING}
    assert told == kept
    return outcome, [row.status for row in rows], clock


def asked_for(server_requests: list[object]) -> int:
    return len(server_requests)


@pytest.mark.parametrize("provider", ["ucloud", "submail"])
def test_where_nothing_goes_wrong_every_row_is_accepted_with_its_reference(
    provider: str, journal: Journal, practice: Practice
) -> None:
    server = practice()
    outcome, found, clock = run(journal, server.url, provider)
    assert found == [ACCEPTED] * 6
    assert all(s.reference and not s.code and not s.detail for s in outcome.submissions.values())
    assert outcome.error is None
    assert (server.sends, clock.waits) == (3, [])
    assert server.delivered == {number(row): 1 for row in ROWS}


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("late@2=5", "timeout"),
        ("drip@2=5", "timeout"),
        ("cut@2", "connection_lost"),
        ("reset@2", "connection_lost"),
        ("half@2", "connection_lost"),
        ("rubbish@2", "unreadable"),
        ("empty@2", "unreadable"),
        ("huge@2", "unreadable"),
        ("http302@2", "http_302"),
        ("http500@2", "http_500"),
        ("http502@2", "http_502"),
        ("code@2=150", "150"),
        ("code@2=31337", "31337"),
    ],
)
def test_a_request_without_a_clear_answer_is_unknown_and_never_sent_again(
    fault: str, code: str, journal: Journal, practice: Practice
) -> None:
    server = practice(fault)
    outcome, found, clock = run(journal, server.url, read_timeout="0.4")
    assert found == [ACCEPTED, ACCEPTED, UNKNOWN, UNKNOWN, ACCEPTED, ACCEPTED]
    assert {outcome.submissions[row].code for row in (4, 5)} == {code}
    assert outcome.error is None
    assert (server.sends, clock.waits) == (3, [])
    assert max(server.delivered.values()) == 1


@pytest.mark.parametrize(
    ("fault", "provider", "code", "pause"),
    [
        ("throttle@2", "ucloud", "153", 1.0),
        ("throttle@2", "submail", "http_429", 1.0),
        ("throttle429@2", "ucloud", "http_429", 1.0),
        ("throttle429@2=7", "ucloud", "http_429", 7.0),
        ("code@2=18004", "ucloud", "18004", 1.0),
        ("code@2=18007", "ucloud", "18007", 1.0),
    ],
)
def test_what_the_provider_surely_did_not_take_is_sent_again_after_a_pause(
    fault: str, provider: str, code: str, pause: float, journal: Journal, practice: Practice
) -> None:
    server = practice(fault)
    outcome, found, clock = run(journal, server.url, provider)
    assert found == [ACCEPTED] * 6
    assert (server.sends, clock.waits) == (4, [pause])
    assert [(w.error.code, w.seconds) for w in outcome.waitings] == [(code, pause)]
    assert server.delivered == {number(row): 1 for row in ROWS}


def test_pauses_grow_and_end_after_half_a_minute_with_the_rest_pending(journal: Journal, practice: Practice) -> None:
    server = practice("throttle@2-")
    outcome, found, clock = run(journal, server.url)
    assert found == [ACCEPTED, ACCEPTED, PENDING, PENDING, PENDING, PENDING]
    assert clock.waits == [1, 2, 4, 8, 15]
    assert server.sends == 1 + 6
    assert isinstance(outcome.error, NotSubmittedError)
    assert outcome.error.code == "153"


def test_an_answer_in_between_makes_the_pauses_short_again(journal: Journal, practice: Practice) -> None:
    server = practice("throttle@2-4,throttle@6-7")
    _, found, clock = run(journal, server.url)
    assert found == [ACCEPTED] * 6
    assert clock.waits == [1, 2, 4, 1, 2]
    assert server.sends == 8


def test_a_pause_longer_than_our_patience_stops_the_job(journal: Journal, practice: Practice) -> None:
    server = practice("throttle429@2=31")
    outcome, found, clock = run(journal, server.url)
    assert found == [ACCEPTED, ACCEPTED, PENDING, PENDING, PENDING, PENDING]
    assert (server.sends, clock.waits) == (2, [])
    assert isinstance(outcome.error, NotSubmittedError)
    assert outcome.error.retry_after == 31


@pytest.mark.parametrize(
    ("fault", "settings", "code"),
    [
        ("code@2=18013", {}, "18013"),
        ("code@2=172", {}, "172"),
        ("code@2=299", {}, "299"),
        ("code@2=18017", {}, "18017"),
        ("credit=3", {}, "18013"),
        ("http403@2", {}, "http_403"),
        ("http401@2", {}, "http_401"),
    ],
)
def test_an_account_that_is_refused_stops_at_once_with_the_rest_pending(
    fault: str, settings: dict[str, str], code: str, journal: Journal, practice: Practice
) -> None:
    server = practice(fault)
    outcome, found, clock = run(journal, server.url, **settings)
    assert found == [ACCEPTED, ACCEPTED, PENDING, PENDING, PENDING, PENDING]
    assert isinstance(outcome.error, AccountError)
    assert outcome.error.code == code
    assert (server.sends, clock.waits) == (2, [])
    assert sum(server.delivered.values()) == 2


@pytest.mark.parametrize(
    ("provider", "setting", "code"),
    [("ucloud", "public_key", "172"), ("ucloud", "project_id", "292"), ("submail", "app_id", "101")],
)
def test_wrong_credentials_cost_one_request_and_no_row(
    provider: str, setting: str, code: str, journal: Journal, practice: Practice
) -> None:
    server = practice()
    outcome, found, _ = run(journal, server.url, provider, **{setting: "wrong"})
    assert found == [PENDING] * 6
    assert isinstance(outcome.error, AccountError)
    assert (outcome.error.code, server.sends, server.deliveries) == (code, 1, [])


@pytest.mark.parametrize(("fault", "provider"), [("code@2=18033", "ucloud"), ("code@2=404", "submail")])
def test_a_refused_batch_is_rejected_and_the_job_goes_on(
    fault: str, provider: str, journal: Journal, practice: Practice
) -> None:
    server = practice(fault)
    outcome, found, clock = run(journal, server.url, provider)
    assert found == [ACCEPTED, ACCEPTED, REJECTED, REJECTED, ACCEPTED, ACCEPTED]
    assert all(outcome.submissions[row].code and outcome.submissions[row].detail for row in (4, 5))
    assert outcome.error is None
    assert (server.sends, clock.waits) == (3, [])


@pytest.mark.parametrize("provider", ["ucloud", "submail"])
def test_many_bad_numbers_never_stop_a_job(provider: str, journal: Journal, practice: Practice) -> None:
    server = practice(f"refuse={'+'.join(number(row)[1:] for row in (2, 3, 4, 5, 6))}")
    outcome, found, _ = run(journal, server.url, provider)
    assert found == [REJECTED] * 5 + [ACCEPTED]
    assert outcome.error is None
    assert server.delivered == {number(7): 1}


def test_a_number_that_the_answer_leaves_out_is_unknown(journal: Journal, practice: Practice) -> None:
    server = practice(f"omit={number(5)[1:]}")
    _, found, _ = run(journal, server.url, "submail")
    assert found == [ACCEPTED, ACCEPTED, ACCEPTED, UNKNOWN, ACCEPTED, ACCEPTED]
    assert server.sends == 3


@pytest.mark.parametrize("fault", ["cut@1-3", "http500@1-3", "rubbish@1,http502@2,cut@3"])
def test_after_three_unclear_batches_in_a_row_the_job_stops(fault: str, journal: Journal, practice: Practice) -> None:
    server = practice(fault)
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(10))
    outcome = send(journal, job, used)
    assert [row.status for row in journal.rows(job)] == [UNKNOWN] * 6 + [PENDING] * 4
    assert isinstance(outcome.error, UnconfirmedError)
    assert server.sends == 3


def test_unclear_batches_with_clear_ones_between_do_not_stop_the_job(journal: Journal, practice: Practice) -> None:
    server = practice("cut@1-2,cut@4-5")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(12))
    outcome = send(journal, job, used)
    assert [row.status for row in journal.rows(job)] == [UNKNOWN] * 4 + [ACCEPTED] * 2 + [UNKNOWN] * 4 + [ACCEPTED] * 2
    assert outcome.error is None


def test_three_unclear_batches_that_were_the_last_leave_nothing_to_stop(journal: Journal, practice: Practice) -> None:
    outcome, found, _ = run(journal, practice("cut@1-3").url)
    assert found == [UNKNOWN] * 6
    assert outcome.error is None


# --- nothing leaves at all


def closed_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port: int = server.getsockname()[1]
    return port


@pytest.fixture
def full_port() -> Iterator[int]:
    """A port that neither takes nor refuses a connection: its queue is full."""
    with closing(socket.socket()) as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port: int = server.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for connection in waiting:
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", port))
        yield port
        for connection in waiting:
            connection.close()


def unreached(journal: Journal, url: str, code: str, **settings: str) -> None:
    outcome, found, clock = run(journal, url, **settings)
    assert found == [PENDING] * 6
    assert clock.waits == [1, 2, 4, 8, 15]
    assert isinstance(outcome.error, NotSubmittedError)
    assert {w.error.code for w in outcome.waitings} == {outcome.error.code} == {code}


def test_a_name_that_nobody_knows_is_tried_for_half_a_minute(journal: Journal) -> None:
    unreached(journal, "https://api.example.invalid", "no_connection")


def test_a_refused_connection_is_tried_for_half_a_minute(journal: Journal) -> None:
    unreached(journal, f"http://127.0.0.1:{closed_port()}", "no_connection")


def test_a_connection_that_cannot_be_secured_is_tried_for_half_a_minute(journal: Journal, practice: Practice) -> None:
    server = practice()
    unreached(journal, server.url.replace("http:", "https:"), "tls")
    assert server.requests == []


def test_a_connection_that_does_not_come_about_is_tried_for_half_a_minute(journal: Journal, full_port: int) -> None:
    unreached(journal, f"http://127.0.0.1:{full_port}", "connect_timeout", connect_timeout="0.1")


def test_a_network_that_comes_back_is_enough(journal: Journal, practice: Practice) -> None:
    server = practice()
    port = closed_port()
    away = account(f"http://127.0.0.1:{port}", batch_size="2")
    job = create(journal, away, messages(6))
    assert isinstance(send(journal, job, away).error, NotSubmittedError)
    outcome = send(journal, job, account(server.url, batch_size="2"))
    assert outcome.error is None
    assert outcome.statuses == dict.fromkeys(ROWS, ACCEPTED)
    assert server.delivered == {number(row): 1 for row in ROWS}
