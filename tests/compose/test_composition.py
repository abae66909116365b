from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.compose import Composition, compose, render
from smsgui.domain import Message, Problem, Rules, Sheet, SheetRow, Template
from smsgui.errors import SheetError, TemplateError
from tests.compose.sheets import TEMPLATE, TEXT, of_rows, sheet

COLUMNS = ["手机号", "姓名"]
HELLO = Template(text="{姓名}您好")
NUMBERS = [f"1380013{tail:04}" for tail in range(100)]


def write(
    people: Sheet,
    template: Template = HELLO,
    rules: Rules = TEXT,
    keep_duplicates: bool = False,
    include_hidden: bool = False,
) -> Composition:
    return compose(
        people,
        phone_column="手机号",
        template=template,
        rules=rules,
        keep_duplicates=keep_duplicates,
        include_hidden=include_hidden,
    )


def the_problem(row: SheetRow, template: Template = HELLO, rules: Rules = TEXT) -> Problem:
    found = write(of_rows(COLUMNS, [row]), template, rules)
    assert found.messages == ()
    (problem,) = found.problems
    return problem


def row(
    *cells: str, values: tuple[str, ...] | None = None, hidden: bool = False, errors: frozenset[int] = frozenset()
) -> SheetRow:
    return SheetRow(7, cells, cells if values is None else values, hidden, errors)


def test_each_row_becomes_a_message_to_its_number() -> None:
    found = write(sheet(COLUMNS, [[NUMBERS[0], "张三"], [NUMBERS[1], "李四" * 40]]))
    assert found == Composition(
        rows=2,
        messages=(
            Message(2, "+8613800130000", "张三您好", (), 1),
            Message(3, "+8613800130001", "李四" * 40 + "您好", (), 2),
        ),
        problems=(),
        segments=3,
    )


def test_the_number_is_taken_as_stored_and_the_text_as_shown() -> None:
    people = of_rows(["手机号", "金额"], [row("1.38E+10", " ¥1,024.50\n", values=("13800138000", "1024.5"))])
    (message,) = write(people, Template(text="付{金额}。")).messages
    assert (message.number, message.text) == ("+8613800138000", "付¥1,024.50。")


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is() -> None:
    (message,) = write(sheet(COLUMNS, [[NUMBERS[0], "{手机号}{{%s"]])).messages
    assert message.text == "{手机号}{{%s您好"


def test_a_template_provider_gets_the_values_and_the_preview_the_approved_text() -> None:
    people = sheet(COLUMNS, [[NUMBERS[0], " 张三 "]])
    unknown = Template(id="UTB1", parameters=(("1", "姓名"),), sender="商店")
    assert write(people, unknown, TEMPLATE) == Composition(
        1, (Message(2, "+8613800130000", None, ("张三",)),), (), None
    )
    known = replace(unknown, text="{1}您好")
    assert write(people, known, TEMPLATE).messages == (Message(2, "+8613800130000", "张三您好", ("张三",), 1),)


def test_segments_count_a_signature_only_where_the_platform_adds_it() -> None:
    people = sheet(COLUMNS, [[NUMBERS[0], "字" * 64]])
    template = Template(text="{姓名}您好", sender="某某商店")
    assert write(people, template, replace(TEXT, signature="text")).segments == 1
    assert write(people, template, replace(TEXT, signature="field")).segments == 2


# --- problems, in the order of their reasons


@pytest.mark.parametrize(
    ("cells", "code", "column", "number"),
    [
        (("", "张三"), "invalid_number", "手机号", ""),
        (("张三", "张三"), "invalid_number", "手机号", "张三"),
        (("010-12345678", "张三"), "not_mobile", "手机号", "+861012345678"),
        (("13800138000", ""), "missing_value", "姓名", "+8613800138000"),
        (("13800138000", " \u3000\u00a0\u200b\n"), "missing_value", "姓名", "+8613800138000"),
        (("1380013800", ""), "invalid_number", "手机号", "1380013800"),
    ],
)
def test_a_row_that_cannot_be_sent_is_a_problem(cells: tuple[str, ...], code: str, column: str, number: str) -> None:
    problem = the_problem(row(*cells))
    assert (problem.row, problem.code, problem.column, problem.number) == (7, code, column, number)
    assert problem.detail


