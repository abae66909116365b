"""Carry one request and say truthfully whether anything left: the line between "try again" and "unknown"."""

from __future__ import annotations

import ipaddress
import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3

from smsgui import __version__
from smsgui.domain import Account
from smsgui.errors import AccountError, NotSubmittedError, ProviderError, UnconfirmedError
from smsgui.providers.connections import Adapter, departure

KEPT_OPEN = 5.0
"""Seconds that an idle connection stays good for another request. Servers close theirs sooner or later, and nobody
knows what became of a request that was written into a connection just then."""

HEADERS = {"User-Agent": f"smsgui/{__version__}", "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}

LARGEST_ANSWER = 4 * 1024 * 1024
"""Bytes of an answer that are read; more is no answer of any provider's."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``body`` is whole; its meaning is the provider's to judge, before the status is."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON; UnconfirmedError (code ``unreadable`` or ``http_500``) if it is none."""
        try:
            return json.loads(self.body.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise self.unreadable() from None

    def object(self) -> dict[str, Any]:
        """The body as a JSON object; UnconfirmedError if it is anything else."""
        value = self.json()
        if not isinstance(value, dict):
            raise self.unreadable()
        return value

    def unreadable(self) -> ProviderError:
        """The error for an answer that says nothing we know, by its HTTP status (RFC 9110 §15, RFC 6585 §4).

        Only statuses by which the provider's own front door refuses a request unread leave it surely unsent.
        """
        if self.status == 429:
            return NotSubmittedError("http_429", "The provider asks to slow down.", self.retry_after())
        if self.status in (401, 403, 407):
            return AccountError(f"http_{self.status}", "The provider did not let this account in.")
        if self.status == 200:
            return UnconfirmedError("unreadable", "The provider's answer could not be understood.")
        return UnconfirmedError(f"http_{self.status}", f"The provider answered with HTTP status {self.status}.")

    def retry_after(self) -> float | None:
        """The pause in seconds that the answer asks for, as such or until a date (RFC 9110 §10.2.3)."""
        value = self.headers.get("Retry-After", "").strip()
        if value.isascii() and value.isdigit():
            return float(value)
        until, now = _date(value), _date(self.headers.get("Date", ""))
        # By the server's own clock if it tells it: this computer's may be wrong.
        return max(0.0, (until - (now or datetime.now(UTC))).total_seconds()) if until else None


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


class Transport:
    """Carries requests, each thread over a session of its own. Close it when the sending is over.

    ``kept_open``: see ``KEPT_OPEN``.
    """

    def __init__(self, kept_open: float = KEPT_OPEN) -> None:
        self._kept_open = kept_open
        self._own = threading.local()
        self._sessions: list[requests.Session] = []

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        for session in self._sessions:
            session.close()

    def carry(self, request: requests.Request, account: Account) -> Answer:
        """Send ``request`` once, follow no redirect, and return the whole answer.

        Raises NotSubmittedError when surely nothing left, UnconfirmedError when it may have: a time-out or a broken
        connection after the first byte, an answer cut short, too large or too slow to end.
        """
        connect = float(account.settings.get("connect_timeout") or 10)
        wait = float(account.settings.get("read_timeout") or 70)
        departure.left = False
        try:
            prepared = request.prepare()
            response = self._pool(prepared).urlopen(
                prepared.method or "",
                prepared.path_url,
                prepared.body,
                {**HEADERS, **prepared.headers},
                retries=False,
                redirect=False,
                assert_same_host=False,
                timeout=urllib3.Timeout(connect=connect, read=wait),
                preload_content=False,
            )
            try:
                body = _read(response)
            finally:
                response.close()  # read to its end, it has given its connection back already
            if response.status != 200 or not body:  # something of it may still come, and would answer the next request
                self._hang_up()
            return Answer(response.status, response.headers, body)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise (_broken(error) if departure.left else _unreached(error, request.url)) from None
        except UnicodeError:  # in a header, so before anything left
            words = "The account's keys hold characters that can't be sent: enter them again."
            raise AccountError("unsendable", words) from None
        finally:
            self._own.used = time.monotonic()

    def _pool(self, prepared: requests.PreparedRequest) -> urllib3.HTTPConnectionPool:
        """This thread's connections to the request's address, the way there chosen by requests once."""
        own = self._own
        if not hasattr(own, "session"):
            own.session, own.pools, own.used = requests.Session(), {}, time.monotonic()
            own.session.mount("http://", Adapter())
            own.session.mount("https://", Adapter())
            self._sessions.append(own.session)
        elif time.monotonic() - own.used > self._kept_open:
            self._hang_up()
        url = prepared.url or ""
        origin = url[: url.index("/", len("https://"))]
        if origin not in own.pools:
            if not (url.startswith("https://") or is_loopback(url)):
                raise AccountError("insecure", "The address of an account must begin with https://: change it there.")
            options: Any = own.session.merge_environment_settings(url, {}, True, None, None)
            proxies = {} if is_loopback(url) else options["proxies"]
            adapter = own.session.get_adapter(url)
            pool = adapter.get_connection_with_tls_context(prepared, options["verify"], proxies=proxies)
            adapter.cert_verify(pool, url, options["verify"], None)
            own.pools[origin] = pool
        found: urllib3.HTTPConnectionPool = own.pools[origin]
        return found

    def _hang_up(self) -> None:
        """Close this thread's connections; the next request makes new ones."""
        self._own.session.close()
        self._own.pools.clear()


def is_loopback(url: str) -> bool:
    """Whether ``url`` stays on this computer."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read(response: urllib3.BaseHTTPResponse) -> bytes:
    body = bytearray()
    while chunk := response.read1(65536, decode_content=True):
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise UnconfirmedError("unreadable", "The provider's answer is far too large to be one.")
    return bytes(body)


def _broken(error: Exception) -> UnconfirmedError:
    if isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError):
        return UnconfirmedError("timeout", "The request was sent, but no answer came in time.")
    return UnconfirmedError("connection_lost", "The request was sent, but the connection broke before the answer.")


def _unreached(error: Exception, url: str) -> NotSubmittedError:
    host = url.partition("://")[2].partition("/")[0]
    timed_out = urllib3.exceptions.ConnectTimeoutError
    # A refused connection is one of them too, for reasons of urllib3's history.
    if isinstance(error, timed_out) and not isinstance(error, urllib3.exceptions.NewConnectionError):
        return NotSubmittedError("connect_timeout", f"No connection to {host} in time.")
    if isinstance(error, urllib3.exceptions.SSLError):
        return NotSubmittedError("tls", f"No secure connection to {host} could be made.")
    if isinstance(error, urllib3.exceptions.ProxyError):
        return NotSubmittedError(
            "proxy", f"The proxy of this computer's network did not let the connection to {host} through."
        )
    return NotSubmittedError("no_connection", f"No connection to {host} could be made.")
