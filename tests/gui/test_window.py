"""The window as a whole: the way through its pages, languages, names for those who cannot see, and its end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QMessageBox,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smsgui.domain import SheetWarning
from smsgui.gui.app import Program
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.faults import FaultReporter
from smsgui.gui.main_window import MainWindow
from smsgui.gui.way import WAY
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.steps import StepState
from tests.gui.conftest import part

PAGES = (*WAY, "history")


@pytest.fixture
def ready(window: MainWindow, core: Core, qtbot: QtBot) -> MainWindow:
    """The window with everything filled in up to the button."""
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    return window


def states(window: MainWindow) -> list[StepState]:
    return [window.steps.state_of(key) for key in WAY]


def test_a_step_opens_when_the_one_before_is_done(window: MainWindow, core: Core, qtbot: QtBot) -> None:
    assert states(window) == [StepState.OPEN, StepState.OPEN, StepState.LATER, StepState.LATER, StepState.LATER]
    assert window.footer.missing.text() == ""
    window.take(sample_draft(core))
    assert states(window) == [StepState.DONE, StepState.DONE, StepState.DONE, StepState.OPEN, StepState.LATER]
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    assert states(window)[3:] == [StepState.DONE, StepState.OPEN]


def test_a_change_of_the_draft_takes_back_what_was_composed(ready: MainWindow) -> None:
    ready.go("message")
    ready.change("region", "HK")
    assert ready.composed is None
    assert states(ready)[3:] == [StepState.OPEN, StepState.LATER]


def test_the_whole_way_can_be_gone_by_keyboard(ready: MainWindow, qtbot: QtBot) -> None:
    ready.go("account")
    for key in WAY[1:]:
        ready.footer.next.setFocus()
        QTest.keyClick(ready.footer.next, Qt.Key.Key_Space)
        assert ready.current == key
    ready.steps.setFocus()
    QTest.keyClick(ready.steps, Qt.Key.Key_Up)
    assert ready.current == "preview"


def test_every_page_says_that_it_is_practice(ready: MainWindow) -> None:
    for key in PAGES:
        ready.go(key)
        assert ready.current == key
        assert part(ready, Notice, "practice_banner").isVisible()


def test_a_real_account_shows_no_practice_banner(window: MainWindow, core: Core) -> None:
    core.accounts.add("Orders", "ucloud", {"public_key": "p"}, {"private_key": "s"})
    window.account_flow.choose(core.accounts.get("Orders"))
    assert not part(window, Notice, "practice_banner").isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(ready: MainWindow) -> None:
    nameless = []
    for key in PAGES:
        ready.go(key)
        for widget in ready.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not named(widget):
                nameless.append(f"{key}: {type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def named(widget: QWidget) -> bool:
    inner = isinstance(widget.parent(), QComboBox | QSpinBox)
    text = getattr(widget, "text", str)
    return inner or bool(widget.accessibleName() or text()) or widget.objectName().startswith("qt_")


def test_numbers_are_masked_on_every_page_and_the_choice_is_remembered(
    ready: MainWindow, open_window: Callable[[], MainWindow], settings: QSettings
) -> None:
    for on in (True, False, True):
        ready.menus.mask.trigger()
        for key in PAGES:
            ready.go(key)
            assert ("13800138001" in shown(ready)) is (not on and key in ("recipients", "message", "send"))
    assert ready.recipients.model.index(0, 1).data() == "138****8001"
    assert open_window().menus.mask.isChecked()


def shown(window: MainWindow) -> str:
    """What is said on the page: in labels, in boxes and when one points at something."""
    there = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    said = [widget.toolTip() for widget in there]
    said += [label.text() for label in there if isinstance(label, QLabel)]
    said += [box.itemText(place) for box in there if isinstance(box, QComboBox) for place in range(box.count())]
    return " ".join(said).replace(" ", "")


def test_the_samples_of_columns_are_masked_in_a_text_and_in_a_note_too(ready: MainWindow, core: Core) -> None:
    account = next(account for account in core.practice.all() if account.provider == "huawei_smn")
    ready.account_flow.choose(account)
    warning = SheetWarning("“{text}” is short", {"text": "13800138001"})
    for on in (False, True):
        ready.menus.mask.setChecked(on)
        assert ready.draft.sheet is not None
        ready.take(replace(ready.draft, sheet=replace(ready.draft.sheet, warnings=(warning,))))
        ready.go("message")
        assert ("13800138001" in shown(ready)) is not on
        ready.go("recipients")
        assert ("13800138001" in shown(ready)) is not on


def test_another_language_keeps_the_draft_and_the_page(program: Program, core: Core, qtbot: QtBot) -> None:
    window = program.window
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    part(window, QAction, "action_language_zh_CN").trigger()
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.preview.title.text() == "预览"
    assert program.window.draft == window.draft
    assert program.window.current == "preview"
    assert program.window.preview.messages.rowCount() == 20
    assert program.settings.value("language") == "zh_CN"


def test_another_language_keeps_the_tab_of_the_preview(program: Program, core: Core, qtbot: QtBot) -> None:
    window = program.window
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    window.preview.tabs.setCurrentIndex(2)
    part(window, QAction, "action_language_zh_CN").trigger()
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.preview.tabs.currentIndex() == 2


def test_a_job_on_the_send_page_outlives_a_change_of_language(program: Program, core: Core, qtbot: QtBot) -> None:
    window = program.window
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    with qtbot.waitSignal(window.sending.ended):
        window.sending.send()
    part(window, QAction, "action_language_zh_CN").trigger()
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.current == "send"
    assert program.window.progress.sent
    assert program.window.send.job.notice.text() == "19 条已由服务商受理（不代表已送达） · 1 条被拒绝 · 跳过 4 行"
    assert core.practice.server.sends == 1


def test_the_last_account_and_the_language_are_remembered(
    core: Core, qapp: QApplication, settings: QSettings, qtbot: QtBot
) -> None:
    first = Program(qapp, core, None)
    first.window.account_flow.choose(core.practice.all()[1])
    first.close()
    settings.setValue("language", "zh_CN")
    settings.sync()
    second = Program(qapp, core, None)
    assert second.window.draft.account == core.ready(core.practice.all()[1])
    assert second.window.account.title.text() == "账号"
    second.close()


def test_colours_follow_the_palette_to_dark_and_back(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    light = qapp.palette()

    def ink() -> QColor:
        return window.account.hint.palette().color(QPalette.ColorRole.WindowText)

    before = ink()
    dark = QPalette(QColor("#323232"))
    assert dark.color(QPalette.ColorRole.Base).lightness() < 128
    try:
        qapp.setPalette(dark)
        qtbot.waitUntil(lambda: ink().lightness() > 128 > before.lightness())
    finally:
        qapp.setPalette(light)
    qtbot.waitUntil(lambda: ink() == before)


def test_a_fault_of_ours_is_shown_with_details_that_hold_no_values(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    number = "13800138" + "001"
    reporter = FaultReporter()
    reporter.install()
    try:
        raise ValueError(number)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)

    def box() -> QMessageBox | None:
        boxes = (widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "fault")
        return next((widget for widget in boxes if isinstance(widget, QMessageBox) and widget.isVisible()), None)

    qtbot.waitUntil(lambda: box() is not None)
    shown = box()
    assert shown is not None
    assert "ValueError" in shown.detailedText()
    assert "test_window.py" in shown.detailedText()
    assert number not in shown.detailedText()
    assert number not in capsys.readouterr().err
    shown.buttons()[0].click()
    shown.close()


def test_the_about_box_says_where_everything_stays(window: MainWindow, qtbot: QtBot) -> None:
    part(window, QAction, "action_about").trigger()
    assert "stay on this computer" in part(window, QMessageBox, "about").informativeText()


def test_opening_a_sheet_from_the_menu_goes_to_its_page(window: MainWindow) -> None:
    window.go("history")
    part(window, QAction, "action_open").trigger()
    assert window.current == "recipients"


def test_choices_do_not_change_when_a_page_is_scrolled_over_them(ready: MainWindow) -> None:
    for box in ready.findChildren(QComboBox):
        assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus, box.objectName()
    assert ready.findChildren(QCheckBox)


def test_export_is_out_of_reach_where_there_is_nothing_to_export(window: MainWindow, qtbot: QtBot) -> None:
    assert not part(window, QAction, "action_export").isEnabled()
    window.go("history")
    assert part(window, QAction, "action_export").isEnabled()
