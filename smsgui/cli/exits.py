"""What the exit codes mean."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Where several fit, ``send`` and ``resume`` give the first of UNKNOWN, INTERRUPTED, STOPPED, SOME_FAILED."""

    GOOD = 0
    SOME_FAILED = 1
    """Rows rejected or skipped; in a preview: problems."""
    WRONG_USE = 2
    """Usage or input error; nothing was sent."""
    UNKNOWN = 3
    STOPPED = 4
    """Rows still pending; in an account check: refused."""
    INTERRUPTED = 130
