"""The window on a small screen, and made as small as it can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smsgui.domain import SheetWarning, Worksheet
from smsgui.gui.app import Program
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.main_window import MainWindow
from smsgui.gui.way import WAY
from tests.gui.conftest import part

PAGES = (*WAY, "history")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_cut_off_at_the_side_in_a_small_window(
    core: Core, qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    program = Program(qapp, core, language)
    window = program.window
    window.resize(900, 640)
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    for key in PAGES:
        window.go(key)
        qtbot.waitUntil(lambda: not any(map(cut_off, window.findChildren(QScrollArea))))
    assert window.width() == 900
    program.close()


def test_the_window_opens_with_its_frame_within_the_screen(program: Program) -> None:
    window = program.window
    room = window.screen().availableGeometry().size()
    assert room.height() <= window.sizeHint().height(), "the screen is too large to tell anything"
    assert window.height() < room.height()
    assert window.width() <= max(room.width(), window.minimumSizeHint().width())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_squeezed_in_the_smallest_window(
    core: Core, qapp: QApplication, qtbot: QtBot, language: str
) -> None:
    program = Program(qapp, core, language)
    window = program.window
    draft = sample_draft(core)
    assert draft.sheet is not None
    warnings = tuple(SheetWarning("A warning that needs more than a single line. " * 4, {}) for _ in range(3))
    rows = (replace(draft.sheet.rows[0], hidden=True), *draft.sheet.rows[1:])
    worksheets = (*draft.sheet.worksheets, Worksheet("二月"))
    window.take(replace(draft, sheet=replace(draft.sheet, warnings=warnings, rows=rows, worksheets=worksheets)))
    for key in ("recipients", "message"):
        window.go(key)
        window.resize(window.minimumSizeHint())
        qtbot.waitUntil(lambda: not squeezed(window))
        assert not any(map(cut_off, window.findChildren(QScrollArea)))
    program.close()


@pytest.mark.parametrize("size", [(804, 495), (910, 508)])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_problems_keep_their_room_in_a_small_window(
    core: Core, qapp: QApplication, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    program = Program(qapp, core, language)
    window = program.window
    draft = sample_draft(core)
    assert draft.sheet is not None
    warnings = (SheetWarning("A warning that needs more than a single line. " * 4, {}),)
    window.take(replace(draft, sheet=replace(draft.sheet, warnings=warnings)))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    window.resize(*size)
    page = window.preview
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: not squeezed(window))
        tables = [table for table in page.findChildren(QTableView) if table.isVisible()]
        assert all(table.viewport().height() >= 3 * table.rowHeight(0) for table in tables)
        assert not any(map(cut_off, window.findChildren(QScrollArea)))
    program.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_can_be_searched_for_is_said_in_full(core: Core, qapp: QApplication, qtbot: QtBot, language: str) -> None:
    program = Program(qapp, core, language)
    window = program.window
    window.resize(1200, 800)
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    window.go("send")
    window.sending.send()
    qtbot.waitUntil(lambda: window.sending.job is not None and not window.sending.runner.running)
    for width in (1200, window.minimumSizeHint().width()):
        window.resize(width, 800)
        search = part(window, QLineEdit, "job_search")
        qtbot.waitUntil(search.isVisible)
        room = search.width() - search.minimumSizeHint().width()  # the latter is for the symbol and the frame
        assert room >= search.fontMetrics().horizontalAdvance(search.placeholderText())
    program.close()


def squeezed(window: MainWindow) -> list[str]:
    """What has less room than its words or its frame need, or juts out of what it stands in."""
    parts = [part for part in window._pages[window.current].findChildren(QWidget) if part.isVisible()]
    return [
        f"{type(part).__name__} {part.objectName()}"
        for part in parts
        if isinstance(part, QLabel | QComboBox | QSpinBox | QLineEdit | QAbstractButton)
        and not isinstance(part.parent(), QSpinBox)
        and not (part.height() >= wanted(part) and within(part))
    ]


def within(part: QWidget) -> bool:
    outer = part.parentWidget()
    return outer is not None and outer.rect().contains(part.geometry())


def wanted(part: QWidget) -> int:
    return part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.minimumSizeHint().height()


def cut_off(area: QScrollArea) -> bool:
    content = area.widget()
    return area.isVisible() and content is not None and content.width() > area.viewport().width()
