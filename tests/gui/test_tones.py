"""Whether everything can be read, in light and in dark colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from smsgui.gui.widgets import tones
from smsgui.gui.widgets.page import Quiet
from smsgui.gui.widgets.steps import Step, StepList, StepState
from smsgui.gui.widgets.two_lines import NOTE, SYMBOL, TwoLines
from tests.gui.screenshots import dark_palette

GROUNDS = (QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase, QPalette.ColorRole.Window)


@pytest.fixture(params=["light", "dark", "black", "yellow"])
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QPalette]:
    """Some desktops' colours, of the whole program."""
    usual = qapp.palette()
    chosen = dark_palette() if request.param in ("dark", "yellow") else QPalette(usual)
    if request.param == "black":
        chosen = QPalette(QColor("#303030"), QColor("#000000"))
    if request.param == "yellow":
        chosen.setColor(QPalette.ColorRole.Highlight, QColor("#f0c05a"))
    qapp.setPalette(chosen)
    yield chosen
    qapp.setPalette(usual)


@pytest.mark.parametrize("base", ["#ffffff", "#efefef", "#242424", "#000000"])
@pytest.mark.parametrize("name", ["good", "bad", "doubt", "accent", "quiet", "text"])
def test_every_tone_can_be_read_on_light_and_on_dark(base: str, name: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.Text, QColor("#111111" if QColor(base).lightness() > 128 else "#eeeeee"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#308cc6"))
    assert tones.contrast(tones.tone(name, palette), QColor(base)) >= 4.5


def test_quiet_words_can_be_read_on_all_that_they_stand_on(palette: QPalette, qtbot: QtBot) -> None:
    label = Quiet("A hint")
    qtbot.addWidget(label)
    ink = label.palette().color(QPalette.ColorRole.WindowText)
    for ground in (*map(palette.color, GROUNDS), tones.surface(palette), tones.marked(palette)):
        assert tones.contrast(ink, ground) >= 4.5
    assert ink != palette.color(QPalette.ColorRole.Text)


def test_the_notes_of_the_steps_can_be_read(palette: QPalette, qtbot: QtBot) -> None:
    steps = StepList([Step(key, "", "send", StepState.OPEN, note="████████") for key in ("one", "two")])
    qtbot.addWidget(steps)
    steps.resize(steps.sizeHint())
    steps.go("one")
    for row in range(2):
        assert strongest(steps, lower(steps.visualRect(steps.model().index(row, 0)))) >= 4.5


def test_the_second_lines_of_a_list_can_be_read(palette: QPalette, qtbot: QtBot) -> None:
    names = QListWidget()
    qtbot.addWidget(names)
    names.setItemDelegate(TwoLines(names))
    for _ in range(2):
        item = QListWidgetItem("")
        item.setData(NOTE, "████████")
        item.setData(SYMBOL, "account")
        names.addItem(item)
    names.setCurrentRow(0)
    for row in range(2):
        assert strongest(names, lower(names.visualItemRect(names.item(row)))) >= 4.5


def lower(rect: QRect) -> QRect:
    """Where the second line stands, right of the symbol."""
    return QRect(rect.left() + 60, rect.center().y(), 60, rect.height() // 3)


def strongest(view: QListWidget | StepList, area: QRect) -> float:
    """The contrast of the words in ``area`` with what they stand on, as painted."""
    shown: QWidget = view.viewport()
    image = view.grab(area.translated(shown.pos())).toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    return max(
        tones.contrast(image.pixelColor(x, y), ground) for x in range(image.width()) for y in range(image.height())
    )
