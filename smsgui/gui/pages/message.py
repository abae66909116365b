"""What is sent: the text or the approved template, its signature, and how it looks for any row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from smsgui.domain import Sheet, Template
from smsgui.gui.pages.sheet_choices import sample
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Page, Quiet
from smsgui.gui.widgets.row_preview import RowPreview
from smsgui.gui.widgets.scroll import scrolling
from smsgui.gui.widgets.sender_edit import SenderEdit
from smsgui.gui.widgets.template_editor import TemplateEditor
from smsgui.gui.widgets.text_editor import TextEditor
from smsgui.providers.base import Provider


class MessagePage(Page):
    """Emits ``changed`` with the template as it is written now, ``same_content_chosen``, and ``row_asked``.

    Before it, ``beside_changed``: the ID beside which the approved text was entered.
    """

    changed = Signal(object)
    beside_changed = Signal(str)
    same_content_chosen = Signal(bool)
    row_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Message"))
        self._provider: Provider | None = None
        self._showing = self._masked = False
        self.signature = SenderEdit()
        self.signature.changed.connect(self._emit)
        self.text = TextEditor()
        self.text.changed.connect(self._emit)
        self.template = TemplateEditor()
        self.template.changed.connect(self._emit)
        self.same_content = QCheckBox()
        self.same_content.setObjectName("same_content")
        self.same_content.setText(self.tr("Fewer, larger requests for the same content"))
        self.same_content.toggled.connect(self._same_content)
        self.same_content_hint = Quiet()
        self.lookup = Notice()
        self.lookup.setObjectName("lookup")
        self.problem = Notice()
        self.problem.setObjectName("message_problem")
        self.preview = RowPreview()
        self.preview.row_asked.connect(self.row_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.signature, 2)
        top.addWidget(self.template.id_part, 3)
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(14)
        left.addLayout(top)
        left.addWidget(self.lookup)
        left.addWidget(self.text, 1)
        left.addWidget(self.template)
        same = QVBoxLayout()
        same.setSpacing(3)
        same.addWidget(self.same_content)
        same.addWidget(self.same_content_hint)
        left.addLayout(same)
        self._room = QWidget()
        left.addWidget(self._room, 1)
        writing = QVBoxLayout()
        writing.setContentsMargins(0, 0, 12, 0)
        writing.addWidget(scrolling(inside), 1)
        writing.addWidget(self.problem)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(writing, 3)
        columns.addWidget(self.preview, 2)
        self.body.addLayout(columns, 1)

    def show_provider(self, provider: Provider) -> None:
        """Ask for what this provider takes."""
        self._provider = provider
        takes_text = provider.rules.takes == "text"
        self.text.setVisible(takes_text)
        self._room.setVisible(not takes_text)
        for part in (self.template, self.template.id_part):
            part.setVisible(not takes_text)
        if takes_text:
            self.hint.setText(self.tr("The text, with each recipient's own values put in from the sheet."))
        else:
            self.hint.setText(
                self.tr("{provider} sends templates that it has approved; the sheet fills in their variables.").format(
                    provider=provider.name
                )
            )
        self.signature.show_provider(provider)
        self.template.show_provider(provider)
        other = next((call for call in provider.calls[1:] if call.same_content), None)
        self.same_content.setVisible(other is not None)
        self.same_content_hint.setVisible(other is not None)
        if other:
            self.same_content_hint.setText(
                self.tr(
                    "Up to %Ln number(s) in one request. It is faster, but the provider then gives one answer for all "
                    "of them: which number failed is not told.",
                    "",
                    other.limit,
                )
            )

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable, from the next sheet that is shown."""
        self._masked = on

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Offer the columns of ``sheet`` and preview its rows."""
        columns = sheet.columns if sheet else ()
        samples = [sample(sheet, index, mask=self._masked) for index in range(len(columns))] if sheet else []
        self._showing = True
        self.text.show_columns(columns, samples)
        self.template.show_columns(columns, samples)
        self.preview.show_rows([row.row for row in sheet.rows] if sheet else [])
        self._showing = False

    def show_template(self, template: Template, *, beside: str, same_content: bool) -> None:
        """Show what was written; an approved text was entered ``beside`` that ID."""
        self._showing = True
        self.signature.show_sender(template.sender, template.signature)
        self.text.show_text(template.text if self._takes_text() else "")
        self.template.show_template(Template() if self._takes_text() else template, beside)
        self.same_content.setChecked(same_content)
        self._showing = False

    def show_asking(self, on: bool) -> None:
        """Whether the provider is being asked for something now."""
        self.signature.show_busy(on)
        self.template.show_busy(on)

    def show_problem(self, text: str, *, calm: bool) -> None:
        """Say what is missing; ``calm`` while nothing has been written yet, as where the text or the ID is empty."""
        written = self.text.text() if self._takes_text() else self.template.id.text()
        self.problem.say(text, "info" if calm or not written.strip() else "error")

    def _takes_text(self) -> bool:
        return self._provider is None or self._provider.rules.takes == "text"

    def _same_content(self, on: bool) -> None:
        if not self._showing:
            self.same_content_chosen.emit(on)

    def _emit(self) -> None:
        if self._showing:
            return
        sender = self.signature.text()
        if self._takes_text():
            self.changed.emit(Template(self.text.text(), sender=sender, signature=self.signature.signature()))
        else:
            self.beside_changed.emit(self.template.beside)
            self.changed.emit(self.template.template(sender))
