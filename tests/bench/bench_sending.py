"""Sending with the journal on, beside a bare loop that writes nothing and beside UCloud's own library."""

from __future__ import annotations

import base64
import json
import logging
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import requests
from ucloud.client import Client

from smsgui import providers
from smsgui.domain import Account, Batch, Message
from smsgui.sending import engine
from smsgui.sending.journal import Journal
from tests.sending.desk import KNOWN, TEMPLATES, account, create, messages

ROOT = Path(__file__).parent.parent.parent
ROWS, SIZE, ROUNDS = 50_000, 200, 5
UCLOUD = providers.by_id("ucloud")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@contextmanager
def fast_server(milliseconds: float) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.fast_server", str(milliseconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.kill()


def each_once(url: str, rows: int) -> None:
    assert requests.get(url, timeout=60).json() == {"numbers": rows, "most": 1}


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def send(journal: Journal, job: str, used: Account) -> None:
    for _ in engine.send(journal, job, UCLOUD, used, stop=threading.Event()):
        pass


def ours(folder: Path, used: Account, items: Sequence[Message]) -> float:
    with Journal(folder) as journal:
        job = create(journal, used, items)
        seconds = timed(lambda: send(journal, job, used))
        assert not journal.job(job).counts["pending"]  # type: ignore[index]  # a status is a text
    each_once(used.settings["endpoint"], len(items))
    return seconds


def in_threads(work: Callable[[list[Any]], None], items: list[Any], count: int) -> float:
    threads = [threading.Thread(target=work, args=(items[place::count],)) for place in range(count)]

    def run() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return timed(run)


def bare(url: str, bodies: list[bytes], count: int) -> float:
    """The least that requests can do: post what lies ready, keep nothing."""

    def post(mine: list[bytes]) -> None:
        with requests.Session() as session:
            for body in mine:
                assert session.post(url, data=body, headers=FORM, timeout=60).status_code == 200

    seconds = in_threads(post, bodies, count)
    each_once(url, ROWS)
    return seconds


def official(url: str, contents: list[str], count: int) -> float:
    """UCloud's own library, given the batches' contents ready made."""
    settings = {
        "base_url": url,
        "region": "cn-bj2",
        "project_id": KNOWN.ucloud_project_id,
        "public_key": KNOWN.ucloud_public_key,
        "private_key": KNOWN.ucloud_private_key,
    }
    silent = logging.getLogger("bench.silent")  # it would log every request whole, which nobody should have to wait for
    silent.setLevel(logging.CRITICAL)

    def post(mine: list[str]) -> None:
        service = Client(settings, logger=silent).usms()
        for content in mine:
            assert service.send_batch_usms_message({"TaskContent": content})["SuccessCount"] == SIZE

    seconds = in_threads(post, contents, count)
    each_once(url, ROWS)
    return seconds


def one_durable_write(folder: Path) -> float:
    """What the disk takes for one transaction, which every batch has to wait for."""
    with Journal(folder) as journal:
        job = create(journal, account("https://x.example"), messages(200))
        return timed(lambda: [journal.record(job, leaving=[m]) for m in messages(200)]) / 200


@pytest.mark.parametrize("milliseconds", [0, 5, 20])
def test_sending_beside_a_bare_loop_and_the_official_library(milliseconds: int, tmp_path: Path) -> None:
    items = messages(ROWS)
    write = one_durable_write(tmp_path / "disk")
    print(f"\n{ROWS:,} rows in batches of {SIZE}; the server answers after {milliseconds} ms; "
          f"one durable write takes {write * 1e6:,.0f} µs")  # fmt: skip
    print(f"{'':12}{'ours':>14}{'bare requests':>16}{'official library':>18}   rows a second; ratios")
    with fast_server(milliseconds) as url:
        used = account(url)
        cut = [
            Batch("SendBatchUSMSMessage", TEMPLATES["ucloud"], tuple(items[i : i + SIZE])) for i in range(0, ROWS, SIZE)
        ]
        bodies = [bytes(UCLOUD.request(batch, used, 0).data) for batch in cut]
        contents = [parse_qs(body.decode())["TaskContent"][0] for body in bodies]
        assert json.loads(base64.b64decode(contents[0]))[0]["Target"][0]["Phone"] == items[0].number[3:]
        for count in (1, 4):
            used = account(url, parallel=str(count))
            found = [
                (
                    ours(tmp_path / f"{count}-{place}", used, items),
                    bare(url, bodies, count),
                    official(url, contents, count),
                )
                for place in range(1 if milliseconds > 5 else ROUNDS)
            ]
            mine, loop, library = (statistics.median(column) for column in zip(*found, strict=True))
            print(
                f"{count} in parallel {ROWS / mine:12,.0f}{ROWS / loop:16,.0f}{ROWS / library:18,.0f}"
                f"   {loop / mine:.2f} of bare, {library / mine:.2f} times the library"
            )
            assert mine < library or milliseconds


def step(folder: Path, url: str, rows: int, name: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.big_job", str(folder), url, str(rows), name]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def test_time_per_row_memory_and_transactions_at_ten_thousand_to_a_million_rows(tmp_path: Path) -> None:
    heads = (
        "rows",
        "written",
        "sent",
        "both",
        "resumed",
        "read",
        "listed",
        "transactions",
        "journal",
        "memory",
        "memory",
    )
    units = (
        "",
        "µs a row",
        "µs a row",
        "µs a row",
        "µs a row",
        "µs a row",
        "ms",
        "a batch",
        "B a row",
        "writing",
        "resuming",
    )
    for line in (heads, units):
        print("".join(f"{word:>13}" for word in line))
    each = []
    with fast_server(0) as url:
        for rows in (10_000, 100_000, 1_000_000):
            sent = step(tmp_path / f"{rows}-sent", url, rows, "send")
            each_once(url, rows)
            step(tmp_path / f"{rows}-resumed", url, rows, "write")
            size = (tmp_path / f"{rows}-resumed" / "journal.sqlite3").stat().st_size
            resumed = step(tmp_path / f"{rows}-resumed", url, rows, "resume")
            each_once(url, rows)
            each.append((sent["written"] + sent["sent"]) / rows)
            microseconds = [
                sent["written"],
                sent["sent"],
                sent["written"] + sent["sent"],
                resumed["sent"],
                sent["read"],
            ]
            print(
                f"{rows:13,}" + "".join(f"{seconds / rows * 1e6:13.2f}" for seconds in microseconds),
                f"{sent['listed'] * 1e3:12.1f}{sent['commits'] / (rows / SIZE):13.3f}{size / rows:13.0f}"
                f"{sent['grown writing'] / rows:11.0f} B{resumed['grown'] / rows:11.0f} B",
            )
    print(f"written and sent, the slowest is {max(each) / min(each):.2f} times the quickest")
