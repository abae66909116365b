"""Reading .csv and .txt files."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from smsgui.domain import Worksheet
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sheets.cells import ERROR, Odd
from smsgui.sheets.source import MOST_COLUMNS, Source, too_large
from smsgui.sheets.table import Table
from smsgui.sheets.worksheets import chosen

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATORS = ",;\t|"
_SAMPLE_RECORDS = 50
_SAMPLE_CHARACTERS = 200_000
_ERRORS = frozenset(
    {"#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_STEP = 2_000
_LARGEST = 256 << 20
_LONGEST_CELL = 131_072


def read(source: Source, worksheet: str | None, encoding: str | None) -> Table:
    """The file's table; SheetError if it isn't a text file with columns."""
    if source.path.stat().st_size > _LARGEST:
        raise too_large(source)
    data = source.path.read_bytes()
    name = encoding or guess_encoding(data)
    text = _decoded(source, data, name)
    sheet = Worksheet(source.path.stem)
    chosen(source, (sheet,), worksheet)
    table = Table(sheet.name, (sheet,), encoding=name)
    first_line, _, rest = text.partition("\n")
    separator = None
    if first_line.lower().startswith("sep=") and len(first_line.rstrip("\r")) == 5:
        separator, text = first_line[4], rest  # a spreadsheet program obeys this line and doesn't show it
    for number, cells in _records(source, text, separator or _separator(text)):
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise _too_wide(source, number, len(cells))
        if cells:
            errors = [(place, Odd(cell, cell, ERROR)) for place, cell in enumerate(cells) if cell in _ERRORS]
            table.add(number, False, texts := tuple(cells), texts, errors)
            table.check_size(source)
    return table


def _too_wide(source: Source, row: int, columns: int) -> SheetError:
    return SheetError(
        QT_TRANSLATE_NOOP(
            "errors",
            "Row {row} of “{file}” has {count} columns; a spreadsheet has {most} at most. "
            "Delete the columns that are not needed, or choose another file.",
        ),
        row=row,
        file=source.name,
        count=columns,
        most=MOST_COLUMNS,
    )


def guess_encoding(data: bytes) -> str:
    """What the byte order mark says, else UTF-8 if it is, else UTF-16 where every other byte is zero, else GB18030."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    sample = data[:4096]
    if len(sample) >= 4 and b"\0" in sample:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if max(even, odd) * 4 > len(sample) // 2 and min(even, odd) * 4 < max(even, odd):
            return "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _decoded(source: Source, data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except LookupError as error:
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "There is no encoding “{encoding}”. Use one such as utf-8, gb18030 or big5."),
            encoding=name,
        ) from error
    except (UnicodeError, ValueError) as error:
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "errors",
                "“{file}” can't be read as text in the encoding {encoding}. Choose another encoding, or open the file "
                "in your spreadsheet program and save it as .xlsx.",
            ),
            file=source.name,
            encoding=name,
        ) from error
    return text.removeprefix("\ufeff")


def is_text(data: bytes) -> bool:
    """Whether the beginning of a file looks like text in some encoding: no control characters but the usual ones."""
    if guess_encoding(data).startswith(("utf-16", "utf-32")):
        return True
    return not any(byte < 32 and byte not in (9, 10, 11, 12, 13, 26, 27) for byte in data)


def _separator(text: str) -> str:
    """The separator under which most of the first records have the same number of cells, at least two."""
    best, best_score = ",", (0, 0)
    for separator in _SEPARATORS:
        widths: list[int] = []
        try:
            for record in csv.reader(io.StringIO(text[:_SAMPLE_CHARACTERS], newline=""), delimiter=separator):
                if any(record):
                    widths.append(len(record))
                if len(widths) == _SAMPLE_RECORDS:
                    break
        except csv.Error:
            pass  # the sample ends inside a cell; what was read before still counts
        usual = max(set(widths), key=widths.count, default=0)
        score = (widths.count(usual), usual) if usual > 1 else (0, 0)
        if score > best_score:
            best, best_score = separator, score
    return best


def _records(source: Source, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator)
    number = 0
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "Row {row} of “{file}” can't be read: it holds a cell of more than {limit} characters. "
                    "Perhaps a quotation mark is missing there.",
                ),
                row=number + 1,
                file=source.name,
                limit=_LONGEST_CELL,
            ) from error
        number += 1
        if number % _STEP == 0:
            source.step(lines.tell() / max(len(text), 1))
        if any("\n" in cell for cell in record) and lines.tell() == len(text) and text.count('"') % 2:
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "In row {row} of “{file}” a quotation mark begins a cell that never ends, so all rows below it "
                    "would be lost. Mend it, or save the list as .xlsx.",
                ),
                row=number,
                file=source.name,
            )
        yield number, record
