"""Standard input, output and error, whatever they are connected to."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TextIO


def prepare() -> None:
    """Open those that are closed, so that no file of ours takes their place; UTF-8, but on a terminal its own encoding.

    What a terminal can't show is shown as ``\\u…``; standard input that isn't UTF-8 fails with UnicodeDecodeError.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open as long as we run
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            errors = "strict" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors=errors)


def complain(sentence: object, program: str = "smsgui-cli") -> None:
    """Print ``sentence`` to standard error, if that can still be done."""
    with contextlib.suppress(OSError):
        print(f"{program}: {sentence}", file=sys.stderr, flush=True)


def discard(stream: TextIO) -> None:
    """Let whatever is still printed vanish, with what was kept back: nobody reads on."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def finish() -> None:
    """Print what was kept back; at the exit of the interpreter a failure would take the place of the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            discard(stream)
