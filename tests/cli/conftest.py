"""A desk, practice servers, and a keyring that processes share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest

from smsgui.practice.server import PracticeServer
from tests.cli.desk import Desk, people, write_sheet
from tests.keyring_file import FileKeyring

Practice = Callable[..., PracticeServer]
MakeSheet = Callable[..., Path]


@pytest.fixture(autouse=True)
def keyring_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory_keyring: object) -> Path:
    """The file in which the keyring of this test keeps its passwords, whichever process asks."""
    path = tmp_path / "keyring.json"
    monkeypatch.setenv("SMSGUI_TEST_KEYRING", str(path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.keyring_file.FileKeyring")
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call] # keyring left its base untyped
    return path


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Runs commands."""
    return Desk(capsys, monkeypatch)


@pytest.fixture
def practice() -> Iterator[Practice]:
    """Starts a practice server that does these things wrong; stopped after the test."""
    servers: list[PracticeServer] = []

    def start(faults: str = "") -> PracticeServer:
        servers.append(PracticeServer(faults=faults))
        return servers[-1].start()

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def sheet(tmp_path: Path) -> MakeSheet:
    """Writes a sheet of so many people and returns its path."""
    return lambda count: write_sheet(tmp_path / "名单.xlsx", people(count))
