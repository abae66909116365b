"""What every provider must keep to. Subclass it once for each, as ``Test…``, with the data at its top."""

from __future__ import annotations

import ast
import inspect
import json
import logging
import re
from abc import abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import smsgui.providers
from smsgui.domain import Account, Batch, Message, Status, Submission, Template
from smsgui.errors import (
    AccountError,
    AccountSettingsError,
    NotSubmittedError,
    ProviderError,
    RefusedError,
    UnconfirmedError,
)
from smsgui.providers.base import Provider
from smsgui.providers.transport import Answer, Transport
from smsgui.providers.words import LONGEST
from smsgui.sending.journal import Journal
from smsgui.settings import secrets_of, settings_of
from tests.providers.line import Line, answer, http, reset, say
from tests.sending import desk

ROWS = (2, 3, 5)
NUMBERS = ("+8613800138001", "+8613900139002", "+8615912345678")

RUBBISH = (
    b"",
    b" ",
    b"{",
    b'{"RetCode": 0',
    b"<html><body>Welcome to the hotel's free Wi-Fi</body></html>",
    b"\x00\xff\xfe",
    b"null",
    b"0",
    b'"success"',
    b"{}",
    b"NaN",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"1" * 10_000,
    b'{"\\ud800": "\\udfff"}',
)

# The names and values that mean something to one provider or another, in places where they do not belong.
_NAMES = """RetCode Message SessionNo TaskId FailContent FailedTargetPhones Target Phone UserId FailureDetails
    FailureReason TemplateParams SuccessCount Data status code msg responses to send_id batchlist balance result
    endpoint message_id message error_code error_msg error request_id sms_signs projects"""
_WORDS = """success error 0 18046 2 3 SMN.0190 SMN0057 APIGW.0301 902 a-reference 138****8001 (86)13900139002
    15912345678 +8613800138001 13800138001"""
_OTHERS = [0, 18046, 18014, 215392, 405, 13900139002, 5, [], {}, [None], "\ud800", float("nan"), -1, 10**30]
NAMES = st.sampled_from(_NAMES.split())
VALUES = st.sampled_from(_WORDS.split()) | st.sampled_from(_OTHERS)
SCALARS = VALUES | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=4), inner, max_size=6)
)
INHERITED = [HealthCheck.differing_executors]  # each provider's class runs the same test, with its own examples
STATUSES = st.sampled_from([200, 200, 200, 201, 302, 400, 401, 403, 404, 429, 500, 503])


