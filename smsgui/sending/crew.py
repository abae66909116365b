"""The threads that carry requests. Nothing else happens in them: what came of a request is handed back as it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, Self, TypeVar

Order = TypeVar("Order")
Result = TypeVar("Result")


class Errand(Generic[Order, Result]):
    """Something to be done. ``result`` is what came of it, be it an exception; ``None`` as long as it is under way."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.result: Result | BaseException | None = None


class Crew(Generic[Order, Result]):
    """``count`` threads that do ``work``; they don't keep the program alive. A context manager that lets them end."""

    def __init__(self, count: int, work: Callable[[Order], Result]) -> None:
        self.count, self._work = count, work
        self._errands: SimpleQueue[Errand[Order, Result] | None] = SimpleQueue()
        self._bell: SimpleQueue[None] = SimpleQueue()
        for place in range(count):
            threading.Thread(target=self._serve, name=f"request {place + 1}", daemon=True).start()

    def send(self, order: Order) -> Errand[Order, Result]:
        """Have it done by the next thread that is free."""
        errand: Errand[Order, Result] = Errand(order)
        self._errands.put(errand)
        return errand

    def wait(self, seconds: float) -> None:
        """Wait until an errand is done, or so long. No result hangs on it: each stands in its errand."""
        try:
            self._bell.get(timeout=seconds)
            while True:
                self._bell.get_nowait()
        except Empty:
            return

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for _ in range(self.count):
            self._errands.put(None)

    def _serve(self) -> None:
        while (errand := self._errands.get()) is not None:
            try:
                errand.result = self._work(errand.order)
            except BaseException as error:  # noqa: BLE001 - whoever sent it decides
                errand.result = error
            self._bell.put(None)
