"""Opening a sheet and saying what in it is what."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from smsgui import resources
from smsgui.domain import Sheet, SheetRow, Worksheet
from smsgui.gui.app import Program
from smsgui.gui.main_window import MainWindow
from smsgui.gui.pages.sheet_choices import sample
from smsgui.gui.widgets.notice import Notice
from tests.gui.conftest import choose, drop, part, press

SAMPLE = resources.path("samples/orders.xlsx")


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the sample open."""
    window.go("recipients")
    read(window, qtbot, SAMPLE)
    return window


def read(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    drop(window.recipients, path)
    qtbot.waitUntil(lambda: window.draft.sheet is not None and window.draft.sheet.path == str(path))


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("二月")
    for sheet, name in ((first, "甲"), (second, "乙")):
        sheet.append(["姓名", "手机号", "备用电话"])
        for last in range(1, 4):
            sheet.append([name, f"1380013800{last}", f"1390013900{last}"])
    first.row_dimensions[3].hidden = True
    book.save(path)
    return path


def test_a_file_can_be_chosen_in_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.go("recipients")
    press(qtbot, window, "open_sheet")
    dialog = part(window, QFileDialog, "open_dialog")
    dialog.selectFile(str(SAMPLE))
    dialog.accept()
    qtbot.waitUntil(lambda: window.draft.sheet is not None)


def test_a_dropped_sheet_is_shown_with_its_phone_column_found(opened: MainWindow) -> None:
    assert part(opened, QTableView, "sheet").model().rowCount() == 24
    box = part(opened, QComboBox, "phone_column")
    assert box.currentData() == "手机号"
    assert "13800138001" in box.currentText()
    assert part(opened, QSpinBox, "header_row").value() == 2


def test_a_file_that_cannot_be_read_is_said_and_the_former_sheet_stays(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "letter.xlsx"
    broken.write_bytes(b"%PDF-1.7")
    drop(opened.recipients, broken)
    error = part(opened, Notice, "sheet_error")
    qtbot.waitUntil(lambda: "PDF" in error.text())
    assert opened.draft.sheet is not None
    assert opened.draft.sheet.path == str(SAMPLE)
    assert opened.recipients.model.rowCount() == 24
    read(opened, qtbot, workbook(tmp_path / "good.xlsx"))
    assert error.text() == ""


def test_another_worksheet_can_be_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.go("recipients")
    read(window, qtbot, workbook(tmp_path / "two.xlsx"))
    choose(window, "worksheet", "二月")
    qtbot.waitUntil(lambda: window.draft.sheet is not None and window.draft.sheet.worksheet == "二月")
    assert window.recipients.model.index(0, 0).data() == "乙"


def test_the_header_row_can_be_moved(opened: MainWindow, qtbot: QtBot) -> None:
    part(opened, QSpinBox, "header_row").setValue(3)
    qtbot.waitUntil(lambda: opened.draft.sheet is not None and opened.draft.sheet.header_row == 3)
    assert opened.recipients.model.rowCount() == 23


def test_a_list_without_column_names_is_shown_as_one_and_can_be_said_to_be(opened: MainWindow, qtbot: QtBot) -> None:
    box = part(opened, QSpinBox, "header_row")
    box.setValue(0)
    qtbot.waitUntil(lambda: opened.draft.sheet is not None and opened.draft.sheet.header_row == 0)
    assert opened.recipients.model.rowCount() == 26
    assert (box.value(), "none" in box.text()) == (0, True)


def test_another_phone_column_can_be_chosen_and_stays_when_the_sheet_is_read_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "two.xlsx")
    window.go("recipients")
    read(window, qtbot, path)
    choose(window, "phone_column", "备用电话")
    assert window.draft.phone_column == "备用电话"
    choose(window, "worksheet", "二月")
    qtbot.waitUntil(lambda: window.draft.sheet is not None and window.draft.sheet.worksheet == "二月")
    assert window.draft.phone_column == "备用电话"


def test_hidden_rows_are_counted_and_left_out_unless_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.go("recipients")
    read(window, qtbot, workbook(tmp_path / "two.xlsx"))
    box = part(window, QCheckBox, "include_hidden")
    assert box.isVisible()
    assert "1 hidden" in box.text()
    assert not window.draft.include_hidden
    box.click()
    assert window.draft.include_hidden


def test_the_encoding_of_a_text_file_can_be_changed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("姓名,手机号\n王芳,13800138001\n".encode("gb18030"))
    window.go("recipients")
    read(window, qtbot, path)
    assert window.draft.sheet is not None
    assert window.draft.sheet.columns == ("姓名", "手机号")
    box = part(window, QComboBox, "encoding")
    assert box.isVisible()
    choose(window, "encoding", "big5")
    qtbot.waitUntil(lambda: window.draft.sheet is not None and window.draft.sheet.encoding.lower() == "big5")
    assert window.draft.sheet.columns != ("姓名", "手机号")


def test_the_country_of_bare_numbers_can_be_chosen(opened: MainWindow) -> None:
    choose(opened, "region", "HK")
    assert opened.draft.region == "HK"


def test_one_cannot_go_on_without_a_phone_column(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("姓名,城市\n王芳,北京\n李伟,上海\n", encoding="utf-8")
    window.account_flow.choose(window._core.practice.all()[0])
    window.go("recipients")
    read(window, qtbot, path)
    assert not window.footer.next.isEnabled()
    assert window.footer.missing.text() == "Choose the column with the phone numbers."
    choose(window, "phone_column", "城市")
    assert window.footer.next.isEnabled()


def test_reading_can_be_stopped(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text("姓名,手机号\n" + "王芳,13800138001\n" * 400_000, encoding="utf-8")
    window.go("recipients")
    drop(window.recipients, path)
    press(qtbot, window.recipients, "stop_work")
    assert not window.recipients.busy.isVisible()
    window._core.tasks.close()
    assert window.draft.sheet is None


def test_a_reading_outlives_a_change_of_language(program: Program, qtbot: QtBot) -> None:
    former = program.window
    former.go("recipients")
    drop(former.recipients, SAMPLE)
    program._speak("zh_CN")
    assert program.window is not former
    qtbot.waitUntil(lambda: program.window.draft.sheet is not None)
    assert not program.window.recipients.busy.isVisible()


def test_the_window_fits_a_small_screen(opened: MainWindow) -> None:
    assert opened.minimumSizeHint().width() <= 1000


def test_a_column_is_told_by_what_its_visible_rows_show() -> None:
    rows = (
        SheetRow(2, ("¥9.00",), ("9",), hidden=True),
        SheetRow(3, ("#N/A",), ("",), errors=frozenset({0})),
        SheetRow(4, (" ",), ("",)),
        SheetRow(5, ("¥1,280.00",), ("1280",)),
        SheetRow(6, ("¥359.90",), ("359.9",)),
    )
    sheet = Sheet("x.xlsx", "1", (Worksheet("1"),), 1, ("金额",), rows)
    assert sample(sheet, 0) == "¥1,280.00, ¥359.90"
    assert sample(sheet, 0, plain=True) == "1280, 359.9"
