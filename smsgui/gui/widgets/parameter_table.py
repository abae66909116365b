"""Which column fills which variable of an approved template."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.account_form import CalmComboBox
from smsgui.gui.widgets.page import Quiet
from smsgui.gui.widgets.tab_order import tab_through

LARGEST = 30


class ParameterTable(QWidget):
    """Variables are numbered 1, 2, 3 …; emits ``changed``."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[str] = ()
        self._samples: Sequence[str] = ()
        self._boxes: list[QComboBox] = []
        self._rows: list[QWidget] = []
        self.hint = Quiet(self.tr("None yet. A template without variables needs none."))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.add_button = QPushButton(symbols.icon("plus"), self.tr("Add a varia&ble"))
        self.add_button.setObjectName("add_variable")
        self.add_button.clicked.connect(self._add_pressed)
        self.remove_button = QToolButton()
        self.remove_button.setIcon(symbols.icon("minus"))
        self.remove_button.setObjectName("remove_variable")
        self.remove_button.setToolTip(self.tr("Remove the last variable"))
        self.remove_button.setAccessibleName(self.remove_button.toolTip())
        self.remove_button.clicked.connect(self._remove_pressed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(QLabel(self.tr("Variables, and the columns that fill them")))
        layout.addWidget(self.hint)
        layout.addLayout(self._grid)
        layout.addLayout(buttons)
        self._count()

    def show_columns(self, columns: Sequence[str], samples: Sequence[str]) -> None:
        """Offer other columns; a choice whose column is still there stays."""
        chosen = [column for _, column in self.parameters()]
        self._columns, self._samples = columns, samples
        for box, column in zip(self._boxes, chosen, strict=True):
            self._fill(box, column)

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """(variable, column) pairs in order; the column is empty where none is chosen."""
        return tuple((str(place), box.currentData() or "") for place, box in enumerate(self._boxes, 1))

    def show_parameters(self, parameters: Sequence[tuple[str, str]]) -> None:
        """Show other pairs."""
        while len(self._boxes) > len(parameters):
            self._drop()
        for place, (_, column) in enumerate(parameters):
            if place == len(self._boxes):
                self._append()
            self._fill(self._boxes[place], column)
        self._count()

    def at_least(self, count: int) -> None:
        """Have so many variables; more than that stay only if a column is chosen for them."""
        while len(self._boxes) > count and not self._boxes[-1].currentData():
            self._drop()
        while len(self._boxes) < min(count, LARGEST):
            self._append()
        self._count()

    def _add_pressed(self) -> None:
        self._append()
        self._count()
        self._boxes[-1].setFocus()
        self.changed.emit()

    def _remove_pressed(self) -> None:
        self._drop()
        self._count()
        self.changed.emit()

    def _append(self) -> None:
        place = len(self._boxes) + 1
        label = QLabel(f"{{{place}}}")
        box = CalmComboBox()
        box.setObjectName(f"variable_{place}")
        box.setAccessibleName(self.tr("Column for variable {number}").format(number=place))
        box.setPlaceholderText(self.tr("Choose the column…"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self.changed)
        label.setBuddy(box)
        self._grid.addWidget(label, place, 0)
        self._grid.addWidget(box, place, 1)
        self._boxes.append(box)
        self._rows.append(label)
        self._fill(box, "")
        tab_through((box,), self)

    def _fill(self, box: QComboBox, chosen: str) -> None:
        box.clear()
        for column, values in zip(self._columns, self._samples, strict=True):
            box.addItem(f"{column}   —   {values}" if values else column, column)
        box.setCurrentIndex(box.findData(chosen) if chosen else -1)

    def _drop(self) -> None:
        for widget in (self._boxes.pop(), self._rows.pop()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _count(self) -> None:
        self.hint.setVisible(not self._boxes)
        self.remove_button.setEnabled(bool(self._boxes))
        self.add_button.setEnabled(len(self._boxes) < LARGEST)
