"""The way in: arguments, exit codes, and errors as one plain sentence."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from smsgui.cli import streams
from smsgui.cli.arguments import parser
from smsgui.cli.exits import Exit
from smsgui.cli.show import slip
from smsgui.cli.streams import complain
from smsgui.errors import SmsguiError
from smsgui.folders import data_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    streams.prepare()
    code = _exit_code(sys.argv[1:] if arguments is None else arguments)
    streams.finish()
    return code


def _exit_code(arguments: Sequence[str]) -> int:
    try:
        return _run(arguments)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else Exit.WRONG_USE
    except SmsguiError as error:
        complain(error)
        return Exit.WRONG_USE
    except KeyboardInterrupt:
        complain("interrupted.")
        return Exit.INTERRUPTED
    except OSError as error:
        if error.filename:
            complain(f"“{error.filename}” can't be used ({error.strerror}).")
            return Exit.WRONG_USE
        streams.discard(sys.stdout)
        complain(f"the output can't be written ({error.strerror}).")
        return Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a slip of ours; people get a sentence even so
        complain(slip(error))
        return Exit.WRONG_USE


def _run(arguments: Sequence[str]) -> int:
    for argument in arguments:
        if not argument.isascii() and any("\ud800" <= character <= "\udfff" for character in argument):
            complain("an argument is not UTF-8 text: set the terminal, or LC_ALL, to UTF-8.")
            return Exit.WRONG_USE
    options = parser().parse_args(arguments)
    options.data_dir = data_folder(options.data_dir)
    module, command = options.run.split(".")
    code: int = getattr(import_module(f"smsgui.cli.{module}"), command)(options)
    sys.stdout.flush()
    return code
