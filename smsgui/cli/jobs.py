"""smsgui-cli jobs list, show, export."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from smsgui.cli.show import counts, counts_in_words, job, line, row, shown
from smsgui.domain import Status
from smsgui.sending.journal import Journal
from smsgui.sheets import report


def show_all(options: argparse.Namespace) -> int:
    """smsgui-cli jobs list"""
    with Journal(options.data_dir) as journal:
        found = journal.jobs()
    if options.json:
        print(json.dumps([job(entry) for entry in found], ensure_ascii=False))
    else:
        for entry in found:
            print(f"{entry.id}  {entry.account}  {entry.file}  {entry.state}: {counts_in_words(counts(entry))}")
    return 0


def show(options: argparse.Namespace) -> int:
    """smsgui-cli jobs show"""
    with Journal(options.data_dir) as journal:
        found = journal.job(options.job)
        rows = [row(entry) for entry in journal.rows(options.job)]
    if options.json:
        print(json.dumps({**job(found), "rows": rows}, ensure_ascii=False))
    else:
        print(f"{found.id}  {found.account}  {found.file}  {found.state}: {counts_in_words(counts(found))}")
        for entry in rows:
            print(line(entry, as_json=False))
    return 0


def export(options: argparse.Namespace) -> int:
    """smsgui-cli jobs export"""
    out = Path(options.out)
    only = Status(options.only) if options.only else None
    with Journal(options.data_dir) as journal:
        found = journal.job(options.job)
        rows = (entry for entry in journal.rows(options.job) if only in (None, shown(entry.status)))
        written = report.write(out, found.columns, rows)
    print(f"{written} rows written to {out}")
    return 0
