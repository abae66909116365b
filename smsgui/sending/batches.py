"""Cut messages into batches: one batch is one request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smsgui.domain import Account, Batch, Message, Template
from smsgui.providers.base import Call


def size(call: Call, account: Account) -> int:
    """Numbers in one request: the account's ``batch_size``, at most what the call takes."""
    wanted = int(account.settings.get("batch_size") or 0)
    return min(wanted, call.limit) if wanted else call.limit


def in_sending_order(messages: Iterable[Message], call: Call) -> list[tuple[int, Message]]:
    """Messages with the number of their group, groups in order of first appearance.

    Where the call takes one content for many numbers, a group is what has equal content; else all are one group.
    """
    if not call.same_content:
        return [(0, message) for message in messages]
    groups: dict[tuple[str | None, tuple[str, ...]], int] = {}
    numbered = [(groups.setdefault((m.text, m.parameters), len(groups)), m) for m in messages]
    return sorted(numbered, key=lambda pair: pair[0])


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
