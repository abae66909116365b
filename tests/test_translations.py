"""The Chinese sentences: all there, compiled, and true to their places for values."""

from __future__ import annotations

import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QTranslator

from smsgui import resources

ROOT = Path(__file__).parent.parent
TS = resources.path("i18n/smsgui_zh_CN.ts")
LUPDATE = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))


class Entry(NamedTuple):
    """One sentence of a .ts file; ``state`` is empty where it is finished."""

    context: str
    source: str
    comment: str
    counted: bool
    state: str
    translations: tuple[str, ...]


def entries(ts: Path) -> Iterator[Entry]:
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield Entry(
                context=context.findtext("name", ""),
                source=message.findtext("source", ""),
                comment=message.findtext("comment", ""),
                counted=message.get("numerus") == "yes",
                state=translation.get("type", ""),
                translations=tuple(form.text or "" for form in translation.iter("numerusform"))
                or (translation.text or "",),
            )


ENTRIES = list(entries(TS))


def places(sentence: str) -> list[str]:
    """The places for values in a sentence, in one order: ``{name}`` and ``%n``. Doubled braces are text."""
    names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    return sorted(names + re.findall(r"%L?n", sentence))


def test_every_sentence_is_translated() -> None:
    assert [entry for entry in ENTRIES if entry.state or not all(entry.translations)] == []


def test_the_ts_file_holds_the_sentences_of_the_source_and_no_others(tmp_path: Path) -> None:
    """Else: ``make translations``."""
    assert LUPDATE is not None
    fresh = tmp_path / TS.name
    shutil.copy(TS, fresh)
    sources = sorted(map(str, (ROOT / "smsgui").rglob("*.py")))
    command = [LUPDATE, "-no-obsolete", "-locations", "none", *sources, "-ts", str(fresh)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = set(entries(fresh))
    assert [entry.source for entry in found - set(ENTRIES)] == [], "these are new"
    assert [entry.source for entry in set(ENTRIES) - found] == [], "these are gone"


def test_the_qm_file_answers_every_sentence() -> None:
    """Else: ``make translations``."""
    translator = QTranslator()
    assert translator.load(str(resources.path("i18n/smsgui_zh_CN.qm")))
    assert translator.language() == "zh_CN"
    for entry in ENTRIES:
        count = 1 if entry.counted else -1
        answer = translator.translate(entry.context, entry.source, entry.comment or None, count)
        assert answer == entry.translations[0], entry


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.context}: {entry.source[:60]}")
def test_a_translation_has_the_same_places_for_values(entry: Entry) -> None:
    for translation in entry.translations:
        assert places(translation) == places(entry.source)
