"""What is known after a request, whatever happens on the way: real sockets throughout."""

from __future__ import annotations

import gzip
import logging
import socket
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import requests

from smsgui.domain import Account
from smsgui.errors import AccountError, NotSubmittedError, ProviderError, UnconfirmedError
from smsgui.providers import transport
from smsgui.providers.transport import Answer, Transport
from tests.providers.line import CERTIFICATE, Line, Reply, answer, http, reset, say, silence

SECRET = "correct-horse-battery-staple"


def account(url: str, **settings: str) -> Account:
    waits = {"connect_timeout": "5", "read_timeout": "5"}
    return Account("office", "ucloud", {"endpoint": url, **waits, **settings}, {"private_key": SECRET})


def carry(carrier: Transport, url: str, **settings: str) -> Answer:
    request = requests.Request("POST", f"{url}/send", data=f"key={SECRET}&to=13800138000".encode())
    return carrier.carry(request, account(url, **settings))


def failure(carrier: Transport, url: str, **settings: str) -> ProviderError:
    """The error that carrying ends with; it tells nothing that must not be told."""
    with pytest.raises(ProviderError) as caught:
        carry(carrier, url, **settings)
    assert SECRET not in f"{caught.value!r}{caught.value}{caught.value.values}"
    assert caught.value.__suppress_context__ or not caught.value.__context__, "a traceback would show the request"
    assert caught.value.detail.endswith(".")
    return caught.value


def lost(carrier: Transport, *replies: Reply, **settings: str) -> UnconfirmedError:
    """The error where a request left; it left once only."""
    with Line(*replies) as line:
        error = failure(carrier, line.url, **settings)
        assert len(line.requests) == 1
    assert type(error) is UnconfirmedError
    return error


# --- nothing left


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def test_a_refused_connection_left_nothing(carrier: Transport) -> None:
    error = failure(carrier, f"http://127.0.0.1:{unused_port()}")
    assert (type(error), error.code) == (NotSubmittedError, "no_connection")


def test_an_unknown_name_left_nothing(carrier: Transport) -> None:
    error = failure(carrier, "https://api.nowhere.invalid")
    assert (type(error), error.code) == (NotSubmittedError, "no_connection")
    assert "api.nowhere.invalid" in error.detail


@pytest.mark.skipif(sys.platform != "linux", reason="other systems answer for a full queue")
def test_a_connection_that_is_not_taken_up_in_time_left_nothing(carrier: Transport) -> None:
    full = socket.socket()
    full.bind(("127.0.0.1", 0))
    full.listen(0)
    waiting = [socket.socket() for _ in range(4)]
    try:
        for one in waiting:  # more than the queue holds; the next one gets no answer at all
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        error = failure(carrier, f"http://127.0.0.1:{full.getsockname()[1]}", connect_timeout="0.2")
    finally:
        for one in (full, *waiting):
            one.close()
    assert (type(error), error.code) == (NotSubmittedError, "connect_timeout")


@pytest.mark.parametrize("address", ["https://", "https://exa mple.com", "https://[::1", "https://*.example.com"])
def test_an_address_that_is_none_left_nothing(carrier: Transport, address: str) -> None:
    assert type(failure(carrier, address)) is NotSubmittedError


@pytest.mark.parametrize("address", ["http://sms.example.com", "http://192.0.2.1", "http://127.0.0.1.example.com"])
def test_nothing_leaves_in_the_clear(carrier: Transport, address: str) -> None:
    with pytest.raises(AccountError) as caught:
        carry(carrier, address)
    assert caught.value.code == "insecure"


def test_a_certificate_that_nobody_signed_left_nothing(carrier: Transport) -> None:
    with Line(answer({}), tls=True) as line:
        error = failure(carrier, line.url)
        assert line.requests == []
    assert (type(error), error.code) == (NotSubmittedError, "tls")


def test_a_certificate_for_another_name_left_nothing(carrier: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATE))
    with Line(answer({}), tls=True) as line:
        error = failure(carrier, line.url.replace("127.0.0.1", "127.0.0.2"))
        assert line.requests == []
    assert type(error) is NotSubmittedError


