"""The way in: arguments, exit codes, and errors as one plain sentence."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from smsgui.cli.arguments import parser
from smsgui.errors import SmsguiError
from smsgui.folders import data_folder

WRONG_USE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = parser().parse_args(arguments)
        options.data_dir = data_folder(options.data_dir)
        code: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else WRONG_USE
    except SmsguiError as error:
        print(f"smsgui-cli: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("smsgui-cli: interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads on; the exit would only trip over the same pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    return code
