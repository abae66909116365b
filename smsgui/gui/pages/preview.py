"""What would leave, to the last character: messages, problems, requests, and what they add up to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QTableView, QTabWidget, QVBoxLayout, QWidget

from smsgui.domain import Batch, SheetWarning
from smsgui.gui import texts
from smsgui.gui.draft import Composed
from smsgui.gui.models.preview_models import MessagesModel, ProblemsModel, RequestsModel
from smsgui.gui.widgets.busy import Busy
from smsgui.gui.widgets.empty import Empty
from smsgui.gui.widgets.figures import Figures
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Page, Quiet
from smsgui.gui.widgets.request_view import RequestView
from smsgui.gui.widgets.scroll import scrolling
from smsgui.gui.widgets.symbols import icon
from smsgui.gui.widgets.table import calm, widths


class PreviewPage(Page):
    """Emits what the user decides about rows that were left out; ``request_asked`` with a batch to show."""

    keep_duplicates_chosen = Signal(bool)
    allow_repeat_chosen = Signal(bool)
    request_asked = Signal(object)
    export_asked = Signal()
    mend_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Preview"))
        self.hint.setText(
            self.tr("Exactly what would be sent, and what would be left out. Nothing has left this computer.")
        )
        self._masked = False
        self._said: tuple[SheetWarning, ...] = ()
        self.busy = Busy()
        self.error = Notice()
        self.error.setObjectName("preview_error")
        self.figures = Figures(4)
        self.note = Notice()
        self.note.setObjectName("preview_note")
        self.since = Notice()
        self.since.setObjectName("since")
        self.repeats = QCheckBox()
        self.repeats.setObjectName("allow_repeat")
        self.repeats.toggled.connect(self.allow_repeat_chosen)
        self.duplicates = QCheckBox()
        self.duplicates.setObjectName("keep_duplicates")
        self.duplicates.toggled.connect(self.keep_duplicates_chosen)
        self.messages = MessagesModel()
        self.problems = ProblemsModel()
        self.requests = RequestsModel()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("preview_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.title.text())
        self.reasons = Quiet()
        self.reasons.setObjectName("reasons")
        self.export = QPushButton(icon("export"), self.tr("&Export these rows…"))
        self.export.setObjectName("export_problems")
        self.export.setToolTip(self.tr("A workbook with just these rows and the reasons, to mend and open again"))
        self.export.clicked.connect(self.export_asked)
        self._problem_table = QTableView()
        self._mend_hint = Quiet(
            self.tr("Double-click a row, or press Enter, to mend its cell in this window; your file stays as it is.")
        )
        self._mend_hint.setObjectName("mend_hint")
        self._problem_table.activated.connect(lambda index: self.mend_asked.emit(self.problems.value(index.row())))
        self._no_problems = Empty("accepted", self.tr("No problems"), self.tr("Every row of the sheet can be sent."))
        self._lay_out()

    def _lay_out(self) -> None:
        messages = QTableView()
        messages.setObjectName("messages")
        messages.setModel(self.messages)
        messages.setAccessibleName(self.tr("Messages"))
        self._problem_table.setObjectName("problems")
        self._problem_table.setModel(self.problems)
        self._problem_table.setAccessibleName(self.tr("Problems"))
        for table, sizes in ((messages, (5, 15, 8, 20)), (self._problem_table, (5, 18, 14, 20))):
            calm(table, empty=texts.translate("way", "There is no row that could be sent."))
            widths(table, sizes, stretch=(3,))
        self.request_view = RequestView(self.requests)
        self.request_view.asked.connect(self.request_asked)
        problems = QWidget()
        box = QVBoxLayout(problems)
        box.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self.reasons, 1)
        line.addWidget(self.export)
        box.addLayout(line)
        box.addWidget(self._problem_table)
        box.addWidget(self._mend_hint)
        box.addWidget(self._no_problems)
        self.tabs.addTab(messages, icon("message"), self.tr("Messages"))
        self.tabs.addTab(problems, icon("warning"), self.tr("Problems"))
        self.tabs.addTab(self.request_view, icon("send"), self.tr("Requests"))
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.figures, self.note, self.since, self.repeats, self.duplicates):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        self.body.addWidget(self.busy)
        self.body.addWidget(self.error)
        self.body.addWidget(scrolling(filled), 1)

    def show_composed(self, composed: Composed | None) -> None:
        """Show what was composed; nothing while there is none."""
        for part in (self.figures, self.tabs):
            part.setVisible(composed is not None)
        for box in (self.since, self.repeats, self.duplicates):
            box.setVisible(False)
        self._said = composed.warnings if composed else ()
        self._show_note()
        added = composed.provider.rules.front(composed.template) if composed else ""
        self.messages.show_messages(composed.messages if composed else (), added)
        self.problems.show(composed.problems if composed else ())
        self.requests.show(composed.batches if composed else ())
        if composed is None:
            return
        counts = (len(composed.messages), len(composed.problems), len(composed.batches))
        names = (self.tr("Messages"), self.tr("Problems"), self.tr("Requests"))
        for tab, (name, count) in enumerate(zip(names, counts, strict=True)):
            self.tabs.setTabText(tab, f"{name} ({texts.number(count)})")
        self._problem_table.setVisible(bool(composed.problems))
        self._mend_hint.setVisible(bool(composed.problems))
        self._no_problems.setVisible(not composed.problems)
        self.reasons.setText(texts.reasons(composed.reasons))
        self.export.setVisible(bool(composed.problems))
        self._show_figures(composed)
        self._show_choices(composed)
        self.since.say(texts.since(composed.last), "info")

    def follow(self, former: PreviewPage) -> None:
        """Show the tab that ``former`` shows."""
        self.tabs.setCurrentIndex(former.tabs.currentIndex())

    def show_request(self, batch: Batch, readable: str, literal: str) -> None:
        """Show one request in full."""
        self.request_view.show_request(batch, readable, literal)

    def show_error(self, text: str) -> None:
        """Say why nothing could be composed."""
        self.error.say(text, "error")

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self.messages.set_masked(on)
        self.problems.set_masked(on)
        self.request_view.ask_again()
        self._show_note()

    def _show_note(self) -> None:
        said = "\n".join(map(texts.warning, self._said))
        self.note.say(texts.masked(said) if self._masked else said, "warning")

    def _show_figures(self, composed: Composed) -> None:
        parts = texts.translate("SheetChoices", ", ").join(
            self.tr("{count} × {parts}").format(
                count=texts.number(count), parts=self.tr("%Ln segment(s)", "", segments)
            )
            for segments, count in sorted(composed.parts.items())
        )
        unknown = self.tr("not known without the template's text")
        total = composed.segments
        self.figures.show_figures(
            (
                (texts.number(len(composed.sheet.rows)), self.tr("rows in the sheet"), ""),
                (texts.number(len(composed.messages)), self.tr("will be sent"), self._requests(composed)),
                (texts.number(len(composed.problems)), self.tr("left out"), ""),
                (
                    "–" if total is None else texts.number(total),
                    self.tr("segments to pay for, estimated"),
                    unknown if total is None else parts,
                ),
            )
        )

    def _requests(self, composed: Composed) -> str:
        return self.tr("in %Ln request(s)", "", len(composed.batches))

    def _show_choices(self, composed: Composed) -> None:
        duplicates = composed.reasons.get("duplicate", 0)
        for box, count, on, text in (
            (
                self.repeats,
                len(composed.repeats),
                composed.draft.allow_repeat,
                self.tr(
                    "Send again to the %Ln number(s) that this very message was sent to in the last 7 days",
                    "",
                    len(composed.repeats),
                ),
            ),
            (
                self.duplicates,
                duplicates,
                composed.draft.keep_duplicates,
                self.tr("Send to the %Ln duplicate(s) too: the same number gets the same text again", "", duplicates),
            ),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
            box.setText(text if count else self.tr("Send duplicates too"))
            box.setVisible(bool(count) or on)
