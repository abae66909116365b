"""What the provider can be asked while the message is written: the account's senders, and a template's text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject

from smsgui.domain import Account, Template
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.draft import Draft
from smsgui.gui.pages.message import MessagePage
from smsgui.gui.workers import Task
from smsgui.providers import by_id
from smsgui.providers.base import Provider, Sender, StoredTemplate
from smsgui.providers.transport import Transport

T = TypeVar("T")


class LookupFlow(QObject):
    """Fills the page with what the provider says; sends nothing."""

    def __init__(self, page: MessagePage, core: Core, draft: Draft) -> None:
        super().__init__(page)
        self._page = page
        self._core = core
        self._draft = draft
        page.signature.list_asked.connect(self._list)
        page.template.fetch_asked.connect(self._fetch)

    def show_draft(self, draft: Draft) -> None:
        """The draft has changed."""
        former, self._draft = self._draft, draft
        if _spoken_of(draft) != _spoken_of(former):
            self._page.lookup.say("")

    def _list(self) -> None:
        self._ask(lambda provider, account, transport: provider.senders(account, transport), self._listed)

    def _fetch(self, template_id: str) -> None:
        self._ask(
            lambda provider, account, transport: provider.template(template_id, account, transport), self._fetched
        )

    def _ask(self, question: Callable[..., T], answered: Callable[[tuple[Draft, T]], None]) -> None:
        draft, core = self._draft, self._core
        if draft.account is None:
            return
        account = draft.account
        self._page.show_asking(True)
        self._page.lookup.say(self.tr("Asking the provider …"), "waiting")

        def work(_: Task) -> tuple[Draft, T]:
            provider: Provider = by_id(account.provider)
            with Transport() as transport:
                return draft, question(provider, core.unlocked(account), transport)

        core.tasks.start(work, answered, self._failed)

    def _listed(self, found: tuple[Draft, Sequence[Sender]]) -> None:
        draft, senders = found
        self._page.show_asking(False)
        self._page.lookup.say("")
        if draft.account != self._draft.account:
            return
        if not senders:
            self._page.lookup.say(self.tr("This account has no sender that could be chosen."), "warning")
            return
        self._page.signature.offer(senders)
        form = self.tr("“{name}” can't be chosen. {reason}")
        waiting = [
            form.format(name=sender.name or sender.value, reason=texts.translate("providers", sender.warning))
            for sender in senders
            if sender.warning
        ]
        self._page.lookup.say("\n".join(waiting), "info")

    def _fetched(self, found: tuple[Draft, StoredTemplate]) -> None:
        draft, template = found
        self._page.show_asking(False)
        self._page.lookup.say("")
        if draft.account != self._draft.account or draft.template.id != self._draft.template.id:
            return
        self._page.template.show_fetched(template.text)
        if template.warning:
            self._page.lookup.say(texts.translate("providers", template.warning), "warning")
        else:
            self._page.lookup.say(self.tr("Fetched: {name}").format(name=template.name or template.id), "good")

    def _failed(self, error: Exception) -> None:
        self._page.show_asking(False)
        provider = self._draft.account.provider if self._draft.account else ""
        self._page.lookup.say(texts.any_error(error, provider), "error")


def _spoken_of(draft: Draft) -> tuple[Account | None, Template]:
    """What an answer is about: after any change of it, it says nothing any more."""
    return draft.account, replace(draft.template, signature="", parameters=())
