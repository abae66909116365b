"""The sender: what it is differs from provider to provider."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from smsgui.domain import Template
from smsgui.gui.core import Core
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from smsgui.mapping import Mappings
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


def test_a_free_text_outlives_its_account_and_an_account_of_templates(text_window: MainWindow, core: Core) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "{姓名}您好")
    text_window.account_flow.chosen.emit(None)
    text_window.account_flow.choose(practice(core, "huawei_smn"))
    assert text_window.draft.template == Template(text="{姓名}您好")
    write(text_window, "text", "{姓名}，您好")
    text_window.account_flow.choose(practice(core, "ucloud"))
    assert text_window.draft.template == Template()
    text_window.account_flow.choose(practice(core, "submail"))
    assert text_window.draft.template == Template(text="{姓名}，您好", sender="练习商城")


MALL = "0b364890f1574045a59b7c79e4d734cd"


@pytest.fixture
def listed(window: MainWindow, core: Core, qtbot: QtBot) -> MainWindow:
    """The message page of a provider whose signatures have IDs, with the list of them open."""
    prepared(window, core, "huawei_smn")
    press(qtbot, window, "list_senders")
    qtbot.waitUntil(window.message.signature.menu.isVisible)
    return window


def choose_sender(window: MainWindow, name: str) -> None:
    menu = window.message.signature.menu
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()


def test_a_sender_is_chosen_from_those_the_account_has(listed: MainWindow) -> None:
    actions = {action.text(): action for action in listed.message.signature.menu.actions()}
    assert not actions["练习学校"].isEnabled()
    lookup = part(listed, Notice, "lookup")
    assert lookup.text().startswith("“练习学校” can't be chosen. ")
    choose_sender(listed, "练习商城")
    assert listed.draft.template == Template(sender=MALL, signature="练习商城")
    assert lookup.text() == ""
    assert "【练习商城】" in part(listed, QLabel, "signature_name").text()


def test_a_signature_chosen_by_its_id_is_shown_and_counted_as_by_its_name(listed: MainWindow, qtbot: QtBot) -> None:
    choose_sender(listed, "练习商城")
    write(listed, "text", "字" * 66)
    assert shown(listed) == "【练习商城】" + "字" * 66
    by_id = listed.message.preview.caption.text()
    listed.go("preview")
    qtbot.waitUntil(lambda: listed.composed is not None)
    assert listed.composed is not None
    assert {message.segments for message in listed.composed.messages} == {2}
    assert str(listed.preview.messages.index(0, 3).data()).startswith("【练习商城】字")
    listed.go("message")
    write(listed, "signature", "练习商城")
    assert listed.draft.template.signature == ""
    assert listed.message.preview.caption.text() == by_id == "72 character(s) · 2 segment(s), estimated"


def test_the_name_of_an_id_is_kept_for_the_next_sheet_of_this_kind(listed: MainWindow, qtbot: QtBot) -> None:
    choose_sender(listed, "练习商城")
    write(listed, "text", "您好")
    listed.go("preview")
    qtbot.waitUntil(lambda: listed.composed is not None)
    assert listed.draft.sheet is not None
    known = Mappings(listed._core.data_dir).recall(listed.draft.sheet.columns)
    assert known is not None
    assert known.templates["huawei_smn"].signature == "练习商城"


@pytest.mark.parametrize("on_the_way", [None, "submail"])
def test_the_names_of_one_account_s_ids_are_not_those_of_another(
    listed: MainWindow, core: Core, on_the_way: str | None
) -> None:
    choose_sender(listed, "练习商城")
    own = {"region": "cn-north-4", "project_id": "p", "auth": "aksk", "access_key": "a"}
    core.accounts.add("Own", "huawei_smn", own, {"secret_key": "s"})
    if on_the_way:
        listed.account_flow.choose(practice(core, on_the_way))
    listed.account_flow.choose(core.accounts.get("Own"))
    assert listed.draft.template == Template(sender=MALL)
    write(listed, "signature", "")
    write(listed, "signature", MALL)
    assert listed.draft.template == Template(sender=MALL)
    assert part(listed, QLabel, "signature_name").text() == ""


def test_the_names_of_ids_are_still_known_when_a_cell_was_mended(listed: MainWindow) -> None:
    write(listed, "signature", "")
    listed.recipients.model.mended.emit(0, 0, "王小芳")
    write(listed, "signature", MALL)
    assert listed.draft.template == Template(sender=MALL, signature="练习商城")


def test_a_signature_whose_words_are_not_known_is_said_not_to_be_counted(
    window: MainWindow, core: Core, qtbot: QtBot
) -> None:
    prepared(window, core, "huawei_smn")
    write(window, "signature", MALL)
    write(window, "text", "字" * 66)
    caption = "66 character(s) · 1 segment(s), estimated · without the signature, which is not known here"
    assert window.message.preview.caption.text() == caption
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    assert f"signature of the ID {MALL} is not known here" in part(window, Notice, "preview_note").text()
    window.go("message")
    press(qtbot, window, "list_senders")
    qtbot.waitUntil(lambda: window.draft.template.signature == "练习商城")
    window.message.signature.menu.close()
    assert window.message.preview.caption.text() == "72 character(s) · 2 segment(s), estimated"
