"""What the contract says of each provider."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import MESSAGES, SETTINGS, TEMPLATE, TEXT, Desk, number, process

SIGN_ID = "0b364890f1574045a59b7c79e4d734cd"
HIDDEN = {
    "ucloud": "Signature",
    "uspeedo": "Authorization",
    "huawei_smn": "Authorization",
    "huawei_smn token": "X-Auth-Token",
    "submail": "signature",
}


@pytest.mark.parametrize("kind", SETTINGS)
def test_a_sheet_gets_through(desk: Desk, practice: Practice, sheet: MakeSheet, kind: str) -> None:
    server = practice(f"refuse={number(2)}")
    desk.account(server.url, kind)
    done = desk.send(sheet(3), *MESSAGES[kind])
    assert (done.code, done.statuses) == (1, {2: "accepted", 3: "rejected", 4: "accepted"}), done.err
    assert all(line["reference"] for line in done.lines if line["status"] == "accepted")
    assert server.delivered == {"+86" + number(1): 1, "+86" + number(3): 1}
    assert desk.run("jobs", "show", done.job, "--json").json["counts"]["accepted"] == 2


@pytest.mark.parametrize("kind", SETTINGS)
def test_every_request_is_shown_as_it_leaves_but_for_its_signature(
    desk: Desk, practice: Practice, sheet: MakeSheet, kind: str
) -> None:
    server = practice()
    desk.account(server.url, kind)
    shown: dict[str, Any] = desk.preview(sheet(2), *MESSAGES[kind]).json["batches"][0]["request"]
    assert server.requests == []
    desk.send(sheet(2), *MESSAGES[kind])
    sent = next(arrival for arrival in server.requests if arrival.send == 1)
    assert (shown["method"], shown["url"]) == (sent.method, server.url + sent.path)
    hidden = HIDDEN[kind]
    if "x-www-form-urlencoded" in shown["headers"]["Content-Type"]:
        form, real = parse_qs(shown["body"]), parse_qs(sent.body.decode())
        assert form.pop(hidden) == ["***"]
        assert real.pop(hidden) != ["***"]
        assert form.pop("timestamp", []) <= real.pop("timestamp", [])
        assert form == real
    else:
        assert shown["headers"][hidden] == "***"
        assert json.loads(shown["body"]) == json.loads(sent.body)


@pytest.mark.parametrize("kind", SETTINGS)
def test_a_preview_needs_no_secret(desk: Desk, sheet: MakeSheet, kind: str) -> None:
    desk.account("http://127.0.0.1:9", kind)
    env = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = process("preview", sheet(1), "--account", "office", *MESSAGES[kind], "--json", env=env)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("kind", SETTINGS)
def test_bad_credentials_are_refused(desk: Desk, practice: Practice, sheet: MakeSheet, kind: str) -> None:
    server = practice()
    identity = {
        "ucloud": "public_key",
        "uspeedo": "access_key_id",
        "huawei_smn": "access_key",
        "huawei_smn token": "user_name",
        "submail": "app_id",
    }[kind]
    desk.account(server.url, kind, **{identity: "wrong"})
    check = desk.run("accounts", "check", "office")
    assert (check.code, len(check.err.splitlines())) == (4, 1)
    done = desk.send(sheet(3), *MESSAGES[kind])
    assert (done.code, done.statuses) == (4, {2: "pending", 3: "pending", 4: "pending"})
    assert server.sends <= 1


@pytest.mark.parametrize("kind", ["uspeedo", "huawei_smn", "submail"])
def test_the_same_content_call_is_ucloud_s_alone(desk: Desk, sheet: MakeSheet, kind: str) -> None:
    desk.account("http://127.0.0.1:9", kind)
    assert desk.preview(sheet(1), *MESSAGES[kind], "--same-content-call").code == 2


@pytest.mark.parametrize(
    ("message", "text", "more"),
    [
        (("--sender", SIGN_ID, "--text", "您好"), "您好", {"sign_id": SIGN_ID}),
        (("--sender", SIGN_ID.upper(), "--text", "您好"), "您好", {"sign_id": SIGN_ID.upper()}),
        (("--sender", "练习商城", "--text", "您好"), "【练习商城】您好", {"message_include_sign_flag": "true"}),
        (("--text", "【练习商城】您好"), "【练习商城】您好", {"message_include_sign_flag": "true"}),
    ],
    ids=["id", "id in capitals", "signature", "signature in the text"],
)
def test_huaweis_signature_is_an_id_or_stands_in_front(
    desk: Desk, sheet: MakeSheet, message: tuple[str, ...], text: str, more: dict[str, str]
) -> None:
    desk.account("http://127.0.0.1:9", "huawei_smn")
    request = desk.preview(sheet(1), *message).json["batches"][0]["request"]
    assert json.loads(request["body"]) == {"endpoints": ["+86" + number(1)], "message": text, **more}


def test_huawei_without_a_signature_is_refused(desk: Desk, sheet: MakeSheet) -> None:
    desk.account("http://127.0.0.1:9", "huawei_smn")
    done = desk.preview(sheet(1), "--text", "您好")
    assert (done.code, len(done.err.splitlines())) == (2, 1)


def test_texts_are_grouped_by_huaweis_call(desk: Desk, sheet: MakeSheet) -> None:
    desk.account("http://127.0.0.1:9", "huawei_smn")
    shown = desk.preview(sheet(3), *TEXT).json
    assert [(batch["call"], batch["rows"]) for batch in shown["batches"]] == [
        ("SmsBatchPublish", [2]), ("SmsBatchPublish", [3]), ("SmsBatchPublish", [4]),
    ]  # fmt: skip


def test_a_secret_of_the_other_way_to_sign_in_is_not_asked_for(desk: Desk) -> None:
    words = ("accounts", "add", "x", "--provider", "huawei_smn", "--set", "project_id=p", "--set", "access_key=a")
    done = desk.run(*words, stdin="password=k3y\n")
    assert done.code == 2
    assert "secret_key" in done.err
    assert desk.run(*words, stdin="secret_key=k3y\n").code == 0


def test_the_providers_say_whether_they_take_a_text_or_a_template(desk: Desk) -> None:
    listed = desk.run("providers", "--json").json
    assert {entry["id"]: entry["takes"] for entry in listed} == {
        "ucloud": "template", "uspeedo": "template", "huawei_smn": "text", "submail": "text",
    }  # fmt: skip


def test_the_providers_say_what_can_be_chosen_and_when_a_setting_counts(desk: Desk) -> None:
    shown = desk.run("providers").out
    assert "  auth: How to sign in (default aksk; one of aksk, token)\n" in shown
    assert "  password: Password (secret; only where auth is token)\n" in shown


def test_uspeedos_task_is_json(desk: Desk, sheet: MakeSheet) -> None:
    desk.account("http://127.0.0.1:9", "uspeedo")
    request = desk.preview(sheet(1), *TEMPLATE).json["batches"][0]["request"]
    assert json.loads(request["body"])["TaskContent"][0]["Target"][0]["TemplateParams"] == ["客1", "A00001"]
    assert "Basic " not in json.dumps(request)
    assert base64.b64encode(b"practice-access-key-id")[:-4].decode() not in json.dumps(request)
