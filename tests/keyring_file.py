"""A keyring in a file, for tests that start the program as a process of its own.

``PYTHON_KEYRING_BACKEND=tests.keyring_file.FileKeyring`` and ``SMSGUI_TEST_KEYRING`` with the file's path select it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import keyring.backend
import keyring.errors


class FileKeyring(keyring.backend.KeyringBackend):
    """Keeps passwords as JSON, ``{"service": {"username": "password"}}``; a missing file is an empty keyring."""

    priority = 0.1

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(service, {}).get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        passwords = self._read()
        passwords.setdefault(service, {})[username] = password
        self._write(passwords)

    def delete_password(self, service: str, username: str) -> None:
        passwords = self._read()
        if passwords.get(service, {}).pop(username, None) is None:
            raise keyring.errors.PasswordDeleteError(username)
        self._write(passwords)

    @property
    def _file(self) -> Path:
        return Path(os.environ["SMSGUI_TEST_KEYRING"])

    def _read(self) -> dict[str, dict[str, str]]:
        if not self._file.exists():
            return {}
        passwords: dict[str, dict[str, str]] = json.loads(self._file.read_text(encoding="utf-8"))
        return passwords

    def _write(self, passwords: dict[str, dict[str, str]]) -> None:
        self._file.write_text(json.dumps(passwords), encoding="utf-8")
