"""Starting the program: arguments, folders, no display, and the demonstration."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QImage

from smsgui import __version__
from smsgui.gui.app import arguments

ROOT = Path(__file__).parents[2]


def start(*given: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """``python -m smsgui`` without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    environment = {**kept, "HOME": str(folder), "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-m", "smsgui", *given]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def test_the_version_is_told_without_a_display(tmp_path: Path) -> None:
    assert start("--version", folder=tmp_path).stdout == f"smsgui {__version__}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_says_so_in_one_sentence(tmp_path: Path) -> None:
    done = start(folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no display here")
    assert "Traceback" not in done.stderr


def test_without_qt_the_window_says_what_to_install(tmp_path: Path) -> None:
    program = "import sys; sys.modules['PySide6'] = None; from smsgui.__main__ import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "apt-get install" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_the_demonstration_without_a_display_accounts_for_every_row(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = start("--demo", "--lang", "en", folder=tmp_path, XDG_DATA_HOME=str(home))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    counts = dict(line.split(": ") for line in done.stdout.splitlines()[:-1])
    assert counts == {"Accepted": "19", "Rejected": "1", "Left out": "4"}
    assert "24" in done.stdout.splitlines()[-1]
    rows = list(openpyxl.load_workbook(tmp_path / "demo-results.xlsx").worksheets[0].values)
    assert len(rows) == 25
    picture = QImage(str(tmp_path / "demo-window.png"))
    assert picture.width() >= 1000
    assert len({picture.pixel(x, 400) for x in range(0, picture.width(), 3)}) > 10
    assert list(home.rglob("*")) == []


def test_only_languages_that_there_are_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert arguments(["--lang", "zh_CN"]).lang == "zh_CN"
    with pytest.raises(SystemExit) as stopped:
        arguments(["--lang", "xx"])
    assert stopped.value.code == 2
    assert "zh_CN" in capsys.readouterr().err