def test_plain_http_where_https_was_asked_for_left_nothing(carrier: Transport) -> None:
    with Line(answer({})) as line:
        error = failure(carrier, line.url.replace("http:", "https:"), connect_timeout="0.5", read_timeout="0.5")
    assert type(error) is NotSubmittedError


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep what they trust in no file")
@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_certificate_that_this_computer_trusts_is_good(
    carrier: Transport, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(CERTIFICATE))
    with Line(answer({"RetCode": 0}), tls=True) as line:
        assert carry(carrier, line.url).object() == {"RetCode": 0}


# --- a proxy stands in between


@pytest.mark.parametrize("status", [403, 407, 502, 503])
def test_a_proxy_that_lets_nothing_through_left_nothing(
    carrier: Transport, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    with Line(say(http("no", status), keep=False)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:{SECRET}@127.0.0.1:{proxy.port}")
        error = failure(carrier, "https://api.ucloud.invalid")
        assert [request.split()[:2] for request in proxy.requests] == [[b"CONNECT", b"api.ucloud.invalid:443"]]
    assert (type(error), error.code) == (NotSubmittedError, "proxy")


@pytest.mark.parametrize("reply", [reset, say(b"rubbish\r\n\r\n", keep=False), say(keep=False)])
def test_a_proxy_that_breaks_the_line_before_the_tunnel_stands_left_nothing(
    carrier: Transport, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    with Line(reply) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert type(failure(carrier, "https://api.ucloud.invalid")) is NotSubmittedError


def test_a_proxy_that_is_not_there_left_nothing(carrier: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{unused_port()}")
    error = failure(carrier, "https://api.ucloud.invalid")
    assert (type(error), error.code) == (NotSubmittedError, "proxy")


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "http://[", "nonsense://127.0.0.1:1"])
def test_a_proxy_that_makes_no_sense_left_nothing(
    carrier: Transport, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    assert type(failure(carrier, "https://api.ucloud.invalid")) is NotSubmittedError


def test_this_computer_is_never_reached_through_a_proxy(carrier: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{unused_port()}")
    with Line(answer({})) as line:
        assert carry(carrier, line.url).status == 200


# --- it may have been taken


def test_a_connection_reset_after_the_request_is_lost(carrier: Transport) -> None:
    assert lost(carrier, reset).code == "connection_lost"


def test_a_connection_closed_without_an_answer_is_lost(carrier: Transport) -> None:
    assert lost(carrier, say(keep=False)).code == "connection_lost"


def test_no_answer_in_time_is_a_timeout(carrier: Transport) -> None:
    assert lost(carrier, silence, read_timeout="0.2").code == "timeout"


@pytest.mark.parametrize(
    "half",
    [
        b"HTTP/1",
        http('{"RetCode": 0}')[:-3],
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{"RetCode": 0',
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{"RetCode": 0\r\n',
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nrubbish\r\n",
        http("no gzip at all", Content_Encoding="gzip"),
        b"no http at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n{}",
    ],
)
def test_half_an_answer_is_lost(carrier: Transport, half: bytes) -> None:
    assert lost(carrier, say(half, keep=False)).code == "connection_lost"


@pytest.mark.parametrize(
    "half",
    [
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b'HTTP/1.1 200 OK\r\n\r\n{"RetCode": 0',
        http(gzip.compress(b'{"RetCode": 0}')[:-12], Content_Encoding="gzip"),
    ],
)
def test_half_an_answer_whose_end_nobody_can_know_is_unreadable(carrier: Transport, half: bytes) -> None:
    with Line(say(half, keep=False)) as line:
        answered = carry(carrier, line.url)
    with pytest.raises(UnconfirmedError):
        answered.object()


def test_half_an_answer_that_never_goes_on_is_a_timeout(carrier: Transport) -> None:
    def stall(connection: socket.socket, ended: threading.Event) -> bool:
        connection.sendall(http('{"RetCode": 0}')[:-3])
        return silence(connection, ended)

    assert lost(carrier, stall, read_timeout="0.2").code == "timeout"


def test_an_answer_that_drips_is_not_waited_for_without_end(carrier: Transport) -> None:
    head, _, body = http(b" " * 1000).partition(b"\r\n\r\n")
    begun = time.monotonic()
    drip = say(head + b"\r\n\r\n", *(body[place : place + 1] for place in range(1000)), every=0.05)
    assert lost(carrier, drip, read_timeout="0.3").code == "timeout"
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "before", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"]
)
def test_neither_are_headers_nor_the_lengths_of_pieces(carrier: Transport, before: bytes) -> None:
    begun = time.monotonic()
    drip = say(before, *(b"0" for _ in range(1000)), every=0.05)
    assert lost(carrier, drip, read_timeout="0.3").code == "timeout"
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_an_answer_that_is_far_too_large_is_not_read(carrier: Transport, encoding: str) -> None:
    body = b" " * (transport.LARGEST_ANSWER * 4)
    packed = gzip.compress(body) if encoding == "gzip" else body
    error = lost(carrier, say(http(packed, Content_Encoding=encoding), keep=False))
    assert (error.code, "large" in error.detail) == ("unreadable", True)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(carrier: Transport, status: int) -> None:
    with Line(answer({}), answer({"RetCode": 0})) as line, Line(say(http("", status, Location=line.url))) as first:
        answered = carry(carrier, first.url)
        assert (answered.status, line.requests, len(first.requests)) == (status, [], 1)
    with pytest.raises(UnconfirmedError):
        answered.object()


# --- an answer


def test_the_largest_answer_is_read_whole(carrier: Transport) -> None:
    with Line(say(http(b" " * transport.LARGEST_ANSWER))) as line:
        assert len(carry(carrier, line.url).body) == transport.LARGEST_ANSWER


def test_a_packed_answer_is_unpacked(carrier: Transport) -> None:
    with Line(say(http(gzip.compress(b'{"RetCode": 0}'), Content_Encoding="gzip"))) as line:
        assert carry(carrier, line.url).object() == {"RetCode": 0}


def test_an_answer_in_chunks_is_put_together(carrier: Transport) -> None:
    chunks = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\n4\r\n: 1}\r\n0\r\n\r\n'
    with Line(say(chunks[:60], chunks[60:], every=0.01)) as line:
        assert carry(carrier, line.url).object() == {"a": 1}


def test_an_answer_without_a_length_ends_with_its_connection(carrier: Transport) -> None:
    with Line(say(b'HTTP/1.0 200 OK\r\n\r\n{"a": 1}', keep=False)) as line:
        assert carry(carrier, line.url).object() == {"a": 1}


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (200, UnconfirmedError, "unreadable"),
        (201, UnconfirmedError, "http_201"),
        (302, UnconfirmedError, "http_302"),
        (400, UnconfirmedError, "http_400"),
        (401, AccountError, "http_401"),
        (403, AccountError, "http_403"),
        (404, UnconfirmedError, "http_404"),
        (407, AccountError, "http_407"),
        (413, UnconfirmedError, "http_413"),
        (429, NotSubmittedError, "http_429"),
        (500, UnconfirmedError, "http_500"),
        (502, UnconfirmedError, "http_502"),
        (503, UnconfirmedError, "http_503"),
        (504, UnconfirmedError, "http_504"),
    ],
)
@pytest.mark.parametrize("body", ["", "<html>Words</html>", "[1]", "null", "“", '{"half": ', "[" * 100_000, "1" * 5000])
def test_what_is_no_json_object_is_judged_by_its_status(
    status: int, kind: type[ProviderError], code: str, body: str
) -> None:
    with pytest.raises(ProviderError) as caught:
        Answer(status, {}, body.encode()).object()
    assert (type(caught.value), caught.value.code) == (kind, code)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 30 ", 30.0),
        ("0", 0.0),
        *((odd, None) for odd in ("", "-1", "1.5", "٣", "soon", "Mon, 01 Jan 2020 00:00:00 +99999999999999")),
    ],
)
def test_the_pause_that_a_busy_provider_asks_for_is_read(
    carrier: Transport, header: str, seconds: float | None
) -> None:
    with Line(say(http("busy", 429, Retry_After=header.encode().decode("latin-1")))) as line:
        answered = carry(carrier, line.url)
    with pytest.raises(NotSubmittedError) as caught:
        answered.object()
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    ("headers", "least", "most"),
    [
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT", "Date": "Wed, 21 Oct 2026 07:27:30 GMT"}, 30, 30),
        ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0, 0),
        ({"Retry-After": format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)}, 3000, 3600),
    ],
)
def test_the_pause_may_be_a_date(headers: dict[str, str], least: float, most: float) -> None:
    pause = Answer(429, headers, b"").retry_after()
    assert pause is not None
    assert least <= pause <= most


