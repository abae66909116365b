"""Requests as people can read them."""

from __future__ import annotations

import base64
import json

from smsgui.gui.readable import literal, readable
from smsgui.providers.base import ShownRequest

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_form_parameters_are_decoded_one_in_a_line() -> None:
    request = ShownRequest("POST", "https://x/", FORM, "a=%E4%BD%A0+b&empty=&Signature=***")
    assert readable(request) == "a = 你 b\nempty = \nSignature = ***"


def test_json_in_base64_is_opened_and_laid_out() -> None:
    packed = base64.b64encode(json.dumps([{"Phone": "1"}]).encode()).decode().replace("=", "%3D").replace("+", "%2B")
    shown = readable(ShownRequest("POST", "https://x/", FORM, f"TaskContent={packed}"))
    assert shown == 'TaskContent =\n    [\n      {\n        "Phone": "1"\n      }\n    ]'


def test_a_json_body_is_laid_out_with_its_own_letters() -> None:
    request = ShownRequest("POST", "https://x/", {"content-type": "application/json"}, '{"a":"你"}')
    assert readable(request) == '{\n  "a": "你"\n}'


def test_what_is_neither_is_left_as_it_is() -> None:
    for body in ("{no json", "plain", ""):
        assert readable(ShownRequest("POST", "https://x/", {}, body)) == body
    assert readable(ShownRequest("POST", "https://x/", FORM, "a={no")) == "a = {no"


def test_the_literal_form_holds_line_headers_and_body() -> None:
    request = ShownRequest("POST", "https://x/", {"A": "b"}, "c=%20d")
    assert literal(request) == "POST https://x/\nA: b\n\nc=%20d"
