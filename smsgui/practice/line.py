"""HTTP on the wire: connections kept alive, bodies of any sensible size, and answers that can break off."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import responses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from smsgui.practice.exchange import Answer, Request

_LARGEST = 64 * 1024 * 1024
_DRIPS = 50


@dataclass(frozen=True, slots=True)
class Reply:
    """How to answer: nothing at all where ``answer`` is ``None``, else the answer, whole unless ``portion`` is below 1.

    ``late`` is a pause before it and ``drip`` the time that its body takes, in seconds. ``reset``: the connection is
    torn down so that the other side sees an error, not an end.
    """

    answer: Answer | None
    late: float = 0.0
    drip: float = 0.0
    portion: float = 1.0
    reset: bool = False


class Loopback(ThreadingHTTPServer):
    """Listens on 127.0.0.1 alone, a thread for each connection; ``stopping`` ends every pause."""

    daemon_threads = True
    request_queue_size = 128
    # On Windows the option would let a second server take the same port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, reply: Callable[[Request], Reply]) -> None:
        self.reply = reply
        self.stopping = threading.Event()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), Line)

    def server_bind(self) -> None:
        """Bind without looking up this computer's name, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", self.socket.getsockname()[1]

    def opened(self, connection: socket.socket) -> None:
        """Remember a connection, to cut it in ``cut_all``."""
        with self._lock:
            self._open.add(connection)
        if self.stopping.is_set():
            self.cut_all()

    def closed(self, connection: socket.socket) -> None:
        """Forget a connection."""
        with self._lock:
            self._open.discard(connection)

    def cut_all(self) -> None:
        """End every open connection and every pause."""
        self.stopping.set()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class Line(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Loopback

    def setup(self) -> None:
        """Announce the connection to the server."""
        super().setup()
        self.server.opened(self.connection)

    def finish(self) -> None:
        """Take it back."""
        self.server.closed(self.connection)
        super().finish()

    def handle(self) -> None:
        """Exchange until either side has enough; that the other side goes away is no error here."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a log of requests would hold phone numbers."""

    def do_GET(self) -> None:
        """Read one request whole and answer it."""
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _LARGEST or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            self._write(Answer(413, b""), 1.0, 0.0)
            return
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            self.close_connection = True
            return
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._answer(self.server.reply(Request(self.command, path, query, headers, body)))

    def do_POST(self) -> None:
        """The same."""
        self.do_GET()

    def _answer(self, reply: Reply) -> None:
        if reply.late and self.server.stopping.wait(reply.late):
            self.close_connection = True
            return
        if reply.reset:
            # Closing with the linger time 0 sends a reset in place of an orderly end.
            linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
        if reply.answer is None:
            self.close_connection = True
        else:
            self._write(reply.answer, reply.portion, reply.drip)

    def _write(self, answer: Answer, portion: float, drip: float) -> None:
        head = [f"HTTP/1.1 {answer.status} {responses.get(answer.status, 'Unknown')}"]
        head += [f"{name}: {value}" for name, value in answer.headers.items()]
        head += [f"Content-Length: {len(answer.body)}", f"Date: {self.date_time_string()}"]
        if self.close_connection:
            head.append("Connection: close")
        body = answer.body[: int(len(answer.body) * portion)]
        start = ("\r\n".join(head) + "\r\n\r\n").encode("latin-1")
        if portion < 1:
            self.close_connection = True
        if not drip:
            self.wfile.write(start + body)
            return
        self.wfile.write(start)
        step = max(1, len(body) // _DRIPS)
        for place in range(0, len(body), step):
            if self.server.stopping.wait(drip * step / len(body)):
                self.close_connection = True
                return
            self.wfile.write(body[place : place + step])
