from __future__ import annotations

from typing import ClassVar

import pytest

from smsgui.compose import guess_phone_column, require_phone_column
from smsgui.errors import SheetError
from tests.compose.sheets import sheet

NUMBERS = [f"138001380{tail:02}" for tail in range(50)]


def guess(header: list[str], *columns: list[str]) -> str | None:
    return guess_phone_column(sheet(header, zip(*columns, strict=True)))


def test_the_column_that_holds_mobile_numbers_is_found_whatever_its_name() -> None:
    assert guess(["x", "y"], ["张三"] * 50, NUMBERS) == "y"


@pytest.mark.parametrize(
    "header", ["手机", "手机号码", "联系电话", "Phone", "phone_number", "PhoneNumber", "Mobile No.", "TEL"]
)
def test_of_two_columns_of_numbers_the_one_whose_header_says_so_is_taken(header: str) -> None:
    assert guess(["编号", header], NUMBERS, NUMBERS) == header


@pytest.mark.parametrize(
    ("first", "second"), [("手机", "紧急联系电话"), ("a", "b"), ("Phone", "Mobile"), ("Hotel", "b")]
)
def test_between_two_columns_that_are_equally_likely_it_does_not_choose(first: str, second: str) -> None:
    assert guess([first, second], NUMBERS, NUMBERS) is None


@pytest.mark.parametrize("header", ["Hotel", "Automobile", "Excellent", "telegram", "编号"])
def test_a_word_within_a_word_says_nothing(header: str) -> None:
    assert guess([header, "x"], ["a"] * 3, ["b"] * 3) is None


def test_where_no_column_holds_numbers_the_one_header_that_says_so_is_taken() -> None:
    assert guess(["姓名", "手机"], ["张三"] * 3, ["1.38E+10"] * 3) == "手机"
    assert guess(["姓名", "手机"], [], []) == "手机"
    assert guess(["手机", "电话"], [], []) is None
    assert guess_phone_column(sheet([], [])) is None


DAMAGED = ["1.38E+10"] * 50
LANDLINES = [f"010-62345{tail:03}" for tail in range(50)]
BLANK = [""] * 50


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["客户手机", "业务员手机"], [DAMAGED, NUMBERS]),
        (["客户手机", "业务员手机"], [[f"{number} 转 8" for number in NUMBERS], NUMBERS]),
        (["客户手机", "业务员手机"], [[*LANDLINES[:30], *NUMBERS[:20]], NUMBERS]),
        (["号码", "业务员手机"], [DAMAGED, NUMBERS]),
        (["手机号", "微信号"], [[*LANDLINES[:30], *NUMBERS[:20]], NUMBERS]),
        (["手机号", "微信号"], [DAMAGED, NUMBERS]),
        (["手机号", "微信号"], [BLANK, NUMBERS]),
        (["Phone", "ID"], [LANDLINES, NUMBERS]),
        (["手机号", "QQ", "微信号"], [DAMAGED, NUMBERS, NUMBERS]),
        (["电话", "y"], [["张三"] * 50, NUMBERS]),
        (["客户手机", "业务员手机"], [["尾号8000"] * 50, NUMBERS]),
        (["手机号（客户）", "业务员手机"], [["尾号8000"] * 50, NUMBERS]),
        (["手机用户", "业务员手机"], [DAMAGED, NUMBERS]),
        (["手机用户", "业务员手机"], [["138****8000"] * 50, NUMBERS]),
    ],
)
def test_a_column_is_not_taken_where_a_header_speaks_for_another(header: list[str], columns: list[list[str]]) -> None:
    assert guess(header, *columns) is None
    assert guess(header[::-1], *columns[::-1]) is None


@pytest.mark.parametrize("other", [LANDLINES, BLANK, ["无"] * 50, ["-"] * 50])
def test_a_second_header_over_no_mobile_numbers_at_all_hides_nothing(other: list[str]) -> None:
    assert guess(["手机", "固定电话"], NUMBERS, other) == "手机"


@pytest.mark.parametrize(
    ("other", "cells"),
    [("手机号段", ["138", "139"] * 25), ("手机型号", ["iPhone 15", "Mate60"] * 25), ("机主电话", BLANK)],
)
def test_a_header_that_speaks_of_phones_over_something_else_hides_nothing(other: str, cells: list[str]) -> None:
    assert guess([other, "手机号"], cells, NUMBERS) == "手机号"


@pytest.mark.parametrize("header", ["身份证号码", "订单号码"])
def test_other_kinds_of_numbers_are_no_phones(header: str) -> None:
    assert guess([header, "手机"], ["440101199001011234"] * 50, NUMBERS) == "手机"


def test_some_bad_and_empty_cells_do_not_hide_the_column() -> None:
    assert guess(["a", "b"], ["x"] * 50, ["", "无", *NUMBERS[:20], *[""] * 28]) == "b"


def test_a_column_counts_from_half_of_its_filled_cells_on() -> None:
    assert guess(["a", "b"], ["x"] * 4, ["无", "无", *NUMBERS[:2]]) == "b"
    assert guess(["a", "b"], ["x"] * 4, ["无", "无", "", NUMBERS[0]]) is None


class _Counted(str):
    """A cell that knows how often such cells were looked into."""

    looked_into: ClassVar[int] = 0

    def translate(self, table: object, /) -> str:
        type(self).looked_into += 1
        return str.translate(self, table)  # type: ignore[arg-type]  # as it was called


def test_a_column_is_read_no_further_than_until_it_cannot_be_the_one() -> None:
    assert guess(["a"], [_Counted("x")] * 26 + NUMBERS[:24] + [_Counted("x")] * 2) is None
    assert _Counted.looked_into == 27


def test_numbers_of_the_region_are_looked_for() -> None:
    rows = [["5531 1111", "13800138000"]] * 5
    assert guess_phone_column(sheet(["a", "b"], rows), "HK") == "a"
    assert guess_phone_column(sheet(["a", "b"], rows), "CN") == "b"


def test_a_named_column_is_taken_as_it_is_named() -> None:
    people = sheet(["姓名", " 手机 "], [["张三", "13800138000"]])
    assert require_phone_column(people, "手机") == " 手机 "
    assert require_phone_column(people, "姓名") == "姓名"
    assert require_phone_column(people) == " 手机 "


def test_a_column_that_is_missing_or_unclear_is_an_error_that_lists_the_columns() -> None:
    people = sheet(["姓名", "备注"], [["张三", ""]])
    with pytest.raises(SheetError, match=r"no column “手机”\. Its columns are: 姓名, 备注"):
        require_phone_column(people, "手机")
    with pytest.raises(SheetError, match=r"not clear.*姓名, 备注"):
        require_phone_column(people)
    with pytest.raises(SheetError, match="not a region"):
        require_phone_column(people, None, "XX")
