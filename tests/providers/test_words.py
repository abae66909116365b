"""What an answer says, made fit to be kept."""

from __future__ import annotations

import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.providers.words import HIDDEN, LONGEST, hiding, objects, text, whole


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("号码在黑名单", "号码在黑名单"),
        (" two\nlines\t", " two\nlines\t"),
        (405, "405"),
        (0, "0"),
        (0.5, "0.5"),
        (None, ""),
        (True, "true"),
        (False, ""),
        ([], ""),
        ({"why": "“no”"}, '{"why": "“no”"}'),
        ("a\x00b\ud800c\uffffd\x7f", "a\ufffdb\ufffdc\ufffdd\ufffd"),
    ],
)
def test_a_value_becomes_text_that_can_be_kept(value: object, said: str) -> None:
    assert text(value) == said


@given(st.text() | st.integers() | st.floats() | st.lists(st.text()))
def test_any_value_becomes_text_that_can_be_kept(value: object) -> None:
    text(value).encode()


@pytest.mark.parametrize(("value", "number"), [(0, 0), ("18046", 18046), ("-1", -1), (-1, -1)])
def test_a_whole_number_is_one_in_either_form(value: object, number: int) -> None:
    assert whole(value) == number


@pytest.mark.parametrize("value", [None, True, 0.0, "", " 1", "1.0", "--1", "１", "1" * 10, [], {}])
def test_what_is_no_whole_number_is_none(value: object) -> None:
    assert whole(value) is None


def test_only_the_objects_of_a_list_count() -> None:
    assert objects([{"a": 1}, None, [], "b", {}]) == [{"a": 1}, {}]
    assert objects({"a": 1}) == objects(None) == []


def test_every_secret_is_taken_out_wherever_it_stands() -> None:
    assert hiding(["key", "", "pass"])("key, pass and KEYS") == "***, *** and ***S"


@given(st.text(min_size=4))
def test_a_secret_is_taken_out_as_forms_addresses_and_json_write_it(secret: str) -> None:
    hide = hiding([secret])
    for echoed in (secret, quote_plus(secret), quote(secret, safe=""), json.dumps(secret)[1:-1]):
        assert hide(f"<{echoed}>") == f"<{HIDDEN}>"


def test_no_part_of_a_secret_is_left_where_long_words_are_cut() -> None:
    secret = "k3y-" * 10
    assert hiding([secret])("x" * (LONGEST - 5) + secret) == "x" * (LONGEST - 5) + HIDDEN
    assert hiding([])("x" * (LONGEST + 1)) == "x" * LONGEST
