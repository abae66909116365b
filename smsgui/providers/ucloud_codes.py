"""UCloud's RetCodes: what each decides, and what to do, in words.

Sources: docs.ucloud.cn/api/summary/public (gateway) and docs.ucloud.cn/usms/api_docs/error_code (USMS). A code that
stands in neither is an unclear answer.
"""

from __future__ import annotations

from smsgui.errors import QT_TRANSLATE_NOOP, AccountError, NotSubmittedError, RefusedError, UnconfirmedError
from smsgui.providers.base import Code

_KEYS = QT_TRANSLATE_NOOP("providers", "The keys were not accepted: check the public and the private key.")
_RIGHTS = QT_TRANSLATE_NOOP(
    "providers", "This account may not send messages in this project: ask the account's owner for the right."
)
_BUSY = QT_TRANSLATE_NOOP(
    "providers",
    "The provider had a fault of its own, so it is not known whether the messages were taken: look in its console.",
)
_SLOW = QT_TRANSLATE_NOOP("providers", "The provider asks to slow down; nothing was taken.")
_NOT_TAKEN = QT_TRANSLATE_NOOP("providers", "The provider had a fault of its own and did not take the messages.")
_PROGRAM = QT_TRANSLATE_NOOP(
    "providers", "The provider did not understand the request: check the template ID, the signature and the values."
)

CODES = {
    "110": Code(UnconfirmedError, _BUSY),
    "130": Code(UnconfirmedError, _BUSY),
    "150": Code(UnconfirmedError, _BUSY),
    "151": Code(UnconfirmedError, _BUSY),
    "200": Code(UnconfirmedError, _BUSY),
    "153": Code(NotSubmittedError, _SLOW),
    "160": Code(AccountError, _PROGRAM),
    "161": Code(AccountError, _PROGRAM),
    "180": Code(AccountError, _PROGRAM),
    "170": Code(AccountError, _KEYS),
    "171": Code(
        AccountError,
        QT_TRANSLATE_NOOP(
            "providers",
            "The signature was not accepted: check the private key, and whether the keys belong to this address.",
        ),
    ),
    "172": Code(
        AccountError,
        QT_TRANSLATE_NOOP("providers", "The public key is not known: check it for missing or extra characters."),
    ),
    "173": Code(AccountError, QT_TRANSLATE_NOOP("providers", "This account is restricted: ask UCloud why.")),
    "174": Code(AccountError, _KEYS),
    "290": Code(AccountError, _RIGHTS),
    "291": Code(AccountError, _RIGHTS),
    "292": Code(AccountError, QT_TRANSLATE_NOOP("providers", "There is no such project: check the project ID.")),
    "293": Code(AccountError, _RIGHTS),
    "294": Code(
        AccountError,
        QT_TRANSLATE_NOOP(
            "providers",
            "The account does not allow requests from this network address: have it added to the account's list.",
        ),
    ),
    "295": Code(
        AccountError, QT_TRANSLATE_NOOP("providers", "The account is locked for safety: unlock it in UCloud's console.")
    ),
    "299": Code(
        AccountError,
        QT_TRANSLATE_NOOP(
            "providers",
            "The right is missing, or the project ID is: fill in the project ID, then ask the account's owner.",
        ),
    ),
    "18000": Code(RefusedError, _PROGRAM),
    "18001": Code(RefusedError, _PROGRAM),
    "18002": Code(RefusedError, _PROGRAM),
    "18003": Code(RefusedError, _PROGRAM),
    "18004": Code(NotSubmittedError, _NOT_TAKEN),
    "18007": Code(NotSubmittedError, _NOT_TAKEN),
    "18013": Code(
        AccountError, QT_TRANSLATE_NOOP("providers", "The message package is used up: buy more, then go on.")
    ),
    "18014": Code(
        UnconfirmedError,
        QT_TRANSLATE_NOOP(
            "providers",
            "Some numbers are not valid; UCloud does not say which, nor if the others were sent: look in its console.",
        ),
    ),
    "18016": Code(
        AccountError,
        QT_TRANSLATE_NOOP(
            "providers", "The signature does not exist or is not approved: check it in UCloud's console."
        ),
    ),
    "18017": Code(
        AccountError,
        QT_TRANSLATE_NOOP(
            "providers", "The template does not exist or is not approved: check its ID in UCloud's console."
        ),
    ),
    "18018": Code(
        RefusedError,
        QT_TRANSLATE_NOOP("providers", "The template has another number of variables than were filled in."),
    ),
    "18019": Code(
        RefusedError,
        QT_TRANSLATE_NOOP(
            "providers", "Too many numbers stood in one request: make the requests smaller in the account."
        ),
    ),
    "18023": Code(
        RefusedError, QT_TRANSLATE_NOOP("providers", "The text holds a word that the carriers block: change the text.")
    ),
    "18033": Code(
        RefusedError, QT_TRANSLATE_NOOP("providers", "A value breaks the rules for variables: shorten or change it.")
    ),
    "18046": Code(
        UnconfirmedError,
        QT_TRANSLATE_NOOP("providers", "UCloud took some numbers of the request and refused others of it."),
    ),
}
"""Keyed by the RetCode's digits."""
