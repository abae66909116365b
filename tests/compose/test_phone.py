from __future__ import annotations

import random
import time

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.compose.phone import Refusal, checked_region, read
from smsgui.errors import SheetError

GOOD = "+8613800138000"


def refusal(cell: str, region: str = "CN") -> Refusal:
    found = read(cell, region)
    assert isinstance(found, Refusal), f"{cell!r} was read as {found}"
    return found


def reason(cell: str, region: str = "CN") -> str:
    found = refusal(cell, region)
    return found.sentence.format(**found.values)


def independent(text: str) -> str | None:
    """What phonenumbers alone makes of ``text``: E.164 if it is a valid mobile number."""
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None
    mobile = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) not in mobile:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize(
    "cell",
    [
        "13800138000",
        " 13800138000 ",
        "13800138000.0",
        "13800138000.00",
        "'13800138000",
        "\uff0713800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138\u20110013\u20118000",  # hyphens that don't break
        "138.0013.8000",
        "138\u00a00013\u00a08000",
        "138\u30000013\u30008000",
        "(138)00138000",
        "１３８００１３８０００",
        "＋８６（０）１３８００１３８０００",
        "\u200e13800138000\u202c",
        "\ufeff13800138000",
        "13800138000\n",
        "13800138000-",
        "+8613800138000",
        "+86 138 0013 8000",
        "008613800138000",
        "0086-13800138000",
        "(86)13800138000",
        "（86）13800138000",
        "【86】13800138000",
        "［８６］13800138000",
        "(+86)13800138000",
        "+(86)13800138000",
        "(0086)13800138000",
        "(086)13800138000",
        "8613800138000",
        "86 138 0013 8000",
        "013800138000",
        "+86 013800138000",
        "(0)13800138000",
    ],
)
def test_the_ways_of_writing_a_mainland_number_are_read_alike(cell: str) -> None:
    assert read(cell) == GOOD


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("(852)55311111", "+85255311111"),
        ("（852）5531 1111", "+85255311111"),
        ("(0852)55311111", "+85255311111"),
        ("(00852)55311111", "+85255311111"),
        ("00852 5531 1111", "+85255311111"),
        ("+852 5531 1111", "+85255311111"),
        ("(853)66123456", "+85366123456"),
        ("(886)912345678", "+886912345678"),
        ("(60)123456789", "+60123456789"),
        ("(1)3105551234", "+13105551234"),  # without the brackets a mainland number
        ("+44 7400 123456", "+447400123456"),
        ("+1 (212) 555-1234", "+12125551234"),  # fixed line or mobile: nobody can tell
    ],
)
def test_numbers_with_a_country_code_are_those_of_that_country(cell: str, expected: str) -> None:
    assert read(cell) == expected


@pytest.mark.parametrize(
    ("cell", "region", "expected"),
    [
        ("(212) 555-1234", "US", "+12125551234"),  # 212 is Morocco's country code too
        ("(310) 555-1234", "US", "+13105551234"),
        ("(852)55311111", "US", "+85255311111"),
        ("0086 138 0013 8000", "US", GOOD),
        ("(86)13800138000", "US", GOOD),
        ("(0086)13800138000", "US", GOOD),
        ("5531 1111", "HK", "+85255311111"),
        ("852 5531 1111", "HK", "+85255311111"),
        ("07400 123456", "GB", "+447400123456"),
        ("(44) 7400 123456", "GB", "+447400123456"),
        ("13800138000", "HK", None),
    ],
)
def test_a_number_without_a_country_code_is_one_of_the_region(cell: str, region: str, expected: str | None) -> None:
    found = read(cell, region)
    assert (found if isinstance(found, str) else None) == expected


REASONS = {
    "": "no phone number",
    "   ": "no phone number",
    "-": "no phone number",
    "张三13800138000": "“张三”",
    "13800138000转5": "“转”",
    "13800138000 ext 5": "“ext”",
    "tel:+8613800138000": "“tel:”",
    "13800138000#5": "“#”",
    "13800138000;ext=5": "“;ext=”",
    "13800138000,": "“,”",
    "1,380,013,800": "“,”",
    "1380013800\u0660": "“\u0660”",  # a digit of another script
    "++8613800138000": "“+”",
    "13800138000/13900139000": "more than one number",
    "13800138000、13900139000": "more than one number",
    "13800138000,13900139000": "more than one number",
    "13800138000；13900139000": "more than one number",
    "13800138000 13900139000": "more than one number",
    "13800138000\n13900139000": "more than one number",
    "13800138000+13900139000": "more than one number",
    "13800138000-13900139000": "more than one number",
    "138-0013-8000/139-0013-9000": "more than one number",
    "+8613800138000 +8613900139000": "more than one number",
    "010-12345678 13800138000": "more than one number",
    "1380013800013900139000": "two numbers written together",
    "138001380008613900139000": "two numbers written together",
    "1380013800011900139000": "22 digits",
    "6212261234567890123": "19 digits",
    "1790913800138000": "16 digits",  # a carrier's prefix that phonenumbers would drop
    "1.38E+10": "shortened",
    "1.381234988e+10": "shortened",
    "138001380.05": "decimals",
    "1380013.8000": "decimals",
    "1380013800": "10 digits",
    "138001380001": "12 digits",
    "+86 1380013800": "10 digits",
    "861380013800": "10 digits",
    "12345678": "8 digits",
    "1234567": "7 digits",
    "123456": "short number",
    "10086": "short number",
    "95588": "short number",
    "0": "not a phone number",
    "000": "not a phone number",
    "12": "not a phone number",
    "110": "short number",
    "1 13800138000": "12 digits",
    "0886912345678": "13 digits",
    "106571234567890": "15 digits",
    "001790913800138000": "18 digits",
    "1065712345": "10 digits",  # a sender of text messages, or a mobile number with a digit missing
    "0138001380": "10 digits",
    "(86)1380013800": "10 digits",
    "0086 1380013800": "10 digits",
    "00000000000": "begins with 00000",
    "-13800138000": "minus sign",
    "-13800137914": "minus sign",
    "--13800138000": "minus sign",
    "－13800138000": "minus sign",
    "(-13800138000)": "minus sign",
    "'-13800138000": "minus sign",
    "- 138 0013 8000": "minus sign",
    "12012345678": "begins with 12012",
    "85255311111": "begins with 85255",
    "+852 12345678": "country code +852",
    "(852)12345": "country code +852",
    "+999 12345678": "not a phone number",
}  # fmt: skip


