"""What can be chosen about an open sheet: worksheet, header row, phone column, and the rest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSpinBox, QWidget

from smsgui.domain import Sheet
from smsgui.gui import texts
from smsgui.gui.widgets.account_form import CalmComboBox

_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16")


def sample(sheet: Sheet, column: int, count: int = 3) -> str:
    """The first values of a column, to tell it by."""
    values = (row.values[column] or row.cells[column] for row in sheet.rows[:50])
    return texts.translate("SheetChoices", ", ").join([value for value in values if value][:count])


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
        self.worksheet = CalmComboBox()
        self.worksheet.setObjectName("worksheet")
        self.worksheet.activated.connect(lambda: self.worksheet_chosen.emit(self.worksheet.currentData()))
        self.header_row = QSpinBox()
        self.header_row.setObjectName("header_row")
        self.header_row.setRange(1, 1_048_576)
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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        parts = (
            (self.tr("Phone numbers are in column"), self.phone_column, 5),
            (self.tr("Numbers without a country are from"), self.region, 3),
            (self.tr("Worksheet"), self.worksheet, 3),
            (self.tr("Column names are in row"), self.header_row, 1),
            (self.tr("Characters"), self.encoding, 2),
        )
        self._captions: dict[QWidget, QLabel] = {}
        for column, (text, edit, stretch) in enumerate(parts):
            caption = QLabel(text)
            caption.setBuddy(edit)
            edit.setAccessibleName(text)
            self._captions[edit] = caption
            self._grid.addWidget(caption, 0, column)
            self._grid.addWidget(edit, 1, column)
            self._grid.setColumnStretch(column, stretch)
            if isinstance(edit, QComboBox):
                edit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                edit.setMinimumContentsLength(8)
        self._grid.addWidget(self.hidden, 2, 0, 1, len(parts))

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

    def _fill(self, sheet: Sheet, phone_column: str) -> None:
        self.worksheet.clear()
        for worksheet in sheet.worksheets:
            name = self.tr("{name} (hidden)").format(name=worksheet.name) if worksheet.hidden else worksheet.name
            self.worksheet.addItem(name, worksheet.name)
        self.worksheet.setCurrentIndex(self.worksheet.findData(sheet.worksheet))
        text_file = bool(sheet.encoding)
        for edit, visible in ((self.encoding, text_file), (self.worksheet, len(sheet.worksheets) > 1)):
            edit.setVisible(visible)
            self._captions[edit].setVisible(visible)
            self._grid.setColumnStretch(self._grid.indexOf(edit) // 2, 2 if visible else 0)
        self.encoding.clear()
        for encoding in dict.fromkeys((*_ENCODINGS, sheet.encoding)):
            if encoding:
                self.encoding.addItem(encoding.upper(), encoding)
        self.encoding.setCurrentIndex(self.encoding.findData(sheet.encoding))
        self.phone_column.clear()
        for index, column in enumerate(sheet.columns):
            values = sample(sheet, index)
            self.phone_column.addItem(f"{column}   —   {values}" if values else column, column)
        self.phone_column.setCurrentIndex(self.phone_column.findData(phone_column) if phone_column else -1)
