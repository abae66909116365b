"""smsgui-cli send and jobs resume: one line for each row as soon as its fate is known, then one for the job."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from smsgui.cli import results
from smsgui.cli.accounts import saved
from smsgui.cli.drive import drive, interruptible
from smsgui.cli.exits import Exit
from smsgui.cli.preview import Plan, plan
from smsgui.cli.show import content, counted, counts
from smsgui.cli.streams import complain
from smsgui.domain import Account, SheetWarning, Status
from smsgui.errors import QT_TRANSLATE_NOOP, SmsguiError
from smsgui.sending.journal import Journal

MOST_NOTES = 5


def send(options: argparse.Namespace) -> Exit:
    """smsgui-cli send"""
    out = results.checked(options.out, options.file) if options.out is not None else None
    _require_consent(options)
    account = saved(options).open(options.account)
    with Journal(options.data_dir) as journal:
        found = plan(options, account, journal)
        _tell(found.warnings())
        if found.composition.messages and not _agreed(options, _question(found)):
            return Exit.WRONG_USE
        with interruptible() as interrupts:
            job_id = journal.create(
                account,
                found.sheet,
                found.template,
                found.call,
                found.provider.rules,
                found.composition.messages,
                found.composition.problems,
                found.looked,
            )
            code = drive(journal, job_id, account, interrupts, options.json)
        if out:
            _write_results(journal, job_id, out)
    return code


def resume(options: argparse.Namespace) -> Exit:
    """smsgui-cli jobs resume"""
    _require_consent(options)
    with Journal(options.data_dir) as journal:
        job = journal.job(options.job)
        account = saved(options).open(job.account)
        retry = [Status(word) for word in dict.fromkeys(options.retry)]
        found = counts(job)
        if sum(found[status] for status in (Status.PENDING, *retry)) and not _agreed(
            options, _resume_question(found, retry, account)
        ):
            return Exit.WRONG_USE
        with interruptible() as interrupts:
            return drive(journal, job.id, account, interrupts, options.json, retry)


def _write_results(journal: Journal, job_id: str, out: Path) -> None:
    # The messages are gone already, so the exit code stays what it is; the workbook can still be had.
    try:
        results.write(journal, journal.job(job_id), out)
    except SmsguiError as error:
        complain(f"{error} Nothing is lost: “smsgui-cli jobs export {job_id} --out FILE” writes the results.")


def _require_consent(options: argparse.Namespace) -> None:
    if not (options.yes or sys.stdin.isatty()):
        raise SmsguiError(
            QT_TRANSLATE_NOOP("errors", "Nobody can be asked here whether to send: add --yes to send without asking.")
        )


def _tell(warnings: Sequence[SheetWarning]) -> None:
    """What should be looked at is said however the send was asked for."""
    for warning in warnings[:MOST_NOTES]:
        complain(f"note: {warning}")
    if len(warnings) > MOST_NOTES:
        complain(f"note: “smsgui-cli preview” shows {counted(len(warnings) - MOST_NOTES, 'more note')}.")


def _agreed(options: argparse.Namespace, question: str) -> bool:
    if options.yes:
        return True
    print(question, "Type “yes” or “y” to send: ", sep="\n", end="", file=sys.stderr, flush=True)
    with contextlib.suppress(UnicodeDecodeError):  # an answer that is no text is no yes
        if sys.stdin.readline().strip().lower() in ("yes", "y"):
            return True
    complain("nothing was sent.")
    return False


def _question(found: Plan) -> str:
    composition = found.composition
    first = composition.messages[0]
    segments = "" if composition.segments is None else f" ({counted(composition.segments, 'segment')})"
    return (
        f"{counted(len(composition.messages), 'message')}{segments} in {counted(len(found.batches()), 'request')}, "
        f"through the account “{found.account.name}” ({found.provider.name}); "
        f"{counted(len(composition.problems), 'row')} left out.\n"
        f"The first goes to {first.number}: {content(first)}"
    )


def _resume_question(found: Mapping[str, int], retry: Collection[Status], account: Account) -> str:
    wanted = ", ".join(f"{found[status]} {status}" for status in (Status.PENDING, *retry))
    lines = [f"Going on through the account “{account.name}” with these rows: {wanted}."]
    if Status.UNKNOWN in retry:
        lines.append("Unknown rows may have been sent already: those people may get the message twice.")
    return "\n".join(lines)
