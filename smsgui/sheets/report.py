"""Writing what became of every row as an .xlsx workbook."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO, NamedTuple

from smsgui.domain import JobRow, SheetRow, Status
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sheets.sheet_xml import column_letters
from smsgui.sheets.source import MOST_ROWS

HEADINGS = ("status", "reason", "reference", "time", "segments")
"""The columns behind the user's own."""


class _Error(str):
    """What a cell with an error shows."""

    __slots__ = ()


Cell = str | int


class _Line(NamedTuple):
    cells: Sequence[Cell]
    hidden: bool = False


_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
"""Those of ECMA-376; Excel takes a workbook with any other for damaged."""
_LONGEST_CELL = 32_767
_SAMPLE = 200
_WIDEST, _NARROWEST = 60, 8
_FLUSH = 1 << 20
_HEADER_STYLE, _TEXT_STYLE = 1, 2

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (
    f'{_PROLOG}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


def write(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[JobRow],
    *,
    headings: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
) -> int:
    """Write the rows in the order given, the user's own columns first; returns how many were written.

    ``headings`` renames the columns of HEADINGS, ``words`` the statuses. Segments are numbers, to be summed; every
    other cell is text, none a formula. The time is that of the computer's clock, for rows that left it. The file
    appears whole or not at all; an earlier one of that name is replaced. The rows are not kept in memory. Beyond what
    one worksheet can hold they go on in another. Raises SheetError if the file can't be written.
    """
    names = [*columns, *((headings or {}).get(name, name) for name in HEADINGS)]
    lines = (_line(len(columns), row, words or {}) for row in rows)
    with _replacing(path) as stream:
        return _write_package(stream, names, lines)


def write_left_out(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[tuple[SheetRow, str]],
    *,
    headings: Mapping[str, str] | None = None,
) -> int:
    """Write rows that were left out, to be mended and opened again: the user's own columns, the reason, and last the
    number of the row in the sheet that it came from. ``rows`` have their reasons beside them.

    Errors stay errors and hidden rows hidden, so that nothing can be sent for having been written here. ``headings``
    renames the columns ``reason`` and ``row``. Else as ``write``.
    """
    names = [*columns, *((headings or {}).get(name, name) for name in ("reason", "row"))]
    with _replacing(path) as stream:
        return _write_package(stream, names, (_left_out(row, reason) for row, reason in rows))


def _left_out(row: SheetRow, reason: str) -> _Line:
    cells: list[Cell] = [*row.cells, reason, row.row]
    for index in row.errors:
        cells[index] = _Error(row.cells[index] if row.cells[index] in _ERRORS else "#VALUE!")
    return _Line(cells, row.hidden)


def _line(width: int, row: JobRow, words: Mapping[str, str]) -> _Line:
    cells = [*row.cells[:width], *[""] * (width - len(row.cells))]
    reason = " ".join(part for part in (row.code, row.detail) if part)
    segments = "" if row.segments is None else row.segments
    at = "" if row.status in (Status.PENDING, Status.SKIPPED) else row.at[:19].replace("T", " ")
    return _Line([*cells, words.get(row.status, str(row.status)), reason, row.reference, at, segments])


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of ``path`` when all went well, and vanishes when not."""
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".smsgui-", suffix=".tmp", delete=False) as stream:
            temporary = Path(stream.name)
            yield stream
        _share_as_usual(temporary)
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _share_as_usual(path: Path) -> None:
    """Give a temporary file, which only its owner may read, the rights of any new file."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _unwritable(path: Path, error: OSError) -> SheetError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SheetError(
            QT_TRANSLATE_NOOP("errors", "The folder “{folder}” is not there, so “{file}” can't be written into it."),
            folder=path.parent.name or str(path.parent),
            file=path.name,
        )
    if isinstance(error, PermissionError | IsADirectoryError):
        return SheetError(
            QT_TRANSLATE_NOOP(
                "errors",
                "“{file}” can't be written. If it is open in your spreadsheet program, close it there; "
                "else choose another folder or name.",
            ),
            file=path.name,
        )
    return SheetError(
        QT_TRANSLATE_NOOP("errors", "“{file}” can't be written: {reason}. Choose another folder."),
        file=path.name,
        reason=error.strerror or type(error).__name__,
    )


def _write_package(stream: IO[bytes], names: Sequence[str], lines: Iterator[_Line]) -> int:
    written = sheets = 0
    first = next(lines, None)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as package:
        while first is not None or not sheets:
            sheets += 1
            page = chain([] if first is None else [first], islice(lines, MOST_ROWS - 2))
            with package.open(f"xl/worksheets/sheet{sheets}.xml", "w", force_zip64=True) as part:
                written += _write_sheet(part, names, page)
            first = next(lines, None)
        for name, text in _other_parts(sheets).items():
            package.writestr(name, text)
    return written


def _write_sheet(part: IO[bytes], names: Sequence[str], lines: Iterator[_Line]) -> int:
    sample = list(islice(lines, _SAMPLE))
    letters = [column_letters(index) for index in range(len(names))]
    pieces = [_sheet_head(names, sample), _row(letters, 1, _Line(names), _HEADER_STYLE)]
    size, number = 0, 1
    for number, line in enumerate(chain(sample, lines), 2):
        piece = _row(letters, number, line, _TEXT_STYLE)
        pieces.append(piece)
        size += len(piece)
        if size > _FLUSH:
            part.write("".join(pieces).encode())
            pieces, size = [], 0
    area = f"A1:{letters[-1]}{number}"
    pieces.append(
        f'</sheetData><autoFilter ref="{area}"/>'
        f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )
    part.write("".join(pieces).encode())
    return number - 1


def _sheet_head(names: Sequence[str], sample: Sequence[_Line]) -> str:
    widths = (max(map(_width, column)) for column in zip(names, *(line.cells for line in sample), strict=True))
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{min(max(width + 2, _NARROWEST), _WIDEST)}" customWidth="1"/>'
        for place, width in enumerate(widths, 1)
    )
    return (
        f'{_PROLOG}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def _width(cell: Cell) -> int:
    """How many digits wide the cell is; Chinese characters are two wide."""
    line = str(cell)[: _WIDEST * 2].split("\n", 1)[0]
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def _row(letters: Sequence[str], number: int, line: _Line, style: int) -> str:
    cells = zip(letters, line.cells, strict=True)
    made = [_cell(f"{letter}{number}", cell, style) for letter, cell in cells if cell != ""]
    hidden = ' hidden="1"' if line.hidden else ""
    return f'<row r="{number}"{hidden}>{"".join(made)}</row>'


def _cell(place: str, cell: Cell, style: int) -> str:
    if isinstance(cell, int):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if isinstance(cell, _Error):
        return f'<c r="{place}" t="e"><v>{cell}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(cell)}</t></is></c>'


def escaped(text: str) -> str:
    """The text as a workbook's XML can hold it; what it can't is made visible; too long a text is cut with …"""
    if len(text) > _LONGEST_CELL:
        text = text[: _LONGEST_CELL - 1] + "…"
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if len(found) > 1:
        return "_x005F" + found
    if found in "&<>":
        return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[found]
    code = ord(found)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _other_parts(sheets: int) -> dict[str, str]:
    numbers = range(1, sheets + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    entries = "".join(f'<sheet name="Results {number}" sheetId="{number}" r:id="rId{number}"/>' for number in numbers)
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    types = f'{_PROLOG}<Types xmlns="{_PACKAGE}/content-types">'
    related = f'{_PROLOG}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{types}<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{related}<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{_PROLOG}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{related}{relations}<Relationship Id="rId{sheets + 1}" '
        f'Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
