"""What is remembered of a sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsgui.domain import Template
from smsgui.mapping import FILE, KEPT, Mapping, Mappings

COLUMNS = ("姓名", "手机号", "金额")
TEXT = Template(text="您好{姓名}", sender="练习")
APPROVED = Template(id="UTA1", parameters=(("1", "姓名"), ("2", "金额")), sender="练习")


def test_a_sheet_that_was_never_seen_recalls_nothing(data_dir: Path) -> None:
    assert Mappings(data_dir).recall(COLUMNS) is None


def test_what_was_chosen_comes_back_after_a_restart(data_dir: Path) -> None:
    chosen = Mapping("手机号", "HK", True, {"ucloud": APPROVED})
    Mappings(data_dir).remember(COLUMNS, chosen)

    assert Mappings(data_dir).recall(COLUMNS) == chosen


def test_columns_in_another_order_are_the_same_sheet(data_dir: Path) -> None:
    Mappings(data_dir).remember(COLUMNS, Mapping("手机号"))

    assert Mappings(data_dir).recall(("金额", " 手机号 ", "姓名")) == Mapping("手机号")
    assert Mappings(data_dir).recall((*COLUMNS, "备注")) is None


def test_the_messages_for_each_provider_are_kept_side_by_side(data_dir: Path) -> None:
    mappings = Mappings(data_dir)
    mappings.remember(COLUMNS, Mapping("手机号", templates={"ucloud": APPROVED}))
    mappings.remember(COLUMNS, Mapping("手机号", templates={"submail": TEXT}))

    found = mappings.recall(COLUMNS)
    assert found is not None
    assert found.templates == {"ucloud": APPROVED, "submail": TEXT}


def test_the_sheet_not_used_for_longest_is_forgotten(data_dir: Path) -> None:
    mappings = Mappings(data_dir)
    for number in range(KEPT + 1):
        mappings.remember((f"column {number}",), Mapping("a"))

    assert mappings.recall(("column 0",)) is None
    assert mappings.recall((f"column {KEPT}",)) == Mapping("a")


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"a": 1}', "\x00"])
def test_a_spoiled_memory_is_an_empty_one(data_dir: Path, text: str) -> None:
    mappings = Mappings(data_dir)
    mappings.remember(COLUMNS, Mapping("手机号"))
    (data_dir / FILE).write_text(text, encoding="utf-8")

    assert mappings.recall(COLUMNS) is None
    mappings.remember(COLUMNS, Mapping("手机号"))
    assert mappings.recall(COLUMNS) == Mapping("手机号")


@given(st.recursive(st.none() | st.text(), lambda inner: st.dictionaries(st.text(), inner) | st.lists(inner)))
def test_a_spoiled_entry_recalls_nothing(tmp_path_factory: pytest.TempPathFactory, entry: object) -> None:
    import json

    folder = tmp_path_factory.mktemp("memory")
    mappings = Mappings(folder)
    mappings.remember(COLUMNS, Mapping("手机号"))
    (key,) = json.loads((folder / FILE).read_text(encoding="utf-8"))
    (folder / FILE).write_text(json.dumps({key: entry}), encoding="utf-8")

    assert mappings.recall(COLUMNS) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    mappings = Mappings(tmp_path / "file")
    mappings.remember(COLUMNS, Mapping("手机号"))

    assert mappings.recall(COLUMNS) is None


def test_only_its_owner_may_read_it(data_dir: Path) -> None:
    Mappings(data_dir).remember(COLUMNS, Mapping("手机号"))

    assert (data_dir / FILE).stat().st_mode & 0o077 == 0


def test_the_worksheet_last_used_of_a_file_is_remembered_by_its_name(data_dir: Path) -> None:
    mappings = Mappings(data_dir)
    assert mappings.worksheet("list.xlsx") == ""
    mappings.remember(COLUMNS, Mapping("手机号", file="list.xlsx", worksheet="一月"))
    mappings.remember((*COLUMNS, "备注"), Mapping("手机号", file="list.xlsx", worksheet="二月"))
    mappings.remember(("姓名", "电话"), Mapping("电话", file="other.xlsx", worksheet="甲"))
    assert mappings.worksheet("list.xlsx") == "二月"
    assert mappings.worksheet("none.xlsx") == ""
    found = mappings.recall(COLUMNS)
    assert found is not None
    assert found.worksheet == "一月"


def test_what_was_remembered_before_worksheets_were_is_still_known(data_dir: Path) -> None:
    mappings = Mappings(data_dir)
    mappings.remember(COLUMNS, Mapping("手机号"))
    entries = json.loads((data_dir / FILE).read_text(encoding="utf-8"))
    for entry in entries.values():
        del entry["file"], entry["worksheet"]
    (data_dir / FILE).write_text(json.dumps(entries), encoding="utf-8")
    assert mappings.recall(COLUMNS) == Mapping("手机号")
    assert mappings.worksheet("") == mappings.worksheet("list.xlsx") == ""
