"""Answers that hold an item for each number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from smsgui.domain import Batch, Status, Submission
from smsgui.providers.numbers import Echoes
from smsgui.providers.words import objects

_WEIGHT = {Status.UNKNOWN: 0, Status.REJECTED: 1, Status.ACCEPTED: 2}


def fates(
    batch: Batch, items: object, number: str, judge: Callable[[int, Mapping[str, Any]], Submission], reference: str = ""
) -> list[Submission]:
    """What ``items`` say of each message, matched by the number that each item has as ``number``.

    ``judge`` makes a row's submission of an item. Where several items name a number, what proves that it was taken
    counts most, then what proves that it was not. A message that no item names is unknown, with ``reference``.
    """
    echoes = Echoes(batch.messages)
    found: dict[int, Submission] = {}
    for item in objects(items):
        for message in echoes.find(item.get(number)):
            said = judge(message.row, item)
            known = found.get(message.row)
            if known is None or _WEIGHT[said.status] > _WEIGHT[known.status]:
                found[message.row] = said
    silence = "The answer does not mention this number."
    return [found.get(m.row) or Submission(m.row, Status.UNKNOWN, reference, "", silence) for m in batch.messages]
