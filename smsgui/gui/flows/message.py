"""Writing the message, with the live preview of any row."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smsgui import compose
from smsgui.domain import Message, Problem, Rules, Template
from smsgui.errors import SmsguiError
from smsgui.gui import texts
from smsgui.gui.draft import Draft, one
from smsgui.gui.pages.message import MessagePage


class MessageFlow(QObject):
    """Emits what was ``chosen``: a name of the draft and its value."""

    chosen = Signal(str, object)

    def __init__(self, page: MessagePage, draft: Draft) -> None:
        super().__init__(page)
        self._page = page
        self._draft = draft
        self._masked = False
        page.changed.connect(lambda template: self.chosen.emit("template", template))
        page.beside_changed.connect(self._beside)
        page.same_content_chosen.connect(lambda on: self.chosen.emit("same_content", on))
        page.row_asked.connect(self._preview)
        self.show_again()

    def show_draft(self, draft: Draft) -> None:
        """The draft has changed."""
        former, self._draft = self._draft, draft
        if draft.account != former.account:
            self._page.signature.forget()
        if draft.account != former.account or draft.sheet is not former.sheet:
            self.show_again()
        elif draft != former:
            self._preview()

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self._page.set_masked(on)
        self._page.show_sheet(self._draft.sheet)
        self._preview()

    def show_again(self) -> None:
        """Show everything anew from the draft."""
        draft, page = self._draft, self._page
        if draft.provider:
            page.show_provider(draft.provider)
        page.show_sheet(draft.sheet)
        beside = draft.beside.get(draft.provider.id, "") if draft.provider else ""
        page.show_template(draft.template, beside=beside, same_content=draft.same_content)
        self._preview()

    def _beside(self, template_id: str) -> None:
        draft = self._draft
        if draft.provider and draft.beside.get(draft.provider.id, "") != template_id:
            self.chosen.emit("beside", {**draft.beside, draft.provider.id: template_id})

    def _preview(self) -> None:
        draft, page = self._draft, self._page
        if draft.sheet is None or draft.provider is None or not draft.sheet.rows:
            page.preview.show_nothing(self.tr("Open a sheet to see the message of each of its rows."))
            return
        row = draft.sheet.rows[min(page.preview.place, len(draft.sheet.rows) - 1)]
        try:
            found = one(draft, row)
        except SmsguiError as error:
            page.show_problem(texts.error(error), calm=not draft.begun)
            page.preview.show_nothing(self.tr("The message appears here as soon as it is complete."))
            return
        page.show_problem("", calm=True)
        if isinstance(found, Problem):
            page.preview.show_nothing(self.tr("No message for this row."))
            said = texts.problem(found)
            page.preview.show_problem(texts.masked(said) if self._masked else said)
            return
        template = draft.provider.prepare(draft.template)
        added = draft.provider.rules.front(template)
        number = texts.shown_number(found.number, self._masked) or self.tr("No usable number")
        text = texts.message_text(found, template)
        page.preview.show_message(number, text, added, self._caption(found, template, draft.provider.rules))
        if not found.number:
            page.preview.show_problem(self.tr("This row's number can't be sent to; the preview says why."))

    def _caption(self, message: Message, template: Template, rules: Rules) -> str:
        if message.text is None or message.segments is None:
            return self.tr("Enter the approved text to see the whole message.")
        whole = rules.front(template) + message.text
        units = compose.segments.units(whole)
        said = [self.tr("%Ln character(s)", "", units), self.tr("%Ln segment(s), estimated", "", message.segments)]
        if units != len(whole):
            said[0] = self.tr("{characters} (an emoji counts as two or more)").format(characters=said[0])
        if rules.hides_signature(template):
            said.append(self.tr("without the signature, which is not known here"))
        return " · ".join(said)
