"""How a number format writes a number: digits, thousands, percent, exponents, fractions, and General."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from smsgui.sheets import chinese_numerals
from smsgui.sheets.format_tokens import Token

_EXACT = Context(prec=1000, rounding=ROUND_HALF_UP)
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)

Quick = Callable[[float], str | None]
"""What a positive number shows, or ``None`` where it has to be worked out digit by digit.

Binary arithmetic is trusted up to 1e9, and not where rounding could hang on the last bits, near a half.
"""

_PADDING = {"0": "0", "#": "", "?": " "}


def decimal(raw: str) -> Decimal:
    """A stored number with the 15 digits that a spreadsheet program shows."""
    return _FIFTEEN.create_decimal(raw)


def rounded(number: Decimal, places: int) -> Decimal:
    """Half up, away from zero, as a spreadsheet program rounds what it shows."""
    return number.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def plain(number: Decimal) -> str:
    """The number's digits, without exponent and without zeros after the point that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def general(number: Decimal) -> str:
    """As Excel writes a number without a format: eleven characters at most, else with an exponent."""
    size = abs(number)
    if not size:
        return "0"
    if Decimal("1E-4") <= size:
        whole = max(size.adjusted() + 1, 1)
        shown = rounded(number, max(0, 10 - whole))
        if abs(shown) < Decimal("1E11"):
            return plain(shown)
    elif len(text := plain(number)) <= 11 + (number < 0):
        return text
    power = rounded(number.scaleb(-number.adjusted()), 5)
    exponent = number.adjusted() + power.adjusted()
    return f"{plain(power.scaleb(-power.adjusted()))}E{'-' if exponent < 0 else '+'}{abs(exponent):02}"


def quick_general(number: float) -> str | None:
    """``general`` for numbers of usual size that aren't too near to a half of the last digit shown."""
    if not 1e-4 <= number < 1e9:
        return None
    places = 9 if number < 10 else 10 - len(str(int(number)))
    if 0.499 < number * 10.0**places % 1.0 < 0.501:
        return None
    text = f"{number:.{places}f}"
    return text.rstrip("0").rstrip(".")


