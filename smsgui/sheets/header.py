"""Where the header is, and what the columns are called.

A row below the header stays a row of the list and is named if it can't be sent; one above it is gone. So where it is
not clear the higher row is taken, and no row that already looks like one of the list may stand above the header.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from smsgui.domain import SheetRow
from smsgui.sheets.sheet_xml import column_letters
from smsgui.sheets.table import Table

_SAMPLE = 200
_PHONE = re.compile(r"[+＋]?[\d\s().\-（）－\u00a0\u200b-\u200f\u202a-\u202e]+")
_DIGIT = re.compile(r"\d")
_PLAIN_NUMBER = re.compile(r"\+?\d{7,15}")
_DAY = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d")
_SHORTENED = re.compile(r"\d\.\d+[eE]\+?\d+")
_RUN = re.compile(r"\d{7,}|(?<!\d)1[3-9]\d([ .\-－])\d{4}\1\d{4}(?!\d)")
_KEYWORD = re.compile(
    r"手机|手機|电话|電話|号码|號碼|联系方式|聯繫方式|mobile|phone|contact|tel\b|cell|number|msisdn", re.IGNORECASE
)
_ASIDE = re.compile(r"[(（\[【].*?[)）\]】]")
_NAMING = re.compile(
    rf"(?:{_KEYWORD.pattern})(?:号|號|s|\W?(?:no|num|nr|details|info))?(?:\W|_|\d{{1,2}}(?!\d)|[一二三]|必填|选填)*$",
    re.IGNORECASE,
)
"""A name ends with what it names; what is said about a phone (手机关机) goes on behind it."""
_QUALIFIERS = (
    "联系|聯繫|移动|行动|行動|固定|办公|辦公|家庭|住宅|单位|公司|本人|个人|個人|接收|短信|簡訊|收件|收货|常用|备用|備用|"
    "紧急|緊急|预留|绑定|注册|登记|报名|申请|经办|负责|負責|监护|购买|投保|保险|参会|客户|客戶|用户|用戶|业主|業主|租户|"
    "住户|商户|车主|机主|户主|店主|房东|家长|家長|学生|學生|学员|老师|教师|员工|員工|职工|会员|會員|党员|成员|顾客|患者|"
    "病人|家属|亲属|父亲|母亲|居民|村民|司机|业务|销售|法人|代表|微信|同号|必填|选填|主|副|人|者|员|方|的|被|及|或|和|"
    "号|號|[一二三]|your|my|the|of|and|or|customer|client|user|member|recipient|receiver|employee|staff|student|parent|"
    "guest|patient|person|personal|private|primary|secondary|main|home|work|office|business|emergency|other|sms|tele|"
    "details|info|num|nr|no|s"
)
_NAME = re.compile(rf"(?:[\W\d_]|{_KEYWORD.pattern}|{_QUALIFIERS})+", re.IGNORECASE)
_OTHER_PHONES = frozenset({"固话", "固話", "座机", "座機", "宅电", "小灵通"})
_DENIAL = re.compile(r"[没沒无無未暂暫不缺停空错錯]|^no\b|\bnot\b|\bnone\b|n/a|unknown", re.IGNORECASE)
_LABEL = re.compile(
    rf"{_KEYWORD.pattern}|[:：]|联系人|聯繫人|负责人|负責人|制表|经办|编号|編號|热线|熱線|客服|传真|傳真|fax", re.I
)
_LONGEST_NAME = 30
_MOST_NOTES = 8
"""Rows of notes and contacts above a header; where there are more, what is found is rather a remark in the list."""


def find(table: Table) -> int:
    """The number of the row that names the columns; 0 if the list begins without one.

    The list begins with the first number in a column of phone numbers; one with a label before it (“Contact: …”) may
    stand above the header. Of the rows above the list the header is the first that names such a column, and below it
    the row that parts its names further; else, and where no column of phone numbers is known, the first that is no
    title. Hidden rows come last.
    """
    sample = table.rows[:_SAMPLE]
    phones = _phone_columns(sample)
    columns = phones or range(_width(*sample))
    above = [row for row in takewhile(lambda row: not _is_data(row, columns), sample) if not _numbers(row, columns)]
    if not above:
        return 0
    wide = _wide(table, above)
    naming = [row for row in above if _names_phones(row, columns)]
    naming = [row for row in naming if not row.hidden] or naming
    naming = [row for row in naming if not any(map(_is_number, row.values))] or naming
    found = next((row for row in naming if not _is_title(table, row, naming)), wide[0])
    if sum(row.row < found.row for row in wide) > (_MOST_NOTES if phones else 0):
        found = wide[0]
    for upper, lower in pairwise(above):
        if upper is found and _parts(table, upper, lower) and _may_part(upper, lower, phones):
            found = lower
    return found.row


def names(header: SheetRow | None, width: int) -> tuple[str, ...]:
    """A name for each column: its header on one line, else its letters; made unique with " (2)" and so on."""
    found: dict[str, int] = {}  # by name, the number that the next column called so gets
    for index in range(width):
        cell = _cell(header, index) if header is not None else ""
        name = base = " ".join(cell.split()) or column_letters(index)
        while name in found:
            found[base] += 1
            name = f"{base} ({found[base]})"
        found[name] = 1
    return tuple(found)


def heading(table: Table, at: int) -> SheetRow | None:
    """The header in row ``at``, its blanks filled from the row above if it only parts the names there further."""
    place = next((place for place, row in enumerate(table.rows) if row.row == at), None)
    if place is None:
        return None
    lower = table.rows[place]
    if place == 0 or not _parts(table, upper := table.rows[place - 1], lower):
        return lower
    cells = tuple(_cell(lower, index) or _cell(upper, index) for index in range(_width(upper, lower)))
    return SheetRow(at, cells, cells, lower.hidden)


def numbers_above(table: Table, at: int) -> list[int]:
    """The rows down to the header in row ``at`` with something like a phone number."""
    rows = takewhile(lambda row: row.row <= at, table.rows)
    return [row.row for row in rows if any(map(_holds_number, row.values))]


def speaks_of_phones(cells: Sequence[str]) -> bool:
    """Whether one of a header's cells surely does, and isn't a remark in a first row of the list."""
    return any(map(_is_sure, cells))


def _phone_columns(rows: Sequence[SheetRow]) -> list[int]:
    """The column with the most phone numbers, and those with at least half as many."""
    counts = Counter(place for row in rows for place, value in enumerate(row.values) if _is_number(value))
    most = max(counts.values(), default=0)
    return [place for place, count in counts.items() if count * 2 >= most]


def _is_data(row: SheetRow, columns: Sequence[int]) -> bool:
    return any(not any(map(_LABEL.search, row.cells[: place + 1])) for place in _numbers(row, columns))


def _numbers(row: SheetRow, columns: Sequence[int]) -> list[int]:
    """The places among ``columns`` with something like a phone number; a title alone in its row is none."""
    places = [place for place in columns if place < len(row.values) and _holds_number(row.values[place])]
    alone = sum(1 for cell in row.cells if cell.strip()) == 1 < len(row.cells)
    return [place for place in places if not alone or _is_number(row.values[place])]


def _names_phones(row: SheetRow, columns: Sequence[int]) -> bool:
    return any(_speaks(_cell(row, column)) for column in columns)


def _speaks(cell: str) -> bool:
    return (
        len(cell) <= _LONGEST_NAME
        and not _DENIAL.search(cell)
        and any(map(_NAMING.search, (cell, _ASIDE.sub("", cell))))
    )


def _is_sure(cell: str) -> bool:
    """Whether the cell holds nothing but words of which names of such columns are made."""
    return _speaks(cell) and bool(_NAME.fullmatch(_ASIDE.sub("", cell) or cell))


def _may_part(upper: SheetRow, lower: SheetRow, phones: Sequence[int]) -> bool:
    """Whether ``lower`` leaves the names of these columns as they are, or has a kind of phone among its own."""
    own = [cell for place in phones if (cell := _cell(lower, place)) not in ("", _cell(upper, place))]
    return not own or any(_is_sure(cell) or cell.strip() in _OTHER_PHONES for cell in own)


def _is_title(table: Table, row: SheetRow, naming: Sequence[SheetRow]) -> bool:
    """Whether a row holds one text that speaks of phones, and a row below it says it shorter."""
    below = (cell for other in naming if other.row > row.row for cell in other.cells if _speaks(cell))
    return _cells(table, row) == 1 and min(map(len, below), default=_LONGEST_NAME) < max(map(len, row.cells))


def _wide(table: Table, rows: Sequence[SheetRow]) -> list[SheetRow]:
    """The rows that fill more than half of the cells that the widest does, or speak of phones among others."""
    counts = [_cells(table, row) for row in rows]
    widest = max(counts)
    return [
        row
        for row, count in zip(rows, counts, strict=True)
        if count * 2 > widest or (count > 1 and any(map(_speaks, row.cells)))
    ]


def _parts(table: Table, upper: SheetRow, lower: SheetRow) -> bool:
    """Whether ``lower`` only parts names of ``upper`` further, as 手机 and 邮箱 below 联系方式 in merged cells do.

    Below every other name it is blank or, where cells are merged, the same. Without merged cells above them 手机 and
    邮箱 can't be told from somebody's data.
    """
    if lower.row != upper.row + 1:
        return False
    covered = table.covered.get(upper.row, set())
    groups: list[list[int]] = []
    for index in range(_width(upper, lower)):
        if groups and index in covered:
            groups[-1].append(index)
        else:
            groups.append([index])
    parted = [group for group in groups if len(group) > 1 and all(_is_name(_cell(lower, index)) for index in group)]
    others = [index for group in groups if group not in parted for index in group]
    return bool(parted and others) and all(
        _cell(lower, index).strip() in ("", _cell(upper, index).strip()) for index in others
    )


def _is_name(cell: str) -> bool:
    return bool(cell.strip()) and not cell.strip()[0].isdecimal()


def _width(*rows: SheetRow) -> int:
    return max(len(row.cells) for row in rows)


def _cell(row: SheetRow, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def _cells(table: Table, row: SheetRow) -> int:
    covered = table.covered.get(row.row, set())
    return sum(1 for index, cell in enumerate(row.cells) if cell.strip() and index not in covered)


def _holds_number(value: str) -> bool:
    if _is_number(value) or _SHORTENED.fullmatch(value.strip()):
        return True
    return any(not _DAY.fullmatch(run[0]) for run in _RUN.finditer(value))


def _is_number(value: str) -> bool:
    value = value.strip()
    if _PLAIN_NUMBER.fullmatch(value):
        return not _DAY.fullmatch(value)
    return bool(_PHONE.fullmatch(value)) and 10 <= len(_DIGIT.findall(value)) <= 15