@cache
def marked(own: Path) -> frozenset[str]:
    """Every sentence that ``own`` and the providers' files mark for translation in the context ``providers``."""
    found = set()
    for path in (own, *Path(smsgui.providers.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QT_TRANSLATE_NOOP":
                context, sentence = (ast.literal_eval(argument) for argument in node.args)
                if context == "providers":
                    found.add(sentence)
    return frozenset(found)


class ProviderContract:
    """One provider, an account of it, and what its answers look like."""

    provider: ClassVar[Provider]
    own: ClassVar[Mapping[str, str]]
    """The settings that have no default."""
    secrets: ClassVar[Mapping[str, str]]
    template: ClassVar[Template]
    """As the requests carry it."""
    posted_secret: ClassVar[bool] = False
    """Whether the provider itself asks for a secret in the body or a header of a request."""
    asked_twice: ClassVar[frozenset[str]] = frozenset()
    """Codes after which a request is sent once more at once."""

    @abstractmethod
    def accepting(self, batch: Batch) -> object:
        """The JSON of the answer that takes every message of ``batch``."""

    @abstractmethod
    def refusing(self, code: str, words: str) -> object:
        """The JSON of the answer that refuses a whole request."""

    @abstractmethod
    def refusing_one(self, batch: Batch, words: str) -> object:
        """The JSON of the answer that takes every message but the first one."""

    @abstractmethod
    def checked(self) -> object:
        """The JSON of the answer to a good account check."""

    # --- what the tests work with

    def marked(self) -> frozenset[str]:
        """The sentences marked for translation."""
        return marked(Path(inspect.getfile(type(self.provider))))

    def account(self, url: str = "", **more: str) -> Account:
        """An account, at ``url`` if there is one."""
        places = {field.key: url for field in self.provider.fields if field.kind == "url"} if url else {}
        settings = settings_of(
            self.provider, {**self.own, **places, "connect_timeout": "5", "read_timeout": "5", **more}
        )
        return Account("office", self.provider.id, settings, secrets_of(self.provider, settings, self.secrets))

    def message(self, row: int, number: str) -> Message:
        """A message whose content fits the provider's call."""
        if self.provider.rules.takes == "text":
            return Message(row, number, self.template.text, (), 1)
        values = () if self.provider.calls[0].same_content else (f"客户{row}", str(row))
        return Message(row, number, None, values)

    def batch(self, rows: tuple[int, ...] = ROWS, numbers: tuple[str, ...] = NUMBERS) -> Batch:
        """Messages to these numbers, one in each row."""
        messages = tuple(self.message(row, number) for row, number in zip(rows, numbers, strict=True))
        return Batch(self.provider.calls[0].name, self.template, messages)

    def read(self, value: object, batch: Batch | None = None, status: int = 200) -> list[Submission]:
        """What an answer with this JSON means."""
        return self.provider.read(Answer(status, {}, json.dumps(value).encode()), batch or self.batch())

    def submit(self, line: Line, carrier: Transport) -> list[Submission]:
        """Send the batch there."""
        return self.provider.submit(self.batch(), self.account(line.url), carrier)

    # --- what it declares

    def test_it_is_one_of_the_providers(self) -> None:
        assert type(smsgui.providers.by_id(self.provider.id)) is type(self.provider)

    def test_its_fields_are_whole(self) -> None:
        fields = self.provider.fields
        assert re.fullmatch("[a-z][a-z_]*", self.provider.id)
        assert len({field.key for field in fields}) == len(fields)
        assert any(field.secret for field in fields)
        for field in fields:
            assert field.label
            assert not (field.secret and (field.default or field.kind != "text"))
            assert field.kind != "choice" or field.default in field.choices
            assert not field.advanced or field.default or field.optional
            assert field.when is None or field.when[0] in {other.key for other in fields}

    def test_its_words_are_marked_for_translation(self) -> None:
        words = {field.label for field in self.provider.fields} | {field.help for field in self.provider.fields}
        words |= {code.sentence for code in self.provider.codes.values()} | {self.provider.note}
        assert words - {""} <= self.marked()

    def test_its_address_must_be_https_unless_it_is_this_computer(self) -> None:
        account = self.account()
        places = [field.key for field in self.provider.fields if field.kind == "url"]
        assert places
        for key in places:
            assert account.settings[key].startswith("https://") or not account.settings[key]
            with pytest.raises(AccountSettingsError):
                self.account(**{key: "http://sms.example.com"})
            for here in ("http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://sms.example.com"):
                assert self.account(**{key: here}).settings[key] == here

    # --- what it sends

    def test_no_secret_stands_in_an_address(self, carrier: Transport) -> None:
        with Line(answer(self.accepting(self.batch()))) as line:
            self.submit(line, carrier)
        for secret in self.secrets.values():
            for request in line.requests:
                assert secret.encode() not in request.split(b"\r\n")[0]
                assert self.posted_secret or secret.encode() not in request

    def test_a_shown_request_needs_no_secret_and_shows_none(self) -> None:
        account = self.account()
        bare = Account(account.name, account.provider, account.settings)
        shown = self.provider.show(self.batch(), bare)
        with_secrets = self.provider.show(self.batch(), account)
        assert (shown.url, shown.body, shown.headers.keys()) == (
            with_secrets.url,
            with_secrets.body,
            with_secrets.headers.keys(),
        )
        assert shown.method == "POST"
        assert shown.url.startswith("https://")
        assert "***" in f"{shown.headers}{shown.body}"
        for secret in self.secrets.values():
            assert secret not in f"{shown}{with_secrets}{account!r}"

    def test_neither_log_nor_error_tells_a_secret_or_a_number(
        self, carrier: Transport, caplog: pytest.LogCaptureFixture
    ) -> None:
        replies = (answer(self.accepting(self.batch())), say(http("rubbish")), reset)
        with caplog.at_level(logging.DEBUG), Line(*replies) as line:
            self.submit(line, carrier)
            for _ in range(2):
                with pytest.raises(UnconfirmedError) as caught:
                    self.submit(line, carrier)
                caplog.handler.format(logging.LogRecord("x", 1, "x", 1, repr(caught.value), None, None))
                told = f"{caplog.text}{caught.value!r}{caught.value.values}"
                for hidden in (*self.secrets.values(), *(number[3:] for number in NUMBERS)):
                    assert hidden not in told

    def test_a_check_sends_nothing(self, carrier: Transport) -> None:
        with Line(answer(self.checked())) as line:
            checked = self.provider.check(self.account(line.url), carrier)
            assert str(checked)
            assert checked.sentence in self.marked()
            for request in line.requests:
                assert not any(number[3:].encode() in request for number in NUMBERS)

    # --- what it reads

    @pytest.mark.parametrize("count", [1, 3, 200])
    def test_each_message_gets_exactly_one_submission(self, count: int) -> None:
        rows = tuple(range(2, 2 + count))
        batch = self.batch(rows, tuple(f"+86138001{row:05}" for row in rows))
        submissions = self.read(self.accepting(batch), batch)
        assert [submission.row for submission in submissions] == list(rows)
        assert {submission.status for submission in submissions} == {Status.ACCEPTED}
        assert all(submission.reference and not submission.code for submission in submissions)

    @pytest.mark.parametrize("body", RUBBISH)
    def test_rubbish_is_unconfirmed(self, carrier: Transport, body: bytes) -> None:
        with Line(say(http(body))) as line:
            with pytest.raises(UnconfirmedError) as caught:
                self.submit(line, carrier)
            assert len(line.requests) == 1
        assert caught.value.code == "unreadable"

    @pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
    def test_half_an_answer_is_unconfirmed(self, carrier: Transport, share: float) -> None:
        body = json.dumps(self.accepting(self.batch())).encode()
        part = body[: int(len(body) * share)]
        for cut in (http(part), http(body)[: -len(body)] + part):
            with Line(say(cut, keep=False)) as line, pytest.raises(UnconfirmedError):
                self.submit(line, carrier)

    def test_an_oversized_answer_is_unconfirmed(self, carrier: Transport) -> None:
        body = json.dumps(self.accepting(self.batch())).encode()
        with Line(say(http(body.ljust(5 << 20)))) as line, pytest.raises(UnconfirmedError):
            self.submit(line, carrier)

    @settings(suppress_health_check=INHERITED)
    @given(value=ANYTHING, status=STATUSES)
    def test_no_answer_can_break_it(self, value: object, status: int) -> None:
        told = ""
        try:
            submissions = self.read(value, status=status)
        except UnconfirmedError as error:
            told = error.code + error.detail
        except ProviderError as error:
            told = error.code + error.detail
            judged = error.code in self.provider.codes or error.code == f"http_{status}" or status in (401, 403, 429)
            assert judged, "the code or the status says so"
        else:
            assert [submission.row for submission in submissions] == list(ROWS)
            for submission in submissions:
                assert submission.status in (Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN)
                told += submission.reference + submission.code + submission.detail
        assert len(told.encode()) < 20_000, "it can be kept"

    @settings(suppress_health_check=INHERITED)
    @given(value=ANYTHING, status=STATUSES)
    def test_no_answer_to_a_check_can_break_it(self, value: object, status: int) -> None:
        with Line(answer(value, status)) as line, Transport() as carrier:
            try:
                checked = self.provider.check(self.account(line.url), carrier)
            except ProviderError:
                return
            assert str(checked).encode()

    def test_an_echoed_secret_is_hidden(self, carrier: Transport) -> None:
        words = "not with " + " or ".join(self.secrets.values())
        for code in ("", *list(self.provider.codes)[:1]):
            with Line(answer(self.refusing(code, words))) as line, pytest.raises(ProviderError) as caught:
                self.submit(line, carrier)
            assert not any(secret in str(caught.value) for secret in self.secrets.values())
            assert "not with ***" in caught.value.detail

    def test_a_secret_is_hidden_however_it_is_echoed_and_wherever_words_are_cut(self, carrier: Transport) -> None:
        for secret in self.secrets.values():
            for words in (quote_plus(secret), "x" * (LONGEST - 3) + secret):
                with Line(answer(self.refusing_one(self.batch(), words))) as line:
                    found = self.submit(line, carrier)
                assert len(found[0].detail) <= LONGEST
                assert secret[:3] not in found[0].detail

    def test_a_refused_number_has_the_providers_words_without_any_secret(self, carrier: Transport) -> None:
        for words in ("these very words", "not with " + " or ".join(self.secrets.values())):
            with Line(answer(self.refusing_one(self.batch(), words))) as line:
                found = self.submit(line, carrier)
            assert [one.status for one in found] == [Status.REJECTED, Status.ACCEPTED, Status.ACCEPTED]
            assert found[0].detail == ("not with ***" if words.startswith("not") else words)

    # --- from cause to outcome

    def test_each_code_ends_as_its_decision_says(self, carrier: Transport, journal: Journal, known: str) -> None:
        said = self.refusing(known, "these very words")
        with Line(answer(said)) as line:
            account = self.account(line.url)
            job = desk.create(journal, account, self.batch().messages, template=self.template)
            outcome = desk.send(journal, job, account)
            requests = len(line.requests)
        rows = list(journal.rows(job))
        decision = self.provider.codes[known].decision
        status = {RefusedError: Status.REJECTED, UnconfirmedError: Status.UNKNOWN}.get(decision, Status.PENDING)
        assert {row.status for row in rows} == {status}
        if status is Status.PENDING:
            assert type(outcome.error) is decision
            assert isinstance(outcome.error, ProviderError)
            assert (outcome.error.code, outcome.error.detail) == (known, "these very words")
        else:
            assert outcome.error is None
            assert {(row.code, row.detail) for row in rows} == {(known, "these very words")}
        assert requests > 1 if decision is NotSubmittedError else requests == 1 + (known in self.asked_twice)

    @pytest.mark.parametrize(
        ("status", "decision"),
        [
            (302, UnconfirmedError),
            (400, UnconfirmedError),
            (401, AccountError),
            (403, AccountError),
            (404, UnconfirmedError),
            (429, NotSubmittedError),
            (500, UnconfirmedError),
            (503, UnconfirmedError),
        ],
    )
    def test_what_says_nothing_is_judged_by_its_http_status(
        self, carrier: Transport, status: int, decision: type[ProviderError]
    ) -> None:
        for said in (http("<html>no</html>", status), http("{}", status), http("", status)):
            with Line(say(said)) as line:
                with pytest.raises(ProviderError) as caught:
                    self.submit(line, carrier)
                assert (type(caught.value), caught.value.code) == (decision, f"http_{status}")
                assert len(line.requests) == 1

    @pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 429, 500, 503])
    def test_a_known_code_counts_more_than_most_http_statuses(self, carrier: Transport, status: int) -> None:
        by_status: type[ProviderError] = NotSubmittedError if status == 429 else AccountError
        for decision in (RefusedError, AccountError):
            known = next(code for code, meaning in self.provider.codes.items() if meaning.decision is decision)
            decides = status in self.provider.deciding and decision is RefusedError
            with (
                Line(answer(self.refusing(known, "words"), status)) as line,
                pytest.raises(by_status if decides else decision) as caught,
            ):
                self.submit(line, carrier)
            assert caught.value.code == known

    @pytest.mark.parametrize(("status", "decision"), [(401, AccountError), (429, NotSubmittedError)])
    def test_who_was_not_let_in_is_told_so_whatever_the_body_says(
        self, carrier: Transport, status: int, decision: type[ProviderError]
    ) -> None:
        for code in ("99999", *(code for code, known in self.provider.codes.items() if known.decision is RefusedError)):
            with Line(answer(self.refusing(code, "words"), status)) as line, pytest.raises(decision):
                self.submit(line, carrier)

    @pytest.mark.parametrize("status", [401, 403, 429])
    def test_a_code_that_says_it_is_unknown_stays_so_whatever_the_http_status(
        self, carrier: Transport, status: int
    ) -> None:
        for code in (code for code, known in self.provider.codes.items() if known.decision is UnconfirmedError):
            with Line(answer(self.refusing(code, "words"), status)) as line:
                with suppress(UnconfirmedError):  # else of each row
                    assert {one.status for one in self.submit(line, carrier)} == {Status.UNKNOWN}
                assert len(line.requests) == 1

    def test_an_unknown_code_is_unconfirmed_and_told_literally(self, carrier: Transport) -> None:
        with Line(answer(self.refusing("99999", "never seen"))) as line, pytest.raises(UnconfirmedError) as caught:
            self.submit(line, carrier)
        assert (caught.value.code, caught.value.detail) == ("99999", "never seen")
