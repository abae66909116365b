"""A terminal for a command, as seen by the person in front of it."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
from types import TracebackType
from typing import Self

from tests.cli.desk import ROOT, command

SETSID = shutil.which("setsid") or ""
"""Makes the terminal the controlling one; empty where there is no such command."""


class Terminal:
    """The command runs with this as its controlling terminal, as a context manager."""

    def __init__(self, *arguments: str | os.PathLike[str]) -> None:
        self._arguments = arguments
        self.shown = ""

    def __enter__(self) -> Self:
        self._outside, inside = pty.openpty()
        words = command(*map(str, self._arguments))
        # setsid with a terminal as standard input makes it the one that getpass finds at /dev/tty.
        self._process = subprocess.Popen(
            [SETSID, "--ctty", *words], cwd=ROOT, stdin=inside, stdout=inside, stderr=inside
        )
        os.close(inside)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._outside)

    def read_until(self, words: str) -> None:
        """Wait until the terminal shows ``words`` after what was read before."""
        seen = ""
        while words not in seen:
            data = self._read()
            assert data, f"the command ended, and showed {self.shown!r}"
            seen += data

    def type(self, keys: str) -> None:
        """Press these keys; ``\\n`` is Enter, ``\\x03`` Ctrl+C and ``\\x04`` Ctrl+D.

        ``\\udcff`` is the byte FF, which is no UTF-8.
        """
        os.write(self._outside, keys.encode(errors="surrogateescape"))

    def send_signal(self, number: signal.Signals) -> None:
        """Send the command a signal."""
        self._process.send_signal(number)

    def end(self) -> int:
        """Wait for the end and return the exit code."""
        while self._read():
            pass
        return self._process.wait(timeout=30)

    def _read(self) -> str:
        try:
            data = os.read(self._outside, 65536).decode(errors="replace")
        except OSError:  # Linux says so when nobody has the other side open any more
            return ""
        self.shown += data
        return data
