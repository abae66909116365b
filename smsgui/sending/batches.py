"""Cut messages into batches: one batch is one request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from smsgui.domain import Account, Batch, Message, Template

if TYPE_CHECKING:
    from smsgui.providers.base import Call


def size(call: Call, account: Account) -> int:
    """Numbers in one request: the account's ``batch_size``, at most what the call takes."""
    wanted = int(account.settings.get("batch_size") or 0)
    return min(wanted, call.limit) if wanted else call.limit


def in_sending_order(messages: Iterable[Message], call: Call) -> list[tuple[int, Message]]:
    """Messages in the order of their rows, with the first row of their group; groups in that row's order.

    Where the call takes one content for many numbers, a group is what has equal content; else all are one group, 0.
    """
    ordered = sorted(messages, key=attrgetter("row"))
    if not call.same_content:
        return [(0, message) for message in ordered]
    groups: dict[tuple[str | None, tuple[str, ...]], int] = {}
    grouped = [(groups.setdefault((m.text, m.parameters), m.row), m) for m in ordered]
    return sorted(grouped, key=lambda pair: pair[0])


def batches(ordered: Iterable[Message], template: Template, call: Call, limit: int) -> Iterator[Batch]:
    """Cut messages that stand in sending order into batches of at most ``limit``; needs memory for one batch only.

    With one content for many numbers an answer can't tell two rows of one number apart, so a number that comes again
    goes into the next batch.
    """
    if call.same_content:
        yield from (Batch(call.name, template, cut) for cut in _alike(ordered, limit))
        return
    waiting = iter(ordered)
    while cut := tuple(islice(waiting, limit)):
        yield Batch(call.name, template, cut)


def _alike(ordered: Iterable[Message], limit: int) -> Iterator[tuple[Message, ...]]:
    cut: list[Message] = []
    numbers: set[str] = set()
    for message in ordered:
        other = cut and (message.text, message.parameters) != (cut[0].text, cut[0].parameters)
        if other or message.number in numbers or len(cut) >= limit:
            yield tuple(cut)
            cut, numbers = [], set()
        cut.append(message)
        numbers.add(message.number)
    if cut:
        yield tuple(cut)