def test_json_may_begin_with_a_byte_order_mark() -> None:
    assert Answer(200, {}, b'\xef\xbb\xbf{"a": 1}').object() == {"a": 1}


# --- connections


@pytest.mark.parametrize("status", [102, 103, 199])
def test_an_interim_answer_is_not_the_answer(carrier: Transport, status: int) -> None:
    interim = f"HTTP/1.1 {status} Wait\r\nLink: </a>\r\n\r\n".encode()
    with Line(say(interim, interim, http('{"a": 1}'), every=0.05), answer({"a": 2})) as line:
        assert [carry(carrier, line.url).object() for _ in range(2)] == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    "first", [b"HTTP/1.1 204 No\r\n\r\n", http(b""), http("{}", 503), b"HTTP/1.1 101 Other\r\n\r\n"]
)
def test_an_answer_of_which_more_might_come_late_ends_its_connection(carrier: Transport, first: bytes) -> None:
    with Line(say(first), answer({})) as line:
        for _ in range(2):
            carry(carrier, line.url)
        assert line.connections == 2


def test_one_connection_serves_requests_that_follow_each_other(carrier: Transport) -> None:
    with Line(answer({})) as line:
        for _ in range(3):
            carry(carrier, line.url)
        assert (line.connections, len(line.requests)) == (1, 3)


