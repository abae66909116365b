"""UCloud USMS: signatures, requests and every shape of answer."""

from __future__ import annotations

import base64
import json
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ucloud.core.auth import Credential

from smsgui.domain import Batch, Message, Status, Submission, Template
from smsgui.errors import AccountError, NotSubmittedError, RefusedError, TemplateError, UnconfirmedError
from smsgui.providers.transport import Transport
from smsgui.providers.ucloud import UCloud, signature
from tests.providers.contract import ROWS, ProviderContract
from tests.providers.line import Line, answer
from tests.vectors import VECTORS

ACCEPTED, REJECTED, UNKNOWN = Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN
REASON = "phone in the black list"
PHONES = {2: "13800138001", 3: "13900139002", 5: "15912345678"}


def target(row: int, **more: object) -> dict[str, object]:
    """A target of FailContent as the provider gives it back."""
    return {"Phone": PHONES[row], "TemplateParams": [f"客户{row}", str(row)], "UserId": str(row), **more}


def group(*targets: object, **more: object) -> dict[str, object]:
    return {"TemplateId": "UTA1", "SigContent": "优刻得", "Target": list(targets), **more}


class TestUCloud(ProviderContract):
    provider = UCloud()
    own: ClassVar = {"public_key": "public+/=", "project_id": "org-1"}
    secrets: ClassVar = {"private_key": "a-private-key-of-tests"}
    template = Template("", "UTA20212831C85C", (("1", "名"), ("2", "单号")), "优刻得")

    def accepting(self, batch: Batch) -> object:
        return {"RetCode": 0, "Action": "SendBatchUSMSMessageResponse", "Message": "ok", "SessionNo": "session-1"}

    def refusing(self, code: str, words: str) -> object:
        return {"RetCode": int(code or 99998), "Action": "Response", "Message": words}

    def refusing_one(self, batch: Batch, words: str) -> object:
        return {"RetCode": 18046, "SessionNo": "s", "FailContent": [group(target(2, FailureDetails=words))]}

    def checked(self) -> object:
        return {"RetCode": 0, "ProjectSet": [{"ProjectId": "org-1", "ProjectName": "Default", "IsDefault": True}]}

    def fates(self, said: dict[str, object], batch: Batch | None = None) -> dict[int, Status]:
        return {submission.row: submission.status for submission in self.read({"Message": "said", **said}, batch)}

    # --- requests

    def form(self, batch: Batch, **settings: str) -> dict[str, str]:
        """The form that a request carries, its signature checked."""
        prepared = self.provider.request(batch, self.account(**settings), 0).prepare()
        assert prepared.url == "https://api.ucloud.cn/"
        assert isinstance(prepared.body, bytes)
        form = dict(parse_qsl(prepared.body.decode(), strict_parsing=True, keep_blank_values=True))
        assert (
            signature({k: v for k, v in form.items() if k != "Signature"}, self.secrets["private_key"])
            == form["Signature"]
        )
        return form

    def test_a_batch_is_base64_of_one_group_with_a_target_for_each_row(self) -> None:
        form = self.form(self.batch())
        content = json.loads(base64.b64decode(form.pop("TaskContent"), validate=True))
        form.pop("Signature")
        assert form == {"Action": "SendBatchUSMSMessage", "PublicKey": "public+/=", "ProjectId": "org-1"}
        assert content == [
            {
                "TemplateId": "UTA20212831C85C",
                "SigContent": "优刻得",
                "Target": [
                    {"Phone": PHONES[r], "TemplateParams": [f"客户{r}", str(r)], "UserId": str(r)} for r in ROWS
                ],
            }
        ]

    def test_a_template_without_variables_gets_no_parameters(self) -> None:
        message = Message(2, "+85261234567", None)
        content = base64.b64decode(self.form(Batch("SendBatchUSMSMessage", self.template, (message,)))["TaskContent"])
        assert json.loads(content)[0]["Target"] == [{"Phone": "(852)61234567", "UserId": "2"}]

    def test_an_account_without_a_project_sends_none(self) -> None:
        assert "ProjectId" not in self.form(self.batch(), project_id="")

    def test_one_content_for_many_is_a_flat_form(self) -> None:
        messages = tuple(Message(row, f"+86{PHONES[row]}", None, ("值+&=%", "二")) for row in ROWS)
        form = self.form(Batch("SendUSMSMessage", self.template, messages))
        form.pop("Signature")
        assert form == {
            "Action": "SendUSMSMessage",
            "PublicKey": "public+/=",
            "ProjectId": "org-1",
            "TemplateId": "UTA20212831C85C",
            "SigContent": "优刻得",
            "TemplateParams.0": "值+&=%",
            "TemplateParams.1": "二",
            **{f"PhoneNumbers.{place}": PHONES[row] for place, row in enumerate(ROWS)},
        }

    @pytest.mark.parametrize("sender", ["优刻得", "【优刻得】", "  优刻得 "])
    def test_the_signature_is_sent_without_brackets(self, sender: str) -> None:
        assert self.provider.prepare(Template(id="UTA1", sender=sender)).sender == "优刻得"

    def test_a_message_without_a_signature_is_refused_before_anything_is_sent(self) -> None:
        with pytest.raises(TemplateError):
            self.provider.prepare(Template(id="UTA1"))

    # --- answers: who failed

    @pytest.mark.parametrize("code", [0, 18046, "18046"])
    @pytest.mark.parametrize("named", ["SessionNo", "TaskId"])
    @pytest.mark.parametrize("place", ["phone", "group", "both"])
    def test_failures_are_read_whatever_the_code_says(self, code: object, named: str, place: str) -> None:
        failed = target(3, **({} if place == "group" else {"FailureDetails": REASON}))
        outer = {"phone": {}, "group": {"FailureDetails": REASON}, "both": {"FailureDetails": "less exact"}}[place]
        said = {"RetCode": code, "Message": "partly", named: "batch-1", "FailContent": [group(failed, **outer)]}
        shown = "" if code == 0 else "18046"
        assert self.read(said) == [
            Submission(2, ACCEPTED, "batch-1"),
            Submission(3, REJECTED, "", shown, REASON),
            Submission(5, ACCEPTED, "batch-1"),
        ]

    def test_the_sample_of_the_documents_is_one_failure(self) -> None:
        said = {
            "RetCode": 0,
            "Action": "SendBatchUSMSMessageResponse",
            "Message": "submit success",
            "TaskId": "abcd-dadd",
            "ReqUuid": "abcd-dadd",
            "SuccessCount": 2,
            "FailContent": [
                {
                    "TemplateId": "UTA20212831C85C",
                    "SigContent": "UCloud",
                    "Target": [{"TemplateParams": ["x"], "Phone": PHONES[5], "ExtendCode": "1", "UserId": "not ours"}],
                    "FailureDetails": REASON,
                }
            ],
        }
        assert self.fates(said) == {2: ACCEPTED, 3: ACCEPTED, 5: REJECTED}

    @pytest.mark.parametrize("empty", [{}, {"FailContent": None}, {"FailContent": []}, {"SessionNo": ""}])
    def test_nothing_failed_where_the_code_is_0_and_nothing_is_listed(self, empty: dict[str, object]) -> None:
        assert set(self.fates({"RetCode": 0} | empty).values()) == {ACCEPTED}

    def test_partly_failed_without_a_list_is_unknown(self) -> None:
        for said in ({"RetCode": 18046, "SessionNo": "s"}, {"RetCode": 18046}, {"RetCode": 18046, "FailContent": []}):
            submissions = self.read({"Message": "partly", **said})
            assert {(s.status, s.code, s.detail) for s in submissions} == {(UNKNOWN, "18046", "partly")}

    @pytest.mark.parametrize(
        "odd",
        [
            target(3) | {"UserId": "", "Phone": "139****9002"},
            target(3) | {"UserId": "99", "Phone": "13700137000"},
            {"FailureDetails": REASON},
            "13900139002",
            None,
        ],
    )
    @pytest.mark.parametrize("code", [0, 18046])
    def test_a_failure_that_is_no_row_of_ours_makes_the_rest_unknown(self, odd: object, code: int) -> None:
        said = {"RetCode": code, "SessionNo": "s", "FailContent": [group(target(2), odd)]}
        assert self.fates(said) == {2: REJECTED, 3: UNKNOWN, 5: UNKNOWN}

    @pytest.mark.parametrize("odd", ["UTA1", None, 3, {}, group(), {"FailureDetails": REASON, "Target": None}])
    def test_a_group_that_names_nobody_makes_the_rest_unknown(self, odd: object) -> None:
        assert set(self.fates({"RetCode": 18046, "SessionNo": "s", "FailContent": [odd]}).values()) == {UNKNOWN}

    @pytest.mark.parametrize("content", [group(target(3)), {"Target": target(3)}])
    def test_a_failure_without_a_list_around_it_is_read(self, content: object) -> None:
        assert self.fates({"RetCode": 0, "SessionNo": "s", "FailContent": content}) == {
            2: ACCEPTED, 3: REJECTED, 5: ACCEPTED
        }  # fmt: skip

    def test_failures_in_words_leave_everything_unknown(self) -> None:
        assert set(self.fates({"RetCode": 0, "SessionNo": "s", "FailContent": "13800138003"}).values()) == {UNKNOWN}

    @pytest.mark.parametrize("code", [0, 18046])
    @pytest.mark.parametrize(("count", "rest"), [(0, UNKNOWN), ("1", UNKNOWN), (2, ACCEPTED), (3, ACCEPTED)])
    def test_no_more_is_accepted_than_the_answer_itself_counts(self, code: int, count: object, rest: Status) -> None:
        said = {"RetCode": code, "SuccessCount": count, "FailContent": [group(target(3, FailureDetails=REASON))]}
        for reference in {}, {"SessionNo": "s"}:
            assert self.fates(said | reference) == {2: rest, 3: REJECTED, 5: rest}

    def test_a_failure_listed_twice_is_one(self) -> None:
        failed = {"Phone": target(3)["Phone"], "TemplateParams": target(3)["TemplateParams"], "FailureDetails": REASON}
        said = {"RetCode": 0, "SessionNo": "s", "FailContent": [group(failed, failed)]}
        assert self.fates(said) == {2: ACCEPTED, 3: REJECTED, 5: ACCEPTED}

    def test_the_echoed_row_counts_more_than_the_number(self) -> None:
        numbers = ("+8613800138001",) * 3
        said = {"RetCode": 18046, "SessionNo": "s", "FailContent": [group({"Phone": "13800138001", "UserId": "3"})]}
        assert self.fates(said, self.batch(ROWS, numbers)) == {2: ACCEPTED, 3: REJECTED, 5: ACCEPTED}

    def test_a_number_that_stands_twice_is_told_apart_by_its_parameters(self) -> None:
        numbers = ("+8613800138001",) * 3
        failed = {"Phone": "(86)13800138001", "TemplateParams": ["客户5", "5"]}
        said = {"RetCode": 18046, "SessionNo": "s", "FailContent": [group(failed)]}
        assert self.fates(said, self.batch(ROWS, numbers)) == {2: ACCEPTED, 3: ACCEPTED, 5: REJECTED}
        failed.pop("TemplateParams")
        assert set(self.fates(said, self.batch(ROWS, numbers)).values()) == {UNKNOWN}
        one_other = self.batch(ROWS, (*numbers[:2], "+8615912345678"))
        assert self.fates(said, one_other) == {2: UNKNOWN, 3: UNKNOWN, 5: ACCEPTED}

    # --- answers: everything failed

    @pytest.mark.parametrize("code", [18016, 18017, 18018, 18023, 18033])
    def test_a_refused_batch_that_names_its_rows_rejects_them(self, code: int) -> None:
        said = {"RetCode": code, "Message": "no", "FailContent": [group(*map(target, ROWS), FailureDetails=REASON)]}
        assert self.read(said) == [Submission(row, REJECTED, "", str(code), REASON) for row in ROWS]

    def test_a_refused_batch_takes_nothing_of_the_rows_that_it_does_not_name(self) -> None:
        said = {"RetCode": 18023, "Message": "no", "FailContent": [group(target(3, FailureDetails=REASON))]}
        assert [s.detail for s in self.read(said)] == ["no", REASON, "no"]
        assert set(self.fates(said).values()) == {REJECTED}

    @pytest.mark.parametrize(
        ("code", "decision"), [(18013, AccountError), (171, AccountError), (153, NotSubmittedError)]
    )
    def test_what_stops_the_job_does_so_whatever_is_listed(self, code: int, decision: type[Exception]) -> None:
        with pytest.raises(decision):
            self.read({"RetCode": code, "FailContent": [group(target(3))]})

    def test_a_batch_number_shows_that_something_was_taken(self) -> None:
        said = {"RetCode": 18013, "SessionNo": "s", "FailContent": [group(target(3))]}
        assert self.fates(said) == {2: ACCEPTED, 3: REJECTED, 5: ACCEPTED}
        assert set(self.fates({"RetCode": 18016, "SessionNo": "s"}).values()) == {UNKNOWN}

    @pytest.mark.parametrize("code", [18014, 77777])
    def test_an_unclear_code_rejects_only_what_it_names(self, code: int) -> None:
        assert self.fates({"RetCode": code, "FailContent": [group(target(3))]}) == {2: UNKNOWN, 3: REJECTED, 5: UNKNOWN}
        with pytest.raises(UnconfirmedError):
            self.read({"RetCode": code})

    @pytest.mark.parametrize("code", [None, "", "none", "0x0", 0.5, True, [], {}, "--1", "\u0660"])
    def test_an_answer_without_a_code_is_unconfirmed(self, code: object) -> None:
        with pytest.raises(UnconfirmedError) as caught:
            self.read({"RetCode": code, "SessionNo": "s"})
        assert caught.value.code == "unreadable"

    def test_one_content_for_many_is_accepted_or_not_as_a_whole(self) -> None:
        messages = tuple(Message(row, f"+86{PHONES[row]}", None, ("值",)) for row in ROWS)
        batch = Batch("SendUSMSMessage", self.template, messages)
        assert self.read({"RetCode": 0, "SessionNo": "s"}, batch) == [Submission(row, ACCEPTED, "s") for row in ROWS]
        for code, decision in {18014: UnconfirmedError, 18018: RefusedError, 18017: AccountError}.items():
            with pytest.raises(decision):
                self.read({"RetCode": code, "Message": "no"}, batch)

    # --- the check

    def test_the_check_offers_the_projects_the_default_one_first(self, carrier: Transport) -> None:
        projects = [
            {"ProjectId": "org-b", "ProjectName": "乙"},
            {"ProjectId": "org-a", "ProjectName": "甲", "IsDefault": True},
            "rubbish",
        ]
        with Line(answer({"RetCode": 0, "ProjectSet": projects})) as line:
            checked = self.provider.check(self.account(line.url), carrier)
            assert b"Action=GetProjectList" in line.requests[0]
            assert b"ProjectId" not in line.requests[0]
        assert checked.offers == {"project_id": (("org-a", "甲"), ("org-b", "乙"))}

    @pytest.mark.parametrize("code", [171, 172, 294, 299])
    def test_a_check_with_bad_keys_is_refused(self, carrier: Transport, code: int) -> None:
        with Line(answer({"RetCode": code, "Message": "no"})) as line, pytest.raises(AccountError) as caught:
            self.provider.check(self.account(line.url), carrier)
        assert (caught.value.code, caught.value.detail) == (str(code), "no")


@pytest.mark.parametrize("vector", VECTORS["ucloud"], ids=lambda vector: vector["name"])
def test_signatures_are_those_of_the_documents(vector: dict[str, Any]) -> None:
    assert signature(vector["params"], vector["private_key"]) == vector["expected_signature"]


@given(st.dictionaries(st.text(), st.text()), st.text(), st.text())
def test_any_signature_is_that_of_the_official_library(params: dict[str, str], public: str, private: str) -> None:
    theirs = Credential(public, private).verify_ac(dict(params))
    assert signature({**params, "PublicKey": public}, private) == theirs
