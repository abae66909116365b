"""USpeedo's RetCodes: what each decides, and what to do, in words.

Source: uspeedo.com/docs/api_sdk/v2/api/error_code. A code that does not stand there is an unclear answer.
"""

from __future__ import annotations

from smsgui.errors import QT_TRANSLATE_NOOP, AccountError, RefusedError, UnconfirmedError
from smsgui.providers.base import Code

_KEYS = QT_TRANSLATE_NOOP(
    "providers", "The keys were not accepted: check the access key ID and secret for missing or extra characters."
)

CODES = {
    "215392": Code(
        RefusedError,
        QT_TRANSLATE_NOOP(
            "providers",
            "USpeedo does not take what the request holds: check the template ID, the sender and the values.",
        ),
    ),
    "215393": Code(AccountError, _KEYS),
    "215394": Code(AccountError, _KEYS),
    "215395": Code(
        AccountError,
        QT_TRANSLATE_NOOP("providers", "The request came too late for its time stamp: check this computer's clock."),
    ),
    "215396": Code(
        RefusedError, QT_TRANSLATE_NOOP("providers", "There is no such template: check its ID in USpeedo's console.")
    ),
    "215397": Code(
        RefusedError,
        QT_TRANSLATE_NOOP("providers", "Something is missing in the request: check the template ID and its variables."),
    ),
    "215398": Code(AccountError, _KEYS),
    "215399": Code(AccountError, _KEYS),
    "215400": Code(
        UnconfirmedError,
        QT_TRANSLATE_NOOP(
            "providers",
            "USpeedo had a fault of its own, so it is not known whether the messages were taken: look in its console.",
        ),
    ),
}
"""Keyed by the RetCode's digits."""
