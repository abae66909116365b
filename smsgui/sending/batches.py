"""Cut messages into batches: one batch is one request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from smsgui.domain import Account, Batch, Message, Template

if TYPE_CHECKING:
    from smsgui.providers.base import Call


def size(call: Call, account: Account) -> int:
    """Numbers in one request: the account's ``batch_size``, at most what the call takes."""
    wanted = int(account.settings.get("batch_size") or 0)
    return min(wanted, call.limit) if wanted else call.limit


def in_sending_order(messages: Iterable[Message], call: Call) -> list[tuple[int, Message]]:
    """Messages, which stand in the order of their rows, with the first row of their group; groups in that row's order.

    Where the call takes one content for many numbers, a group is what has equal content; else all are one group, 0.
    """
    if not call.same_content:
        return [(0, message) for message in messages]
    groups: dict[tuple[str | None, tuple[str, ...]], int] = {}
    grouped = [(groups.setdefault((m.text, m.parameters), m.row), m) for m in messages]
    return sorted(grouped, key=lambda pair: pair[0])


def batches(ordered: Iterable[Message], template: Template, call: Call, limit: int) -> Iterator[Batch]:
    """Cut messages that stand in sending order into batches of at most ``limit``; needs memory for one batch only.

    With one content for many numbers an answer can't tell two rows of one number apart, so a number that comes again
    goes into the next batch.
    """
    cut: list[Message] = []
    numbers: set[str] = set()
    for message in ordered:
        full = len(cut) >= limit
        if call.same_content and cut:
            other = (message.text, message.parameters) != (cut[0].text, cut[0].parameters)
            full = full or other or message.number in numbers
        if full:
            yield Batch(call.name, template, tuple(cut))
            cut, numbers = [], set()
        cut.append(message)
        numbers.add(message.number)
    if cut:
        yield Batch(call.name, template, tuple(cut))
