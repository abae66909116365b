"""smsgui-cli practice."""

from __future__ import annotations

import argparse

from smsgui.practice import server


def run(options: argparse.Namespace) -> int:
    """smsgui-cli practice: until interrupted."""
    server.run(options.port, options.faults, lambda words: print(words, flush=True))
    return 0
