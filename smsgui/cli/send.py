"""smsgui-cli send and jobs resume: one line for each row as soon as its fate is known, then one for the job."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from smsgui import providers
from smsgui.cli.accounts import saved
from smsgui.cli.preview import Plan, plan
from smsgui.cli.show import counts, counts_in_words, explain, line, row
from smsgui.domain import Account, Status, Submission
from smsgui.errors import QT_TRANSLATE_NOOP, JobBusyError, JournalError, ProviderError, SheetError, SmsguiError
from smsgui.sending import engine
from smsgui.sending.journal import Journal
from smsgui.sheets import report

SOME_FAILED, WRONG_USE, SOME_UNKNOWN, STOPPED, INTERRUPTED = 1, 2, 3, 4, 130


def send(options: argparse.Namespace) -> int:
    """smsgui-cli send"""
    if options.out:
        _check_out(Path(options.out), Path(options.file))
    _check_terminal(options)
    account = saved(options).open(options.account)
    with Journal(options.data_dir) as journal:
        found = plan(options, account, journal)
        if found.composition.messages and not options.yes and not _agreed(_question(found)):
            return WRONG_USE
        job_id = journal.create(
            account,
            found.sheet,
            found.template,
            found.call,
            found.provider.rules,
            found.composition.messages,
            found.composition.problems,
        )
        told = _Told(journal, job_id, options.json)
        told.rest(Status.SKIPPED)
        interrupted = _drive(journal, job_id, account, told)
        told.rest()
        code = _finish(journal, job_id, options.json, interrupted)
        if options.out:
            _write_results(journal, job_id, Path(options.out))
    return code


def resume(options: argparse.Namespace) -> int:
    """smsgui-cli jobs resume"""
    _check_terminal(options)
    with Journal(options.data_dir) as journal:
        job = journal.job(options.job)
        account = saved(options).open(job.account)
        retry = [Status(word) for word in options.retry]
        if not options.yes and not _agreed(_resume_question(counts(job), retry, account)):
            return WRONG_USE
        told = _Told(journal, job.id, options.json)
        interrupted = _drive(journal, job.id, account, told, retry)
        return _finish(journal, job.id, options.json, interrupted)


class _Told:
    """The rows whose line has been printed."""

    def __init__(self, journal: Journal, job_id: str, as_json: bool) -> None:
        self._journal, self._job_id, self._as_json = journal, job_id, as_json
        self._known = {r.row: (r.number, r.segments) for r in journal.rows(job_id)}
        self._rows: set[int] = set()

    def rest(self, status: Status | None = None) -> None:
        """Print the rows (of one status) that have no line yet, in the sheet's order."""
        for found in self._journal.rows(self._job_id, status):
            if found.row not in self._rows:
                self._rows.add(found.row)
                print(line(row(found), self._as_json))
        sys.stdout.flush()

    def submissions(self, found: Iterable[Submission]) -> None:
        """Print what became of a batch."""
        for submission in found:
            self._rows.add(submission.row)
            number, segments = self._known[submission.row]
            entry = {
                "row": submission.row,
                "number": number,
                "status": submission.status.value,
                "reference": submission.reference,
                "code": submission.code,
                "detail": submission.detail,
                "segments": segments,
            }
            print(line(entry, self._as_json))
        sys.stdout.flush()


def _drive(journal: Journal, job_id: str, account: Account, told: _Told, retry: Collection[Status] = ()) -> bool:
    """Send until the end, a stop, or what the engine can't go on with; whether the user interrupted it."""
    provider = providers.by_id(account.provider)
    with _interruptible() as stop:
        try:
            for event in engine.send(journal, job_id, provider, account, stop=stop, retry=retry):
                if isinstance(event, engine.Waiting):
                    why = explain(event.error, provider)
                    print(f"smsgui-cli: waiting {event.seconds:.0f} s, then trying again: {why}", file=sys.stderr)
                else:
                    told.submissions(event)
        except ProviderError as error:
            print(f"smsgui-cli: stopped; {explain(error, provider)}", file=sys.stderr)
        except JobBusyError:
            raise
        except JournalError as error:
            print(f"smsgui-cli: stopped; {error}", file=sys.stderr)
        return stop.is_set()


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """The first interrupt lets the requests in flight finish; a second one ends at once."""
    stop = threading.Event()

    def interrupt(*_: object) -> None:
        if stop.is_set():
            sentence = "ended at once; rows whose request was under way will be unknown"
            os.write(2, f"smsgui-cli: {sentence}.\n".encode())
            os._exit(INTERRUPTED)
        stop.set()
        os.write(2, b"smsgui-cli: stopping once the requests in flight have their answers; again to end at once.\n")

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _finish(journal: Journal, job_id: str, as_json: bool, interrupted: bool) -> int:
    found = counts(journal.job(job_id))
    print(json.dumps({"job": job_id, "counts": found}) if as_json else f"Job {job_id}: {counts_in_words(found)}")
    if found["unknown"]:
        return SOME_UNKNOWN
    if interrupted:
        return INTERRUPTED
    if found["pending"]:
        return STOPPED
    return SOME_FAILED if found["rejected"] or found["skipped"] else 0


def _write_results(journal: Journal, job_id: str, out: Path) -> None:
    # The messages are gone already, so the exit code stays what it is; the workbook can still be had.
    try:
        report.write(out, journal.job(job_id).columns, journal.rows(job_id))
    except SmsguiError as error:
        again = f"smsgui-cli jobs export {job_id} --out FILE"
        print(f"smsgui-cli: {error} The results are kept: “{again}” writes them.", file=sys.stderr)


def _check_out(out: Path, sheet: Path) -> None:
    if out.suffix.lower() != ".xlsx":
        raise SheetError(QT_TRANSLATE_NOOP("errors", "The results “{file}” must be named .xlsx."), file=out.name)
    if out.resolve() == sheet.resolve() or (out.exists() and sheet.exists() and out.samefile(sheet)):
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "The results may not be written over the sheet “{file}”: choose another name."),
            file=sheet.name,
        )
    if out.is_dir() or not out.resolve().parent.is_dir():
        raise SheetError(QT_TRANSLATE_NOOP("errors", "There is no folder for the results “{file}”."), file=str(out))


def _check_terminal(options: argparse.Namespace) -> None:
    if not options.yes and not (sys.stdin is not None and sys.stdin.isatty()):
        raise SmsguiError(
            QT_TRANSLATE_NOOP("errors", "Nobody can be asked here whether to send: add --yes to send without asking.")
        )


def _agreed(question: str) -> bool:
    print(question, "Type “yes” to send: ", sep="\n", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() == "yes":
        return True
    print("smsgui-cli: nothing was sent.", file=sys.stderr)
    return False


def _question(found: Plan) -> str:
    composition = found.composition
    first = composition.messages[0]
    segments = "" if composition.segments is None else f" ({composition.segments} segments)"
    return (
        f"{len(composition.messages)} messages{segments} in {len(found.batches())} requests, "
        f"through the account “{found.account.name}” ({found.provider.name}); {len(composition.problems)} left out.\n"
        f"The first goes to {first.number}: {first.text or ' | '.join(first.parameters)}"
    )


def _resume_question(found: dict[str, int], retry: Collection[Status], account: Account) -> str:
    wanted = [f"{found['pending']} pending"]
    wanted += [f"{found[status.value]} {status.value}" for status in retry]
    lines = [f"Going on through the account “{account.name}” with these rows: {', '.join(wanted)}."]
    if Status.UNKNOWN in retry:
        lines.append("Unknown rows may have been sent already: those people may get the message twice.")
    return "\n".join(lines)
