"""The threads that carry requests. Nothing else happens in them: what came of a request is handed back as it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, Self, TypeVar

Order = TypeVar("Order")
Result = TypeVar("Result")

TICK = 0.25
"""Seconds between two looks at whether the user has lost patience."""


class Crew(Generic[Order, Result]):
    """``count`` threads that do ``work``; they don't keep the program alive."""

    def __init__(self, count: int, work: Callable[[Order], Result]) -> None:
        self._work, self.count = work, count
        self._orders: SimpleQueue[Order | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[Order, Result | BaseException]] = SimpleQueue()
        for place in range(count):
            threading.Thread(target=self._serve, name=f"request {place + 1}", daemon=True).start()

    def order(self, order: Order) -> None:
        """Have it done by the next thread that is free."""
        self._orders.put(order)

    def done(self, timeout: float | None) -> list[tuple[Order, Result | BaseException]]:
        """What has been done by now, with its result or the exception that it ended with; waits for the first."""
        found: list[tuple[Order, Result | BaseException]] = []
        try:
            found.append(self._done.get(timeout=timeout))
            while True:
                found.append(self._done.get_nowait())
        except Empty:
            return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Let the threads end, each after what it is doing."""
        for _ in range(self.count):
            self._orders.put(None)

    def _serve(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                result: Result | BaseException = self._work(order)
            except BaseException as error:  # noqa: BLE001 - the thread that ordered it decides
                result = error
            self._done.put((order, result))
