"""smsgui-cli providers, accounts …"""

from __future__ import annotations

import argparse
import getpass
import json
import sys

from smsgui import providers
from smsgui.accounts import Accounts
from smsgui.cli.exits import Exit
from smsgui.cli.show import explain
from smsgui.cli.streams import complain
from smsgui.errors import QT_TRANSLATE_NOOP, AccountSettingsError, KeyringError, ProviderError
from smsgui.providers.base import Field
from smsgui.providers.transport import Transport
from smsgui.secret_store import NO_KEYRING, KeyringStore, keyring_usable
from smsgui.settings import secret_fields, settings_of


def saved(options: argparse.Namespace) -> Accounts:
    """The accounts in the data folder, their secrets in the system's keyring."""
    return Accounts(options.data_dir, KeyringStore())


def providers_list(options: argparse.Namespace) -> Exit:
    """smsgui-cli providers"""
    entries = [
        {
            "id": provider.id,
            "name": provider.name,
            "takes": provider.rules.takes,
            "calls": [{"name": call.name, "numbers": call.limit} for call in provider.calls],
            "settings": [_field(field) for field in provider.fields if not field.secret],
            "secrets": [_field(field) for field in provider.fields if field.secret],
        }
        for provider in providers.PROVIDERS
    ]
    if options.json:
        print(json.dumps(entries, ensure_ascii=False))
        return Exit.GOOD
    for provider in providers.PROVIDERS:
        print(f"{provider.id}: {provider.name} (takes a {provider.rules.takes})")
        for field in provider.fields:
            print(f"  {field.key}: {field.label} ({_kind(field)})")
    return Exit.GOOD


def _kind(field: Field) -> str:
    kind = "secret" if field.secret else "optional" if field.optional else "needed"
    words = [f"default {field.default}" if field.default else kind]
    if field.kind == "choice":
        words.append(f"one of {', '.join(field.choices)}")
    if field.when:
        words.append("only where {} is {}".format(*field.when))
    return "; ".join(words)


def _field(field: Field) -> dict[str, object]:
    return {
        "key": field.key,
        "label": field.label,
        "default": field.default,
        "optional": field.optional,
        "choices": list(field.choices),
    }


def add(options: argparse.Namespace) -> Exit:
    """smsgui-cli accounts add: everything is checked before a secret is asked for."""
    accounts = saved(options)
    accounts.require_free(options.name)
    provider = providers.by_id(options.provider)
    settings = settings_of(provider, dict(options.settings))
    if not keyring_usable():
        raise KeyringError(NO_KEYRING)
    wanted = secret_fields(provider, settings)
    accounts.add(options.name, provider.id, dict(options.settings), _secrets(wanted))
    print(f"The account “{options.name.strip()}” is saved; “accounts check” proves its credentials.")
    return Exit.GOOD


def _secrets(fields: list[Field]) -> dict[str, str]:
    if sys.stdin.isatty():
        try:
            return {field.key: getpass.getpass(f"{field.label}: ") for field in fields}
        except (EOFError, UnicodeDecodeError):
            return {}
    secrets = {}
    try:
        for line in filter(str.strip, sys.stdin):
            key, _, value = line.partition("=")
            secrets[key.strip().removeprefix("\ufeff")] = value
    except UnicodeDecodeError:
        secrets = {"": ""}
    if not secrets.keys() <= {field.key for field in fields}:
        # What was typed may be the secret itself, so it isn't repeated.
        raise AccountSettingsError(
            QT_TRANSLATE_NOOP(
                "errors", "Each line of standard input must read key=value in UTF-8, with one of these keys: {keys}."
            ),
            keys=", ".join(field.key for field in fields),
        )
    return secrets


def show(options: argparse.Namespace) -> Exit:
    """smsgui-cli accounts list"""
    known = saved(options).all()
    if options.json:
        entries = [{"name": a.name, "provider": a.provider, "settings": dict(a.settings)} for a in known]
        print(json.dumps(entries, ensure_ascii=False))
    else:
        for account in known:
            print(f"{account.name} ({account.provider})")
    return Exit.GOOD


def check(options: argparse.Namespace) -> Exit:
    """smsgui-cli accounts check"""
    account = saved(options).open(options.name)
    provider = providers.by_id(account.provider)
    try:
        with Transport() as transport:
            print(provider.check(account, transport))
    except ProviderError as error:
        complain(explain(error, provider))
        return Exit.STOPPED
    return Exit.GOOD


def remove(options: argparse.Namespace) -> Exit:
    """smsgui-cli accounts remove"""
    saved(options).remove(options.name)
    print(f"The account “{options.name}” and its secrets are removed.")
    return Exit.GOOD
