"""The program is killed in the middle, again and again: afterwards every row is accounted for."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from smsgui.domain import Status
from smsgui.sending.journal import Journal
from tests.sending.conftest import Practice
from tests.sending.desk import ACCEPTED, PENDING, UNKNOWN, account, create, messages, number, send

ROOT = Path(__file__).parent.parent.parent
ROWS, SIZE, PARALLEL, KILLS = 5000, 20, 2, 30


def start(folder: Path, job: str, url: str) -> subprocess.Popen[str]:
    """A program that has begun to send the job."""
    command = [sys.executable, "-m", "tests.sending.sender", str(folder), job, url, str(SIZE), str(PARALLEL)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "sending\n"
    return process


def test_a_program_killed_thirty_times_sends_no_number_twice_and_loses_none(folder: Path, practice: Practice) -> None:
    server = practice("late@1-=0.015", record=False)
    used = account(server.url, batch_size=str(SIZE), parallel=str(PARALLEL))
    with Journal(folder) as journal:
        job = create(journal, used, messages(ROWS))
        kills = 0
        while kills < KILLS:
            with start(folder, job, server.url) as process:
                time.sleep(random.uniform(0, 0.08))  # the moment is the test
                kills += process.poll() is None
                process.kill()
            assert journal.job(job).counts[PENDING], "the send was over before it had been killed often enough"
        outcome = send(journal, job, used)
        fates = {row.number: row.status for row in journal.rows(job)}
    assert outcome.error is None
    delivered = server.delivered
    assert fates.keys() == {number(row) for row in range(2, ROWS + 2)}
    assert set(fates.values()) <= {ACCEPTED, UNKNOWN}
    assert set(delivered.values()) == {1}
    assert delivered.keys() <= fates.keys()
    assert {phone for phone, status in fates.items() if status is ACCEPTED} <= delivered.keys()
    # A kill leaves unknown what was under way, and no more; some kills must have hit a request, or nothing was tested.
    unknown = Counter(fates.values())[UNKNOWN]
    assert 0 < unknown <= KILLS * SIZE * PARALLEL
    assert sum(delivered.values()) < ROWS + 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such interrupt")
@pytest.mark.parametrize("moment", [0.0, 0.05, 0.3, 0.45])
def test_an_interrupt_that_nobody_handles_waits_for_the_answer_and_writes_it_down(
    folder: Path, moment: float, practice: Practice
) -> None:
    server = practice("late@1-=0.2")
    with Journal(folder) as journal:
        job = create(journal, account(server.url), messages(400))
        with start(folder, job, server.url) as process:
            time.sleep(moment)
            process.send_signal(signal.SIGINT)
            process.wait()
        fates = {row.number: row.status for row in journal.rows(job)}
    assert set(fates.values()) <= {ACCEPTED, PENDING}
    assert server.delivered == {phone: 1 for phone, status in fates.items() if status is ACCEPTED}


@pytest.mark.parametrize("moment", [0.0, 0.02, 0.06])
def test_a_program_killed_while_it_writes_a_job_down_leaves_all_of_it_or_nothing(folder: Path, moment: float) -> None:
    program = (
        "import sys; from pathlib import Path; from smsgui.sending.journal import Journal\n"
        "from tests.sending.desk import account, create, messages\n"
        "items = messages(20_000); used = account('https://x.example')\n"
        "with Journal(Path(sys.argv[1])) as journal: print('writing', flush=True); create(journal, used, items)"
    )
    command = [sys.executable, "-c", program, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        time.sleep(moment)
        process.kill()
    with Journal(folder) as journal:
        for job in journal.jobs():
            assert job.counts[Status.PENDING] == sum(1 for _ in journal.rows(job.id)) == 20_000
