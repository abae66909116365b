"""The number formats of a workbook's cell styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from smsgui.sheets.number_format import NumberFormat
from smsgui.sheets.xml_parts import elements

SHORT_DATE = "yyyy/m/d"
"""Format 14 is the computer's own short date. This is China's, and can't be misread anywhere."""

REGIONAL = frozenset({14, 22, *range(27, 37), *range(50, 59)})
"""Formats without a code in the file: what they show hangs on the computer's language. Given here as in China."""

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;[Red]"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: SHORT_DATE, 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: f"{SHORT_DATE} h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_CHINESE_CHARSETS = ("134", "136")
_CHINESE_FONTS = ("宋体", "等线", "微软雅黑", "黑体", "仿宋", "楷体", "新宋体", "SimSun", "DengXian", "Microsoft YaHei")


class Styles:
    """The workbook's formats, by the index that a cell's ``s`` attribute gives."""

    def __init__(self, stream: BinaryIO | None, epoch_1904: bool) -> None:
        self._codes: dict[int, str] = {}
        self._ids: list[int] = []
        self._chinese = False
        self._epoch_1904 = epoch_1904
        self._made: dict[int, NumberFormat] = {}
        if stream is not None:
            self._take(elements(stream))

    @classmethod
    def of(
        cls, codes: Mapping[int, str], formats: Sequence[int], marks: Iterable[str], *, chinese: bool, epoch_1904: bool
    ) -> Styles:
        """Styles told otherwise than by XML: the codes of formats, the format of each style, and the first font's
        name and character set.
        """
        made = cls(None, epoch_1904)
        made._codes.update(codes)
        made._ids.extend(formats)
        made._chinese = chinese or any(mark in _CHINESE_CHARSETS or mark in _CHINESE_FONTS for mark in marks)
        return made

    def _take(self, found: list[tuple[str, dict[str, str]]]) -> None:
        fonts = 0
        for path, attributes in found:
            if path == "numFmts/numFmt":
                self._codes[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif path == "cellXfs/xf":
                self._ids.append(int(attributes.get("numFmtId", "0")))
            elif path == "fonts/font":
                fonts += 1
            elif path in ("fonts/font/charset", "fonts/font/name") and fonts == 1:
                value = attributes.get("val", "")
                self._chinese = self._chinese or value in _CHINESE_CHARSETS or value in _CHINESE_FONTS

    def format(self, style: int) -> NumberFormat:
        """The number format of cells of this style; General for an unknown one."""
        number = self._ids[style] if 0 <= style < len(self._ids) else 0
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]

    def _make(self, number: int) -> NumberFormat:
        code = self._codes.get(number)
        made = NumberFormat(
            BUILT_IN.get(number, "General") if code is None else code,
            chinese=self._chinese,
            epoch_1904=self._epoch_1904,
        )
        if number in REGIONAL and (code is None or number in (14, 22)):
            made.regional = True
        return made
