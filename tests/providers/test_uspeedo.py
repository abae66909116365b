"""USpeedo: authentication, requests and every shape of answer."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import pytest

from smsgui.domain import Batch, Message, Status, Submission, Template
from smsgui.errors import AccountError, NotSubmittedError, ProviderError, RefusedError, UnconfirmedError
from smsgui.providers.transport import Transport
from smsgui.providers.uspeedo import USpeedo
from tests.providers.contract import ROWS, ProviderContract
from tests.providers.line import Line, answer
from tests.vectors import VECTORS

ACCEPTED, REJECTED, UNKNOWN = Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN
PHONES = {2: "(86)13800138001", 3: "(86)13900139002", 5: "(86)15912345678"}
REASON = "Phone number is in the blacklist"


def failed(row: int, **more: object) -> dict[str, object]:
    """An entry of FailedTargetPhones as the provider gives it back."""
    target = {"Phone": PHONES[row], "TemplateParams": [f"客户{row}", str(row)], "FailureReason": REASON}
    return target | more


class TestUSpeedo(ProviderContract):
    provider = USpeedo()
    own: ClassVar = {"access_key_id": "an-access-key-id"}
    secrets: ClassVar = {"access_key_secret": "an-access-key-secret"}
    template = Template("", "template_id_1", (("1", "名"), ("2", "单号")), "USpeedo")

    def accepting(self, batch: Batch) -> object:
        return {"RetCode": 0, "Message": "success", "SessionNo": ["session-1"], "FailedTargetPhones": []}

    def refusing(self, code: str, words: str) -> object:
        return {"RetCode": int(code or 99998), "Message": words}

    def refusing_one(self, batch: Batch, words: str) -> object:
        return {"RetCode": 0, "SessionNo": ["s"], "FailedTargetPhones": [failed(2, FailureReason=words)]}

    def checked(self) -> object:
        return {"RetCode": 215396, "Message": "Not found"}

    def fates(self, said: dict[str, object], batch: Batch | None = None) -> dict[int, Status]:
        return {submission.row: submission.status for submission in self.read({"Message": "said", **said}, batch)}

    # --- requests

    def posted(self, batch: Batch) -> Any:
        prepared = self.provider.request(batch, self.account(), 0).prepare()
        assert prepared.url == "https://api.uspeedo.com/api/v1/usms/SendBatchUSMSMessage"
        assert prepared.headers["Content-Type"] == "application/json"
        return json.loads(prepared.body or b"")

    def test_a_batch_is_one_group_with_a_target_for_each_row(self) -> None:
        assert self.posted(self.batch()) == {
            "TaskContent": [
                {
                    "TemplateId": "template_id_1",
                    "SenderId": "USpeedo",
                    "Target": [{"Phone": PHONES[row], "TemplateParams": [f"客户{row}", str(row)]} for row in ROWS],
                }
            ]
        }

    def test_the_sender_is_always_there_and_parameters_only_where_there_are_any(self) -> None:
        template = self.provider.prepare(Template(id="t"))
        batch = Batch("SendBatchUSMSMessage", template, (Message(2, "+85261234567", None),))
        assert self.posted(batch)["TaskContent"] == [
            {"TemplateId": "t", "SenderId": "", "Target": [{"Phone": "(852)61234567"}]}
        ]

    @pytest.mark.parametrize("vector", VECTORS["uspeedo_basic_auth"])
    def test_the_keys_are_sent_as_basic_authentication(self, vector: dict[str, str]) -> None:
        account = self.account(access_key_id=vector["access_key_id"])
        known = type(account)("a", "uspeedo", account.settings, {"access_key_secret": vector["access_key_secret"]})
        request = self.provider.request(self.batch(), known, 0)
        assert request.headers["Authorization"] == vector["expected_authorization"]

    def test_a_long_key_is_not_wrapped(self) -> None:
        account = self.account(access_key_id="k" * 300)
        assert "\n" not in self.provider.request(self.batch(), account, 0).headers["Authorization"]

    # --- answers

    @pytest.mark.parametrize("more", [{}, {"FailedTargetPhones": None}, {"FailedTargetPhones": []}])
    @pytest.mark.parametrize(
        ("session", "reference"), [(["a"], "a"), ("a", "a"), (["a", "b"], "a,b"), ([], ""), (None, "")]
    )
    def test_nothing_failed_where_nothing_is_listed(
        self, more: dict[str, object], session: object, reference: str
    ) -> None:
        said = {"RetCode": 0, "Message": "success", "SessionNo": session, **more}
        assert self.read(said) == [Submission(row, ACCEPTED, reference) for row in ROWS]

    @pytest.mark.parametrize("phone", ["(86)13900139002", "13900139002", "8613900139002", "(0086)13900139002"])
    def test_a_listed_number_is_rejected_for_its_reason(self, phone: str) -> None:
        said = {"RetCode": 0, "SessionNo": ["a"], "FailedTargetPhones": [failed(3, Phone=phone)]}
        assert self.read(said) == [
            Submission(2, ACCEPTED, "a"),
            Submission(3, REJECTED, "", "", REASON),
            Submission(5, ACCEPTED, "a"),
        ]

    def test_a_number_that_stands_twice_is_told_apart_by_its_parameters(self) -> None:
        batch = self.batch(ROWS, ("+8613800138001",) * 3)
        said = {"RetCode": 0, "SessionNo": ["a"], "FailedTargetPhones": [failed(5, Phone=PHONES[2])]}
        assert self.fates(said, batch) == {2: ACCEPTED, 3: ACCEPTED, 5: REJECTED}

    @pytest.mark.parametrize(
        "odd", [failed(3, Phone="(86)139****9002"), "13900139002", None, {}, failed(3, Phone=None)]
    )
    def test_a_failure_that_is_no_row_of_ours_makes_the_rest_unknown(self, odd: object) -> None:
        said = {"RetCode": 0, "SessionNo": ["a"], "FailedTargetPhones": [failed(2), odd]}
        assert self.fates(said) == {2: REJECTED, 3: UNKNOWN, 5: UNKNOWN}

    def test_a_refused_request_that_names_numbers_rejects_all(self) -> None:
        said = {"RetCode": 215392, "Message": "Invalid parameter", "FailedTargetPhones": [failed(3)]}
        assert [(s.status, s.detail) for s in self.read(said)] == [
            (REJECTED, "Invalid parameter"),
            (REJECTED, REASON),
            (REJECTED, "Invalid parameter"),
        ]

    def test_a_fault_of_the_providers_leaves_the_rest_unknown(self) -> None:
        said = {"RetCode": 215400, "FailedTargetPhones": [failed(3)]}
        assert self.fates(said) == {2: UNKNOWN, 3: REJECTED, 5: UNKNOWN}

    @pytest.mark.parametrize(
        ("status", "decision"), [(401, AccountError), (403, AccountError), (429, NotSubmittedError)]
    )
    def test_a_code_that_no_table_knows_is_judged_by_the_http_status(
        self, status: int, decision: type[ProviderError]
    ) -> None:
        with pytest.raises(decision) as caught:
            self.read({"RetCode": 215999, "Message": "no"}, status=status)
        assert isinstance(caught.value, ProviderError)
        assert (caught.value.code, caught.value.detail) == ("215999", "no")

    # --- the check, and templates

    @pytest.mark.parametrize("code", [0, 215392, 215396, 215397])
    def test_keys_are_good_if_the_template_alone_is_missed(self, carrier: Transport, code: int) -> None:
        with Line(answer({"RetCode": code, "Message": "Not found"})) as line:
            assert str(self.provider.check(self.account(line.url), carrier)) == "The keys are good."
            assert line.requests[0].startswith(b"GET /api/v1/usms/USMSTemplate?id=")

    @pytest.mark.parametrize("code", [215393, 215394, 215395, 215398, 215399])
    @pytest.mark.parametrize("status", [200, 401])
    def test_a_check_with_bad_keys_is_refused(self, carrier: Transport, code: int, status: int) -> None:
        with Line(answer({"RetCode": code, "Message": "no"}, status)) as line, pytest.raises(AccountError):
            self.provider.check(self.account(line.url), carrier)

    @pytest.mark.parametrize("data", [lambda one: one, lambda one: [{"TemplateId": "other"}, one], lambda one: [one]])
    def test_a_template_comes_alone_or_in_a_list(self, carrier: Transport, data: Any) -> None:
        stored = {"TemplateId": "t&1", "TemplateName": "发货", "Template": "您好{1}", "Status": 2}
        with Line(answer({"RetCode": 0, "Data": data(stored)})) as line:
            found = self.provider.template("t&1", self.account(line.url), carrier)
            assert line.requests[0].startswith(b"GET /api/v1/usms/USMSTemplate?id=t%261 ")
        assert (found.id, found.name, found.text, found.warning) == ("t&1", "发货", "您好{1}", "")

    def test_a_template_that_is_not_there_is_told(self, carrier: Transport) -> None:
        with Line(answer({"RetCode": 215396, "Message": "Not found"})) as line, pytest.raises(RefusedError):
            self.provider.template("t", self.account(line.url), carrier)
        with Line(answer({"RetCode": 0, "Data": [{"TemplateId": "other"}]})) as line, pytest.raises(UnconfirmedError):
            self.provider.template("t", self.account(line.url), carrier)
