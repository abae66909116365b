"""smsgui-cli preview, and the way from FILE and MESSAGE to composed messages that ``send`` shares."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from smsgui import compose, providers, sheets
from smsgui.cli.accounts import saved
from smsgui.cli.exits import Exit
from smsgui.cli.show import content, counted
from smsgui.compose import Composition
from smsgui.domain import Account, Batch, Problem, Sheet, SheetWarning, Template
from smsgui.errors import QT_TRANSLATE_NOOP, TemplateError
from smsgui.providers.base import Call, Provider
from smsgui.sending.batches import batches, in_sending_order, size
from smsgui.sending.journal import Journal
from smsgui.sending.schema import NEVER


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is needed to send, and nothing sent yet. ``looked``: see ``Journal.create``.

    ``last`` are the numbers of the last job from such a sheet, by name.
    """

    account: Account
    provider: Provider
    call: Call
    template: Template
    sheet: Sheet
    phone_column: str
    region: str
    composition: Composition
    looked: int
    last: Mapping[str, str]

    def batches(self) -> list[Batch]:
        """The requests in the order in which they would leave."""
        ordered = [message for _, message in in_sending_order(self.composition.messages, self.call)]
        return list(batches(ordered, self.template, self.call, size(self.call, self.account)))

    def warnings(self) -> tuple[SheetWarning, ...]:
        """What stops no send, but should be looked at before."""
        looks_wrong = compose.sanity.warnings(
            self.sheet,
            self.composition,
            phone_column=self.phone_column,
            template=self.template,
            rules=self.provider.rules,
            region=self.region,
            last=self.last,
        )
        return (*self.sheet.warnings, *looks_wrong)


def plan(options: argparse.Namespace, account: Account, journal: Journal) -> Plan:
    """Read the sheet and compose the messages as the options say; what was sent before is left out."""
    provider = providers.by_id(account.provider)
    call = provider.call(options.same_content_call)
    template = provider.prepare(_template(options, provider))
    # In whole, because the job remembers it.
    path = Path(options.file).absolute()
    sheet = sheets.read(path, worksheet=options.worksheet, header_row=options.header_row, encoding=options.encoding)
    phone_column = compose.require_phone_column(sheet, options.phone_column, options.region)
    composition = compose.compose(
        sheet,
        phone_column=phone_column,
        template=template,
        rules=provider.rules,
        region=options.region,
        keep_duplicates=options.keep_duplicates,
        include_hidden=options.include_hidden,
    )
    looked = NEVER
    if not options.allow_repeat:
        looked = journal.step()
        composition = without(composition, journal.repeats(composition.messages, template, provider.rules))
    _, then = journal.last_like(sheet, practice=account.practice)
    last = compose.sanity.numbers_by_name(sheet.columns, then)
    return Plan(account, provider, call, template, sheet, phone_column, options.region, composition, looked, last)


def without(composition: Composition, repeats: list[Problem]) -> Composition:
    """The composition with these rows as problems instead of messages."""
    rows = {problem.row for problem in repeats}
    messages = tuple(message for message in composition.messages if message.row not in rows)
    problems = tuple(sorted([*composition.problems, *repeats], key=lambda problem: problem.row))
    segments = composition.segments
    if segments is not None:
        segments = sum(message.segments or 0 for message in messages)
    return replace(composition, messages=messages, problems=problems, segments=segments)


def _template(options: argparse.Namespace, provider: Provider) -> Template:
    if provider.rules.takes == "text":
        if options.text is None or options.template or options.template_text or options.params:
            raise TemplateError(
                QT_TRANSLATE_NOOP("errors", "{provider} takes free text: give --text, and no --template or --param."),
                provider=provider.name,
            )
        return Template(text=options.text, sender=options.sender)
    if not options.template or options.text is not None:
        raise TemplateError(
            QT_TRANSLATE_NOOP("errors", "{provider} takes an approved template: give --template, and no --text."),
            provider=provider.name,
        )
    variables = [variable for variable, _ in options.params]
    if twice := next((variable for variable in variables if variables.count(variable) > 1), None):
        raise TemplateError(
            QT_TRANSLATE_NOOP("errors", "The variable “{variable}” is given two columns: give it one."), variable=twice
        )
    ordered = sorted(options.params, key=lambda pair: (len(pair[0]), pair[0]))
    return Template(options.template_text, options.template, tuple(ordered), options.sender)


def run(options: argparse.Namespace) -> Exit:
    """smsgui-cli preview: opens no connection and needs no secret."""
    account = saved(options).get(options.account)
    with Journal(options.data_dir) as journal:
        found = plan(options, account, journal)
    print(json.dumps(_as_json(found), ensure_ascii=False) if options.json else _in_words(found))
    return Exit.SOME_FAILED if found.composition.problems else Exit.GOOD


def _as_json(found: Plan) -> dict[str, object]:
    composition = found.composition
    return {
        "rows": composition.rows,
        "recipients": len(composition.messages),
        "segments": composition.segments,
        "problems": [
            {"row": p.row, "column": p.column, "code": p.code, "detail": p.detail} for p in composition.problems
        ],
        "messages": [
            {
                "row": m.row,
                "number": m.number,
                "text": m.text,
                "parameters": list(m.parameters),
                "segments": m.segments,
            }
            for m in composition.messages
        ],
        "batches": [_batch(found, batch) for batch in found.batches()],
        "warnings": [{"row": w.row, "column": w.column, "detail": str(w)} for w in found.warnings()],
    }


def _batch(found: Plan, batch: Batch) -> dict[str, object]:
    request = found.provider.show(batch, found.account)
    return {
        "call": batch.call,
        "rows": [message.row for message in batch.messages],
        "request": {
            "method": request.method,
            "url": request.url,
            "headers": dict(request.headers),
            "body": request.body,
        },
    }


def _in_words(found: Plan) -> str:
    composition, sheet = found.composition, found.sheet
    segments = "" if composition.segments is None else f", {counted(composition.segments, 'segment')}"
    lines = [f"Worksheet “{sheet.worksheet}”, header in row {sheet.header_row}."]
    lines += [f"Note: {warning}" for warning in found.warnings()]
    lines += [f"row {m.row}  {m.number}  {content(m)}" for m in composition.messages]
    lines += [f"row {p.row}  {p.column + '  ' if p.column else ''}left out: {p.detail}" for p in composition.problems]
    lines.append(
        f"{counted(composition.rows, 'row')}: {len(composition.messages)} to send "
        f"in {counted(len(found.batches()), 'request')}{segments}; "
        f"{len(composition.problems)} left out."
    )
    return "\n".join(lines)
