"""Saved accounts: their settings in the data folder, their secrets in a secret store."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from filelock import FileLock

from smsgui import providers
from smsgui.domain import Account
from smsgui.errors import QT_TRANSLATE_NOOP, AccountSettingsError, KeyringError
from smsgui.secret_store import SecretStore
from smsgui.settings import secret_fields, secrets_of, settings_of


class Accounts:
    """The accounts in ``folder``. Values are stripped of surrounding blanks; secrets never reach the folder."""

    def __init__(self, folder: Path, secrets: SecretStore) -> None:
        self._file = folder / "accounts.json"
        self._secrets = secrets

    def all(self) -> list[Account]:
        """Every account in the order of adding, without secrets."""
        try:
            entries = json.loads(self._file.read_text(encoding="utf-8"))
            return [_account(entry) for entry in entries]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, KeyError):
            raise AccountSettingsError(
                QT_TRANSLATE_NOOP(
                    "errors", "The list of accounts can't be read: mend or move away the file {file}, then start again."
                ),
                file=self._file,
            ) from None

    def get(self, name: str) -> Account:
        """The account of that name, without secrets."""
        known = self.all()
        for account in known:
            if account.name == name:
                return account
        if not known:
            raise AccountSettingsError(
                QT_TRANSLATE_NOOP("errors", "There is no account “{name}”, nor any other: add it first."), name=name
            )
        raise AccountSettingsError(
            QT_TRANSLATE_NOOP("errors", "There is no account “{name}”: choose one of these: {known}."),
            name=name,
            known=", ".join(account.name for account in known) or "–",
        )

    def open(self, name: str) -> Account:
        """The account with its secrets. AccountSettingsError if one is missing, KeyringError if none can be had."""
        account = self.get(name)
        provider = providers.by_id(account.provider)
        # Checked again, because the file lies where anybody may have changed it.
        account = replace(account, settings=settings_of(provider, account.settings))
        secrets = {}
        for field in secret_fields(provider, account.settings):
            secret = self._secrets.get(f"{name}/{field.key}")
            if not secret:
                raise AccountSettingsError(
                    QT_TRANSLATE_NOOP(
                        "errors", "The account “{name}” has no {field} in the keyring: enter it again in the account."
                    ),
                    name=name,
                    field=field.key,
                )
            secrets[field.key] = secret
        return replace(account, secrets=secrets)

    def require_free(self, name: str) -> str:
        """``name`` without surrounding blanks; AccountSettingsError where it is none or an account has it already."""
        name = name.strip()
        if not name or not name.isprintable():
            raise AccountSettingsError(QT_TRANSLATE_NOOP("errors", "Give the account a name on one line."))
        # Some keyrings don't tell capitals from small letters.
        if any(account.name.casefold() == name.casefold() for account in self.all()):
            raise AccountSettingsError(
                QT_TRANSLATE_NOOP("errors", "There is already an account “{name}”: choose another name."), name=name
            )
        return name

    def add(self, name: str, provider_id: str, settings: Mapping[str, str], secrets: Mapping[str, str]) -> Account:
        """Check and keep a new account; nothing stays behind if that fails."""
        name, provider = self.require_free(name), providers.by_id(provider_id)
        account = Account(name, provider_id, settings_of(provider, settings))
        kept = secrets_of(provider, account.settings, secrets)
        with self._alone():
            self.require_free(name)
            with self._keeping(name, kept):
                self._write([*self.all(), account])
        return account

    def replace(self, name: str, settings: Mapping[str, str], secrets: Mapping[str, str]) -> Account:
        """Change an account's settings; a secret that is left empty stays as it is."""
        with self._alone():
            old = self.get(name)
            provider = providers.by_id(old.provider)
            account = replace(old, settings=settings_of(provider, settings))
            given = {key: secret for key, secret in secrets.items() if secret.strip()}
            for field in secret_fields(provider, account.settings):
                if field.key not in given and (stored := self._secrets.get(f"{name}/{field.key}")):
                    given[field.key] = stored
            with self._keeping(name, secrets_of(provider, account.settings, given)):
                self._write([account if known.name == name else known for known in self.all()])
        return account

    def remove(self, name: str) -> None:
        """Forget the account and its secrets."""
        with self._alone():
            account = self.get(name)
            for field in providers.by_id(account.provider).fields:
                if field.secret:
                    self._secrets.drop(f"{name}/{field.key}")
            self._write([known for known in self.all() if known.name != name])

    @contextmanager
    def _keeping(self, name: str, secrets: Mapping[str, str]) -> Iterator[None]:
        """Keep the secrets, and put back what was there before if that, or what comes then, fails."""
        before = {key: self._secrets.get(f"{name}/{key}") for key in secrets}
        try:
            for key, secret in secrets.items():
                if secret != before[key]:
                    self._secrets.put(f"{name}/{key}", secret)
            yield
        except BaseException:
            for key, earlier in before.items():
                with suppress(KeyringError):  # what failed first is told
                    if earlier is None:
                        self._secrets.drop(f"{name}/{key}")
                    else:
                        self._secrets.put(f"{name}/{key}", earlier)
            raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other program changes the list meanwhile."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self._file.with_suffix(".lock"), timeout=60, mode=0o600):
                yield
        except OSError as error:
            raise self._unwritable(error) from None

    def _write(self, accounts: list[Account]) -> None:
        entries = [{"name": a.name, "provider": a.provider, "settings": dict(a.settings)} for a in accounts]
        descriptor, temporary = tempfile.mkstemp(dir=self._file.parent, prefix="accounts")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(entries, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._file)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _unwritable(self, error: OSError) -> AccountSettingsError:
        return AccountSettingsError(
            QT_TRANSLATE_NOOP(
                "errors", "The accounts can't be saved in {folder} ({cause}): make room or get the right."
            ),
            folder=self._file.parent,
            cause=error.strerror or type(error).__name__,
        )


def _account(entry: Mapping[str, Any]) -> Account:
    name, provider, settings = entry["name"], entry["provider"], dict(entry["settings"])
    if not all(isinstance(text, str) for text in (name, provider, *settings, *settings.values())):
        raise TypeError
    return Account(name, provider, settings)
