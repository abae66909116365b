"""Rejected and unknown rows: sent again on purpose only."""

from __future__ import annotations

import pytest

from smsgui.domain import Status
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import (
    ACCEPTED,
    PENDING,
    REJECTED,
    UNKNOWN,
    account,
    create,
    messages,
    number,
    send,
)


@pytest.mark.parametrize(
    ("retry", "rows", "sent"),
    [
        ([], None, []),
        ([REJECTED], None, [2, 3]),
        ([UNKNOWN], None, [4, 5]),
        ([REJECTED, UNKNOWN], None, [2, 3, 4, 5]),
        ([UNKNOWN], [5], [5]),
        ([REJECTED, UNKNOWN], [2, 5, 7, 99], [2, 5]),
        ([ACCEPTED, PENDING], None, []),
    ],
)
def test_rejected_and_unknown_rows_are_sent_again_only_when_asked_for(
    retry: list[Status], rows: list[int] | None, sent: list[int], journal: Journal, practice: Practice
) -> None:
    server = practice("code@1=18033,reset@2")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(6))
    send(journal, job, used)
    before = [REJECTED, REJECTED, UNKNOWN, UNKNOWN, ACCEPTED, ACCEPTED]
    assert [row.status for row in journal.rows(job)] == before
    outcome = send(journal, job, used, retry=retry, rows=rows)
    assert outcome.statuses == dict.fromkeys(sent, ACCEPTED)
    assert [row.status for row in journal.rows(job)] == [
        ACCEPTED if row in sent else status for row, status in zip(range(2, 8), before, strict=True)
    ]
    assert server.delivered == {number(row): 1 for row in [*sent, 6, 7]}


def test_nothing_but_the_rows_that_were_asked_for_is_sent_again(journal: Journal, practice: Practice) -> None:
    server = practice("code@1=18033,code@2=18013")
    used = account(server.url, batch_size="2")
    job = create(journal, used, messages(6))
    send(journal, job, used)
    assert [row.status for row in journal.rows(job)] == [REJECTED] * 2 + [PENDING] * 4
    assert send(journal, job, used, retry=[REJECTED], rows=[3]).statuses == {3: ACCEPTED}
    assert [row.status for row in journal.rows(job)] == [REJECTED, ACCEPTED] + [PENDING] * 4
    assert send(journal, job, used).statuses == dict.fromkeys((4, 5, 6, 7), ACCEPTED)
    assert server.delivered == {number(row): 1 for row in (3, 4, 5, 6, 7)}
