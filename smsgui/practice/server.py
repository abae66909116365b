"""The practice server: real HTTP on 127.0.0.1, every provider at one address, each under its own paths."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

from smsgui.errors import QT_TRANSLATE_NOOP
from smsgui.practice.credentials import Credentials
from smsgui.practice.exchange import Answer, Practice, Provider, RefusalError, Request
from smsgui.practice.faults import PracticeError, parse
from smsgui.practice.huawei import Huawei
from smsgui.practice.ledger import Arrival, Delivery, Ledger
from smsgui.practice.line import Loopback, Reply
from smsgui.practice.mishaps import instead, spoiled
from smsgui.practice.submail import Submail
from smsgui.practice.ucloud import UCloud
from smsgui.practice.uspeedo import USpeedo

_NOT_FOUND = Answer(404, b"No provider has a call at this address.\n", {"Content-Type": "text/plain"})


class PracticeServer:
    """A server that takes messages for delivery and lets them vanish.

    ``port`` 0 takes a free one. ``faults`` is in the language of ``smsgui.practice.faults``. ``record`` off keeps no
    requests and no deliveries, only the count of each number, for a million of them. ``clock`` gives Unix seconds.
    Starts with ``start`` or as a context manager; then ``url`` is where it answers. It can be started once.
    Raises PracticeError for faults that make no sense and for a port that can't be used.
    """

    def __init__(
        self,
        port: int = 0,
        faults: str = "",
        credentials: Credentials | None = None,
        *,
        record: bool = True,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.credentials = credentials or Credentials()
        self._ledger = Ledger(record)
        self._practice = Practice(self.credentials, self._ledger, parse(faults), clock)
        self._providers: tuple[Provider, ...] = tuple(
            provider(self._practice) for provider in (UCloud, USpeedo, Huawei, Submail)
        )
        self._thread: threading.Thread | None = None
        try:
            self._http = Loopback(port, self._reply)
        except (OSError, OverflowError) as error:
            raise PracticeError(
                QT_TRANSLATE_NOOP("errors", "The practice server can’t use port {port}: choose another one."), port=port
            ) from error
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def start(self) -> Self:
        """Begin to answer, in a thread of its own."""
        self._thread = threading.Thread(
            target=self._http.serve_forever, args=(0.005,), daemon=True, name="practice server"
        )
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering and cut every open connection; answers that are late don't come any more."""
        if self._thread:
            self._http.shutdown()
            self._thread.join()
            self._thread = None
        self._http.cut_all()
        self._http.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def reset(self, faults: str | None = None) -> None:
        """Forget what was recorded and count from 1 again; with ``faults``, from now on with these."""
        if faults is not None:
            self._practice.faults = parse(faults)
        self._ledger.reset()

    @property
    def requests(self) -> list[Arrival]:
        """Every request that was read, in the order of arrival, as of now."""
        return list(self._ledger.arrivals)

    @property
    def deliveries(self) -> list[Delivery]:
        """Every message taken for delivery, whatever became of the answer, as of now."""
        return list(self._ledger.deliveries)

    @property
    def delivered(self) -> Counter[str]:
        """How often each number (E.164) was taken for delivery, as of now; kept with ``record`` off too."""
        return self._ledger.counted()

    @property
    def sends(self) -> int:
        """How many send requests have been read."""
        return self._ledger.sends

    def _reply(self, request: Request) -> Reply:
        """Find whose request it is, count it, and answer with what was planned for it."""
        found = next(((side, call) for side in self._providers if (call := side.call(request))), None)
        if not found:
            self._record(request, {}, 0)
            return Reply(_NOT_FOUND)
        provider, call = found
        send = self._ledger.next_send() if call.sends else 0
        self._record(request, call.parameters, send)
        planned = self._practice.faults.at(send)
        refused = instead(planned, provider, call)
        if refused:
            return refused
        try:
            answer = provider.answer(call)
        except RefusalError as refusal:
            answer = provider.failure(call, refusal.code, refusal.message)
        return spoiled(planned, answer)

    def _record(self, request: Request, parameters: Mapping[str, Any], send: int) -> None:
        if self._ledger.record:
            now = time.monotonic()
            self._ledger.arrived(
                Arrival(request.method, request.target, request.headers, request.body, parameters, now, send)
            )


def run(port: int, faults: str, announce: Callable[[str], None]) -> None:
    """Answer until interrupted (Ctrl+C); ``announce`` gets the address and the accounts to use, line by line.

    Raises PracticeError as PracticeServer does. Nothing of what arrives is kept or shown.
    """
    with PracticeServer(port, faults, record=False) as server:
        announce(f"The practice server answers at {server.url}; no message leaves this computer.")
        announce(f"Accounts that it knows, each with endpoint={server.url}:")
        for line in server.credentials.lines():
            announce("  " + line)
        announce("Mainland numbers that end in 0000 are refused. Ctrl+C ends it.")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return
