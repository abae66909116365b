"""Numbers as providers write and echo them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.domain import Message
from smsgui.providers.numbers import Echoes, mainland, with_country

HOME, HONG_KONG, LOOKALIKE = "+8613802138000", "+85261234567", "+13802138000"


def messages(*numbers: str) -> list[Message]:
    return [Message(row, number, f"text {row}", (f"value {row}",)) for row, number in enumerate(numbers, 2)]


def test_a_mainland_number_is_written_as_its_eleven_digits() -> None:
    assert mainland(HOME) == "13802138000"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (HOME, "(86)13802138000"),
        (HONG_KONG, "(852)61234567"),
        (LOOKALIKE, "(1)3802138000"),
        ("+60123456789", "(60)123456789"),
        ("+393123456789", "(39)3123456789"),
        ("+390612345678", "(39)0612345678"),
    ],
)
def test_the_country_stands_in_brackets(number: str, written: str) -> None:
    assert with_country(number) == written


@pytest.mark.parametrize(
    "echo",
    [
        "13802138000",
        13802138000,
        "+8613802138000",
        "8613802138000",
        "008613802138000",
        "0086 138 0213 8000",
        "(86)13802138000",
        "(0086)13802138000",
        "138-0213-8000",
        "+86 (138) 0213-8000",
        " 13802138000 ",
    ],
)
def test_an_echo_in_any_form_means_its_number(echo: object) -> None:
    message = messages(HOME)[0]
    assert Echoes([message]).take(echo) is message


@pytest.mark.parametrize("echo", ["85261234567", "+85261234567", "(852)61234567", "(00852)61234567", "0085261234567"])
def test_an_echo_from_abroad_means_its_number(echo: str) -> None:
    first, second = messages(HOME, HONG_KONG)
    assert Echoes([first, second]).take(echo) is second


@pytest.mark.parametrize(
    "echo",
    [
        None,
        True,
        1.5,
        "",
        " ",
        "138****8000",
        "1380213800",
        "138021380001",
        "x13802138000",
        [],
        {},
        "+",
        "(",
    ],
)
def test_what_is_no_number_of_the_batch_means_nobody(echo: object) -> None:
    assert Echoes(messages(HOME)).take(echo) is None


def test_eleven_digits_are_a_number_at_home_where_one_abroad_has_the_same() -> None:
    abroad, home = messages(LOOKALIKE, HOME)
    for echo, meant in {
        "13802138000": home,
        "+13802138000": abroad,
        "(1)3802138000": abroad,
        "(86)13802138000": home,
    }.items():
        assert Echoes([abroad, home]).take(echo) is meant
    assert Echoes([abroad]).take("13802138000") is abroad


def test_a_number_that_stands_twice_is_found_twice_and_no_more() -> None:
    twice = [Message(row, HOME, "the same text") for row in (2, 7)]
    echoes = Echoes(twice)
    assert [echoes.take(HOME) for _ in range(3)] == [*twice, None]


def test_the_parameters_tell_messages_to_one_number_apart() -> None:
    first, second = messages(HOME, HOME)
    assert Echoes([first, second]).take("13802138000", ["value 3"]) is second
    assert Echoes([first, second]).take("13802138000", None) is None, "it isn't clear which"
    assert Echoes([first, second]).take("13802138000", ["changed"]) is None
    assert Echoes([first]).take("13802138000", ["changed"]) is first, "there is only one"


@pytest.mark.parametrize("echo", ["(+86)13802138000", "（86）13802138000", "１３８０２１３８０００", "＋8613802138000"])
def test_brackets_and_wide_characters_are_read(echo: str) -> None:
    message = messages(HOME)[0]
    assert Echoes([message]).take(echo) is message


def test_finding_takes_nothing_away() -> None:
    message = messages(HOME)[0]
    echoes = Echoes([message])
    assert echoes.find(HOME) == echoes.find(HOME) == [message]


@given(st.text(max_size=20) | st.integers() | st.floats() | st.none() | st.lists(st.text()))
def test_no_echo_breaks_it(echo: object) -> None:
    Echoes(messages(HOME, HONG_KONG)).take(echo, echo)
