"""Cells look as in the spreadsheet program."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from smsgui.sheets.digits import decimal
from smsgui.sheets.number_format import NumberFormat

DATA = Path(__file__).parent / "data"


def cases() -> list[dict[str, str]]:
    with (DATA / "number_formats.tsv").open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream, delimiter="\t") if row["value"] != "true"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['value']} {case['number_format']}")
def test_a_number_shows_as_in_excel(case: dict[str, str]) -> None:
    shown = NumberFormat(case["number_format"]).number(decimal(case["value"]))
    assert shown.text == case["expected_excel_en_US"]
    assert shown.certain
