"""While messages are sent, the system is asked not to sleep."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from smsgui.gui.awake import Awake


@pytest.mark.skipif(sys.platform != "linux", reason="each system is asked in its own way")
def test_the_system_is_asked_as_long_as_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "systemd-inhibit"
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/began\ncat\necho over > {tmp_path}/ended\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    awake = Awake()
    awake.hold()
    awake.hold()
    assert not (tmp_path / "ended").exists()
    awake.release()
    assert "--what=idle:sleep" in (tmp_path / "began").read_text()
    assert (tmp_path / "ended").exists()
    awake.release()


def test_a_system_that_cannot_be_asked_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    awake = Awake()
    awake.hold()
    awake.release()
