"""The one place that turns values and errors into sentences in the user's language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from smsgui.domain import Account, Job, JobRow, Message, Problem, SheetWarning, Status, Template
from smsgui.errors import AccountSettingsError, NotSubmittedError, ProviderError, SmsguiError, UnconfirmedError
from smsgui.gui.draft import Last
from smsgui.gui.words import CHOICES, COUNTRIES, ON_THE_WAY, REASONS, STATUS_HINTS, STATUS_WORDS
from smsgui.providers import PROVIDERS, by_id
from smsgui.providers.base import Checked
from smsgui.providers.declared import Code

PHONE = re.compile(r"(?<![0-9A-Za-z])\+?\d(?:[ -]?\d){7,}")
"""What may be a phone number; digits behind a letter are an order number or the like."""

NO_COUNTS = frozenset(("row", "first", "process", "port"))
"""Places in sentences whose whole numbers count nothing: they say where or which something is."""

translate = QCoreApplication.translate


def countries() -> dict[str, str]:
    """Countries for numbers written without one, by their two letters."""
    return {code: translate("texts", name) for code, name in COUNTRIES.items()}


def choice_known(value: str) -> bool:
    """Whether there are words for a choice."""
    return value in CHOICES


def choice(value: str) -> str:
    """One of the choices of an account's field."""
    return translate("texts", CHOICES[value]) if value in CHOICES else value


def _filled(context: str, sentence: str, values: Mapping[str, object]) -> str:
    shown = {
        name: number(value) if isinstance(value, int) and name not in NO_COUNTS else value
        for name, value in values.items()
    }
    return translate(context, sentence).format(**shown)


def error(problem: SmsguiError, provider_id: str = "") -> str:
    """What went wrong, in one or two sentences; for a provider's error its code and own words stand at the end."""
    if isinstance(problem, ProviderError):
        return outcome(problem.code, problem.detail, provider_id)
    labels = {name: field_label(str(key)) for name, key in problem.values.items() if name in ("key", "field")}
    return _filled("errors", problem.sentence, {**problem.values, **labels})


def field_label(key: str) -> str:
    """An account's field as its form calls it."""
    fields = (field for provider in PROVIDERS for field in provider.fields if field.key == key)
    field = next(fields, None)
    return translate("providers", field.label) if field else key


def stopped(problem: SmsguiError, provider_id: str) -> str:
    """Why a send ended before its last row."""
    said = error(problem, provider_id)
    if isinstance(problem, NotSubmittedError):
        return translate("texts", "The provider could not be reached for a while. {reason}").format(reason=said)
    return said


def explanation(code: str, provider_id: str) -> str:
    """Our sentence for a code of the provider's or of the way to it; empty if we know none."""
    if code in ON_THE_WAY:
        return translate("texts", ON_THE_WAY[code])
    if code.startswith("http_"):
        return translate("texts", "The provider answered with HTTP status {status}.").format(status=code[5:])
    known = _known(code, provider_id)
    return translate("providers", known.sentence) if known else ""


def _known(code: str, provider_id: str) -> Code | None:
    try:
        return by_id(provider_id).codes.get(code)
    except AccountSettingsError:
        return None


def outcome(code: str, detail: str, provider_id: str) -> str:
    """Our sentence with the provider's code and words after it, or those alone."""
    ours = explanation(code, provider_id)
    if code in ON_THE_WAY or code.startswith("http_"):
        return ours
    theirs = " ".join(filter(None, [code, detail]))
    if not ours:
        return theirs
    return translate("texts", "{sentence} (Provider: {words})").format(sentence=ours, words=theirs) if theirs else ours


def problem(problem: Problem) -> str:
    """Why a row is left out, as a sentence."""
    return _filled("problems", problem.sentence, problem.values)


def reason(code: str) -> str:
    """Why rows are left out, in a few words."""
    return translate("texts", REASONS[code]) if code in REASONS else code


def reasons(counts: Mapping[str, int]) -> str:
    """How many rows are left out for which reason, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    return " · ".join(f"{reason(code)}: {number(count)}" for code, count in ordered)


def warning(warning: SheetWarning) -> str:
    """A warning about the sheet, as a sentence."""
    return _filled("warnings", warning.sentence, warning.values)


def checked(result: Checked) -> str:
    """What the check of an account found."""
    return _filled("providers", result.sentence, result.values)


def status(status: Status) -> str:
    """A status in a word or two."""
    return translate("texts", STATUS_WORDS[status])


def status_hint(status: Status) -> str:
    """What a status means."""
    return translate("texts", STATUS_HINTS[status])


def account_name(account: Account | Job | None) -> str:
    """An account as it is called on screen; the practice ones in the user's language."""
    if account is None:
        return ""
    if not account.practice:
        return account.name if isinstance(account, Account) else account.account
    return practice_name(by_id(account.provider).name)


def practice_name(provider: str) -> str:
    """A practice account's name on screen."""
    return translate("texts", "Practice – {provider}").format(provider=provider)


def number(count: int) -> str:
    """A count with the separators of the language."""
    return QLocale().toString(count)


def date(moment: str, *, time: bool = True) -> str:
    """An ISO 8601 moment in local time and short form."""
    local = datetime.fromisoformat(moment).astimezone()
    value = QDateTime(local.year, local.month, local.day, local.hour, local.minute, local.second)
    form = QLocale.FormatType.ShortFormat
    return QLocale().toString(value, form) if time else QLocale().toString(value.date(), QLocale.FormatType.LongFormat)


def masked(text: str) -> str:
    """``text`` with four digits of every phone number in it made unreadable, those before its last four."""
    return PHONE.sub(_mask, text)


