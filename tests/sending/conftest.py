"""A journal in a folder of its own, and practice servers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from smsgui.practice.server import PracticeServer
from smsgui.sending.journal import Journal

Practice = Callable[..., PracticeServer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal lies; not made yet."""
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    """An empty journal."""
    with Journal(folder) as opened:
        yield opened


@pytest.fixture
def practice() -> Iterator[Practice]:
    """Starts a practice server that does these things wrong; stopped after the test."""
    servers: list[PracticeServer] = []

    def start(faults: str = "", *, record: bool = True) -> PracticeServer:
        servers.append(PracticeServer(faults=faults, record=record))
        return servers[-1].start()

    yield start
    for server in servers:
        server.stop()
