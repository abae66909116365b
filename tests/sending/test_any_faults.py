"""Whatever goes wrong, in whatever order: every row is accounted for, and no number gets a message twice."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smsgui.errors import AccountError, NotSubmittedError, UnconfirmedError
from smsgui.practice.server import PracticeServer
from smsgui.sending.journal import Journal
from tests.sending.desk import ACCEPTED, REJECTED, UNKNOWN, account, create, messages, number, send

FAULTS = [
    "", "", "", "throttle", "throttle429", "cut", "reset", "half", "rubbish", "empty", "http500", "http302", "http403",
    "code=18033", "code=18013", "code=18014", "code=18004", "code=171", "code=4711",
]  # fmt: skip


def plan(faults: list[str]) -> str:
    """One fault for each of the first send requests."""
    words = [fault.partition("=") for fault in faults]
    return ",".join(f"{word}@{place}{sign}{value}" for place, (word, sign, value) in enumerate(words, 1) if word)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(
    faults=st.lists(st.sampled_from(FAULTS), max_size=15),
    rows=st.integers(1, 24),
    size=st.integers(1, 5),
    parallel=st.integers(1, 3),
    refused=st.sets(st.integers(2, 25), max_size=4),
    provider=st.sampled_from(["ucloud", "submail"]),
)
def test_nothing_is_lost_and_nothing_leaves_twice(
    faults: list[str], rows: int, size: int, parallel: int, refused: set[int], provider: str
) -> None:
    specification = plan(faults)
    if refused:
        specification += f",refuse={'+'.join(number(row)[1:] for row in refused)}"
    with (
        tempfile.TemporaryDirectory() as folder,
        PracticeServer(faults=specification) as server,
        Journal(Path(folder)) as journal,
    ):
        used = account(server.url, provider, batch_size=str(size), parallel=str(parallel))
        job = create(journal, used, messages(rows, provider))
        for _ in range(len(faults) + 1):
            error = send(journal, job, used).error
            if error is None:
                break
            assert isinstance(error, AccountError | NotSubmittedError | UnconfirmedError)
        fates = {row.row: row.status for row in journal.rows(job)}
        delivered = server.delivered
    assert fates.keys() == set(range(2, rows + 2))
    for row, status in fates.items():
        times = delivered[number(row)]
        assert status in (ACCEPTED, REJECTED, UNKNOWN)
        assert times in {ACCEPTED: (1,), REJECTED: (0,), UNKNOWN: (0, 1)}[status]
    assert sum(delivered.values()) == sum(delivered[number(row)] for row in fates)
