"""Mending what is wrong, and remembering what was right."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QSpinBox, QTableView
from pytestqt.qtbot import QtBot

from smsgui import resources
from smsgui.domain import Sheet, Template
from smsgui.gui.core import Core
from smsgui.gui.demo import sample_draft
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from tests.gui.conftest import choose, drop, part, press

SAMPLE = resources.path("samples/orders.xlsx")


@pytest.fixture
def previewed(window: MainWindow, core: Core, qtbot: QtBot) -> MainWindow:
    """The window with the sample composed."""
    window.take(sample_draft(core))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    return window


def problems(window: MainWindow) -> list[tuple[int, str]]:
    assert window.composed is not None
    return [(problem.row, problem.code) for problem in window.composed.problems]


def test_a_problem_leads_to_its_cell_and_is_mended_there(previewed: MainWindow, qtbot: QtBot) -> None:
    before = SAMPLE.read_bytes()
    table = part(previewed, QTableView, "problems")
    previewed.preview.tabs.setCurrentIndex(1)
    assert part(previewed, QLabel, "mend_hint").isVisible()
    table.activated.emit(table.model().index(1, 0))
    assert previewed.current == "recipients"
    sheet = part(previewed, QTableView, "sheet")
    index = sheet.currentIndex()
    assert index.data() == "1380013801O"
    assert sheet.model().setData(index, "13800138010")
    assert index.data() == "13800138010"
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None
    assert "1 cell(s) mended here, not in your file" in previewed.recipients.counts.text()
    previewed.go("preview")
    qtbot.waitUntil(lambda: previewed.composed is not None)
    assert problems(previewed) == [(9, "not_mobile"), (20, "missing_value"), (25, "duplicate")]
    assert SAMPLE.read_bytes() == before


def test_a_cell_that_is_put_back_is_no_longer_marked(previewed: MainWindow) -> None:
    model = previewed.recipients.model
    index = model.cell(3, "姓名")
    assert model.setData(index, "王小芳")
    assert model.changed == 1
    assert model.setData(index, "王芳")
    assert model.changed == 0
    assert not model.setData(index, "王芳")


def test_mended_cells_reach_the_message_and_the_results(previewed: MainWindow, qtbot: QtBot, core: Core) -> None:
    model = previewed.recipients.model
    model.setData(model.cell(3, "姓名"), "王小芳")
    previewed.go("preview")
    qtbot.waitUntil(lambda: previewed.composed is not None)
    assert (
        previewed.preview.messages.value(0).text
        == "您好王小芳，您的订单DD2026110001已发货，应付金额¥1,280.00，预计11月18日送达。"
    )


def test_rows_with_problems_are_exported_mended_and_opened_again(
    previewed: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    previewed.preview.tabs.setCurrentIndex(1)
    press(qtbot, previewed, "export_problems")
    dialog = part(previewed, QFileDialog, "export_dialog")
    assert dialog.windowTitle() == "Export the rows that are left out"
    path = tmp_path / "mend.xlsx"
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: "4" in previewed.preview.error.text())
    book = openpyxl.load_workbook(path)
    rows = list(book.worksheets[0].values)
    assert [row[1] for row in rows[1:]] == ["010-62340007", "1380013801O", "18600186018", "13800138001"]
    assert rows[0][6:] == ("Reason", "Row in the sheet")
    assert rows[3][6] == "“姓名” is empty in this row."
    assert [row[7] for row in rows[1:]] == [problem.row for problem in previewed.preview.problems._values]
    book.worksheets[0]["B3"] = "13800138010"
    book.save(path)
    drop(previewed.recipients, path)
    qtbot.waitUntil(lambda: previewed.draft.sheet is not None and previewed.draft.sheet.path == str(path))
    assert previewed.draft.phone_column == "手机号"


def test_problems_are_never_written_over_the_sheet(previewed: MainWindow, qtbot: QtBot) -> None:
    assert previewed.composed is not None
    previewed.preview_flow._export.write_problems(previewed.composed, SAMPLE)
    qtbot.waitUntil(lambda: "another name" in previewed.preview.error.text())


def test_a_sheet_that_comes_again_is_set_as_the_last_time(
    previewed: MainWindow, core: Core, qtbot: QtBot, tmp_path: Path
) -> None:
    written = previewed.draft.template
    previewed.change("phone_column", "订单号")
    previewed.change("phone_column", "手机号")
    again = tmp_path / "december.xlsx"
    again.write_bytes(SAMPLE.read_bytes())
    previewed.change("template", Template())
    drop(previewed.recipients, again)
    qtbot.waitUntil(lambda: previewed.draft.sheet is not None and previewed.draft.sheet.path == str(again))
    assert previewed.draft.template == written
    assert "as the last time" in part(previewed, Notice, "recalled").text()


def test_a_message_that_was_begun_is_not_replaced_by_the_remembered_one(
    previewed: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    begun = Template(id="UTA-OTHER", sender="练习商城")
    previewed.go("message")
    previewed.change("template", begun)
    again = tmp_path / "december.xlsx"
    again.write_bytes(SAMPLE.read_bytes())
    drop(previewed.recipients, again)
    qtbot.waitUntil(lambda: previewed.draft.sheet is not None and previewed.draft.sheet.path == str(again))
    assert previewed.draft.template == begun


def test_a_provider_gets_back_the_message_last_written_for_such_a_sheet(previewed: MainWindow, core: Core) -> None:
    written = previewed.draft.template
    accounts = {account.provider: account for account in core.practice.all()}
    previewed.account_flow.choose(accounts["submail"])
    assert previewed.draft.template == Template()
    previewed.change("written", {})  # as in another sitting
    previewed.account_flow.choose(accounts["ucloud"])
    assert previewed.draft.template == written


def test_what_has_changed_since_the_last_send_is_said(previewed: MainWindow, core: Core, qtbot: QtBot) -> None:
    with qtbot.waitSignal(previewed.sending.ended):
        previewed.sending.send()
    model = previewed.recipients.model
    model.setData(model.cell(4, "手机号"), "13800138999")
    model.setData(model.cell(12, "手机号"), "13800138010")
    previewed.go("preview")
    qtbot.waitUntil(lambda: previewed.composed is not None)
    said = part(previewed, Notice, "since").text()
    assert "new numbers 0, gone 0, names with another number 2" in said


def workbook(path: Path) -> Path:
    """Two worksheets; in the first, row 4 holds an error and row 5 a number that is too short."""
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("二月")
    for row in (("通知",), ("姓名", "手机号", "金额"), ("王芳", "13800138001", "5"), ("李伟", "13800138002", "#N/A")):
        first.append(row)
    first.append(("赵六", "1380013800", "7"))
    second.append(("姓名", "手机号"))
    second.append(("甲", "13800138003"))
    first["C4"].data_type = "e"
    book.save(path)
    return path


@pytest.fixture
def mended(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window with such a workbook open, its two bad cells mended."""
    window.go("recipients")
    drop(window.recipients, workbook(tmp_path / "list.xlsx"))
    qtbot.waitUntil(lambda: window.draft.sheet is not None)
    model = window.recipients.model
    model.setData(model.cell(5, "手机号"), "13800138005")
    model.setData(model.cell(4, "金额"), "6")
    return window


