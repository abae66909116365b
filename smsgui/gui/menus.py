"""The menu bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMessageBox

from smsgui import __version__
from smsgui.gui.language import LANGUAGES, current_language


class Menus(QObject):
    """Emits what was asked."""

    open_asked = Signal()
    export_asked = Signal()
    mask_chosen = Signal(bool)
    language_chosen = Signal(str)

    def __init__(self, window: QMainWindow, *, masked: bool) -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        file = bar.addMenu(self.tr("&File"))
        self.open = self._action(self.tr("&Open sheet…"), "open", QKeySequence.StandardKey.Open)
        self.open.triggered.connect(self.open_asked)
        self.export = self._action(self.tr("&Export results…"), "export", "Ctrl+E")
        self.export.triggered.connect(self.export_asked)
        quit_action = self._action(self.tr("&Quit"), "quit", QKeySequence.StandardKey.Quit)
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        quit_action.triggered.connect(window.close)
        file.addActions([self.open, self.export])
        file.addSeparator()
        file.addAction(quit_action)
        view = bar.addMenu(self.tr("&View"))
        self.mask = self._action(self.tr("&Mask numbers"), "mask", "Ctrl+M")
        self.mask.setCheckable(True)
        self.mask.setChecked(masked)
        self.mask.toggled.connect(self.mask_chosen)
        view.addAction(self.mask)
        self.language = view.addMenu(self.tr("&Language"))
        self._add_languages()
        about = self._action(self.tr("&About smsgui"), "about", None)
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(self._about)
        bar.addMenu(self.tr("&Help")).addAction(about)

    def show_state(self, *, can_export: bool, can_change_language: bool) -> None:
        """What can be done now."""
        self.export.setEnabled(can_export)
        self.language.setEnabled(can_change_language)

    def _action(self, text: str, name: str, keys: QKeySequence.StandardKey | str | None) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(f"action_{name}")
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        return action

    def _add_languages(self) -> None:
        group = QActionGroup(self)
        for code, name in LANGUAGES.items():
            action = self._action(name, f"language_{code}", None)
            action.setCheckable(True)
            action.setChecked(code == current_language())
            action.triggered.connect(lambda _=False, chosen=code: self.language_chosen.emit(chosen))
            group.addAction(action)
            self.language.addAction(action)

    def _about(self) -> None:
        box = QMessageBox(self._window)
        box.setObjectName("about")
        box.setWindowTitle(self.tr("About smsgui"))
        box.setIconPixmap(self._window.windowIcon().pixmap(64, 64))
        box.setText(f"smsgui {__version__}")
        box.setInformativeText(
            self.tr(
                "Text messages from a spreadsheet, each number accounted for.\n\nYour sheets, your numbers and your "
                "keys stay on this computer; they go to the provider of the account that you choose, and nowhere else."
            )
        )
        box.open()
