"""The sender: a signature, or an id, typed or chosen from those that the account has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from smsgui.gui.widgets.page import Quiet
from smsgui.providers.base import Provider, Sender


class SenderEdit(QWidget):
    """Emits ``changed``, and ``list_asked`` where the account's senders are wanted to choose from."""

    changed = Signal()
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setObjectName("signature")
        self.edit.textEdited.connect(self.changed)
        self.named = Quiet()
        self.named.setObjectName("signature_name")
        self._names: dict[str, str] = {}
        self.edit.textChanged.connect(self._show_name)
        self._label = QLabel()
        self._label.setBuddy(self.edit)
        self.choose = QPushButton(self.tr("&List…"))
        self.choose.setObjectName("list_senders")
        self.choose.setToolTip(self.tr("Ask the provider which ones this account has"))
        self.choose.clicked.connect(self.list_asked)
        self.menu = QMenu(self)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.edit, 1)
        line.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addLayout(line)
        layout.addWidget(self.named)

    def show_provider(self, provider: Provider) -> None:
        """Ask for what this provider takes."""
        rules = provider.rules
        if rules.signature == "id" and rules.takes == "template":
            name, hint = self.tr("Sen&der ID"), self.tr("Empty: the provider's own")
        elif rules.signature == "id":
            name, hint = (
                self.tr("Si&gnature or its ID"),
                self.tr("A signature is written in front of the text as 【…】"),
            )
        elif rules.signature == "text":
            name, hint = self.tr("Si&gnature"), self.tr("Written in front of the text as 【…】")
        else:
            name, hint = self.tr("Si&gnature"), self.tr("The approved signature, without brackets")
        self._label.setText(name)
        self.edit.setAccessibleName(name.replace("&", ""))
        self.edit.setPlaceholderText(hint)
        self.choose.setVisible(provider.lists_senders)

    def text(self) -> str:
        """What stands there."""
        return self.edit.text()

    def signature(self) -> str:
        """The words of the signature whose ID stands there; empty if it is no ID or they are not known."""
        return self._names.get(self.text().strip(), "")

    def forget(self) -> None:
        """Know no names any more: with another account an ID may stand for another signature."""
        self._names.clear()
        self._show_name()

    def show_sender(self, sender: str, signature: str) -> None:
        """Show another sender; ``signature`` are its words, if it is an ID and they are known."""
        if signature:
            self._names[sender.strip()] = signature
        if sender != self.edit.text():
            self.edit.setText(sender)
        self._show_name()

    def show_busy(self, on: bool) -> None:
        """Whether the provider is being asked now."""
        self.choose.setEnabled(not on)

    def offer(self, senders: Sequence[Sender]) -> None:
        """Let the user choose one of these; those that can't be used yet are named, and can't be chosen."""
        known = self.signature()
        self._names |= {sender.value: sender.name for sender in senders if sender.name != sender.value}
        self._show_name()
        if self.signature() != known:
            self.changed.emit()
        self.menu.clear()
        for sender in senders:
            action = QAction(sender.name or sender.value, self.menu)
            action.setEnabled(not sender.warning)
            action.triggered.connect(lambda _=False, value=sender.value: self._take(value))
            self.menu.addAction(action)
        self.menu.popup(self.choose.mapToGlobal(self.choose.rect().bottomLeft()))

    def _show_name(self) -> None:
        name = self.signature()
        self.named.setText(self.tr("This is the ID of the signature 【{name}】.").format(name=name) if name else "")
        self.named.setVisible(bool(name))

    def _take(self, value: str) -> None:
        self.edit.setText(value)
        self.changed.emit()
