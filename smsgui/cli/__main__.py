"""smsgui-cli, also as python -m smsgui.cli: the command line as a program of its own."""

from __future__ import annotations

import signal
import sys

from smsgui.cli import signals


def start() -> int:
    """Run the command of the arguments; an interrupt at any time ends it with 130 and a sentence, not a traceback."""
    ending = signals.ending()
    try:
        for number in ending:
            signal.signal(number, signal.default_int_handler)
        from smsgui.cli.main import main

        code = main()
    except KeyboardInterrupt:  # before or after the command itself
        from smsgui.cli.streams import complain

        complain("interrupted.")
        code = 130
    for number in ending:  # nothing is left to be interrupted but the exit
        signal.signal(number, signal.SIG_IGN)
    return code


if __name__ == "__main__":
    sys.exit(start())
