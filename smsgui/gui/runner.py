"""Sending a job in its own thread, so that the window only has to show what happens."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from smsgui.domain import Account, Job, JobRow, Status
from smsgui.errors import SmsguiError
from smsgui.gui.awake import Awake
from smsgui.gui.core import Core
from smsgui.gui.draft import Composed
from smsgui.gui.flows import doubt
from smsgui.gui.workers import SendThread
from smsgui.providers import by_id
from smsgui.sending import engine
from smsgui.sending.engine import Waiting
from smsgui.sending.journal import Journal
from smsgui.sending.schema import NEVER


@dataclass(frozen=True)
class Begun:
    """The job is in the journal; ``rows`` are all of it, those to be sent as pending; ``sending`` says how many."""

    job: Job
    rows: list[JobRow]
    sending: int


class JobRunner(QObject):
    """Runs one job at a time. ``ended`` carries what stopped it, or ``None`` at its end or after ``stop``."""

    begun = Signal(object)
    submitted = Signal(list)
    waiting = Signal(object)
    ended = Signal(object)

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._thread: SendThread | None = None
        self._awake = Awake()

    @property
    def running(self) -> bool:
        """Whether a job is being sent now."""
        return self._thread is not None

    def start(self, composed: Composed) -> None:
        """Write a new job down and send it."""

        def create(journal: Journal) -> str:
            return journal.create(
                composed.account,
                composed.sheet,
                composed.template,
                composed.call,
                composed.provider.rules,
                composed.messages,
                composed.problems,
                NEVER if composed.draft.allow_repeat else composed.looked,
            )

        self._run(create, composed.account, (), None)

    def go_on(self, job: Job, account: Account, retry: Collection[Status], rows: Collection[int] | None) -> None:
        """Send what is pending of ``job``, those of the statuses ``retry`` too; with ``rows`` nothing but these."""
        self._run(lambda _: job.id, account, retry, rows)

    def stop(self) -> None:
        """Let the requests in flight finish, and leave the rest pending."""
        if self._thread:
            self._thread.stop.set()

    def abandon(self) -> None:
        """After ``stop``: end at once; what is in flight is unknown then."""
        if self._thread:
            self._thread.abandon.set()

    def close(self) -> None:
        """Stop and wait."""
        if self._thread:
            self._thread.stop.set()
            self._thread.wait()
            self._awake.release()

    def _run(
        self,
        job_of: Callable[[Journal], str],
        account: Account,
        retry: Collection[Status],
        rows: Collection[int] | None,
    ) -> None:
        core = self._core
        wanted = None if rows is None else frozenset(rows)

        def steps(thread: SendThread) -> Iterator[object]:
            unlocked = core.unlocked(account)
            with Journal(core.data_dir) as journal:
                job_id = job_of(journal)
                found = [_again(row, retry, wanted) for row in doubt.rows(journal, job_id)]
                sending = sum(row.status is Status.PENDING and _is_in(row, wanted) for row in found)
                yield Begun(doubt.job(journal, job_id), found, sending)
                yield from engine.send(
                    journal,
                    job_id,
                    by_id(account.provider),
                    unlocked,
                    stop=thread.stop,
                    abandon=thread.abandon,
                    retry=retry,
                    rows=wanted,
                )

        self._thread = SendThread(steps, self)
        self._thread.stepped.connect(self._stepped)
        self._thread.ended.connect(self._ended)
        self._awake.hold()
        self._thread.start()

    def _stepped(self, step: object) -> None:
        if isinstance(step, Begun):
            self.begun.emit(step)
        elif isinstance(step, Waiting):
            self.waiting.emit(step)
        else:
            self.submitted.emit(step)

    def _ended(self, error: Exception | None) -> None:
        if self._thread:
            self._thread.wait()
            self._thread.deleteLater()
            self._thread = None
        self._awake.release()
        self.ended.emit(error if isinstance(error, SmsguiError) else None)
        if error and not isinstance(error, SmsguiError):
            raise error


def _is_in(row: JobRow, wanted: frozenset[int] | None) -> bool:
    return wanted is None or row.row in wanted


def _again(row: JobRow, retry: Collection[Status], wanted: frozenset[int] | None) -> JobRow:
    if row.status in retry and _is_in(row, wanted):
        return replace(row, status=Status.PENDING, reference="", code="", detail="")
    return row
