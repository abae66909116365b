"""Where the resource files are: in an installed wheel, behind an editable install and in a bare checkout."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).with_suffix("")  # a wheel carries the folder beside this module, under its name
_CHECKOUT = Path(__file__).parent.parent / "resources"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def path(name: str) -> Path:
    """The resource called ``name``, with ``/`` between folders: ``icons/smsgui.svg``. Raises `FileNotFoundError`."""
    found = ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"No resource {name} in {ROOT}")
    return found
