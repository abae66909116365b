"""The tables' models: Qt's own checks, and what each of them shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from smsgui.domain import Batch, Job, JobRow, Message, Problem, Sheet, SheetRow, Status, Submission, Template, Worksheet
from smsgui.gui.models import results_model
from smsgui.gui.models.preview_models import JobsModel, MessagesModel, ProblemsModel, RequestsModel
from smsgui.gui.models.results_model import ResultsModel
from smsgui.gui.models.sheet_model import SheetModel
from smsgui.gui.widgets.steps import Step, StepModel, StepState

MESSAGES = (
    Message(2, "+8613800138001", "【练习】您好", (), 1),
    Message(3, "+85291234567", None, ("a", "b"), None),
)
SHEET = Sheet(
    path="x.xlsx",
    worksheet="1",
    worksheets=(Worksheet("1"),),
    header_row=1,
    columns=("姓名", "手机号"),
    rows=(
        SheetRow(2, ("王芳", "1.38E+10"), ("王芳", "13800138001")),
        SheetRow(4, ("#N/A", "13800138002"), ("", "13800138002"), hidden=True, errors=frozenset({0})),
    ),
)


def rows(count: int, status: Status = Status.PENDING) -> list[JobRow]:
    return [
        JobRow(row, (f"name {row}",), f"+86138001380{row:02}", f"text {row}", (), 1, status)
        for row in range(2, count + 2)
    ]


def job(**changes: object) -> Job:
    values: dict[str, object] = {
        "id": "1",
        "created": "2026-03-12T09:30:00+08:00",
        "account": "Orders",
        "provider": "ucloud",
        "file": "C:\\lists\\march.xlsx",
        "worksheet": "1",
        "columns": ("a",),
        "template": Template(),
        "call": "x",
        "practice": False,
        "counts": dict.fromkeys(Status, 0) | {Status.ACCEPTED: 5258, Status.PENDING: 343},
        "state": "stopped",
    }
    return Job(**(values | changes))  # type: ignore[arg-type]  # one dict for fields of several types


def text(model: QAbstractItemModel, row: int, column: int) -> object:
    return model.index(row, column).data()


def filled() -> list[QAbstractItemModel]:
    sheet, messages, problems, requests, jobs, results = (
        SheetModel(), MessagesModel(), ProblemsModel(), RequestsModel(), JobsModel(), ResultsModel(),
    )  # fmt: skip
    sheet.show(SHEET, "手机号")
    messages.show(MESSAGES)
    problems.show([Problem(5, "手机号", "not_mobile", "No.", {}, "010")])
    requests.show([Batch("Send", Template(), MESSAGES)])
    jobs.show([job()])
    results.show(rows(3), "ucloud")
    return [sheet, messages, problems, requests, jobs, results, StepModel([Step("a", "A", "send")])]


@pytest.mark.parametrize("place", range(7))
def test_qt_finds_nothing_wrong_with_a_model(qtmodeltester: ModelTester, place: int, qtbot: QtBot) -> None:
    qtmodeltester.check(filled()[place])  # type: ignore[no-untyped-call]  # pytest-qt left it untyped


@pytest.mark.parametrize("kind", [SheetModel, MessagesModel, ProblemsModel, RequestsModel, JobsModel, ResultsModel])
def test_an_empty_model_has_no_rows(kind: type[QAbstractItemModel], qtbot: QtBot) -> None:
    assert kind().rowCount(QModelIndex()) == 0


def test_the_sheet_shows_numbers_as_stored_and_the_rest_as_displayed(qtbot: QtBot) -> None:
    model = SheetModel()
    model.show(SHEET, "手机号")
    assert text(model, 0, 1) == "13800138001"
    model.mark_phone("姓名")
    assert text(model, 0, 1) == "1.38E+10"


def test_the_sheets_rows_carry_the_numbers_of_the_spreadsheet_program(qtbot: QtBot) -> None:
    model = SheetModel()
    model.show(SHEET, "手机号")
    shown = [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)]
    assert shown == ["2", "4"]


def test_a_hidden_row_and_a_cell_with_an_error_say_so(qtbot: QtBot) -> None:
    model = SheetModel()
    model.show(SHEET, "手机号")
    assert "hidden" in str(model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole))
    assert "error" in str(model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_masked_numbers_keep_their_beginning_and_end(qtbot: QtBot) -> None:
    messages, results, sheet = MessagesModel(), ResultsModel(), SheetModel()
    messages.show(MESSAGES)
    results.show(rows(1), "ucloud")
    sheet.show(SHEET, "手机号")
    for model, column in ((messages, 1), (results, results_model.NUMBER), (sheet, 1)):
        model.set_masked(True)
        shown = str(text(model, 0, column))
        assert shown.startswith("138")
        assert "****" in shown
        assert "0013" not in shown


def test_a_template_without_its_text_shows_the_values(qtbot: QtBot) -> None:
    model = MessagesModel()
    model.show(MESSAGES)
    assert text(model, 1, 3) == "{1} a  {2} b"
    assert text(model, 1, 2) == "–"


def test_a_batch_of_results_repaints_once_and_no_more_than_its_range(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show(rows(50), "ucloud")
    changes: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changes.append((first.row(), last.row())))
    model.update([Submission(row, Status.ACCEPTED, "ref") for row in range(12, 22)])
    assert changes == [(10, 19)]
    assert text(model, 10, results_model.STATUS) == "Accepted"
    assert model.counts[Status.ACCEPTED] == 10
    assert model.counts[Status.PENDING] == 40


def test_results_are_filtered_by_status_and_found_by_any_word(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show(rows(20), "ucloud")
    model.update([Submission(5, Status.REJECTED, code="405", detail="bad number")])
    model.filter(Status.REJECTED, "")
    assert [model.row(place).row for place in range(model.rowCount())] == [5]
    model.filter(None, "NAME 7")
    assert [model.row(place).row for place in range(model.rowCount())] == [7]
    model.filter(Status.ACCEPTED, "405")
    assert model.rowCount() == 0
    model.filter(None, "")
    assert model.rowCount() == 20


def test_a_status_is_told_by_word_and_symbol_not_by_colour_alone(qtbot: QtBot) -> None:
    model = ResultsModel()
    for status in Status:
        model.show(rows(1, status), "ucloud")
        index = model.index(0, results_model.STATUS)
        assert index.data()
        assert not index.data(Qt.ItemDataRole.DecorationRole).pixmap(16, 16).isNull()


def test_a_step_says_its_state_to_those_who_cannot_see_it(qtbot: QtBot) -> None:
    model = StepModel([Step("a", "Account", "account", StepState.DONE, "Orders"), Step("b", "Recipients", "sheet")])
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["Account, done, Orders", "Recipients, not yet"]
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsEnabled


def test_a_job_is_listed_with_its_file_name_whatever_system_wrote_it(qtbot: QtBot) -> None:
    model = JobsModel()
    model.show([job()])
    assert text(model, 0, 1) == "march.xlsx"
    assert text(model, 0, 4) == "5,258"
    assert text(model, 0, 3) == "Not finished"


def test_a_cell_that_may_be_cut_off_is_told_in_full() -> None:
    model = SheetModel()
    long = "请放在小区东门门卫处，并在送达前半小时打电话联系收件人"
    sheet = Sheet("x.xlsx", "1", (Worksheet("1"),), 1, ("备注", "姓名"), (SheetRow(2, (long, "王芳"), (long, "王芳")),))
    model.show(sheet)
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == long
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None
