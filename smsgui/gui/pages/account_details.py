"""What stands beside the list of accounts: a saved account, a new one, or what practice means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smsgui.domain import Account
from smsgui.gui import texts
from smsgui.gui.widgets.account_form import AccountForm, CalmComboBox
from smsgui.gui.widgets.card import Card
from smsgui.gui.widgets.labelled import labelled
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Quiet, heading
from smsgui.gui.widgets.primary_button import PrimaryButton
from smsgui.providers import PROVIDERS, by_id
from smsgui.providers.base import Provider


class _Details(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card(margin=22)
        self.card.box.setSpacing(12)
        self.note = Notice()
        self.notice = Notice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addStretch(1)

    def _show_note(self, provider: Provider) -> None:
        self.note.say(texts.translate("providers", provider.note) if provider.note else "", "warning")


class AccountDetails(_Details):
    """A saved account: its form, and whether its keys are good. Emits ``changed`` when the form is no more as it was
    saved, and ``undone`` when the changes are not wanted. ``unsaved``: something would be lost with the form.
    """

    changed = Signal()
    undone = Signal()
    save_asked = Signal(str, dict, dict)
    check_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account: Account | None = None
        self.unsaved = False
        self.name = heading("", 1.3)
        self.provider = Quiet()
        self.form = AccountForm()
        self.form.changed.connect(self._changed)
        self.check_button = QPushButton(self.tr("&Check"))
        self.check_button.setObjectName("check_account")
        self.check_button.setToolTip(self.tr("Ask the provider whether the keys are good; sends no message"))
        self.check_button.clicked.connect(self._check)
        self.save_button = QPushButton(self.tr("&Save changes"))
        self.save_button.setObjectName("save_account")
        self.save_button.clicked.connect(self._save)
        self.undo_button = QPushButton(self.tr("&Undo changes"))
        self.undo_button.setObjectName("undo_account")
        self.undo_button.clicked.connect(self.undone)
        self.remove_button = QPushButton(self.tr("&Remove…"))
        self.remove_button.setObjectName("remove_account")
        self.remove_button.clicked.connect(self._remove)
        self.notice.setObjectName("account_notice")
        buttons = QHBoxLayout()
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        for part in (self.name, self.provider, self.note, self.form, self.notice):
            self.card.box.addWidget(part)
        self.card.box.addLayout(buttons)

    def show_account(self, account: Account) -> None:
        """Fill the form, and forget what the last check said about another account."""
        if self._account != account:
            self.notice.say("")
        self._account = account
        provider = by_id(account.provider)
        self.name.setText(account.name)
        self.provider.setText(provider.name)
        self._show_note(provider)
        self.form.show_provider(provider, account.settings)
        self._show_changed(False)

    def follow(self, former: AccountDetails) -> None:
        """Take over what was changed in another window's form for the same account."""
        self.form.put(former.form.values())
        self._changed()

    def show_checking(self, on: bool) -> None:
        """Whether the provider is being asked now."""
        self.check_button.setEnabled(not on)
        if on:
            self.notice.say(self.tr("Asking the provider …"), "waiting")

    def _changed(self) -> None:
        self._show_changed(True)
        self.notice.say("")
        self.changed.emit()

    def _show_changed(self, on: bool) -> None:
        self.unsaved = on
        self.save_button.setEnabled(on)
        self.undo_button.setVisible(on)
        self.check_button.setEnabled(not on)

    def _check(self) -> None:
        if self._account:
            self.check_asked.emit(self._account.name)

    def _save(self) -> None:
        if self._account:
            self.save_asked.emit(self._account.name, self.form.settings(), self.form.secrets())

    def _remove(self) -> None:
        if self._account:
            self.remove_asked.emit(self._account.name)


