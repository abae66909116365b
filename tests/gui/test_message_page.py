"""Writing the message and seeing it for any row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from smsgui.domain import Template
from smsgui.gui.core import Core
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from smsgui.providers import PROVIDERS, by_id
from tests.gui.conftest import choose, part, practice, prepared, press, shown, write


def test_a_provider_that_takes_text_gets_a_text_box(text_window: MainWindow) -> None:
    assert part(text_window, QWidget, "text").isVisible()
    assert not part(text_window, QWidget, "template_id").isVisible()


def test_a_provider_that_takes_templates_gets_an_id_and_variables(template_window: MainWindow) -> None:
    assert part(template_window, QWidget, "template_id").isVisible()
    assert part(template_window, QWidget, "add_variable").isVisible()
    assert not part(template_window, QWidget, "text").isVisible()


def test_pressing_a_column_puts_its_place_into_the_text(text_window: MainWindow, qtbot: QtBot) -> None:
    write(text_window, "signature", "练习商城")
    press(qtbot, text_window, "chip_姓名")
    write_more(text_window, "您好")
    assert text_window.draft.template == Template(text="{姓名}您好", sender="练习商城")
    assert shown(text_window) == "【练习商城】王芳您好"


def write_more(window: MainWindow, text: str) -> None:
    part(window, QPlainTextEdit, "text").insertPlainText(text)


def test_nothing_is_called_wrong_before_anything_was_written(text_window: MainWindow) -> None:
    assert text_window.message.problem._kind == "info"
    assert not text_window.footer.next.isEnabled()


def test_an_unknown_column_is_named_with_those_there_are(text_window: MainWindow) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "您好{姓}")
    problem = part(text_window, Notice, "message_problem")
    assert "“姓”" in problem.text()
    assert "姓名" in problem.text()
    assert not text_window.footer.next.isEnabled()
    write(text_window, "text", "您好{姓名}")
    assert problem.text() == ""
    assert text_window.footer.next.isEnabled()


def test_what_is_wrong_with_the_text_is_said_before_the_signature_is_missed(text_window: MainWindow) -> None:
    problem = part(text_window, Notice, "message_problem")
    write(text_window, "text", "您好{姓}")
    assert "“姓”" in problem.text()
    write(text_window, "text", "您好{姓名")
    assert "signature" not in problem.text()
    write(text_window, "text", "您好{姓名}")
    assert "signature" in problem.text()
    assert not text_window.footer.next.isEnabled()


def test_an_id_that_is_still_empty_is_no_mistake(template_window: MainWindow) -> None:
    write(template_window, "signature", "练习商城")
    write(template_window, "template_text", "您好{1}")
    assert part(template_window, Notice, "message_problem")._kind == "info"


def test_the_message_of_any_row_can_be_looked_at(text_window: MainWindow, qtbot: QtBot) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "{姓名}您好")
    press(qtbot, text_window, "preview_forward")
    assert shown(text_window) == "【练习商城】李伟您好"
    part(text_window, QSpinBox, "preview_row").setValue(26)
    assert shown(text_window) == "【练习商城】谢琳您好"
    assert not text_window.message.preview.forward.isEnabled()
    press(qtbot, text_window, "preview_back")
    assert shown(text_window) == "【练习商城】王芳您好"


def test_a_row_that_would_be_left_out_says_why(text_window: MainWindow) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "{姓名}您好")
    part(text_window, QSpinBox, "preview_row").setValue(20)
    assert shown(text_window) == ""
    assert part(text_window, Notice, "preview_notice").text() == "“姓名” is empty in this row."


def test_characters_and_segments_are_counted_with_the_signature(text_window: MainWindow) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "字" * 64)
    assert text_window.message.preview.caption.text() == "70 character(s) · 1 segment(s), estimated"
    write(text_window, "text", "字" * 65)
    assert text_window.message.preview.caption.text() == "71 character(s) · 2 segment(s), estimated"


def test_the_variables_of_an_approved_text_are_offered(template_window: MainWindow) -> None:
    write(template_window, "signature", "练习商城")
    write(template_window, "template_id", "UTA-1")
    write(template_window, "template_text", "您好{1}，订单{2}")
    choose(template_window, "variable_1", "姓名")
    assert "variable 2" in part(template_window, Notice, "message_problem").text()
    choose(template_window, "variable_2", "订单号")
    assert template_window.draft.template.parameters == (("1", "姓名"), ("2", "订单号"))
    assert shown(template_window) == "【练习商城】您好王芳，订单DD2026110001"


def test_without_the_approved_text_the_values_are_shown(template_window: MainWindow, qtbot: QtBot) -> None:
    write(template_window, "signature", "练习商城")
    write(template_window, "template_id", "UTA-1")
    press(qtbot, template_window, "add_variable")
    choose(template_window, "variable_1", "姓名")
    assert shown(template_window) == "【练习商城】Template UTA-1\n{1} = 王芳"
    press(qtbot, template_window, "remove_variable")
    assert template_window.draft.template.parameters == ()


def test_fewer_larger_requests_can_be_chosen_where_the_provider_has_them(
    template_window: MainWindow, core: Core
) -> None:
    box = template_window.message.same_content
    assert box.isVisible()
    box.click()
    assert template_window.draft.same_content
    template_window.account_flow.choose(practice(core, "submail"))
    assert not template_window.draft.same_content
    assert not box.isVisible()


def test_an_emoji_counts_as_it_is_billed(text_window: MainWindow) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "😀" * 40)
    caption = "86 character(s) (an emoji counts as two or more) · 2 segment(s), estimated"
    assert text_window.message.preview.caption.text() == caption


def test_another_sheet_keeps_the_text_and_names_the_column_that_is_gone(
    text_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "{姓名}您好")
    other = tmp_path / "other.csv"
    other.write_text("称呼,手机号\n王女士,13800138001\n", encoding="utf-8")
    text_window.recipients_flow.open(str(other))
    qtbot.waitUntil(lambda: text_window.draft.sheet is not None and text_window.draft.sheet.path == str(other))
    assert text_window.draft.template.text == "{姓名}您好"
    assert "“姓名”" in part(text_window, Notice, "message_problem").text()


def test_the_button_of_a_column_with_a_long_name_is_short_and_tells_the_whole_name(
    text_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    name = "Name of the person who is to be told about the delivery of this order"
    other = tmp_path / "long.csv"
    other.write_text(f"手机号,{name}\n13800138001,Wang\n", encoding="utf-8")
    text_window.recipients_flow.open(str(other))
    qtbot.waitUntil(lambda: text_window.draft.sheet is not None and text_window.draft.sheet.path == str(other))
    text_window.go("message")
    qtbot.waitUntil(lambda: len(text_window.findChildren(QPushButton, "chip_手机号")) == 1)  # the old one is deleted
    chip = part(text_window, QPushButton, f"chip_{name}")
    assert chip.text().startswith("Name of")
    assert chip.text().endswith("order")
    assert "…" in chip.text()
    assert chip.toolTip() == f"{name}\nWang"
    assert part(text_window, QPushButton, "chip_手机号").toolTip() == "13800138001"
    press(qtbot, text_window, f"chip_{name}")
    assert text_window.draft.template.text == f"{{{name}}}"


def test_of_many_columns_neither_the_buttons_nor_an_error_take_the_page(
    text_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "wide.csv"
    names = [f"A column with a long name, number {number}" for number in range(60)]
    other.write_text("\t".join(("手机号", *names)) + "\n13800138001" + "\tx" * 60 + "\n", encoding="utf-8")
    text_window.recipients_flow.open(str(other))
    qtbot.waitUntil(lambda: text_window.draft.sheet is not None and text_window.draft.sheet.path == str(other))
    text_window.go("message")
    write(text_window, "text", "您好{姓名}")
    problem = part(text_window, Notice, "message_problem")
    assert "It has 61 columns" in problem.text()
    assert "number 8" in problem.text()
    assert "number 9" not in problem.text()
    qtbot.waitUntil(lambda: not problem.visibleRegion().isEmpty())
    assert problem.visibleRegion().boundingRect() == problem.rect()
    assert part(text_window, QPlainTextEdit, "text").height() > 200
    chips = [part(text_window, QPushButton, f"chip_{name}") for name in names]
    assert len({chip.text() for chip in chips}) == 60
    qtbot.waitUntil(lambda: text_window.message.text._chips.verticalScrollBar().maximum() > 300)
    chips[-2].setFocus()
    QTest.keyClick(chips[-2], Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not chips[-1].visibleRegion().isEmpty())


def test_a_few_columns_are_all_seen_without_scrolling(text_window: MainWindow, qtbot: QtBot) -> None:
    chips = text_window.message.text.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(chip.visibleRegion().boundingRect() == chip.rect() for chip in chips))


def test_a_long_word_is_broken_and_seen_whole(text_window: MainWindow, qtbot: QtBot) -> None:
    write(text_window, "signature", "练习商城")
    write(text_window, "text", "https://example.com/" + "a1b2c3" * 60)
    words = text_window.message.preview.phone.bubble.words
    qtbot.waitUntil(lambda: words.height() >= words.document().size().height())
    assert words.document().size().width() <= words.viewport().width()
    assert words.document().firstBlock().layout().lineCount() > 5
    assert "a1b2c3" * 60 in words.toPlainText()


@pytest.mark.parametrize("provider", [provider.id for provider in PROVIDERS])
def test_every_provider_takes_a_message_to_its_end(window: MainWindow, core: Core, qtbot: QtBot, provider: str) -> None:
    prepared(window, core, provider)
    write(window, "signature", "练习商城")
    if by_id(provider).rules.takes == "text":
        write(window, "text", "{姓名}您好，您的订单{订单号}已发货。")
    else:
        write(window, "template_id", "UTA-PRACTICE-1")
        write(window, "template_text", "您好{1}，您的订单{2}已发货。")
        choose(window, "variable_1", "姓名")
        choose(window, "variable_2", "订单号")
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    window.preview.tabs.setCurrentIndex(2)
    body = part(window, QPlainTextEdit, "request_body")
    qtbot.waitUntil(lambda: "王芳" in body.toPlainText() or "订单" in body.toPlainText())
    window.go("send")
    with qtbot.waitSignal(window.sending.ended, timeout=20_000):
        window.sending.send()
    assert window.send.job.notice.text() == "19 accepted by the provider, not yet delivered · 1 rejected · 4 left out"
    assert set(core.practice.server.delivered.values()) == {1}
