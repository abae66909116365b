"""UCloud's side: signatures, rules, and the shapes of answers."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from smsgui.practice.credentials import Credentials
from smsgui.practice.ucloud import signature
from tests.practice.conftest import KNOWN, Open, batch, group, signed, target, task, ucloud
from tests.vectors import VECTORS


@pytest.mark.parametrize("vector", VECTORS["ucloud"], ids=lambda vector: vector["name"])
def test_the_signature_is_the_providers_own(vector: dict[str, Any]) -> None:
    assert signature(vector["params"], vector["private_key"]) == vector["expected_signature"]


def test_a_vector_posted_as_printed_is_let_in(practice: Open) -> None:
    vector = next(vector for vector in VECTORS["ucloud"] if vector["name"] == "send_usms_chinese_array")
    known = Credentials(
        ucloud_public_key=vector["public_key"],
        ucloud_private_key=vector["private_key"],
        ucloud_project_id=vector["params"]["ProjectId"],
    )
    server = practice(credentials=known)
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = requests.post(server.url, data=vector["expected_sorted_form"], headers=head, timeout=10).json()
    assert answer["RetCode"] == 0
    assert server.delivered == {"+8613800138000": 1, "+8613900139000": 1, "+8613700137000": 1}


def test_wrong_credentials_get_the_documented_codes(practice: Open) -> None:
    server = practice()

    def code(form: dict[str, str]) -> int:
        return int(requests.post(server.url, data=form, timeout=10).json()["RetCode"])

    good = signed({"Action": "GetProjectList"})
    assert code(good) == 0
    assert code(good | {"Region": "cn-bj2"}) == 171  # sent but not signed
    assert code(good | {"Signature": "0" * 40}) == 171
    assert code(signed({"Action": "GetProjectList"}, key="someone")) == 172
    assert code({name: value for name, value in good.items() if name != "Signature"}) == 170
    assert code({"PublicKey": KNOWN.ucloud_public_key}) == 160
    assert code(signed({"Action": "SendPigeon"})) == 161


def test_the_project_list_names_the_project(practice: Open) -> None:
    answer = ucloud(practice(), "GetProjectList")
    assert answer["Action"] == "GetProjectListResponse"
    assert answer["ProjectCount"] == 1
    assert answer["ProjectSet"][0]["ProjectId"] == KNOWN.ucloud_project_id
    assert answer["ProjectSet"][0]["IsDefault"] is True


@pytest.mark.parametrize(("project", "code"), [("", 299), ("org-other", 292)])
def test_a_send_needs_the_right_project(practice: Open, project: str, code: int) -> None:
    server = practice()
    content = task(group(target("13800138000", "王", "1")))
    assert ucloud(server, "SendBatchUSMSMessage", ProjectId=project, TaskContent=content)["RetCode"] == code
    assert not server.delivered


def test_a_batch_is_delivered_to_every_number_with_its_parameters(practice: Open) -> None:
    server = practice()
    answer = batch(server, group(target("13800138000", "王", "24680"), target("(852)51234567", "Li & Co", "+1")))
    assert answer["RetCode"] == 0
    assert answer["SuccessCount"] == 2
    assert answer["SessionNo"]
    assert "FailContent" not in answer
    assert [(sent.number, sent.content) for sent in server.deliveries] == [
        ("+8613800138000", ("王", "24680")),
        ("+85251234567", ("Li & Co", "+1")),
    ]
    assert {(sent.sender, sent.template) for sent in server.deliveries} == {("练习商城", "UTA-PRACTICE-1")}


def test_refused_numbers_stand_in_fail_content_with_their_reason(practice: Open) -> None:
    server = practice(faults="refuse=13900139001:18023")
    answer = batch(
        server,
        group(
            target("13800138000", "王", "1", UserId="row 2"),
            target("13900130000", "李", "2", UserId="row 3"),
            target("13900139001", "张", "3"),
            target("139001390", "赵", "4"),
        ),
    )
    assert answer["RetCode"] == 18046
    assert answer["SuccessCount"] == 1
    assert answer["SessionNo"]
    [failed] = answer["FailContent"]
    assert failed["TemplateId"] == "UTA-PRACTICE-1"
    assert failed["Target"] == [
        {
            "Phone": "13900130000",
            "TemplateParams": ["李", "2"],
            "UserId": "row 3",
            "FailureDetails": "phone in the black list",
        },
        {"Phone": "13900139001", "TemplateParams": ["张", "3"], "FailureDetails": "Content has a blocked keyword"},
        {"Phone": "139001390", "TemplateParams": ["赵", "4"], "FailureDetails": "phone number is invalid"},
    ]
    assert server.delivered == {"+8613800138000": 1}


def test_the_documented_other_shapes_can_be_asked_for(practice: Open) -> None:
    server = practice(faults="shape=taskid+group_failure+retcode0,shape=echo")
    answer = batch(server, group(target("13800138000", "王", "1"), target("13900130000", "李", "2")))
    assert answer["RetCode"] == 0
    assert answer["TaskId"]
    assert "SessionNo" not in answer
    [failed] = answer["FailContent"]
    assert failed["FailureDetails"] == "phone in the black list"
    assert failed["Target"] == [{"Phone": "(0086)13900130000", "TemplateParams": ["李", "2"]}]


def test_a_batch_that_fails_whole_has_no_session(practice: Open) -> None:
    answer = batch(practice(), group(target("13900130000", "李", "2")))
    assert answer["RetCode"] == 18046
    assert answer["SuccessCount"] == 0
    assert "SessionNo" not in answer


@pytest.mark.parametrize(
    ("template", "sender", "code"),
    [
        ("UTA-PRACTICE-3", "练习商城", 18017),
        ("UTA-PRACTICE-4", "练习商城", 18017),
        ("UTA-BAD-1", "练习商城", 18017),
        ("UTA PRACTICE", "练习商城", 18017),
        ("UTA-PRACTICE-2", "【练习商城】", 18016),
        ("UTA-PRACTICE-2", "BAD商城", 18016),
        ("UTA-PRACTICE-2", "一二三四五六七八九十一二三", 18016),
    ],
)
def test_a_template_or_signature_that_is_not_approved_fails_at_group_level(
    practice: Open, template: str, sender: str, code: int
) -> None:
    server = practice()
    refused = group(target("13800138000"), template=template, sender=sender)
    answer = batch(server, refused)
    assert answer["RetCode"] == code
    [failed] = answer["FailContent"]
    assert failed["FailureDetails"] == answer["Message"]
    assert "FailureDetails" not in failed["Target"][0]
    assert not server.delivered
    assert batch(server, refused, group(target("13900139001"), template="UTA-PRACTICE-2"))["RetCode"] == 18046
    assert server.delivered == {"+8613900139001": 1}


def test_a_template_of_ones_own_can_be_rehearsed(practice: Open) -> None:
    assert batch(practice(), group(target("13800138000", "1", "2", "3"), template="UTA20212831C85C"))["RetCode"] == 0


@pytest.mark.parametrize(
    ("template", "parameters", "code"),
    [
        ("UTA-PRACTICE-1", ["王"], 18018),
        ("UTA-PRACTICE-1", [], 18018),
        ("UTA-PRACTICE-1", ["王", ""], 18033),
        ("UTA-PRACTICE-2", ["王"], 18018),
        ("UTA20212831C85C", [""], 18033),
    ],
)
def test_parameters_must_fit_the_template(practice: Open, template: str, parameters: list[str], code: int) -> None:
    server = practice()
    assert batch(server, group(target("13800138000", *parameters), template=template))["RetCode"] == code
    assert not server.delivered


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", 18001),
        ("not base64", 18000),
        ("bm90IGpzb24=", 18000),
        (task(), 18001),
        (task("a"), 18000),
        (task(group()), 18001),
        (task({"TemplateId": "UTA-PRACTICE-2", "Target": [target("13800138000")]}), 18001),
        (task(group({"Phone": 13800138000})), 18000),
        (task(group({"TemplateParams": ["王", "1"]})), 18001),
        (task(group({"Phone": "13800138000", "TemplateParams": ["王", 1]})), 18000),
        (task(group({"Phone": "13800138000", "TemplateParams": []}, template="UTA-PRACTICE-2")), 18018),
        (task(group(target("13800138000", "王", "1", UserId="a" * 33))), 18003),
        (task(group(target("13800138000", "王", "1", UserId="O'Neill"))), 18003),
        (task(group(target("13800138000", "王", "1", ExtendCode="x"))), 18002),
        (task(group(*[target("13800138000", "王", "1")] * 101, *[target("13900139001", "李", "2")] * 100)), 18019),
    ],
)
def test_a_malformed_batch_is_refused_whole(practice: Open, content: str, code: int) -> None:
    server = practice()
    assert ucloud(server, "SendBatchUSMSMessage", TaskContent=content)["RetCode"] == code
    assert not server.delivered


def test_two_hundred_numbers_fit_a_batch(practice: Open) -> None:
    server = practice()
    targets = [target(f"138{n:08}", "王", str(n)) for n in range(1, 201)]
    assert batch(server, group(*targets[:100]), group(*targets[100:]))["SuccessCount"] == 200
    assert server.delivered.total() == 200


def test_one_text_for_many_is_delivered_to_all(practice: Open) -> None:
    server = practice()
    phones = {f"PhoneNumbers_{n}": f"138{n + 1:08}" for n in range(1000)}
    answer = ucloud(server, "SendUSMSMessage", TemplateId="UTA-PRACTICE-2", SigContent="练习商城", UserId="u", **phones)
    assert answer["RetCode"] == 0
    assert answer["SessionNo"]
    assert answer["UserId"] == "u"
    assert server.delivered.total() == 1000
    assert server.deliveries[0].content == ()


def test_one_bad_number_among_many_gives_18014_without_a_list_and_the_rest_is_sent(practice: Open) -> None:
    server = practice()
    answer = ucloud(
        server,
        "SendUSMSMessage",
        TemplateId="UTA-PRACTICE-1",
        SigContent="练习商城",
        TemplateParams_0="王",
        TemplateParams_1="1",
        PhoneNumbers_0="13800138000",
        PhoneNumbers_1="12345",
    )
    assert answer["RetCode"] == 18014
    assert "SessionNo" not in answer
    assert server.delivered == {"+8613800138000": 1}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"PhoneNumbers_0": ""}, 18014),
        ({"TemplateId": ""}, 18001),
        ({"SigContent": ""}, 18001),
        ({"SigContent": "", "PhoneNumbers_0": "(852)51234567"}, 0),
        ({"TemplateId": "UTA-BAD"}, 18017),
        ({"SigContent": "BAD"}, 18016),
        ({"TemplateParams_0": "王"}, 18018),
        ({"UserId": "'"}, 18003),
        ({f"PhoneNumbers_{n}": "13800138000" for n in range(1001)}, 18019),
    ],
)
def test_the_rules_of_one_text_for_many(practice: Open, change: dict[str, str], code: int) -> None:
    form = {"TemplateId": "UTA-PRACTICE-2", "SigContent": "练习商城", "PhoneNumbers_0": "13800138000"}
    assert ucloud(practice(), "SendUSMSMessage", **(form | change))["RetCode"] == code


def test_a_template_can_be_asked_for(practice: Open) -> None:
    server = practice()
    data = ucloud(server, "QueryUSMSTemplate", TemplateId="UTA-PRACTICE-1")["Data"]
    assert data["Template"] == "您好{1}，您的订单{2}已发货。"
    assert data["Status"] == 2
    assert ucloud(server, "QueryUSMSTemplate", TemplateId="UTA-PRACTICE-4")["Data"]["Status"] == 1
    assert ucloud(server, "QueryUSMSTemplate", TemplateId="UTA-OTHER")["RetCode"] == 18017


def test_a_get_is_understood_like_a_form(practice: Open) -> None:
    form = signed({"Action": "GetProjectList"})
    assert requests.get(practice().url, params=form, timeout=10).json()["RetCode"] == 0


def test_credit_runs_out_between_batches_not_within_one(practice: Open) -> None:
    server = practice(faults="credit=3")
    two = group(target("13800138000", "王", "1"), target("13900139001", "李", "2"))
    assert batch(server, two)["RetCode"] == 0
    assert batch(server, two)["RetCode"] == 18013
    assert server.delivered.total() == 2
