"""Choosing, adding, changing, checking and removing accounts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smsgui.gui.core import Core
from smsgui.gui.main_window import MainWindow
from smsgui.gui.widgets.account_form import AccountForm, SecretEdit
from smsgui.gui.widgets.notice import Notice
from smsgui.practice.credentials import Credentials
from smsgui.practice.server import PracticeServer
from smsgui.providers import PROVIDERS
from smsgui.providers.base import Field
from smsgui.providers.ucloud import UCloud
from tests.gui.conftest import choose, part, press, write

KNOWN = Credentials()


FIELDS = (
    Field("way", "Way", kind="choice", choices=("token", "key"), default="key"),
    Field("name", "Name", when=("way", "token")),
    Field("word", "Word", secret=True, when=("way", "token")),
    Field("key", "Key", secret=True, when=("way", "key")),
    Field("place", "Place", default="here", advanced=True, help="Where it is."),
)


class Invented(UCloud):
    """A provider with every kind of field."""

    id = "invented"
    name = "Invented"

    @property
    def fields(self) -> tuple[Field, ...]:
        return FIELDS


@pytest.fixture
def form(qtbot: QtBot) -> AccountForm:
    form = AccountForm()
    qtbot.addWidget(form)
    form.show()
    form.show_provider(Invented())
    return form


def names(window: MainWindow) -> list[str]:
    accounts = window.account.accounts
    return [accounts.item(row).text() for row in range(accounts.count())]


def pick(window: MainWindow, name: str) -> None:
    window.account.accounts.setCurrentRow(names(window).index(name))


def add(core: Core, server: PracticeServer, name: str = "Orders") -> None:
    settings = {"public_key": KNOWN.ucloud_public_key, "project_id": KNOWN.ucloud_project_id, "endpoint": server.url}
    core.accounts.add(name, "ucloud", settings, {"private_key": KNOWN.ucloud_private_key})


def test_a_secret_is_hidden_until_it_is_asked_to_show(form: AccountForm) -> None:
    edit = part(form, SecretEdit, "field_key")
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    edit.actions()[0].trigger()
    assert edit.echoMode() is QLineEdit.EchoMode.Normal


def test_fields_that_the_choice_does_not_need_are_away(form: AccountForm) -> None:
    assert part(form, QWidget, "field_key").isVisible()
    assert not part(form, QWidget, "field_name").isVisible()
    choose(form, "field_way", "token")
    assert not part(form, QWidget, "field_key").isVisible()
    assert part(form, QWidget, "field_name").isVisible()
    assert part(form, QWidget, "field_word").isVisible()


def test_only_the_secrets_that_are_needed_are_given_on(form: AccountForm) -> None:
    write(form, "field_key", "k")
    assert form.secrets() == {"key": "k"}
    choose(form, "field_way", "token")
    assert form.secrets() == {}


def test_advanced_fields_are_folded_away_with_their_defaults(form: AccountForm, qtbot: QtBot) -> None:
    place = part(form, QLineEdit, "field_place")
    assert not place.isVisible()
    press(qtbot, form, "more_settings")
    assert place.isVisible()
    assert place.text() == "here"
    assert place.accessibleDescription() == "Where it is."
    assert form.settings()["place"] == "here"


def test_every_provider_gets_its_form_and_its_practice_account(window: MainWindow) -> None:
    for provider in PROVIDERS:
        choose(window.account.new, "provider", provider.id)
        for field in provider.fields:
            assert part(window.account.new.form, QWidget, f"field_{field.key}").accessibleName()
        assert f"Practice – {provider.name}" in names(window)


def test_a_new_account_is_kept_and_chosen(window: MainWindow, core: Core, qtbot: QtBot, server: PracticeServer) -> None:
    press(qtbot, window, "add_account")
    write(window.account.new, "account_name", "Orders")
    write(window.account.new, "field_public_key", "p")
    write(window.account.new, "field_private_key", "s")
    press(qtbot, window, "keep_account")
    qtbot.waitUntil(lambda: window.draft.account is not None)
    assert window.draft.account is not None
    assert window.draft.account.secrets == {}
    assert core.accounts.open("Orders").secrets == {"private_key": "s"}
    assert names(window)[0] == "Orders"


def test_what_was_entered_stays_when_the_account_cannot_be_kept(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "add_account")
    write(window.account.new, "account_name", "Orders")
    press(qtbot, window, "keep_account")
    notice = part(window, Notice, "new_account_notice")
    qtbot.waitUntil(lambda: notice.text() == "“Public key” is missing: fill it in.")
    assert part(window, QLineEdit, "account_name").text() == "Orders"
    assert window.draft.account is None
    assert part(window, QPushButton, "keep_account").isEnabled()
    assert part(window.account.new, QWidget, "field_public_key").hasFocus()


def test_a_new_account_begins_without_a_name_and_asks_for_it(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, "add_account")
    name = part(window, QLineEdit, "account_name")
    assert name.text() == ""
    part(window.account.new, QWidget, "field_public_key").setFocus()
    press(qtbot, window, "keep_account")
    qtbot.waitUntil(lambda: bool(part(window, Notice, "new_account_notice").text()))
    assert name.hasFocus()


def test_no_account_is_marked_while_a_new_one_is_entered(window: MainWindow, qtbot: QtBot) -> None:
    page = window.account
    pick(window, names(window)[1])
    former = window.draft.account
    press(qtbot, window, "add_account")
    press(qtbot, window, "add_account")
    assert page.account() is None
    assert not page.accounts.selectedItems()
    press(qtbot, window, "cancel_account")
    assert page.accounts.currentRow() == 1
    assert window.draft.account == former
    press(qtbot, window, "add_account")
    place = page.accounts.visualItemRect(page.accounts.item(1)).center()
    QTest.mouseClick(page.accounts.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not page.new.isVisible()
    assert page.practice.isVisible()


def test_good_keys_are_found_good_and_bad_ones_bad(
    core: Core, server: PracticeServer, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    add(core, server)
    window = open_window()
    pick(window, "Orders")
    notice = part(window, Notice, "account_notice")
    press(qtbot, window, "check_account")
    qtbot.waitUntil(lambda: "good" in notice.text())
    write(window.account.details, "field_private_key", "wrong")
    assert notice.text() == ""
    press(qtbot, window, "save_account")
    qtbot.waitUntil(lambda: notice.text() == "Saved.")
    press(qtbot, window, "check_account")
    qtbot.waitUntil(lambda: "private key" in notice.text())
    assert server.sends == 0


def test_an_empty_secret_leaves_the_stored_one(
    core: Core, server: PracticeServer, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    add(core, server)
    window = open_window()
    pick(window, "Orders")
    write(window.account.details, "field_project_id", "org-2")
    press(qtbot, window, "save_account")
    qtbot.waitUntil(lambda: core.accounts.get("Orders").settings["project_id"] == "org-2")
    assert core.accounts.open("Orders").secrets == {"private_key": KNOWN.ucloud_private_key}
    qtbot.waitUntil(lambda: window.draft.account == core.accounts.get("Orders"))


def test_an_account_is_removed_only_when_the_user_agrees(
    core: Core, server: PracticeServer, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    add(core, server)
    window = open_window()
    pick(window, "Orders")
    press(qtbot, window, "remove_account")
    question = part(window, QMessageBox, "question")
    assert question.defaultButton().objectName() == "question_no"
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert "Orders" in names(window)
    press(qtbot, window, "remove_account")
    press(qtbot, window, "question_yes")
    assert "Orders" not in names(window)
    assert core.accounts.all() == []
    assert window.draft.account is None


def test_without_a_keyring_accounts_last_for_this_sitting(
    data_dir: Path, open_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]  # keyring left it untyped
    core = Core.at(data_dir / "other")
    try:
        assert not core.keeps_secrets
        core.accounts.add("Orders", "ucloud", {"public_key": "p"}, {"private_key": "never-on-disk"})
        assert core.accounts.open("Orders").secrets == {"private_key": "never-on-disk"}
        for file in (data_dir / "other").rglob("*"):
            assert b"never-on-disk" not in file.read_bytes()
    finally:
        core.close()


def test_the_page_says_when_there_is_no_keyring(core: Core, open_window: Callable[[], MainWindow]) -> None:
    core.keeps_secrets = False
    assert "this sitting only" in part(open_window(), Notice, "keyring_notice").text()


def test_the_provider_is_chosen_by_its_name(window: MainWindow) -> None:
    box = part(window, QComboBox, "provider")
    assert [box.itemText(place) for place in range(box.count())] == [provider.name for provider in PROVIDERS]


def test_one_cannot_go_on_while_a_new_account_is_not_kept(window: MainWindow, core: Core, qtbot: QtBot) -> None:
    pick(window, "Practice – UCloud USMS")
    forward = part(window, QAbstractButton, "next")
    assert forward.isEnabled()
    press(qtbot, window, "add_account")
    assert not forward.isEnabled()
    assert (
        forward.toolTip()
        == part(window, QLabel, "missing").text()
        == ("First keep or cancel what you have entered here.")
    )
    press(qtbot, window, "cancel_account")
    assert forward.isEnabled()
    assert forward.toolTip() == part(window, QLabel, "missing").text() == ""
    press(qtbot, window, "add_account")
    write(window, "account_name", "Orders")
    write(window.account.new, "field_public_key", "p")
    write(window.account.new, "field_private_key", "s")
    press(qtbot, window, "keep_account")
    qtbot.waitUntil(forward.isEnabled)
    assert window.draft.account is not None
    assert window.draft.account.name == "Orders"


def test_one_cannot_go_on_with_changes_that_are_neither_saved_nor_undone(
    window: MainWindow, core: Core, server: PracticeServer, qtbot: QtBot
) -> None:
    add(core, server)
    window.account_flow.refresh()
    pick(window, "Orders")
    details, forward = window.account.details, part(window, QAbstractButton, "next")
    assert not part(details, QAbstractButton, "undo_account").isVisible()
    write(details, "field_project_id", "org-other")
    assert not forward.isEnabled()
    press(qtbot, details, "undo_account")
    assert forward.isEnabled()
    assert part(details, QLineEdit, "field_project_id").text() == KNOWN.ucloud_project_id
    assert not part(details, QAbstractButton, "undo_account").isVisible()
    write(details, "field_project_id", "org-other")
    press(qtbot, details, "save_account")
    qtbot.waitUntil(forward.isEnabled)
    assert core.accounts.get("Orders").settings["project_id"] == "org-other"
