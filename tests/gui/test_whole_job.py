"""A whole job through the window, with the hands of a user: from opening the file to the exported workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keyring
import keyring.backend
import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from smsgui import resources
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from smsgui.practice.credentials import Credentials
from smsgui.practice.server import PracticeServer
from tests.gui.conftest import choose, drop, part, press, write

KNOWN = Credentials()
SAMPLE = resources.path("samples/orders.xlsx")


def add_account(qtbot: QtBot, window: MainWindow, provider: str, fields: dict[str, str]) -> None:
    press(qtbot, window, "add_account")
    choose(window.account.new, "provider", provider)
    press(qtbot, window.account.new, "more_settings")
    write(window.account.new, "account_name", "Orders")
    for key, value in fields.items():
        write(window.account.new, f"field_{key}", value)
    press(qtbot, window, "keep_account")
    qtbot.waitUntil(lambda: window.draft.account is not None)


def export(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    press(qtbot, window, "job_export")
    dialog = part(window, QFileDialog, "export_dialog")
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(path.exists)


@pytest.mark.keyring
def test_a_job_goes_from_the_file_to_the_exported_workbook(
    qtbot: QtBot,
    gnome_keyring: keyring.backend.KeyringBackend,
    open_window: Callable[[], MainWindow],
    server: PracticeServer,
    data_dir: Path,
    tmp_path: Path,
) -> None:
    window = open_window()
    own = {"private_key": KNOWN.ucloud_private_key, "project_id": KNOWN.ucloud_project_id}
    fields = {**own, "public_key": KNOWN.ucloud_public_key, "endpoint": server.url}
    add_account(qtbot, window, "ucloud", fields)
    assert gnome_keyring.get_password("smsgui", "Orders/private_key") == KNOWN.ucloud_private_key
    press(qtbot, window, "check_account")
    notice = part(window, Notice, "account_notice")
    qtbot.waitUntil(lambda: "project" in notice.text().lower())

    press(qtbot, window, "next")
    drop(window.recipients, SAMPLE)
    qtbot.waitUntil(lambda: window.draft.sheet is not None)
    assert window.draft.phone_column == "手机号"

    press(qtbot, window, "next")
    write(window, "signature", "练习商城")
    write(window, "template_id", "UTA-ORDERS-1")
    write(window, "template_text", "您好{1}，订单{2}已发货。")
    choose(window, "variable_1", "姓名")
    choose(window, "variable_2", "订单号")
    shown = window.message.preview.phone.bubble.words.accessibleName()
    assert shown == "【练习商城】您好王芳，订单DD2026110001已发货。"

    press(qtbot, window, "next")
    qtbot.waitUntil(lambda: window.composed is not None)
    assert window.composed is not None
    assert [problem.code for problem in window.composed.problems] == [
        "not_mobile",
        "invalid_number",
        "missing_value",
        "duplicate",
    ]
    assert server.sends == 0

    press(qtbot, window, "next")
    press(qtbot, window, "send")
    assert server.sends == 0
    with qtbot.waitSignal(window.sending.ended):
        press(qtbot, window, "question_yes")
    assert window.send.job.notice.text() == ("19 accepted by the provider, not yet delivered · 1 rejected · 4 left out")
    assert part(window, QTableView, "job_results").model().rowCount() == 24
    assert sum(server.delivered.values()) == 19
    assert set(server.delivered.values()) == {1}

    results = tmp_path / "results.xlsx"
    export(qtbot, window, results)
    rows = list(openpyxl.load_workbook(results).worksheets[0].values)
    assert rows[0][:6] == ("姓名", "手机号", "订单号", "金额", "送达日期", "备注")
    assert len(rows) == 25
    assert [row[6] for row in rows[1:]].count("Accepted") == 19
    assert all(isinstance(row[1], str) for row in rows[1:])
    for file in (*data_dir.rglob("*"), results):
        if file.is_file():
            assert KNOWN.ucloud_private_key.encode() not in file.read_bytes()
