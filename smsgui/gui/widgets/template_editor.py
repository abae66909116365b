"""An approved template: its id, which column fills which variable, and its text where it is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from smsgui import compose
from smsgui.domain import Template
from smsgui.gui.widgets.labelled import labelled
from smsgui.gui.widgets.parameter_table import ParameterTable
from smsgui.providers.base import Provider


class TemplateEditor(QWidget):
    """Emits ``changed``, and ``fetch_asked`` with a template's id. The page places ``id_part``, the field for it."""

    changed = Signal()
    fetch_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = QLineEdit()
        self.id.setObjectName("template_id")
        self.id.setPlaceholderText(self.tr("As the provider's console shows it, for example UTA230…"))
        self.id.textEdited.connect(self.changed)
        self.id.textChanged.connect(self._enable)
        self.text = QPlainTextEdit()
        self.text.setObjectName("template_text")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Hello {1}, your order {2} …"))
        self.text.setFixedHeight(self.fontMetrics().height() * 5)
        self.text.textChanged.connect(self._text_changed)
        self.parameters = ParameterTable()
        self.parameters.changed.connect(self.changed)
        self.fetch = QPushButton(self.tr("F&etch text"))
        self.fetch.setObjectName("fetch_template")
        self.fetch.setToolTip(self.tr("Ask the provider for the text of this template, and whether it is approved"))
        self.fetch.clicked.connect(lambda: self.fetch_asked.emit(self.id.text().strip()))
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
        layout.addWidget(self.parameters)

    def show_provider(self, provider: Provider) -> None:
        """Offer to fetch templates where this provider gives them."""
        self.fetch.setVisible(provider.fetches_templates)
        self._enable()

    def show_busy(self, on: bool) -> None:
        """Whether the provider is being asked now."""
        self._asking = on
        self._enable()

    def show_text(self, text: str) -> None:
        """Put in the template's text, as if it were typed."""
        self.text.setPlainText(text)

    def _enable(self) -> None:
        self.fetch.setEnabled(bool(self.id.text().strip()) and not self._asking)

    def show_columns(self, columns: Sequence[str], samples: Sequence[str]) -> None:
        """Offer other columns."""
        self.parameters.show_columns(columns, samples)

    def show_template(self, template: Template) -> None:
        """Show another template."""
        if template == self.template(template.sender):
            return
        self.text.blockSignals(True)
        self.id.setText(template.id)
        self.text.setPlainText(template.text)
        self.parameters.show_parameters(template.parameters)
        self.text.blockSignals(False)

    def template(self, sender: str) -> Template:
        """What is written, with ``sender``."""
        return Template(
            text=self.text.toPlainText(),
            id=self.id.text().strip(),
            parameters=self.parameters.parameters(),
            sender=sender,
        )

    def _text_changed(self) -> None:
        if self.text.toPlainText().strip():
            names = compose.variables(self.text.toPlainText())
            self.parameters.at_least(int(names[-1]) if names else 0)
        self.changed.emit()
