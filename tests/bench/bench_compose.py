"""Composing against the least that anyone must do: parse the column with phonenumbers, and ask whether it is valid."""

from __future__ import annotations

import random
import re
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress

import phonenumbers
import pytest

from smsgui.compose import compose
from smsgui.domain import Rules, Sheet, SheetRow, Template, Worksheet

ROWS = 100_000
COLUMNS = ("手机号", "姓名", "金额", "日期", "门店", "备注")
TEXT = Template(text="【某某商店】{姓名}您好，您在{门店}的订单应付{金额}元，请于{日期}前完成支付，谢谢。")
RULES = Rules(takes="text", signature="text", max_characters=1000)


def mainland(chance: random.Random) -> str:
    return chance.choice(["13", "15", "17", "18", "19"]) + f"{chance.randrange(10**9):09}"


WAYS: dict[str, Callable[[random.Random], str]] = {
    "plain": mainland,
    "grouped": lambda chance: re.sub("(...)(....)(....)", r"\1-\2-\3", mainland(chance)),
    "+86": lambda chance: "+86 " + mainland(chance),
    "Hong Kong": lambda chance: f"+8526{chance.randrange(10**7):07}",
    "bad": lambda chance: mainland(chance)[:10],
    "mixed": lambda chance: WAYS[chance.choices(list(WAYS)[:5], [90, 4, 2, 2, 2])[0]](chance),
}
MAINLY_MAINLAND = {"plain", "grouped", "+86", "mixed"}


def people(way: Callable[[random.Random], str], rows: int = ROWS) -> Sheet:
    chance = random.Random(1)
    cells = [
        (way(chance), f"客户{row}", f"{row / 100:,.2f}", "2026年12月1日", f"第{row % 50}门店", "")
        for row in range(rows)
    ]
    made = tuple(SheetRow(number, row, row) for number, row in enumerate(cells, start=2))
    return Sheet("people.xlsx", "Sheet1", (Worksheet("Sheet1"),), 1, COLUMNS, made)


def bare(sheet: Sheet) -> float:
    begun = time.perf_counter()
    for row in sheet.rows:
        with suppress(phonenumbers.NumberParseException):
            phonenumbers.is_valid_number(phonenumbers.parse(row.values[0], "CN"))
    return time.perf_counter() - begun


def composed(sheet: Sheet) -> float:
    begun = time.perf_counter()
    compose(sheet, phone_column="手机号", template=TEXT, rules=RULES)
    return time.perf_counter() - begun


@pytest.mark.parametrize("way", WAYS)
def test_composing_is_no_slower_than_checking_the_numbers_alone(way: str) -> None:
    sheet = people(WAYS[way])
    ours, theirs = min(composed(sheet) for _ in range(3)), bare(sheet)
    print(
        f"\n{way:10} {ROWS:,} rows: compose {ours:.2f} s, bare phonenumbers {theirs:.2f} s, ratio {ours / theirs:.2f}"
    )
    assert ours <= theirs or way not in MAINLY_MAINLAND


def test_a_million_rows_can_be_composed() -> None:
    sheet = people(mainland, 1_048_575)
    seconds = composed(sheet)
    tracemalloc.start()
    compose(sheet, phone_column="手机号", template=TEXT, rules=RULES)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"\n1,048,575 rows: {seconds:.1f} s, {peak / 2**20:,.0f} MiB at most besides the sheet")