@pytest.mark.parametrize(("cell", "part"), REASONS.items())
def test_a_cell_that_holds_no_good_number_says_why(cell: str, part: str) -> None:
    assert part in reason(cell)
    assert refusal(cell).code == "invalid_number"


@pytest.mark.parametrize(
    ("cell", "part", "number"),
    [
        ("010-12345678", "landline", "+861012345678"),
        ("(010)12345678", "landline", "+861012345678"),
        ("+86 10 65712345", "landline", "+861065712345"),
        ("02112345678", "landline", "+862112345678"),
        ("(020)81234567", "landline", "+862081234567"),  # 20 is Egypt's country code too
        ("(0371)23456789", "landline", "+8637123456789"),  # 371 is Latvia's
        ("400-812-3456", "service number", "+864008123456"),
        ("8008101234", "service number", "+868008101234"),
        ("+1 800 555 1212", "service number", "+18005551212"),
        ("+44 56 1234 5678", "not a mobile", "+445612345678"),
    ],
)
def test_a_number_that_is_not_a_mobile_one_says_what_it_is(cell: str, part: str, number: str) -> None:
    found = refusal(cell)
    assert (found.code, found.number) == ("not_mobile", number)
    assert part in found.sentence


def test_every_reason_has_a_sentence_of_its_own() -> None:
    cells = ["", "张三", "13800138000/13900139000", "1.38E+10", "1380013.8", "1380013800", "10086", "12012345678"]
    cells += ["-13800138000"]
    cells += ["1790913800138000", "+852 12345678", "+999 12345678", "01012345678", "4008123456", "+44 56 1234 5678"]
    assert len({refusal(cell).sentence for cell in cells}) == len(cells)


def test_the_short_way_agrees_with_phonenumbers_on_every_prefix_of_five_digits() -> None:
    tails = random.Random(1)
    for prefix in range(10_000, 20_000):
        for cell in (f"{prefix}000000", f"{prefix}{tails.randrange(10**6):06}"):
            found = read(cell)
            assert (found if isinstance(found, str) else None) == independent(cell), cell


@given(st.from_regex(r"(\+?86|0086)?1[0-9]{10}", fullmatch=True))
def test_the_short_way_agrees_with_phonenumbers_with_a_country_code_too(cell: str) -> None:
    found = read(cell)
    assert (found if isinstance(found, str) else None) == independent(cell)


@given(st.text(st.sampled_from("0123456789+-. ()（）/,;、，；'eE\n\u00a0\u200e张a８"), max_size=30))
def test_what_is_read_is_a_valid_mobile_number_made_of_the_digits_in_the_cell(cell: str) -> None:
    found = read(cell)
    if isinstance(found, str):
        assert independent(found) == found
        digits = "".join(str(int(character)) for character in cell if character.isdecimal())
        assert found.removeprefix("+86") in digits or found.removeprefix("+") in digits
        assert not any(character.isalpha() for character in cell)
    else:
        assert found.code in {"invalid_number", "not_mobile"}
        assert found.sentence.format(**found.values)


@given(st.text(max_size=40), st.sampled_from(["CN", "US", "HK", "GB", "KR"]))
def test_no_cell_makes_the_reading_fail(cell: str, region: str) -> None:
    assert isinstance(read(cell, region), str | Refusal)


@pytest.mark.parametrize("character", ["x", "9", " ", ".", "(", "+", "/", "张", "\u200e", "1.", "1 ", "(1)"])
def test_the_longest_cell_is_read_at_once(character: str) -> None:
    begun = time.perf_counter()
    found = refusal((character * 32_767)[:32_767])
    assert time.perf_counter() - begun < 1
    assert len(found.sentence.format(**found.values)) < 200


separators = st.sampled_from(["/", ",", ";", "、", "，", "；", " ", "\n", "\t", "|", " / ", "  ", "&", "或", "+"])


@given(st.integers(0, 10**8 - 1), st.integers(0, 10**8 - 1), separators)
def test_two_numbers_in_one_cell_are_never_read_as_one(first: int, second: int, between: str) -> None:
    assert refusal(f"138{first:08}{between}139{second:08}").code == "invalid_number"


gaps = st.sampled_from(["", " ", "-", "\u00a0", "－"])


@given(
    st.sampled_from(["", "+86 ", "0086", "(86)", "86 ", "'", "\u200e"]),
    st.from_regex(r"[0-9]{8}", fullmatch=True),
    st.one_of(st.just((".", ".")), st.tuples(gaps, gaps)),
)
def test_however_a_number_is_grouped_it_is_the_same_number(front: str, tail: str, gaps: tuple[str, str]) -> None:
    assert read(f"{front}138{gaps[0]}{tail[:4]}{gaps[1]}{tail[4:]}") == f"+86138{tail}"


def test_a_region_is_two_letters_that_phonenumbers_knows() -> None:
    assert checked_region(" cn ") == "CN"
    with pytest.raises(SheetError, match="“China” is not a region"):
        checked_region("China")
