"""How fast the engine goes: the account's own limit, and pauses while the provider can't be reached or throttles."""

from __future__ import annotations

import random
import threading
import time

PATIENCE = 30.0
"""Seconds for which a provider that can't be reached, or that throttles, is tried again."""

LONGEST_ATTEMPT = 15.0
"""Seconds of an attempt that count; a longer one was no attempt but the computer's sleep."""


class Clock:
    """Time, waiting and chance; tests put their own in its place."""

    def now(self) -> float:
        """Seconds on a clock that only goes forward."""
        return time.monotonic()

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Wait, but no longer than until ``stop`` is set."""
        stop.wait(seconds)

    def chance(self) -> float:
        """A number from 0 to 1, so that many programs do not all try again at the same moment."""
        return random.random()


class Pace:
    """At most ``rate`` requests a second, and at most one second's worth at once; 0 is no limit."""

    def __init__(self, rate: float, clock: Clock) -> None:
        self._rate, self._clock = rate, clock
        self._most = max(1.0, rate)
        self._stock, self._since = self._most, clock.now()

    def delay(self) -> float:
        """Seconds until the next request may start; 0 if it may now."""
        if not self._rate:
            return 0.0
        now = self._clock.now()
        self._stock = min(self._most, self._stock + (now - self._since) * self._rate)
        self._since = now
        # A billionth is what adding up fractions of seconds can lose.
        return max(0.0, (1 - self._stock) / self._rate) if self._stock < 1 - 1e-9 else 0.0

    def take(self) -> None:
        """Count a request that starts."""
        self._stock -= 1


class Patience:
    """Pauses of 1, 2, 4, 8 … s, each up to a tenth longer or shorter, until PATIENCE is used up."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.restore()

    def restore(self) -> None:
        """The provider answers again."""
        self._left, self._next = PATIENCE, 1.0
        self._since: float | None = None

    def pause(self, asked: float | None = None) -> float | None:
        """Seconds to wait before trying again, at least what the provider ``asked`` for; ``None``: give up."""
        if self._since is not None:
            self._left -= min(self._clock.now() - self._since, LONGEST_ATTEMPT)
        seconds = max(self._next * (0.9 + 0.2 * self._clock.chance()), asked or 0.0)
        if asked is None:
            seconds = min(seconds, self._left)
        if not 0 < seconds <= self._left:
            return None
        self._left -= seconds
        self._next *= 2
        return seconds

    def resume(self) -> None:
        """The pause is over, and the next attempt begins."""
        self._since = self._clock.now()