def _mask(found: re.Match[str]) -> str:
    digits = [place for place, character in enumerate(found[0]) if character.isdigit()]
    hidden = set(digits[-8:-4])
    return "".join("*" if place in hidden else character for place, character in enumerate(found[0]))


def shown_number(number: str, mask: bool) -> str:
    """A number in groups, the mainland ones without their country; masked if asked."""
    home = number.removeprefix("+86") if number.startswith("+86") and len(number) == 14 else number
    return masked(home) if mask else home


def parameters(values: Sequence[str]) -> str:
    """A template's values, where its text is not known."""
    return "  ".join(f"{{{place}}} {value}" for place, value in enumerate(values, 1)) or "–"


def file_name(path: str) -> str:
    """The last part of a path, whichever system wrote it."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def job_state(job: Job) -> str:
    """Where a job stands, in a word or two."""
    words = {
        "sending": translate("texts", "Being sent"),
        "stopped": translate("texts", "Not finished"),
        "finished": translate("texts", "Finished"),
    }
    return words.get(job.state, job.state)


def row_reason(row: JobRow, provider_id: str) -> str:
    """What there is to say about a row of a job."""
    if row.problem:
        return problem(row.problem)
    if row.status is Status.REJECTED and row.detail and _says_nothing_of_a_row(row.code, provider_id):
        return f"{row.detail} ({row.code}) – {explanation(row.code, provider_id)}"
    return outcome(row.code, row.detail, provider_id)


def _says_nothing_of_a_row(code: str, provider_id: str) -> bool:
    # A code that leaves the whole request unclear tells nothing of a number that the answer names as refused.
    known = _known(code, provider_id)
    return known is not None and known.decision is UnconfirmedError


def account_line(account: Account) -> str:
    """An account with its provider."""
    name, provider = account_name(account), by_id(account.provider).name
    return name if account.practice or name == provider else f"{name} · {provider}"


def job_line(job: Job) -> str:
    """A job in one line: when, which sheet, which account."""
    return " · ".join((date(job.created), file_name(job.file), account_name(job)))


def message_text(message: Message, template: Template) -> str:
    """The text, or what is known of it."""
    if message.text is not None:
        return message.text
    shown = translate("texts", "Template {id}").format(id=template.id)
    return "\n".join([shown, *(f"{{{place}}} = {value}" for place, value in enumerate(message.parameters, 1))])


def any_error(found: Exception, provider_id: str = "") -> str:
    """The sentence for an error that a person can mend; anything else is raised, to be reported as a fault of ours."""
    if isinstance(found, SmsguiError):
        return error(found, provider_id)
    raise found


def summary(counts: Mapping[Status, int]) -> str:
    """What became of a job, in words."""
    left = counts.get(Status.PENDING, 0) + counts.get(Status.SUBMITTING, 0)
    parts = (
        (counts.get(Status.ACCEPTED, 0), translate("texts", "{count} accepted by the provider, not yet delivered")),
        (counts.get(Status.REJECTED, 0), translate("texts", "{count} rejected")),
        (counts.get(Status.UNKNOWN, 0), translate("texts", "{count} not known: they may have been sent")),
        (left, translate("texts", "{count} not sent yet")),
        (counts.get(Status.SKIPPED, 0), translate("texts", "{count} left out")),
    )
    return " · ".join(words.format(count=number(count)) for count, words in parts if count)


def summary_kind(counts: Mapping[Status, int]) -> str:
    """How serious a job's end is: the kind of its notice."""
    there = {status for status, count in counts.items() if count}
    if there - {Status.ACCEPTED, Status.SKIPPED}:
        return "warning"
    return "info" if Status.SKIPPED in there else "good"


def report_headings() -> dict[str, str]:
    """The headings of the results' own columns in a workbook."""
    return {
        "status": translate("texts", "Status"),
        "reason": translate("texts", "Reason"),
        "reference": translate("texts", "Reference"),
        "time": translate("texts", "Time"),
        "segments": translate("texts", "Segments"),
        "row": translate("texts", "Row in the sheet"),
    }


def status_words() -> dict[str, str]:
    """All statuses in words."""
    return {str(one): status(one) for one in Status}


def since(last: Last | None) -> str:
    """What has changed in the sheet since it was sent the last time; empty if nothing has."""
    if last is None or not any((last.changes.new, last.changes.gone, last.changes.changed)):
        return ""
    sentence = translate(
        "texts", "Since the send of {date}: new numbers {new}, gone {gone}, names with another number {changed}."
    )
    changes = last.changes
    return sentence.format(
        date=date(last.created), new=number(changes.new), gone=number(changes.gone), changed=number(changes.changed)
    )


def unfinished(job: Job) -> str:
    """That a send stopped before its end."""
    left = job.counts[Status.PENDING] + job.counts[Status.SUBMITTING]
    total = sum(job.counts.values()) - job.counts[Status.SKIPPED]
    if not left:
        sentence = translate(
            "texts", "The send of {date} ({sheet}) broke off: what became of {count} message(s) is not known."
        )
        unknown = number(job.counts[Status.UNKNOWN])
        return sentence.format(date=date(job.created), sheet=file_name(job.file), count=unknown)
    sentence = translate("texts", "The send of {date} ({sheet}) stopped at {done} of {total}: go on, or look first.")
    return sentence.format(
        date=date(job.created), sheet=file_name(job.file), done=number(total - left), total=number(total)
    )


def demo_done(rows: int, results: str, picture: str) -> str:
    """The last line of a demonstration without a display."""
    sentence = translate("texts", "All rows: {rows}. No message left this computer. See {results} and {picture}.")
    return sentence.format(rows=number(rows), results=results, picture=picture)
