"""What an answer says, made fit to be kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.providers.words import LONGEST, objects, text, whole, without


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
        ("x" * (LONGEST + 1), "x" * LONGEST),
        (["x"] * LONGEST, ('["x"' + ', "x"' * LONGEST)[:LONGEST]),
    ],
)
def test_a_value_becomes_text_that_can_be_kept(value: object, said: str) -> None:
    assert text(value) == said


@given(st.text() | st.integers() | st.floats() | st.lists(st.text()))
def test_any_value_becomes_text_that_can_be_kept(value: object) -> None:
    assert len(text(value).encode()) <= LONGEST * 4


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
    assert without({"a": "key", "b": "", "c": "pass"}, "key, pass and keys") == "***, *** and ***s"
