"""The message of any one row, as it will look on the phone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolButton, QVBoxLayout, QWidget

from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Quiet, heading
from smsgui.gui.widgets.phone import Phone


class RowPreview(QWidget):
    """Rows are told by the number that the spreadsheet program shows; emits ``row_asked`` with a place in the list."""

    row_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[int] = ()
        self._place = 0
        self.phone = Phone()
        self.row = QSpinBox()
        self.row.setObjectName("preview_row")
        self.row.setAccessibleName(self.tr("Row of the sheet"))
        self.row.setKeyboardTracking(False)
        self.row.valueChanged.connect(self._row_typed)
        self.back = self._button("back", self.tr("Previous row"), QKeySequence("Alt+PgUp"), -1)
        self.forward = self._button("forward", self.tr("Next row"), QKeySequence("Alt+PgDown"), 1)
        self.caption = Quiet()
        self.caption.setObjectName("preview_caption")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.notice = Notice()
        self.notice.setObjectName("preview_notice")
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Preview")))
        top.addStretch(1)
        label = QLabel(self.tr("Row"))
        label.setBuddy(self.row)
        for widget in (label, self.back, self.row, self.forward):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.phone, 1)
        layout.addWidget(self.caption)
        layout.addWidget(self.notice)

    def _button(self, symbol: str, text: str, keys: QKeySequence, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(symbols.icon(symbol))
        button.setAutoRaise(True)
        button.setToolTip(f"{text} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setAccessibleName(text)
        button.setObjectName(f"preview_{symbol}")
        button.setShortcut(keys)
        button.clicked.connect(lambda: self._go(self._place + step))
        return button

    def show_rows(self, rows: Sequence[int]) -> None:
        """Let the user go through other rows."""
        self._rows = rows
        self.setEnabled(bool(rows))
        self.row.blockSignals(True)
        self.row.setRange(rows[0] if rows else 0, rows[-1] if rows else 0)
        self.row.blockSignals(False)
        self._go(min(self._place, max(len(rows) - 1, 0)), tell=False)

    @property
    def place(self) -> int:
        """The place in the list of rows that is shown."""
        return self._place

    def show_message(self, number: str, text: str, added: str, caption: str) -> None:
        """Show the row's message; ``added`` is what the platform writes in front."""
        self.phone.show_message(number, text, added)
        self.caption.setText(caption)
        self.notice.say("")

    def show_nothing(self, why: str) -> None:
        """There is no message to show yet."""
        self.phone.show_nothing(why)
        self.caption.setText("")
        self.notice.say("")

    def show_problem(self, text: str) -> None:
        """This row would be left out, and why."""
        self.notice.say(text, "warning")

    def _row_typed(self, row: int) -> None:
        if not self._rows:
            return
        after = [place for place, known in enumerate(self._rows) if known >= row]
        self._go(after[0] if after else len(self._rows) - 1)

    def _go(self, place: int, *, tell: bool = True) -> None:
        if not self._rows:
            return
        self._place = min(max(place, 0), len(self._rows) - 1)
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place < len(self._rows) - 1)
        self.row.blockSignals(True)
        self.row.setValue(self._rows[self._place])
        self.row.blockSignals(False)
        if tell:
            self.row_asked.emit(self._place)
