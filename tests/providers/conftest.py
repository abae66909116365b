"""What the tests of every provider stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smsgui import providers
from smsgui.providers.transport import Transport
from smsgui.sending.journal import Journal
from tests.providers.contract import ProviderContract


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``known`` in a contract's test stands for each line of the provider's table, one after the other."""
    if "known" in metafunc.fixturenames and metafunc.cls and issubclass(metafunc.cls, ProviderContract):
        metafunc.parametrize("known", metafunc.cls.provider.codes)


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxies and certificates of whoever runs the tests are none of theirs."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(autouse=True)
def fresh_providers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Providers without tokens of an earlier test, whose server may have had the same port."""
    monkeypatch.setattr(providers, "PROVIDERS", tuple(type(provider)() for provider in providers.PROVIDERS))


@pytest.fixture
def carrier() -> Iterator[Transport]:
    """A transport, closed after the test."""
    with Transport() as opened:
        yield opened


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal."""
    with Journal(tmp_path / "journal") as opened:
        yield opened
