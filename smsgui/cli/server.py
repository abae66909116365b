"""smsgui-cli practice."""

from __future__ import annotations

import argparse

from smsgui.cli.exits import Exit
from smsgui.practice import server


def run(options: argparse.Namespace) -> Exit:
    """smsgui-cli practice: until interrupted."""
    server.run(options.port, options.faults, lambda words: print(words, flush=True))
    return Exit.GOOD
