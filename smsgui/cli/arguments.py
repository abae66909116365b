"""What can be typed after ``smsgui-cli``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from smsgui import __version__
from smsgui.cli.streams import complain

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["_Parser"]

DESCRIPTION = "Send text messages from a spreadsheet, and know what became of every row."
EPILOG = """\
exit codes:
  0    every row accepted; a preview without problems; an account that is good
  1    some rows rejected or skipped; a preview with problems
  2    wrong use or input; nothing was sent
  3    some rows unknown: they may have been sent, and are never sent again by themselves
  4    stopped before the end, rows still pending; an account that was refused
  130  interrupted
"""


EXAMPLES = """\
examples:
  smsgui-cli preview people.xlsx --account office --sender Sunshop --text "Hello {name}, your order is here."
  smsgui-cli send people.xlsx --account office --sender Sunshop --template UTA1 --param 1=name --out results.xlsx
"""

FAULTS = """\
faults, with commas between them; PLACE counts the send requests: 3, 3-5, 3- (from the third on), * (all)
  refuse=NUMBER+NUMBER   these numbers are refused
  throttle@PLACE         too fast; nothing is taken
  code@PLACE=CODE        refused with this code of the provider's
  reset@PLACE            the line breaks; nothing is taken
  cut@PLACE              taken, but the line breaks before the answer
  late@PLACE=SECONDS     taken, but the answer is late
  rubbish@PLACE          taken, but the answer can't be understood
  http500@PLACE          taken, but the answer is this status alone
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        if message.endswith("expected one argument"):
            message += "; one that begins with - follows a =, as in --text=-5"
        complain(f"{message} (see {self.prog} --help).", self.prog)
        self.exit(2)


class _Top(_Parser):
    def parse_args(self, args: Sequence[str], namespace: None = None) -> argparse.Namespace:  # type: ignore[override] # narrower on purpose: nothing else is used
        options, rest = self.parse_known_args(args)
        if rest:
            # Only an option's name is repeated: what else was typed may be a secret.
            names = ", ".join(word.partition("=")[0] for word in rest if word.startswith("-"))
            self.error(f"there is no option {names} here" if names else "there are too many words")
        return options


