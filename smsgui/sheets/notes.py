"""What the user must know about a sheet, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import attrgetter

from smsgui.domain import Sheet, SheetRow, SheetWarning
from smsgui.errors import QT_TRANSLATE_NOOP
from smsgui.sheets import header
from smsgui.sheets.cells import DAMAGED, ERROR, LONG, UNSURE
from smsgui.sheets.table import SWALLOWING, Table

_TROUBLES = {
    ERROR: QT_TRANSLATE_NOOP(
        "warnings",
        "Column “{column}”, cells with an error or a formula without a stored result: {count}, first in row {row} "
        "(“{text}”). Such a row is not sent if the message uses the cell.",
    ),
    UNSURE: QT_TRANSLATE_NOOP(
        "warnings",
        "Column “{column}”, cells of which it is not certain what they show: {count}, first in row {row} (“{text}”). "
        "Compare with your spreadsheet program.",
    ),
    LONG: QT_TRANSLATE_NOOP(
        "warnings",
        "Column “{column}”, numbers of 12 digits or more that show in short form: {count}, first in row {row} "
        "(“{text}”). A message that uses the column says the same; format it as text, or as 0, to show all digits.",
    ),
    DAMAGED: QT_TRANSLATE_NOOP(
        "warnings",
        "Column “{column}”, numbers of more than 15 digits: {count}, first in row {row} (“{text}”). "
        "Spreadsheet programs lose the last digits of such numbers; type them as text.",
    ),
    SWALLOWING: QT_TRANSLATE_NOOP(
        "warnings",
        "Column “{column}”, cells of several lines that look like rows of the list: {count}, first in row {row} "
        "(“{text}”). Perhaps a quotation mark is out of place in the file and rows below it are missing.",
    ),
}  # fmt: skip
_NO_RESULT = QT_TRANSLATE_NOOP(
    "warnings",
    "Column “{column}”, cells with an error or a formula without a stored result: {count}, first in row {row}. Such a "
    "row is not sent if the message uses the cell; saving the file in your spreadsheet program stores the results.",
)
_HIDDEN = QT_TRANSLATE_NOOP("warnings", "Rows that are hidden or filtered out: {count} (rows {rows}).")
_HIDDEN_ONE = QT_TRANSLATE_NOOP("warnings", "Rows that are hidden or filtered out: {count} (row {rows}).")
_DATES = QT_TRANSLATE_NOOP(
    "warnings",
    "Column “{column}” writes its dates in different ways ({formats}). Make them alike, or check the messages.",
)
_REGIONAL = QT_TRANSLATE_NOOP(
    "warnings",
    "How column “{column}” looks depends on the settings of your computer; here it is written like “{text}”.",
)
_PLAIN = QT_TRANSLATE_NOOP(
    "warnings",
    "This kind of file does not tell how its cells look, which rows are hidden, or where a formula failed: dates, "
    "amounts and percentages may look different here. Save it as .xlsx to have them as displayed.",
)
_NO_HEADER = QT_TRANSLATE_NOOP(
    "warnings", "No header was found above the first row, so the columns are named by their letters: {columns}."
)
_SILENT_HEADER = QT_TRANSLATE_NOOP(
    "warnings",
    "Row {row} was taken for the column names, but none of them is a usual name for phone numbers. If it belongs to "
    "the list, choose 0 as the row of the column names.",
)
_ABOVE = QT_TRANSLATE_NOOP(
    "warnings",
    "What looks like a phone number stands in or above the header, in row {rows}. Nothing is sent to it: if it "
    "belongs to the list, choose another header row.",
)
_ENCODING = QT_TRANSLATE_NOOP(
    "warnings", "The file was read as {encoding}. If the header looks wrong, choose another encoding."
)
_WORD = re.compile(r"\w+")
_LONGEST_TEXT = 60
_MOST_RANGES = 10
_SURE_ENCODINGS = ("", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le")


def collect(
    table: Table, columns: Sequence[str], header_row: int, rows: Sequence[SheetRow], guessed: bool, found: bool
) -> tuple[SheetWarning, ...]:
    """The warnings about a sheet. ``guessed``, ``found``: the encoding, the header was not given by the user."""
    return tuple(_whole(table, columns, header_row, rows, guessed, found)) + tuple(
        _by_column(table, columns, header_row)
    )


def _whole(
    table: Table, columns: Sequence[str], header_row: int, rows: Sequence[SheetRow], guessed: bool, found: bool
) -> Iterable[SheetWarning]:
    hidden = [row.row for row in rows if row.hidden]
    if hidden:
        sentence = _HIDDEN if len(hidden) > 1 else _HIDDEN_ONE
        yield SheetWarning(sentence, {"count": len(hidden), "rows": ranges(hidden)})
    if header_row == 0:
        yield SheetWarning(_NO_HEADER, {"columns": ", ".join(columns[:_MOST_RANGES])})
    elif found and not header.speaks_of_phones(columns):
        yield SheetWarning(_SILENT_HEADER, {"row": header_row}, header_row)
    if above := header.numbers_above(table, header_row):
        yield SheetWarning(_ABOVE, {"rows": ranges(above)}, above[0])
    if table.plain:
        yield SheetWarning(_PLAIN, {})
    if guessed and table.encoding not in _SURE_ENCODINGS:
        yield SheetWarning(_ENCODING, {"encoding": table.encoding.upper()})


def _by_column(table: Table, columns: Sequence[str], header_row: int) -> Iterable[SheetWarning]:
    for (trouble, index), found in sorted(table.troubles.items(), key=lambda item: (item[1].first[0], item[0][1])):
        below = [(row, text) for row, text in found.first if row > header_row]
        if index < len(columns) and below:
            row, text = below[0]
            count = found.count - (len(found.first) - len(below))
            values = {"column": columns[index], "count": count, "row": row, "text": text[:_LONGEST_TEXT]}
            sentence = _TROUBLES[trouble] if text or trouble != ERROR else _NO_RESULT
            yield SheetWarning(sentence, values, row, columns[index])
    for index, texts in sorted(table.dates.items()):
        if index >= len(columns) or len(texts) < 2:
            continue
        codes = [code for code, text in texts.items() if _below(table, header_row, index, text)]
        if len(codes) > 1:
            values = {"column": columns[index], "formats": ", ".join(codes)}
            yield SheetWarning(_DATES, values, 0, columns[index])
    for index, text in sorted(table.regional.items()):
        if index < len(columns) and _below(table, header_row, index, text):
            yield SheetWarning(_REGIONAL, {"column": columns[index], "text": text}, 0, columns[index])


def _below(table: Table, header_row: int, index: int, text: str) -> bool:
    """Whether such a text stands in the list, too, if it stands above the header; words and numbers are all alike."""
    above = list(takewhile(lambda row: row.row <= header_row, table.rows))
    if not any(row.cells[index : index + 1] == (text,) for row in above):
        return True
    like = _WORD.sub("0", text)
    below = (cell for row in table.rows[len(above) :] for cell in row.cells[index : index + 1])
    return any(_WORD.sub("0", cell) == like for cell in below)


def after_mending(original: Sheet, rows: Sequence[SheetRow]) -> tuple[SheetWarning, ...]:
    """The warnings of ``original`` that still hold when some cells of its rows were mended, as ``rows`` have it."""
    changed = [(then, now) for then, now in zip(original.rows, rows, strict=True) if then is not now]
    columns = {
        column
        for index, column in enumerate(original.columns)
        if any(then.cells[index] != now.cells[index] for then, now in changed)
    }
    found = (_still(one, original, rows) if one.column in columns and one.row else one for one in original.warnings)
    return tuple(warning for warning in found if warning is not None)


def _still(warning: SheetWarning, original: Sheet, rows: Sequence[SheetRow]) -> SheetWarning | None:
    index, count = original.columns.index(warning.column), warning.values["count"]
    if warning.sentence == _TROUBLES[LONG]:
        held = [row.cells[index][:_LONGEST_TEXT] for row in rows if row.row == warning.row]
        return warning if count != 1 or held == [warning.values["text"]] else None
    error = warning.sentence in (_TROUBLES[ERROR], _NO_RESULT)
    marks = attrgetter("errors" if error else "uncertain")
    if sum(index in marks(row) for row in original.rows) != count:
        return warning  # the column has cells of more than one kind, and they are marked alike
    left = [row for row in rows if index in marks(row)]
    if not left:
        return None
    text = left[0].cells[index][:_LONGEST_TEXT]
    sentence = (_TROUBLES[ERROR] if text else _NO_RESULT) if error else warning.sentence
    values = {**warning.values, "count": len(left), "row": left[0].row, "text": text}
    return SheetWarning(sentence, values, left[0].row, warning.column)


def ranges(numbers: Sequence[int]) -> str:
    """Row numbers in ascending order as people write them: 3–5, 9; after ten of them an ellipsis."""
    parts: list[str] = []
    start = place = 0
    while start < len(numbers):
        if len(parts) == _MOST_RANGES:
            return ", ".join(parts) + ", …"
        place = start
        while place + 1 < len(numbers) and numbers[place + 1] == numbers[place] + 1:
            place += 1
        first, last = numbers[start], numbers[place]
        parts.append(str(first) if first == last else f"{first}–{last}")
        start = place + 1
    return ", ".join(parts)
