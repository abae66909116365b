"""The sender: what it is differs from provider to provider."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from smsgui.domain import Template
from smsgui.gui.core import Core
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from tests.gui.conftest import part, practice, prepared, press, shown, write


def test_another_account_of_the_same_provider_keeps_the_message(template_window: MainWindow, core: Core) -> None:
    write(template_window, "signature", "练习商城")
    write(template_window, "template_id", "UTA-1")
    core.accounts.add("Own", "ucloud", {"public_key": "p"}, {"private_key": "s"})
    template_window.account_flow.choose(core.accounts.get("Own"))
    assert template_window.draft.template == Template(id="UTA-1", sender="练习商城")


@pytest.mark.parametrize("other", ["uspeedo", "submail", "huawei_smn"])
def test_another_provider_gets_neither_sender_nor_template_and_coming_back_brings_them_back(
    template_window: MainWindow, core: Core, other: str
) -> None:
    written = Template(id="UTA-1", sender="练习商城")
    write(template_window, "signature", written.sender)
    write(template_window, "template_id", written.id)
    template_window.account_flow.choose(practice(core, other))
    assert template_window.draft.template == Template()
    assert part(template_window, QLineEdit, "signature").text() == ""
    template_window.account_flow.choose(practice(core, "ucloud"))
    assert template_window.draft.template == written
    assert part(template_window, QLineEdit, "template_id").text() == "UTA-1"


def test_a_free_text_goes_along_without_its_sender(text_window: MainWindow, core: Core) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "{姓名}您好")
    text_window.account_flow.choose(practice(core, "huawei_smn"))
    assert text_window.draft.template == Template(text="{姓名}您好")
    write(text_window, "text", "{姓名}，您好")
    text_window.account_flow.choose(practice(core, "submail"))
    assert text_window.draft.template == Template(text="{姓名}，您好", sender="练习商城")


def test_nothing_of_an_account_that_was_removed_goes_to_another_provider(
    template_window: MainWindow, core: Core
) -> None:
    write(template_window, "signature", "练习商城")
    template_window.account_flow.chosen.emit(None)
    template_window.account_flow.choose(practice(core, "uspeedo"))
    assert template_window.draft.template == Template()


def test_a_sender_is_chosen_from_those_the_account_has(window: MainWindow, core: Core, qtbot: QtBot) -> None:
    prepared(window, core, "huawei_smn")
    press(qtbot, window, "list_senders")
    menu = window.message.signature.menu
    qtbot.waitUntil(menu.isVisible)
    names = {action.text(): action for action in menu.actions()}
    assert not names["练习学校"].isEnabled()
    assert "练习学校" in part(window, Notice, "lookup").text()
    names["练习商城"].trigger()
    menu.close()
    assert window.draft.template.sender == "0b364890f1574045a59b7c79e4d734cd"
    write(window, "text", "{姓名}您好")
    assert shown(window) == "王芳您好"
