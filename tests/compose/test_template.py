from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smsgui.compose import placeholder, placeholders, variables
from smsgui.compose.template import fit
from smsgui.domain import Template
from smsgui.errors import TemplateError
from tests.compose.sheets import TEMPLATE, TEXT

COLUMNS = ("手机号", "姓名", "应付 金额（元）", "日期")

names = st.text(st.sampled_from("{}ab 姓名（）%$\\\"'"), min_size=1, max_size=8).map(str.strip).filter(bool)
values = st.text(max_size=20)


def filled(text: str, columns: tuple[str, ...], cells: tuple[str, ...]) -> str | None:
    form = fit(Template(text=text), columns, TEXT)
    return form.fill([cells[index] for index in form.used])[0]


def test_columns_are_filled_in_where_they_are_named() -> None:
    cells = ("13800138000", "张三", "1,024.50", "5月1日")
    text = "{姓名}您好，请于{ 日期 }前付{应付 金额（元）}元。{姓名}"
    assert filled(text, COLUMNS, cells) == "张三您好，请于5月1日前付1,024.50元。张三"
    assert placeholders(text) == ["姓名", "日期", "应付 金额（元）"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain 100% text", "plain 100% text"),
        ("{{姓名}}", "{姓名}"),
        ("{{{姓名}}}", "{张三}"),
        ("{{{{}}}}", "{{}}"),
        ("a}}b{{c", "a}b{c"),
        ("{姓名}%s{姓名}%d", "张三%s张三%d"),
        ("{姓名}{姓名}", "张三张三"),
        ("【公司】{姓名}", "【公司】张三"),
    ],
)
def test_a_doubled_brace_is_a_brace(text: str, expected: str) -> None:
    assert filled(text, COLUMNS, ("13800138000", "张三", "", "")) == expected


@pytest.mark.parametrize("text", ["{姓名", "姓名}", "{姓名}}", "{姓{名}", "{{姓名}", "{姓名}}}}", "}{", "{姓名｝"])
def test_a_brace_without_its_other_half_is_an_error(text: str) -> None:
    with pytest.raises(TemplateError, match=r"no other half.*written as \{column\}"):
        fit(Template(text=text), COLUMNS, TEXT)


@pytest.mark.parametrize("text", ["{名字}您好", "{}您好", "{1}您好", "{姓 名}"])
def test_an_unknown_column_is_an_error_that_lists_the_columns(text: str) -> None:
    with pytest.raises(TemplateError) as error:
        fit(Template(text=text), COLUMNS, TEXT)
    assert f"“{placeholders(text)[0]}”" in str(error.value)
    assert "手机号, 姓名, 应付 金额（元）, 日期" in str(error.value)


def test_a_column_between_wide_braces_is_an_error_that_shows_how_to_write_it() -> None:
    with pytest.raises(TemplateError, match=r"“｛姓名｝”.*write \{姓名\}"):
        fit(Template(text="｛姓名｝您好"), COLUMNS, TEXT)
    assert filled("｛请注意｝{姓名}", COLUMNS, ("", "张三", "", "")) == "｛请注意｝张三"


@pytest.mark.parametrize("text", ["", "  \n\u3000", "【公司】", " 【公司】\n"])
def test_no_text_but_perhaps_a_signature_is_an_error(text: str) -> None:
    with pytest.raises(TemplateError, match="no text"):
        fit(Template(text=text), COLUMNS, TEXT)


def test_columns_with_braces_in_their_names_can_be_named() -> None:
    columns = ("金额{元}", "{x}", "a}", "a", "{", "100%")
    text = "".join(map(placeholder, columns))
    assert placeholders(text) == list(columns)
    assert filled(text, columns, ("1", "2", "3", "4", "5", "6")) == "123456"


@given(st.lists(names, min_size=1, max_size=5, unique=True), st.data())
def test_any_column_can_be_named_and_its_value_is_put_in_as_it_is(columns: list[str], data: st.DataObject) -> None:
    cells = data.draw(st.tuples(*[values] * len(columns)))
    text = "x".join(map(placeholder, columns))
    assert placeholders(text) == columns
    assert filled(text, tuple(columns), cells) == "x".join(cells)


@given(st.text(max_size=60))
def test_text_with_its_braces_doubled_comes_out_as_it_was(text: str) -> None:
    assume(text.strip())
    assert filled(text.replace("{", "{{").replace("}", "}}"), ("a",), ("1",)) == text


@given(st.text(st.sampled_from("{}ab%｛｝ "), max_size=20))
def test_no_text_makes_the_fitting_fail_but_by_its_own_error(text: str) -> None:
    with suppress(TemplateError):
        assert filled(text, ("a", "b"), ("{b}", "%s")) is not None


def parameters(*pairs: tuple[str, str], text: str = "") -> Template:
    return Template(id="UTB1", parameters=pairs, text=text)


def test_variables_take_the_values_of_their_columns_in_the_order_of_their_numbers() -> None:
    form = fit(parameters(("2", "日期"), ("1", "姓名")), COLUMNS, TEMPLATE)
    assert form.fill([("", "张三", "", "5月1日")[index] for index in form.used]) == (None, ("张三", "5月1日"))


def test_the_approved_text_is_filled_in_where_it_is_known() -> None:
    form = fit(parameters(("1", "姓名"), ("2", "日期"), text="{1}您好{2}，{1} {{x}} 5%"), COLUMNS, TEMPLATE)
    assert form.fill(["{2}", "%s"]) == ("{2}您好%s，{2} {{x}} 5%", ("{2}", "%s"))
    assert variables("{10}{2}{1}{2}{0}{x}") == ["1", "2", "10"]


def test_one_column_can_stand_for_two_variables_and_a_template_can_have_none() -> None:
    assert fit(parameters(("1", "姓名"), ("2", "姓名")), COLUMNS, TEMPLATE).fill(["a", "a"]) == (None, ("a", "a"))
    assert fit(parameters(text="您好"), COLUMNS, TEMPLATE).fill([]) == ("您好", ())


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (Template(text="{1}"), "no template"),
        (parameters(("2", "姓名")), "look at variable 1"),
        (parameters(("1", "姓名"), ("3", "日期")), "look at variable 2"),
        (parameters(("0", "姓名"), ("1", "日期")), "look at variable 2"),
        (parameters(("1", "姓名"), ("1", "日期")), "look at variable 2"),
        (parameters(("名", "姓名")), "look at variable 1"),
        (parameters(("1", "")), "No column is chosen for variable 1"),
        (parameters(("1", "名字")), "no column “名字”. Its columns are: 手机号, 姓名"),
        (parameters(("1", "姓名"), text="{1}{2}"), "No column is chosen for variable 2"),
        (parameters(("1", "姓名"), ("2", "日期"), text="{1}"), "has no variable 2"),
    ],
)
def test_a_template_that_cannot_be_filled_in_is_an_error(template: Template, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        fit(template, COLUMNS, TEMPLATE)
