"""smsgui-cli providers and accounts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smsgui import providers
from tests.cli.conftest import MakeSheet, Practice
from tests.cli.desk import KNOWN, SETTINGS, TEMPLATE, Desk, process

ADD = ("accounts", "add", "office", "--provider", "ucloud", "--set", "public_key=pk")
NO_KEYRINGS = ("keyring.backends.fail.Keyring", "keyring.backends.null.Keyring", "no.such.Keyring", "nonsense")


def stored(keyring_file: Path) -> dict[str, str]:
    """What the keyring holds for the service smsgui."""
    if not keyring_file.exists():
        return {}
    held: dict[str, dict[str, str]] = json.loads(keyring_file.read_text(encoding="utf-8"))
    assert held.keys() <= {"smsgui"}
    return held.get("smsgui", {})


def test_every_provider_is_listed_with_its_settings_and_secrets(desk: Desk) -> None:
    listed = desk.run("providers", "--json").json
    assert [entry["id"] for entry in listed] == [provider.id for provider in providers.PROVIDERS]
    ucloud = listed[0]
    assert [field["key"] for field in ucloud["secrets"]] == ["private_key"]
    defaults = {field["key"]: field["default"] for field in ucloud["settings"]}
    assert defaults == {
        "public_key": "",
        "project_id": "",
        "endpoint": "https://api.ucloud.cn",
        "connect_timeout": "10",
        "read_timeout": "70",
        "parallel": "1",
        "max_rate": "0",
        "batch_size": "0",
    }


def test_the_providers_are_told_in_words(desk: Desk) -> None:
    out = desk.run("providers").out
    assert "ucloud: UCloud USMS (takes a template)" in out
    assert "app_key: App key (secret)" in out


def test_an_account_keeps_its_settings_in_the_folder_and_its_secret_in_the_keyring(
    desk: Desk, keyring_file: Path, data_dir: Path
) -> None:
    done = desk.run(*ADD, "--set", "project_id= org-1 ", "--set", "batch_size=50", stdin="private_key = a+b/c== \r\n")
    assert done.code == 0
    assert stored(keyring_file) == {"office/private_key": "a+b/c=="}
    (account,) = desk.run("accounts", "list", "--json").json
    assert account == {
        "name": "office",
        "provider": "ucloud",
        "settings": {
            "public_key": "pk",
            "project_id": "org-1",
            "endpoint": "https://api.ucloud.cn",
            "connect_timeout": "10",
            "read_timeout": "70",
            "parallel": "1",
            "max_rate": "0",
            "batch_size": "50",
        },
    }
    assert sorted(path.name for path in data_dir.iterdir()) == ["accounts.json", "accounts.lock"]
    assert "a+b/c" not in (data_dir / "accounts.json").read_text(encoding="utf-8")
    assert desk.run("accounts", "list").out == "office (ucloud)\n"


@pytest.mark.parametrize(
    "lines",
    [
        b"private_key=k3y",
        b"\xef\xbb\xbfprivate_key=k3y\r\n",
        b"\r\n\n  \nprivate_key=k3y\n\n",
        b"  private_key  =  k3y  \n",
        "private_key=\u00a0k3y\u3000\n".encode(),
    ],
    ids=["no line end", "mark and CRLF", "blank lines", "blanks", "wide blanks"],
)
def test_blanks_around_a_piped_secret_are_dropped(desk: Desk, keyring_file: Path, lines: bytes) -> None:
    assert desk.run(*ADD, stdin=lines).code == 0
    assert stored(keyring_file) == {"office/private_key": "k3y"}


@pytest.mark.parametrize(
    "lines",
    [
        b"",
        b"\n\n",
        b"private_key=\n",
        b"private_key=   \r\n",
        b"k3ySECRET\n",
        b"k3ySECRET==\n",
        b"private_key=k3ySECRET\nother=k3ySECRET\n",
        b"=k3ySECRET\n",
        b"app_key=k3ySECRET\n",
        "private_key=k3ySECRET".encode("utf-16"),
        b"private_key=k3ySECRET\xff\n",
    ],
)
def test_bad_lines_are_refused_without_repeating_them_and_nothing_is_stored(
    desk: Desk, keyring_file: Path, data_dir: Path, lines: bytes
) -> None:
    done = desk.run(*ADD, stdin=lines)
    assert done.code == 2
    assert "private_key" in done.err
    assert len(done.err.splitlines()) == 1
    assert "SECRET" not in done.out + done.err
    assert stored(keyring_file) == {}
    assert not data_dir.exists()


def test_no_standard_input_at_all_is_the_same_as_an_empty_one(data_dir: Path) -> None:
    for done in (process(*ADD), process(*ADD, redirected="<&-")):
        assert (done.code, len(done.err.splitlines())) == (2, 1)
        assert "private_key" in done.err
    assert not data_dir.exists()


@pytest.mark.parametrize("backend", NO_KEYRINGS)
def test_without_a_usable_keyring_nothing_is_stored(backend: str, data_dir: Path, keyring_file: Path) -> None:
    done = process(*ADD, env={"PYTHON_KEYRING_BACKEND": backend}, input=b"private_key=k3y\n")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert "keyring" in done.err
    assert not data_dir.exists()
    assert not keyring_file.exists()


@pytest.mark.parametrize("backend", NO_KEYRINGS)
def test_without_a_usable_keyring_a_saved_account_stays_but_does_not_send(
    backend: str, desk: Desk, practice: Practice, sheet: MakeSheet
) -> None:
    server = practice()
    desk.account(server.url)
    env = {"PYTHON_KEYRING_BACKEND": backend}
    for arguments in (
        ("accounts", "check", "office"),
        ("accounts", "remove", "office"),
        ("send", sheet(1), "--account", "office", *TEMPLATE, "--yes"),
    ):
        done = process(*arguments, env=env)
        assert (done.code, len(done.err.splitlines())) == (2, 1)
        assert "keyring" in done.err
    assert server.requests == []
    assert process("accounts", "list", env=env).out == "office (ucloud)\n"


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (["private_key=k3ySECRET"], "private_key"),
        (["endpoint=http://api.ucloud.cn"], "endpoint"),
        (["endpoint=http://localhost.example.com"], "endpoint"),
        (["endpoint=http://127.0.0.1.example.com/"], "endpoint"),
        (["endpoint=https://user:k3ySECRET@api.ucloud.cn"], "endpoint"),
        (["endpoint=http://k3ySECRET@127.0.0.1:8080"], "endpoint"),
        (["endpoint=https://"], "endpoint"),
        (["endpoint=ftp://127.0.0.1"], "endpoint"),
        (["endpoint=api.ucloud.cn"], "endpoint"),
        (["endpoint=https://api.ucloud.cn:99999"], "endpoint"),
        (["endpoint=https://api.ucloud.cn/?x=1"], "endpoint"),
        (["public_key="], "public_key"),
        (["colour=red"], "colour"),
        (["parallel=0"], "parallel"),
        (["parallel=1.5"], "parallel"),
        (["parallel=many"], "parallel"),
        (["read_timeout=nan"], "read_timeout"),
        (["read_timeout=-1"], "read_timeout"),
        (["max_rate=-1"], "max_rate"),
        (["batch_size=-1"], "batch_size"),
    ],
)
def test_a_wrong_setting_is_named_before_a_secret_is_asked_for(
    desk: Desk, data_dir: Path, keyring_file: Path, settings: list[str], named: str
) -> None:
    pairs = [word for pair in settings for word in ("--set", pair)]
    done = desk.run(*ADD, *pairs, stdin="private_key=k3y\n")
    assert done.code == 2
    assert named in done.err
    assert len(done.err.splitlines()) == 1
    assert "SECRET" not in done.err
    assert not data_dir.exists()
    assert not keyring_file.exists()


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:8080/", "https://10.0.0.1/base", "http://127.3.2.1"],
)
def test_plain_http_is_taken_for_this_computer_alone(desk: Desk, address: str) -> None:
    assert desk.run(*ADD, "--set", f"endpoint={address}", stdin="private_key=k3y\n").code == 0


def test_a_name_that_is_taken_is_refused_and_the_first_account_stays(desk: Desk, keyring_file: Path) -> None:
    assert desk.run(*ADD, stdin="private_key=first\n").code == 0
    for name in ("office", " office "):
        other = ("accounts", "add", name, "--provider", "submail", "--set", "app_id=1")
        done = desk.run(*other, stdin="app_key=second\n")
        assert done.code == 2
        assert "office" in done.err
    assert stored(keyring_file) == {"office/private_key": "first"}
    assert [account["provider"] for account in desk.run("accounts", "list", "--json").json] == ["ucloud"]


@pytest.mark.parametrize("name", ["", "  ", "two\nlines"])
def test_an_account_needs_a_name(desk: Desk, name: str) -> None:
    done = desk.run("accounts", "add", name, "--provider", "ucloud", "--set", "public_key=pk", stdin="private_key=k\n")
    assert done.code == 2


def test_a_name_may_hold_anything_that_can_be_typed(desk: Desk, keyring_file: Path) -> None:
    name = "总部/“A” b=c"
    done = desk.run("accounts", "add", name, "--provider", "ucloud", "--set", "public_key=pk", stdin="private_key=k\n")
    assert done.code == 0
    assert stored(keyring_file) == {f"{name}/private_key": "k"}
    assert desk.run("accounts", "remove", name).code == 0
    assert stored(keyring_file) == {}


def test_an_unknown_provider_is_refused_with_those_there_are(desk: Desk) -> None:
    done = desk.run("accounts", "add", "x", "--provider", "telegraph", stdin="")
    assert done.code == 2
    assert "ucloud" in done.err


def test_removing_an_account_removes_its_secret_and_only_its_own(desk: Desk, keyring_file: Path) -> None:
    desk.account("http://127.0.0.1:9")
    desk.account("http://127.0.0.1:9", "submail", name="office2")
    assert desk.run("accounts", "remove", "office").code == 0
    assert stored(keyring_file) == {"office2/app_key": KNOWN.submail_app_key}
    assert [account["name"] for account in desk.run("accounts", "list", "--json").json] == ["office2"]
    again = desk.run("accounts", "remove", "office")
    assert again.code == 2
    assert "office2" in again.err


def test_good_credentials_are_exit_code_0(desk: Desk, practice: Practice) -> None:
    server = practice()
    for kind in SETTINGS:
        done = desk.run("accounts", "check", desk.account(server.url, kind, name=kind))
        assert (done.code, done.err) == (0, "")
        assert done.out
    assert server.sends == 0


def test_refused_credentials_are_exit_code_4_with_the_providers_code(desk: Desk, practice: Practice) -> None:
    server = practice("code@check=172")
    done = desk.run("accounts", "check", desk.account(server.url))
    assert done.code == 4
    assert "172 User not exist" in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("fault", ["rubbish@check", "http500@check", "cut@check", "http302@check", "throttle@check"])
def test_a_check_without_a_clear_answer_is_exit_code_4(desk: Desk, practice: Practice, fault: str) -> None:
    server = practice(fault)
    done = desk.run("accounts", "check", desk.account(server.url))
    assert (done.code, len(done.err.splitlines())) == (4, 1)
    assert len(server.requests) == 1


def test_a_check_out_of_reach_is_exit_code_4(desk: Desk, practice: Practice) -> None:
    server = practice()
    server.stop()
    done = desk.run("accounts", "check", desk.account(server.url))
    assert (done.code, len(done.err.splitlines())) == (4, 1)


def test_a_check_of_no_account_names_those_there_are(desk: Desk) -> None:
    desk.account("http://127.0.0.1:9")
    done = desk.run("accounts", "check", "nobody")
    assert done.code == 2
    assert "office" in done.err


def test_a_damaged_list_of_accounts_is_named(desk: Desk, data_dir: Path) -> None:
    desk.account("http://127.0.0.1:9")
    (data_dir / "accounts.json").write_text("[{]", encoding="utf-8")
    done = desk.run("accounts", "list")
    assert done.code == 2
    assert "accounts.json" in done.err


@pytest.mark.keyring
@pytest.mark.usefixtures("gnome_keyring")
def test_the_systems_own_keyring_serves_as_well(
    desk: Desk, practice: Practice, sheet: MakeSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    import secretstorage

    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    server = practice()
    pairs = [word for key, value in SETTINGS["ucloud"].items() for word in ("--set", f"{key}={value}")]
    add = ("accounts", "add", "总部", "--provider", "ucloud", *pairs, "--set", f"endpoint={server.url}")
    assert process(*add, input=f"private_key={KNOWN.ucloud_private_key}\n".encode()).code == 0
    with secretstorage.dbus_init() as connection:
        search = {"service": "smsgui", "username": "总部/private_key"}
        (item,) = secretstorage.search_items(connection, search)
        assert item.get_secret() == KNOWN.ucloud_private_key.encode()
    assert process("accounts", "check", "总部").code == 0
    assert process("send", sheet(2), "--account", "总部", *TEMPLATE, "--yes").code == 0
    assert process("accounts", "remove", "总部").code == 0
    with secretstorage.dbus_init() as connection:
        assert list(secretstorage.search_items(connection, search)) == []
