"""A cell becomes an E.164 number, or the reason why not: ``phonenumbers`` decides, and nothing is mended in silence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType

from smsgui.errors import QT_TRANSLATE_NOOP, SheetError

MAINLAND = "+86"
MOST_DIGITS = 15
"""E.164 allows no more, the country code included."""

SHORTEST = 3
"""Digits of a short number, such as 110."""

SHOWN = 20
"""Characters of a cell that a sentence shows."""

TIDY: dict[int, int | str | None] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},  # full-width forms of ASCII
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"), " "),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63], "-"),
    **dict.fromkeys(map(ord, "·•"), "."),
    # Every kind of bracket; the wide ones here take the place of what is said of them above.
    **dict.fromkeys(map(ord, "[{【\u3014［｛"), "("),
    **dict.fromkeys(map(ord, "]}】\u3015］｝"), ")"),
    # Marks that nobody sees: text direction, zero width, soft hyphen, byte order.
    **dict.fromkeys([0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]),
}
FLOAT_TAIL = re.compile(r"(\+?[0-9]{9,})\.0+")
DECIMAL = re.compile(r"\+?[0-9]+\.[0-9]+")
MINUS = re.compile(r"[(. ]*-")
EXPONENT = re.compile(r"[0-9]+(?:\.[0-9]*)?[eE]\+?[0-9]+")
LONG_RUN = re.compile(r"[0-9]{8,}")
BETWEEN_NUMBERS = re.compile(r"[/,;、，；|\\&\r\n+]")
PLAIN = re.compile(r"\+?[0-9]{7,15}")
STRANGE = re.compile(r"[^0-9()+]+|(?<=[0-9)+])\+")
CODE_IN_BRACKETS = re.compile(r"(?P<plus>\+?\(\+|\+\(|\()(?P<code>[0-9]+)\)(?P<rest>.*)")
WITHOUT_ZERO = re.compile(r"1[0-9]{9}")
"""What ``phonenumbers`` takes for a landline of Beijing without its 0: it lacks a digit, or is no number to call."""
WITH_COUNTRY = re.compile(r"(?:\+\(?|\(\+?0*|00)86\)?(.*)")
SERVICE_NUMBERS = frozenset({PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE})
MOBILE = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


SHORTENED = QT_TRANSLATE_NOOP(
    "problems",
    "The spreadsheet has shortened the number to “{cell}” and its digits are lost: "
    "format the column as text and enter the number again.",
)
SEVERAL = QT_TRANSLATE_NOOP("problems", "There is more than one number in the cell: give each number a row of its own.")
NEGATIVE = QT_TRANSLATE_NOOP(
    "problems",
    "The cell begins with a minus sign: the number was changed, or calculated with. "
    "Format the cell as text and enter the number again.",
)
NOT_A_PART = QT_TRANSLATE_NOOP(
    "problems", "The cell holds “{found}”, which is no part of a phone number: leave only the number in it."
)
TWO_IN_ONE = QT_TRANSLATE_NOOP(
    "problems", "The cell looks like two numbers written together: give each number a row of its own."
)
NO_NUMBER = QT_TRANSLATE_NOOP("problems", "This is not a phone number: check its digits.")
TOO_MANY_DIGITS = QT_TRANSLATE_NOOP("problems", "The cell holds {digits} digits, more than any phone number has.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell is not a number to send to. ``number`` is E.164 where the number exists but is not a mobile one."""

    code: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    number: str = ""


def checked_region(region: str) -> str:
    """``region`` in capitals, as ``phonenumbers`` knows it. Raises SheetError."""
    if region.strip().upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise SheetError(
            QT_TRANSLATE_NOOP("errors", "“{region}” is not a region: give its two letters, such as CN, HK or US."),
            region=region,
        )
    return region.strip().upper()


def read(cell: str, region: str = "CN") -> str | Refusal:
    """The mobile number in ``cell`` as E.164. ``region`` is that of numbers written without a country code.

    ``(852)…``, ``(0852)…`` and ``(0086)…`` are country codes, unless the region writes its area codes so and the
    number is valid that way.
    """
    if region == "CN" and (plain := _mainland_mobile().fullmatch(cell)):
        return "+86" + plain[1]
    bare = cell if PLAIN.fullmatch(cell) else _bare(cell)
    if isinstance(bare, Refusal):
        return bare
    if region == "CN" and (plain := _mainland_mobile().fullmatch(bare)):
        return "+86" + plain[1]
    number, kind = _parsed(_readings(bare, region), region)
    if number is None or kind == PhoneNumberType.UNKNOWN or (region == "CN" and WITHOUT_ZERO.fullmatch(bare)):
        return _not_valid(number, bare, region)
    e164 = f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
    return e164 if kind in MOBILE else _not_mobile(kind, e164)


@cache
def _mainland_mobile() -> re.Pattern[str]:
    """What ``phonenumbers`` itself takes for a mainland mobile number, ready for a match without its long way round."""
    data = phonenumbers.PhoneMetadata.metadata_for_region("CN")
    mobile = data.mobile.national_number_pattern if data and data.mobile else None
    return re.compile(rf"(?:\+?86|0086)?((?:{mobile or '(?!)'}))", re.ASCII)


