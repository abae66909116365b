"""A cell's text as the spreadsheet program shows it: number formats.

After ECMA-376 part 1, §18.8.31, and what Excel is seen to do. What isn't understood is never shown in silence: the
text comes with ``certain`` false.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from smsgui.sheets.dates import DateSection, is_elapsed
from smsgui.sheets.digits import NumberSection, Quick, general
from smsgui.sheets.format_tokens import Token, sections

_COLOURS = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+|[黑蓝青绿红白黄]色?|洋红色?|颜色 ?\d+", re.I
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,20}(?:\.\d{0,20})?(?:E[+-]?\d{1,3})?)", re.I | re.ASCII)
_LOCALE = re.compile(r"\$([^-]*)(?:-(.*))?", re.DOTALL)
_OPERATORS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_LONGEST_CODE = 255
_TAIWAN = re.compile(r"0*404|zh-(?:hant-)?tw")
_LETTER = re.compile(r"[A-Za-z]")
_SYSTEM = re.compile(r"f[48]00|x-sys(?:date|time)")
_CHINESE_SYSTEM = {
    re.compile(r"\[\$-(?:F800|x-sysdate)\].*", re.IGNORECASE): 'yyyy"年"m"月"d"日"',
    re.compile(r"\[\$-(?:F400|x-systime)\].*", re.IGNORECASE): "h:mm:ss",
}
"""The computer's own long date and time, and what they are on Chinese ones."""


class Shown(NamedTuple):
    """A cell's text and whether it is surely what the spreadsheet program shows."""

    text: str
    certain: bool = True


class _Section:
    """One section of the code, with its condition."""

    def __init__(self, tokens: list[Token], chinese: bool, epoch_1904: bool) -> None:
        self.certain, self.regional, self.condition = True, False, ("", Decimal(0))
        self._style, self._language, self._taiwan = 0, "", False
        kept = [token for token in map(self._bracket, tokens) if token is not None]
        self.is_text = any(token == ("other", "@") for token in kept)
        self.is_date = any(token.kind in ("date", "half", "bracket") for token in kept)
        self.body: DateSection | NumberSection
        if self.is_date:
            language = self._language
            weekdays = language == "zh" or (chinese and not language)
            self.body = DateSection(
                kept, self._style, chinese=language == "zh", chinese_weekdays=weekdays, epoch_1904=epoch_1904
            )
            self.regional = self.regional or (self.body.weekdays and not language)
            if self.body.eras and (self._taiwan or language not in ("", "zh", "en")):
                self.certain = False
        else:
            self.body = NumberSection(kept, self._style)
        if any(token.kind == "other" and _LETTER.match(token.text) for token in kept):
            self.certain = False
        if self._style and not self._language:
            self.regional = True
        self.certain = self.certain and self.body.certain
        self.tokens = kept

    def text(self, text: str) -> str:
        """The section as it shows a cell that holds text."""
        return "".join(text if token == ("other", "@") else token.text for token in self.tokens)

    def _bracket(self, token: Token) -> Token | None:
        """What a bracket says is noted; what it shows is kept."""
        if token.kind != "bracket" or is_elapsed(token.text):
            return token
        inside = token.text
        if condition := _CONDITION.fullmatch(inside):
            self.condition = condition[1], Decimal(condition[2])
        elif locale := _LOCALE.fullmatch(inside):
            self._locale((locale[2] or "").lower())
            return Token("literal", locale[1])
        elif inside.upper() in ("DBNUM1", "DBNUM2", "DBNUM3"):
            self._style = int(inside[-1])
        elif not _COLOURS.fullmatch(inside):
            self.certain = False
        return None

    def _locale(self, name: str) -> None:
        if not name:
            return
        self._language = name.split(",")[0]
        self._taiwan = bool(_TAIWAN.fullmatch(self._language))
        if _SYSTEM.fullmatch(self._language):
            self.regional, self.certain = True, False
            return
        if re.fullmatch(r"[0-9a-f]{1,8}", self._language):
            self.certain = self.certain and len(self._language) <= 4  # longer: another calendar or other digits
            primary = int(self._language[-4:], 16) & 0x3FF
            self._language = {0x04: "zh", 0x09: "en", 0x00: ""}.get(primary, "other")
        self._language = self._language.split("-")[0]

    @property
    def foreign(self) -> bool:
        """Names of days and months would be in a language that isn't known here."""
        return self._language not in ("", "zh", "en") and isinstance(self.body, DateSection) and self.body.named


