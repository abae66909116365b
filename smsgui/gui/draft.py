"""What the user is preparing, and what becomes of it when every row is filled in."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path

from smsgui import compose
from smsgui.compose import Changes
from smsgui.domain import Account, Batch, Message, Problem, Sheet, SheetRow, SheetWarning, Template
from smsgui.errors import QT_TRANSLATE_NOOP, AccountSettingsError, SheetError, SmsguiError, TemplateError
from smsgui.gui.mending import Mends
from smsgui.providers import by_id
from smsgui.providers.base import Call, Provider
from smsgui.sending.batches import batches, in_sending_order, size
from smsgui.sending.journal import Journal


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was chosen and written so far. ``account`` is without its secrets.

    ``original`` is the sheet as it was read; ``sheet`` has those of the ``mends`` in it that belong to it. ``written``
    are the messages as they stood when other providers were left, by provider id, the last one at the end; ``beside``
    are the template ids beside which the approved texts were entered, which may have been changed since.
    """

    account: Account | None = None
    original: Sheet | None = None
    sheet: Sheet | None = None
    mends: Mends = field(default_factory=dict)
    phone_column: str = ""
    region: str = "CN"
    include_hidden: bool = False
    keep_duplicates: bool = False
    allow_repeat: bool = False
    same_content: bool = False
    template: Template = field(default_factory=Template)
    written: Table[str, Template] = field(default_factory=dict)
    beside: Table[str, str] = field(default_factory=dict)

    @property
    def provider(self) -> Provider | None:
        """The account's provider."""
        return by_id(self.account.provider) if self.account else None

    @property
    def has_recipients(self) -> bool:
        """Whether a sheet is open and its phone column known."""
        return self.sheet is not None and bool(self.phone_column)

    @property
    def begun(self) -> bool:
        """Whether anything of the message is written but its sender."""
        return replace(self.template, sender="", signature="") != Template()


@dataclass(frozen=True, slots=True)
class Last:
    """The last job from a sheet with the same columns, and what has changed since."""

    created: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft with every row filled in: each row is a message or a problem. ``repeats`` are those sent before, as it
    was known at the journal's step ``looked``.

    ``last`` is the last send of a sheet with the same columns.
    """

    draft: Draft
    account: Account
    provider: Provider
    sheet: Sheet
    template: Template
    call: Call
    messages: tuple[Message, ...]
    problems: tuple[Problem, ...]
    repeats: tuple[Problem, ...]
    looked: int
    warnings: tuple[SheetWarning, ...]
    last: Last | None
    batches: tuple[Batch, ...]

    @property
    def segments(self) -> int | None:
        """How many segments will be billed, as far as can be told; ``None`` where a text is not known."""
        counts = [message.segments for message in self.messages]
        return None if None in counts else sum(count or 0 for count in counts)

    @property
    def parts(self) -> Table[int, int]:
        """How many messages have how many segments."""
        return Counter(message.segments for message in self.messages if message.segments is not None)

    @property
    def reasons(self) -> Table[str, int]:
        """How many rows are left out for which reason."""
        return Counter(problem.code for problem in self.problems)


def compose_all(
    draft: Draft, journal_folder: Path, progress: Callable[[float], None], stop: threading.Event
) -> Composed:
    """Fill in every row of ``draft``. Raises TemplateError or SheetError where that can't be done."""
    account, provider, sheet = draft.account, draft.provider, draft.sheet
    if account is None or provider is None:
        raise AccountSettingsError(QT_TRANSLATE_NOOP("errors", "Choose an account first."))
    if sheet is None or not draft.phone_column:
        raise SheetError(QT_TRANSLATE_NOOP("errors", "Open a sheet and choose its phone column first."))
    template = provider.prepare(draft.template)
    composition = compose.compose(
        sheet,
        phone_column=draft.phone_column,
        template=template,
        rules=provider.rules,
        region=draft.region,
        keep_duplicates=draft.keep_duplicates,
        include_hidden=draft.include_hidden,
        progress=progress,
        stop=stop,
    )
    with Journal(journal_folder) as journal:
        looked = journal.step()
        repeats = tuple(journal.repeats(composition.messages, template, provider.rules))
        job, then = journal.last_like(sheet, practice=account.practice)
    warnings = compose.sanity.warnings(
        sheet,
        composition,
        phone_column=draft.phone_column,
        template=template,
        rules=provider.rules,
        region=draft.region,
        last=compose.sanity.numbers_by_name(sheet.columns, then),
    )
    now = _numbers(sheet, composition)
    last = Last(job.created, compose.changes(sheet.columns, now, then)) if job else None
    return _cut(Composed(
        draft, account, provider, sheet, template, provider.call(draft.same_content),
        composition.messages, composition.problems, repeats, looked, warnings, last, (),
    ))  # fmt: skip


