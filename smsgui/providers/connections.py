"""Connections that know when a request left, wait no longer than they should, and trust what the system trusts."""

from __future__ import annotations

import io
import ssl
import threading
import time
from http.client import HTTPResponse
from typing import Any

import truststore
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection


class _Departure(threading.local):
    """Whether the request now under way in this thread has been handed to the network."""

    left = False


departure = _Departure()


class _Punctual(io.RawIOBase):
    """What comes from a connection, until its time-out has passed as a whole: bytes may drip in one by one."""

    def __init__(self, sock: Any) -> None:
        self._sock, self._stream = sock, sock.makefile("rb", buffering=0)
        self._deadline = time.monotonic() + sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(left)
        read: int | None = self._stream.readinto(buffer)
        return read

    def close(self) -> None:
        self._stream.close()
        super().close()


class _PunctualResponse(HTTPResponse):
    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_Punctual(sock))

    def _read_status(self) -> tuple[str, int, str]:
        # http.client skips 100 and takes any other interim answer for the whole answer (RFC 9110 §15.2).
        version, status, reason = super()._read_status()  # type: ignore[misc]  # the one place to tell it the others
        return version, 100 if 101 < status < 200 else status, reason


class _NotesDeparture:
    """Notes when a request's first byte goes out; what fails before that, a proxy's tunnel included, left nothing."""

    sock: Any

    def connect(self) -> None:
        try:
            super().connect()  # type: ignore[misc]  # mixed into a connection class
        finally:
            departure.left = False

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        departure.left = True
        super().send(data)  # type: ignore[misc]  # mixed into a connection class


class _PlainConnection(_NotesDeparture, HTTPConnection):
    response_class = _PunctualResponse


class _SecureConnection(_NotesDeparture, HTTPSConnection):
    response_class = _PunctualResponse


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


_POOLS = {"http": _PlainPool, "https": _SecurePool}


class Adapter(HTTPAdapter):
    """requests over our connections, trusting the certificates that the system trusts."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT), **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def cert_verify(self, conn: Any, url: str, verify: bool | str, cert: Any) -> None:
        """Every certificate is verified; requests would trust a list of its own besides."""
        if verify is True:
            conn.cert_reqs = "CERT_REQUIRED"
        else:  # the file or folder that REQUESTS_CA_BUNDLE names
            super().cert_verify(conn, url, verify or True, cert)  # type: ignore[no-untyped-call]  # requests' own

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        manager = super().proxy_manager_for(proxy, ssl_context=context, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager
