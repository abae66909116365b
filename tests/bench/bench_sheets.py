"""Reading a big sheet against other readers, a full sheet and hostile files in bounded memory, and writing results."""

from __future__ import annotations

import datetime
import gc
import importlib
import multiprocessing
import random
import re
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter  # type: ignore[import-untyped]  # it carries no types

from smsgui.domain import JobRow, Status
from smsgui.errors import SheetError
from smsgui.sheets import read, report

ROWS = 100_000
FULL = 1_048_576
ROUNDS = 5
OURS, BARE = "smsgui, as displayed, with hidden rows and merges", "python-calamine, bare values"
FULL_MODE = "openpyxl, full mode"
HEADER = ("姓名", "手机号", "金额", "日期", "折扣", "备注")


def write_sheet(path: Path, rows: int) -> None:
    """Names, numbers, amounts, dates, percentages and notes, with styles, hidden rows and merged cells."""
    chance = random.Random(1)
    with xlsxwriter.Workbook(path, {"constant_memory": rows == FULL}) as book:
        sheet = book.add_worksheet("名单")
        head = book.add_format({"bold": True, "border": 1})
        amount, day = book.add_format({"num_format": "¥#,##0.00"}), book.add_format({"num_format": "yyyy年m月d日"})
        part, text = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "@", "border": 1})
        sheet.write_row(0, 0, HEADER, head)
        for row in range(1, rows):
            if row % 50 == 0:
                sheet.set_row(row, None, None, {"hidden": True})
            sheet.write_string(row, 0, f"客户{row}", text)
            sheet.write_number(row, 1, 13_800_000_000 + row)
            sheet.write_number(row, 2, round(chance.random() * 10_000, 2), amount)
            sheet.write_datetime(row, 3, datetime.datetime(2023, 1, 1) + datetime.timedelta(row % 900), day)  # noqa: DTZ001 - a sheet's dates have no time zone
            sheet.write_number(row, 4, row % 1000 / 1000, part)
            sheet.write_string(row, 5, chance.choice(("您好", "VIP & 老客户", "")), text)
            if row % 1000 == 7:
                sheet.merge_range(row, 6, row, 7, "合并", text)


