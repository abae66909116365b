"""Numbers in Chinese characters, as the codes [DBNum1] to [DBNum3] of a number format ask for."""

from __future__ import annotations

DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟"), 3: ("", "十", "百", "千")}
_MYRIADS = ("", "万", "亿", "万亿")


def by_digit(text: str, style: int) -> str:
    """Every digit on its own, as in years: 2023 is 二〇二三."""
    return text.translate({ord("0") + place: char for place, char in enumerate(DIGITS[style])})


def spelled(digits: str, style: int) -> str:
    """The whole number said in words: 45000 is 四万五千; at most sixteen digits."""
    groups = [digits[max(0, end - 4) : end] for end in range(len(digits), 0, -4)]
    words = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not int(group):
            continue
        if words and (group[0] == "0" or not int(groups[place + 1])):
            words += DIGITS[style][0]
        words += _group(group.lstrip("0"), style) + _MYRIADS[place]
    if style == 1 and words.startswith("一十"):
        words = words[1:]
    return words or DIGITS[style][0]


def _group(digits: str, style: int) -> str:
    words = ""
    for place, digit in enumerate(digits):
        if digit != "0":
            if place and digits[place - 1] == "0":
                words += DIGITS[style][0]
            words += DIGITS[style][int(digit)] + _UNITS[style][len(digits) - 1 - place]
    return words