def test_an_empty_cell_that_is_not_used_is_no_problem() -> None:
    assert len(write(sheet(COLUMNS, [[NUMBERS[0], ""]]), Template(text="您好")).messages) == 1


def test_an_error_cell_in_a_used_column_is_a_problem_and_in_another_is_none() -> None:
    bad_number = the_problem(row("#N/A", "张三", errors=frozenset({0})))
    assert (bad_number.code, bad_number.column, bad_number.number) == ("error_value", "手机号", "#N/A")
    bad_name = the_problem(row("13800138000", "#N/A", errors=frozenset({1})))
    assert (bad_name.code, bad_name.column) == ("error_value", "姓名")
    no_result = the_problem(row("13800138000", "", errors=frozenset({1})))
    assert no_result.code == "error_value"
    unused = of_rows(COLUMNS, [row("13800138000", "#N/A", errors=frozenset({1}))])
    assert len(write(unused, Template(text="您好")).messages) == 1


@pytest.mark.parametrize(
    ("signature", "names", "sent"), [("field", 4, True), ("field", 5, False), ("text", 8, True), ("text", 9, False)]
)
def test_a_text_longer_than_the_provider_takes_is_a_problem(signature: str, names: int, sent: bool) -> None:
    rules = Rules(takes="text", signature=signature, max_characters=10)
    found = write(sheet(COLUMNS, [[NUMBERS[0], "😀" * names]]), replace(HELLO, sender="商店"), rules)
    assert len(found.messages) == sent
    if not sent:
        (problem,) = found.problems
        assert (problem.code, problem.column) == ("too_long", "姓名")
        assert "has 11 characters" in problem.detail
        assert "10 are allowed" in problem.detail


def test_a_number_abroad_is_a_problem_where_the_provider_takes_none() -> None:
    domestic = replace(TEXT, abroad=False)
    assert the_problem(row("+852 5531 1111", "张三"), rules=domestic).code == "unsupported_country"
    assert the_problem(row("+852 5531 1111", "张三"), rules=domestic).number == "+85255311111"
    assert len(write(of_rows(COLUMNS, [row("(852)55311111", "张三")])).messages) == 1
    assert len(write(of_rows(COLUMNS, [row("13800138000", "张三")]), rules=domestic).messages) == 1


def test_hidden_rows_are_left_out_before_anything_else_unless_they_are_wanted() -> None:
    people = of_rows(COLUMNS, [row("138 0013 8000", "张三", hidden=True)])
    assert [(found.code, found.number) for found in write(people).problems] == [("hidden_row", "+8613800138000")]
    assert len(write(people, include_hidden=True).messages) == 1
    assert the_problem(row("x", "", hidden=True)).number == "x"


def test_a_hidden_row_is_not_the_first_of_two_equal_ones() -> None:
    rows = [replace(row(NUMBERS[0], "张三", hidden=True), row=2), replace(row(NUMBERS[0], "张三"), row=3)]
    assert [message.row for message in write(of_rows(COLUMNS, rows)).messages] == [3]


# --- duplicates


def test_the_same_number_with_the_same_text_is_sent_once() -> None:
    people = sheet(COLUMNS, [["13800138000", "张三"], ["+86 138-0013-8000", " 张三"], ["(86)13800138000", "李四"]])
    found = write(people)
    assert [message.row for message in found.messages] == [2, 4]
    (problem,) = found.problems
    assert (problem.row, problem.code, problem.column, problem.number) == (3, "duplicate", "手机号", "+8613800138000")
    assert problem.detail == "Row 2 already has this number with the same text."
    assert found.same_number == (4,)


def test_duplicates_are_kept_where_that_is_wanted() -> None:
    found = write(sheet(COLUMNS, [["13800138000", "张三"]] * 3), keep_duplicates=True)
    assert [message.row for message in found.messages] == [2, 3, 4]
    assert found.same_number == ()


def test_equal_parameters_are_the_same_text() -> None:
    template = Template(id="UTB1", parameters=(("1", "姓名"),), sender="商店")
    found = write(
        sheet(COLUMNS, [["13800138000", "张三"], ["13800138000", "张三"], ["13800138000", "李四"]]), template, TEMPLATE
    )
    assert [message.row for message in found.messages] == [2, 4]


