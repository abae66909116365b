"""The words for what the core only has codes for, marked for translation; ``texts`` puts them to use."""

from __future__ import annotations

from smsgui.domain import Status
from smsgui.errors import QT_TRANSLATE_NOOP

STATUS_WORDS = {
    Status.PENDING: QT_TRANSLATE_NOOP("texts", "Not sent yet"),
    Status.SUBMITTING: QT_TRANSLATE_NOOP("texts", "Being sent"),
    Status.ACCEPTED: QT_TRANSLATE_NOOP("texts", "Accepted"),
    Status.REJECTED: QT_TRANSLATE_NOOP("texts", "Rejected"),
    Status.UNKNOWN: QT_TRANSLATE_NOOP("texts", "Not known"),
    Status.SKIPPED: QT_TRANSLATE_NOOP("texts", "Left out"),
}
STATUS_HINTS = {
    Status.PENDING: QT_TRANSLATE_NOOP("texts", "Nothing was sent to this number."),
    Status.SUBMITTING: QT_TRANSLATE_NOOP("texts", "The request is on its way."),
    Status.ACCEPTED: QT_TRANSLATE_NOOP("texts", "The provider took the message; it is not yet delivered."),
    Status.REJECTED: QT_TRANSLATE_NOOP("texts", "The provider did not take the message."),
    Status.UNKNOWN: QT_TRANSLATE_NOOP(
        "texts",
        "A request left and no clear answer came: the message may have been sent. It is never sent again by itself.",
    ),
    Status.SKIPPED: QT_TRANSLATE_NOOP("texts", "This row could not be sent."),
}
REASONS = {
    "invalid_number": QT_TRANSLATE_NOOP("texts", "Not a phone number"),
    "not_mobile": QT_TRANSLATE_NOOP("texts", "Not a mobile number"),
    "duplicate": QT_TRANSLATE_NOOP("texts", "Same number and text twice"),
    "missing_value": QT_TRANSLATE_NOOP("texts", "A value is missing"),
    "error_value": QT_TRANSLATE_NOOP("texts", "A cell holds an error"),
    "repeat": QT_TRANSLATE_NOOP("texts", "Sent the same in the last days"),
    "hidden_row": QT_TRANSLATE_NOOP("texts", "Hidden row"),
    "too_long": QT_TRANSLATE_NOOP("texts", "Too long"),
    "unsupported_country": QT_TRANSLATE_NOOP("texts", "Country not served"),
}
# What happened on the way, where the provider said nothing itself; the codes of smsgui.providers.transport.
ON_THE_WAY = {
    "timeout": QT_TRANSLATE_NOOP("texts", "The request was sent, but no answer came in time."),
    "connection_lost": QT_TRANSLATE_NOOP("texts", "The request was sent, but the connection broke before the answer."),
    "unreadable": QT_TRANSLATE_NOOP("texts", "The provider's answer could not be understood."),
    "interrupted": QT_TRANSLATE_NOOP("texts", "The program ended before the answer came."),
    "connect_timeout": QT_TRANSLATE_NOOP(
        "texts", "The provider could not be reached in time: check the internet connection. Nothing was sent."
    ),
    "no_connection": QT_TRANSLATE_NOOP(
        "texts", "The provider could not be reached: check the internet connection. Nothing was sent."
    ),
    "tls": QT_TRANSLATE_NOOP(
        "texts", "No secure connection could be made: ask whoever looks after this network. Nothing was sent."
    ),
    "proxy": QT_TRANSLATE_NOOP(
        "texts",
        "This network's proxy did not let the connection through: ask whoever looks after it. Nothing was sent.",
    ),
    "http_429": QT_TRANSLATE_NOOP("texts", "The provider asks to slow down."),
    "http_401": QT_TRANSLATE_NOOP("texts", "The provider did not let this account in: check its keys."),
    "http_403": QT_TRANSLATE_NOOP("texts", "The provider did not let this account in: check its rights."),
    "http_407": QT_TRANSLATE_NOOP("texts", "This network's proxy wants a name and password."),
}
CHOICES = {
    "normal": QT_TRANSLATE_NOOP("texts", "With the app key itself (plain)"),
    "md5": QT_TRANSLATE_NOOP("texts", "With an MD5 signature"),
    "sha1": QT_TRANSLATE_NOOP("texts", "With a SHA-1 signature"),
    "aksk": QT_TRANSLATE_NOOP("texts", "With an access key (AK/SK)"),
    "token": QT_TRANSLATE_NOOP("texts", "With a user name and password"),
}
COUNTRIES = {
    "CN": QT_TRANSLATE_NOOP("texts", "Chinese mainland (+86)"),
    "HK": QT_TRANSLATE_NOOP("texts", "Hong Kong (+852)"),
    "MO": QT_TRANSLATE_NOOP("texts", "Macao (+853)"),
    "TW": QT_TRANSLATE_NOOP("texts", "Taiwan (+886)"),
    "SG": QT_TRANSLATE_NOOP("texts", "Singapore (+65)"),
    "MY": QT_TRANSLATE_NOOP("texts", "Malaysia (+60)"),
    "JP": QT_TRANSLATE_NOOP("texts", "Japan (+81)"),
    "KR": QT_TRANSLATE_NOOP("texts", "South Korea (+82)"),
    "TH": QT_TRANSLATE_NOOP("texts", "Thailand (+66)"),
    "VN": QT_TRANSLATE_NOOP("texts", "Vietnam (+84)"),
    "ID": QT_TRANSLATE_NOOP("texts", "Indonesia (+62)"),
    "AU": QT_TRANSLATE_NOOP("texts", "Australia (+61)"),
    "US": QT_TRANSLATE_NOOP("texts", "United States, Canada (+1)"),
    "GB": QT_TRANSLATE_NOOP("texts", "United Kingdom (+44)"),
    "DE": QT_TRANSLATE_NOOP("texts", "Germany (+49)"),
}
