"""What can be chosen about an open sheet: worksheet, header row, phone column, and the rest."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from smsgui.domain import Sheet
from smsgui.gui import texts
from smsgui.gui.widgets.account_form import CalmComboBox
from smsgui.gui.widgets.flow import FlowLayout
from smsgui.gui.widgets.labelled import labelled

_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16")

_SHOWN_CELLS = 3


def sample(sheet: Sheet, column: int, *, plain: bool = False, mask: bool = False) -> str:
    """The first cells of a column, to tell it by: as the sheet shows them, or ``plain``, as they are stored.

    ``mask`` makes the middle of phone numbers unreadable.
    """
    rows = (row for row in sheet.rows if not row.hidden and column not in row.errors)
    cells = (row.values[column] if plain else row.cells[column] for row in islice(rows, 1000))
    first = islice((cell for cell in map(str.strip, cells) if cell), _SHOWN_CELLS)
    return texts.translate("SheetChoices", ", ").join(texts.masked(cell) if mask else cell for cell in first)


class SheetChoices(QWidget):
    """Emits what was chosen, one signal for each choice; those of the first line need the file to be read again."""

    worksheet_chosen = Signal(str)
    header_row_chosen = Signal(int)
    encoding_chosen = Signal(str)
    phone_column_chosen = Signal(str)
    region_chosen = Signal(str)
    include_hidden_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._masked = False
        self.worksheet = CalmComboBox()
        self.worksheet.setObjectName("worksheet")
        self.worksheet.activated.connect(lambda: self.worksheet_chosen.emit(self.worksheet.currentData()))
        self.header_row = QSpinBox()
        self.header_row.setObjectName("header_row")
        self.header_row.setRange(0, 1_048_576)
        self.header_row.setSpecialValueText(self.tr("0 – none"))
        self.header_row.setKeyboardTracking(False)
        self.header_row.valueChanged.connect(self.header_row_chosen)
        self.encoding = CalmComboBox()
        self.encoding.setObjectName("encoding")
        self.encoding.activated.connect(lambda: self.encoding_chosen.emit(self.encoding.currentData()))
        self.phone_column = CalmComboBox()
        self.phone_column.setObjectName("phone_column")
        self.phone_column.setPlaceholderText(self.tr("Choose the column…"))
        self.phone_column.activated.connect(lambda: self.phone_column_chosen.emit(self.phone_column.currentData()))
        self.region = CalmComboBox()
        self.region.setObjectName("region")
        for code, name in texts.countries().items():
            self.region.addItem(name, code)
        self.region.activated.connect(lambda: self.region_chosen.emit(self.region.currentData()))
        self.hidden = QCheckBox()
        self.hidden.setObjectName("include_hidden")
        self.hidden.toggled.connect(self.include_hidden_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        parts = (
            (self.tr("Phone numbers are in column"), self.phone_column, 24),
            (self.tr("Numbers without a country are from"), self.region, 14),
            (self.tr("Worksheet"), self.worksheet, 14),
            (self.tr("Column names are in row"), self.header_row, 0),
            (self.tr("Characters"), self.encoding, 8),
        )
        self._parts: dict[QWidget, QWidget] = {}
        line = QWidget()
        flow = FlowLayout(line, 16)
        for text, edit, characters in parts:
            part = self._parts[edit] = QWidget()
            box = labelled(text, edit)
            box.setContentsMargins(0, 0, 0, 0)
            part.setLayout(box)
            flow.addWidget(part)
            if isinstance(edit, QComboBox):
                edit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                edit.setMinimumContentsLength(characters)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(line)
        layout.addWidget(self.hidden)

    def show_sheet(self, sheet: Sheet, phone_column: str, *, include_hidden: bool, region: str) -> None:
        """Show what is chosen now, without emitting it."""
        edits = (self.worksheet, self.header_row, self.encoding, self.phone_column, self.region, self.hidden)
        for edit in edits:
            edit.blockSignals(True)
        self._fill(sheet, phone_column)
        self.header_row.setValue(sheet.header_row)
        self.region.setCurrentIndex(self.region.findData(region))
        hidden = sum(row.hidden for row in sheet.rows)
        self.hidden.setText(self.tr("Send to the %Ln hidden or filtered-out row(s) too", "", hidden))
        self.hidden.setChecked(include_hidden)
        self.hidden.setVisible(hidden > 0)
        for edit in edits:
            edit.blockSignals(False)

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        if self._sheet:
            for index in range(len(self._sheet.columns)):
                self.phone_column.setItemText(index, self._described(self._sheet, index))

    def _described(self, sheet: Sheet, index: int) -> str:
        column, values = sheet.columns[index], sample(sheet, index, plain=True, mask=self._masked)
        return f"{column}   —   {values}" if values else column

    def _fill(self, sheet: Sheet, phone_column: str) -> None:
        self._sheet = sheet
        self.worksheet.clear()
        for worksheet in sheet.worksheets:
            name = self.tr("{name} (hidden)").format(name=worksheet.name) if worksheet.hidden else worksheet.name
            self.worksheet.addItem(name, worksheet.name)
        self.worksheet.setCurrentIndex(self.worksheet.findData(sheet.worksheet))
        text_file = bool(sheet.encoding)
        for edit, visible in ((self.encoding, text_file), (self.worksheet, len(sheet.worksheets) > 1)):
            self._parts[edit].setVisible(visible)
        self.encoding.clear()
        for encoding in dict.fromkeys((*_ENCODINGS, sheet.encoding)):
            if encoding:
                self.encoding.addItem(encoding.upper(), encoding)
        self.encoding.setCurrentIndex(self.encoding.findData(sheet.encoding))
        self.phone_column.clear()
        for index, column in enumerate(sheet.columns):
            self.phone_column.addItem(self._described(sheet, index), column)
        self.phone_column.setCurrentIndex(self.phone_column.findData(phone_column) if phone_column else -1)
