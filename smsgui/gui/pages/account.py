"""Who sends: the saved accounts, the practice ones, and the form for a new one."""

from __future__ import annotations

from collections.abc import Sequence

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
        self.accounts.currentItemChanged.connect(self._moved)
        self.add_button = QPushButton(symbols.icon("plus"), self.tr("&Add an account"))
        self.add_button.setObjectName("add_account")
        self.add_button.clicked.connect(self.begin_new)
        self._former = -1
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
        """Show the empty form; no account is marked meanwhile."""
        self._former = max(self.accounts.currentRow(), self._former)
        self._mark(-1)
        self.new.clear()
        self._parts.setCurrentWidget(self.new)
        self.new.name.setFocus()
        self.writing.emit(True)

    def account(self) -> Account | None:
        """The account that is marked in the list."""
        index = self.accounts.currentIndex()
        account: Account | None = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return account

    def _end_new(self) -> None:
        self._mark(self._former)
        self._show_current()
        self.accounts.setFocus()

    def _mark(self, row: int) -> None:
        self.accounts.blockSignals(True)
        self.accounts.setCurrentRow(row)
        self.accounts.blockSignals(False)

    def _moved(self) -> None:
        self._show_current()
        if account := self.account():
            self.chosen.emit(account)

    def _show_current(self) -> None:
        self._former = -1
        self.writing.emit(False)
        account = self.account()
        if account is None or account.practice:
            self.practice.show_account(account)
            self._parts.setCurrentWidget(self.practice)
        else:
            self.details.show_account(account)
            self._parts.setCurrentWidget(self.details)
