"""Help, the data folder, and what is loaded when."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smsgui import __version__
from smsgui.cli.arguments import parser
from tests.cli.desk import ROOT, Desk, command

COMMANDS = [
    ("providers",),
    ("accounts",),
    ("accounts", "add"),
    ("accounts", "list"),
    ("accounts", "check"),
    ("accounts", "remove"),
    ("preview",),
    ("send",),
    ("jobs",),
    ("jobs", "list"),
    ("jobs", "show"),
    ("jobs", "resume"),
    ("jobs", "export"),
    ("practice",),
]


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=lambda words: " ".join(words) or "itself")
def test_every_command_has_help(desk: Desk, words: tuple[str, ...]) -> None:
    for option in ("--help", "-h"):
        done = desk.run(*words, option)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(" ".join(("usage: smsgui-cli", *words)))


def test_a_value_that_begins_with_a_dash_needs_an_equals_sign(desk: Desk) -> None:
    done = desk.run("preview", "f", "--account", "x", "--text", "-5%")
    assert done.code == 2
    assert "--text=-5" in done.err
    assert "account" in desk.run("preview", "f", "--account", "x", "--text=-5%").err


def test_the_exit_codes_stand_in_the_help(desk: Desk) -> None:
    out = desk.run("--help").out
    assert all(f"\n  {code} " in out for code in (0, 1, 2, 3, 4, 130))


@pytest.mark.parametrize("words", [command for command in COMMANDS if command not in (("accounts",), ("jobs",))])
def test_the_data_folder_can_stand_before_or_after_the_command(words: tuple[str, ...]) -> None:
    more = {
        "add": ["x", "--provider", "ucloud"],
        "check": ["x"],
        "remove": ["x"],
        "preview": ["f", "--account", "x"],
        "send": ["f", "--account", "x"],
        "show": ["x"],
        "resume": ["x"],
        "export": ["x", "--out", "y"],
    }.get(words[-1], [])
    folder = ["--data-dir", "D"]
    for place in range(len(words) + 1):
        options = parser().parse_args([*words[:place], *folder, *words[place:], *more])
        assert options.data_dir == "D"
    assert parser().parse_args([*words, *more, "--data-dir=D"]).data_dir == "D"
    assert parser().parse_args([*words, *more]).data_dir is None


def test_the_option_wins_over_the_variable_and_the_variable_over_the_default(
    desk: Desk, tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run("jobs", "list", "--data-dir", tmp_path / "option")
    assert (tmp_path / "option").is_dir()
    assert not data_dir.exists()
    desk.run("jobs", "list")
    assert data_dir.is_dir()
    monkeypatch.delenv("SMSGUI_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    desk.run("jobs", "list")
    if sys.platform.startswith("linux"):
        assert (tmp_path / "home" / "smsgui").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_the_data_folder_is_its_owners_alone(desk: Desk, data_dir: Path) -> None:
    desk.account("http://127.0.0.1:9")
    desk.run("jobs", "list")
    assert data_dir.stat().st_mode & 0o077 == 0
    for path in data_dir.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_version_is_told(desk: Desk) -> None:
    assert desk.run("--version").out.strip() == __version__


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("frob",)])
def test_nothing_slow_is_loaded_for_a_word_of_help(words: tuple[str, ...]) -> None:
    program = (
        f"import sys; from smsgui.cli.main import main; main({list(words)!r}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "smsgui.cli.arguments" in done.stderr.split()
    assert {"requests", "phonenumbers", "openpyxl", "keyring", "sqlite3"}.isdisjoint(done.stderr.split())


def test_the_program_can_be_started_by_its_name() -> None:
    script = Path(sys.executable).with_name("smsgui-cli.exe" if sys.platform == "win32" else "smsgui-cli")
    for words in ([str(script), "--version"], command("--version")):
        done = subprocess.run(words, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stdout.strip()) == (0, __version__)
