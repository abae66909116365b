"""A program that sends a job, for tests that kill it: ``… FOLDER JOB URL SIZE PARALLEL``."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from smsgui import providers
from smsgui.sending import engine
from smsgui.sending.journal import Journal
from tests.sending.desk import account


def main(folder: str, job: str, url: str, size: str, parallel: str) -> None:
    """Says ``sending`` as soon as it does."""
    used = account(url, batch_size=size, parallel=parallel)
    with Journal(Path(folder)) as journal:
        run = engine.send(journal, job, providers.by_id("ucloud"), used, stop=threading.Event())
        sys.stdout.write("sending\n")
        sys.stdout.flush()
        for _ in run:
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
