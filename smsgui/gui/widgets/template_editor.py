"""An approved template: its id, which column fills which variable, and its text where it is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from smsgui import compose
from smsgui.domain import Template
from smsgui.gui.widgets.labelled import labelled
from smsgui.gui.widgets.parameter_table import ParameterTable


class TemplateEditor(QWidget):
    """Emits ``changed``. ``id_part``, the field for the id, is placed by the page."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = QLineEdit()
        self.id.setObjectName("template_id")
        self.id.setPlaceholderText(self.tr("As the provider's console shows it, for example UTA230…"))
        self.id.textEdited.connect(self.changed)
        self.text = QPlainTextEdit()
        self.text.setObjectName("template_text")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Hello {1}, your order {2} …"))
        self.text.setFixedHeight(self.fontMetrics().height() * 5)
        self.text.textChanged.connect(self._text_changed)
        self.parameters = ParameterTable()
        self.parameters.changed.connect(self.changed)
        self.id_part = QWidget()
        part = QVBoxLayout(self.id_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.addLayout(labelled(self.tr("&Template ID"), self.id))
        hint = self.tr("May stay empty. With it you see each message whole, and how many segments it takes.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(labelled(self.tr("Approved te&xt"), self.text, hint))
        layout.addWidget(self.parameters)

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
