"""Who sends: the saved accounts, the practice ones, and the form for a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smsgui.domain import Account
from smsgui.gui import texts
from smsgui.gui.pages.account_details import AccountDetails, NewAccount, PracticeDetails
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.ask import ask
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Page
from smsgui.gui.widgets.scroll import scrolling
from smsgui.gui.widgets.stack import Stack
from smsgui.gui.widgets.two_lines import NOTE, SYMBOL, TwoLines
from smsgui.providers import by_id


class AccountPage(Page):
    """Emits the account that was ``chosen``, and in ``writing`` whether something stands here that is not kept yet:
    a new account whose form is open, or changes of a saved one.
    """

    chosen = Signal(object)
    writing = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Account"))
        self.hint.setText(self.tr("Whose account at which provider sends the messages and pays for them?"))
        self.keyring_notice = Notice()
        self.keyring_notice.setObjectName("keyring_notice")
        self.accounts = QListWidget()
        self.accounts.setObjectName("accounts")
        self.accounts.setAccessibleName(self.tr("Accounts"))
        self.accounts.setItemDelegate(TwoLines(self.accounts))
        self.accounts.setMinimumWidth(26 * self.fontMetrics().averageCharWidth())
        self.accounts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.accounts.itemSelectionChanged.connect(self._moved)
        self.add_button = QPushButton(symbols.icon("plus"), self.tr("&Add an account"))
        self.add_button.setObjectName("add_account")
        self.add_button.clicked.connect(self.begin_new)
        self._shown = -1
        self._asking = False
        self.details = AccountDetails()
        self.new = NewAccount()
        self.practice = PracticeDetails()
        self._parts = Stack()
        for part in (self.practice, self.details, self.new):
            self._parts.addWidget(part)
        self.new.cancelled.connect(self._end_new)
        self.details.changed.connect(lambda: self.writing.emit(True))
        self.details.undone.connect(self._show_current)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.accounts, 1)
        left.addWidget(self.add_button)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 2)
        columns.addWidget(scrolling(self._parts), 5)
        self.body.addWidget(self.keyring_notice)
        self.body.addLayout(columns, 1)

    def show_accounts(self, accounts: Sequence[Account], chosen: Account | None) -> None:
        """List ``accounts``; ``chosen`` is the one that the message would be sent with."""
        self.accounts.blockSignals(True)
        self.accounts.clear()
        for account in accounts:
            item = QListWidgetItem(texts.account_name(account))
            item.setData(Qt.ItemDataRole.UserRole, account)
            note = self.tr("No message leaves this computer") if account.practice else by_id(account.provider).name
            item.setData(NOTE, note)
            item.setData(SYMBOL, "practice" if account.practice else "account")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {note}")
            self.accounts.addItem(item)
            if chosen and (account.name, account.practice) == (chosen.name, chosen.practice):
                self.accounts.setCurrentItem(item)
        self.accounts.blockSignals(False)
        self._show_current()

    def begin_new(self) -> None:
        """Show the empty form, or go to the one that is open already; no account is marked meanwhile."""
        if not self._shows_new:
            self._unless_unsaved(self._begin_new)
        else:
            self.new.name.setFocus()

    def follow(self, former: AccountPage) -> None:
        """Take over what was entered in another window and not kept yet."""
        if former._shows_new:
            self._begin_new()
            self.new.follow(former.new)
        elif former._unsaved:
            self.details.follow(former.details)

    def account(self) -> Account | None:
        """The account that is marked in the list."""
        marked = self.accounts.selectedItems()  # not the current one: Tab alone makes the first the current one
        account: Account | None = marked[0].data(Qt.ItemDataRole.UserRole) if marked else None
        return account

    @property
    def _shows_new(self) -> bool:
        return self._parts.currentWidget() is self.new

    @property
    def _unsaved(self) -> bool:
        return any(part.unsaved for part in (self.details, self.new) if part is self._parts.currentWidget())

    def _begin_new(self) -> None:
        self._mark(-1)
        self._parts.setCurrentWidget(self.new)
        self.new.name.setFocus()
        self.writing.emit(True)

    def _end_new(self) -> None:
        self._mark(self._shown)
        self._show_current()
        self.accounts.setFocus()

    def _mark(self, row: int) -> None:
        self.accounts.blockSignals(True)
        self.accounts.setCurrentRow(row)
        self.accounts.blockSignals(False)

    def _moved(self) -> None:
        if self.account():
            self._unless_unsaved(self._take_marked)
        elif not self._shows_new:
            self._mark(self._shown)

    def _take_marked(self) -> None:
        self._show_current()
        self.chosen.emit(self.account())

    def _unless_unsaved(self, go_on: Callable[[], object]) -> None:
        """Do it at once, or, where something would be lost with the form, when the user agrees."""
        if not self._unsaved:
            go_on()
        elif not self._asking:
            self._asking = True
            question = ask(
                self,
                self.tr("Discard what you have entered?"),
                self.tr("It is not kept yet. Nothing of it is left if you go on to something else."),
                self.tr("Discard it"),
                self.tr("Keep editing"),
                go_on,
                warn=True,
            )
            question.finished.connect(self._answered)

    def _answered(self) -> None:
        self._asking = False
        if self._unsaved:
            self._mark(-1 if self._shows_new else self._shown)

    def _show_current(self) -> None:
        self._shown = next((self.accounts.row(item) for item in self.accounts.selectedItems()), -1)
        self.new.clear()
        self.writing.emit(False)
        account = self.account()
        if account is None or account.practice:
            self.practice.show_account(account)
            self._parts.setCurrentWidget(self.practice)
        else:
            self.details.show_account(account)
            self._parts.setCurrentWidget(self.details)
