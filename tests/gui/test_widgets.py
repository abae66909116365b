"""Small parts of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smsgui import resources
from smsgui.gui.widgets import symbols, tones
from smsgui.gui.widgets.ask import ask
from smsgui.gui.widgets.flow import FlowLayout
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.parameter_table import ParameterTable
from smsgui.gui.widgets.primary_button import PrimaryButton
from smsgui.gui.widgets.progress import SendProgress
from smsgui.gui.widgets.stack import Stack
from tests.gui.conftest import part, press


@pytest.mark.parametrize("highlight", ["#308cc6", "#f0c05a", "#3daf3d"])
def test_a_primary_button_is_white_on_a_colour_dark_enough(highlight: str, qtbot: QtBot) -> None:
    button = PrimaryButton()
    qtbot.addWidget(button)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor(highlight))
    button.setPalette(palette)
    button.resize(100, 30)
    image = button.grab().toImage()
    for y in range(4, 26):
        assert tones.contrast(image.pixelColor(50, y), QColor("white")) >= 4.5


@pytest.mark.parametrize("path", sorted(resources.path("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_symbol_draws_something(path: Path, qtbot: QtBot) -> None:
    image = symbols.icon(path.stem).pixmap(32, 32).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32))


def test_a_notice_is_away_while_it_has_nothing_to_say(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    notice = Notice(parent)
    parent.show()
    assert not notice.isVisible()
    notice.say("Something", "error")
    assert notice.isVisible()
    assert notice.accessibleName() == "Something"
    notice.say("")
    assert not notice.isVisible()
    assert notice.text() == ""


def test_a_question_returns_at_once_and_acts_only_on_yes(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    agreed: list[int] = []
    ask(parent, "Really?", "<b>details</b>", "Do it", "Leave it", lambda: agreed.append(1))
    assert part(parent, QMessageBox, "question").textFormat() is Qt.TextFormat.PlainText
    press(qtbot, parent, "question_no")
    assert agreed == []
    ask(parent, "Really?", "details", "Do it", "Leave it", lambda: agreed.append(1))
    press(qtbot, parent, "question_yes")
    assert agreed == [1]


def test_things_flow_into_the_next_line(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(widget)
    buttons = [QPushButton(f"column {place}") for place in range(8)]
    for button in buttons:
        layout.addWidget(button)
    width = buttons[0].sizeHint().width()
    widget.resize(width * 3, 400)
    widget.show()
    assert len({button.y() for button in buttons}) >= 4
    assert layout.heightForWidth(width * 20) < layout.heightForWidth(width * 3)
    assert layout.heightForWidth(10) > layout.heightForWidth(width * 3)
    layout.clear()
    assert layout.count() == 0


def test_a_stack_wants_no_more_room_than_the_part_that_is_shown(qtbot: QtBot) -> None:
    stack = Stack()
    qtbot.addWidget(stack)
    assert stack.sizeHint().isValid() or stack.minimumSizeHint() == QSize()
    small, large = QLabel("x"), QLabel("x\n" * 50)
    stack.addWidget(small)
    stack.addWidget(large)
    low = stack.sizeHint().height()
    stack.setCurrentWidget(large)
    assert stack.sizeHint().height() > low * 10


def test_the_rest_of_the_time_is_guessed_from_what_has_passed(qtbot: QtBot) -> None:
    now = [100.0]
    progress = SendProgress(lambda: now[0])
    qtbot.addWidget(progress)
    progress.begin(100)
    progress.progress(110, 1000)
    assert progress.label.text() == "110 of 1,000"
    now[0] += 20
    progress.progress(200, 1000)
    assert progress.label.text() == "200 of 1,000 · about 3 minute(s) left"
    now[0] += 20
    progress.progress(900, 1000)
    assert progress.label.text() == "900 of 1,000 · less than a minute left"
    progress.progress(1000, 1000)
    assert progress.label.text() == "1,000 of 1,000"


def test_variables_keep_their_columns_when_the_sheet_changes(qtbot: QtBot) -> None:
    table = ParameterTable()
    qtbot.addWidget(table)
    table.show_columns(("a", "b"), ("1", "2"))
    table.show_parameters((("1", "b"), ("2", "a")))
    table.show_columns(("b", "c"), ("2", "3"))
    assert table.parameters() == (("1", "b"), ("2", ""))
    table.at_least(3)
    assert [variable for variable, _ in table.parameters()] == ["1", "2", "3"]
    table.at_least(0)
    assert table.parameters() == (("1", "b"),)
