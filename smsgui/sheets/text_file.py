"""Reading .csv and .txt files."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from smsgui.domain import Worksheet
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sheets.cells import ERROR, ERROR_WORDS, Odd
from smsgui.sheets.sheet_xml import column_letters
from smsgui.sheets.source import MOST_COLUMNS, Source, too_large
from smsgui.sheets.table import SWALLOWING, Table
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
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_NUMBER = re.compile(r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\+\d{7,15})(?!\d)")
_EURO = "smsgui-euro"
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
    separator = separator or _separator(text)
    has_formulas = '="' in text or '=""' in text
    for number, cells, lines in _records(source, text, separator):
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise _too_wide(source, number, len(cells))
        if cells:
            odd = [(place, Odd(cell, cell, ERROR)) for place, cell in enumerate(cells) if cell in ERROR_WORDS]
            if lines:
                odd += _swallowing(source, number, cells, lines, separator)
            if has_formulas:
                cells = [_text_of(cell) for cell in cells]
            table.add(number, False, texts := tuple(cells), texts, odd)
            table.check_size(source)
    return table


def _text_of(cell: str) -> str:
    """What a formula that is one text shows, as ="00123", by which shops keep the zeros; any other cell as it is."""
    found = _TEXT_FORMULA.fullmatch(cell)
    return found[1].replace('""', '"') if found else cell


def _swallowing(source: Source, number: int, cells: list[str], lines: str, separator: str) -> list[tuple[int, Odd]]:
    """The cells of several lines that may have swallowed rows of the list, for a quotation mark out of place.

    ``lines``: the record as it stands in the file. SheetError where it is beyond doubt: something stands behind the
    quotation mark that ends a cell, or a line in a cell is a row with a number.
    """
    long = [(place, cell.splitlines()) for place, cell in enumerate(cells) if len(cell.splitlines()) > 1]
    separators = max(len(cells) - 1, 1)
    for place, parts in long:
        rows = [part for part in parts[1:] if part.count(separator) >= separators]
        if not _is_well_quoted(lines, separator) or any(map(_NUMBER.search, rows)):
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "In row {row} of “{file}” a quotation mark is out of place: the cell in column {column} has "
                    "swallowed what stands in the lines below it. Mend it, or save the list as .xlsx.",
                ),
                row=number,
                file=source.name,
                column=column_letters(place),
            )
    return [
        (place, Odd(cells[place], cells[place], SWALLOWING))
        for place, parts in long
        if any(part.count(separator) >= separators or _NUMBER.search(part) for part in parts)
    ]


def _is_well_quoted(lines: str, separator: str) -> bool:
    try:
        next(csv.reader(io.StringIO(lines, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return False
    return True


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


def _euro(error: UnicodeError) -> tuple[str, int]:
    """The one byte that Chinese Windows (code page 936) writes and the standard hasn't."""
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


codecs.register_error(_EURO, _euro)


def _decoded(source: Source, data: bytes, name: str) -> str:
    try:
        text = data.decode(name, _EURO if codecs.lookup(name).name in ("gb18030", "gbk") else "strict")
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


def _records(source: Source, text: str, separator: str) -> Iterator[tuple[int, list[str], str]]:
    """The number and the cells of each record; of one that goes over several lines also how it stands in the file."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator)
    number = line = end = 0
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
            source.step(end / max(len(text), 1))
        begin, end = end, lines.tell()
        several, line = reader.line_num - line > 1, reader.line_num
        if several and end == len(text) and text.count('"') % 2:
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "In row {row} of “{file}” a quotation mark begins a cell that never ends, so all rows below it "
                    "would be lost. Mend it, or save the list as .xlsx.",
                ),
                row=number,
                file=source.name,
            )
        yield number, record, text[begin:end] if several else ""
