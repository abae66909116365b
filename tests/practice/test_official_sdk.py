"""UCloud's own library against the practice server: an independent client that both have to agree with."""

from __future__ import annotations

import base64
import json
import logging
from typing import Any

import pytest
from ucloud.client import Client
from ucloud.core import exc

from tests.practice.conftest import KNOWN, Open


def client(url: str, private_key: str = KNOWN.ucloud_private_key) -> Any:
    """The library, as its users set it up."""
    settings = {
        "base_url": url,
        "region": "cn-bj2",
        "project_id": KNOWN.ucloud_project_id,
        "public_key": KNOWN.ucloud_public_key,
        "private_key": private_key,
        "log_level": logging.ERROR,
    }
    return Client(settings)


def test_it_lists_the_projects(practice: Open) -> None:
    answer = client(practice().url).uaccount().get_project_list()
    assert answer["ProjectSet"][0]["ProjectId"] == KNOWN.ucloud_project_id


def test_it_sends_one_text_to_many(practice: Open) -> None:
    server = practice()
    numbers = [f"(86)138{n:08}" for n in range(1, 13)]
    sent = (
        client(server.url)
        .usms()
        .send_usms_message(
            {
                "PhoneNumbers": numbers,
                "SigContent": "练习商城",
                "TemplateId": "UTA-PRACTICE-1",
                "TemplateParams": ["王 & 李", "+=%/#\n"],
            }
        )
    )
    assert sent["SessionNo"]
    assert [delivery.number for delivery in server.deliveries] == [f"+86138{n:08}" for n in range(1, 13)]
    assert server.deliveries[0].content == ("王 & 李", "+=%/#\n")


def test_it_sends_a_batch(practice: Open) -> None:
    server = practice()
    targets = [{"Phone": "13800138000", "TemplateParams": ["王", "1"]}]
    group = {"TemplateId": "UTA-PRACTICE-1", "SigContent": "练习商城", "Target": targets}
    content = base64.b64encode(json.dumps([group], indent=4).encode()).decode()
    answer = client(server.url).usms().send_batch_usms_message({"TaskContent": content})
    assert answer["SuccessCount"] == 1
    assert server.delivered == {"+8613800138000": 1}


def test_it_asks_for_a_template(practice: Open) -> None:
    answer = client(practice().url).usms().query_usms_template({"TemplateId": "UTA-PRACTICE-1"})
    assert answer["Data"]["Status"] == 2


def test_it_is_refused_with_a_wrong_key(practice: Open) -> None:
    with pytest.raises(exc.RetCodeException) as caught:
        client(practice().url, private_key="wrong").uaccount().get_project_list()
    assert caught.value.code == 171
