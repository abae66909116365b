"""USpeedo's side: who is let in, rules, and the shapes of answers."""

from __future__ import annotations

import base64
from typing import Any

import pytest
import requests

from smsgui.practice.credentials import Credentials
from smsgui.practice.server import PracticeServer
from tests.practice.conftest import KNOWN, Open, target
from tests.vectors import VECTORS

KEYS = (KNOWN.uspeedo_access_key_id, KNOWN.uspeedo_access_key_secret)


def group(*targets: dict[str, Any], template: str = "UTA-PRACTICE-1", sender: str = "USpeedo") -> dict[str, Any]:
    return {"TemplateId": template, "SenderId": sender, "Target": list(targets)}


def post(server: PracticeServer, body: object, auth: tuple[str, str] = KEYS) -> requests.Response:
    return requests.post(f"{server.url}/api/v1/usms/SendBatchUSMSMessage", json=body, auth=auth, timeout=10)


def send(server: PracticeServer, *groups: object) -> dict[str, Any]:
    answer = post(server, {"TaskContent": list(groups)})
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def test_a_batch_is_delivered_with_a_session_for_each_group(practice: Open) -> None:
    server = practice()
    answer = send(
        server,
        group(target("(86)13800138000", "王", "24680"), target("(852)51234567", "Li", "&+")),
        group(target("13900139001"), template="UTA-PRACTICE-2", sender=""),
    )
    assert answer == {
        "RetCode": 0,
        "Message": "success",
        "SessionNo": answer["SessionNo"],
        "FailedTargetPhones": [],
    }
    assert len(set(answer["SessionNo"])) == 2
    assert [(sent.number, sent.content, sent.sender) for sent in server.deliveries] == [
        ("+8613800138000", ("王", "24680"), "USpeedo"),
        ("+85251234567", ("Li", "&+"), "USpeedo"),
        ("+8613900139001", (), ""),
    ]


def test_the_example_of_basic_authentication_is_let_in(practice: Open) -> None:
    [vector] = VECTORS["uspeedo_basic_auth"]
    known = Credentials(
        uspeedo_access_key_id=vector["access_key_id"], uspeedo_access_key_secret=vector["access_key_secret"]
    )
    url = f"{practice(credentials=known).url}/api/v1/usms/USMSTemplate?id=UTA-PRACTICE-1"
    head = {"Authorization": vector["expected_authorization"]}
    assert requests.get(url, headers=head, timeout=10).json()["RetCode"] == 0


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        ("", 215398),
        ("Basic", 215398),
        ("Basic ???", 215398),
        ("Bearer " + base64.b64encode(":".join(KEYS).encode()).decode(), 215398),
        ("Basic " + base64.b64encode(b"someone:x").decode(), 215398),
        ("Basic " + base64.b64encode(f"{KEYS[0]}:wrong".encode()).decode(), 215393),
    ],
)
@pytest.mark.parametrize(("faults", "status"), [("", 200), ("shape=status4xx", 401)])
def test_wrong_credentials_get_the_documented_codes(
    practice: Open, authorization: str, code: int, faults: str, status: int
) -> None:
    server = practice(faults=faults)
    head = {"Authorization": authorization, "Content-Type": "application/json"}
    answer = requests.post(f"{server.url}/api/v1/usms/SendBatchUSMSMessage", data="{}", headers=head, timeout=10)
    assert answer.status_code == status
    assert answer.json()["RetCode"] == code
    assert answer.json()["Message"]


def test_refused_numbers_are_listed_with_their_reason(practice: Open) -> None:
    server = practice(faults="refuse=85251234567:no route")
    answer = send(
        server,
        group(
            target("(86)13900130000", "李", "2"),
            target("(852)51234567", "王", "1"),
            target("13800138000", "张"),
            target("852 51234567", "赵", "4"),
            target("(1)2025550123", "Lee", "5"),
        ),
    )
    assert answer["RetCode"] == 0
    assert len(answer["SessionNo"]) == 1
    assert answer["FailedTargetPhones"] == [
        {
            "Phone": "(86)13900130000",
            "TemplateParams": ["李", "2"],
            "FailureReason": "Phone number is in the blacklist",
        },
        {"Phone": "(852)51234567", "TemplateParams": ["王", "1"], "FailureReason": "no route"},
        {
            "Phone": "13800138000",
            "TemplateParams": ["张"],
            "FailureReason": "Template params do not match the template",
        },
        {"Phone": "852 51234567", "TemplateParams": ["赵", "4"], "FailureReason": "Invalid phone number"},
    ]
    assert server.delivered == {"+12025550123": 1}


