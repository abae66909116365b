"""Planned faults made into replies."""

from __future__ import annotations

from collections.abc import Mapping

from smsgui.practice.exchange import Answer, Call, Provider
from smsgui.practice.line import Reply

_MIB = 1024 * 1024
_RUBBISH = "<!DOCTYPE html><html><body><h1>Welcome to the hotel’s free Wi-Fi</h1></body></html>".encode()
_PAGE = {"Content-Type": "text/html; charset=utf-8"}


def instead(planned: Mapping[str, str], provider: Provider, call: Call) -> Reply | None:
    """The reply where the request is not even looked at, so nothing is delivered; ``None`` where it is."""
    if "reset" in planned:
        return Reply(None, reset=True)
    if "throttle429" in planned:
        seconds = planned["throttle429"]
        return Reply(_bare(429, {"Retry-After": seconds} if seconds else {}))
    if "throttle" in planned:
        return Reply(provider.throttled(call) or _bare(429))
    if "code" in planned:
        return Reply(provider.failure(call, planned["code"]))
    status = _status(planned)
    if 300 <= status < 400:
        return Reply(Answer(status, b"", {"Location": call.request.target}))
    return Reply(_bare(status)) if 400 <= status < 500 else None


def spoiled(planned: Mapping[str, str], answer: Answer) -> Reply:
    """The reply to a request that was dealt with, as ``planned`` spoils it."""
    status = _status(planned)
    if status >= 500:
        answer = _bare(status)
    if "rubbish" in planned:
        answer = Answer(200, _RUBBISH, _PAGE)
    if "empty" in planned:
        answer = Answer(answer.status, b"", answer.headers)
    if "huge" in planned:
        # Blanks after JSON are allowed, so only its size is wrong.
        size = int(float(planned["huge"] or 8) * _MIB)
        answer = Answer(answer.status, answer.body.ljust(size), answer.headers)
    return Reply(
        None if "cut" in planned else answer,
        late=float(planned.get("late", 0)),
        drip=float(planned.get("drip", 0)),
        portion=0.5 if "half" in planned else 1.0,
    )


def _status(planned: Mapping[str, str]) -> int:
    return next((int(kind[4:]) for kind in planned if kind.startswith("http")), 0)


def _bare(status: int, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer from a front end that does not speak the provider's language."""
    page = f"<html><head><title>{status}</title></head><body>{status}</body></html>".encode()
    return Answer(status, page, {**_PAGE, **(headers or {})})
