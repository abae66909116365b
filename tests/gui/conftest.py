"""A real window over a data folder of its own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, QMimeData, QObject, QPointF, QSettings, Qt, QTranslator, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from smsgui import resources, sheets
from smsgui.domain import Account
from smsgui.gui.app import Program
from smsgui.gui.core import Core
from smsgui.gui.draft import Draft
from smsgui.gui.language import Speech
from smsgui.gui.main_window import MainWindow
from smsgui.gui.pages.recipients import RecipientsPage
from smsgui.practice.server import PracticeServer

W = TypeVar("W", bound=QObject)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a display, Qt says at every dialog and menu what it can not do."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def own_garbage() -> Iterator[None]:
    """As in the program: what a window leaves behind is freed in its own thread, and none of it is left to others."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    """A provider on this computer."""
    with PracticeServer() as running:
        yield running


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Numbers and dates as in the United States, and no language that the test before has left behind."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def core(data_dir: Path, qapp: QApplication) -> Iterator[Core]:
    """What the window stands on."""
    data_dir.mkdir(parents=True)
    core = Core.at(data_dir)
    yield core
    core.close()


@pytest.fixture
def speech(qapp: QApplication) -> Iterator[Speech]:
    """The application's languages; afterwards it speaks English again."""
    speech = Speech(qapp)
    yield speech
    speech.fall_silent()


@pytest.fixture
def settings(data_dir: Path) -> QSettings:
    """The window's settings."""
    return QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def open_window(core: Core, settings: QSettings, qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Opens windows; afterwards what they were sending is stopped."""
    opened: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = MainWindow(core, settings)
        window.resize(1200, 800)
        window.show()
        qtbot.addWidget(window)
        opened.append(window)
        return window

    yield open_one
    for window in opened:
        window.sending.runner.close()


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """The window, just opened."""
    return open_window()


@pytest.fixture
def program(core: Core, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    """The program, in English."""
    program = Program(qapp, core, "en")
    yield program
    program.close()


def part(parent: QWidget, kind: type[W], name: str) -> W:
    """The one part of that kind and name below ``parent``, dialogs that were closed left aside."""

    def there(found: QObject) -> bool:
        window = found.window() if isinstance(found, QWidget) else None
        return not isinstance(window, QDialog) or window.isVisible()

    found = [widget for widget in parent.findChildren(kind, name) if there(widget)]
    assert len(found) == 1, f"{len(found)} parts are called {name}"
    return found[0]


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    """Press the button of that name as soon as it can be pressed."""

    def ready() -> bool:
        return any(button.isVisible() and button.isEnabled() for button in parent.findChildren(QAbstractButton, name))

    qtbot.waitUntil(ready)
    QTest.mouseClick(part(parent, QAbstractButton, name), Qt.MouseButton.LeftButton)


def write(parent: QWidget, name: str, text: str) -> None:
    """Type ``text`` into the field of that name, as an input method for Chinese does."""
    edit = part(parent, QWidget, name)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def tab() -> QWidget:
    """Press Tab; what has the keyboard then."""
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not None
    return after


def choose(parent: QWidget, name: str, data: object) -> None:
    """Choose the entry with ``data`` in the box of that name, as a user does."""
    box = part(parent, QComboBox, name)
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def drop(page: RecipientsPage, path: Path) -> None:
    """Drop a file onto the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys))


def practice(core: Core, provider: str) -> Account:
    """The practice account of that provider."""
    return next(account for account in core.practice.all() if account.provider == provider)


def prepared(window: MainWindow, core: Core, provider: str) -> None:
    """The sample opened, a practice account chosen, and the message page shown."""
    sheet = sheets.read(resources.path("samples/orders.xlsx"))
    window.take(Draft(account=core.ready(practice(core, provider)), original=sheet, sheet=sheet, phone_column="手机号"))
    window.go("message")


@pytest.fixture
def text_window(window: MainWindow, core: Core) -> MainWindow:
    """The message page of a provider that takes text."""
    prepared(window, core, "submail")
    return window


@pytest.fixture
def template_window(window: MainWindow, core: Core) -> MainWindow:
    """The message page of a provider that takes templates."""
    prepared(window, core, "ucloud")
    return window


def shown(window: MainWindow) -> str:
    """What stands on the phone of the message page."""
    return (
        window.message.preview.phone.bubble.words.accessibleName()
        if window.message.preview.phone.bubble.isVisible()
        else ""
    )