class NumberSection:
    """One section of a format that writes numbers. ``certain`` is false where it holds what isn't understood."""

    def __init__(self, tokens: list[Token], style: int) -> None:
        self.certain = True
        self._style = style
        self._before: list[Token] = []
        self._after: list[Token] = []
        self._power: list[Token] = []
        self._point = self._grouped = False
        self._sign = ""
        self._scale = 0
        self._fraction = _fraction_at(tokens)
        if self._fraction:
            self._before = tokens
            return
        self._sort(tokens)
        self._whole = sum(token.kind == "digit" for token in self._before)
        self._places = sum(token.kind == "digit" for token in self._after)
        if self._power and not self._whole + self._places:
            self.certain = False
        if style in (1, 2) and self._whole + self._places:
            self.certain = False  # programs don't agree whether digits are then spelled one by one

    def _sort(self, tokens: list[Token]) -> None:
        """Put every token where it belongs: before the point, after it, or into the exponent."""
        part, commas, digits = self._before, 0, False
        for token in tokens:
            if token.kind == "digit":
                if commas and part is self._before:
                    self._grouped, commas = True, 0
                digits = True
            elif token.kind == "exponent":
                part, self._sign = self._power, token.text[1]
                self._power.append(Token("literal", ""))
                continue
            elif token.text == "," and token.kind == "other" and digits and part is not self._power:
                commas += 1
                continue
            elif token.text == "." and token.kind == "other" and part is self._before:
                self._point, part = True, self._after
                self._scale -= 3 * commas
                commas = 0
                continue
            elif token.text == "%" and token.kind == "other":
                self._scale += 2
            part.append(token)
        self._scale -= 3 * commas

    def quick(self) -> Quick | None:
        """A faster ``show`` for sections such as ``¥#,##0.00``, where all digits stand in one run; else ``None``."""
        if self._style or self._power or self._fraction or (self._point and not self._places):
            return None
        if [token.kind for token in self._before] == ["general"] and not self._after and not self._scale:
            return quick_general
        whole = "".join(token.text if token.kind == "digit" else "x" for token in self._before)
        places = "".join(token.text if token.kind == "digit" else "x" for token in self._after)
        start, end = re.fullmatch(r"(x*)#*0(x*)", whole), re.fullmatch(r"0*(x*)", places)
        if start is None or end is None or self._scale not in (0, 2) or (start[2] and self._point):
            return None
        before = "".join(token.text for token in self._before[: start.end(1)]).lstrip(" ")
        behind = (*self._before[start.start(2) :], *self._after[end.start(1) :])
        after = "".join(token.text for token in behind).rstrip(" ")
        form = f"{',' if self._grouped else ''}.{self._places}f"
        factor, power = 10.0**self._scale, 10.0 ** (self._scale + self._places)

        def show(number: float) -> str | None:
            if number > 1e9 or 0.499 < number * power % 1.0 < 0.501:
                return None
            return f"{before}{number * factor:{form}}{after}"

        return show

    def show(self, number: Decimal) -> str:
        """The size of the number (its sign is written by whoever calls) in this section's way."""
        if self._fraction is not None:
            return self._show_fraction(number, *self._fraction)
        number = number.scaleb(self._scale, context=_EXACT)
        exponent = 0
        if self._power:
            number, exponent = self._mantissa(number)
        if self._whole + self._places or self._point:
            number = rounded(number, self._places)
        whole, _, places = f"{number:f}".partition(".")
        text = self._show_whole(whole.lstrip("0"), number)
        if self._point:
            text += "." + self._show_places(places)
        elif self._after:
            text += self._show_places(places)
        if self._power:
            text += self._show_power(exponent)
        return chinese_numerals.by_digit(text, self._style) if self._style else text

    def _mantissa(self, number: Decimal) -> tuple[Decimal, int]:
        if not number:
            return number, 0
        step = max(self._whole, 1)
        exponent = number.adjusted() - (number.adjusted() % step) + (not self._whole)
        if abs(rounded(number.scaleb(-exponent), self._places)) >= Decimal(10) ** self._whole:
            exponent += step
        return number.scaleb(-exponent), exponent

    def _show_whole(self, digits: str, number: Decimal) -> str:
        if not self._whole and self._point:
            return "".join(token.text for token in self._before) + digits
        text, place, missing = "", 0, self._whole - len(digits)
        for token in self._before:
            if token.kind == "general":
                text += self._general(number)
            elif token.kind != "digit":
                text += token.text
            else:
                if place < missing:
                    run = _PADDING[token.text]
                elif place == 0:
                    run = digits[: 1 - missing]
                else:
                    run = digits[place - missing]
                left = self._whole - place - 1
                text += _grouped(run, left) if self._grouped else run
                place += 1
        return text

    def _general(self, number: Decimal) -> str:
        text = general(number)
        if not self._style or "E" in text or self._style == 3:
            return text
        whole, point, places = text.partition(".")
        return chinese_numerals.spelled(whole, self._style) + point + places

    def _show_places(self, digits: str) -> str:
        shown: list[str] = []
        place, silent = len(digits), True
        for token in reversed(self._after):
            if token.kind != "digit":
                shown.append(token.text)
                continue
            place -= 1
            silent = silent and digits[place] == "0" and token.text != "0"
            shown.append(_PADDING[token.text] if silent else digits[place])
        return "".join(reversed(shown))

    def _show_power(self, exponent: int) -> str:
        sign = "-" if exponent < 0 else self._sign.replace("-", "")
        room = sum(token.kind == "digit" and token.text != "#" for token in self._power)
        rest = "".join(token.text for token in self._power if token.kind != "digit")
        return f"E{sign}{abs(exponent):0{room}}{rest}"

    def _show_fraction(self, number: Decimal, start: int, slash: int, end: int) -> str:
        tokens = self._before
        has_whole = any(token.kind == "digit" for token in tokens[:start])
        whole = int(number) if has_whole else 0
        rest = Fraction(number) - whole
        below = "".join(token.text for token in tokens[slash + 1 : end])
        if below.strip("0#?"):
            under = int(below.replace("#", "0").replace("?", "0")) or 1
            over = int(rest * under + Fraction(1, 2))
        else:
            near = rest.limit_denominator(10 ** len(below) - 1)
            over, under = near.numerator, near.denominator
        if has_whole and over == under:
            whole, over = whole + 1, 0
        text, written = "", False
        for token in tokens[:start]:
            if token.kind != "digit":
                text += token.text
            elif not written:
                written = True
                text += str(whole) if whole or not over or token.text == "0" else ""
        if over or not has_whole:
            text += f"{over}/{under}"
        text += "".join(token.text for token in tokens[end:])
        return chinese_numerals.by_digit(text, self._style) if self._style else text


def _grouped(run: str, left: int) -> str:
    """Set a comma behind each digit of ``run`` that has a multiple of three digits to its right."""
    if run in ("", " "):
        return run
    text = ""
    for place, digit in enumerate(run):
        right = left + len(run) - place - 1
        text += digit + ("," if right and right % 3 == 0 else "")
    return text


def _fraction_at(tokens: list[Token]) -> tuple[int, int, int] | None:
    """Where numerator, slash and what follows the denominator stand, if this is a fraction."""
    for slash, token in enumerate(tokens):
        if token.kind == "other" and token.text == "/":
            start, end = slash, slash + 1
            while start and tokens[start - 1].kind == "digit":
                start -= 1
            while end < len(tokens) and (tokens[end].kind == "digit" or tokens[end].text in "123456789"):
                end += 1
            if start < slash and end > slash + 1:
                return start, slash, end
    return None
