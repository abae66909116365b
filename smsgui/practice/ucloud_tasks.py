"""UCloud's TaskContent: base64 of a JSON array of groups, each with its targets."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass

from smsgui.practice.credentials import TEMPLATES
from smsgui.practice.exchange import RefusalError


@dataclass(frozen=True, slots=True)
class Target:
    """One number. ``given`` is TemplateParams as it stood there, ``None`` where it did not."""

    phone: str
    given: list[str] | None
    user_id: str
    extend_code: str

    @property
    def values(self) -> tuple[str, ...]:
        """The parameters, none where none were given."""
        return tuple(self.given or ())

    def echo(self) -> dict[str, object]:
        """The target as FailContent repeats it."""
        told: dict[str, object] = {"TemplateParams": self.given or [], "Phone": self.phone}
        if self.extend_code:
            told["ExtendCode"] = self.extend_code
        if self.user_id:
            told["UserId"] = self.user_id
        return told


@dataclass(frozen=True, slots=True)
class Group:
    """The targets of one template and signature."""

    template: str
    sender: str
    targets: tuple[Target, ...]


def groups(task_content: str) -> list[Group]:
    """Decode TaskContent.

    Raises RefusalError: 18000 unreadable or of a wrong type, 18001 something required missing, 18018 an empty list of
    parameters (for a template without variables they must not be passed).
    """
    if not task_content:
        raise RefusalError("18001")
    try:
        decoded = json.loads(base64.b64decode(task_content, validate=True).decode())
    except (binascii.Error, ValueError):
        raise RefusalError("18000") from None
    if not isinstance(decoded, list):
        raise RefusalError("18000")
    if not decoded:
        raise RefusalError("18001")
    return [_group(element) for element in decoded]


def parameters_refused(template_id: str, given: list[str] | None) -> str:
    """The code against the parameters, empty if they are good; counted only where the template is known."""
    template = TEMPLATES.get(template_id)
    if template and len(given or ()) != template.variables:
        return "18018"
    return "18033" if given and not all(given) else ""


def _group(element: object) -> Group:
    fields = _object(element)
    targets = fields.get("Target")
    if targets is not None and not isinstance(targets, list):
        raise RefusalError("18000")
    if not targets:
        raise RefusalError("18001")
    template, sender = _text(fields, "TemplateId", needed=True), _text(fields, "SigContent", needed=True)
    return Group(template, sender, tuple(_target(target) for target in targets))


def _target(element: object) -> Target:
    fields = _object(element)
    given = _parameters(fields["TemplateParams"]) if "TemplateParams" in fields else None
    code = _text(fields, "ExtendCode")
    if code and not (code.isascii() and code.isdecimal()):
        raise RefusalError("18002")
    return Target(_text(fields, "Phone", needed=True), given, _text(fields, "UserId"), code)


def _parameters(given: object) -> list[str]:
    if not isinstance(given, list) or not all(isinstance(value, str) for value in given):
        raise RefusalError("18000")
    if not given:
        raise RefusalError("18018")
    return given


def _object(element: object) -> dict[str, object]:
    if not isinstance(element, dict):
        raise RefusalError("18000")
    return element


def _text(fields: dict[str, object], name: str, needed: bool = False) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise RefusalError("18000")
    if needed and not value:
        raise RefusalError("18001", f"Missing parameter [{name}]")
    return value
