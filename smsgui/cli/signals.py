"""The signals that ask the program to end."""

from __future__ import annotations

import signal


def ending() -> list[signal.Signals]:
    """Those that this system has; a terminal that hangs up counts unless nohup has it ignored."""
    found = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        found.append(signal.SIGHUP)
    return found
