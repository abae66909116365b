"""What becomes of a draft when a sheet is opened, when one comes again, and when a cell of it is mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from smsgui.domain import Sheet
from smsgui.gui import mending
from smsgui.gui.draft import Draft
from smsgui.mapping import Mapping


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet that was read. ``phone_column`` is the one that looks like it, or empty.

    ``known`` is what was chosen the last time for a sheet with these columns. ``otherwise`` is the worksheet that would
    have been opened without the memory of the last time, where it is another one; else empty.
    """

    sheet: Sheet
    phone_column: str
    known: Mapping | None
    otherwise: str = ""


def with_sheet(draft: Draft, opened: Opened) -> Draft:
    """``draft`` with the sheet open. The same file, read in another way, keeps what was chosen and mended in it."""
    sheet = opened.sheet
    same = draft.original is not None and draft.original.path == sheet.path
    kept = same and draft.phone_column in sheet.columns
    draft = replace(draft, original=sheet, sheet=mending.mended(sheet, draft.mends))
    if kept:
        return draft
    draft = replace(draft, phone_column=opened.phone_column, include_hidden=False)
    known = opened.known
    if known is None or known.phone_column not in sheet.columns:
        return draft
    draft = replace(draft, phone_column=known.phone_column, region=known.region, include_hidden=known.include_hidden)
    return with_message(draft, known)


def with_message(draft: Draft, known: Mapping | None) -> Draft:
    """``draft`` with the message last written for such a sheet at this provider, where none was begun."""
    if known is None or draft.provider is None or draft.begun:
        return draft
    template, provider = known.templates.get(draft.provider.id, draft.template), draft.provider.id
    return replace(draft, template=template, beside={**draft.beside, provider: template.id})


def mapping_of(draft: Draft) -> Mapping:
    """What is to be remembered of ``draft``."""
    templates = {draft.provider.id: draft.template} if draft.provider else {}
    sheet = draft.sheet
    file, worksheet = (Path(sheet.path).name, sheet.worksheet) if sheet else ("", "")
    return Mapping(draft.phone_column, draft.region, draft.include_hidden, templates, file, worksheet)


def with_mended(draft: Draft, place: int, column: int, text: str) -> Draft:
    """``draft`` with another text in one cell of its sheet; the file stays as it is."""
    original = draft.original
    if original is None:
        return draft
    phone = original.columns[column] == draft.phone_column
    mends = mending.noted(draft.mends, original, original.rows[place], column, text, phone=phone)
    return replace(draft, mends=mends, sheet=mending.mended(original, mends))
