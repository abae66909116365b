"""An approved template: its id, which column fills which variable, and its text where it is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from smsgui import compose
from smsgui.domain import Template
from smsgui.gui.widgets.labelled import labelled
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.parameter_table import ParameterTable
from smsgui.providers.base import Provider


class TemplateEditor(QWidget):
    """Emits ``changed``, and ``fetch_asked`` with a template's id. The page places ``id_part``, the field for it.

    A text that was fetched is the text of that template alone: it leaves when the ID is changed, and comes back with
    the ID. What the user has typed, and what is shown again and may have been typed, is never taken away, since the ID
    may only have been mended; beside another ID a warning asks to look whether it is still the right one.
    """

    changed = Signal()
    fetch_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = QLineEdit()
        self.id.setObjectName("template_id")
        self.id.setPlaceholderText(self.tr("As the provider's console shows it, for example UTA230…"))
        self.id.textEdited.connect(self._id_edited)
        self.id.textChanged.connect(self._enable)
        self.text = QPlainTextEdit()
        self.text.setObjectName("template_text")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Hello {1}, your order {2} …"))
        self.text.setFixedHeight(self.fontMetrics().height() * 5)
        self.text.textChanged.connect(self._text_typed)
        self._fetched = ("", "")
        self.beside = ""
        """The ID beside which the text was typed or shown; empty where it was fetched."""
        self.other = Notice()
        self.other.setObjectName("other_template")
        self.parameters = ParameterTable()
        self.parameters.changed.connect(self.changed)
        self.fetch = QPushButton(self.tr("F&etch text"))
        self.fetch.setObjectName("fetch_template")
        self.fetch.setToolTip(self.tr("Ask the provider for the text of this template, and whether it is approved"))
        self.fetch.clicked.connect(lambda: self.fetch_asked.emit(self._id()))
        self._asking = False
        self.id_part = QWidget()
        part = QHBoxLayout(self.id_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(6)
        part.addLayout(labelled(self.tr("&Template ID"), self.id), 1)
        part.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignBottom)
        hint = self.tr("May stay empty. With it you see each message whole, and how many segments it takes.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(labelled(self.tr("Approved te&xt"), self.text, hint))
        layout.addWidget(self.other)
        layout.addWidget(self.parameters)

    def show_provider(self, provider: Provider) -> None:
        """Offer to fetch templates where this provider gives them."""
        self.fetch.setVisible(provider.fetches_templates)
        self._enable()

    def show_busy(self, on: bool) -> None:
        """Whether the provider is being asked now."""
        self._asking = on
        self._enable()

    def show_fetched(self, text: str) -> None:
        """Put in the text of the template whose ID stands there."""
        self._put(text)
        self._fetched = (self._id(), self.text.toPlainText())
        self._number_variables()
        self.changed.emit()

    def _enable(self) -> None:
        self.fetch.setEnabled(bool(self._id()) and not self._asking)

    def show_columns(self, columns: Sequence[str], samples: Sequence[str]) -> None:
        """Offer other columns."""
        self.parameters.show_columns(columns, samples)

    def show_template(self, template: Template, beside: str) -> None:
        """Show another template, whose text stood ``beside`` this ID; empty: beside its own."""
        if template == self.template(template.sender):
            return
        self.id.setText(template.id)
        self._put(template.text, beside or template.id)
        self._fetched = ("", "")
        self.parameters.show_parameters(template.parameters)

    def template(self, sender: str) -> Template:
        """What is written, with ``sender``."""
        return Template(
            text=self.text.toPlainText(),
            id=self._id(),
            parameters=self.parameters.parameters(),
            sender=sender,
        )

    def _id(self) -> str:
        return self.id.text().strip()

    def _put(self, text: str, beside: str = "") -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)
        self.beside = beside
        self._show_other()

    def _id_edited(self) -> None:
        known, text = self._fetched
        written = self.text.toPlainText()
        if known and text == written and self._id() != known:
            self._put("")
        elif text and not written and self._id() == known:
            self._put(text)
            self._number_variables()
        self._show_other()
        self.changed.emit()

    def _text_typed(self) -> None:
        self._fetched = ("", "")
        self.beside = self._id()
        self._show_other()
        self._number_variables()
        self.changed.emit()

    def _number_variables(self) -> None:
        if self.text.toPlainText().strip():
            names = compose.variables(self.text.toPlainText())
            self.parameters.at_least(int(names[-1]) if names else 0)

    def _show_other(self) -> None:
        other = self.beside and self.beside != self._id() and self.text.toPlainText().strip()
        sentence = self.tr("This text was entered for template {id}. Is it that of the ID above, too?")
        self.other.say(sentence.format(id=self.beside) if other else "", "warning")
