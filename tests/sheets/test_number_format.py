"""Cells look as in the spreadsheet program."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.sheets.digits import decimal
from smsgui.sheets.number_format import NumberFormat

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def title(case: dict[str, str]) -> str:
    return f"{case['value']} {case['number_format']}"


MORE = cases("number_formats_more.tsv")


@pytest.mark.parametrize("case", [case for case in cases("number_formats.tsv") if case["value"] != "true"], ids=title)
def test_a_number_shows_as_in_excel(case: dict[str, str]) -> None:
    shown = NumberFormat(case["number_format"]).number(decimal(case["value"]))
    assert shown == (case["expected_excel_en_US"], True)


@pytest.mark.parametrize("case", MORE, ids=title)
def test_a_number_shows_as_in_excel_or_is_called_uncertain(case: dict[str, str]) -> None:
    shown = NumberFormat(case["number_format"]).number(decimal(case["value"]))
    assert shown == (case["expected"], case["certain"] == "yes")


def test_every_disagreement_with_libreoffice_is_explained() -> None:
    assert len(MORE) > 300
    for case in MORE:
        assert (case["expected"] == case["libreoffice_7.4"]) == (case["why_they_differ"] == ""), case


CODES = sorted({case["number_format"] for case in MORE} | {"General", "0.00_);(0.00)", "¥#,##0.00", "0.0%", "0000.0"})


@given(number=st.floats(1e-6, 1e11), places=st.integers(0, 17), code=st.sampled_from(CODES))
def test_the_quick_way_shows_what_the_exact_way_shows(number: float, places: int, code: str) -> None:
    number = round(number, places)
    made = NumberFormat(code)
    shown = made.quick(number) if made.quick and number else None
    assert shown is None or shown == made.number(decimal(repr(number))).text


@given(number=st.integers(1, 10**8), divisor=st.sampled_from([2, 8, 20, 200, 2000, 20000]), code=st.sampled_from(CODES))
def test_halves_are_rounded_up_in_the_quick_way_too(number: int, divisor: int, code: str) -> None:
    made = NumberFormat(code)
    shown = made.quick(number / divisor) if made.quick else None
    assert shown is None or shown == made.number(decimal(repr(number / divisor))).text


TRICKY = st.text(alphabet='0#?.,%/@;EeGgYyMmDdHhSsAaPp[]$-+<>=15"\\!_* 上午/下年General', max_size=40) | st.text(
    max_size=12
)


@given(code=TRICKY, number=st.floats(allow_nan=False, allow_infinity=False), epoch=st.booleans(), chinese=st.booleans())
def test_any_code_shows_something_for_any_number(code: str, number: float, epoch: bool, chinese: bool) -> None:
    made = NumberFormat(code, epoch_1904=epoch, chinese=chinese)
    made.number(decimal(repr(number)))
    made.text("张三")
    if made.quick is not None and number > 0:
        made.quick(number)


@pytest.mark.parametrize(
    "code",
    [
        "[$-411]ggge", "[$-411]dddd", "[Nonsense]0", "0 kg", "yyyy-mm-ddThh", "b2yyyy", "[$-2010000]yyyy", "0" * 300,
        "[$-F800]dddd", "E+0", "[$-404]e", "[$-411]e-m-d", "[$-411]ee", 'e[$-ja-JP-x-gannen]"年"', "[$-zh-TW]e/m/d",
        "b", "bbbb-mm-dd", "g", "ge", "ggge", "[ENG]e", "[ENG][$-409]d mmm", "0.0e", "e0", "rr-mm-dd", "n-e",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_never_shown_in_silence(code: str) -> None:
    assert not NumberFormat(code).number(decimal("45000")).certain


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("e", "2023"), ("E", "2023"), ("ee", "2023"), ("eeee", "2023"), ("e-mm-dd", "2023-03-15"),
        ("E-m-d", "2023-3-15"), ("mm-e", "03-2023"), ("e+m", "2023+3"), ('e"年"m"月"d"日"', "2023年3月15日"),
        ("[$-804]e-m", "2023-3"), ("[$-409]e-m", "2023-3"), ("[$-zh-CN]e-m", "2023-3"), ("[DBNum1]e", "二〇二三"),
    ],
)  # fmt: skip
def test_the_year_of_an_era_is_the_usual_year_where_there_are_no_eras(code: str, shown: str) -> None:
    made, value = NumberFormat(code), decimal("45000")
    assert made.number(value) == (shown, True)
    assert made.quick is None or made.quick(45000.0) == shown


@pytest.mark.parametrize("value", ["-1", "2958466", "1E+300"])
def test_a_number_that_is_no_date_is_uncertain_under_a_date_format(value: str) -> None:
    assert not NumberFormat("yyyy-mm-dd").number(decimal(value)).certain


def test_a_number_that_no_section_is_for_is_uncertain() -> None:
    assert not NumberFormat("[<1]0;[>5]0").number(decimal("3")).certain


@pytest.mark.parametrize(
    ("code", "plain", "chinese"),
    [
        ("aaaa", "Wednesday", "星期三"),
        ("aaa", "Wed", "三"),
        ("dddd mmm", "Wednesday Mar", "Wednesday Mar"),
        ("[$-F800]dddd, mmmm dd, yyyy", "Wednesday, March 15, 2023", "2023年3月15日"),
        ("[$-F400]h:mm:ss AM/PM", "6:00:00 PM", "18:00:00"),
    ],
)
def test_workbooks_of_chinese_programs_show_some_names_in_chinese(code: str, plain: str, chinese: str) -> None:
    value = decimal("45000.75")
    assert NumberFormat(code).number(value).text == plain
    assert NumberFormat(code, chinese=True).number(value).text == chinese
    assert NumberFormat(code, chinese=True).regional == (chinese != plain)


def test_the_epoch_of_1904_begins_four_years_later() -> None:
    assert NumberFormat("yyyy-mm-dd", epoch_1904=True).number(decimal("43538")).text == "2023-03-15"
    assert NumberFormat("[h]:mm", epoch_1904=True).number(decimal("1.5")).text == "36:00"


@pytest.mark.parametrize(
    ("code", "shown"),
    [("@", "甲"), ("0", "甲"), ("0;0;0;\"【\"@\"】\"", "【甲】"), (";;;", ""), ("\"约\"@", "约甲"), ("0;-0;;@", "甲")],
)  # fmt: skip
def test_texts_show_as_their_section_says(code: str, shown: str) -> None:
    assert NumberFormat(code).text("甲") == (shown, True)
