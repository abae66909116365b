"""New, gone and changed numbers since the last job."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smsgui.compose.changes import Changes, changes

COLUMNS = ("姓名", "手机号")


def rows(*people: tuple[str, str]) -> list[tuple[tuple[str, str], str]]:
    return [((name, number), number) for name, number in people]


def test_the_same_sheet_has_no_changes() -> None:
    same = rows(("王芳", "+8613800138001"), ("李伟", "+8613800138002"))

    assert changes(COLUMNS, same, list(reversed(same))) == Changes(0, 0, 0)


def test_people_come_and_go() -> None:
    now = rows(("王芳", "+8613800138001"), ("张敏", "+8613800138003"), ("刘洋", "+8613800138004"))
    last = rows(("王芳", "+8613800138001"), ("李伟", "+8613800138002"))

    assert changes(COLUMNS, now, last) == Changes(new=2, gone=1, changed=0)


def test_a_person_with_another_number_is_neither_new_nor_gone() -> None:
    now, last = rows(("王芳", "+8613800138009")), rows(("王芳", "+8613800138001"))

    assert changes(COLUMNS, now, last) == Changes(new=0, gone=0, changed=1)


def test_two_people_who_swapped_numbers_both_changed() -> None:
    now = rows(("王芳", "+8613800138002"), ("李伟", "+8613800138001"))
    last = rows(("王芳", "+8613800138001"), ("李伟", "+8613800138002"))

    assert changes(COLUMNS, now, last) == Changes(new=0, gone=0, changed=2)


def test_without_a_column_of_names_only_numbers_count() -> None:
    now, last = [(("x",), "+8613800138001")], [(("x",), "+8613800138002")]

    assert changes(("备注",), now, last) == Changes(new=1, gone=1, changed=0)


people = st.lists(st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from(["", "+861", "+862", "+863"])))


@given(people, people)
def test_nothing_is_counted_twice(now: list[tuple[str, str]], last: list[tuple[str, str]]) -> None:
    found = changes(COLUMNS, rows(*now), rows(*last))
    back = changes(COLUMNS, rows(*last), rows(*now))

    assert (found.new, found.gone, found.changed) == (back.gone, back.new, back.changed)
    assert 0 <= found.new <= len({number for _, number in now if number})
    assert 0 <= found.gone <= len({number for _, number in last if number})
