"""An account's settings and secrets, checked against the fields that its provider declares."""

from __future__ import annotations

import math
from collections.abc import Mapping
from urllib.parse import urlsplit

from smsgui.errors import QT_TRANSLATE_NOOP, AccountSettingsError
from smsgui.providers.base import Field, Provider
from smsgui.providers.transport import is_loopback

UNPRINTABLE = QT_TRANSLATE_NOOP("errors", "“{key}” holds a line break or another invisible character: enter it again.")


def settings_of(provider: Provider, given: Mapping[str, str]) -> dict[str, str]:
    """The account's settings with every default filled in; AccountSettingsError says which is wrong and why."""
    fields = {field.key: field for field in provider.fields}
    for key in given:
        if key not in fields:
            raise AccountSettingsError(
                QT_TRANSLATE_NOOP("errors", "{provider} has no setting “{key}”: the settings are {known}."),
                provider=provider.name,
                key=key,
                known=", ".join(field.key for field in provider.fields if not field.secret),
            )
        if fields[key].secret:
            raise AccountSettingsError(
                QT_TRANSLATE_NOOP("errors", "“{key}” is a secret: enter it when asked, never among the settings."),
                key=key,
            )
    settings = {
        field.key: (given.get(field.key) or "").strip() or field.default
        for field in provider.fields
        if not field.secret
    }
    for field in provider.fields:
        if not field.secret and _wanted(field, settings):
            _check(field, settings[field.key])
    return settings


def _wanted(field: Field, settings: Mapping[str, str]) -> bool:
    return field.when is None or settings.get(field.when[0]) == field.when[1]


def secret_fields(provider: Provider, settings: Mapping[str, str]) -> list[Field]:
    """The secrets that an account with these settings needs."""
    return [field for field in provider.fields if field.secret and _wanted(field, settings)]


def secrets_of(provider: Provider, settings: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The secrets, stripped of blanks; AccountSettingsError names the one that is missing or not known."""
    known = {field.key for field in provider.fields if field.secret}
    for key in given:
        if key not in known:
            raise AccountSettingsError(
                QT_TRANSLATE_NOOP("errors", "{provider} has no secret “{key}”: it needs {known}."),
                provider=provider.name,
                key=key,
                known=", ".join(sorted(known)),
            )
    secrets = {}
    for field in secret_fields(provider, settings):
        secret = (given.get(field.key) or "").strip()
        if not secret:
            raise AccountSettingsError(
                QT_TRANSLATE_NOOP("errors", "{provider} needs “{key}”: enter it."),
                provider=provider.name,
                key=field.key,
            )
        if not secret.isprintable():
            raise AccountSettingsError(UNPRINTABLE, key=field.key)
        secrets[field.key] = secret
    return secrets


def _check(field: Field, value: str) -> None:
    if not value:
        if not field.optional:
            raise AccountSettingsError(QT_TRANSLATE_NOOP("errors", "“{key}” is missing: fill it in."), key=field.key)
    elif not value.isprintable():
        raise AccountSettingsError(UNPRINTABLE, key=field.key)
    elif field.kind == "url":
        _check_address(field, value)
    elif field.kind in ("number", "whole"):
        _check_number(field, value)
    elif field.kind == "choice" and value not in field.choices:
        raise AccountSettingsError(
            QT_TRANSLATE_NOOP("errors", "“{key}” can't be “{value}”: choose one of {known}."),
            key=field.key,
            value=value,
            known=", ".join(field.choices),
        )


def _check_number(field: Field, value: str) -> None:
    try:
        number = float(value) if field.kind == "number" else int(value)
    except ValueError:
        number = math.nan
    if not field.least <= number <= field.most:
        raise AccountSettingsError(
            QT_TRANSLATE_NOOP("errors", "“{key}” can't be “{value}”: enter a number from {least} to {most}."),
            key=field.key,
            value=value,
            least=f"{field.least:g}",
            most=f"{field.most:,.0f}",
        )


def _check_address(field: Field, value: str) -> None:
    try:
        parts = urlsplit(value)
        good = (
            bool(parts.hostname)
            and " " not in value
            and not (parts.username or parts.password or parts.query or parts.fragment)
        )
        good = good and (parts.port is None or parts.port > 0)
        good = good and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(value)))
    except ValueError:
        good = False
    if not good:
        raise AccountSettingsError(
            QT_TRANSLATE_NOOP(
                "errors",
                "“{key}” must be an address such as https://example.com (http:// only for this computer), "
                "without a user name, a password, ? or #.",
            ),
            key=field.key,  # not the value: a password may stand in it
        )
