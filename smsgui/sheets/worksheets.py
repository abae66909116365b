"""Which worksheet is meant."""

from __future__ import annotations

from collections.abc import Sequence

from smsgui.domain import Worksheet
from smsgui.errors import QT_TRANSLATE_NOOP, SheetError
from smsgui.sheets.source import Source


def chosen(source: Source, worksheets: Sequence[Worksheet], name: str | None) -> int:
    """The place of the worksheet called ``name``, by default of the first visible one; SheetError if there is none."""
    if not worksheets:
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "“{file}” holds no worksheet with cells. Choose another file."),
            file=source.name,
        )
    if name is None:
        return next((place for place, worksheet in enumerate(worksheets) if not worksheet.hidden), 0)
    for place, worksheet in enumerate(worksheets):
        if worksheet.name == name:
            return place
    raise SheetError(
        QT_TRANSLATE_NOOP("errors", "“{file}” has no worksheet “{worksheet}”. Choose one of these: {worksheets}."),
        file=source.name,
        worksheet=name,
        worksheets=", ".join(worksheet.name for worksheet in worksheets),
    )
