"""Huawei Cloud's error codes: what each decides, and what to do, in words.

Sources: SMN's list of error codes (support.huaweicloud.com/en-us/api-smn/smn_api_64000.html and the document's older
revisions) and the API gateway's. A code that stands nowhere is judged by the HTTP status.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smsgui.errors import (
    QT_TRANSLATE_NOOP,
    AccountError,
    NotSubmittedError,
    ProviderError,
    RefusedError,
    UnconfirmedError,
)
from smsgui.providers.base import Code
from smsgui.providers.transport import Answer
from smsgui.providers.words import text

_KEYS = QT_TRANSLATE_NOOP(
    "providers", "The keys were not accepted: check them, the region and this computer's clock, then wait five minutes."
)
_RIGHTS = QT_TRANSLATE_NOOP(
    "providers",
    "This user may not send messages in this project: check the project ID and the region, or ask the account's owner.",
)
_CLOSED = QT_TRANSLATE_NOOP(
    "providers",
    "Huawei Cloud does not offer direct messages to this account: only customers from before 2018 have them.",
)
_REAL_NAME = QT_TRANSLATE_NOOP("providers", "The account's real-name check is missing: finish it in Huawei's console.")
_MONEY = QT_TRANSLATE_NOOP("providers", "The account's balance is used up or it is blocked: top it up, then go on.")
_NUMBER = QT_TRANSLATE_NOOP("providers", "Huawei Cloud does not take this number: check it.")
_SIGNATURE = QT_TRANSLATE_NOOP(
    "providers",
    "The signature was not accepted: choose one that is approved in this region, and kept for such messages.",
)
_TEXT = QT_TRANSLATE_NOOP("providers", "The text was not accepted: change it.")
_TEMPLATE = QT_TRANSLATE_NOOP(
    "providers", "The text fits no template that is filed with Huawei Cloud: change it, or file one."
)
_REQUEST = QT_TRANSLATE_NOOP("providers", "Huawei Cloud did not understand the request.")
_FAULT = QT_TRANSLATE_NOOP(
    "providers",
    "Huawei Cloud had a fault of its own, so it is not known whether the messages were taken: look in its console.",
)

_WORDS = {
    AccountError: {
        "401": QT_TRANSLATE_NOOP(
            "providers",
            "The account name, user name or password is wrong: check them before the next try, "
            "because Huawei Cloud locks a user after a few.",
        ),
        "APIGW.0101": _CLOSED,
        "APIGW.0301": _KEYS,
        "APIGW.0302": _RIGHTS,
        "APIGW.0303": _KEYS,
        "APIGW.0305": _KEYS,
        "APIGW.0306": _RIGHTS,
        "APIGW.0307": _KEYS,
        "APIGW.0310": _RIGHTS,
        "SMN.0001": _RIGHTS,
        "SMN.0022": _KEYS,
        "SMN.0070": _MONEY,
        "SMN.0071": QT_TRANSLATE_NOOP("providers", "The account is suspended: look in Huawei's console why."),
        "SMN.0083": _REAL_NAME,
        "SMN.0150": _REAL_NAME,
        "SMN.0165": _KEYS,
        "SMN.0195": _REAL_NAME,
        "SMN.0228": _CLOSED,
        "SMN.0261": _MONEY,
    },
    NotSubmittedError: {
        "APIGW.0308": QT_TRANSLATE_NOOP("providers", "The provider asks to slow down; nothing was taken."),
    },
    RefusedError: {
        "SMN.0006": _REQUEST,
        "SMN.0009": _TEXT,
        "SMN.0012": _NUMBER,
        "SMN.0015": _REQUEST,
        "SMN.0057": QT_TRANSLATE_NOOP(
            "providers", "This number has got too many messages in a short time: try again later."
        ),
        "SMN.0077": _REQUEST,
        "SMN.0080": _SIGNATURE,
        "SMN.0081": _SIGNATURE,
        "SMN.0084": _SIGNATURE,
        "SMN.0087": _SIGNATURE,
        "SMN.0102": _REQUEST,
        "SMN.0103": _REQUEST,
        "SMN.0104": _REQUEST,
        "SMN.0113": _REQUEST,
        "SMN.0114": _REQUEST,
        "SMN.0151": _SIGNATURE,
        "SMN.0159": QT_TRANSLATE_NOOP(
            "providers", "Too many numbers stood in one request: make the requests smaller in the account."
        ),
        "SMN.0160": _NUMBER,
        "SMN.0161": _TEMPLATE,
        "SMN.0162": _TEMPLATE,
        "SMN.0167": _NUMBER,
        "SMN.0188": _TEMPLATE,
        "SMN.0204": QT_TRANSLATE_NOOP("providers", "The text must end with how to unsubscribe: add that."),
        "SMN.0215": _TEMPLATE,
        "SMN.0216": _TEMPLATE,
        "SMN.0217": _TEMPLATE,
        "SMN.0224": _TEMPLATE,
        "SMN.0227": QT_TRANSLATE_NOOP("providers", "The text holds a forbidden word: change the text."),
        "SMN.0229": _REQUEST,
    },
    UnconfirmedError: {
        "APIGW.0201": _FAULT,
        "APIGW.0601": _FAULT,
        "SMN.0016": _FAULT,
        "SMN.0018": _FAULT,
        "SMN.0089": _FAULT,
        "SMN.0190": QT_TRANSLATE_NOOP(
            "providers", "Huawei Cloud says that the request held this number twice, and not what became of it."
        ),
    },
}


def _spellings(code: str) -> tuple[str, str]:
    """The documents print some codes without the dot, and the gateway's with another name in front."""
    return code, code.replace("APIGW", "APIG") if code.startswith("APIGW") else code.replace(".", "")


CODES = {
    spelling: Code(decision, words)
    for decision, rows in _WORDS.items()
    for code, words in rows.items()
    for spelling in _spellings(code)
}
"""Keyed by the code, in each of its spellings."""

DUPLICATE = ("SMN.0190", "SMN0190")


def failure(body: Mapping[str, Any]) -> tuple[str, str]:
    """Code and words of an error, in any of its shapes: SMN's, the gateway's, IAM's; empty where there are none."""
    nested = body.get("error")
    told = nested if isinstance(nested, dict) else body
    code = next((told[name] for name in ("error_code", "errorCode", "code") if told.get(name)), None)
    said = next((told[name] for name in ("error_msg", "errorMsg", "message") if told.get(name)), None)
    return text(code), text(said)


def failure_of(answer: Answer) -> tuple[str, str]:
    """The same of an answer, which may be no JSON at all."""
    try:
        return failure(answer.object())
    except ProviderError:
        return "", ""
