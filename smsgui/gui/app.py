"""Starting the window: arguments, language, data folder, and what happens when something of ours fails."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from smsgui import __version__, resources
from smsgui.folders import data_folder
from smsgui.gui.core import Core
from smsgui.gui.demo import Demo
from smsgui.gui.draft import Draft
from smsgui.gui.faults import FaultReporter
from smsgui.gui.garbage import GarbageCollector
from smsgui.gui.language import LANGUAGES, Speech, system_language
from smsgui.gui.main_window import MainWindow

_OF_THE_SCREEN = 0.9
"""How much of a small screen the window takes when it first opens; the rest is for its frame."""


class Program:
    """The application and its window, which is made anew when the language changes."""

    def __init__(self, app: QApplication, core: Core, language: str | None) -> None:
        self._app = app
        self._core = core
        core.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.settings = QSettings(str(core.data_dir / "window.ini"), QSettings.Format.IniFormat)
        self._speech = Speech(app)
        self._speech.speak(language or str(self.settings.value("language", "")) or system_language())
        self.window = self._open(self._last_account(), None)

    @staticmethod
    def icon() -> QIcon:
        """The program's own picture."""
        return QIcon(str(resources.path("icons/smsgui.svg")))

    def close(self) -> None:
        """Close the window and what lies below it."""
        self.window.close()
        self.window.deleteLater()
        # While the application still lives: what is left to the end of Python may be taken apart in the wrong order.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._speech.fall_silent()
        self._core.close()

    def _last_account(self) -> Draft:
        name = self.settings.value("account")
        practice = bool(self.settings.value("practice", False, bool))
        for account in self._core.all_accounts():
            if (account.name, account.practice) == (name, practice):
                return Draft(account=self._core.ready(account))
        return Draft()

    def _open(self, draft: Draft, former: MainWindow | None) -> MainWindow:
        window = MainWindow(self._core, self.settings, draft)
        window.language_chosen.connect(self._speak, Qt.ConnectionType.QueuedConnection)
        geometry = former.saveGeometry() if former else self.settings.value("geometry")
        if not geometry or not window.restoreGeometry(geometry):
            room = window.screen().availableGeometry().size()
            window.resize(window.sizeHint().boundedTo(room * _OF_THE_SCREEN))
        if former:
            window.follow(former)
        window.show()
        return window

    def _speak(self, language: str) -> None:
        self.settings.setValue("language", language)
        self._speech.speak(language)
        former, self.window = self.window, self._open(self.window.draft, self.window)
        former.close()
        former.deleteLater()


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """The command line of the window."""
    parser = argparse.ArgumentParser("smsgui", description="Text messages from a spreadsheet.")
    parser.add_argument("--version", action="version", version=f"smsgui {__version__}")
    parser.add_argument(
        "--demo", action="store_true", help="try it with a sample sheet; no message leaves this computer"
    )
    parser.add_argument("--data-dir", help="where accounts and the journal lie")
    parser.add_argument("--lang", choices=list(LANGUAGES), help="the language of the window")
    return parser.parse_args(given)


def no_display() -> bool:
    """Whether this is a Linux without a display, and nothing else was asked of Qt."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in known)


def run(given: Sequence[str]) -> int:
    """Run the window until it is closed; the exit code."""
    options = arguments(given)
    alone = options.demo and no_display()
    if no_display() and not alone:
        sys.stderr.write("There is no display here, so the window can't open: use smsgui-cli, or try smsgui --demo.\n")
        return 1
    if alone:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault(
            "QT_LOGGING_RULES", "default.warning=false"
        )  # it says at every dialog that it has no size
    app = QApplication(["smsgui"])
    app.setApplicationName("smsgui")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(Program.icon())
    GarbageCollector(app)
    faults = FaultReporter()
    faults.install()
    if options.demo:
        with Demo(alone=alone) as demo:
            program = Program(app, demo.core, options.lang)
            demo.prepare(program.window)
            code = int(app.exec())
            program.close()
            return code or demo.result()
    core = Core.at(data_folder(options.data_dir))
    program = Program(app, core, options.lang)
    code = int(app.exec())
    program.close()
    return code
