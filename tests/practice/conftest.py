"""Practice servers and real requests to them."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from smsgui.practice.credentials import Credentials
from smsgui.practice.server import PracticeServer

KNOWN = Credentials()

Open = Callable[..., PracticeServer]


@pytest.fixture
def practice() -> Iterator[Open]:
    """Starts a practice server with these arguments, stopped after the test."""
    servers: list[PracticeServer] = []

    def start(*args: Any, **kwargs: Any) -> PracticeServer:
        servers.append(PracticeServer(*args, **kwargs))
        return servers[-1].start()

    yield start
    for server in servers:
        server.stop()


def target(phone: str, *parameters: str, **more: str) -> dict[str, Any]:
    """A target of UCloud or USpeedo."""
    return {"Phone": phone, **({"TemplateParams": list(parameters)} if parameters else {}), **more}


def group(*targets: dict[str, Any], template: str = "UTA-PRACTICE-1", sender: str = "练习商城") -> dict[str, Any]:
    """A group of targets for UCloud."""
    return {"TemplateId": template, "SigContent": sender, "Target": list(targets)}


def task(*groups: Any) -> str:
    """TaskContent for these groups."""
    return base64.b64encode(json.dumps(groups, ensure_ascii=False).encode()).decode()


def signed(form: dict[str, str], key: str = KNOWN.ucloud_public_key) -> dict[str, str]:
    """A UCloud form with its signature."""
    form = {"PublicKey": key, "ProjectId": KNOWN.ucloud_project_id} | form
    text = "".join(name + form[name] for name in sorted(form)) + KNOWN.ucloud_private_key
    return form | {"Signature": hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()}


def ucloud(server: PracticeServer, action: str, **form: str) -> dict[str, Any]:
    """The answer to a signed UCloud call; a keyword's ``_`` before a digit stands for a dot."""
    named = {name.replace("_", "."): value for name, value in form.items()}
    answer = requests.post(server.url, data=signed({"Action": action} | named), timeout=10)
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def batch(server: PracticeServer, *groups: Any) -> dict[str, Any]:
    """The answer to SendBatchUSMSMessage."""
    return ucloud(server, "SendBatchUSMSMessage", TaskContent=task(*groups))


def submail(server: PracticeServer, to: str, content: str = "【练习商城】您好", **more: str) -> requests.Response:
    """The answer to sms/batchsend in normal mode."""
    form = {"appid": KNOWN.submail_app_id, "signature": KNOWN.submail_app_key, "to": to, "content": content} | more
    return requests.post(f"{server.url}/sms/batchsend", data=form, timeout=10)
