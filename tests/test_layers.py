"""Who may import whom."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "smsgui"
MODULES = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}

VALUES = {"domain", "errors"}
CORE = VALUES | {
    "accounts",
    "compose",
    "folders",
    "mapping",
    "practice",
    "providers",
    "resources",
    "secret_store",
    "sending",
    "settings",
    "sheets",
}
# What each part may import of ours, besides itself and the version; a new part gets its line here.
MAY_IMPORT = {
    "__init__": set(),
    "__main__": CORE | {"gui"},
    "accounts": VALUES | {"providers", "secret_store", "settings"},
    "cli": CORE,
    "compose": VALUES,
    "domain": set(),
    "errors": set(),
    "folders": set(),
    "gui": CORE,
    "mapping": VALUES,
    "practice": VALUES,
    "providers": VALUES,
    "resources": set(),
    "secret_store": VALUES,
    "sending": VALUES | {"providers"},
    "settings": VALUES | {"providers"},
    "sheets": VALUES,
}
QT = {"PySide6", "shiboken6"}
MAY_IMPORT_QT = {"__main__", "gui"}
ONLY_STANDARD_LIBRARY = {"domain", "errors", "practice", "resources"}  # practice is the independent other side


def part(module: Path) -> str:
    """``sheets`` for smsgui/sheets/reader.py, ``cli`` for smsgui/cli.py."""
    return module.parts[1].removesuffix(".py")


def imports(module: Path, source: str) -> Iterator[str]:
    """The full dotted name of everything that a module imports, wherever in it: ``smsgui.domain.Status``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(module.parts[: -node.level]) if node.level else ""
            origin = ".".join(filter(None, [above, node.module]))
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def breaches(module: Path, source: str) -> list[str]:
    """What a module imports against the rule."""
    own = part(module)
    allowed = MAY_IMPORT[own] | {own, "__version__"}
    found = []
    for name in imports(module, source):
        first, *rest = name.split(".")
        if first == "smsgui":
            wrong = bool(rest) and rest[0] not in allowed
        elif first in QT:
            wrong = own not in MAY_IMPORT_QT
        else:
            wrong = own in ONLY_STANDARD_LIBRARY and first not in sys.stdlib_module_names
        if wrong:
            found.append(f"{module} imports {name}")
    return found


def provider_classes(source: str) -> list[str]:
    """The names of the providers that a module of smsgui/providers defines."""
    classes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))
    return [node.name for node in classes if any(ast.unparse(base).split(".")[-1] == "Provider" for base in node.bases)]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_what_its_layer_may(module: Path) -> None:
    assert part(module) in MAY_IMPORT, f"{part(module)} is new: say in MAY_IMPORT what it may import"
    assert breaches(module, MODULES[module]) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("smsgui/domain.py", "from smsgui import errors"),
        ("smsgui/sheets/reader.py", "import smsgui.providers"),
        ("smsgui/sheets/reader.py", "from ..providers import base"),
        ("smsgui/practice/server.py", "def f():\n    from smsgui.providers import ucloud"),
        ("smsgui/practice/server.py", "import requests"),
        ("smsgui/providers/base.py", "from smsgui.sending.journal import Journal"),
        ("smsgui/sending/engine.py", "from PySide6.QtCore import QThread"),
        ("smsgui/cli.py", "from smsgui.gui import texts"),
        ("smsgui/gui/app.py", "from smsgui import cli"),
    ],
)
def test_the_rule_finds_a_breach(module: str, source: str) -> None:
    assert len(breaches(Path(module), source)) == 1


def test_a_provider_does_not_know_another() -> None:
    providers = {
        path.stem: source
        for path, source in MODULES.items()
        if path.parent == Path("smsgui/providers") and provider_classes(source)
    }
    assert len(providers) > 1
    for stem, source in providers.items():
        others = {f"smsgui.providers.{other}" for other in providers if other != stem}
        for name in imports(Path("smsgui/providers", f"{stem}.py"), source):
            assert not any(name == other or name.startswith(f"{other}.") for other in others), f"{stem} imports {name}"


def test_the_core_runs_without_qt() -> None:
    core = [
        ".".join(module.with_suffix("").parts).removesuffix(".__init__")
        for module in MODULES
        if part(module) not in MAY_IMPORT_QT
    ]
    program = (
        f"import importlib, sys\nfor name in {core!r}: importlib.import_module(name)\n"
        f"sys.exit(', '.join({QT!r} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_file_that_the_architecture_names_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/*]+(?:\.py|/))`", page))
    assert {"journal.py", "gui/texts.py", "*_codes.py", "sheets/"} <= named
    missing = [name for name in named if not (ROOT / name).exists() and not any(PACKAGE.rglob(name.rstrip("/")))]
    assert sorted(missing) == []
