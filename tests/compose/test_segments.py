from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.compose import segments
from smsgui.compose.segments import GSM_BASIC, GSM_EXTENSION, Segments, count, estimate

CASES = json.loads(Path(__file__).with_name("segments.json").read_text(encoding="utf-8"))
MAINLAND, ABROAD = "+8613800138000", "+85255311111"

gsm_texts = st.text(sorted(GSM_BASIC + GSM_EXTENSION), max_size=700)
any_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_a_text_takes_the_segments_of_the_reference_table(case: dict[str, Any]) -> None:
    assert count(case["text"]) == Segments(case["encoding"], case["segments"])


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("a" * 160, "GSM", 1),
        ("a" * 161, "GSM", 2),
        ("a" * 306, "GSM", 2),
        ("a" * 307, "GSM", 3),
        ("€" * 80, "GSM", 1),
        ("€" * 81, "GSM", 2),
        ("a" * 152 + "€" + "a" * 152, "GSM", 3),
        ("€" + "a" * 304, "GSM", 2),
        ("€" + "a" * 305, "GSM", 3),
        ("a" * 158 + "€", "GSM", 1),
        ("a" * 159 + "€", "GSM", 2),
        ("字" * 70, "UCS2", 1),
        ("字" * 71, "UCS2", 2),
        ("字" * 134, "UCS2", 2),
        ("字" * 135, "UCS2", 3),
        ("😀" * 35, "UCS2", 1),
        ("😀" * 36, "UCS2", 2),
        ("😀" * 66, "UCS2", 2),
        ("😀" * 67, "UCS2", 3),
        ("字" * 66 + "😀" + "字" * 66, "UCS2", 3),
        ("ç" * 160, "UCS2", 3),
        ("Don't reply. " * 12, "GSM", 1),
        ("Don’t reply. " * 12, "UCS2", 3),
    ],
)
def test_abroad_the_standard_counts(text: str, encoding: str, expected: int) -> None:
    assert count(text) == Segments(encoding, expected)
    assert estimate(text, ABROAD) == expected


@pytest.mark.parametrize(
    ("characters", "expected"),
    [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3), (160, 3), (201, 3), (202, 4), (210, 4), (490, 8), (500, 8)],
)
@pytest.mark.parametrize("letter", ["字", "a", "€"])
def test_on_the_mainland_every_character_counts_one(letter: str, characters: int, expected: int) -> None:
    assert estimate(letter * characters, MAINLAND) == expected


def test_on_the_mainland_an_emoji_counts_two() -> None:
    assert estimate("😀" * 35, MAINLAND) == 1
    assert estimate("😀" * 36, MAINLAND) == 2
    assert estimate("字" * 66 + "😀" + "字" * 66, MAINLAND) == 2  # plain division, other than abroad


def test_a_signature_that_the_platform_adds_counts_with_its_brackets() -> None:
    assert estimate("字" * 63, MAINLAND, "华为云") == 1
    assert estimate("字" * 65, MAINLAND, "华为云") == 1
    assert estimate("字" * 66, MAINLAND, "华为云") == 2
    assert estimate("a" * 151, ABROAD, "Brand") == 1  # square brackets take two septets each
    assert estimate("a" * 152, ABROAD, "Brand") == 2
    assert estimate("a" * 66, ABROAD, "商店") == 1
    assert estimate("a" * 67, ABROAD, "商店") == 2


def test_no_text_takes_no_segment() -> None:
    assert count("") == Segments(None, 0)
    assert estimate("", MAINLAND) == estimate("", ABROAD) == 0


def test_an_unknown_number_counts_as_a_mainland_one() -> None:
    assert estimate("a" * 100, "") == 2


@given(gsm_texts)
def test_gsm_parts_hold_what_they_may_and_no_fewer_parts_would_do(text: str) -> None:
    septets = sum(2 if character in GSM_EXTENSION else 1 for character in text)
    found = count(text).segments
    if septets <= 160:
        assert found == bool(text)
    else:
        assert -(-septets // 153) <= found <= -(-septets // 152)


@given(any_texts)
def test_ucs2_parts_hold_what_they_may_and_no_fewer_parts_would_do(text: str) -> None:
    text += "字"
    units = len(text.encode("utf-16-le")) // 2
    found = count(text)
    assert found.encoding == "UCS2"
    assert found.segments == 1 if units <= 70 else -(-units // 67) <= found.segments <= -(-units // 66)
    assert estimate(text, MAINLAND) == (1 if units <= 70 else -(-units // 67))


@given(any_texts, st.sampled_from([MAINLAND, ABROAD]), st.text(max_size=12))
def test_a_longer_text_never_takes_fewer_segments(text: str, number: str, signature: str) -> None:
    # One character more can make a text Unicode, never the other way round.
    counts = [estimate(text[:end], number, signature) for end in range(0, len(text) + 1, 7)]
    assert counts == sorted(counts)


def test_the_gsm_alphabet_has_127_characters_and_10_more() -> None:
    assert (len(GSM_BASIC), len(GSM_EXTENSION)) == (127, 10)
    assert len(set(GSM_BASIC + GSM_EXTENSION)) == 137
    assert segments.MAINLAND == "+86"
