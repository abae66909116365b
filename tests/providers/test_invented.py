"""A fifth provider is one file and one line: contract, command line, engine and journal take it as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

import pytest

from smsgui import providers
from smsgui.domain import Batch, Template
from tests.cli.desk import Desk, people, write_sheet
from tests.providers.contract import ProviderContract
from tests.providers.invented import Pigeon
from tests.providers.line import Line, answer

TOOK = {"letters": [{"ring": "r1"}, {"ring": "r2"}]}


@pytest.fixture(autouse=True)
def fifth(fresh_providers: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line."""
    monkeypatch.setattr(providers, "PROVIDERS", (*providers.PROVIDERS, Pigeon()))


class TestPigeon(ProviderContract):
    provider = Pigeon()
    own: ClassVar = {"loft": "north"}
    secrets: ClassVar = {"whistle": "two-long-one-short"}
    template = Template("Coo.")
    posted_secret = True

    def accepting(self, batch: Batch) -> object:
        return {"letters": [{"ring": f"ring-{message.row}"} for message in batch.messages]}

    def refusing(self, code: str, words: str) -> object:
        return {"why": code, "said": words}

    def refusing_one(self, batch: Batch, words: str) -> object:
        return {"letters": [{"why": words}, *({"ring": f"ring-{message.row}"} for message in batch.messages[1:])]}

    def checked(self) -> object:
        return {"birds": 7}


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(capsys, monkeypatch)


def test_the_command_line_lists_adds_checks_shows_and_sends(desk: Desk, tmp_path: Path) -> None:
    assert [entry["id"] for entry in desk.run("providers", "--json").json][-1] == "pigeon"
    sheet = write_sheet(tmp_path / "名单.xlsx", people(3))
    with Line(answer({"birds": 7}), answer(TOOK), answer({"why": "heavy", "said": "ouch"})) as line:
        own = ("--set", "loft=north", "--set", f"endpoint={line.url}", "--set", "batch_size=2")
        added = desk.run("accounts", "add", "birds", "--provider", "pigeon", *own, stdin="whistle=two-long\n")
        assert added.code == 0, added.err
        checked = desk.run("accounts", "check", "birds")
        assert (checked.code, "7 pigeons" in checked.out) == (0, True)
        shown = desk.preview(sheet, "--text", "Coo, {姓名}.", account="birds").json
        assert shown["batches"][0]["request"]["headers"]["Whistle"] == "***"
        sent = desk.send(sheet, "--text", "Coo, {姓名}.", account="birds")
        posted = [json.loads(request.partition(b"\r\n\r\n")[2]) for request in line.requests]
    assert sent.statuses == {2: "accepted", 3: "accepted", 4: "rejected"}
    assert [row["reference"] or row["code"] for row in sent.lines] == ["r1", "r2", "heavy"]
    assert [letter["text"] for letter in posted[1]["letters"]] == ["Coo, 客1.", "Coo, 客2."]
