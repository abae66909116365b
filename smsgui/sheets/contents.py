"""What kind of file it is, told by its content, and the reader for it."""

from __future__ import annotations

import stat

from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sheets import ods, text_file, xls, xlsb, xlsb_extent, xlsx
from smsgui.sheets.package import Package
from smsgui.sheets.source import Source
from smsgui.sheets.table import Table

_HEAD = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_OTHERS = {
    b"%PDF": "PDF",
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG": "PNG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"{\\rtf", b"<style", b"<meta")
_BLANK = b"\xef\xbb\xbf \r\n\t"


def table(source: Source, worksheet: str | None, encoding: str | None) -> Table:
    """The worksheet's table. SheetError where the file is no sheet, DamagedError where it contradicts itself."""
    head = _head(source)
    if head.startswith(b"PK"):
        return _zipped(source, worksheet)
    if head.startswith(_OLE):
        if not xls.holds_workbook(source):
            raise _no_sheet(source)
        return xls.read(source, worksheet)
    for start, kind in _OTHERS.items():
        if head.startswith(start):
            raise _other(source, kind)
    if head.lstrip(_BLANK)[:9].lower().startswith(_MARKUP) or not text_file.is_text(head):
        raise _no_sheet(source)
    return text_file.read(source, worksheet, encoding)


def _head(source: Source) -> bytes:
    if source.path.is_dir():
        raise SheetError(QT_TRANSLATE_NOOP("errors", "“{file}” is a folder. Choose a file in it."), file=source.name)
    if not stat.S_ISREG(source.path.stat().st_mode):  # opening a pipe waits until someone writes into it
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "errors",
                "“{file}” is not a file with a list but a device or a pipe. Save the list in a file and choose that.",
            ),
            file=source.name,
        )
    with source.path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip(_BLANK + b"\0"):
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "“{file}” is empty. Choose the file that holds the list."), file=source.name
        )
    return head


def _zipped(source: Source, worksheet: str | None) -> Table:
    with Package(source) as package:
        if any(name.endswith("workbook.bin") for name in package.names()):
            package.check_sizes()
            xlsb_extent.check(source, package)
            return xlsb.read(source, worksheet)
        if "content.xml" in package and "mimetype" in package:
            return ods.read(source, package, worksheet)
        if _TYPES not in package:
            raise _other(source, "ZIP")
        with package.open(_TYPES) as stream:
            if b"spreadsheetml" not in stream.read():
                raise _no_sheet(source)
        return xlsx.read(source, package, worksheet)


def _other(source: Source, kind: str) -> SheetError:
    return SheetError(
        QT_TRANSLATE_NOOP(
            "errors",
            "“{file}” is not a spreadsheet but a {kind} file, whatever its name says. Choose the file with the list.",
        ),
        file=source.name,
        kind=kind,
    )


def _no_sheet(source: Source) -> SheetError:
    return SheetError(
        QT_TRANSLATE_NOOP(
            "errors",
            "“{file}” is not a spreadsheet. If your spreadsheet program can open it, save it there as .xlsx.",
        ),
        file=source.name,
    )
