"""The engine: takes what the journal calls pending, sends it, and writes down each step before the next."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable, Collection, Generator, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from smsgui.domain import Account, Batch, Job, Status, Submission
from smsgui.errors import (
    QT_TRANSLATE_NOOP,
    AccountSettingsError,
    JournalError,
    NotSubmittedError,
    RefusedError,
    SmsguiError,
    UnconfirmedError,
)
from smsgui.providers.base import Provider
from smsgui.providers.transport import Transport
from smsgui.sending.batches import batches, size
from smsgui.sending.crew import Crew, Errand
from smsgui.sending.journal import INTERRUPTED, Journal
from smsgui.sending.pace import Clock, Pace, Patience

UNKNOWN_IN_A_ROW = 3
"""So many batches without a clear answer, one after the other, and the job stops."""

TICK = 0.25
"""Seconds between two looks at whether the user has lost patience."""

CLEAR = (Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN)


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
    abandon: threading.Event | None = None,
    retry: Collection[Status] = (),
    rows: Collection[int] | None = None,
    clock: Clock | None = None,
) -> Generator[list[Submission] | Waiting, None, None]:
    """Send what is pending of a job, and yield what became of the rows, a batch at a time; call again to go on.

    What an earlier crash left open is yielded first, as unknown. ``retry`` makes rejected or unknown rows pending again
    before that; unknown ones only when the user has agreed that they may go out twice. With ``rows`` nothing but these
    is made pending or sent.
    A row that another job has sent since this one was written down is skipped (code ``repeat``).
    Once ``stop`` is set the requests in flight finish and the rest stays pending; once ``abandon`` is set too, what
    is in flight is unknown at once.

    Raises, when everything that is known has been written down and yielded: AccountError, NotSubmittedError (tried
    for about 30 s) or UnconfirmedError (three batches in a row) where the job had to stop before its end;
    AccountSettingsError where the account is not of the job's provider; JobBusyError where another process has the
    job; JournalError where the journal can't be written, and then nothing more is sent.
    """
    with journal.owned(job_id) as reserve:
        job = journal.job(job_id)
        _check(job, provider, account)
        left_open = journal.recover(job_id)
        again = set(journal.retry(job_id, retry, rows)) if retry else set()
        if found := [submission for submission in left_open if submission.row not in again]:
            yield found
        with (
            Transport() as transport,
            Crew(int(account.settings.get("parallel") or 1), _carrier(provider, account, transport)) as crew,
        ):
            call = provider.call_named(job.call)
            wanted = None if rows is None else set(rows)
            pending = (message for message in journal.pending(job_id) if wanted is None or message.row in wanted)
            cut = batches(pending, job.template, call, size(call, account))
            clock = clock or Clock()
            pace = Pace(float(account.settings.get("max_rate") or 0), clock)
            run = _Run(journal, job_id, reserve, cut, crew, clock, pace, stop, abandon or threading.Event())
            yield from run.events()


def _carrier(provider: Provider, account: Account, transport: Transport) -> Callable[[Batch], list[Submission]]:
    return lambda batch: provider.submit(batch, account, transport)


def _check(job: Job, provider: Provider, account: Account) -> None:
    if (account.provider, provider.id, account.practice) != (job.provider, job.provider, job.practice):
        raise AccountSettingsError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The job {job} was begun with another kind of account than “{name}” is now: "
                "set that account up as it was, then go on.",
            ),
            job=job.id,
            name=account.name,
        )


class _Run:
    """One run over a job's pending rows. Only HTTP happens in other threads; the journal is this thread's."""

    def __init__(
        self,
        journal: Journal,
        job_id: str,
        reserve: Path,
        cut: Iterator[Batch],
        crew: Crew[Batch, list[Submission]],
        clock: Clock,
        pace: Pace,
        stop: threading.Event,
        abandon: threading.Event,
    ) -> None:
        self._journal, self._job_id, self._reserve = journal, job_id, reserve
        self._cut, self._crew, self._clock, self._pace = cut, crew, clock, pace
        self._stop, self._abandon = stop, abandon
        self._upcoming: deque[Batch] = deque()
        # What is under way, with how many answers in a row had been unclear when it left.
        self._flying: dict[Errand[Batch, list[Submission]], int] = {}
        self._patience = Patience(clock)
        self._slowed: NotSubmittedError | None = None
        self._unclear = 0
        self._unwritten: list[Submission] = []
        self._untold: list[Submission] = []
        self._failure: BaseException | None = None

    def events(self) -> Generator[list[Submission] | Waiting, None, None]:
        try:
            while True:
                self._write(self._ready())
                if self._untold:
                    told, self._untold = self._untold, []
                    yield told
                elif self._flying:
                    self._more()  # while the requests are under way
                    self._land()
                elif self._over() or not self._more():
                    break
                elif self._slowed:
                    yield from self._pause(self._slowed)
                elif delay := self._pace.delay():
                    self._clock.wait(self._stop, delay)
        finally:
            while self._flying:
                self._land()
            self._write([])
        if self._failure and not (isinstance(self._failure, UnconfirmedError) and not self._more()):
            raise self._failure

    def _over(self) -> bool:
        return self._failure is not None or self._stop.is_set() or self._abandon.is_set()

    def _more(self) -> bool:
        """Whether a batch is left to be sent; the next one then lies ready."""
        if not self._upcoming:
            try:
                self._upcoming.extend(islice(self._cut, 1))
            except JournalError as error:
                self._failure = self._failure or error
        return bool(self._upcoming)

    def _room(self, leaving: int = 0) -> bool:
        """Whether a batch could leave besides so many others, if the pace lets it."""
        # After an unclear answer one at a time, so that no more rows than need be share its fate.
        most = 1 if self._unclear else self._crew.count
        return not (self._over() or self._slowed) and len(self._flying) + leaving < most and self._more()

    def _ready(self) -> list[Batch]:
        """The batches that may leave now."""
        found: list[Batch] = []
        while self._room(len(found)) and not self._pace.delay():
            self._pace.take()
            found.append(self._upcoming.popleft())
        return found

    def _write(self, leaving: list[Batch]) -> None:
        """Write down what is known and that these leave, in one step, and only then let them leave."""
        if not (self._unwritten or leaving):
            return
        try:
            held = self._journal.record(self._job_id, self._unwritten, [m for b in leaving for m in b.messages])
        except JournalError as error:
            # What can't be written may not leave; for what is known there is the reserve.
            self._failure = self._failure or error
            if self._spend_reserve():
                self._write([])
            return
        self._unwritten = []
        self._untold += held
        rows = {submission.row for submission in held}
        for batch in leaving:
            if rows:
                batch = replace(batch, messages=tuple(m for m in batch.messages if m.row not in rows))
            if batch.messages:
                self._flying[self._crew.send(batch)] = self._unclear

    def _spend_reserve(self) -> bool:
        try:
            self._reserve.unlink()
        except OSError:
            return False
        return True

    def _land(self) -> None:
        """Take in what has come of the requests under way; returns now and then without any."""
        self._crew.wait(min(self._pace.delay(), TICK) if self._room() else TICK)
        for errand, unclear in list(self._flying.items()):
            if errand.result is not None:
                self._settle(errand.order, unclear, errand.result)
                del self._flying[errand]
        if self._abandon.is_set():
            for errand in self._flying:
                self._known([INTERRUPTED._replace(row=message.row) for message in errand.order.messages])
            self._flying.clear()

    def _settle(self, batch: Batch, unclear: int, result: list[Submission] | BaseException) -> None:
        match result:
            case NotSubmittedError():
                if not self._slowed or (result.retry_after or 0) >= (self._slowed.retry_after or 0):
                    self._slowed = result
                self._upcoming.appendleft(batch)
                self._unwritten += _all(batch, Status.PENDING)
                return
            case RefusedError():
                answers = _all(batch, Status.REJECTED, result.code, result.detail)
            case UnconfirmedError():
                answers = _all(batch, Status.UNKNOWN, result.code, result.detail)
            case SmsguiError():
                self._failure = self._failure or result
                self._unwritten += _all(batch, Status.PENDING)
                return
            case BaseException():  # a slip of ours; the rows may have left
                self._failure = self._failure or result
                answers = _all(batch, Status.UNKNOWN, "", f"smsgui itself failed here ({type(result).__name__}).")
            case _:
                answers = _answers(batch, result)
        self._patience.restore()
        self._count(unclear, answers)
        self._known(answers)

    def _known(self, answers: list[Submission]) -> None:
        self._unwritten += answers
        self._untold += answers

    def _count(self, unclear: int, answers: list[Submission]) -> None:
        """Stop after too many unclear answers in a row; what left together is one, since one mishap can hit it all."""
        if any(answer.status is not Status.UNKNOWN for answer in answers):
            self._unclear = 0
        elif unclear == self._unclear:
            self._unclear += 1
            if self._unclear >= UNKNOWN_IN_A_ROW and not self._failure:
                self._failure = UnconfirmedError(answers[0].code, answers[0].detail)

    def _pause(self, error: NotSubmittedError) -> Iterator[Waiting]:
        seconds = self._patience.pause(error.retry_after)
        if seconds is None:
            self._failure = error
            return
        yield Waiting(seconds, error)
        self._clock.wait(self._stop, seconds)
        self._patience.resume()
        self._slowed = None


def _all(batch: Batch, status: Status, code: str = "", detail: str = "") -> list[Submission]:
    return [Submission(message.row, status, "", code, detail) for message in batch.messages]


def _answers(batch: Batch, submissions: list[Submission]) -> list[Submission]:
    """Exactly one answer for each message, in the batch's order, whatever the provider's answer was made into."""
    rows = [message.row for message in batch.messages]
    if [one.row for one in submissions] == rows and all(one.status in CLEAR for one in submissions):
        return submissions
    times = Counter(submission.row for submission in submissions)
    clear = {s.row: s for s in submissions if s.status in CLEAR and times[s.row] == 1}
    silence = "The answer does not clearly say what became of this number."
    return [clear.get(row) or Submission(row, Status.UNKNOWN, "", "unreadable", silence) for row in rows]
