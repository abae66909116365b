"""Asks the system not to sleep while messages are sent, where it can be asked."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys

_COMMANDS = {
    "linux": ("systemd-inhibit", "--what=idle:sleep", "--who=smsgui", "--why=Messages are being sent", "cat"),
    "darwin": ("caffeinate", "-i", "cat"),
}
"""Each keeps the system awake as long as its ``cat`` runs, and that ends with us, however we end."""
_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001  # learn.microsoft.com: SetThreadExecutionState


class Awake:
    """Does nothing where the system has no way to be asked."""

    def __init__(self) -> None:
        self._holder: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """From now on. To be called in the window's thread, as ``release`` is."""
        self._windows(_CONTINUOUS | _SYSTEM_REQUIRED)
        command = _COMMANDS.get(sys.platform)
        program = shutil.which(command[0]) if command else None
        if command and program and self._holder is None:
            null = subprocess.DEVNULL
            try:
                self._holder = subprocess.Popen(  # noqa: S603 - a command of ours, none of it from outside
                    [program, *command[1:]], stdin=subprocess.PIPE, stdout=null, stderr=null
                )
            except OSError:
                self._holder = None

    def release(self) -> None:
        """The system may sleep again."""
        self._windows(_CONTINUOUS)
        if self._holder:
            if self._holder.stdin:
                self._holder.stdin.close()
            self._holder.wait()
            self._holder = None

    @staticmethod
    def _windows(state: int) -> None:
        if sys.platform == "win32":
            ctypes.windll.kernel32.SetThreadExecutionState(state)
