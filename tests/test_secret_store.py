"""Where secrets lie: the system's keyring, whatever state it is in, or memory."""

from __future__ import annotations

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from smsgui.errors import KeyringError
from smsgui.secret_store import KeyringStore, MemoryStore, SecretStore, keyring_usable
from tests.conftest import MemoryKeyring


class Stubborn(MemoryKeyring):
    """A keyring of which one operation fails, in a way of its own."""

    def __init__(self, operation: str) -> None:
        super().__init__()
        self._operation = operation

    def _fail(self, operation: str) -> None:
        if operation == self._operation:
            raise RuntimeError("the secret service said: a-very-secret-key")

    def get_password(self, service: str, username: str) -> str | None:
        self._fail("get")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail("put")
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self._fail("drop")
        super().delete_password(service, username)


@pytest.mark.parametrize("store", [MemoryStore(), KeyringStore()], ids=["memory", "keyring"])
def test_a_secret_is_kept_changed_and_forgotten(store: SecretStore) -> None:
    assert store.get("office/key") is None
    store.put("office/key", "one")
    store.put("branch/key", "two")
    store.put("office/key", "密钥 ÷ 三")
    assert (store.get("office/key"), store.get("branch/key")) == ("密钥 ÷ 三", "two")
    for _ in range(2):  # the second time there is none left, which is no error
        store.drop("office/key")
    assert (store.get("office/key"), store.get("branch/key")) == (None, "two")


def test_memory_is_for_one_sitting_only() -> None:
    MemoryStore().put("office/key", "one")
    assert MemoryStore().get("office/key") is None


def test_the_keyring_has_it_under_our_name(memory_keyring: MemoryKeyring) -> None:
    KeyringStore().put("office/key", "one")
    assert memory_keyring.passwords == {("smsgui", "office/key"): "one"}
    assert keyring_usable()


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_where_there_is_no_keyring_that_is_said_and_nothing_is_stored(
    backend: type[keyring.backend.KeyringBackend],
) -> None:
    keyring.set_keyring(backend())
    store = KeyringStore()
    assert not keyring_usable()
    with pytest.raises(KeyringError, match="no keyring"):
        store.put("office/key", "one")
    with pytest.raises(KeyringError, match="no keyring"):
        store.get("office/key")
    with pytest.raises(KeyringError, match="no keyring"):
        store.drop("office/key")


@pytest.mark.parametrize("operation", ["get", "put", "drop"])
def test_a_keyring_that_fails_is_said_to_and_nothing_of_what_it_said_gets_out(operation: str) -> None:
    keyring.set_keyring(Stubborn(operation))
    store = KeyringStore()
    with pytest.raises(KeyringError, match="unlock it") as caught:
        {"get": store.get, "put": lambda name: store.put(name, "a-very-secret-key"), "drop": store.drop}[operation]("x")
    assert "a-very-secret-key" not in f"{caught.value!r}{caught.value}"
    assert caught.value.__suppress_context__


def test_a_keyring_that_only_pretends_to_keep_is_found_out() -> None:
    class Forgetful(MemoryKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    keyring.set_keyring(Forgetful())
    with pytest.raises(KeyringError, match="nothing was stored"):
        KeyringStore().put("office/key", "one")


@pytest.mark.keyring
def test_a_secret_is_kept_changed_and_forgotten_in_the_gnome_keyring(
    gnome_keyring: keyring.backend.KeyringBackend,
) -> None:
    test_a_secret_is_kept_changed_and_forgotten(KeyringStore())
    assert gnome_keyring.get_password("smsgui", "branch/key") == "two"
