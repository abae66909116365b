"""Choosing, adding, changing, checking and removing accounts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from smsgui.domain import Account
from smsgui.errors import SmsguiError
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.pages.account import AccountPage
from smsgui.gui.widgets.ask import ask
from smsgui.providers import by_id
from smsgui.providers.base import Checked
from smsgui.providers.transport import Transport


class AccountFlow(QObject):
    """Emits the account ``chosen`` (without secrets), or ``None`` when it is gone."""

    chosen = Signal(object)

    def __init__(self, page: AccountPage, core: Core, chosen: Account | None) -> None:
        super().__init__(page)
        self._page = page
        self._core = core
        self._chosen = chosen
        page.chosen.connect(self.choose)
        page.new.add_asked.connect(self._add)
        page.details.save_asked.connect(self._save)
        page.details.remove_asked.connect(self._ask_to_remove)
        page.details.check_asked.connect(self._check)
        page.new.show_keeping(core.keeps_secrets)
        if not core.keeps_secrets:
            page.keyring_notice.say(
                self.tr(
                    "This computer has no keyring to keep secrets in. You can work all the same: keys that you "
                    "enter are kept for this sitting only, and asked for again next time."
                ),
                "warning",
            )
        self.refresh()

    def refresh(self) -> None:
        """List the accounts anew."""
        try:
            accounts = self._core.all_accounts()
        except SmsguiError as error:
            self._page.keyring_notice.say(texts.error(error), "error")
            accounts = self._core.practice.all()
        self._page.show_accounts(accounts, self._chosen)

    def choose(self, account: Account) -> None:
        """Take ``account`` for the message."""
        self._chosen = self._core.ready(account)
        self.chosen.emit(self._chosen)

    def _add(self, name: str, provider: str, settings: Mapping[str, str], secrets: Mapping[str, str]) -> None:
        self._page.new.show_busy(True)
        self._core.tasks.start(
            lambda _: self._core.accounts.add(name, provider, settings, secrets), self._added, self._not_added
        )

    def _added(self, account: Account) -> None:
        self._page.new.show_busy(False)
        self.choose(account)
        self.refresh()
        self._page.details.notice.say(
            self.tr("Kept. Press “Check” to ask the provider whether the keys are good; that sends no message."), "good"
        )

    def _not_added(self, error: Exception) -> None:
        self._page.new.show_busy(False)
        self._page.new.notice.say(texts.any_error(error), "error")

    def _save(self, name: str, settings: Mapping[str, str], secrets: Mapping[str, str]) -> None:
        self._core.tasks.start(
            lambda _: self._core.accounts.replace(name, settings, secrets), self._saved, self._not_done
        )

    def _saved(self, account: Account) -> None:
        if self._chosen and not self._chosen.practice and self._chosen.name == account.name:
            self.choose(account)
        self.refresh()
        self._page.details.notice.say(self.tr("Saved."), "good")

    def _not_done(self, error: Exception) -> None:
        account = self._page.account()
        self._page.details.show_checking(False)
        self._page.details.notice.say(texts.any_error(error, account.provider if account else ""), "error")

    def _check(self, name: str) -> None:
        self._page.details.show_checking(True)

        def check(_: object) -> tuple[str, Checked]:
            account = self._core.accounts.open(name)
            with Transport() as transport:
                return name, by_id(account.provider).check(account, transport)

        self._core.tasks.start(check, self._checked, self._not_done)

    def _checked(self, found: tuple[str, Checked]) -> None:
        name, checked = found
        self._page.details.show_checking(False)
        account = self._page.account()
        if account and account.name == name:
            self._page.details.notice.say(texts.checked(checked), "good")
            for key, choices in checked.offers.items():
                self._page.details.form.offer(key, choices)

    def _ask_to_remove(self, name: str) -> None:
        ask(
            self._page,
            self.tr("Remove the account “{name}”?").format(name=name),
            self.tr("Its settings and its keys are forgotten. What was sent with it stays in the history."),
            self.tr("Remove it"),
            self.tr("Keep it"),
            lambda: self._remove(name),
            warn=True,
        )

    def _remove(self, name: str) -> None:
        try:
            self._core.accounts.remove(name)
        except SmsguiError as error:
            self._not_done(error)
            return
        if self._chosen and not self._chosen.practice and self._chosen.name == name:
            self._chosen = None
            self.chosen.emit(None)
        self.refresh()
