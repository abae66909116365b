"""What can be typed after ``smsgui-cli``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from smsgui import __version__
from smsgui.cli import accounts, jobs, preview, send, server

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["_Parser"]

EPILOG = (
    "Exit codes: 0 good, 1 some rejected or skipped, 2 wrong use, 3 some unknown, 4 stopped early, 130 interrupted."
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """The parser of every command; ``run`` in what it returns is the command's function."""
    top = _Parser(prog="smsgui-cli", description="Send text messages from a spreadsheet.", epilog=EPILOG)
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument("--data-dir", metavar="DIR", default=None, help="where accounts and the journal live")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    listing = _command(commands, "providers", accounts.providers_list, "the providers and what their accounts need")
    _json(listing)
    _accounts(commands)
    _message(_command(commands, "preview", preview.run, "what would be sent, without sending"))
    sending = _command(commands, "send", send.send, "send the messages of a sheet")
    _message(sending)
    sending.add_argument("--out", metavar="RESULTS.xlsx", help="write the results into this workbook")
    _yes(sending)
    _jobs(commands)
    practice = _command(commands, "practice", server.run, "the practice server on this computer, until interrupted")
    practice.add_argument("--port", type=_port, default=0, metavar="N", help="default: any free one")
    practice.add_argument("--faults", default="", metavar="SPEC", help="what goes wrong, e.g. throttle@2,cut@3")
    return top


def _command(commands: _Commands, name: str, run: object, text: str) -> argparse.ArgumentParser:
    command: _Parser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    # Without a default of its own, a command would undo a --data-dir that stands before its name.
    command.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    command.set_defaults(run=run)
    return command


def _group(commands: _Commands, name: str, text: str) -> _Commands:
    group = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    group.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    inner: _Commands = group.add_subparsers(metavar="COMMAND", required=True)
    return inner


def _accounts(commands: _Commands) -> None:
    group = _group(commands, "accounts", "the saved accounts")
    add = _command(group, "add", accounts.add, "save an account; its secrets are asked for, or read as key=value lines")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--provider", required=True, metavar="ID")
    add.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings", type=_pair)
    _json(_command(group, "list", accounts.show, "every account with its settings"))
    for name, run, text in (
        ("check", accounts.check, "prove the credentials with a call that sends nothing"),
        ("remove", accounts.remove, "forget an account and its secrets"),
    ):
        _command(group, name, run, text).add_argument("name", metavar="NAME")


def _jobs(commands: _Commands) -> None:
    group = _group(commands, "jobs", "what was sent, and going on with it")
    _json(_command(group, "list", jobs.show_all, "every job, the newest first"))
    show = _command(group, "show", jobs.show, "what became of every row")
    show.add_argument("job", metavar="JOB")
    _json(show)
    resume = _command(group, "resume", send.resume, "send what is still pending")
    resume.add_argument("job", metavar="JOB")
    resume.add_argument("--retry", action="append", default=[], choices=("rejected", "unknown"))
    _json(resume)
    _yes(resume)
    export = _command(group, "export", jobs.export, "write a job's results into a workbook")
    export.add_argument("job", metavar="JOB")
    export.add_argument("--out", required=True, metavar="RESULTS.xlsx")
    export.add_argument("--only", choices=("rejected", "unknown", "pending"))


def _message(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE")
    command.add_argument("--account", required=True, metavar="NAME")
    command.add_argument("--worksheet", metavar="NAME")
    command.add_argument("--header-row", type=_row, metavar="N")
    command.add_argument("--phone-column", metavar="NAME")
    command.add_argument("--region", default="CN", metavar="CC")
    command.add_argument("--sender", default="", metavar="TEXT")
    command.add_argument("--text", metavar="TEXT")
    command.add_argument("--template", metavar="ID")
    command.add_argument("--template-text", default="", metavar="TEXT")
    command.add_argument("--param", action="append", default=[], metavar="VARIABLE=COLUMN", dest="params", type=_pair)
    for flag in ("same-content-call", "keep-duplicates", "allow-repeat", "include-hidden"):
        command.add_argument(f"--{flag}", action="store_true")
    _json(command)


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="machine-readable output")


def _yes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--yes", action="store_true", help="do not ask before sending")


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key.strip() and equals):
        # The text itself may be a secret that was pasted by mistake, so it isn't repeated.
        raise argparse.ArgumentTypeError("write it as KEY=VALUE")
    return key.strip(), value


def _row(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError("give the row's number as the spreadsheet program shows it, from 1")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError("give a port from 0 to 65535")
    return int(text)
