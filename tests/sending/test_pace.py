"""How fast requests may follow each other, and how long a silent provider is waited for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.sending.pace import PATIENCE, Clock, Pace, Patience


class Ticking(Clock):
    """A clock that a test sets; chance is what the test says."""

    def __init__(self, chance: float = 0.5) -> None:
        self.time, self._chance = 100.0, chance

    def now(self) -> float:
        return self.time

    def chance(self) -> float:
        return self._chance


@given(st.sampled_from([0.1, 0.5, 1, 2.5, 7, 100]), st.lists(st.floats(0, 3), max_size=80))
def test_no_stretch_of_time_sees_more_requests_than_its_seconds_and_one_more(rate: float, pauses: list[float]) -> None:
    clock = Ticking()
    pace = Pace(rate, clock)
    starts: list[float] = []
    for pause in pauses:
        clock.time += pause
        while not pace.delay() and len(starts) < 1000:
            pace.take()
            starts.append(clock.time)
    for first, begin in enumerate(starts):
        for last in range(first, len(starts)):
            assert last - first + 1 <= max(1, rate) + (starts[last] - begin) * rate + 1e-6


@given(st.sampled_from([0.1, 1, 3, 50]), st.integers(1, 40))
def test_whoever_waits_as_long_as_told_may_go(rate: float, requests: int) -> None:
    clock = Ticking()
    pace = Pace(rate, clock)
    for _ in range(requests):
        clock.time += pace.delay()
        assert pace.delay() == 0
        pace.take()


def test_without_a_rate_nobody_waits() -> None:
    pace = Pace(0, Ticking())
    for _ in range(1000):
        pace.take()
        assert pace.delay() == 0


@given(st.floats(0, 1), st.floats(0, 4))
def test_pauses_double_with_some_chance_and_end_when_patience_does(chance: float, attempt: float) -> None:
    clock = Ticking(chance)
    patience = Patience(clock)
    pauses = []
    while (pause := patience.pause()) is not None:
        pauses.append(pause)
        clock.time += pause
        patience.resume()
        clock.time += attempt
    for plain, pause in zip((1, 2, 4, 8, 16), pauses[:-1], strict=False):
        assert 0.9 * plain <= pause <= 1.1 * plain + 1e-9
    assert sum(pauses) + attempt * (len(pauses) - 1) <= PATIENCE + 1e-9
    assert len(pauses) >= 3


@pytest.mark.parametrize(("asked", "pause"), [(None, 1.0), (0.0, 1.0), (7.0, 7.0), (30.0, 30.0), (30.1, None)])
def test_the_provider_s_own_wish_is_granted_as_far_as_patience_goes(asked: float | None, pause: float | None) -> None:
    assert Patience(Ticking()).pause(asked) == pause


def test_a_computer_that_slept_through_an_attempt_has_not_been_trying_all_that_time() -> None:
    clock = Ticking()
    patience = Patience(clock)
    patience.pause()
    patience.resume()
    clock.time += 3600
    assert patience.pause() == 2


def test_an_answer_gives_all_the_patience_back() -> None:
    clock = Ticking()
    patience = Patience(clock)
    assert [patience.pause(), patience.pause(), patience.pause()] == [1, 2, 4]
    patience.restore()
    assert [patience.pause(), patience.pause(25)] == [1, 25]
    assert patience.pause(5) is None
