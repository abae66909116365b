"""SUBMAIL's codes: what each decides, and what to do, in words.

Source: mysubmail.com/documents/smwHw2. The codes look like HTTP statuses and are none. One that stands nowhere is an
unclear answer.
"""

from __future__ import annotations

from smsgui.errors import QT_TRANSLATE_NOOP, AccountError, RefusedError
from smsgui.providers.base import Code

_APP = QT_TRANSLATE_NOOP(
    "providers", "The app ID or app key was not accepted: check both, and that the app is one for mainland messages."
)
_SIGNING = QT_TRANSLATE_NOOP(
    "providers", "The request's signature was not accepted: check the app key, or choose the plain way of signing."
)
_APP_STATE = QT_TRANSLATE_NOOP(
    "providers", "This app may not send: look in SUBMAIL's console whether it is verified, enabled and not expired."
)
_MONEY = QT_TRANSLATE_NOOP("providers", "The message balance is used up: top it up, then go on.")
_CLOCK = QT_TRANSLATE_NOOP("providers", "The request came too late for its time stamp: check this computer's clock.")
_NUMBER = QT_TRANSLATE_NOOP("providers", "SUBMAIL does not take this number: check it.")
_SENDER = QT_TRANSLATE_NOOP(
    "providers",
    "The signature 【…】 was not accepted: use one that SUBMAIL has approved, 2 to 10 characters, at the very front.",
)
_TEXT = QT_TRANSLATE_NOOP("providers", "The text was not accepted: change it.")
_LONG = QT_TRANSLATE_NOOP("providers", "The text is too long: shorten it.")
_REQUEST = QT_TRANSLATE_NOOP("providers", "SUBMAIL did not understand the request.")
_TEMPLATE = QT_TRANSLATE_NOOP(
    "providers", "The template that this text belongs to can't be used: look in SUBMAIL's console."
)

_WORDS = {
    AccountError: {
        "101": _APP,
        "102": _APP_STATE,
        "103": _APP_STATE,
        "104": _APP_STATE,
        "105": _APP_STATE,
        "106": _APP_STATE,
        "107": _SIGNING,
        "108": _SIGNING,
        "109": _APP,
        "110": _SIGNING,
        "111": _SIGNING,
        "112": _APP_STATE,
        "113": QT_TRANSLATE_NOOP(
            "providers", "The app does not allow requests from this network address: add it in SUBMAIL's console."
        ),
        "119": _APP_STATE,
        "151": _CLOCK,
        "152": _CLOCK,
        "901": QT_TRANSLATE_NOOP(
            "providers", "The app's number of messages for today is used up: raise it, or go on tomorrow."
        ),
        "902": _MONEY,
        "903": _MONEY,
        "904": _MONEY,
        "905": _MONEY,
    },
    RefusedError: {
        "114": QT_TRANSLATE_NOOP("providers", "This number is on the blacklist."),
        "115": QT_TRANSLATE_NOOP(
            "providers", "This number has got too many messages in a short time: try again later."
        ),
        "116": _SENDER,
        "117": _TEMPLATE,
        "118": _TEMPLATE,
        "120": _TEMPLATE,
        "154": QT_TRANSLATE_NOOP("providers", "The app has no approved signature: apply for one in SUBMAIL's console."),
        "201": _REQUEST,
        "202": _NUMBER,
        "203": _NUMBER,
        "251": _NUMBER,
        "252": _NUMBER,
        "253": QT_TRANSLATE_NOOP("providers", "The owner of this number has unsubscribed."),
        "305": _REQUEST,
        "306": _REQUEST,
        "307": _REQUEST,
        "309": _REQUEST,
        "310": _REQUEST,
        "401": _SENDER,
        "402": _SENDER,
        "403": _TEXT,
        "404": _LONG,
        "405": QT_TRANSLATE_NOOP("providers", "The text holds a forbidden word: change the text."),
        "406": _REQUEST,
        "407": _REQUEST,
        "408": QT_TRANSLATE_NOOP(
            "providers", "The same number got the same text a moment ago: nothing was sent again."
        ),
        "409": QT_TRANSLATE_NOOP(
            "providers",
            "SUBMAIL's staff are still reviewing this text (8:00 to 24:00): send these rows again in some minutes.",
        ),
        "410": _REQUEST,
        "411": _SENDER,
        "412": _SENDER,
        "413": _SENDER,
        "414": _TEXT,
        "415": _LONG,
        "416": _TEXT,
        "417": _TEXT,
        "418": _TEXT,
        "419": _TEXT,
        "420": QT_TRANSLATE_NOOP(
            "providers",
            "SUBMAIL's staff rejected this text: change it, or delete the rejected template in the console.",
        ),
        "422": _LONG,
        "501": _REQUEST,
    },
}

CODES = {code: Code(decision, words) for decision, rows in _WORDS.items() for code, words in rows.items()}
"""Keyed by the code's digits."""
