"""The command line as the tests use it: within this process or as one of its own, with sheets and accounts."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from smsgui.cli.main import main
from smsgui.practice.credentials import Credentials

ROOT = Path(__file__).parent.parent.parent
KNOWN = Credentials()
HUAWEI = {"region": KNOWN.huawei_region, "project_id": KNOWN.huawei_project_id}
SETTINGS = {
    "ucloud": {"public_key": KNOWN.ucloud_public_key, "project_id": KNOWN.ucloud_project_id},
    "uspeedo": {"access_key_id": KNOWN.uspeedo_access_key_id},
    "huawei_smn": HUAWEI | {"access_key": KNOWN.huawei_access_key},
    "huawei_smn token": HUAWEI
    | {"auth": "token", "domain_name": KNOWN.huawei_domain_name, "user_name": KNOWN.huawei_user_name},
    "submail": {"app_id": KNOWN.submail_app_id, "sign_type": "sha1"},
}
"""By provider, or provider and way to sign in; the endpoints are the server's."""
SECRETS = {
    "ucloud": ("private_key", KNOWN.ucloud_private_key),
    "uspeedo": ("access_key_secret", KNOWN.uspeedo_access_key_secret),
    "huawei_smn": ("secret_key", KNOWN.huawei_secret_key),
    "huawei_smn token": ("password", KNOWN.huawei_password),
    "submail": ("app_key", KNOWN.submail_app_key),
}
TEMPLATE = ("--template", "UTA-PRACTICE-1", "--sender", "练习商城", "--param", "1=姓名", "--param", "2=订单号")
TEMPLATE_TEXT = ("--template-text", "您好{1}，您的订单{2}已发货。")
TEXT = ("--sender", "练习商城", "--text", "您好{姓名}，您的订单{订单号}已发货。")
MESSAGES = {"ucloud": TEMPLATE, "uspeedo": TEMPLATE, "huawei_smn": TEXT, "huawei_smn token": TEXT, "submail": TEXT}
COLUMNS = ("姓名", "手机号", "订单号")


@dataclass(frozen=True)
class Done:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The rows of ``send`` and ``resume``."""
        return [entry for entry in map(json.loads, self.out.splitlines()) if "row" in entry]

    @property
    def job(self) -> str:
        """The id of the job that was sent."""
        return str(self._last["job"])

    @property
    def counts(self) -> dict[str, int]:
        """The counts that are not 0."""
        counts: dict[str, int] = self._last["counts"]
        assert list(counts) == ["accepted", "rejected", "unknown", "pending", "skipped"]
        return {status: count for status, count in counts.items() if count}

    @property
    def statuses(self) -> dict[int, str]:
        """Row to status; a row that has two lines fails the test."""
        statuses = {entry["row"]: entry["status"] for entry in self.lines}
        assert len(statuses) == len(self.lines)
        return statuses

    @property
    def _last(self) -> dict[str, Any]:
        last: dict[str, Any] = json.loads(self.out.splitlines()[-1])
        return last


def number(index: int) -> str:
    """A mainland mobile number of its own for each index below a million; none ends in 0000."""
    return f"1380{index // 9999:03}{index % 9999 + 1:04}"


def people(count: int) -> list[tuple[object, ...]]:
    """Rows for COLUMNS, each with a number, a name and an order of its own."""
    return [(f"客{index}", number(index), f"A{index:05}") for index in range(1, count + 1)]


def write_sheet(
    path: Path, rows: Iterable[Sequence[object]], columns: Sequence[str] = COLUMNS, name: str = "名单"
) -> Path:
    """A workbook with a header in row 1."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in (columns, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def read_book(path: Path) -> list[dict[str, Any]]:
    """The results, a dict a row."""
    sheet = openpyxl.load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    header, *rows = sheet.iter_rows(values_only=True)
    return [{str(name): cell for name, cell in zip(header, row, strict=True)} for row in rows]


class Desk:
    """Runs commands. The keyring and the data folder are this test's own, whichever way a command is run."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def run(self, *arguments: str | Path, stdin: str | bytes = "") -> Done:
        """A command within this process, reading ``stdin`` as from a pipe."""
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        done = Done(code, out, err)
        assert "Traceback" not in out + err
        assert (code == 2) <= bool(err)
        return done

    def account(self, url: str, kind: str = "ucloud", name: str = "office", **more: str) -> str:
        """Add an account of this kind (a key of SETTINGS) at ``url`` and return its name."""
        provider = kind.split()[0]
        settings = {**SETTINGS[kind], "endpoint": url, **more}
        if provider == "huawei_smn":
            settings["iam_endpoint"] = url
        pairs = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
        done = self.run("accounts", "add", name, "--provider", provider, *pairs, stdin="{}={}\n".format(*SECRETS[kind]))
        assert done.code == 0, done.err
        return name

    def send(self, sheet: Path, *message: str | Path, account: str = "office") -> Done:
        """Send as JSON without asking."""
        return self.run("send", sheet, "--account", account, *message, "--json", "--yes")

    def preview(self, sheet: Path, *message: str | Path, account: str = "office") -> Done:
        """Preview as JSON."""
        return self.run("preview", sheet, "--account", account, *message, "--json")


def command(*arguments: str | Path) -> list[str]:
    """What starts the command line as a process of its own."""
    return [sys.executable, "-m", "smsgui.cli", *map(str, arguments)]


def process(*arguments: str | Path, env: Mapping[str, str] | None = None, redirected: str = "", **options: Any) -> Done:
    """A command as a process of its own, buffered as for users; its output is UTF-8. Standard input defaults to none.

    ``redirected`` is in the shell's language: ``<&-`` closes standard input.
    """
    if "input" not in options:
        options["stdin"] = subprocess.DEVNULL
    words = command(*arguments)
    if redirected:
        words = ["/bin/sh", "-c", f'exec "$@" {redirected}', "sh", *words]
    environment = {**os.environ, "PYTHONUNBUFFERED": "", **(env or {})}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, timeout=60, **options)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
