"""The providers, in the order in which they are offered."""

from __future__ import annotations

from smsgui.errors import QT_TRANSLATE_NOOP, AccountSettingsError
from smsgui.providers.base import Provider
from smsgui.providers.huawei_smn import HuaweiSmn
from smsgui.providers.submail import Submail
from smsgui.providers.ucloud import UCloud
from smsgui.providers.uspeedo import USpeedo

PROVIDERS: tuple[Provider, ...] = (
    UCloud(),
    USpeedo(),
    HuaweiSmn(),
    Submail(),
)


def by_id(provider_id: str) -> Provider:
    """The provider of that id; AccountSettingsError, with the ids there are, if there is none."""
    for provider in PROVIDERS:
        if provider.id == provider_id:
            return provider
    raise AccountSettingsError(
        QT_TRANSLATE_NOOP("errors", "There is no provider “{provider}”: choose one of {known}."),
        provider=provider_id,
        known=", ".join(provider.id for provider in PROVIDERS),
    )
