"""How a number format writes dates and times."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_FLOOR, Decimal
from itertools import groupby
from typing import NamedTuple

from smsgui.sheets import chinese_numerals
from smsgui.sheets.digits import Quick, rounded
from smsgui.sheets.format_tokens import Token

LAST_DAY = 2_958_465  # 9999-12-31
_DAY = 86_400
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_CHINESE = "日一二三四五六"
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


class _Moment(NamedTuple):
    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    fraction: Decimal


def is_elapsed(bracket: str) -> bool:
    """Whether [h], [mm] or [ss] stands here: time counted on beyond a day."""
    return bool(_ELAPSED.fullmatch(bracket))


class DateSection:
    """One section of a format that writes dates.

    ``chinese``: names are Chinese; ``chinese_weekdays``: those of the code ``aaa`` are, which is all that Excel in
    China translates unasked. ``certain`` is false where it holds what isn't understood; ``named``: it writes names of
    days or months, ``weekdays``: by ``aaa``; ``eras``: it writes the year of the language's own calendar where that has
    one (``e``), and the year as everyone counts it elsewhere.
    """

    def __init__(
        self, tokens: list[Token], style: int, *, chinese: bool, chinese_weekdays: bool, epoch_1904: bool
    ) -> None:
        self._style, self._chinese, self._epoch_1904 = style, chinese, epoch_1904
        self._chinese_weekdays = chinese_weekdays
        self._tokens = _with_fractions(_with_minutes(tokens))
        self._places = max((len(token.text) for token in self._tokens if token.kind == "fraction"), default=0)
        self._has_clock = any(_is_clock(token) for token in self._tokens)
        self._half = any(token.kind == "half" for token in self._tokens)
        codes = {token.text[:3] for token in self._tokens if token.kind == "date"}
        self.named, self.weekdays = bool(codes & {"mmm", "ddd", "aaa"}), "aaa" in codes
        self.eras = any(code[0] == "e" for code in codes)
        self.certain = not any(
            token.kind in ("digit", "exponent", "general") or (token.kind == "date" and token.text[0] in "gb")
            for token in self._tokens
        )

    def quick(self) -> Quick | None:
        """A faster ``show`` where days and clock times can be worked out apart, and kept; else ``None``."""
        if self._epoch_1904 or any(token.kind in ("bracket", "fraction") for token in self._tokens):
            return None
        half = 0.501 if self._has_clock else 1
        groups = [(clock, list(tokens)) for clock, tokens in groupby(self._tokens, _is_clock)]
        caches: list[tuple[bool, list[Token], dict[int, str]]] = [(clock, tokens, {}) for clock, tokens in groups]

        def show(number: float) -> str | None:
            seconds = number * _DAY
            if number >= LAST_DAY or 0.499 < seconds % 1.0 < half:
                return None
            day, clock = divmod(int(seconds + 0.5), _DAY)
            text = ""
            for is_clock, tokens, known in caches:
                key = clock if is_clock else day
                part = known.get(key)
                if part is None:
                    part = known[key] = self._group(tokens, day, clock)
                text += part
            return text.strip(" ")

        return show

    def _group(self, tokens: list[Token], day: int, clock: int) -> str:
        moment = _Moment(*_calendar(day), clock, Decimal(0))
        return "".join(self._part(token, moment, 0) for token in tokens)

    def show(self, number: Decimal) -> str | None:
        """The moment in this section's way; ``None`` where a spreadsheet program shows a row of ####."""
        if self._epoch_1904:
            number += 1462
        total = rounded(number * _DAY, self._places if self._has_clock else 3)
        if total < 0 or total >= (LAST_DAY + 1) * _DAY:
            return None
        seconds = int(total.to_integral_value(ROUND_FLOOR))
        moment = _Moment(*_calendar(seconds // _DAY), seconds % _DAY, total - seconds)
        elapsed = total - 1462 * _DAY if self._epoch_1904 else total
        return "".join(self._part(token, moment, int(elapsed)) for token in self._tokens)

    def _part(self, token: Token, moment: _Moment, elapsed: int) -> str:
        kind, code = token
        if kind == "fraction":
            return "." + f"{moment.fraction:.{len(code)}f}"[2:]
        if kind == "half":
            return self._half_of_day(code, moment.seconds // 3600)
        if kind == "bracket":
            unit = {"h": 3600, "m": 60, "s": 1}[code[0].lower()]
            return self._digits(elapsed // unit, len(code))
        if kind == "minute":
            return self._digits(moment.seconds // 60 % 60, len(code))
        if kind != "date":
            return code
        if code[0] in "hs":
            hours = moment.seconds // 3600
            hour = (hours % 12 or 12) if self._half else hours
            return self._digits(hour if code[0] == "h" else moment.seconds % 60, len(code))
        return self._day_part(code, moment)

    def _day_part(self, code: str, moment: _Moment) -> str:
        size = len(code)
        if code[0] in "ye":
            return self._year(moment.year, 4 if code[0] == "e" or size > 2 else 2)
        if code[0] == "a" or (code[0] == "d" and size > 2):
            return self._weekday(moment.weekday, code)
        if code[0] == "m" and size > 2:
            return self._month(moment.month, size)
        if code[0] in "gb":
            return ""
        return self._digits(moment.month if code[0] == "m" else moment.day, size)

    def _digits(self, number: int, size: int) -> str:
        if self._style in (1, 2):
            return chinese_numerals.spelled(str(number), self._style)
        text = str(number).zfill(min(size, 2))
        return chinese_numerals.by_digit(text, self._style) if self._style else text

    def _year(self, year: int, size: int) -> str:
        text = f"{year:04}"[-size:]
        return chinese_numerals.by_digit(text, self._style) if self._style else text

    def _weekday(self, weekday: int, code: str) -> str:
        if self._chinese_weekdays if code[0] == "a" else self._chinese:
            return {"aaa": "", "ddd": "周"}.get(code, "星期") + _CHINESE[weekday]
        return _WEEKDAYS[weekday] if len(code) > 3 else _WEEKDAYS[weekday][:3]

    def _month(self, month: int, size: int) -> str:
        if size == 5:
            return _MONTHS[month - 1][0]
        if self._chinese:
            return (chinese_numerals.spelled(str(month), 1) if size > 3 else str(month)) + "月"
        return _MONTHS[month - 1] if size > 3 else _MONTHS[month - 1][:3]

    def _half_of_day(self, code: str, hour: int) -> str:
        before, after = ("上午/下午" if self._chinese and code.upper() == "AM/PM" else code).split("/")
        return before if hour < 12 else after


def _is_clock(token: Token) -> bool:
    return token.kind in ("minute", "half", "bracket", "fraction") or (token.kind == "date" and token.text[0] in "hs")


def _calendar(serial: int) -> tuple[int, int, int, int]:
    """Year, month, day and weekday of a day's number, with the 29 February 1900 that Excel believes in."""
    weekday = (serial - 1) % 7
    if serial == 0:
        return 1900, 1, 0, weekday
    if serial == 60:
        return 1900, 2, 29, weekday
    day = datetime.date(1899, 12, 31 if serial < 60 else 30) + datetime.timedelta(serial)
    return day.year, day.month, day.day, weekday


def _with_minutes(tokens: list[Token]) -> list[Token]:
    """Tell the m of minutes (after hours or before seconds) from the m of months."""
    told = list(tokens)
    clocks = [place for place, token in enumerate(told) if token.kind in ("date", "bracket")]
    for order, place in enumerate(clocks):
        token = told[place]
        if token.kind != "date" or token.text not in ("m", "mm"):
            continue
        before = told[clocks[order - 1]].text[0].lower() if order else ""
        after = told[clocks[order + 1]].text[0].lower() if order + 1 < len(clocks) else ""
        if before == "h" or after == "s":
            told[place] = Token("minute", token.text)
    return told


def _with_fractions(tokens: list[Token]) -> list[Token]:
    """Join a point and the zeros behind it to parts of a second."""
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        end = place + 1
        if tokens[place] == ("other", "."):
            while end < len(tokens) and tokens[end] == ("digit", "0"):
                end += 1
        joined.append(Token("fraction", "0" * (end - place - 1)) if end > place + 1 else tokens[place])
        place = end
    return joined
