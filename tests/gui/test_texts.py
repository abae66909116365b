"""Sentences for people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from smsgui.domain import JobRow, Problem, SheetWarning, Status
from smsgui.errors import (
    AccountError,
    AccountSettingsError,
    JobBusyError,
    NotSubmittedError,
    SheetError,
    UnconfirmedError,
)
from smsgui.gui import texts
from smsgui.gui.language import LANGUAGES, Speech
from smsgui.providers import PROVIDERS
from tests.gui.test_models import job


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+8613800138001", "138****8001"),
        ("13800138001", "138****8001"),
        ("+85291234567", "+852****4567"),
        ("138-0013-8001", "138-****-8001"),
        ("１３８００１３８００１", "１３８****８００１"),
        ("张三13800138001", "张三138****8001"),
        ("order 42, DD2026110001", "order 42, DD2026110001"),
    ],
)
def test_masking_hides_the_middle_of_a_number(number: str, shown: str) -> None:
    assert texts.shown_number(number, mask=True) == shown


def test_a_code_of_the_provider_becomes_a_sentence_with_its_own_words_beside_it() -> None:
    for provider in PROVIDERS:
        for code, known in provider.codes.items():
            said = texts.outcome(code, "their words", provider.id)
            assert said == f"{known.sentence} (Provider: {code} their words)"


def test_an_unknown_code_shows_the_providers_words() -> None:
    assert texts.outcome("99999", "their words", "ucloud") == "99999 their words"


@pytest.mark.parametrize(
    "code", ["timeout", "connection_lost", "unreadable", "interrupted", "no_connection", "tls", "proxy"]
)
def test_what_happened_on_the_way_is_said_in_our_words(code: str) -> None:
    said = texts.outcome(code, "English detail", "ucloud")
    assert said
    assert "English detail" not in said


def test_an_http_status_is_named() -> None:
    assert "502" in texts.error(UnconfirmedError("http_502", "x"), "ucloud")


def test_an_error_about_a_field_names_it_as_the_form_does() -> None:
    assert texts.error(AccountSettingsError("“{key}” is missing.", key="public_key")) == "“Public key” is missing."


def test_a_stop_for_want_of_a_connection_says_so() -> None:
    assert "could not be reached" in texts.stopped(NotSubmittedError("no_connection", "x"), "ucloud")
    assert "keys" in texts.stopped(AccountError("http_401", "x"), "ucloud")


def test_an_error_that_is_none_of_ours_is_not_turned_into_words() -> None:
    with pytest.raises(ZeroDivisionError):
        texts.any_error(ZeroDivisionError())
    assert texts.any_error(SheetError("No file “{file}”.", file="a.xlsx")) == "No file “a.xlsx”."


def test_the_summary_never_calls_accepted_delivered() -> None:
    said = texts.summary({Status.ACCEPTED: 1200, Status.UNKNOWN: 1, Status.SUBMITTING: 2, Status.PENDING: 3})
    assert said == (
        "1,200 accepted by the provider, not yet delivered · 1 not known: they may have been sent · 5 not sent yet"
    )
    assert texts.summary_kind({Status.ACCEPTED: 1}) == "good"
    assert texts.summary_kind({Status.ACCEPTED: 1, Status.UNKNOWN: 1}) == "warning"


def test_counts_have_the_separators_of_the_language_and_rows_have_none() -> None:
    empty = SheetWarning(
        "“{column}”: {empty} of {rows}, row {row}", {"column": "2026", "empty": 1200, "rows": 9999, "row": 1234}
    )
    assert texts.warning(empty) == "“2026”: 1,200 of 9,999, row 1234"
    long = Problem(
        1234, "", "too_long", "{characters} characters, {limit} are allowed", {"characters": 1234, "limit": 1000}
    )
    assert texts.problem(long) == "1,234 characters, 1,000 are allowed"
    twice = Problem(1234, "", "duplicate", "Row {first} already", {"first": 1200})
    assert texts.problem(twice) == "Row 1200 already"
    assert "process 12345" in texts.error(JobBusyError("process {process}", process=12345))


def test_an_unfinished_job_says_where_it_stopped() -> None:
    assert "stopped at 5,258 of 5,601" in texts.unfinished(job())


def test_a_practice_job_is_called_practice() -> None:
    assert texts.account_name(job(practice=True)) == "Practice – UCloud USMS"
    assert texts.account_name(job()) == "Orders"


def test_every_language_speaks_of_rows_left_out_in_its_own_words(speech: Speech) -> None:
    problem = Problem(2, "", "missing_value", "“{column}” is empty in this row.", {"column": "姓名"})
    row = JobRow(2, (), "", None, (), None, Status.SKIPPED, code=problem.code, problem=problem)
    said = set()
    for language in LANGUAGES:
        speech.speak(language)
        said.add(texts.row_reason(row, "ucloud"))
    assert said == {"“姓名” is empty in this row.", "这一行的“姓名”是空的。"}


def test_chinese_replaces_the_sentences_of_every_part(speech: Speech) -> None:
    speech.speak("zh_CN")
    assert QLocale().language() == QLocale.Language.Chinese
    assert texts.status(Status.ACCEPTED) == "已受理"
    assert texts.error(SheetError("There is no file “{file}”. Perhaps it was moved or renamed.", file="甲.xlsx")) == (
        "找不到文件“甲.xlsx”，可能已被移动或改名。"
    )
    assert "隐藏" in texts.warning(
        SheetWarning("Rows that are hidden or filtered out: {count} (rows {rows}).", {"count": 2, "rows": "3, 4"})
    )
    speech.fall_silent()
    assert texts.status(Status.ACCEPTED) == "Accepted"


def test_only_a_job_without_any_blemish_gets_a_green_tick() -> None:
    assert texts.summary_kind({Status.ACCEPTED: 1, Status.SKIPPED: 0}) == "good"
    assert texts.summary_kind({Status.ACCEPTED: 1, Status.SKIPPED: 1}) == "info"
    for status in (Status.REJECTED, Status.UNKNOWN, Status.PENDING, Status.SUBMITTING):
        assert texts.summary_kind({Status.ACCEPTED: 1, status: 1}) == "warning"


def test_what_the_provider_says_of_a_number_stands_before_what_the_code_says_of_the_request() -> None:
    row = JobRow(2, (), "", None, (), None, Status.REJECTED, code="18046", detail="phone in the black list")
    assert texts.row_reason(row, "ucloud").startswith("phone in the black list (18046) – UCloud took some")
