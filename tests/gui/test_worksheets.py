"""Which worksheet is opened, and what the window says where the numbers stand in another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from smsgui.domain import Sheet, Template
from smsgui.gui import reading
from smsgui.gui.core import Core
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.notice import Notice
from smsgui.mapping import Mapping, Mappings
from tests.gui.conftest import choose, drop, part, press

COVER = [["本表请勿外传"], ["联系人：办公室 010-88886666"]]
LIST = [["姓名", "手机号"], ["王芳", "13800138001"], ["李伟", "13800138002"]]


def workbook(path: Path, *worksheets: tuple[str, list[list[str]]], hidden: str = "") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in worksheets:
        worksheet = book.create_sheet(name)
        for row in rows:
            worksheet.append(row)
        worksheet.sheet_state = "hidden" if name == hidden else "visible"
    book.save(path)
    return path


def opened(window: MainWindow, qtbot: QtBot, path: Path, worksheet: str) -> Sheet:
    former = window.draft.original
    window.go("recipients")
    drop(window.recipients, path)
    qtbot.waitUntil(lambda: window.draft.original is not former)
    assert window.draft.original is not None
    assert window.draft.original.worksheet == worksheet
    return window.draft.original


def test_where_the_numbers_stand_is_offered_if_not_in_the_first_worksheet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "1.xlsx", ("说明", COVER), ("旧数据", LIST), ("十一月发货", LIST), hidden="旧数据")
    opened(window, qtbot, path, "说明")
    said = part(window, Notice, "elsewhere")
    qtbot.waitUntil(lambda: "“十一月发货”" in said.text())
    press(qtbot, window, "open_elsewhere")
    qtbot.waitUntil(lambda: window.draft.phone_column == "手机号")
    assert said.text() == ""
    choose(window, "worksheet", "说明")
    qtbot.waitUntil(lambda: window.draft.sheet is not None and window.draft.sheet.worksheet == "说明")
    qtbot.waitUntil(lambda: not window._core.tasks._running)
    assert said.text() == "", "who chooses a worksheet needs no offer"


@pytest.mark.parametrize("second", [LIST, COVER])
def test_nothing_is_offered_where_the_first_has_numbers_or_none_has(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, second: list[list[str]]
) -> None:
    path = workbook(tmp_path / "1.xlsx", ("一月", LIST if second is LIST else COVER), ("二月", second))
    opened(window, qtbot, path, "一月")
    qtbot.waitUntil(lambda: not window._core.tasks._running)
    assert part(window, Notice, "elsewhere").text() == ""


def test_an_empty_worksheet_is_passed_over(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened(window, qtbot, workbook(tmp_path / "1.xlsx", ("封面", []), ("标题", [["只有标题"]]), ("名单", LIST)), "名单")


def test_the_worksheet_of_the_last_time_is_opened_when_the_file_comes_again(
    window: MainWindow, core: Core, open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "1.xlsx", ("说明", COVER), ("十一月发货", LIST))
    opened(window, qtbot, path, "说明")
    choose(window, "worksheet", "十一月发货")
    qtbot.waitUntil(lambda: window.draft.phone_column == "手机号")
    window.account_flow.choose(next(one for one in core.practice.all() if one.provider == "huawei_smn"))
    window.change("template", Template(text="您好{姓名}", sender="练习商城"))
    window.go("preview")
    qtbot.waitUntil(lambda: window.composed is not None)
    again = open_window()
    opened(again, qtbot, path, "十一月发货")
    assert "as the last time" in part(again, Notice, "recalled").text()
    said = part(again, Notice, "otherwise")
    assert "“十一月发货” is open" in said.text()
    assert "“说明” would be" in said.text()
    press(qtbot, again, "open_otherwise")
    qtbot.waitUntil(lambda: again.draft.sheet is not None and again.draft.sheet.worksheet == "说明")
    assert said.text() == ""
    elsewhere = tmp_path / "other"
    elsewhere.mkdir()
    opened(again, qtbot, workbook(elsewhere / "1.xlsx", ("说明", COVER), ("十二月发货", LIST)), "说明")


@pytest.mark.parametrize(("last", "first", "otherwise"), [("二月", LIST, "一月"), ("一月", LIST, ""), ("二月", [], "")])
def test_the_worksheet_of_the_last_time_is_named_where_another_would_have_been_opened(
    window: MainWindow, core: Core, qtbot: QtBot, tmp_path: Path, last: str, first: list[list[str]], otherwise: str
) -> None:
    path = workbook(tmp_path / "名单.xlsx", ("一月", first), ("二月", LIST))
    Mappings(core.data_dir).remember(LIST[0], Mapping("手机号", file=path.name, worksheet=last))
    opened(window, qtbot, path, last)
    said = part(window, Notice, "otherwise").text()
    assert (f"“{otherwise}” would be" in said) if otherwise else not said
    (tmp_path / "broken.xlsx").write_bytes(b"%PDF-1.7")
    drop(window.recipients, tmp_path / "broken.xlsx")
    qtbot.waitUntil(lambda: "PDF" in part(window, Notice, "sheet_error").text())
    assert part(window, Notice, "otherwise").text() == said, "the same worksheet is still open"


def test_a_look_into_other_worksheets_that_fails_leaves_another_reading_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(window, qtbot, workbook(tmp_path / "1.xlsx", ("说明", COVER), ("名单", LIST)), "说明")
    qtbot.waitUntil(lambda: not window._core.tasks._running)
    flow, second = window.recipients_flow, workbook(tmp_path / "2.xlsx", ("名单", LIST))
    monkeypatch.setattr(reading, "_LONGEST", None)
    with qtbot.captureExceptions() as faults:
        flow._look_elsewhere(sheet)
        assert flow._look is not None
        flow._look.wait()
        drop(window.recipients, second)
        qtbot.waitUntil(lambda: window.draft.original is not None and window.draft.original.path == str(second))
    assert [kind for kind, *_ in faults] == [TypeError], "a fault is reported all the same"
    assert part(window, Notice, "sheet_error").text() == ""
