"""The mapping memory: what was chosen for a sheet, to be offered when a sheet with the same columns comes again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping as Table
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from smsgui.domain import Template

FILE = "mappings.json"
KEPT = 200
"""Sheets that are remembered; beyond that the one that was not used for longest is forgotten."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What was chosen for a sheet. ``templates`` holds the message last written for it, by provider id.

    ``file`` and ``worksheet`` are the names that it had the last time.
    """

    phone_column: str
    region: str = "CN"
    include_hidden: bool = False
    templates: Table[str, Template] = field(default_factory=dict)
    file: str = ""
    worksheet: str = ""


class Mappings:
    """The memory in ``folder``. It is a convenience: where it can't be read or written, nothing is remembered."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE

    def recall(self, columns: Sequence[str]) -> Mapping | None:
        """What was chosen for a sheet with these columns, in whatever order they stood."""
        entry = self._entries().get(_fingerprint(columns))
        try:
            return _mapping(entry) if entry else None
        except (TypeError, KeyError, ValueError):
            return None

    def worksheet(self, file: str) -> str:
        """The worksheet that was last used of a file with that name; empty where there was none."""
        used = (entry for entry in reversed(self._entries().values()) if isinstance(entry, dict))
        return next((str(entry.get("worksheet", "")) for entry in used if entry.get("file") == file), "")

    def remember(self, columns: Sequence[str], mapping: Mapping) -> None:
        """Keep ``mapping`` for sheets with these columns; messages for other providers stay as they were."""
        former = self.recall(columns)
        known = {**former.templates, **mapping.templates} if former else mapping.templates
        entries, key = self._entries(), _fingerprint(columns)
        entries.pop(key, None)
        entries[key] = asdict(mapping) | {"templates": {name: asdict(template) for name, template in known.items()}}
        for oldest in list(entries)[:-KEPT]:
            del entries[oldest]
        with suppress(OSError):
            self._write(entries)

    def _entries(self) -> dict[str, Any]:
        try:
            entries = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return entries if isinstance(entries, dict) else {}

    def _write(self, entries: Table[str, Any]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=self._file.parent, prefix="mappings")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(entries, file, ensure_ascii=False)
        Path(temporary).replace(self._file)


def _fingerprint(columns: Sequence[str]) -> str:
    names = sorted(column.strip().casefold() for column in columns)
    return hashlib.blake2b("\x1f".join(names).encode(), digest_size=16).hexdigest()


def _mapping(entry: Table[str, Any]) -> Mapping:
    templates = {
        str(name): Template(
            str(kept["text"]),
            str(kept["id"]),
            tuple((str(variable), str(column)) for variable, column in kept["parameters"]),
            str(kept["sender"]),
            str(kept.get("signature", "")),
        )
        for name, kept in entry["templates"].items()
    }
    return Mapping(
        str(entry["phone_column"]),
        str(entry["region"]),
        entry["include_hidden"] is True,
        templates,
        str(entry.get("file", "")),
        str(entry.get("worksheet", "")),
    )
