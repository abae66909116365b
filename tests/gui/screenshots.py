"""Makes a picture of every page, in both languages, light and dark: python tests/gui/screenshots.py DIR [NAME ...]

With names, only those pictures; ``--documentation`` stands for those that the documentation shows.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox, QTableView, QWidget

from smsgui.accounts import Accounts
from smsgui.domain import Template
from smsgui.gui.app import Program
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.practice_accounts import PracticeAccounts
from smsgui.secret_store import MemoryStore

SIZE = (1200, 800)
DOCUMENTATION = [
    "account-new-en-light",
    "message-zh_CN-light",
    "preview-problems-zh_CN-light",
    "preview-requests-en-dark",
    "send-en-light",
    "send-zh_CN-light",
]
FONTS = ("Noto Sans CJK SC", "WenQuanYi Micro Hei")
DARK = {
    QPalette.ColorRole.Window: "#3f3f43",
    QPalette.ColorRole.WindowText: "#e8e8ea",
    QPalette.ColorRole.Base: "#1c1c1e",
    QPalette.ColorRole.AlternateBase: "#232326",
    QPalette.ColorRole.Text: "#e8e8ea",
    QPalette.ColorRole.Button: "#515157",
    QPalette.ColorRole.ButtonText: "#e8e8ea",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.Highlight: "#308cc6",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.ToolTipBase: "#323232",
    QPalette.ColorRole.ToolTipText: "#e8e8ea",
    QPalette.ColorRole.PlaceholderText: "#8d8d93",
    QPalette.ColorRole.Link: "#6cb2f0",
    QPalette.ColorRole.Light: "#6a6a70",
    QPalette.ColorRole.Midlight: "#5a5a60",
    QPalette.ColorRole.Mid: "#77777d",
    QPalette.ColorRole.Dark: "#29292c",
    QPalette.ColorRole.Shadow: "#0f0f10",
}


def dark_palette() -> QPalette:
    """What a desktop in dark colours gives; the offscreen platform has none of its own."""
    palette = QPalette()
    for role, colour in DARK.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#8d8d93"))
    return palette


def wait(condition: Callable[[], bool], seconds: int = 20) -> None:
    """Let the window work until ``condition`` holds."""
    loop, ticks = QEventLoop(), QTimer()
    ticks.setInterval(10)
    ticks.timeout.connect(lambda: loop.quit() if condition() else None)
    QTimer.singleShot(seconds * 1000, loop.quit)
    ticks.start()
    loop.exec()
    if not condition():
        raise TimeoutError


def settle() -> None:
    """Let layouts come to rest, which takes some rounds of events."""
    loop = QEventLoop()
    QTimer.singleShot(60, loop.quit)
    loop.exec()


class Album:
    """One run through the window in one language and one theme."""

    def __init__(self, app: QApplication, folder: Path, language: str, theme: str, names: list[str]) -> None:
        self._folder, self._suffix, self._names = folder, f"{language}-{theme}", names
        self._data = tempfile.TemporaryDirectory(prefix="smsgui-pictures-")
        data = Path(self._data.name)
        accounts = Accounts(data, MemoryStore())
        self._core = Core(data, accounts, PracticeAccounts(batch_size="5"), True)
        name = "订单部" if language == "zh_CN" else "Orders department"
        accounts.add(name, "ucloud", {"public_key": "4eZ…", "project_id": "org-example"}, {"private_key": "-"})
        self._program = Program(app, self._core, language)
        self._window = self._program.window
        self._window.resize(*SIZE)

    def take_all(self) -> None:
        """Every page, empty and filled."""
        window = self._window
        self.take("account-empty")
        window.account.begin_new()
        self.take("account-new")
        box = window.account.new.provider
        box.setCurrentIndex(box.findData("huawei_smn"))
        self.take("account-huawei")
        window.go("recipients")
        self.take("recipients-empty")
        self._fill()
        for page in ("account", "recipients", "message"):
            window.go(page)
            self.take(page)
        window.go("preview")
        wait(lambda: window.composed is not None)
        for tab, name in enumerate(("messages", "problems", "requests")):
            window.preview.tabs.setCurrentIndex(tab)
            self.take(f"preview-{name}")
        window.go("history")
        self.take("history-empty")
        window.go("send")
        self.take("send-ready")
        self._send()
        window.go("history")
        wait(lambda: window.history.model.rowCount() > 0)
        self.take("history")
        self._text_provider()

    def close(self) -> None:
        """Put it away."""
        self._program.close()
        self._data.cleanup()

    def take(self, name: str) -> None:
        """One picture, with the dialog above it if there is one."""
        name = f"{name}-{self._suffix}"
        if self._names and name not in self._names:
            return
        settle()
        picture = self._window.grab()
        for dialog in self._window.findChildren(QMessageBox):
            if dialog.isVisible():
                self._lay_over(picture, dialog)
        picture.save(str(self._folder / f"{name}.png"))

    @staticmethod
    def _lay_over(picture: object, dialog: QWidget) -> None:
        shown = dialog.grab()
        painter = QPainter(picture)  # type: ignore[call-overload]  # a QPixmap
        corner = QPoint((SIZE[0] - shown.width()) // 2, (SIZE[1] - shown.height()) // 2)
        painter.fillRect(0, 0, *SIZE, QColor(0, 0, 0, 60))
        painter.drawPixmap(corner, shown)
        painter.setPen(QColor(0, 0, 0, 90))
        painter.drawRect(corner.x(), corner.y(), shown.width(), shown.height())
        painter.end()

    def _fill(self) -> None:
        draft = sample_draft(self._core)
        self._window.take(draft)
        if draft.account:
            self._window.account_flow.choose(draft.account)
        self._window.account_flow.refresh()

    def _send(self) -> None:
        window = self._window
        window.send.send_button.click()
        self.take("send-confirm")
        for dialog in window.findChildren(QMessageBox):
            dialog.close()
        window.sending.send()
        wait(lambda: window.sending.job is not None and not window.sending.runner.running)
        window.go("send")
        table = window.findChild(QTableView, "job_results")
        if isinstance(table, QTableView):
            table.selectRow(6)
        self.take("send")

    def _text_provider(self) -> None:
        window = self._window
        account = next(account for account in self._core.practice.all() if account.provider == "huawei_smn")
        window.account_flow.choose(account)
        window.account_flow.refresh()
        text = "{姓名}您好，您的订单{订单号}已发货，应付金额{金额}，预计{送达日期}送达。如有疑问请联系客服。"
        window.change("template", Template(text=text, sender="练习商城"))
        window.message_flow.show_again()
        window.go("message")
        self.take("message-text")


def main(folder: Path, names: list[str]) -> None:
    """All pictures into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setWindowIcon(Program.icon())
    families = [family for family in FONTS if QFont(family).exactMatch()]
    font = QFont(families or app.font().families())
    font.setPointSizeF(10)
    app.setFont(font)
    light = app.palette()
    for language, theme in product(("zh_CN", "en"), ("light", "dark")):
        app.setPalette(dark_palette() if theme == "dark" else light)
        album = Album(app, folder, language, theme, names)
        album.take_all()
        album.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), DOCUMENTATION if "--documentation" in sys.argv else sys.argv[2:])