def best(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The shortest time that each took, in seconds; in turns, so that a busy moment falls on all alike."""
    times: dict[str, float] = {}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            begun = time.perf_counter()
            work()
            times[name] = min(times.get(name, 1e9), time.perf_counter() - begun)
    return times


def optional(path: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Readers that are measured where they are installed."""
    for name in ("pandas", "polars"):
        try:
            library = importlib.import_module(name)
        except ImportError:
            continue
        yield f"{name}, by calamine", partial(library.read_excel, path, engine="calamine")


def bare(path: Path) -> object:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_reading_as_displayed_is_fast(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    write_sheet(path, ROWS + 1)
    times = best({OURS: lambda: read(path), BARE: partial(bare, path), **dict(optional(path))}, ROUNDS)
    times |= best({FULL_MODE: partial(openpyxl.load_workbook, path)}, 1)
    print(f"\n{ROWS:,} rows × 6 columns .xlsx with styles, {path.stat().st_size / 1e6:.1f} MB")
    for name, seconds in times.items():
        print(f"{name:52}{seconds:8.2f} s   ours takes {times[OURS] / seconds:5.2f} of it")
    assert times[OURS] <= 3 * times[BARE]
    assert times[OURS] * 4 <= times[FULL_MODE]

    sheet = read(path)
    assert len(sheet.rows) == ROWS
    assert sum(row.hidden for row in sheet.rows) == ROWS // 50
    assert sheet.rows[0].cells[3] == "2023年1月2日"


def peak_memory() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


def _measured(
    work: Callable[..., str], arguments: tuple[object, ...], answers: SimpleQueue[tuple[float, float, str]]
) -> None:
    begun = time.perf_counter()
    said = work(*arguments)
    answers.put((time.perf_counter() - begun, peak_memory(), said))


def alone(work: Callable[..., str], *arguments: object) -> tuple[float, float, str]:
    """Seconds, the peak memory in MB, and what the work says; in a process of its own, Python itself included."""
    context = multiprocessing.get_context("spawn")
    answers: SimpleQueue[tuple[float, float, str]] = context.SimpleQueue()
    process = context.Process(target=_measured, args=(work, arguments, answers))
    process.start()
    seconds, memory, said = answers.get()
    process.join()
    return seconds, memory, said


def reading(path: Path) -> str:
    try:
        return f"{len(read(path).rows):,} rows"
    except SheetError as error:
        return str(error)


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak memory is told by Linux alone")


@linux
def test_a_full_sheet_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "full.xlsx"
    write_sheet(path, FULL)
    seconds, memory, said = alone(reading, path)
    print(f"\n{FULL:,} rows × 6 columns: {seconds:.1f} s, {memory:,.0f} MB at most")
    assert said == f"{FULL - 1:,} rows"
    assert memory < 2048


@linux
def test_hostile_files_end_soon_and_small(tmp_path: Path) -> None:
    print(f"\n{'hostile file':40}{'size':>10}{'time':>9}{'memory':>10}")
    for name, make in HOSTILE.items():
        path = tmp_path / f"{name}.xlsx"
        make(path)
        seconds, memory, said = alone(reading, path)
        print(f"{name:40}{path.stat().st_size / 1000:7,.0f} KB{seconds:7.2f} s{memory:7,.0f} MB  {said}")
        assert seconds < 20
        assert memory < 1024


def _book(path: Path, rows: Iterator[bytes], head: bytes = b"<worksheet><sheetData>") -> None:
    """A workbook whose only worksheet is the given bytes."""
    openpyxl.Workbook().save(path)
    with zipfile.ZipFile(path) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in contents.items():
            if name != "xl/worksheets/sheet1.xml":
                package.writestr(name, content)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(head)
            for row in rows:
                part.write(row)


def _blanks() -> Iterator[bytes]:
    return (b" " * (1 << 20) for _ in range(1000))


def _wide() -> Iterator[bytes]:
    for row in range(1, 200_001):
        yield b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>' % (row, row, row)


def _entities(path: Path) -> None:
    entities = b"".join(b'<!ENTITY %c "%b">' % (98 + place, b"&%c;" % (97 + place) * 10) for place in range(9))
    _book(path, iter([b"&j;"]), b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + entities + b"]><worksheet>")


def _one_row(path: Path) -> None:
    _book(
        path, (b'<c r="A1"><v>%d</v></c>' % place for place in range(3_000_000)), b'<worksheet><sheetData><row r="1">'
    )


def _merges(path: Path) -> None:
    rows = (
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="Z%d"><v>1</v></c></row>' % (row, row, row) for row in range(1, 9999)
    )
    merges = b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 100_000 + b"</mergeCells></worksheet>"
    _book(path, iter([*rows, merges]))


HOSTILE: dict[str, Callable[[Path], object]] = {
    "a gigabyte of blanks": lambda path: _book(path, _blanks()),
    "entities in entities": _entities,
    "rows that reach to the last column": lambda path: _book(path, _wide()),
    "three million cells in one place": _one_row,
    "overlapping merged areas": _merges,
    "noise": lambda path: path.write_bytes(random.Random(1).randbytes(1 << 22)),
}


def test_writing_results_streams(tmp_path: Path) -> None:
    def rows() -> Iterator[JobRow]:
        for row in range(2, ROWS + 2):
            cells = (f"客户{row}", f"138{row:08}", "12.50", "2023年3月15日", "15.0%", "您好")
            yield JobRow(
                row, cells, cells[1], "您好", (), 1, Status.ACCEPTED, f"reference-{row}", at="2026-11-20T08:00:00"
            )

    path = tmp_path / "r.xlsx"
    seconds = best({"": lambda: report.write(path, HEADER, rows())}, 2)[""]
    print(f"\nwriting {ROWS:,} rows × 11 columns: {seconds:.2f} s, {path.stat().st_size / 1e6:.1f} MB")
