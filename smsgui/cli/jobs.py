"""smsgui-cli jobs list, show, export."""

from __future__ import annotations

import argparse
import json

from smsgui.cli import results
from smsgui.cli.exits import Exit
from smsgui.cli.show import counted, counts, counts_in_words, job, line, row
from smsgui.domain import Job, Status
from smsgui.sending.journal import Journal


def show_all(options: argparse.Namespace) -> Exit:
    """smsgui-cli jobs list"""
    with Journal(options.data_dir) as journal:
        found = journal.jobs()
    if options.json:
        print(json.dumps([job(entry) for entry in found], ensure_ascii=False))
    else:
        for entry in found:
            print(_in_words(entry))
    return Exit.GOOD


def show(options: argparse.Namespace) -> Exit:
    """smsgui-cli jobs show"""
    with Journal(options.data_dir) as journal:
        found = journal.job(options.job)
        rows = [row(entry) for entry in journal.rows(options.job)]
    if options.json:
        print(json.dumps({**job(found), "rows": rows}, ensure_ascii=False))
    else:
        print(_in_words(found))
        for entry in rows:
            print(line(entry, as_json=False))
    return Exit.GOOD


def export(options: argparse.Namespace) -> Exit:
    """smsgui-cli jobs export"""
    with Journal(options.data_dir) as journal:
        found = journal.job(options.job)
        out = results.checked(options.out, found.file)
        written = results.write(journal, found, out, Status(options.only) if options.only else None)
    print(f"{counted(written, 'row')} written to {out}")
    return Exit.GOOD


def _in_words(found: Job) -> str:
    return (
        f"{found.id}  {found.created[:16].replace('T', ' ')}  {found.account}  {found.file}  "
        f"{found.state}: {counts_in_words(counts(found))}"
    )
