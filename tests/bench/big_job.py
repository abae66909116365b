"""One step with a job of many rows, in a process of its own: ``… FOLDER URL ROWS write|send|resume``.

``write`` writes a job down, ``send`` writes one down and sends it, ``resume`` sends a job that another process wrote.
Prints seconds and peak memory as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from pathlib import Path

from smsgui import providers
from smsgui.domain import Status
from smsgui.sending import engine
from smsgui.sending.journal import Journal
from tests.sending.desk import TEMPLATES, account, messages, sheet


def peak() -> int:
    """Bytes of memory that this process has had at most."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says may be that of the process which started this one
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main(folder: Path, url: str, rows: int, step: str) -> None:
    used = account(url)
    found: dict[str, float] = {}
    with Journal(folder) as journal:
        commits = 0

        def count(statement: str) -> None:
            nonlocal commits
            commits += statement.startswith("COMMIT")

        if step == "resume":
            before, job = peak(), journal.jobs()[0].id
        else:
            items = messages(rows)
            provider, lines = providers.by_id("ucloud"), sheet([m.row for m in items])
            before, begun = peak(), time.perf_counter()
            job = journal.create(used, lines, TEMPLATES["ucloud"], provider.call(), provider.rules, items, [])
            found["written"] = time.perf_counter() - begun
            found["grown writing"] = peak() - before
        if step != "write":
            journal._db.set_trace_callback(count)
            begun = time.perf_counter()
            for _ in engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event()):
                pass
            found["sent"] = time.perf_counter() - begun
            journal._db.set_trace_callback(None)
            begun = time.perf_counter()
            assert journal.jobs()[0].counts[Status.ACCEPTED] == rows
            found["listed"] = time.perf_counter() - begun
            begun = time.perf_counter()
            assert sum(1 for _ in journal.rows(job)) == rows
            found["read"] = time.perf_counter() - begun
    found |= {"commits": commits, "grown": peak() - before, "peak": peak()}
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
