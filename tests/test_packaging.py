"""The program as it is installed: the wheel, an editable install, and none at all."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import smsgui.resources

ROOT = Path(__file__).parent.parent
ICON = "icons/smsgui.svg"
ASK = f"import smsgui, smsgui.resources as r; print(smsgui.__file__); print(r.path({ICON!r}))"


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture
def bin_folder(tmp_path: Path) -> Path:
    """Where the programs are of a new environment that sees our dependencies, but not this checkout."""
    folder = tmp_path / "environment"
    venv.create(folder)
    scheme = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", vars=scheme))


def install(bin_folder: Path, *what: str | Path) -> None:
    run(sys.executable, "-m", "pip", "--python", bin_folder / "python", "install", "--no-index", "--no-deps", *what)


def ask(bin_folder: Path, cwd: Path) -> tuple[Path, Path]:
    """Where the package and the icon are for a program started in ``cwd``."""
    package, icon = map(Path, run(bin_folder / "python", "-c", ASK, cwd=cwd).splitlines())
    assert icon.read_bytes() == (ROOT / "resources" / ICON).read_bytes()
    return package, icon


def test_the_wheel_holds_the_package_and_every_resource_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    files = [path for top in ("smsgui", "resources") for path in (ROOT / top).rglob("*") if path.is_file()]
    expected = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert held == {name if name.startswith("smsgui/") else f"smsgui/{name}" for name in expected}


def test_resources_are_found_in_an_installed_wheel(wheel: Path, bin_folder: Path, tmp_path: Path) -> None:
    install(bin_folder, wheel)
    package, icon = ask(bin_folder, cwd=tmp_path)
    assert icon == package.parent / "resources" / ICON
    assert not package.is_relative_to(ROOT)


def test_resources_are_found_behind_an_editable_install(bin_folder: Path, tmp_path: Path) -> None:
    install(bin_folder, "--no-build-isolation", "--editable", ROOT)
    assert ask(bin_folder, cwd=tmp_path) == (ROOT / "smsgui/__init__.py", ROOT / "resources" / ICON)


def test_resources_are_found_in_a_bare_checkout(bin_folder: Path) -> None:
    assert ask(bin_folder, cwd=ROOT) == (ROOT / "smsgui/__init__.py", ROOT / "resources" / ICON)


def test_a_wheel_brings_both_programs(wheel: Path, bin_folder: Path, tmp_path: Path) -> None:
    install(bin_folder, wheel)
    assert "smsgui-cli" in run(bin_folder / "smsgui-cli", "--help", cwd=tmp_path)
    assert (bin_folder / "smsgui").is_file()
    version = run(bin_folder / "python", "-c", "import smsgui; print(smsgui.__version__)", cwd=tmp_path).strip()
    assert version in run(bin_folder / "python", "-m", "smsgui", "--version", cwd=tmp_path)


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        smsgui.resources.path("icons/no-such-icon.svg")
