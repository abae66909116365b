"""What a sheet has that the one sent last had not, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smsgui.compose.sanity import numbers_by_name


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of numbers: ``new`` now, ``gone`` since, and ``changed``: the same name with another number."""

    new: int
    gone: int
    changed: int


def changes(
    columns: Sequence[str],
    now: Iterable[tuple[Sequence[str], str]],
    last: Iterable[tuple[Sequence[str], str]],
) -> Changes:
    """Compare the cells and number of each row with those of the last job, both under the same ``columns``.

    Rows without a number don't count. A name counts as one person only where it stands with a single number.
    """
    now, last = [*now], [*last]
    here, there = {number for _, number in now if number}, {number for _, number in last if number}
    names, former = numbers_by_name(columns, now), numbers_by_name(columns, last)
    moved = {name for name in names.keys() & former.keys() if names[name] != former[name]}
    arrived = {names[name] for name in moved} - there
    left = {former[name] for name in moved} - here
    return Changes(len(here - there - arrived), len(there - here - left), len(moved))
