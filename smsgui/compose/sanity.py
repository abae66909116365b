"""What looks wrong about the messages as a whole: nothing here stops a send, but somebody should look before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from smsgui.compose import template as templates
from smsgui.compose.composition import BLANK, Composition
from smsgui.compose.phone import MAINLAND
from smsgui.compose.recipients import LATIN_WORD, phone_like_columns, speaks_of_phones
from smsgui.domain import Message, Rules, Sheet, SheetWarning, Template
from smsgui.errors import QT_TRANSLATE_NOOP

FAR_LONGER = 2
"""So many times the usual length is far longer, if it is more than ``SMALL`` characters longer too."""
SMALL = 30
SHOWN = 40
"""Characters of a value that a sentence shows."""

NAME_WORDS = ("姓名", "名字", "联系人", "聯繫人", "称呼", "稱呼")
LINK = re.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|(?<![a-z0-9-])[a-z0-9-]+\.(?:com|cn|net|org|top|xyz|cc|vip|shop|ltd)(?![a-z0-9])[!-~]*"
    r"|(?<![a-z0-9-])[a-z0-9-]+\.[a-z]{2,9}/[!-~]+",
    re.ASCII | re.IGNORECASE,
)
TWO_SIGNATURES = re.compile(r"\s*(?:【[^】]*】\s*){2}")
NUMBER = re.compile(
    r"(?<!\d)(?:[1１][3-9３-９]\d(?:[ 　\-－]?\d{4}){2}|[0０][1-9１-９]\d{1,2}[-－]?\d{7,8}"
    r"|[48４８][0０]{2}[-－]?(?:\d{3}[-－]?\d{4}|\d{4}[-－]?\d{3}))(?!\d)"
)
"""Digits of full width count too."""

UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
"""Control characters, and what stands for characters that were lost before the sheet was read or in reading it."""


def warnings(
    sheet: Sheet,
    composition: Composition,
    *,
    phone_column: str,
    template: Template,
    rules: Rules,
    region: str = "CN",
    last: Mapping[str, str] | None = None,
) -> tuple[SheetWarning, ...]:
    """What to look at before ``composition`` is sent; the other arguments are those that it was composed with.

    ``last`` are the numbers of the last job, as ``numbers_by_name`` gives them.
    """
    look = _Look(sheet, composition, templates.fit(template, sheet.columns, rules))
    found = [*_all_alike(look), *_mostly_empty(look), *_far_longer(look), *_other_numbers(look, phone_column, region)]
    found += [*_same_number(composition), *_moved(look, last or {}), *_blocked(composition.messages)]
    found += [*_unreadable(composition), *_two_signatures(composition.messages, rules.front(template))]
    return (*found, *_hidden(template, rules))


def numbers_by_name(columns: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> dict[str, str]:
    """The number of each name, from the cells and number of each row.

    Names that stand with several numbers are left out. Empty where no column is headed as one of names.
    """
    index = _name_column(columns)
    numbers: dict[str, str] = {}
    for cells, number in rows:
        if index is not None and number and (name := cells[index].strip()):
            numbers[name] = number if numbers.get(name, number) == number else ""
    return {name: number for name, number in numbers.items() if number}


@dataclass(frozen=True, slots=True)
class _Look:
    sheet: Sheet
    composition: Composition
    form: templates.Form

    @property
    def used(self) -> str:
        """The columns that the message takes, as a sentence names them."""
        return ", ".join(f"“{self.sheet.columns[index]}”" for index in self.form.used)

    def cells(self) -> dict[int, tuple[str, ...]]:
        return {row.row: row.cells for row in self.sheet.rows}


def _all_alike(look: _Look) -> Iterator[SheetWarning]:
    messages = look.composition.messages
    if look.form.used and len(messages) > 1 and all(message.content == messages[0].content for message in messages):
        sentence = QT_TRANSLATE_NOOP(
            "warnings", "All {count} messages are the same although they take {columns} from the sheet. Is that meant?"
        )
        yield SheetWarning(sentence, {"count": len(messages), "columns": look.used})


def _mostly_empty(look: _Look) -> Iterator[SheetWarning]:
    left_out = {problem.row for problem in look.composition.problems if problem.code == "hidden_row"}
    rows = [row for row in look.sheet.rows if row.row not in left_out]
    for index in dict.fromkeys(look.form.used):
        column = look.sheet.columns[index]
        empty = sum(not row.cells[index].strip(BLANK) for row in rows)
        if empty * 2 > len(rows):
            sentence = QT_TRANSLATE_NOOP(
                "warnings",
                "“{column}” is empty in {empty} of {rows} rows; those rows get no message. Is it the right one?",
            )
            yield SheetWarning(sentence, {"column": column, "empty": empty, "rows": len(rows)}, 0, column)


def _far_longer(look: _Look) -> Iterator[SheetWarning]:
    lengths = {message.row: len(message.content) for message in look.composition.messages}
    if not lengths or not look.form.used:
        return
    usual = median_low(lengths.values())
    longer = [row for row, length in lengths.items() if length > max(usual * FAR_LONGER, usual + SMALL)]
    if not longer:
        return
    row = max(longer, key=lambda row: lengths[row])
    cells = next(found.cells for found in look.sheet.rows if found.row == row)
    index = max(look.form.used, key=lambda index: len(cells[index].strip(BLANK)))
    sentence = QT_TRANSLATE_NOOP(
        "warnings",
        "Messages far longer than the others: {count}. The longest is that of row {row}, with {characters} characters, "
        "where “{column}” holds “{value}”.",
    )
    values = {
        "count": len(longer),
        "row": row,
        "characters": lengths[row],
        "column": look.sheet.columns[index],
        "value": _shown(cells[index].strip(BLANK)),
    }
    yield SheetWarning(sentence, values, row, look.sheet.columns[index])


def _other_numbers(look: _Look, phone_column: str, region: str) -> Iterator[SheetWarning]:
    for column in phone_like_columns(look.sheet, region):
        if column.strip() != phone_column.strip():
            sentence = QT_TRANSLATE_NOOP(
                "warnings", "“{column}” holds phone numbers too. The messages go to those in “{phone_column}”."
            )
            yield SheetWarning(sentence, {"column": column, "phone_column": phone_column}, 0, column)


def _same_number(composition: Composition) -> Iterator[SheetWarning]:
    if rows := composition.same_number:
        sentence = QT_TRANSLATE_NOOP(
            "warnings",
            "Messages to a number that gets another text from a row above: {count}, first in row {row}. All are sent.",
        )
        yield SheetWarning(sentence, {"count": len(rows), "row": rows[0]}, rows[0])


def _moved(look: _Look, last: Mapping[str, str]) -> Iterator[SheetWarning]:
    index = _name_column(look.sheet.columns)
    if index is None or not last:
        return
    cells = look.cells()
    names = {message.row: cells[message.row][index].strip() for message in look.composition.messages}
    times = Counter(names.values())
    known = [m for m in look.composition.messages if times[names[m.row]] == 1 and names[m.row] in last]
    moved = [message for message in known if last[names[message.row]] != message.number]
    if moved:
        sentence = QT_TRANSLATE_NOOP(
            "warnings",
            "Of {known} names that the last job had too, {count} now stand with another number, first “{name}” in "
            "row {row}. Was a column sorted without the others?",
        )
        first = moved[0].row
        values = {"known": len(known), "count": len(moved), "name": _shown(names[first]), "row": first}
        yield SheetWarning(sentence, values, first, look.sheet.columns[index])


def _unreadable(composition: Composition) -> Iterator[SheetWarning]:
    rows = [message.row for message in composition.messages if UNREADABLE.search(_said(message))]
    if rows:
        sentence = QT_TRANSLATE_NOOP(
            "warnings",
            "Messages with characters that can't be read: {count}, first in row {row}. "
            "Look at its cells in your spreadsheet program.",
        )
        yield SheetWarning(sentence, {"count": len(rows), "row": rows[0]}, rows[0])


def _blocked(messages: Iterable[Message]) -> Iterator[SheetWarning]:
    """Links and phone numbers, for which mainland carriers hold messages back (their notices of November 2025)."""
    links: list[tuple[int, str]] = []
    numbers: list[tuple[int, str]] = []
    for message in messages:
        if message.number.startswith(MAINLAND):
            text = _said(message)
            if link := LINK.search(text) if "." in text or "://" in text else None:
                links.append((message.row, link[0]))
            if number := NUMBER.search(text):
                numbers.append((message.row, number[0]))
    a_link = QT_TRANSLATE_NOOP(
        "warnings",
        "Messages with a link: {count}, first in row {row} (“{found}”). "
        "Carriers of the mainland often hold such messages back.",
    )
    a_number = QT_TRANSLATE_NOOP(
        "warnings",
        "Messages with a phone number in the text: {count}, first in row {row} (“{found}”). "
        "Carriers of the mainland often hold such messages back.",
    )
    for sentence, found in ((a_link, links), (a_number, numbers)):
        if found:
            row, what = found[0]
            yield SheetWarning(sentence, {"count": len(found), "row": row, "found": _shown(what)}, row)


def _two_signatures(messages: Iterable[Message], front: str) -> Iterator[SheetWarning]:
    found = [(m.row, twice[0]) for m in messages if m.text and (twice := TWO_SIGNATURES.match(front + m.text))]
    if found:
        row, what = found[0]
        sentence = QT_TRANSLATE_NOOP(
            "warnings",
            "Messages that begin with two signatures: {count}, first in row {row} (“{found}”). "
            "The sender stands in front by itself: take the other out of the text.",
        )
        yield SheetWarning(sentence, {"count": len(found), "row": row, "found": _shown(what.strip())}, row)


def _hidden(template: Template, rules: Rules) -> Iterator[SheetWarning]:
    if rules.hides_signature(template):
        sentence = QT_TRANSLATE_NOOP(
            "warnings",
            "The signature of the ID {sender} is not known here: it is not counted, and there may be more segments.",
        )
        yield SheetWarning(sentence, {"sender": template.sender})


def _name_column(columns: Sequence[str]) -> int | None:
    for index, column in enumerate(columns):
        words = {word.lower() for word in LATIN_WORD.findall(column)}
        if ("name" in words or any(word in column for word in NAME_WORDS)) and not speaks_of_phones(column):
            return index
    return None


def _said(message: Message) -> str:
    return message.text if message.text is not None else " ".join(message.parameters)


def _shown(value: str) -> str:
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
