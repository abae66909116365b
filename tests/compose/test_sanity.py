from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.compose import compose
from smsgui.compose.sanity import LINK, NUMBER, numbers_by_name, warnings
from smsgui.domain import Rules, Sheet, SheetRow, Template
from tests.compose.sheets import TEMPLATE, TEXT, of_rows, sheet

COLUMNS = ["手机号", "姓名", "金额"]
HELLO = Template(text="{姓名}您好，应付{金额}元")


def people(count: int) -> list[list[str]]:
    return [[f"138001380{row:02}", f"客户{row}", f"{row + 100}"] for row in range(count)]


def found(
    sheet: Sheet, template: Template = HELLO, rules: Rules = TEXT, last: dict[str, str] | None = None
) -> list[str]:
    composition = compose(sheet, phone_column="手机号", template=template, rules=rules)
    told = warnings(sheet, composition, phone_column="手机号", template=template, rules=rules, last=last)
    for warning in told:
        assert warning.row == 0 or str(warning.row) in str(warning)
    return [str(warning) for warning in told]


def test_about_an_ordinary_sheet_there_is_nothing_to_say() -> None:
    last = {f"客户{row}": f"+86138001380{row:02}" for row in range(50)}
    assert found(sheet(COLUMNS, people(50)), last=last) == []
    assert found(sheet(COLUMNS, [])) == []


def test_messages_that_are_all_the_same_though_they_take_a_column_are_noticed() -> None:
    rows = [[number, "张三", "100"] for number, _, _ in people(3)]
    assert found(sheet(COLUMNS, rows)) == [
        "All 3 messages are the same although they take “姓名”, “金额” from the sheet. Is that meant?"
    ]
    assert found(sheet(COLUMNS, rows), Template(text="您好")) == []
    assert found(sheet(COLUMNS, rows[:1])) == []


def test_a_column_that_is_empty_in_most_rows_is_noticed() -> None:
    rows = [[number, name, "5" if row < 4 else " "] for row, (number, name, _) in enumerate(people(10))]
    (told,) = found(sheet(COLUMNS, rows))
    assert told == "“金额” is empty in 6 of 10 rows; those rows get no message. Is it the right one?"
    assert found(sheet(COLUMNS, rows), Template(text="{姓名}您好")) == []


def test_hidden_rows_that_are_left_out_do_not_count_as_empty() -> None:
    rows = [
        SheetRow(row, (number, name, ""), (number, name, ""), hidden=True)
        for row, (number, name, _) in enumerate(people(9))
    ]
    rows += [SheetRow(row, tuple(cells), tuple(cells)) for row, cells in enumerate(people(12)[9:], start=10)]
    assert found(of_rows(COLUMNS, rows)) == []


def test_messages_far_longer_than_the_rest_are_noticed_with_the_value_that_makes_them_so() -> None:
    rows = people(20)
    rows[7][1] = "某某（" + "备注" * 30 + "）"
    rows[9][1] = "某某（" + "备注" * 20 + "）"
    (told,) = found(sheet(COLUMNS, rows))
    assert "others: 2. The longest is that of row 9, with 73 characters" in told
    assert f"where “姓名” holds “某某（{'备注' * 18}…”" in told


def test_parameters_far_longer_than_the_rest_are_noticed_where_the_text_is_not_known() -> None:
    rows = people(5)
    rows[2][2] = "9" * 50
    template = Template(id="UTB1", parameters=(("1", "姓名"), ("2", "金额")), sender="商店")
    (told,) = found(sheet(COLUMNS, rows), template, TEMPLATE)
    assert "The longest is that of row 4" in told
    assert "“金额”" in told


def test_another_column_of_phone_numbers_is_noticed() -> None:
    rows = [[*cells, "139 0013 90" + cells[0][-2:]] for cells in people(5)]
    assert found(sheet([*COLUMNS, "家长"], rows)) == [
        "“家长” holds phone numbers too. The messages go to those in “手机号”."
    ]


def test_a_number_that_gets_several_texts_is_noticed() -> None:
    rows = people(5)
    rows[3][0] = rows[4][0] = rows[0][0]
    (told,) = found(sheet(COLUMNS, rows))
    assert "from a row above: 2, first in row 5" in told


def test_names_that_stand_with_another_number_than_last_time_are_noticed() -> None:
    before = numbers_by_name(COLUMNS, [(cells, "+86" + cells[0]) for cells in people(10)])
    shifted = [
        [number, name, money] for (number, _, _), (_, name, money) in zip(people(11)[1:], people(10), strict=True)
    ]
    (told,) = found(sheet(COLUMNS, shifted), last=before)
    assert "Of 10 names that the last job had too, 10 now stand with another number, first “客户0” in row 2" in told
    one = people(11)
    one[4][0] = "13900139000"
    (told,) = found(sheet(COLUMNS, one), last=before)
    assert "Of 10 names that the last job had too, 1 now stand with another number, first “客户4” in row 6" in told


