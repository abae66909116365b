"""The frozen values that every part speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What became of a row. *Accepted* means taken by the provider, not delivered."""

    PENDING = "pending"
    SUBMITTING = "submitting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"


# --- a sheet


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet's name and whether the workbook hides it."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of data below the header.

    ``row`` is the number that the spreadsheet program shows, the row's identity everywhere. ``cells`` are the texts
    as the sheet shows them, one per column; ``values`` the same cells as plainly stored (an integer typed as a number
    is its digits; a date is its text), for the phone column. ``errors`` are the indexes of cells that hold an error or
    a formula without a stored result; ``uncertain`` of those whose shown text could not be worked out for sure.
    ``hidden``: the row is hidden or filtered out.
    """

    row: int
    cells: tuple[str, ...]
    values: tuple[str, ...]
    hidden: bool = False
    errors: frozenset[int] = frozenset()
    uncertain: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetWarning:
    """Something about the sheet that stops no send: ``sentence`` with ``values``; ``row`` 0 is the whole sheet."""

    sentence: str
    values: Mapping[str, object]
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet read in whole. ``columns`` are unique, non-empty names; every row has a cell for each of them."""

    path: str
    worksheet: str
    worksheets: tuple[Worksheet, ...]
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    encoding: str = ""
    warnings: tuple[SheetWarning, ...] = ()


# --- a message


@dataclass(frozen=True, slots=True)
class Rules:
    """What a provider lets a message be; declared by the provider, obeyed when messages are composed.

    ``takes`` is ``"text"`` (free text) or ``"template"`` (an approved template's id with numbered parameters).
    ``signature``: ``"field"``, the platform writes 【sender】 in front itself; ``"text"``, it must stand in the text;
    ``"id"``, the sender is an id, and what the platform may write in front because of it is not known here.
    ``max_characters`` counts the signature with its brackets. ``abroad``: numbers outside the mainland are taken.
    """

    takes: str
    signature: str
    max_characters: int
    abroad: bool = True
    sender_needed: bool = True

    def in_front(self, template: Template) -> str:
        """The signature that the platform writes in front of the text itself, without brackets; empty if it writes none
        or it is not known.
        """
        return {"field": template.sender, "id": template.signature}.get(self.signature, "")

    def front(self, template: Template) -> str:
        """The same with its brackets, as it stands in front of the text; empty if there is none."""
        signature = self.in_front(template)
        return f"【{signature}】" if signature else ""

    def hides_signature(self, template: Template) -> bool:
        """Whether the platform writes a signature in front of the text that is not known here, but for its id."""
        by_id = self.signature == "id" and self.takes == "text" and not template.text.startswith("【")
        return by_id and bool(template.sender) and not template.signature


@dataclass(frozen=True, slots=True)
class Template:
    """What the user wrote, before any row is filled in.

    For a provider that takes text: ``text`` with ``{column}`` places. For one that takes templates: ``id``,
    ``parameters`` as (variable, column) pairs in the variables' order, and ``text`` the approved text with ``{1}``
    places, if known. ``sender`` is the signature, sender ID or sign id; ``signature`` the words that the sign id stands
    for, if known.
    """

    text: str = ""
    id: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    sender: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """What one recipient is to get. ``text`` is ``None`` where only the provider knows it (template without text).

    ``text`` is what the request carries; a signature that the platform adds itself is not in it.
    ``segments`` is an estimate, ``None`` where the text isn't known.
    """

    row: int
    number: str
    text: str | None
    parameters: tuple[str, ...] = ()
    segments: int | None = None

    @property
    def content(self) -> str:
        """What makes two messages to one number the same: the text, else the parameters."""
        return self.text if self.text is not None else "\x1f".join(self.parameters)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row can't or won't be sent. ``code`` is a word of the command line's contract (``invalid_number`` …).

    ``number`` is E.164 where it is known, else the cell's text.
    """

    row: int
    column: str
    code: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    number: str = ""

    @property
    def detail(self) -> str:
        """The reason as one English sentence."""
        return self.sentence.format(**self.values)


# --- sending


@dataclass(frozen=True, slots=True)
class Account:
    """One set of credentials at one provider. ``practice``: its server is the practice server inside this program."""

    name: str
    provider: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """The messages of one request, through the provider's call of that name."""

    call: str
    template: Template
    messages: tuple[Message, ...]


class Submission(NamedTuple):  # a dataclass takes three times as long to make, and one is made for every row
    """What became of one row: accepted, rejected or unknown by the provider's answer, or skipped for a ``problem``."""

    row: int
    status: Status
    reference: str = ""
    code: str = ""
    detail: str = ""
    problem: Problem | None = None

    @classmethod
    def skipped(cls, problem: Problem) -> Submission:
        """The row that stays behind because of ``problem``."""
        return cls(problem.row, Status.SKIPPED, "", problem.code, problem.detail, problem)


@dataclass(frozen=True, slots=True)
class Job:
    """One press of Send. ``created`` is ISO 8601 with offset; ``state`` is ``sending``, ``stopped`` or ``finished``."""

    id: str
    created: str
    account: str
    provider: str
    file: str
    worksheet: str
    columns: tuple[str, ...]
    template: Template
    call: str
    practice: bool
    counts: Mapping[Status, int]
    state: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """One row of a job, whatever became of it. ``cells`` are the user's own, ``at`` when its fate was last recorded."""

    row: int
    cells: tuple[str, ...]
    number: str
    text: str | None
    parameters: tuple[str, ...]
    segments: int | None
    status: Status
    reference: str = ""
    code: str = ""
    detail: str = ""
    at: str = ""
    problem: Problem | None = None