def test_a_connection_that_was_idle_is_not_used_again() -> None:
    with Line(answer({})) as line, Transport(kept_open=0) as carrier:
        for _ in range(3):
            carry(carrier, line.url)
        assert (line.connections, len(line.requests)) == (3, 3)


def test_a_connection_that_the_server_has_closed_is_made_anew(carrier: Transport) -> None:
    with Line(say(http("{}"), keep=False), answer({})) as line:
        carry(carrier, line.url)
        assert line.closed.wait(5)
        carry(carrier, line.url)
        assert (line.connections, len(line.requests)) == (2, 2)


def test_a_kept_connection_that_breaks_under_a_request_is_not_tried_again(carrier: Transport) -> None:
    with Line(answer({}), say(keep=False)) as line:
        carry(carrier, line.url)
        assert type(failure(carrier, line.url)) is UnconfirmedError
        assert len(line.requests) == 2


def test_each_thread_has_connections_of_its_own(carrier: Transport) -> None:
    together = threading.Barrier(3)

    def reply(connection: socket.socket, ended: threading.Event) -> bool:
        together.wait(10)  # so that all three are under way at once
        connection.sendall(http("{}"))
        return True

    with Line(reply) as line:
        threads = [threading.Thread(target=carry, args=(carrier, line.url)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert line.connections == 3


def test_no_cookie_is_taken_or_sent(carrier: Transport) -> None:
    with Line(say(http("{}", Set_Cookie="session=1; Path=/"))) as line:
        carry(carrier, line.url)
        carry(carrier, line.url)
        assert b"cookie" not in line.requests[1].lower()


def test_no_password_is_taken_from_the_users_netrc(
    carrier: Transport, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password something\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with Line(answer({})) as line:
        carry(carrier, line.url)
        assert b"authorization" not in line.requests[0].lower()


def test_nothing_of_a_request_is_logged(carrier: Transport, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), Line(answer({}), reset) as line:
        carry(carrier, line.url)
        failure(carrier, line.url)
    assert caplog.text
    assert SECRET not in caplog.text
    assert "13800138000" not in caplog.text