def test_names_that_are_not_unique_say_nothing() -> None:
    rows = [(("13800138000", "张三"), "+8613800138000"), (("13800138001", "张三"), "+8613800138001")]
    assert numbers_by_name(["手机号", "姓名"], rows) == {}
    assert numbers_by_name(["手机号", "姓名"], [rows[0], rows[0]]) == {"张三": "+8613800138000"}
    assert numbers_by_name(["手机号", "备注"], rows[:1]) == {}
    assert numbers_by_name(["联系人电话", "Full Name"], rows[:1]) == {"张三": "+8613800138000"}
    twice = [["13800138000", "张三", "1"], ["13800138001", "张三", "2"]]
    assert found(sheet(COLUMNS, twice), last={"张三": "+8613900139000"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "详见 https://example.com/a?b=c",
        "详见www.example.com。",
        "点击t.cn/AbC1查看",
        "点击 bit.ly/3xYz",
        "点击Example.COM查看",
        "http://127.0.0.1:8080/",
    ],
)
def test_links_in_messages_to_the_mainland_are_noticed(text: str) -> None:
    (told,) = found(sheet(COLUMNS, people(2)), Template(text="{姓名}，" + text))
    assert told.startswith("Messages with a link: 2, first in row 2")


@pytest.mark.parametrize(
    "text",
    ["请致电13900139000。", "电话0571-88888888", "电话 010-12345678", "400-812-3456", "400-8123-456", "8008101234",
     "１３９００１３９０００", "138-0013-8000", "（０１０）０１０－１２３４５６７８", "４００－８１２－３４５６"],
)  # fmt: skip
def test_phone_numbers_in_messages_to_the_mainland_are_noticed(text: str) -> None:
    (told,) = found(sheet(COLUMNS, people(2)), Template(text="{姓名}，" + text))
    assert told.startswith("Messages with a phone number in the text: 2, first in row 2")


@pytest.mark.parametrize(
    "text",
    [
        "金额1,024.50元",
        "2026-12-01 15:30",
        "订单20261201000123456",
        "第3.5版",
        "a.b",
        "End.Me too",
        "余额4001元",
        "50%/100%",
    ],
)
def test_amounts_dates_and_long_numbers_are_neither_links_nor_phone_numbers(text: str) -> None:
    assert not LINK.search(text)
    assert not NUMBER.search(text)


@pytest.mark.parametrize("character", ["a", "a.", "1", "-", "0571-", "www.", "a/"])
def test_the_longest_value_is_looked_at_at_once(character: str) -> None:
    text = (character * 32_767)[:32_767]
    begun = time.perf_counter()
    LINK.search(text)
    NUMBER.search(text)
    assert time.perf_counter() - begun < 1


def test_links_to_numbers_abroad_and_in_parameters() -> None:
    rows = [["+85255311111", "www.example.com", "1"], ["+85255311112", "x", "1"]]
    assert found(sheet(COLUMNS, rows), Template(text="{姓名}")) == []
    rows[1][:2] = ["13800138000", "www.example.com"]
    template = Template(id="UTB1", parameters=(("1", "姓名"),), sender="商店")
    (told,) = [told for told in found(sheet(COLUMNS, rows), template, TEMPLATE) if "link" in told]
    assert "1, first in row 3 (“www.example.com”)" in told


@pytest.mark.parametrize("character", ["\ufffd", "\0", "\x01", "\x86"])
def test_characters_that_were_lost_on_the_way_are_noticed(character: str) -> None:
    rows = people(3)
    rows[1][1] += character
    (told,) = found(sheet(COLUMNS, rows))
    assert told.startswith("Messages with characters that can't be read: 1, first in row 3.")
    rows[1][1] = "客户\n🎉 é"
    assert found(sheet(COLUMNS, rows)) == []


@pytest.mark.parametrize(
    ("template", "rules", "noticed"),
    [
        (Template(text="【别的签名】您好", sender="商店"), replace(TEXT, signature="field"), True),
        (Template(text="【商店】 【别的签名】您好"), TEXT, True),
        (Template(text="【别的签名】您好", sender="0" * 32, signature="商店"), replace(TEXT, signature="id"), True),
        (Template(text="您好，【商店】【别的签名】", sender="商店"), replace(TEXT, signature="field"), False),
        (Template(text="【商店】您好"), TEXT, False),
    ],
)
def test_a_second_signature_is_noticed(template: Template, rules: Rules, noticed: bool) -> None:
    told = [told for told in found(sheet(COLUMNS, people(2)), template, rules) if "two signatures" in told]
    assert bool(told) is noticed
    assert not told or ("2, first in row 2" in told[0] and "【别的签名】”" in told[0])


def test_a_signature_that_is_known_by_its_id_alone_is_said_not_to_be_counted() -> None:
    rules = replace(TEXT, signature="id")
    (told,) = found(sheet(COLUMNS, people(2)), Template(text="您好", sender="0" * 32), rules)
    assert "not known here: it is not counted" in told
    for known in (
        Template(text="您好", sender="0" * 32, signature="商店"),
        Template(text="【商店】您好", sender="商店"),
    ):
        assert found(sheet(COLUMNS, people(2)), known, rules) == []


cells = st.one_of(
    st.sampled_from(["13800138000", "+85255311111", "", "张三", "{姓名}", "www.a.cn"]), st.text(max_size=50)
)


@given(st.lists(st.tuples(cells, cells, cells), max_size=12), st.dictionaries(cells, cells, max_size=3))
def test_no_sheet_makes_the_looking_fail(rows: list[tuple[str, str, str]], last: dict[str, str]) -> None:
    assert all(found(sheet(COLUMNS, rows), last=last))
