"""An account's form, built from what its provider declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from smsgui.gui import texts
from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.labelled import labelled
from smsgui.gui.widgets.tab_order import tab_through
from smsgui.providers.base import Field, Provider


class SecretEdit(QLineEdit):
    """Hides what is typed, with a symbol at its end that shows it for a moment's check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._action = self.addAction(symbols.icon("preview", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
        self._action.setCheckable(True)
        self._action.setToolTip(self.tr("Show what was entered"))
        self._action.toggled.connect(self._show)

    def _show(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self._action.setIcon(symbols.icon("hidden" if on else "preview", "quiet"))


class CalmComboBox(QComboBox):
    """Does not change when a page is scrolled over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AccountForm(QWidget):
    """Emits ``changed`` when something was typed or chosen. A secret that is known already is left empty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._edits: dict[str, QLineEdit | QComboBox] = {}
        self._cells: dict[str, QWidget] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_provider(self, provider: Provider, settings: Mapping[str, str] | None = None) -> None:
        """Build the form anew; with ``settings``, those of a saved account."""
        if self._content:
            self._content.setParent(None)
            self._content.deleteLater()
        self._content = QWidget()
        self._layout.addWidget(self._content)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._edits.clear()
        self._cells.clear()
        self._fields = {field.key: field for field in provider.fields}
        plain, folded = QWidget(), QWidget()
        self._boxes = [QVBoxLayout(plain), QVBoxLayout(folded)]
        for box in self._boxes:
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(12)
        more = self._fold(folded)
        for widget in (plain, more, folded):
            column.addWidget(widget)
        for field in provider.fields:
            self._add(field, settings)
        self._show_needed()
        first, last = (
            [self._edits[field.key] for field in provider.fields if field.advanced is on] for on in (False, True)
        )
        tab_through((*first, more, *last), self)

    def settings(self) -> dict[str, str]:
        """What stands in the fields that are no secrets."""
        return {key: self._value(key) for key, field in self._fields.items() if not field.secret}

    def secrets(self) -> dict[str, str]:
        """The secrets that were typed."""
        return {
            key: self._value(key)
            for key, field in self._fields.items()
            if field.secret and self._needed(field) and self._value(key)
        }

    def values(self) -> dict[str, str]:
        """All that stands in the fields, secrets too: to be put into another form of this window, and nowhere else."""
        return {key: self._value(key) for key in self._fields}

    def put(self, values: Mapping[str, str]) -> None:
        """Fill in what stood in another form for the same provider."""
        for key, value in values.items():
            edit = self._edits[key]
            if not isinstance(edit, QComboBox):
                edit.setText(value)
            elif edit.isEditable():
                edit.setCurrentText(value)
            else:
                edit.setCurrentIndex(edit.findData(value))

    def edit(self, key: str) -> QLineEdit | QComboBox:
        """The widget of a field."""
        return self._edits[key]

    def missing(self) -> QWidget | None:
        """The first field that must be filled in and is not."""
        needed = (key for key, field in self._fields.items() if self._needed(field) and not field.optional)
        return next((self._edits[key] for key in needed if not self._value(key).strip()), None)

    def _fold(self, folded: QWidget) -> QToolButton:
        more = QToolButton()
        more.setObjectName("more_settings")
        more.setText(self.tr("More settings"))
        more.setCheckable(True)
        more.setAutoRaise(True)
        more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        more.setArrowType(Qt.ArrowType.RightArrow)

        def turn(on: bool) -> None:
            more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
            folded.setVisible(on)

        more.toggled.connect(turn)
        folded.hide()
        return more

    def _add(self, field: Field, settings: Mapping[str, str] | None) -> None:
        value = field.default if settings is None else settings.get(field.key, field.default)
        if field.kind == "choice":
            edit: QLineEdit | QComboBox = self._choice(field, value)
        elif field.choices:
            edit = self._suggestions(field, value)
        else:
            edit = self._line(field, value, settings is not None)
        edit.setObjectName(f"field_{field.key}")
        self._edits[field.key] = edit
        plain = field.kind == "choice" and all(map(texts.choice_known, field.choices))  # the words say it already
        hint = texts.translate("providers", field.help) if field.help and not plain else ""
        cell = QWidget()
        box = labelled(texts.translate("providers", field.label), edit, hint)
        box.setContentsMargins(0, 0, 0, 0)
        cell.setLayout(box)
        self._cells[field.key] = cell
        self._boxes[field.advanced].addWidget(cell)

    def _line(self, field: Field, value: str, saved: bool) -> QLineEdit:
        edit = SecretEdit() if field.secret else QLineEdit()
        if field.secret and saved:
            edit.setPlaceholderText(self.tr("Stored; leave empty to keep it as it is"))
        elif field.optional:
            edit.setPlaceholderText(self.tr("May stay empty"))
        if not field.secret:
            edit.setText(value)
        edit.textEdited.connect(self.changed)
        return edit

    def _choice(self, field: Field, value: str) -> QComboBox:
        edit = CalmComboBox()
        for choice in field.choices:
            edit.addItem(texts.choice(choice), choice)
        edit.setCurrentIndex(max(edit.findData(value), 0))
        edit.currentIndexChanged.connect(self._show_needed)
        edit.currentIndexChanged.connect(self.changed)
        return edit

    def _suggestions(self, field: Field, value: str) -> QComboBox:
        edit = CalmComboBox()
        edit.setEditable(True)
        edit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit.addItems(list(field.choices))
        edit.setCurrentText(value)
        edit.editTextChanged.connect(self.changed)
        return edit

    def offer(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Suggest values for a field, each with its name, while it is typed into or clicked."""
        edit = self._edits.get(key)
        if not isinstance(edit, QLineEdit) or not choices:
            return
        menu = QMenu(edit)
        for value, name in choices:
            action = menu.addAction(f"{name}  {value}" if name else value)
            action.triggered.connect(lambda _=False, chosen=value: self._take(edit, chosen))
        button = QAction(symbols.icon("list", "quiet"), self.tr("Choose"), edit)
        button.setMenu(menu)
        button.triggered.connect(lambda: menu.popup(edit.mapToGlobal(edit.rect().bottomLeft())))
        for former in edit.actions():
            edit.removeAction(former)
        edit.addAction(button, QLineEdit.ActionPosition.TrailingPosition)

    def _take(self, edit: QLineEdit, value: str) -> None:
        edit.setText(value)
        self.changed.emit()

    def _value(self, key: str) -> str:
        edit = self._edits[key]
        if isinstance(edit, QComboBox):
            return edit.currentText() if edit.isEditable() else str(edit.currentData())
        return edit.text()

    def _needed(self, field: Field) -> bool:
        return field.when is None or self._value(field.when[0]) == field.when[1]

    def _show_needed(self) -> None:
        for key, field in self._fields.items():
            if field.when and key in self._cells:
                self._cells[key].setVisible(self._needed(field))
