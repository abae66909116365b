"""The requests, and the chosen one in full."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smsgui.domain import Batch
from smsgui.gui import texts
from smsgui.gui.models.preview_models import RequestsModel
from smsgui.gui.widgets.page import Quiet
from smsgui.gui.widgets.table import calm, widths


class RequestView(QWidget):
    """Emits ``asked`` with the batch whose request is to be shown."""

    asked = Signal(object)

    def __init__(self, model: RequestsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._forms = ("", "")
        self.table = QTableView()
        self.table.setObjectName("requests")
        self.table.setAccessibleName(self.tr("Requests"))
        self.table.setModel(model)
        calm(self.table, empty=texts.translate("way", "There is no row that could be sent."))
        widths(self.table, (20, 7, 9), stretch=(0,))
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        model.modelReset.connect(self._begin)
        self.body = QPlainTextEdit()
        self.body.setObjectName("request_body")
        self.body.setReadOnly(True)
        self.body.setAccessibleName(self.tr("Content of the request"))
        self.body.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.readable = QRadioButton(self.tr("Readable"))
        self.literal = QRadioButton(self.tr("As it is sent"))
        self.readable.setChecked(True)
        self._group = QButtonGroup(self)
        for button, name in ((self.readable, "readable"), (self.literal, "literal")):
            button.setObjectName(name)
            self._group.addButton(button)
        self._group.buttonToggled.connect(self._show)
        self._lay_out()

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self.readable)
        choice.addWidget(self.literal)
        choice.addStretch(1)
        choice.addWidget(Quiet(self.tr("Secrets and signatures are shown as ***"), wrap=False))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(choice)
        column.addWidget(self.body, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([400, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def ask_again(self) -> None:
        """Have the chosen request shown anew."""
        self._moved(self.table.currentIndex())

    def show_request(self, batch: Batch, readable: str, literal: str) -> None:
        """Show ``batch``'s request, if it is still the chosen one."""
        index = self.table.currentIndex()
        if index.isValid() and self._model.value(index.row()) is batch:
            self._forms = (readable, literal)
            self._show()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event, handed on
        self._first()

    def _begin(self) -> None:
        self._forms = ("", "")
        self._show()
        self._first()

    def _first(self) -> None:
        if self.isVisible() and self._model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(self._model.value(index.row()))

    def _show(self) -> None:
        text = self._forms[self.literal.isChecked()]
        if text != self.body.toPlainText():
            self.body.setPlainText(text)
