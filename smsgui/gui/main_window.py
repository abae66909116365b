"""The window: it alone knows all pages, and it holds the draft."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from smsgui.domain import Account, Job, JobRow, Problem, Status
from smsgui.gui.core import Core
from smsgui.gui.draft import Composed, Draft, fitted, obstacle
from smsgui.gui.flows.account import AccountFlow
from smsgui.gui.flows.history import HistoryFlow
from smsgui.gui.flows.lookup import LookupFlow
from smsgui.gui.flows.message import MessageFlow
from smsgui.gui.flows.preview import PreviewFlow
from smsgui.gui.flows.recipients import RecipientsFlow
from smsgui.gui.flows.sending import SendingFlow
from smsgui.gui.flows.unfinished import UnfinishedFlow
from smsgui.gui.menus import Menus
from smsgui.gui.opening import Opened, with_mended, with_message, with_sheet
from smsgui.gui.pages.account import AccountPage
from smsgui.gui.pages.history import HistoryPage
from smsgui.gui.pages.message import MessagePage
from smsgui.gui.pages.preview import PreviewPage
from smsgui.gui.pages.recipients import RecipientsPage, dropped_file
from smsgui.gui.pages.send import SendPage
from smsgui.gui.shell import Shell
from smsgui.gui.way import WAY, Progress
from smsgui.gui.widgets.ask import ask
from smsgui.gui.widgets.steps import StepState
from smsgui.mapping import Mappings


class MainWindow(QMainWindow):
    """Emits ``language_chosen``. Everything that it shows can be shown again from ``draft`` by another window."""

    language_chosen = Signal(str)

    def __init__(self, core: Core, settings: QSettings, draft: Draft | None = None) -> None:
        super().__init__()
        self._core = core
        self._settings = settings
        self.draft = draft or Draft()
        self.composed: Composed | None = None
        self._obstacle = obstacle(self.draft) if self.draft.account else None
        self._closing = self._writing = False
        self.account = AccountPage()
        self.recipients = RecipientsPage()
        self.message = MessagePage()
        self.preview = PreviewPage()
        self.send = SendPage()
        self.history = HistoryPage()
        self._pages: dict[str, QWidget] = dict(
            zip(
                (*WAY, "history"),
                (self.account, self.recipients, self.message, self.preview, self.send, self.history),
                strict=True,
            )
        )
        self._lay_out()
        self._join()
        self.menus = Menus(self, masked=bool(settings.value("masked", False, bool)))
        self._join_menus()
        self._show_state()
        self.go("account")
        self.history_flow.refresh()

    def sizeHint(self) -> QSize:
        return QSize(1200, 800)

    def _lay_out(self) -> None:
        self.shell = Shell(self._pages)
        self.steps, self.footer = self.shell.steps, self.shell.footer
        self.steps.wanted.connect(self.go)
        self.footer.back_asked.connect(lambda: self._go_by(-1))
        self.footer.next_asked.connect(lambda: self._go_by(1))
        self.setCentralWidget(self.shell)
        self.setAcceptDrops(True)
        self.setWindowTitle("smsgui")

    def _join(self) -> None:
        self.account.writing.connect(self._account_writing)
        self.account_flow = AccountFlow(self.account, self._core, self.draft.account)
        self.account_flow.chosen.connect(self._account_chosen)
        self.recipients_flow = RecipientsFlow(self.recipients, self._core, self.draft)
        self.recipients_flow.opened.connect(self._sheet_opened)
        self.recipients_flow.chosen.connect(self.change)
        self.recipients_flow.mended.connect(self._mended)
        self.message_flow = MessageFlow(self.message, self.draft)
        self.message_flow.chosen.connect(self.change)
        self.lookup_flow = LookupFlow(self.message, self._core, self.draft)
        self.preview_flow = PreviewFlow(self.preview, self._core)
        self.preview_flow.composed.connect(self._composed)
        self.preview_flow.chosen.connect(self.change)
        self.preview.mend_asked.connect(self._mend)
        self.sending = SendingFlow(self.send, self._core)
        self.sending.begun.connect(self._sending_changed)
        self.sending.ended.connect(self._sending_ended)
        self.history_flow = HistoryFlow(self.history, self._core, lambda: self.sending.runner.running)
        self.history_flow.taken.connect(self._job_taken)
        self.unfinished = UnfinishedFlow(self.shell.unfinished, self._core)
        self.history_flow.listed.connect(self.unfinished.look)
        self.unfinished.taken.connect(self._job_taken)
        self.unfinished.looked_at.connect(self._look_at)
        self.unfinished.settled.connect(self.history_flow.refresh)

    def _join_menus(self) -> None:
        menus = self.menus
        menus.open_asked.connect(self._open_from_menu)
        menus.export_asked.connect(self._export)
        menus.mask_chosen.connect(self._mask)
        menus.language_chosen.connect(self.language_chosen)
        self._mask(menus.mask.isChecked())

    def follow(self, former: MainWindow) -> None:
        """Show what ``former`` shows; its draft has been taken over already."""
        if former.composed:
            self.preview_flow.show_composed(former.composed)
        if former.progress.sent:
            self.sending.sent = former.composed
            self.preview_flow.show_sent()
        if former.sending.job:
            self.sending.take(former.sending.job, former.send.job.model.all_rows())
            self._show_state()
        self.account.follow(former.account)
        self.recipients_flow.follow(former.recipients_flow)
        self.preview.follow(former.preview)
        self.unfinished.follow(former.unfinished)
        self.go(former.current)

    # --- the draft

    def change(self, name: str, value: object) -> None:
        """Set one thing of the draft."""
        self.take(replace(self.draft, **{name: value}))  # type: ignore[arg-type]  # the flows name fields of Draft

    def take(self, draft: Draft) -> None:
        """Go on with another draft: what was composed no longer counts, and every page shows the new one."""
        if draft == self.draft:
            return
        self.draft = draft
        self.composed = None
        self.sending.forget()
        self._obstacle = obstacle(draft) if draft.account else None
        self.recipients_flow.show_draft(draft)
        self.message_flow.show_draft(draft)
        self.lookup_flow.show_draft(draft)
        self.preview_flow.forget()
        if self.current == "preview":
            self._compose()
        self._show_state()

    def _account_chosen(self, account: Account | None) -> None:
        sheet = self.draft.sheet
        known = Mappings(self._core.data_dir).recall(sheet.columns) if sheet else None
        self.take(with_message(fitted(self.draft, account), known))
        self._settings.setValue("account", account.name if account else "")
        self._settings.setValue("practice", bool(account and account.practice))

    def _account_writing(self, on: bool) -> None:
        if on is not self._writing:
            self._writing = on
            self._show_state()

    def _sheet_opened(self, opened: Opened) -> None:
        self.take(with_sheet(self.draft, opened))

    def _mended(self, place: int, column: int, text: str) -> None:
        self.take(with_mended(self.draft, place, column, text))

    def _mend(self, problem: Problem) -> None:
        self.go("recipients")
        self.recipients.go_to(problem.row, problem.column)

    def _composed(self, composed: Composed) -> None:
        self.composed = composed
        self.sending.offer(composed)
        self._show_state()

    def _compose(self) -> None:
        if self.composed:
            self.sending.offer(self.composed)
        elif self.progress.can_compose:
            self.preview_flow.compose(self.draft)

    @property
    def progress(self) -> Progress:
        """How far the user is."""
        sending = self.sending
        sent = self.composed is not None and sending.sent is self.composed
        return Progress(
            self.draft, self._obstacle, self.composed, sending.job, sending.runner.running, sent, self._writing
        )

    # --- where the user is

    @property
    def current(self) -> str:
        """The page that is shown."""
        return self.shell.current

    def go(self, key: str) -> None:
        """Show a page, if its step can be gone to."""
        if self.steps.state_of(key) is StepState.LATER and key != "account":
            return
        self.shell.show_page(key)
        if key == "preview":
            self._compose()
        if key == "history":
            self.history_flow.refresh()
        self._show_state()

    def _go_by(self, count: int) -> None:
        self.go(WAY[WAY.index(self.current) + count])

    def _show_state(self) -> None:
        job = self.sending.job
        self.shell.show_progress(self.progress)
        before = WAY[max(WAY.index(self.current) - 1, 0)] if self.current in WAY else "account"
        self.footer.back.setEnabled(before == "account" or self.steps.state_of(before) is not StepState.LATER)
        practice = self.draft.account is not None and self.draft.account.practice
        self.shell.show_practice(job.practice if job is not None and self.current == "send" else practice)
        self.menus.show_state(
            can_export=self.current in ("send", "history"), can_change_language=not self.sending.runner.running
        )

    # --- jobs

    def _sending_changed(self, job: Job) -> None:
        self.shell.unfinished.say("")
        if self.progress.sent:
            self.preview_flow.show_sent()
        self.go("send")
        self._show_state()

    def _sending_ended(self, job: Job | None) -> None:
        self.history_flow.refresh()
        self._show_state()
        if self._closing:
            self.close()

    def _job_taken(self, job: Job, rows: list[JobRow], statuses: tuple[Status, ...], only: list[int] | None) -> None:
        if self.sending.runner.running:
            self.go("send")
            return
        self.sending.take(job, rows)
        self._show_state()
        self.go("send")
        self.sending.go_on(statuses, only)

    def _look_at(self, job: Job) -> None:
        self.go("history")
        self.history_flow.open(job)

    # --- the menu, and the end

    def _open_from_menu(self) -> None:
        self.go("recipients")
        self.recipients_flow.ask_for_file()

    def _export(self) -> None:
        if self.current == "history":
            self.history_flow.export()
        else:
            self.sending.export()

    def _mask(self, on: bool) -> None:
        self._settings.setValue("masked", on)
        self.recipients.set_masked(on)
        self.history.view.set_masked(on)
        for flow in (self.message_flow, self.preview_flow, self.sending):
            flow.set_masked(on)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.go("recipients")
        self.recipients_flow.open(dropped_file(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.sending.runner.running and not self._closing:
            event.ignore()
            ask(
                self,
                self.tr("Messages are being sent. Stop and close?"),
                self.tr(
                    "The request on its way is finished first. The rest is not sent, and you can go on with it later."
                ),
                self.tr("Stop and close"),
                self.tr("Go on sending"),
                self._stop_and_close,
                warn=True,
            )
            return
        if self.sending.runner.running:
            event.ignore()
            return
        self._settings.setValue("geometry", self.saveGeometry())
        event.accept()

    def _stop_and_close(self) -> None:
        self._closing = True
        self.sending.finish()
        if not self.sending.runner.running:
            self.close()
