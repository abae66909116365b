"""Rows become messages: every row of a sheet ends as exactly one message or one problem."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from smsgui.compose import phone, recipients, segments
from smsgui.compose import template as templates
from smsgui.compose.recipients import ERROR_VALUE
from smsgui.domain import Message, Problem, Rules, Sheet, SheetRow, Template
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError

STEP = 2000
"""Rows between two looks at ``stop``, and two reports of progress."""

BLANK = (
    string.whitespace
    + "\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
BLANK += "\u2028\u2029\u202f\u205f\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""White space and what takes no space at all: around a value it is dropped, and alone it is no value."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a sheet came to. Each of its ``rows`` rows is in ``messages`` or in ``problems``, both in the sheet's order.

    ``segments`` is the estimated sum, ``None`` where the text isn't known. ``same_number`` are the rows of messages to
    a number that an earlier message with other content goes to: they are sent, but the user should know.
    """

    rows: int
    messages: tuple[Message, ...]
    problems: tuple[Problem, ...]
    segments: int | None
    same_number: tuple[int, ...] = ()


def compose(
    sheet: Sheet,
    *,
    phone_column: str,
    template: Template,
    rules: Rules,
    region: str = "CN",
    keep_duplicates: bool = False,
    include_hidden: bool = False,
    progress: Callable[[float], None] | None = None,
    stop: Event | None = None,
) -> Composition:
    """Fill ``template`` (as the provider prepared it) in for every row of ``sheet``.

    ``region`` is that of numbers without a country code. ``progress`` is told the fraction done now and then. Raises
    TemplateError where the template doesn't fit the sheet, SheetError where the column or region isn't known or
    ``stop`` was set.
    """
    writer = _Writer.fitted(sheet, template, rules, phone_column, region)
    seen = _Seen(keep_duplicates)
    messages: list[Message] = []
    problems: list[Problem] = []
    for done, row in enumerate(sheet.rows):
        if not done % STEP:
            _report(done / len(sheet.rows), progress, stop)
        result = writer.row(row, include_hidden)
        if isinstance(result, Message):
            result = seen.checked(result, writer.phone_column)
        if isinstance(result, Message):
            messages.append(result)
        else:
            problems.append(result)
    _report(1.0, progress, stop)
    return Composition(
        rows=len(sheet.rows),
        messages=tuple(messages),
        problems=tuple(problems),
        segments=None if writer.form.pattern is None else sum(message.segments or 0 for message in messages),
        same_number=tuple(seen.same_number),
    )


def render(
    template: Template, sheet: Sheet, row: SheetRow, rules: Rules, phone_column: str | None = None, region: str = "CN"
) -> Message | Problem:
    """What ``row`` alone would get, whatever its number is: that is empty where it is bad or no column is given.

    Raises as ``compose`` does.
    """
    writer = _Writer.fitted(sheet, template, rules, phone_column, region)
    number = writer.number(row) if phone_column is not None else ""
    return writer.message(row, number if isinstance(number, str) else "")


@dataclass(frozen=True, slots=True)
class _Writer:
    """A template fitted to a sheet: writes the message of any row."""

    form: templates.Form
    columns: tuple[str, ...]
    rules: Rules
    signature: str
    phone_column: str
    index: int
    region: str

    @classmethod
    def fitted(cls, sheet: Sheet, template: Template, rules: Rules, phone_column: str | None, region: str) -> _Writer:
        column = "" if phone_column is None else recipients.require_phone_column(sheet, phone_column, region)
        return cls(
            form=templates.fit(template, sheet.columns, rules),
            columns=sheet.columns,
            rules=rules,
            signature=rules.in_front(template),
            phone_column=column,
            index=sheet.columns.index(column) if column else -1,
            region=phone.checked_region(region),
        )

    def row(self, row: SheetRow, include_hidden: bool) -> Message | Problem:
        number = self.number(row)
        if row.hidden and not include_hidden:
            sentence = QT_TRANSLATE_NOOP("problems", "The row is hidden or filtered out in the sheet.")
            known = number if isinstance(number, str) else number.number
            return Problem(row.row, "", "hidden_row", sentence, {}, known)
        return self.message(row, number) if isinstance(number, str) else number

    def number(self, row: SheetRow) -> str | Problem:
        return recipients.number(row, self.index, self.phone_column, self.region, self.rules.abroad)

    def message(self, row: SheetRow, number: str) -> Message | Problem:
        cells = row.cells
        values = [cells[index].strip(BLANK) for index in self.form.used]
        if row.errors or not all(values):
            for index, value in zip(self.form.used, values, strict=True):
                if index in row.errors or not value:
                    return self._no_value(row, index, number)
        text, parameters = self.form.fill(values)
        if text is None:
            return Message(row.row, number, None, parameters)
        characters = len(text) + (len(self.signature) + 2 if self.signature else 0)
        if characters > self.rules.max_characters:
            return self._too_long(row, number, values, characters)
        return Message(row.row, number, text, parameters, segments.estimate(text, number, self.signature))

    def _no_value(self, row: SheetRow, index: int, number: str) -> Problem:
        column = self.columns[index]
        if index in row.errors:
            return Problem(row.row, column, "error_value", ERROR_VALUE, {"column": column}, number)
        sentence = QT_TRANSLATE_NOOP("problems", "“{column}” is empty in this row.")
        return Problem(row.row, column, "missing_value", sentence, {"column": column}, number)

    def _too_long(self, row: SheetRow, number: str, values: list[str], characters: int) -> Problem:
        sentence = QT_TRANSLATE_NOOP(
            "problems",
            "The message has {characters} characters, its signature included; {limit} are allowed: shorten it.",
        )
        longest = max(zip(values, self.form.used, strict=True), key=lambda pair: len(pair[0]), default=None)
        column = self.columns[longest[1]] if longest else ""
        counts = {"characters": characters, "limit": self.rules.max_characters}
        return Problem(row.row, column, "too_long", sentence, counts, number)


class _Seen:
    """The messages so far, to tell those that come again."""

    def __init__(self, keep: bool) -> None:
        self._keep = keep
        self._rows: dict[tuple[str, str], int] = {}
        self._numbers: set[str] = set()
        self.same_number: list[int] = []

    def checked(self, message: Message, column: str) -> Message | Problem:
        key = message.number, message.content
        first = self._rows.setdefault(key, message.row)
        if first != message.row:
            if self._keep:
                return message
            sentence = QT_TRANSLATE_NOOP("problems", "Row {first} already has this number with the same text.")
            return Problem(message.row, column, "duplicate", sentence, {"first": first}, message.number)
        if message.number in self._numbers:
            self.same_number.append(message.row)
        self._numbers.add(message.number)
        return message


def _report(fraction: float, progress: Callable[[float], None] | None, stop: Event | None) -> None:
    if stop is not None and stop.is_set():
        raise SheetError(QT_TRANSLATE_NOOP("errors", "Stopped before all messages were written; nothing was sent."))
    if progress is not None:
        progress(fraction)