def sheet(window: MainWindow) -> Sheet:
    assert window.draft.sheet is not None
    return window.draft.sheet


def cells(window: MainWindow) -> dict[int, tuple[str, ...]]:
    return {row.row: row.cells for row in sheet(window).rows}


def shows(qtbot: QtBot, window: MainWindow, **wanted: object) -> None:
    """Wait until a sheet with these properties is open."""
    qtbot.waitUntil(lambda: all(getattr(sheet(window), name) == value for name, value in wanted.items()))


def test_mended_cells_stay_when_the_header_row_is_changed_and_changed_back(mended: MainWindow, qtbot: QtBot) -> None:
    box = part(mended, QSpinBox, "header_row")
    lost = part(mended, Notice, "lost_mends")
    for header, left, gone in ((1, 2, ""), (4, 1, "1 cell(s) that you mended"), (0, 2, ""), (2, 2, "")):
        box.setValue(header)
        shows(qtbot, mended, header_row=header)
        assert cells(mended)[5] == ("赵六", "13800138005", "7")
        assert mended.recipients.model.changed == left
        assert lost.text().startswith(gone)
        assert bool(lost.text()) is bool(gone)
    assert cells(mended)[4] == ("李伟", "13800138002", "6")
    assert not any(row.errors for row in sheet(mended).rows)


def test_mended_cells_are_there_again_with_their_worksheet_and_their_file(
    mended: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("二月", "Sheet"):
        choose(mended, "worksheet", name)
        shows(qtbot, mended, worksheet=name)
        assert mended.recipients.model.changed == (2 if name == "Sheet" else 0)
    for path in (SAMPLE, tmp_path / "list.xlsx"):
        drop(mended.recipients, path)
        shows(qtbot, mended, path=str(path))
    assert mended.recipients.model.changed == 2
    assert part(mended, Notice, "lost_mends").text() == ""


def test_a_cell_that_holds_something_else_in_the_file_now_is_not_mended_and_that_is_said(
    mended: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    book.worksheets[0]["B5"] = "13900139005"
    book.save(tmp_path / "list.xlsx")
    former = mended.draft.original
    drop(mended.recipients, tmp_path / "list.xlsx")
    qtbot.waitUntil(lambda: mended.draft.original is not former)
    assert cells(mended)[5] == ("赵六", "13900139005", "7")
    assert mended.recipients.model.changed == 1
    assert part(mended, Notice, "lost_mends").text().startswith("1 cell(s) that you mended")


def test_a_mended_error_is_no_longer_warned_of_and_comes_back_with_the_cell(mended: MainWindow) -> None:
    warnings = part(mended, Notice, "sheet_warnings")
    assert "#N/A" not in warnings.text()
    model = mended.recipients.model
    assert model.setData(model.cell(4, "金额"), "#N/A")
    assert "#N/A" in warnings.text()
    assert sheet(mended).rows[1].errors == {2}
    assert model.changed == 1