class NewAccount(_Details):
    """The form for an account that is not kept yet. ``unsaved``: something was entered that would be lost with it."""

    add_asked = Signal(str, str, dict, dict)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unsaved = False
        self._shown = ""
        self._entered: dict[str, dict[str, str]] = {}
        self.provider = CalmComboBox()
        self.provider.setObjectName("provider")
        for provider in PROVIDERS:
            self.provider.addItem(provider.name, provider.id)
        self.provider.currentIndexChanged.connect(self._other_provider)
        self.name = QLineEdit()
        self.name.setObjectName("account_name")
        self.name.setPlaceholderText(self.tr("For example: Orders department"))
        self.name.textEdited.connect(self._changed)
        self.form = AccountForm()
        self.form.changed.connect(self._changed)
        self.notice.setObjectName("new_account_notice")
        self.card.box.addWidget(heading(self.tr("New account"), 1.3))
        self._where = Quiet()
        self.card.box.addWidget(self._where)
        self.card.box.addLayout(labelled(self.tr("Provider"), self.provider))
        self.card.box.addWidget(self.note)
        self.card.box.addLayout(labelled(self.tr("Name of the account"), self.name))
        self.card.box.addWidget(self.form)
        self.card.box.addWidget(self.notice)
        self.card.box.addLayout(self._buttons())
        self.clear()

    def _buttons(self) -> QHBoxLayout:
        self.add_button = PrimaryButton(self.tr("&Keep this account"))
        self.add_button.setObjectName("keep_account")
        self.add_button.clicked.connect(self._add)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("cancel_account")
        cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        return buttons

    def clear(self) -> None:
        """Empty the form."""
        self.name.setText("")
        self.notice.say("")
        self._shown = ""
        self._entered.clear()
        self._other_provider()
        self.unsaved = False

    def follow(self, former: NewAccount) -> None:
        """Take over what was entered in another window."""
        self.name.setText(former.name.text())
        self.provider.setCurrentIndex(former.provider.currentIndex())
        self.form.put(former.form.values())
        self._entered = former._entered
        self.unsaved = former.unsaved

    def show_keeping(self, keyring: bool) -> None:
        """Say where the keys are kept: in the keyring, or for this sitting only."""
        kept = self.tr(
            "The keys are found in the provider's console. They are kept in this computer's keyring and nowhere else."
        )
        passing = self.tr("The keys are found in the provider's console. They are kept for this sitting only.")
        self._where.setText(kept if keyring else passing)

    def show_busy(self, on: bool) -> None:
        """Whether the account is being kept now; when it could not be, the first field that is missing is gone to."""
        self.add_button.setEnabled(not on)
        missing = self.form.missing() if self.name.text().strip() else self.name
        if missing and not on:
            missing.setFocus()

    def _other_provider(self) -> None:
        if self._shown:
            self._entered[self._shown] = self.form.values()
        provider = by_id(self.provider.currentData())
        self._shown = provider.id
        self._show_note(provider)
        self.form.show_provider(provider)
        self.form.put(self._entered.get(provider.id, {}))

    def _changed(self) -> None:
        self.unsaved = True

    def _add(self) -> None:
        self.add_asked.emit(self.name.text(), self.provider.currentData(), self.form.settings(), self.form.secrets())


class PracticeDetails(_Details):
    """What a practice account is; or, with none chosen, what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = heading("", 1.3)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.card.box.addWidget(self.name)
        self.card.box.addWidget(self.text)

    def show_account(self, account: Account | None) -> None:
        """Explain ``account``, or how to begin."""
        if account is None:
            self.name.setText(self.tr("Choose an account"))
            self.text.setText(
                self.tr(
                    "Add your own account at a provider, or try everything first with a practice account: "
                    "it works like a real one, and no message leaves this computer."
                )
            )
            return
        self.name.setText(texts.account_name(account))
        lines = [
            self.tr(
                "This account looks and works like a real one. The provider that it sends to is a rehearsal inside "
                "this program: no message leaves this computer, and nothing is billed."
            ),
            self.tr("Numbers that end in 0000 are refused, so that you can see what a refusal looks like."),
        ]
        if by_id(account.provider).rules.takes == "template":
            lines.append(self.tr("Any template ID will do, for example UTA-PRACTICE-1; any signature too."))
        self.text.setText("\n\n".join(lines))
