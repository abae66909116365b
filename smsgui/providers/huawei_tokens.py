"""Tokens of Huawei Cloud's IAM. Source: support.huaweicloud.com/api-iam/iam_30_0001.html."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import requests

from smsgui.domain import Account
from smsgui.errors import AccountError, NotSubmittedError, ProviderError, UnconfirmedError
from smsgui.providers.huawei_codes import failure_of
from smsgui.providers.transport import Answer, Transport
from smsgui.providers.words import hiding

EARLY = 30 * 60
"""Seconds before its end at which a token is no longer used."""

SHORTEST = 60 * 60
"""Seconds for which a token is used whose life can't be read; all are good for 24 hours."""


@dataclass(slots=True)
class _Kept:
    """What became of the last request for a token: the token and until when it is used, or the refusal."""

    at: float
    token: str = field(default="", repr=False)
    until: float = 0.0
    refusal: AccountError | None = None


class Tokens:
    """The tokens of this sitting, in memory alone.

    One at a time asks for a token: whoever waited for another's request shares its outcome, so that a wrong password
    is tried once, not by each thread (Huawei locks the user after a few).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, ...], _Kept] = {}

    def known(self) -> list[str]:
        """Every token that was given out."""
        return [kept.token for kept in list(self._kept.values()) if kept.token]

    def get(self, address: str, account: Account, transport: Transport, stale: str = "") -> str:
        """A token for the account's project, other than ``stale``, which the provider no longer takes.

        Raises AccountError where IAM refuses, and NotSubmittedError for everything else: no message has left.
        """
        settings = account.settings
        user = (settings["domain_name"], settings["user_name"], account.secrets["password"])
        key = (address, settings["project_id"], *user)
        asked = time.monotonic()
        with self._lock:
            kept = self._kept.get(key)
            if kept and kept.refusal and kept.at >= asked:
                raise kept.refusal
            if kept and kept.token not in ("", stale) and time.monotonic() < kept.until:
                return kept.token
            try:
                token, life = _fetch(address, account, transport)
            except AccountError as refusal:
                self._kept[key] = _Kept(time.monotonic(), refusal=refusal)
                raise
            now = time.monotonic()
            self._kept[key] = _Kept(now, token, now + life)
            return token


def _fetch(address: str, account: Account, transport: Transport) -> tuple[str, float]:
    """A new token, and for how many seconds to use it."""
    try:
        answer = transport.carry(_request(address, account), account)
    except UnconfirmedError as error:  # it was no message that may have left
        raise NotSubmittedError(error.code, error.detail) from None
    token = answer.headers.get("X-Subject-Token", "").strip()
    if 200 <= answer.status < 300 and token:
        return token, _life(answer)
    raise _refusal(answer, account)


def _request(address: str, account: Account) -> requests.Request:
    settings = account.settings
    user = {
        "name": settings["user_name"],
        "password": account.secrets["password"],
        "domain": {"name": settings["domain_name"]},
    }
    identity = {"methods": ["password"], "password": {"user": user}}
    scope = {"project": {"id": settings["project_id"]}}
    body = json.dumps({"auth": {"identity": identity, "scope": scope}}, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json;charset=utf8"}
    return requests.Request("POST", f"{address}/v3/auth/tokens?nocatalog=true", headers=headers, data=body)


def _life(answer: Answer) -> float:
    """Both times are the server's, so that a wrong clock of this computer does no harm."""
    try:
        token: Any = answer.object()["token"]
        issued, ends = (datetime.fromisoformat(token[name]) for name in ("issued_at", "expires_at"))
        life = (ends - issued).total_seconds()
        return max(life - EARLY, life / 2)
    except (ProviderError, LookupError, TypeError, ValueError):
        return SHORTEST


def _refusal(answer: Answer, account: Account) -> ProviderError:
    code, said = failure_of(answer)
    hide = hiding(account.secrets.values())
    code, said = hide(code) or f"http_{answer.status}", hide(said)
    if answer.status in (400, 401, 403, 404):
        return AccountError(code, said or "Huawei Cloud did not let this user in.")
    return NotSubmittedError(code, said or "Huawei Cloud gave no token.", answer.retry_after())
