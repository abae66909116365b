"""The private surroundings that tests/conftest.py promises to every test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import keyring
import keyring.backend
import pytest

from tests.conftest import MemoryKeyring

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.com", 443), ("8.8.8.8", 53)])
def test_a_test_that_connects_to_another_computer_fails(address: tuple[str, int]) -> None:
    with pytest.raises(pytest.fail.Exception, match=address[0]):
        socket.create_connection(address, timeout=1)


def test_a_test_may_connect_to_this_computer() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("127.0.0.1", server.getsockname()[1]), timeout=5) as connection,
    ):
        assert connection.getpeername()[0] == "127.0.0.1"


@pytest.mark.parametrize("attempt", [1, 2])
def test_each_test_has_an_empty_keyring_of_its_own(attempt: int, memory_keyring: MemoryKeyring) -> None:
    assert not memory_keyring.passwords
    keyring.set_password("smsgui", "office/key", "invented")
    assert memory_keyring.passwords == {("smsgui", "office/key"): "invented"}


@pytest.mark.keyring
@pytest.mark.parametrize("attempt", [1, 2])
def test_a_secret_comes_back_from_the_gnome_keyring(
    attempt: int, gnome_keyring: keyring.backend.KeyringBackend
) -> None:
    assert keyring.get_password("smsgui", "office/key") is None
    keyring.set_password("smsgui", "office/key", "invented")
    assert gnome_keyring.get_password("smsgui", "office/key") == "invented"


def test_processes_share_the_keyring_in_a_file(tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHON_KEYRING_BACKEND": "tests.keyring_file.FileKeyring",
        "SMSGUI_TEST_KEYRING": str(tmp_path / "keyring.json"),
    }

    def run(call: str) -> str:
        command = [sys.executable, "-c", f"import keyring; print(keyring.{call})"]
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout

    run("set_password('smsgui', 'office/key', 'invented')")
    assert run("get_password('smsgui', 'office/key')") == "invented\n"
    run("delete_password('smsgui', 'office/key')")
    assert run("get_password('smsgui', 'office/key')") == "None\n"
