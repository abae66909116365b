"""Where an account's secrets lie: the system's keyring, or this program's memory for one sitting."""

from __future__ import annotations

from typing import Protocol

import keyring
import keyring.backends.fail
import keyring.backends.null
import keyring.errors

from smsgui.errors import QT_TRANSLATE_NOOP, KeyringError

SERVICE = "smsgui"

NO_KEYRING = QT_TRANSLATE_NOOP(
    "errors",
    "This computer has no keyring that smsgui can keep secrets in: set one up (on Linux: install and unlock GNOME "
    "Keyring or KWallet), then try again; nothing was stored.",
)
KEYRING_FAILED = QT_TRANSLATE_NOOP(
    "errors", "The system's keyring did not do what was asked ({cause}): unlock it and try again."
)


class SecretStore(Protocol):
    """Keeps secrets by name, ``<account name>/<field key>``."""

    def get(self, name: str) -> str | None:
        """The secret, or ``None`` if there is none."""

    def put(self, name: str, secret: str) -> None:
        """Keep ``secret``; afterwards ``get`` gives it."""

    def drop(self, name: str) -> None:
        """Forget it; nothing happens if there is none."""


class MemoryStore:
    """For this sitting only: gone when the program ends."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._secrets.get(name)

    def put(self, name: str, secret: str) -> None:
        self._secrets[name] = secret

    def drop(self, name: str) -> None:
        self._secrets.pop(name, None)


class KeyringStore:
    """The system's keyring. Every method raises KeyringError where it can't be used."""

    def get(self, name: str) -> str | None:
        _require()
        try:
            return keyring.get_password(SERVICE, name)
        except Exception as error:  # noqa: BLE001 - back ends raise whatever their system does
            raise KeyringError(KEYRING_FAILED, cause=type(error).__name__) from None

    def put(self, name: str, secret: str) -> None:
        _require()
        try:
            keyring.set_password(SERVICE, name, secret)
            kept = keyring.get_password(SERVICE, name)
        except Exception as error:  # noqa: BLE001 - back ends raise whatever their system does
            raise KeyringError(KEYRING_FAILED, cause=type(error).__name__) from None
        if kept != secret:
            raise KeyringError(NO_KEYRING)

    def drop(self, name: str) -> None:
        _require()
        try:
            keyring.delete_password(SERVICE, name)
        except keyring.errors.PasswordDeleteError:
            return
        except Exception as error:  # noqa: BLE001 - back ends raise whatever their system does
            raise KeyringError(KEYRING_FAILED, cause=type(error).__name__) from None


def keyring_usable() -> bool:
    """Whether the system has a keyring at all; it may still be locked."""
    try:
        backend = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - a wrongly named back end fails in any way it likes
        return False
    return not isinstance(backend, keyring.backends.fail.Keyring | keyring.backends.null.Keyring)


def _require() -> None:
    if not keyring_usable():
        raise KeyringError(NO_KEYRING)