def parser() -> argparse.ArgumentParser:
    """The parser of every command; ``run`` in what it returns is the command's ``module.function`` in this package."""
    top = _Top(
        prog="smsgui-cli",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument(
        "--data-dir",
        metavar="DIR",
        help="where accounts (without secrets) and the journal live; default: SMSGUI_DATA_DIR, else the user's data "
        "folder; may also stand after the command",
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _json(_command(commands, "providers", "accounts.providers_list", "the providers and what their accounts need"))
    _accounts(commands)
    preview = _command(commands, "preview", "preview.run", "what would be sent, without sending or connecting")
    _message(preview, "[--json]")
    send = _command(commands, "send", "send.send", "send the messages of a sheet")
    _message(send, "[--out RESULTS.xlsx] [--json] [--yes]")
    _yes(send)
    _out(send, "write what became of every row into this workbook; ")
    _jobs(commands)
    practice = _command(commands, "practice", "server.run", "the practice server on this computer, until interrupted")
    practice.formatter_class, practice.epilog = argparse.RawDescriptionHelpFormatter, FAULTS
    practice.add_argument("--port", type=_port, default=0, metavar="N", help="default: any free one")
    practice.add_argument("--faults", default="", metavar="SPEC", help="what goes wrong, e.g. throttle@2,cut@3")
    return top


def _command(commands: _Commands, name: str, run: str, text: str) -> _Parser:
    command = _entry(commands, name, text)
    command.set_defaults(run=run)
    return command


def _group(commands: _Commands, name: str, text: str) -> _Commands:
    inner: _Commands = _entry(commands, name, text).add_subparsers(metavar="COMMAND", required=True)
    return inner


def _entry(commands: _Commands, name: str, text: str) -> _Parser:
    description = f"{text[0].upper()}{text[1:]}."
    entry = commands.add_parser(name, help=text, description=description, allow_abbrev=False)
    # With a default of its own, a command would undo a --data-dir that stands before its name.
    entry.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return entry


def _accounts(commands: _Commands) -> None:
    group = _group(commands, "accounts", "the saved accounts")
    add = _command(
        group, "add", "accounts.add", "save an account; its secrets are asked for, or read as key=value lines"
    )
    _name(add)
    add.add_argument("--provider", required=True, metavar="ID", help="“smsgui-cli providers” lists them")
    add.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        dest="settings",
        type=_pair,
        help="a setting, never a secret; may be repeated",
    )
    _json(_command(group, "list", "accounts.show", "every account with its settings"))
    _name(_command(group, "check", "accounts.check", "prove the credentials with a call that sends nothing"))
    _name(_command(group, "remove", "accounts.remove", "forget an account and its secrets"))


def _jobs(commands: _Commands) -> None:
    group = _group(commands, "jobs", "what was sent, and going on with it")
    _json(_command(group, "list", "jobs.show_all", "every job, the newest first"))
    show = _command(group, "show", "jobs.show", "what became of every row")
    _job(show)
    _json(show)
    resume = _command(group, "resume", "send.resume", "send what is still pending")
    _job(resume)
    resume.add_argument(
        "--retry",
        action="append",
        default=[],
        choices=("rejected", "unknown"),
        help="send these rows again too; unknown ones may reach people twice; may be repeated",
    )
    _json(resume)
    _yes(resume)
    export = _command(group, "export", "jobs.export", "write what became of every row into a workbook")
    _job(export)
    _out(export, required=True)
    export.add_argument("--only", choices=("rejected", "unknown", "pending"), help="only these rows")


def _message(command: _Parser, more: str) -> None:
    command.usage = f"%(prog)s [-h] FILE --account NAME MESSAGE... {more}"
    command.formatter_class, command.epilog = argparse.RawDescriptionHelpFormatter, EXAMPLES
    command.add_argument("file", metavar="FILE", help="the sheet: .xlsx .xlsm .xls .xlsb .ods .csv .txt .tsv")
    command.add_argument("--account", required=True, metavar="NAME", help="“smsgui-cli accounts list” lists them")
    _json(command)
    sheet = command.add_argument_group("the sheet")
    sheet.add_argument("--worksheet", metavar="NAME", help="default: the first visible one")
    sheet.add_argument("--header-row", type=_row, metavar="N", help="default: found; 0: the list has no header")
    sheet.add_argument(
        "--encoding", metavar="NAME", help="of a text file, such as utf-8, gb18030 or big5; default: found"
    )
    sheet.add_argument("--phone-column", metavar="NAME", help="default: found")
    sheet.add_argument(
        "--region", default="CN", metavar="CC", help="country of numbers written without one; default: CN"
    )
    text = command.add_argument_group("the message")
    text.add_argument("--sender", default="", metavar="TEXT", help="signature, sender ID or Huawei sign_id")
    text.add_argument("--text", metavar="TEXT", help="the text; {column name} is replaced in every row")
    text.add_argument("--template", metavar="ID", help="an approved template, for providers that take one")
    text.add_argument("--template-text", default="", metavar="TEXT", help="its text with {1}, {2} …, to see and count")
    text.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="VARIABLE=COLUMN",
        dest="params",
        type=_pair,
        help="the column for the template's variable 1, 2 …; may be repeated",
    )
    text.add_argument(
        "--same-content-call",
        action="store_true",
        help="UCloud only: SendUSMSMessage, many numbers a request and one answer for all of them",
    )
    who = command.add_argument_group("who gets it")
    who.add_argument(
        "--keep-duplicates", action="store_true", help="send again where the sheet has a number twice with one text"
    )
    who.add_argument(
        "--allow-repeat", action="store_true", help="send again what a number was already sent in the last days"
    )
    who.add_argument("--include-hidden", action="store_true", help="send to hidden and filtered-out rows too")


def _name(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="the account's name")


def _job(command: argparse.ArgumentParser) -> None:
    command.add_argument("job", metavar="JOB", help="the job's id, as “smsgui-cli jobs list” shows it")


def _out(command: argparse.ArgumentParser, text: str = "", *, required: bool = False) -> None:
    kept = "an earlier file of that name is kept beside it, with its date in the name"
    command.add_argument("--out", required=required, metavar="RESULTS.xlsx", help=text + kept)


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="machine-readable output")


def _yes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--yes", action="store_true", help="do not ask before sending")


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key.strip() and equals):
        # The text itself may be a secret that was pasted by mistake, so it isn't repeated.
        raise argparse.ArgumentTypeError("write it with = in the middle")
    return key.strip(), value


def _row(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("give the row's number as the spreadsheet program shows it")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError("give a port from 0 to 65535")
    return int(text)
