"""The engine: takes what the journal calls pending, sends it, and writes down each step before the next."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from smsgui.domain import Account, Batch, Status, Submission
from smsgui.errors import (
    JournalError,
    NotSubmittedError,
    ProviderError,
    RefusedError,
    SmsguiError,
    UnconfirmedError,
)
from smsgui.providers.base import Provider
from smsgui.providers.transport import Transport
from smsgui.sending.batches import batches, size
from smsgui.sending.journal import Journal
from smsgui.sending.pace import Clock, Pace, Patience

UNKNOWN_IN_A_ROW = 3
"""So many batches without a clear answer, one after the other, and the job stops."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The engine pauses ``seconds`` before it tries again; ``error`` says why. ``stop`` cuts it short."""

    seconds: float
    error: NotSubmittedError


def send(
    journal: Journal,
    job_id: str,
    provider: Provider,
    account: Account,
    *,
    stop: threading.Event,
    retry: Collection[Status] = (),
    rows: Collection[int] | None = None,
    clock: Clock | None = None,
) -> Iterator[list[Submission] | Waiting]:
    """Send what is pending of a job, and yield what became of the rows, a batch at a time; call again to go on.

    What an earlier crash left open is yielded first, as unknown. ``retry`` makes rejected or unknown rows (all, or
    only ``rows``) pending again before that; unknown ones only when the user has agreed that they may go out twice.
    Once ``stop`` is set the requests in flight finish and the rest stays pending.

    Raises, when everything that is known has been written down and yielded: AccountError, NotSubmittedError (tried
    for about 30 s) or UnconfirmedError (three batches in a row) where the job had to stop before its end;
    JobBusyError where another process has it; JournalError where the journal can't be written, and then nothing more
    is sent.
    """
    with journal.owned(job_id):
        left_open = journal.recover(job_id)
        again = set(journal.retry(job_id, retry, rows)) if retry else set()
        if found := [submission for submission in left_open if submission.row not in again]:
            yield found
        with Transport() as transport:
            yield from _Run(journal, job_id, provider, account, transport, stop, clock or Clock()).events()


class _Run:
    """One run over a job's pending rows. Only HTTP happens in the pool's threads; the journal is this thread's."""

    def __init__(
        self,
        journal: Journal,
        job_id: str,
        provider: Provider,
        account: Account,
        transport: Transport,
        stop: threading.Event,
        clock: Clock,
    ) -> None:
        self._journal, self._job_id, self._stop, self._clock = journal, job_id, stop, clock
        self._provider, self._account, self._transport = provider, account, transport
        job = journal.job(job_id)
        call = provider.call_named(job.call)
        self._batches = batches(journal.pending(job_id), job.template, call, size(call, account))
        self._again: deque[Batch] = deque()
        self._flying: dict[Future[list[Submission]], Batch] = {}
        self._most = int(account.settings.get("parallel") or 1)
        self._pace = Pace(float(account.settings.get("max_rate") or 0), clock)
        self._patience = Patience(clock)
        self._slowed: NotSubmittedError | None = None
        self._unclear = 0
        self._ended = False
        self._unwritten: list[Submission] = []
        self._failure: Exception | None = None

    def events(self) -> Iterator[list[Submission] | Waiting]:
        known: list[Submission] = []
        with ThreadPoolExecutor(self._most, thread_name_prefix="request") as pool:
            try:
                while True:
                    batch = self._next()
                    started = self._write(known, batch, pool)
                    if told := [submission for submission in known if submission.status is not Status.PENDING]:
                        yield told
                    known = []
                    if started:
                        continue
                    if self._flying:
                        known = self._land(self._pace.delay() if self._may_start() else None)
                    elif self._slowed and not self._over():
                        yield from self._pause(self._slowed)
                    elif self._may_start():
                        self._clock.wait(self._stop, self._pace.delay())
                    else:
                        break
            finally:
                while self._flying:
                    self._write(self._land(None), None, pool)
        if self._failure:
            raise self._failure

    def _over(self) -> bool:
        return self._failure is not None or self._stop.is_set()

    def _may_start(self) -> bool:
        return not (self._over() or self._slowed or self._ended) and len(self._flying) < self._most

    def _next(self) -> Batch | None:
        """The batch to start now, if one may start."""
        if not self._may_start() or self._pace.delay():
            return None
        batch = self._again.popleft() if self._again else next(self._batches, None)
        self._ended = batch is None
        return batch

    def _write(self, known: list[Submission], batch: Batch | None, pool: ThreadPoolExecutor) -> bool:
        """Write down what is known and that ``batch`` leaves, in one step, and only then let it leave."""
        self._unwritten += known
        if not (self._unwritten or batch):
            return False
        try:
            self._journal.record(self._job_id, self._unwritten, [m.row for m in batch.messages] if batch else ())
        except JournalError as error:
            # What can't be written may not leave; what is known is tried again with the next outcome.
            self._failure = self._failure or error
            return False
        self._unwritten = []
        if batch is None:
            return False
        self._pace.take()
        self._flying[pool.submit(self._provider.submit, batch, self._account, self._transport)] = batch
        return True

    def _land(self, timeout: float | None) -> list[Submission]:
        """What became of the rows of the requests that have ended by now."""
        landed: list[Submission] = []
        for future in wait(self._flying, timeout, FIRST_COMPLETED).done:
            landed += self._outcome(future, self._flying.pop(future))
        return landed

    def _outcome(self, future: Future[list[Submission]], batch: Batch) -> list[Submission]:
        try:
            submissions = future.result()
        except NotSubmittedError as error:
            self._slowed = error
            self._again.append(batch)
            return _all(batch, Status.PENDING)
        except RefusedError as error:
            submissions = _all(batch, Status.REJECTED, error)
        except UnconfirmedError as error:
            submissions = _all(batch, Status.UNKNOWN, error)
        except SmsguiError as error:
            self._failure = self._failure or error
            return _all(batch, Status.PENDING)
        except Exception as error:  # noqa: BLE001 - a slip of ours; the rows may have left, so they are unknown
            self._failure = self._failure or error
            return _all(batch, Status.UNKNOWN)
        self._patience.restore()
        self._count(submissions)
        return submissions

    def _count(self, submissions: list[Submission]) -> None:
        if any(submission.status is not Status.UNKNOWN for submission in submissions):
            self._unclear = 0
            return
        self._unclear += 1
        if self._unclear >= UNKNOWN_IN_A_ROW and self._failure is None:
            self._failure = UnconfirmedError(submissions[0].code, submissions[0].detail)

    def _pause(self, error: NotSubmittedError) -> Iterator[Waiting]:
        seconds = self._patience.pause(error.retry_after)
        if seconds is None:
            self._failure = error
            return
        yield Waiting(seconds, error)
        self._clock.wait(self._stop, seconds)
        self._slowed = None
        self._ended = False


def _all(batch: Batch, status: Status, error: ProviderError | None = None) -> list[Submission]:
    code, detail = (error.code, error.detail) if error else ("", "")
    return [Submission(message.row, status, "", code, detail) for message in batch.messages]
