"""What the tests of sending work with: a sheet's worth of messages, an account, and a job run to its end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from smsgui import providers
from smsgui.domain import Account, Message, Problem, Sheet, SheetRow, Status, Submission, Template
from smsgui.practice.credentials import Credentials
from smsgui.sending import engine
from smsgui.sending.engine import Waiting
from smsgui.sending.journal import Journal
from smsgui.sending.pace import Clock
from smsgui.settings import settings_of

KNOWN = Credentials()
SECRETS = {
    "ucloud": {"private_key": KNOWN.ucloud_private_key},
    "submail": {"app_key": KNOWN.submail_app_key},
}
OWN = {
    "ucloud": {"public_key": KNOWN.ucloud_public_key, "project_id": KNOWN.ucloud_project_id},
    "submail": {"app_id": KNOWN.submail_app_id},
}
TEMPLATES = {
    "ucloud": Template("您好{1}，您的订单{2}已发货。", "UTA-PRACTICE-1", (("1", "名"), ("2", "单号")), "练习商城"),
    "submail": Template("【练习商城】您好，今天放假。", sender="练习商城"),
}

ACCEPTED, REJECTED, UNKNOWN, PENDING = Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN, Status.PENDING


def account(
    url: str, provider: str = "ucloud", name: str = "office", practice: bool = False, /, **more: str
) -> Account:
    """An account at the practice server's address."""
    settings = settings_of(providers.by_id(provider), {**OWN[provider], "endpoint": url, **more})
    return Account(name, provider, settings, SECRETS[provider], practice)


def number(row: int) -> str:
    """The number that stands in a row; none ends in 0000, which the practice server refuses."""
    return f"+861380{row // 9999:03}{row % 9999 + 1:04}"


def messages(count: int, provider: str = "ucloud", first: int = 2) -> list[Message]:
    """Good messages for rows ``first`` and on: each its own parameters, or one text for all at SUBMAIL."""
    rows = range(first, first + count)
    if provider == "submail":
        return [Message(row, number(row), TEMPLATES["submail"].text, (), 1) for row in rows]
    return [Message(row, number(row), f"您好客{row}，您的订单{row}已发货。", (f"客{row}", str(row)), 1) for row in rows]


def sheet(rows: Collection[int], path: str = "客户.xlsx") -> Sheet:
    """A sheet that has these rows."""
    lines = tuple(SheetRow(row, (number(row), f"客{row}"), (number(row), f"客{row}")) for row in sorted(rows))
    return Sheet(path, "Sheet1", (), 1, ("手机号", "名"), lines)


def create(
    journal: Journal,
    account: Account,
    items: Sequence[Message],
    problems: Sequence[Problem] = (),
    *,
    template: Template | None = None,
    same_content: bool = False,
    looked: int | None = None,
) -> str:
    """Write down a job with these messages and problems."""
    provider = providers.by_id(account.provider)
    rows = [m.row for m in items] + [p.row for p in problems]
    return journal.create(
        account,
        sheet(rows),
        template or TEMPLATES[account.provider],
        provider.call(same_content),
        provider.rules,
        items,
        problems,
        looked,
    )


class StillClock(Clock):
    """Time passes by waiting alone, and chance is always even; every wait is noted."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def wait(self, stop: threading.Event, seconds: float) -> None:
        self.waits.append(round(seconds, 6))
        self.time += seconds

    def chance(self) -> float:
        return 0.5


@dataclass
class Outcome:
    """What a run yielded, and how it ended."""

    submissions: dict[int, Submission] = field(default_factory=dict)
    batches: list[list[int]] = field(default_factory=list)
    waitings: list[Waiting] = field(default_factory=list)
    error: Exception | None = None

    @property
    def statuses(self) -> dict[int, Status]:
        return {row: submission.status for row, submission in self.submissions.items()}


def send(
    journal: Journal,
    job_id: str,
    account: Account,
    *,
    stop: threading.Event | None = None,
    retry: Collection[Status] = (),
    rows: Collection[int] | None = None,
    clock: Clock | None = None,
    seen: Callable[[Outcome], None] = lambda outcome: None,
) -> Outcome:
    """Run the engine to its end. ``seen`` is called after each event. A row that is told twice fails the test."""
    found = Outcome()
    run = engine.send(
        journal,
        job_id,
        providers.by_id(account.provider),
        account,
        stop=stop or threading.Event(),
        retry=retry,
        rows=rows,
        clock=clock or StillClock(),
    )
    try:
        for event in run:
            if isinstance(event, Waiting):
                found.waitings.append(event)
            else:
                assert not found.submissions.keys() & {s.row for s in event}
                found.submissions |= {s.row: s for s in event}
                found.batches.append([s.row for s in event])
            seen(found)
    except Exception as error:  # noqa: BLE001 - the test looks at what it was
        found.error = error
    return found


def statuses(folder: Path, job_id: str) -> dict[int, Status]:
    """What a second reader of the journal sees."""
    with Journal(folder) as journal:
        return {row.row: row.status for row in journal.rows(job_id)}
