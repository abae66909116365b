"""The built-in practice accounts: one for each provider, at a server inside this program."""

from __future__ import annotations

from smsgui.domain import Account
from smsgui.practice.credentials import Credentials
from smsgui.practice.server import PracticeServer
from smsgui.providers import PROVIDERS
from smsgui.providers.base import Provider
from smsgui.settings import settings_of

_KNOWN = Credentials()
_OWN: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "ucloud": (
        {"public_key": _KNOWN.ucloud_public_key, "project_id": _KNOWN.ucloud_project_id},
        {"private_key": _KNOWN.ucloud_private_key},
    ),
    "uspeedo": (
        {"access_key_id": _KNOWN.uspeedo_access_key_id},
        {"access_key_secret": _KNOWN.uspeedo_access_key_secret},
    ),
    "huawei_smn": (
        {
            "auth": "aksk",
            "region": _KNOWN.huawei_region,
            "project_id": _KNOWN.huawei_project_id,
            "access_key": _KNOWN.huawei_access_key,
        },
        {"secret_key": _KNOWN.huawei_secret_key},
    ),
    "submail": ({"app_id": _KNOWN.submail_app_id}, {"app_key": _KNOWN.submail_app_key}),
}


class PracticeAccounts:
    """Accounts that look and work like real ones; the server starts when the first of them is opened."""

    def __init__(self, **settings: str) -> None:
        self._settings = settings
        self._server: PracticeServer | None = None

    @property
    def server(self) -> PracticeServer:
        """The server, running."""
        if self._server is None:
            self._server = PracticeServer().start()
        return self._server

    def all(self) -> list[Account]:
        """One for each provider that the practice server speaks, without secrets."""
        return [self._account(provider) for provider in PROVIDERS if provider.id in _OWN]

    def open(self, provider_id: str) -> Account:
        """The provider's practice account, with its public secrets."""
        account = next(account for account in self.all() if account.provider == provider_id)
        return Account(account.name, provider_id, account.settings, _OWN[provider_id][1], practice=True)

    def close(self) -> None:
        """Stop the server."""
        if self._server:
            self._server.stop()
            self._server = None

    def _account(self, provider: Provider) -> Account:
        own = {
            field.key: self.server.url
            for field in provider.fields
            if field.key == "endpoint" or field.key.endswith("_endpoint")
        }
        settings = settings_of(provider, {**own, **_OWN[provider.id][0], **self._settings})
        return Account(f"Practice – {provider.name}", provider.id, settings, practice=True)