def test_the_other_shapes_can_be_asked_for(practice: Open) -> None:
    server = practice(faults="shape=failed_absent+session_string+echo")
    good = group(target("13800138000", "王", "1"))
    answer = send(server, good)
    assert "FailedTargetPhones" not in answer
    assert isinstance(answer["SessionNo"], str)
    bad = send(server, group(target("(0086)13900130000", "李", "2"), target("13900130000", "李", "2")))
    assert [failed["Phone"] for failed in bad["FailedTargetPhones"]] == ["(86)13900130000", "(0086)13900130000"]
    assert bad["SessionNo"] == ""
    server.reset("shape=failed_null")
    assert send(server, good)["FailedTargetPhones"] is None
    assert send(server, group(target("13900130000", "李", "2")))["FailedTargetPhones"]


@pytest.mark.parametrize(
    ("body", "code", "named"),
    [
        ([], 215397, "TaskContent"),
        ({}, 215397, "TaskContent"),
        ({"TaskContent": "W10="}, 215392, "TaskContent"),
        ({"TaskContent": []}, 215397, "TaskContent"),
        ({"TaskContent": ["a"]}, 215392, "TaskContent"),
        ({"TaskContent": [{"SenderId": "", "Target": [target("13800138000")]}]}, 215397, "TemplateId"),
        ({"TaskContent": [group(target("13800138000"), template="UTA-BAD")]}, 215392, "TemplateId"),
        ({"TaskContent": [group(target("13800138000"), template="UTA-PRACTICE-4")]}, 215392, "TemplateId"),
        ({"TaskContent": [{"TemplateId": "UTA-PRACTICE-2", "Target": [target("13800138000")]}]}, 215397, "SenderId"),
        ({"TaskContent": [group(target("13800138000"), sender="BAD")]}, 215392, "SenderId"),
        ({"TaskContent": [group()]}, 215397, "Target"),
        ({"TaskContent": [group(target(""))]}, 215397, "Phone"),
        ({"TaskContent": [group({"Phone": 13800138000})]}, 215392, "Phone"),
        ({"TaskContent": [group({"Phone": "13800138000", "TemplateParams": ["王", 1]})]}, 215392, "TemplateParams"),
        ({"TaskContent": [group({"Phone": "13800138000", "TemplateParams": ["王", ""]})]}, 215392, "TemplateParams"),
        ({"TaskContent": [group(*[target("13800138000", "王", "1")] * 1001)]}, 215392, "TaskContent"),
    ],
)
def test_a_malformed_batch_is_refused_whole(practice: Open, body: object, code: int, named: str) -> None:
    server = practice()
    answer = post(server, body).json()
    assert answer["RetCode"] == code
    assert answer["Message"].endswith(f"[{named}]")
    assert not server.delivered


def test_a_body_has_to_say_that_it_is_json(practice: Open) -> None:
    url = f"{practice().url}/api/v1/usms/SendBatchUSMSMessage"
    assert requests.post(url, data=b"{}", auth=KEYS, timeout=10).json()["RetCode"] == 215397
    head = {"Content-Type": "application/json"}
    assert requests.post(url, data=b"{", headers=head, auth=KEYS, timeout=10).json()["RetCode"] == 215397


def test_templates_can_be_asked_for(practice: Open) -> None:
    server = practice()

    def ask(query: str) -> dict[str, Any]:
        url = f"{server.url}/api/v1/usms/USMSTemplate{query}"
        told: dict[str, Any] = requests.get(url, auth=KEYS, timeout=10).json()
        return told

    both = ask("?id=UTA-PRACTICE-1&id=UTA-PRACTICE-3")["Data"]
    assert [(found["TemplateId"], found["Status"]) for found in both] == [("UTA-PRACTICE-1", 2), ("UTA-PRACTICE-3", 3)]
    assert both[0]["Template"] == "您好{1}，您的订单{2}已发货。"
    assert ask("?id=UTA-OTHER")["RetCode"] == 215396
    assert ask("")["RetCode"] == 215397
    server.reset("shape=data_object")
    assert ask("?id=UTA-PRACTICE-2")["Data"]["TemplateId"] == "UTA-PRACTICE-2"


def test_credit_runs_out_and_throttling_is_a_bare_429(practice: Open) -> None:
    server = practice(faults="credit=1,throttle@1")
    good = {"TaskContent": [group(target("13800138000", "王", "1"))]}
    assert [post(server, good).status_code for _ in range(3)] == [429, 200, 200]
    assert post(server, good).json()["RetCode"] == 215392
    assert server.delivered.total() == 1
