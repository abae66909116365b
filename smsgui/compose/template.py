"""The user's template, fitted once to the columns of a sheet and then filled in row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from smsgui.compose.recipients import no_such_column
from smsgui.domain import Rules, Template
from smsgui.errors import QT_TRANSLATE_NOOP, TemplateError

VARIABLE = re.compile(r"\{([1-9][0-9]*)\}")
SIGNATURE = re.compile(r"^\s*【[^】]*】")
WIDE_PLACE = re.compile(r"｛([^｛｝]*)｝")
BRACES = re.compile(r"\{+|\}+|[^{}]+")


@dataclass(frozen=True, slots=True)
class Form:
    """A template that knows its columns.

    ``used`` are the indexes of the columns that it takes, in order, one for each place. ``pattern`` is the text with
    ``%s`` for each of ``places`` (positions in ``used``), ``None`` where the text isn't known; ``parameters`` says that
    the values themselves, in order, are what is sent.
    """

    used: tuple[int, ...]
    pattern: str | None
    places: tuple[int, ...]
    parameters: bool

    def fill(self, values: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
        """The text and the parameters for ``values``, one for each of ``used``. A value is never expanded itself."""
        text = None if self.pattern is None else self.pattern % tuple([values[place] for place in self.places])
        return text, tuple(values) if self.parameters else ()


def fit(template: Template, columns: Sequence[str], rules: Rules) -> Form:
    """``template`` made ready for a sheet with ``columns``. Raises TemplateError where it can't be filled in."""
    return _fit_text(template.text, columns) if rules.takes == "text" else _fit_parameters(template, columns)


def placeholder(column: str) -> str:
    """What stands in a text for the values of ``column``.

    A brace in its name is doubled, and kept apart from the outer ones by a space.
    """
    name = column.strip().replace("{", "{{").replace("}", "}}")
    return "{" + " " * name.startswith("{") + name + " " * name.endswith("}") + "}"


def placeholders(text: str) -> list[str]:
    """The columns that ``text`` names, each once, in order. Raises TemplateError for a brace without its other half."""
    return list(dict.fromkeys(_split(text)[1::2]))


def variables(text: str) -> list[str]:
    """The variables ``{1}``, ``{2}`` … of an approved text as plain numbers, each once, in order."""
    return sorted(set(VARIABLE.findall(text)), key=int)


def _split(text: str) -> list[str]:
    """Literal text and names of columns in turn, beginning and ending with text. ``{{`` and ``}}`` are plain braces."""
    parts, inside = [""], False
    for run in BRACES.findall(text):
        pairs, alone = divmod(len(run), 2)
        if run[0] not in "{}":
            parts[-1] += run
        elif not alone:
            parts[-1] += run[0] * pairs
        elif inside == (run[0] == "{"):
            raise _lonely_brace(text, parts)
        elif inside:
            parts[-1] = parts[-1].strip()
            parts.append("}" * pairs)
            inside = False
        else:
            parts[-1] += "{" * pairs
            parts.append("")
            inside = True
    if inside:
        raise _lonely_brace(text, parts)
    return parts


def _lonely_brace(text: str, parts: list[str]) -> TemplateError:
    return TemplateError(
        QT_TRANSLATE_NOOP(
            "errors",
            "A brace in the message has no other half, near “{place}”: a column is written as {{column}}, "
            "and a brace that is meant as such is written twice.",
        ),
        place=parts[-1].strip()[-20:] or text[-20:],
    )


def _fit_text(text: str, columns: Sequence[str]) -> Form:
    if not SIGNATURE.sub("", text).strip():
        raise TemplateError(QT_TRANSLATE_NOOP("errors", "The message has no text: write it."))
    for wide in WIDE_PLACE.findall(text):
        if wide.strip() in map(str.strip, columns):
            raise TemplateError(
                QT_TRANSLATE_NOOP("errors", "“{place}” is written with wide braces: write {{{column}}} instead."),
                place=f"｛{wide}｝",
                column=wide.strip(),
            )
    parts = _split(text)
    used = list(dict.fromkeys(_column(name, columns) for name in parts[1::2]))
    pattern = "%s".join(part.replace("%", "%%") for part in parts[::2])
    return Form(tuple(used), pattern, tuple(used.index(_column(name, columns)) for name in parts[1::2]), False)


def _fit_parameters(template: Template, columns: Sequence[str]) -> Form:
    if not template.id.strip():
        raise TemplateError(QT_TRANSLATE_NOOP("errors", "There is no template: enter the id of an approved one."))
    mapping = dict(template.parameters)
    names = [str(number) for number in range(1, len(template.parameters) + 1)]
    for name in names:
        if name not in mapping:
            raise TemplateError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "Variables are numbered 1, 2, 3 and so on, each once, none left out: look at variable {variable}.",
                ),
                variable=name,
            )
    _check_variables(template.text, names)
    used = tuple(_column(mapping[name], columns, name) for name in names)
    if not template.text.strip():
        return Form(used, None, (), True)
    parts = VARIABLE.split(template.text)
    pattern = "%s".join(part.replace("%", "%%") for part in parts[::2])
    return Form(used, pattern, tuple(int(name) - 1 for name in parts[1::2]), True)


def _check_variables(text: str, names: Sequence[str]) -> None:
    if not text.strip():
        return
    for name in variables(text):
        if name not in names:
            raise TemplateError(
                QT_TRANSLATE_NOOP("errors", "No column is chosen for variable {variable} of the template: choose one."),
                variable=name,
            )
    for name in names:
        if name not in variables(text):
            raise TemplateError(
                QT_TRANSLATE_NOOP(
                    "errors", "The text of the template has no variable {variable}: leave it out, or mend the text."
                ),
                variable=name,
            )


def _column(name: str, columns: Sequence[str], variable: str = "") -> int:
    for index, column in enumerate(columns):
        if column.strip() == name.strip():
            return index
    if variable and not name.strip():
        raise TemplateError(
            QT_TRANSLATE_NOOP("errors", "No column is chosen for variable {variable} of the template: choose one."),
            variable=variable,
        )
    raise no_such_column(TemplateError, name, columns)