def _cut(composed: Composed) -> Composed:
    """``composed`` without what was sent before, unless the user wants that too, and cut into batches."""
    left_out = () if composed.draft.allow_repeat else composed.repeats
    again = {problem.row for problem in left_out}
    messages = tuple(message for message in composed.messages if message.row not in again)
    problems = tuple(sorted((*composed.problems, *left_out), key=lambda problem: problem.row))
    call = composed.call
    ordered = (message for _, message in in_sending_order(messages, call))
    cut = tuple(batches(ordered, composed.template, call, size(call, composed.account)))
    return replace(composed, messages=messages, problems=problems, batches=cut)


def _numbers(sheet: Sheet, composition: compose.Composition) -> list[tuple[tuple[str, ...], str]]:
    numbers = {message.row: message.number for message in composition.messages}
    numbers |= {problem.row: problem.number for problem in composition.problems}
    return [(row.cells, numbers.get(row.row, "")) for row in sheet.rows]


def one(draft: Draft, row: SheetRow) -> Message | Problem:
    """One row filled in, for the live preview. Raises TemplateError where the message can't be written: what is wrong
    with its own text comes before a signature that is missing.
    """
    provider, sheet = draft.provider, draft.sheet
    if provider is None or sheet is None:
        raise AccountSettingsError(QT_TRANSLATE_NOOP("errors", "Choose an account first."))
    phone_column = draft.phone_column or None
    try:
        template = provider.prepare(draft.template)
    except TemplateError:
        compose.render(draft.template, sheet, row, provider.rules, phone_column, draft.region)
        raise
    return compose.render(template, sheet, row, provider.rules, phone_column, draft.region)


def obstacle(draft: Draft) -> SmsguiError | None:
    """What is still wrong with the message itself, if anything; rows are not looked at."""
    if draft.sheet is None or not draft.sheet.rows:
        return None
    try:
        one(draft, draft.sheet.rows[0])
    except SmsguiError as error:
        return error
    return None


def fitted(draft: Draft, account: Account | None) -> Draft:
    """``draft`` for another account, or for none.

    A sender, a template's id and its variables mean something at one provider alone: another one begins without them,
    and coming back brings back what was there, but not the words of a signature's ID, which were those of one account.
    The free text last written goes along to every provider that takes one.
    """
    if account == draft.account:
        return draft
    former, provider = draft.provider, by_id(account.provider) if account else None
    left = replace(draft.template, signature="")
    draft = replace(draft, account=account)
    if former is provider:
        return replace(draft, template=left)
    written = dict(draft.written)
    if former:
        written.pop(former.id, None)
        written[former.id] = left
    template = written.get(provider.id, Template()) if provider else Template()
    texts = (kept.text for known, kept in reversed(written.items()) if by_id(known).rules.takes == "text")
    if provider and provider.rules.takes == "text" and (text := next(texts, "")):
        template = replace(template, text=text)
    same_content = draft.same_content and provider is not None and len(provider.calls) > 1
    return replace(draft, template=template, written=written, same_content=same_content)
