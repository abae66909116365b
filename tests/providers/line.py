"""A server that does exactly what a test says, byte by byte: what no well-behaved server would do."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

CERTIFICATE = Path(__file__).with_name("loopback.pem")
"""A certificate for 127.0.0.1 that nobody has signed, with its key; it protects nothing."""

Reply = Callable[[socket.socket, threading.Event], bool]
"""Answers one request on a connection; the event ends every wait. ``True`` keeps the connection open."""


def http(body: bytes | str = b"", status: int = 200, **headers: str) -> bytes:
    """A whole answer; ``Retry_After`` in ``headers`` is the header Retry-After."""
    content = body.encode() if isinstance(body, str) else body
    names = {"Content-Type": "application/json", "Content-Length": str(len(content))}
    names |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in names.items())
    return f"HTTP/1.1 {status} Words\r\n{head}\r\n".encode() + content


def answer(value: object, status: int = 200, **headers: str) -> Reply:
    """A JSON answer."""
    return say(http(json.dumps(value), status, **headers))


def say(*pieces: bytes, keep: bool = True, every: float = 0) -> Reply:
    """These bytes, ``every`` so many seconds; then the connection is closed unless ``keep``."""

    def reply(connection: socket.socket, ended: threading.Event) -> bool:
        for piece in pieces:
            if every and ended.wait(every):
                return False
            connection.sendall(piece)
        return keep

    return reply


def silence(connection: socket.socket, ended: threading.Event) -> bool:
    """Nothing, for as long as the test lasts."""
    ended.wait()
    return False


def reset(connection: socket.socket, ended: threading.Event) -> bool:
    """Tear the connection down, so that the other side sees an error and not an end."""
    connection.setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    )
    return False


class Line:
    """Gives one reply to each request, in order, the last again and again. ``requests`` are the raw ones, whole."""

    def __init__(self, *replies: Reply, tls: bool = False) -> None:
        self._replies = list(replies)
        self._ended = threading.Event()
        self._open: list[socket.socket] = []
        self._context: ssl.SSLContext | None = None
        if tls:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(CERTIFICATE)
        self.requests: list[bytes] = []
        self.connections = 0
        self.closed = threading.Event()
        """Set when a connection has been closed on this side."""
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ended.set()
        for end in (self._listening, *self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            self._threads.append(threading.Thread(target=self._serve, args=(connection,), daemon=True))
            self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            while request := _read(connection):
                self.requests.append(request)
                reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
                if not reply(connection, self._ended):
                    break
        connection.close()
        self.closed.set()


def _read(connection: socket.socket) -> bytes:
    """One request whole, or nothing where the other side has ended."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return b""
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