@cache
def _two_mainland_mobiles() -> re.Pattern[str]:
    one = _mainland_mobile().pattern
    return re.compile(one + one, re.ASCII)


def _invalid(sentence: str, **values: object) -> Refusal:
    return Refusal("invalid_number", sentence, values)


def _bare(cell: str) -> str | Refusal:
    """``cell`` without what is only put there for the eye: digits, round brackets and one + are left."""
    text = cell.translate(TIDY).strip().removeprefix("'").strip()
    if whole := FLOAT_TAIL.fullmatch(text):
        text = whole[1]
    if not any(map(str.isalnum, text)):
        return _invalid(QT_TRANSLATE_NOOP("problems", "There is no phone number in this row."))
    if MINUS.match(text):
        return _invalid(NEGATIVE)
    if EXPONENT.fullmatch(text):
        return _invalid(SHORTENED, cell=text[:SHOWN])
    if DECIMAL.fullmatch(text):
        return _invalid(QT_TRANSLATE_NOOP("problems", "The cell holds a number with decimals, not a phone number."))
    if len(LONG_RUN.findall(text)) > 1 or sum(_digits(part) >= 8 for part in BETWEEN_NUMBERS.split(text)) > 1:
        return _invalid(SEVERAL)
    bare = re.sub(r"[ .-]", "", text)
    if strange := STRANGE.search(bare):
        return _invalid(NOT_A_PART, found=strange[0][:SHOWN])
    if _two_mainland_mobiles().fullmatch(bare):
        return _invalid(TWO_IN_ONE)
    if _digits(bare.lstrip("+(0")) > MOST_DIGITS:
        return _invalid(TOO_MANY_DIGITS, digits=_digits(bare))
    return bare


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))


def _readings(bare: str, region: str) -> list[str]:
    """The ways in which the cell can be meant, the likeliest first."""
    digits = bare.replace("(", "").replace(")", "")
    if not (found := CODE_IN_BRACKETS.fullmatch(bare)):
        return [digits, "+" + digits[2:]] if digits.startswith("00") else [digits]
    code, country = found["code"], found["code"].lstrip("0")
    abroad = "+" + country + found["rest"].replace("(", "").replace(")", "")
    if "+" in found["plus"]:
        return [abroad]
    if not country or int(country) not in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
        return [digits]
    data = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if not code.startswith("0") and data and data.national_prefix == "0":
        return [abroad]  # here an area code would begin with 0
    return [digits, abroad]


def _parsed(readings: list[str], region: str) -> tuple[PhoneNumber | None, int]:
    """The first reading that is a valid number, and its type; else the first that looks like one, and UNKNOWN."""
    first = None
    for reading in readings:
        try:
            number = phonenumbers.parse(reading, region)
        except NumberParseException:
            continue
        if (kind := phonenumbers.number_type(number)) != PhoneNumberType.UNKNOWN:
            return number, kind
        first = first or number
    return first, PhoneNumberType.UNKNOWN


def _not_valid(number: PhoneNumber | None, bare: str, region: str) -> Refusal:
    if number is None and (region != "CN" or bare.startswith("+")):
        return _invalid(NO_NUMBER)
    if number is not None and number.country_code != 86:
        return _invalid(
            QT_TRANSLATE_NOOP(
                "problems", "No phone number with the country code +{country} looks like this: check its digits."
            ),
            country=number.country_code,
        )
    national = _without_country(bare)
    if len(national) <= 6:
        if len(national) < SHORTEST or not national.strip("0"):
            return _invalid(NO_NUMBER)
        return _invalid(QT_TRANSLATE_NOOP("problems", "This is a short number, not a mobile number."))
    if len(national) != 11:
        return _invalid(
            QT_TRANSLATE_NOOP("problems", "The number has {digits} digits; a mobile number of mainland China has 11."),
            digits=len(national),
        )
    return _invalid(
        QT_TRANSLATE_NOOP(
            "problems",
            "No mobile number of mainland China begins with {begin}: check its digits. "
            "A number from elsewhere needs + and its country code in front.",
        ),
        begin=national[:5],
    )


def _without_country(bare: str) -> str:
    """The digits that stand in the cell, but for the mainland's country code."""
    if coded := WITH_COUNTRY.fullmatch(bare):
        bare = coded[1]
    elif bare.startswith("86") and _digits(bare) > 11:
        bare = bare[2:]
    return "".join(filter(str.isdecimal, bare))


def _not_mobile(kind: int, e164: str) -> Refusal:
    if kind == PhoneNumberType.FIXED_LINE:
        sentence = QT_TRANSLATE_NOOP(
            "problems", "This is a landline number: only mobile numbers can get text messages."
        )
    elif kind in SERVICE_NUMBERS:
        sentence = QT_TRANSLATE_NOOP(
            "problems", "This is a service number (such as 400 or 800): only mobile numbers can get text messages."
        )
    else:
        sentence = QT_TRANSLATE_NOOP(
            "problems", "This is not a mobile number: only mobile numbers can get text messages."
        )
    return Refusal("not_mobile", sentence, number=e164)
