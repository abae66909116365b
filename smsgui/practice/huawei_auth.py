"""Huawei Cloud's ways to prove who asks: SDK-HMAC-SHA256 signatures over the bytes on the wire, and tokens from IAM."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote

from smsgui.practice.credentials import Credentials
from smsgui.practice.exchange import Answer, Practice, RefusalError, Request, json_answer

_AUTHORIZATION = re.compile(r"SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([^,\s]+), Signature=([0-9a-f]{64})")
_SKEW = 15 * 60
_TOKEN_LIFE = 24 * 60 * 60
_WRONG = "Incorrect IAM authentication information: "


@dataclass(slots=True)
class _Token:
    expires: float
    project: str
    uses: int = 0


class Gate:
    """Lets requests in by their signature or token, and issues the tokens."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._tokens: dict[str, _Token] = {}

    def admit(self, request: Request) -> str | None:
        """The project that the request may work in, ``None`` where its token names none. Raises RefusalError."""
        token = request.headers.get("x-auth-token")
        if token is not None:
            return self._admit_token(token)
        known = self._practice.credentials
        check_signature(request, known.huawei_access_key, known.huawei_secret_key, self._practice.clock())
        return known.huawei_project_id

    def _admit_token(self, value: str) -> str | None:
        token = self._tokens.get(value)
        if not token:
            raise RefusalError("APIGW.0301", _WRONG + "decrypt token fail")
        token.uses += 1
        limit = self._practice.faults.tokens
        if token.expires <= self._practice.clock() or (limit is not None and token.uses > limit):
            raise RefusalError("APIGW.0307")
        return token.project or None

    def issue(self, request: Request) -> Answer:
        """The answer to ``POST /v3/auth/tokens``: 201 with the token in ``X-Subject-Token``."""
        known = self._practice.credentials
        try:
            asked = json.loads(request.body)["auth"]
            user = asked["identity"]["password"]["user"]
            given = (user["domain"]["name"], user["name"], user["password"])
            by_password = asked["identity"]["methods"] == ["password"]
            project = asked.get("scope", {}).get("project")
        except (ValueError, LookupError, TypeError, AttributeError):
            return _identity_error(400, "Bad Request", "Request body is invalid.")
        if not by_password or given != (known.huawei_domain_name, known.huawei_user_name, known.huawei_password):
            return _identity_error(401, "Unauthorized", "The username or password is wrong.")
        if project is not None and not _names_project(project, known):
            return _identity_error(404, "Not Found", "Could not find the project.")
        now = self._practice.clock()
        name = secrets.token_urlsafe(96)
        self._tokens[name] = _Token(now + _TOKEN_LIFE, known.huawei_project_id if project else "")
        told: dict[str, Any] = {
            "expires_at": _instant(now + _TOKEN_LIFE),
            "issued_at": _instant(now),
            "methods": ["password"],
            "user": {"name": known.huawei_user_name, "domain": {"name": known.huawei_domain_name}},
        }
        if project:
            told["project"] = {"id": known.huawei_project_id, "name": known.huawei_region}
        if "nocatalog" not in request.query:
            told["catalog"] = []
        return json_answer({"token": told}, 201, {"X-Subject-Token": name})


def check_signature(request: Request, access_key: str, secret_key: str, now: float) -> None:
    """Compute the signature anew from the request as it arrived. Raises RefusalError where it is not that."""
    found = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
    if not found:
        raise RefusalError("APIGW.0301", _WRONG + "x-auth-token not found")
    access, names, given = found.groups()
    if access != access_key:
        raise RefusalError("APIGW.0301", _WRONG + "Get secretKey failed")
    date = request.headers.get("x-sdk-date", "")
    signed = names.split(";")
    good = signed == sorted(signed) and "x-sdk-date" in signed and all(name in request.headers for name in signed)
    if not good or abs(_seconds(date) - now) > _SKEW:
        raise RefusalError("APIGW.0301", _WRONG + "verify aksk signature fail")
    digest = hashlib.sha256(_canonical(request, signed).encode()).hexdigest()
    text = f"SDK-HMAC-SHA256\n{date}\n{digest}"
    if not hmac.compare_digest(hmac.digest(secret_key.encode(), text.encode(), "sha256").hex(), given):
        raise RefusalError("APIGW.0301", _WRONG + "verify aksk signature fail")


def _canonical(request: Request, signed: list[str]) -> str:
    """The request as it is signed. A hash that the request states of itself (X-Sdk-Content-Sha256) is not believed."""
    path = "/".join(quote(segment, safe="") for segment in unquote(request.path).split("/"))
    pairs = [pair.partition("=") for pair in request.query.split("&") if pair]
    query = sorted((unquote(name), unquote(value)) for name, _, value in pairs)
    lines = [
        request.method,
        path if path.endswith("/") else path + "/",
        "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query),
        *(f"{name}:{request.headers[name].strip()}" for name in signed),
        "",
        ";".join(signed),
        hashlib.sha256(request.body).hexdigest(),
    ]
    return "\n".join(lines)


def _names_project(project: object, known: Credentials) -> bool:
    return project in (
        {"name": known.huawei_region},
        {"id": known.huawei_project_id},
        {"id": known.huawei_project_id, "name": known.huawei_region},
    )


def _seconds(date: str) -> float:
    """Unix seconds of an X-Sdk-Date; 0, which is always too long ago, for anything else."""
    try:
        return datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return 0.0


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _identity_error(status: int, title: str, message: str) -> Answer:
    return json_answer({"error": {"code": status, "message": message, "title": title}}, status)
