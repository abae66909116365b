"""Huawei Cloud's SDK-HMAC-SHA256. Source: support.huaweicloud.com/devg-apisign/api-sign-0001.html."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urlsplit

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def signed(
    method: str, url: str, headers: Mapping[str, str], body: bytes, access_key: str, secret_key: str, now: float
) -> dict[str, str]:
    """``headers`` with Host, X-Sdk-Date and Authorization; every one of them is signed, and so is ``body``.

    ``url`` and ``body`` must be what really leaves: any change after this spoils the signature. ``now`` is Unix time;
    the server takes it if it differs from its own by at most 15 minutes.
    """
    date = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    headers = {**headers, "Host": host(url), "X-Sdk-Date": date}
    lines = {name.lower(): value.strip() for name, value in headers.items() if "_" not in name}
    names = ";".join(sorted(lines))
    digest = hashlib.sha256(_canonical(method, url, lines, names, body).encode()).hexdigest()
    to_sign = f"SDK-HMAC-SHA256\n{date}\n{digest}"
    given = hmac.digest(secret_key.encode(), to_sign.encode(), "sha256").hex()
    headers["Authorization"] = f"SDK-HMAC-SHA256 Access={access_key}, SignedHeaders={names}, Signature={given}"
    return headers


def host(url: str) -> str:
    """The Host header that a request to ``url`` carries: with the port, unless it is the scheme's own."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2].lower().removesuffix(_DEFAULT_PORTS.get(parts.scheme, ""))


def _canonical(method: str, url: str, lines: Mapping[str, str], names: str, body: bytes) -> str:
    parts = urlsplit(url)
    path = "/".join(_escaped(segment) for segment in unquote(parts.path).split("/"))
    pairs = (pair.partition("=") for pair in parts.query.split("&") if pair)
    query = sorted((unquote(name), unquote(value)) for name, _, value in pairs)
    return "\n".join(
        [
            method.upper(),
            path if path.endswith("/") else path + "/",
            "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in query),
            *(f"{name}:{lines[name]}" for name in sorted(lines)),
            "",
            names,
            hashlib.sha256(body).hexdigest(),
        ]
    )


def _escaped(text: str) -> str:
    return quote(text, safe="~")
