"""No secret gets anywhere but into the keyring and the request."""

from __future__ import annotations

import base64
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import MESSAGES, SECRETS, SETTINGS, Desk, Done


def spellings(secret: str) -> list[bytes]:
    """The secret as it is, and in base64 at each of the three places where it may begin."""
    encoded = [base64.b64encode(b"x" * shift + secret.encode())[4 * bool(shift) : -4] for shift in range(3)]
    return [secret.encode(), *encoded]


def content(file: Path) -> bytes:
    """The bytes of a file, or of all that a workbook packs."""
    if file.suffix != ".xlsx":
        return file.read_bytes()
    with zipfile.ZipFile(file) as package:
        return b"".join(map(package.read, package.namelist()))


@pytest.mark.parametrize("kind", SETTINGS)
@pytest.mark.parametrize(
    "faults", ["", "code@2=171,code@3=109,code@4=SMN.0001", "rubbish@2", "cut@*", "code@check=172", "http302@*"]
)
def test_no_secret_is_in_any_output_or_file(
    desk: Desk, practice: Practice, sheet: MakeSheet, tmp_path: Path, kind: str, faults: str
) -> None:
    server = practice(faults)
    desk.account(server.url, kind, batch_size="1", **({"sign_type": "normal"} if kind == "submail" else {}))
    path, message, out = sheet(4), MESSAGES[kind], tmp_path / "r.xlsx"
    done: list[Done] = [
        desk.run("providers", "--json"),
        desk.run("accounts", "list", "--json"),
        desk.run("accounts", "check", "office"),
        desk.preview(path, *message),
        desk.run("preview", path, "--account", "office", *message),
        desk.send(path, *message, "--out", out),
    ]
    job = done[-1].job
    done += [
        desk.run("jobs", "list", "--json"),
        desk.run("jobs", "show", job, "--json"),
        desk.run("jobs", "resume", job, "--retry", "unknown", "--yes"),
        desk.run("jobs", "export", job, "--out", tmp_path / "again.xlsx"),
        desk.run("accounts", "remove", "office"),
    ]
    found = {"output": "".join(each.out + each.err for each in done).encode()}
    found |= {str(file): content(file) for file in tmp_path.rglob("*") if file.is_file()}
    del found[str(tmp_path / "keyring.json")]
    assert any(name.endswith("journal.sqlite3") for name in found)
    for spelling in spellings(SECRETS[kind][1]):
        assert [name for name, held in found.items() if spelling in held] == []
    arrived = b"".join(arrival.body for arrival in server.requests)
    assert (SECRETS[kind][1].encode() in arrived) is (kind in ("submail", "huawei_smn token"))
