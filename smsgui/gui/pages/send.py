"""The last look before it goes out, and then the job as it runs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from smsgui.gui import texts
from smsgui.gui.draft import Composed
from smsgui.gui.widgets.card import Card
from smsgui.gui.widgets.figures import Figures
from smsgui.gui.widgets.job_view import JobView
from smsgui.gui.widgets.notice import Notice
from smsgui.gui.widgets.page import Page, Quiet, heading
from smsgui.gui.widgets.phone import Phone
from smsgui.gui.widgets.primary_button import PrimaryButton
from smsgui.gui.widgets.symbols import icon


class SendPage(Page):
    """Emits ``send_asked``; ``job`` shows the job once there is one."""

    send_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Send"))
        self.error = Notice()
        self.error.setObjectName("send_error")
        self.figures = Figures(3)
        self.phone = Phone()
        self.send_button = PrimaryButton(icon=icon("send", "on_accent"))
        self.send_button.setObjectName("send")
        self.send_button.clicked.connect(self.send_asked)
        self.job = JobView("job")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._ready())
        self._stack.addWidget(self.job)
        self.body.addWidget(self.error)
        self.body.addWidget(self._stack, 1)

    def _ready(self) -> QWidget:
        self.account, self.sheet, self.first = QLabel(), QLabel(), Quiet(wrap=False)
        self.first.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.figures)
        left.addWidget(self._card())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(heading(self.tr("The first message")))
        right.addWidget(self.phone, 1)
        right.addWidget(self.first)
        part = QWidget()
        columns = QHBoxLayout(part)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(24)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        return part

    def _card(self) -> Card:
        card = Card(margin=22)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        for caption, label in ((self.tr("Account"), self.account), (self.tr("Sheet"), self.sheet)):
            label.setWordWrap(True)
            form.addRow(Quiet(caption, wrap=False), label)
        card.box.addWidget(heading(self.tr("Ready to send"), 1.3))
        card.box.addLayout(form)
        card.box.addSpacing(8)
        card.box.addWidget(
            Quiet(
                self.tr(
                    "You are asked once more before anything leaves. You can stop at any time; what has left "
                    "by then can't be called back."
                )
            )
        )
        line = QHBoxLayout()
        line.addWidget(self.send_button)
        line.addStretch(1)
        card.box.addSpacing(4)
        card.box.addLayout(line)
        return card

    def show_ready(self, composed: Composed, *, mask: bool) -> None:
        """Show what pressing the button would send."""
        self._stack.setCurrentIndex(0)
        self.hint.setText(self.tr("The last look before it goes out."))
        count, total = len(composed.messages), composed.segments
        self.figures.show_figures(
            (
                (texts.number(count), self.tr("messages"), self.tr("in %Ln request(s)", "", len(composed.batches))),
                (texts.number(len(composed.problems)), self.tr("rows left out"), ""),
                ("–" if total is None else texts.number(total), self.tr("segments, estimated"), ""),
            )
        )
        self.account.setText(texts.account_line(composed.account))
        self.sheet.setText(f"{texts.file_name(composed.sheet.path)} · {composed.sheet.worksheet}")
        self.send_button.setText(self.tr("&Send %Ln message(s)…", "", count))
        self.send_button.setEnabled(count > 0)
        if not composed.messages:
            self.phone.show_nothing(self.tr("No row can be sent: look at the problems in the preview."))
            self.first.setText("")
            return
        first = composed.messages[0]
        added = composed.provider.rules.front(composed.template)
        self.phone.show_message(
            texts.shown_number(first.number, mask), texts.message_text(first, composed.template), added
        )
        self.first.setText(self.tr("Row {row} of the sheet").format(row=first.row))

    def show_job(self, hint: str) -> None:
        """Show the job itself."""
        self.hint.setText(hint)
        self._stack.setCurrentIndex(1)

    @property
    def shows_job(self) -> bool:
        """Whether it shows a job now."""
        return self._stack.currentIndex() == 1
