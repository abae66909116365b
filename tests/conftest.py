"""What every test stands on: private folders, a private keyring, and no network beyond this computer."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import keyring
import keyring.backend
import keyring.backends.SecretService
import keyring.errors
import pytest

hypothesis.settings.register_profile("smsgui", deadline=None)  # a busy machine is not a failure
hypothesis.settings.load_profile("smsgui")


def pytest_configure(config: pytest.Config) -> None:
    """Before Qt starts: no display, one language, and none of the folders of whoever runs the tests."""
    for name, handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_IGN:
            # Begun in the background; every process that a test starts would inherit that.
            signal.signal(number, handler)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["LANGUAGE"] = "en"
    home = tempfile.TemporaryDirectory(prefix="smsgui-tests-")
    config.add_cleanup(home.cleanup)
    for folder in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        os.environ[folder] = str(Path(home.name, folder.lower()))
        Path(os.environ[folder]).mkdir(mode=0o700)


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test, not made yet; also where anything without ``--data-dir`` would put its data."""
    folder = tmp_path / "data"
    monkeypatch.setenv("SMSGUI_DATA_DIR", str(folder))
    return folder


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that lasts as long as its test."""

    priority = 0.1

    def __init__(self) -> None:  # the inherited one would take settings from the environment
        self.passwords: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.passwords.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.passwords[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        try:
            del self.passwords[service, username]
        except KeyError:
            raise keyring.errors.PasswordDeleteError(username) from None


@pytest.fixture(autouse=True)
def memory_keyring() -> MemoryKeyring:
    """The keyring of this test, empty at its start."""
    fresh = MemoryKeyring()
    keyring.set_keyring(fresh)
    return fresh


@pytest.fixture
def gnome_keyring(memory_keyring: MemoryKeyring) -> Iterator[keyring.backend.KeyringBackend]:
    """The real GNOME Keyring that ``tools/with-keyring`` starts, instead of the one in memory; emptied afterwards.

    Without it the test is left out, but not where CI is set: there it fails.
    """
    if "SMSGUI_PRIVATE_KEYRING" not in os.environ:  # never the keyring of whoever runs the tests
        reason = "needs the private GNOME Keyring of tools/with-keyring, which `make test` uses"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    import secretstorage

    backend = keyring.backends.SecretService.Keyring()  # type: ignore[no-untyped-call] # keyring left it untyped
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(memory_keyring)
    with secretstorage.dbus_init() as connection:
        for item in secretstorage.get_default_collection(connection).get_all_items():
            item.delete()


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def only_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test that connects to another computer. A name ending in ``.invalid`` is unknown, as everywhere."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse_others(host: object) -> None:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host is not None and not _loopback(name):
            pytest.fail(f"This test would connect to {name}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse_others(address[0])
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse_others(address[0])
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        refuse_others(host)
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
