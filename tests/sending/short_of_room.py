"""A program that sends a job with next to no room left, then with room again: ``… FOLDER URL limit|disk``.

Prints what became of the rows after each of the two, as a line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from smsgui.sending.journal import Journal
from smsgui.sending.owner import RESERVE
from smsgui.sending.schema import FILE
from tests.sending.desk import account, create, messages, send

ROWS = 3000
LITTLE = 64 * 1024


def main(folder: Path, url: str, kind: str) -> None:
    """``limit``: no file may grow much more; ``disk``: the disk that the folder lies on is nearly full."""
    used = account(url, batch_size="5", parallel="2")
    with Journal(folder) as journal:
        job = create(journal, used, messages(ROWS))
        journal._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        filler = folder.parent / "filler"
        if kind == "limit":
            most = max((folder / FILE).stat().st_size, RESERVE) + LITTLE
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        else:
            room = os.statvfs(folder)
            filler.write_bytes(b"x" * (room.f_bavail * room.f_frsize - RESERVE - LITTLE))
        for _ in range(2):
            error = send(journal, job, used).error
            fates = {row.number: row.status for row in journal.rows(job)}
            sys.stdout.write(json.dumps({"error": str(error) if error else "", "fates": fates}) + "\n")
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            filler.unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
