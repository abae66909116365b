"""What docs/providers.md says of each provider is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from smsgui.providers import PROVIDERS
from smsgui.providers.base import Provider

PAGE = (Path(__file__).parent.parent.parent / "docs" / "providers.md").read_text(encoding="utf-8")
SECTIONS = {section.partition("\n")[0]: section for section in PAGE.split("\n## ")[1:]}


def test_there_is_a_section_for_each_provider_and_no_other() -> None:
    assert list(SECTIONS) == [provider.name for provider in PROVIDERS]


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.id)
def test_a_section_names_the_id_and_each_call_with_its_limit(provider: Provider) -> None:
    section = SECTIONS[provider.name]
    assert f"`{provider.id}`" in section
    for call in provider.calls:
        assert re.search(rf"`{re.escape(call.name)}` \({call.limit:,} numbers", section)


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.id)
def test_a_section_lists_each_code_with_its_decision(provider: Provider) -> None:
    listed = {
        code: decision
        for decision, codes in re.findall(r"^\| `(\w+)` \| (.+) \|$", SECTIONS[provider.name], re.MULTILINE)
        for code in codes.split()
    }
    plain = {code.replace("APIG.", "APIGW.") for code in provider.codes}
    if provider.id == "huawei_smn":
        plain = {re.sub(r"^SMN(\d)", r"SMN.\1", code) for code in plain}
    assert listed == {code: provider.codes[code].decision.__name__ for code in plain}
