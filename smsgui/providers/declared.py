"""The values in which a provider says what it is, what its accounts hold and what it has to offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from smsgui.errors import QT_TRANSLATE_NOOP, ProviderError


@dataclass(frozen=True, slots=True)
class Field:
    """One thing an account needs. ``label`` and ``help`` are English, marked for translation.

    ``kind`` is ``text`` (``choices`` are suggestions), ``url``, ``number`` or ``whole`` (both from ``least`` to
    ``most``), or ``choice`` (one of ``choices``); ``advanced`` fields have a default that suits nearly everybody.
    ``when`` is a (key, value) pair: needed only where that setting has it.
    """

    key: str
    label: str
    kind: str = "text"
    secret: bool = False
    optional: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    help: str = ""
    advanced: bool = False
    least: float = 0
    most: float = 3600
    when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One of the provider's send calls: how many numbers a request may hold, and whether all of them get the same."""

    name: str
    limit: int
    same_content: bool


@dataclass(frozen=True, slots=True)
class Code:
    """What one of the provider's codes means: the decision, and a sentence (English, marked) that says what to do."""

    decision: type[ProviderError]
    sentence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A good account check: a sentence (English, marked) with its values, and what it found to choose from.

    ``offers`` maps a field's key to (value, name) pairs.
    """

    sentence: str
    values: Mapping[str, object]
    offers: Mapping[str, tuple[tuple[str, str], ...]] = dataclass_field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


@dataclass(frozen=True, slots=True)
class StoredTemplate:
    """A template as the provider keeps it.

    ``text`` has its variables as ``{1}``, ``{2}``. ``warning`` (English, marked) says why it can't be sent; else empty.
    """

    id: str
    name: str
    text: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """A sender that the account has: ``value`` is what Template.sender takes, ``name`` is for people to read.

    ``warning`` (English, marked) says why it can't be sent with; else empty.
    """

    value: str
    name: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request as it would leave, with every secret and signature as ``***``."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: str


def endpoint(default: str) -> Field:
    """The field for a provider's address."""
    return Field("endpoint", QT_TRANSLATE_NOOP("providers", "Address"), kind="url", default=default, advanced=True)


COMMON_FIELDS = (
    Field(
        "connect_timeout",
        QT_TRANSLATE_NOOP("providers", "Seconds to wait for a connection"),
        kind="number",
        default="10",
        least=0.1,
        advanced=True,
    ),
    Field(
        "read_timeout",
        QT_TRANSLATE_NOOP("providers", "Seconds to wait for an answer"),
        kind="number",
        default="70",
        least=0.1,
        advanced=True,
    ),
    Field(
        "parallel",
        QT_TRANSLATE_NOOP("providers", "Requests at once"),
        kind="whole",
        default="1",
        least=1,
        most=32,
        advanced=True,
    ),
    Field(
        "max_rate",
        QT_TRANSLATE_NOOP("providers", "Requests a second (0: no limit)"),
        kind="number",
        default="0",
        advanced=True,
    ),
    Field(
        "batch_size",
        QT_TRANSLATE_NOOP("providers", "Numbers in a request (0: as many as the provider takes)"),
        kind="whole",
        most=1_000_000,
        default="0",
        advanced=True,
    ),
)
