"""Saved accounts: what is kept where, and that a change that fails leaves everything as it was."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from smsgui.accounts import Accounts
from smsgui.errors import AccountSettingsError, KeyringError
from smsgui.secret_store import KeyringStore, MemoryStore
from tests.conftest import MemoryKeyring

UCLOUD = {"public_key": "pub", "project_id": "org-1"}
SECRET = {"private_key": "a-very-secret-key"}


class FailingStore(MemoryStore):
    """A keyring that is locked when something is to be kept."""

    def put(self, name: str, secret: str) -> None:
        super().put(name, secret)
        raise KeyringError("The keyring is locked.")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def accounts(data_dir: Path, store: MemoryStore) -> Accounts:
    return Accounts(data_dir, store)


def test_where_there_are_none_there_are_none(accounts: Accounts, data_dir: Path) -> None:
    assert accounts.all() == []
    assert not data_dir.exists()


def test_an_account_is_kept_and_its_secret_only_in_the_store(
    accounts: Accounts, data_dir: Path, store: MemoryStore
) -> None:
    accounts.add("  office ", "ucloud", {**UCLOUD, "public_key": "  pub "}, {"private_key": " a-very-secret-key\n"})
    (account,) = Accounts(data_dir, store).all()
    assert (account.name, account.provider, dict(account.secrets)) == ("office", "ucloud", {})
    assert (account.settings["public_key"], account.settings["parallel"]) == ("pub", "1")
    assert account.settings["endpoint"] == "https://api.ucloud.cn"
    assert store.get("office/private_key") == "a-very-secret-key"
    assert b"a-very-secret-key" not in b"".join(path.read_bytes() for path in data_dir.iterdir())


def test_opened_it_has_its_secrets_and_no_repr_shows_them(accounts: Accounts) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    account = accounts.open("office")
    assert account.secrets == SECRET
    assert "a-very-secret-key" not in repr(account)


def test_accounts_come_in_the_order_of_adding(accounts: Accounts) -> None:
    for name in ("乙", "甲", "丙"):
        accounts.add(name, "ucloud", UCLOUD, SECRET)
    assert [account.name for account in accounts.all()] == ["乙", "甲", "丙"]


@pytest.mark.parametrize("name", ["", "   ", "two\nlines", "bell\a"])
def test_a_name_that_is_none_is_refused(name: str, accounts: Accounts) -> None:
    with pytest.raises(AccountSettingsError, match="name"):
        accounts.add(name, "ucloud", UCLOUD, SECRET)


@pytest.mark.parametrize("name", ["office", " office", "Office"])
def test_a_name_that_is_taken_is_refused_and_the_first_account_stays(name: str, accounts: Accounts) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    with pytest.raises(AccountSettingsError, match="already"):
        accounts.add(name, "ucloud", UCLOUD, {"private_key": "another"})
    assert accounts.open("office").secrets == SECRET


def test_an_unknown_account_is_said_with_those_there_are(accounts: Accounts) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    for ask in (accounts.get, accounts.open, accounts.remove):
        with pytest.raises(AccountSettingsError, match="no account “branch”: choose one of these: office"):
            ask("branch")


@pytest.mark.parametrize(
    ("provider", "settings", "secrets", "word"),
    [
        ("nobody", UCLOUD, SECRET, "nobody"),
        ("ucloud", {}, SECRET, "public_key"),
        ("ucloud", {**UCLOUD, "colour": "red"}, SECRET, "colour"),
        ("ucloud", UCLOUD, {}, "private_key"),
        ("ucloud", UCLOUD, {"private_key": "  "}, "private_key"),
        ("ucloud", UCLOUD, {**SECRET, "other": "x"}, "other"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    provider: str,
    settings: dict[str, str],
    secrets: dict[str, str],
    word: str,
    accounts: Accounts,
    store: MemoryStore,
) -> None:
    with pytest.raises(AccountSettingsError, match=word):
        accounts.add("office", provider, settings, secrets)
    assert accounts.all() == []
    assert store.get("office/private_key") is None


def test_a_keyring_that_fails_keeps_neither_account_nor_secret(data_dir: Path) -> None:
    store = FailingStore()
    accounts = Accounts(data_dir, store)
    with pytest.raises(KeyringError, match="locked"):
        accounts.add("office", "ucloud", UCLOUD, SECRET)
    assert accounts.all() == []
    assert store.get("office/private_key") is None


def unwritable(data_dir: Path) -> None:
    """Nobody, not even root, replaces a folder by a file."""
    data_dir.mkdir(exist_ok=True)
    (data_dir / "accounts.json").unlink(missing_ok=True)
    (data_dir / "accounts.json").mkdir()


def test_a_list_that_cannot_be_read_is_said_to_be(accounts: Accounts, data_dir: Path) -> None:
    unwritable(data_dir)
    with pytest.raises(AccountSettingsError, match=r"accounts\.json"):
        accounts.all()


def test_where_the_list_cannot_be_written_the_old_secret_stays(
    accounts: Accounts, data_dir: Path, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AccountSettingsError, match="No space left on device"):
        accounts.replace("office", {**UCLOUD, "public_key": "new"}, {"private_key": "new"})
    with pytest.raises(AccountSettingsError, match="No space left on device"):
        accounts.add("branch", "ucloud", UCLOUD, SECRET)
    monkeypatch.undo()
    assert accounts.open("office").secrets == SECRET
    assert [account.settings["public_key"] for account in accounts.all()] == ["pub"]
    assert store.get("branch/private_key") is None
    assert sorted(path.name for path in data_dir.iterdir() if path.suffix != ".lock") == ["accounts.json"]


def test_a_folder_that_is_a_file_is_said_to_be(tmp_path: Path, store: MemoryStore) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(AccountSettingsError, match="can't be"):
        Accounts(tmp_path / "data", store).add("office", "ucloud", UCLOUD, SECRET)


def test_a_changed_account_keeps_a_secret_that_is_left_empty(accounts: Accounts) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    accounts.replace("office", {**UCLOUD, "parallel": "4"}, {"private_key": ""})
    account = accounts.open("office")
    assert (account.settings["parallel"], account.secrets) == ("4", SECRET)
    accounts.replace("office", UCLOUD, {"private_key": "new"})
    account = accounts.open("office")
    assert (account.settings["parallel"], account.secrets) == ("1", {"private_key": "new"})


def test_a_change_that_needs_another_secret_asks_for_it(accounts: Accounts, store: MemoryStore) -> None:
    settings = {"auth": "aksk", "project_id": "p" * 32, "access_key": "AK"}
    accounts.add("cloud", "huawei_smn", settings, {"secret_key": "sk"})
    token = {"auth": "token", "project_id": "p" * 32, "domain_name": "d", "user_name": "u"}
    with pytest.raises(AccountSettingsError, match="password"):
        accounts.replace("cloud", token, {})
    assert accounts.open("cloud").secrets == {"secret_key": "sk"}
    accounts.replace("cloud", token, {"password": "pw"})
    assert accounts.open("cloud").secrets == {"password": "pw"}
    accounts.remove("cloud")
    assert store.get("cloud/secret_key") is store.get("cloud/password") is None


def test_a_removed_account_is_gone_with_its_secret(accounts: Accounts, store: MemoryStore) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    accounts.add("branch", "ucloud", UCLOUD, SECRET)
    accounts.remove("office")
    assert [account.name for account in accounts.all()] == ["branch"]
    assert store.get("office/private_key") is None
    assert accounts.open("branch").secrets == SECRET


def test_an_account_without_its_secret_says_which_is_missing(accounts: Accounts, store: MemoryStore) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    store.drop("office/private_key")
    assert accounts.get("office").name == "office"
    with pytest.raises(AccountSettingsError, match="private_key in the keyring"):
        accounts.open("office")


@pytest.mark.parametrize(
    "content",
    ["", "{", "null", "7", '["x"]', '[{"name": "a"}]', '[{"name": 1, "provider": "ucloud", "settings": {}}]',
     '[{"name": "a", "provider": "ucloud", "settings": {"parallel": 4}}]', "\udcff"],
)  # fmt: skip
def test_a_list_that_somebody_spoiled_is_never_overwritten(content: str, accounts: Accounts, data_dir: Path) -> None:
    data_dir.mkdir()
    spoiled = content.encode("utf-8", "surrogateescape")
    (data_dir / "accounts.json").write_bytes(spoiled)
    with pytest.raises(AccountSettingsError, match=r"accounts\.json"):
        accounts.all()
    with pytest.raises(AccountSettingsError, match=r"accounts\.json"):
        accounts.add("office", "ucloud", UCLOUD, SECRET)
    assert (data_dir / "accounts.json").read_bytes() == spoiled


def test_settings_that_were_changed_by_hand_are_checked_before_they_are_used(
    accounts: Accounts, data_dir: Path
) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    path = data_dir / "accounts.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    entries[0]["settings"] = {"public_key": "pub", "endpoint": "http://elsewhere.example"}
    path.write_text(json.dumps(entries), encoding="utf-8")
    with pytest.raises(AccountSettingsError, match="endpoint"):
        accounts.open("office")
    entries[0]["settings"] = {"public_key": "pub"}
    path.write_text(json.dumps(entries), encoding="utf-8")
    assert accounts.open("office").settings["endpoint"] == "https://api.ucloud.cn"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_list_is_readable_by_its_owner_alone(accounts: Accounts, data_dir: Path) -> None:
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in data_dir.iterdir()}
    assert (stat.S_IMODE(data_dir.stat().st_mode), modes) == (0o700, {0o600})


def test_two_programs_that_add_at_the_same_time_lose_nothing(data_dir: Path) -> None:
    together = threading.Barrier(6)

    def add(name: str) -> None:
        together.wait()
        Accounts(data_dir, MemoryStore()).add(name, "ucloud", UCLOUD, SECRET)

    names = [f"office {place}" for place in range(6)]
    threads = [threading.Thread(target=add, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(account.name for account in Accounts(data_dir, MemoryStore()).all()) == names


def test_secrets_lie_in_the_keyring_under_the_account_s_name(data_dir: Path, memory_keyring: MemoryKeyring) -> None:
    accounts = Accounts(data_dir, KeyringStore())
    accounts.add("office", "ucloud", UCLOUD, SECRET)
    assert memory_keyring.passwords == {("smsgui", "office/private_key"): "a-very-secret-key"}
    assert accounts.open("office").secrets == SECRET
    accounts.remove("office")
    assert memory_keyring.passwords == {}