class NumberFormat:
    """A format's code, understood once and used for many cells.

    ``chinese``: the workbook was made by a Chinese program. ``is_date``: numbers show as dates or times.
    ``is_general``: no format at all, for no number. ``regional``: what is shown hangs on the settings of the computer
    that shows it. ``shapes_text``: texts show otherwise than they are. ``quick``: see there.
    """

    def __init__(self, code: str, *, chinese: bool = False, epoch_1904: bool = False) -> None:
        self.code = code
        self._certain = len(code) <= _LONGEST_CODE
        system = next((shown for form, shown in _CHINESE_SYSTEM.items() if chinese and form.fullmatch(code)), None)
        parts = sections(system or code[:_LONGEST_CODE] or "General")[:4]
        made = [_Section(tokens, chinese, epoch_1904) for tokens in parts]
        self._text = made.pop() if len(made) == 4 or made[-1].is_text else None
        self._numbers = made
        self._conditional = any(section.condition[0] for section in made)
        self.is_date = bool(made) and made[0].is_date
        self.is_general = [[token.kind for token in section.tokens] for section in made] == [["general"]]
        self.shapes_text = self._text is not None and self._text.tokens != [("other", "@")]
        self.quick = self._quick()
        self.regional = system is not None or any(section.regional for section in made)

    def _quick(self) -> Quick | None:
        """A faster way to the text of a positive number, if there is one."""
        if not self._certain or not self._numbers or self._conditional:
            return None
        first = self._numbers[0]
        return first.body.quick() if first.certain and not first.foreign else None

    def text(self, text: str) -> Shown:
        """A cell that holds text."""
        section = self._text
        return Shown(text if section is None else section.text(text), section is None or section.certain)

    def number(self, number: Decimal) -> Shown:
        """A cell that holds a number, which has 15 digits at most (see ``digits.decimal``)."""
        if not self._numbers:  # the whole format is for text
            return Shown(general(number))
        found = self._section(number)
        if found is None:
            return Shown(general(number), certain=False)
        section, unsigned = found
        negative = number < 0
        if negative and not unsigned and self._conditional and not section.is_date:
            return self._negative_by_condition(section, number)
        shown = section.body.show(number if isinstance(section.body, DateSection) and not unsigned else abs(number))
        if shown is None:
            return Shown(general(number), certain=False)
        sign = "-" if negative and not unsigned and not section.is_date else ""
        certain = self._certain and section.certain and not section.foreign
        return Shown((sign + shown).strip(" "), certain)

    def _negative_by_condition(self, section: _Section, number: Decimal) -> Shown:
        """Programs don't agree on the minus sign here; none is surely right."""
        shown = section.body.show(abs(number)) or ""
        sign = "-" if section is self._numbers[0] else ""
        return Shown((sign + shown).strip(" "), certain=not re.search(r"\d", shown))

    def _section(self, number: Decimal) -> tuple[_Section, bool] | None:
        """The section for this number, and whether it stands for negative numbers alone (which then get no minus)."""
        made = self._numbers
        if self._conditional:
            return self._by_condition(number)
        if number < 0 and len(made) > 1:
            return made[1], True
        if number == 0 and len(made) > 2:
            return made[2], True
        return made[0], False

    def _by_condition(self, number: Decimal) -> tuple[_Section, bool] | None:
        made = self._numbers
        for place, section in enumerate(made):
            sign, limit = section.condition
            if sign:
                if _OPERATORS[sign](number, limit):
                    return section, (sign in ("<", "<=") and limit <= 0) or (sign == "=" and limit < 0)
            elif place == len(made) - 1:
                return section, place > 0 and self._rest_is_negative()
            elif place == 0 and number > 0:
                return section, False
            elif place == 1 and number < 0:
                return section, True
        return None

    def _rest_is_negative(self) -> bool:
        """Whether the sections before the last take every number from zero up."""
        taken = [section.condition for section in self._numbers[:-1]]
        return any(sign in (">", ">=") and limit <= 0 for sign, limit in taken)
