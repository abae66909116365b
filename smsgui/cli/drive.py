"""Drive the engine, and tell each row's fate as soon as it is known."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from queue import SimpleQueue

from smsgui import providers
from smsgui.cli import signals
from smsgui.cli.exits import Exit
from smsgui.cli.show import counts, counts_in_words, explain, line, row, slip
from smsgui.cli.streams import complain, discard
from smsgui.domain import Account, JobRow, Status, Submission
from smsgui.errors import AccountSettingsError, JobBusyError, ProviderError, SmsguiError
from smsgui.sending import engine
from smsgui.sending.journal import Journal


class Interrupts:
    """``stop`` lets the requests under way finish; ``abandon`` does not wait for them."""

    def __init__(self) -> None:
        self.stop, self.abandon = threading.Event(), threading.Event()

    def another(self) -> None:
        """Go one step further: the third interrupt ends the program at once."""
        if self.abandon.is_set():
            os._exit(Exit.INTERRUPTED)
        if self.stop.is_set():
            complain("not waiting any longer; rows whose request is under way are unknown.")
            self.abandon.set()
        else:
            complain("stopping when the requests under way have their answers; interrupt again not to wait for them.")
            self.stop.set()


@contextlib.contextmanager
def interruptible() -> Iterator[Interrupts]:
    """From here on an interrupt leaves every row accounted for."""
    interrupts = Interrupts()
    # A handler runs in the middle of anything, where setting an event could block for good; this queue can't.
    came: SimpleQueue[int | None] = SimpleQueue()

    def watch() -> None:
        while came.get() is not None:
            interrupts.another()

    threading.Thread(target=watch, name="interrupts", daemon=True).start()
    before = {number: signal.signal(number, lambda number, _: came.put(number)) for number in signals.ending()}
    try:
        yield interrupts
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        came.put(None)


def drive(
    journal: Journal,
    job_id: str,
    account: Account,
    interrupts: Interrupts,
    as_json: bool,
    retry: Collection[Status] | None = None,
) -> Exit:
    """Send what is pending and tell it: every row of a new job; of one gone on with (``retry``) those that it touched.

    Raises JobBusyError where another process has the job, AccountSettingsError where the account isn't the job's.
    """
    before = {} if retry is None else {found.row: _state(found) for found in journal.rows(job_id)}
    teller = _Teller(journal.rows(job_id), interrupts.stop, as_json)
    if retry is None:
        teller.rows(journal.rows(job_id, Status.SKIPPED))
    _send(journal, job_id, account, interrupts, teller, retry or ())
    interrupted = interrupts.stop.is_set()
    teller.rows(found for found in journal.rows(job_id) if _state(found) != before.get(found.row))
    found = counts(journal.job(job_id))
    teller.job(job_id, found)
    if found["unknown"]:
        return Exit.UNKNOWN
    if interrupted:
        return Exit.INTERRUPTED
    if found["pending"]:
        return Exit.STOPPED
    return Exit.SOME_FAILED if found["rejected"] or found["skipped"] else Exit.GOOD


def _state(found: JobRow) -> tuple[Status, str]:
    return found.status, found.at


def _send(
    journal: Journal,
    job_id: str,
    account: Account,
    interrupts: Interrupts,
    teller: _Teller,
    retry: Collection[Status],
) -> None:
    provider = providers.by_id(account.provider)
    try:
        for event in engine.send(
            journal, job_id, provider, account, stop=interrupts.stop, abandon=interrupts.abandon, retry=retry
        ):
            if isinstance(event, engine.Waiting):
                complain(f"waiting {event.seconds:.0f} s, then trying again: {explain(event.error, provider)}")
            else:
                teller.submissions(event)
    except (JobBusyError, AccountSettingsError):
        raise
    except ProviderError as error:
        complain(f"stopped; {explain(error, provider)}")
    except SmsguiError as error:
        complain(f"stopped; {error}")
    except Exception as error:  # noqa: BLE001 - a slip of ours; the rows still get their lines
        complain(f"stopped; {slip(error)}")


class _Teller:
    """Prints one line for each row that it is given, and never a second one. Sets ``stop`` when nobody reads on."""

    def __init__(self, rows: Iterable[JobRow], stop: threading.Event, as_json: bool) -> None:
        self._known = {found.row: (found.number, found.segments) for found in rows}
        self._told: set[int] = set()
        self._stop, self._as_json = stop, as_json

    def rows(self, found: Iterable[JobRow]) -> None:
        """Print those that have no line yet."""
        self._print(self._line(entry) for entry in found if entry.row not in self._told)

    def submissions(self, found: Iterable[Submission]) -> None:
        """Print what became of a batch."""
        self.rows(self._row(submission) for submission in found)

    def job(self, job_id: str, found: Mapping[str, int]) -> None:
        """Print the line for the job as a whole."""
        if self._as_json:
            self._print([json.dumps({"job": job_id, "counts": found})])
        else:
            more = f" “smsgui-cli jobs resume {job_id}” sends what is pending." if found["pending"] else ""
            self._print([f"Job {job_id}: {counts_in_words(found)}.{more}"])

    def _row(self, told: Submission) -> JobRow:
        number, segments = self._known[told.row]
        return JobRow(told.row, (), number, None, (), segments, told.status, told.reference, told.code, told.detail)

    def _line(self, found: JobRow) -> str:
        self._told.add(found.row)
        return line(row(found), self._as_json)

    def _print(self, lines: Iterable[str]) -> None:
        try:
            for text in lines:
                print(text)
            sys.stdout.flush()
        except OSError as error:
            self._stop.set()
            discard(sys.stdout)
            complain(f"stopping, because the output can't be written ({error.strerror}).")