cells = st.tuples(
    st.sampled_from([*NUMBERS[:3], "138 0013 0000", "+85255311111", "010-12345678", "", "x"]),
    st.sampled_from(["张三", "李四", "", " 张三 ", "字" * 30]),
)
sheet_rows = st.builds(SheetRow, st.just(0), cells, cells, st.booleans(), st.frozensets(st.integers(0, 1), max_size=1))


@given(st.lists(sheet_rows, max_size=30), st.booleans(), st.booleans(), st.booleans())
def test_every_row_is_in_exactly_one_list_whatever_the_sheet(
    rows: list[SheetRow], keep_duplicates: bool, include_hidden: bool, abroad: bool
) -> None:
    numbered = [replace(row, row=number) for number, row in enumerate(rows, start=5)]
    rules = Rules(takes="text", signature="field", max_characters=20, abroad=abroad)
    found = write(
        of_rows(COLUMNS, numbered), HELLO, rules, keep_duplicates=keep_duplicates, include_hidden=include_hidden
    )
    kept, left_out = [message.row for message in found.messages], [problem.row for problem in found.problems]
    assert sorted(kept + left_out) == [row.row for row in numbered]
    assert kept == sorted(kept)
    assert left_out == sorted(left_out)
    assert found.rows == len(rows)
    assert found.segments == sum(message.segments or 0 for message in found.messages)
    if not keep_duplicates:
        assert len({(message.number, message.content) for message in found.messages}) == len(found.messages)
        assert len({message.number for message in found.messages}) + len(found.same_number) == len(found.messages)
    assert all(problem.detail for problem in found.problems)


# --- errors, progress, stop, one row


@pytest.mark.parametrize("column", ["电话", ""])
def test_an_unknown_phone_column_is_an_error(column: str) -> None:
    with pytest.raises(SheetError, match="手机号, 姓名"):
        compose(sheet(COLUMNS, []), phone_column=column, template=HELLO, rules=TEXT)


def test_errors_come_even_where_the_sheet_has_no_rows() -> None:
    with pytest.raises(TemplateError):
        write(sheet(COLUMNS, []), Template(text="{名}"))
    with pytest.raises(SheetError, match="region"):
        compose(sheet(COLUMNS, []), phone_column="手机号", template=HELLO, rules=TEXT, region="ZZ")


def test_progress_is_told_from_nothing_to_all() -> None:
    told: list[float] = []
    people = sheet(COLUMNS, [[NUMBERS[0], str(number)] for number in range(5000)])
    compose(people, phone_column="手机号", template=HELLO, rules=TEXT, progress=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len(told) > 3


def test_composing_can_be_stopped_on_the_way() -> None:
    stop = Event()
    people = sheet(COLUMNS, [[NUMBERS[0], str(number)] for number in range(5000)])

    def progress(fraction: float) -> None:
        if fraction > 0:
            stop.set()
        assert fraction < 1

    with pytest.raises(SheetError, match="Stopped"):
        compose(people, phone_column="手机号", template=HELLO, rules=TEXT, progress=progress, stop=stop)


def test_one_row_can_be_looked_at_alone_even_with_a_bad_number() -> None:
    people = sheet(COLUMNS, [["x", "张三"], ["+85255311111", "a" * 90], ["13800138000", ""]])
    bad, abroad, empty = people.rows
    assert render(HELLO, people, bad, TEXT, "手机号") == Message(2, "", "张三您好", (), 1)
    assert render(HELLO, people, bad, TEXT) == Message(2, "", "张三您好", (), 1)
    assert render(Template(text="Hi {姓名}"), people, abroad, TEXT, "手机号") == Message(
        3, "+85255311111", "Hi " + "a" * 90, (), 1
    )
    assert render(Template(text="Hi {姓名}"), people, abroad, TEXT) == Message(3, "", "Hi " + "a" * 90, (), 2)
    found = render(HELLO, people, empty, TEXT, "手机号")
    assert isinstance(found, Problem)
    assert found.code == "missing_value"
