"""The zip file that an .xlsx workbook is: its parts, and what kinds of part they are."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, NamedTuple

from smsgui.domain import Worksheet
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sheets.source import DamagedError, Source
from smsgui.sheets.xml_parts import elements

SMALL_PART = 64 << 20
STRINGS_PART = 512 << 20
LARGE_PART = 2 << 30
_SUSPECT_PART = 50 << 20
_SUSPECT_RATIO = 100
"""Rows of a real worksheet differ in their numbers at least, and never shrink as far as this."""


@dataclass(frozen=True)
class Book:
    """What the workbook says about itself: its worksheets and, for each, the part that holds it.

    ``uncalculated``: the formulas are to be worked out when a spreadsheet program opens it, so whoever wrote it did not
    vouch for their stored results.
    """

    worksheets: tuple[Worksheet, ...]
    parts: tuple[str, ...]
    styles: str | None
    strings: str | None
    epoch_1904: bool
    uncalculated: bool


class _Relation(NamedTuple):
    """``kind``: the last word of the relation's type."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of a workbook, each opened as a stream, none larger than can be read in reasonable time.

    Capital and small letters are the same in their names (ECMA-376 part 2, §6.2.2.3).
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open = ExitStack()
        self._zip = self._open.enter_context(zipfile.ZipFile(source.path))
        self._small = {name.lower(): name for name in self._zip.namelist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._zip.namelist())

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._small

    def size(self, part: str) -> int:
        """How many bytes the part has when unpacked."""
        return self._info(part).file_size

    def open(self, part: str, limit: int = SMALL_PART) -> BinaryIO:
        """The part's bytes as a stream, to be closed by the caller.

        Raises SheetError if it would unpack to more than ``limit`` bytes or is a bomb, DamagedError if it isn't there.
        """
        info = self._info(part)
        self._check_size(info, limit)
        return self._zip.open(info)  # type: ignore[return-value]  # ZipExtFile reads as BinaryIO does

    def _info(self, part: str) -> zipfile.ZipInfo:
        known = self._zip.NameToInfo
        info = known.get(part) or known.get(self._small.get(part.lower(), ""))
        if info is None:
            raise DamagedError(f"the part {part} is missing")
        return info

    def check_sizes(self) -> None:
        """SheetError if any part would unpack to an absurd size."""
        for info in self._zip.infolist():
            self._check_size(info, STRINGS_PART)

    def _check_size(self, info: zipfile.ZipInfo, limit: int) -> None:
        packed, unpacked = max(info.compress_size, 1), info.file_size
        if unpacked > limit or (unpacked > _SUSPECT_PART and unpacked / packed > _SUSPECT_RATIO):
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "“{file}” unpacks to an absurd size and was not read. Open it in your spreadsheet program, "
                    "copy the list into a new file and choose that.",
                ),
                file=self._source.name,
            )

    def book(self) -> Book:
        """What the workbook part says. DamagedError if there is none."""
        workbook = _first(self._relations(""), "officeDocument")
        if workbook is None:
            raise DamagedError("no workbook part")
        relations = self._relations(workbook)
        sheets = {relation.id: relation.part for relation in relations if relation.kind == "worksheet"}
        worksheets, parts, epoch_1904, uncalculated = [], [], False, False
        with self.open(workbook) as stream:
            found = elements(stream)
        for path, attributes in found:
            if path == "workbookPr":
                epoch_1904 = attributes.get("date1904") in ("1", "true")
            elif path == "calcPr":
                uncalculated = attributes.get("fullCalcOnLoad") in ("1", "true")
            elif path == "sheets/sheet" and (part := sheets.get(attributes.get("id", ""))) is not None:
                hidden = attributes.get("state", "visible") != "visible"
                worksheets.append(Worksheet(attributes.get("name", ""), hidden))
                parts.append(part)
        styles, strings = _first(relations, "styles"), _first(relations, "sharedStrings")
        return Book(tuple(worksheets), tuple(parts), styles, strings, epoch_1904, uncalculated)

    def _relations(self, part: str) -> list[_Relation]:
        """What ``part`` points to inside the package."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            return []
        with self.open(path) as stream:
            found = [attributes for where, attributes in elements(stream) if where == "Relationship"]
        return [
            _Relation(
                relation.get("Id", ""),
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
            )
            for relation in found
            if relation.get("TargetMode") != "External"
        ]


def _first(relations: Sequence[_Relation], kind: str) -> str | None:
    return next((relation.part for relation in relations if relation.kind == kind), None)
