"""A request's body in a form that people can read: form parameters decoded, JSON laid out, base64 opened."""

from __future__ import annotations

import base64
import binascii
import json
from urllib.parse import parse_qsl

from smsgui.providers.base import ShownRequest


def readable(request: ShownRequest) -> str:
    """One line for each form parameter, with JSON inside it laid out below; else the body, laid out if it is JSON."""
    kind = next((value for name, value in request.headers.items() if name.lower() == "content-type"), "")
    if "form" not in kind:
        return _laid_out(request.body) or request.body
    lines = []
    for name, value in parse_qsl(request.body, keep_blank_values=True):
        opened = _laid_out(value) or _laid_out(_decoded(value))
        lines.append(f"{name} =\n{_indented(opened)}" if opened else f"{name} = {value}")
    return "\n".join(lines)


def literal(request: ShownRequest) -> str:
    """The request line, the headers and the body as they would leave."""
    head = [f"{request.method} {request.url}", *(f"{name}: {value}" for name, value in request.headers.items())]
    return "\n".join([*head, "", request.body])


def _laid_out(text: str) -> str:
    if text[:1] not in ("{", "["):
        return ""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except ValueError:
        return ""


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
