"""Pressing Send, and everything that can happen to a job while it runs and afterwards."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from smsgui.domain import Job, JobRow, Status, Submission
from smsgui.errors import JobBusyError, JournalError, SmsguiError
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.draft import Composed
from smsgui.gui.flows.export import Export
from smsgui.gui.flows.going_on import GoingOn
from smsgui.gui.pages.send import SendPage
from smsgui.gui.runner import Begun, JobRunner
from smsgui.gui.widgets.ask import ask
from smsgui.sending.engine import Waiting


class SendingFlow(QObject):
    """Emits ``begun`` and ``ended`` with the job, so that the window can follow.

    ``sent`` is what was composed last and handed over to be sent.
    """

    begun = Signal(object)
    ended = Signal(object)

    def __init__(self, page: SendPage, core: Core) -> None:
        super().__init__(page)
        self._page = page
        self._core = core
        self._composed: Composed | None = None
        self._starting: Composed | None = None
        self.sent: Composed | None = None
        self._stopped = False
        self._masked = False
        self.job: Job | None = None
        self.runner = JobRunner(core, self)
        self.runner.begun.connect(self._begun)
        self.runner.submitted.connect(self._submitted)
        self.runner.waiting.connect(self._waiting)
        self.runner.ended.connect(self._ended)
        self._going_on = GoingOn(page)
        self._export = Export(page, page.error, core)
        page.send_asked.connect(self._confirm)
        buttons = page.job.buttons
        buttons.stop_asked.connect(self.stop)
        buttons.resume_asked.connect(self.resume)
        buttons.retry_rejected_asked.connect(lambda: self._ask_again(Status.REJECTED))
        buttons.retry_unknown_asked.connect(lambda: self._ask_again(Status.UNKNOWN))
        buttons.retry_marked_asked.connect(lambda: self._ask_again(None))
        buttons.export_asked.connect(self.export)

    def offer(self, composed: Composed) -> None:
        """Show what could be sent now, in place of a job that is over; what was offered before may be sent already."""
        if self.runner.running or composed is self._composed:
            return
        self._composed, self.job = composed, None
        self._page.error.say("")
        self._page.show_ready(composed, mask=self._masked)

    def take(self, job: Job, rows: list[JobRow]) -> None:
        """Show an older job here, ready to go on."""
        self.job = job
        view = self._page.job
        view.show_rows(rows, job.provider)
        view.bar.hide()
        view.waiting.say("")
        view.notice.say(texts.summary(view.model.counts), texts.summary_kind(view.model.counts))
        view.buttons.show_running(False)
        self._page.error.say("")
        self._page.show_job(texts.job_line(job))

    def forget(self) -> None:
        """The draft has changed: a job that is over is left to the history."""
        if not self.runner.running:
            self.job = self._composed = None

    def resume(self) -> None:
        """Go on with what is pending, if the user agrees."""
        if self.job and not self.runner.running:
            left = self._page.job.model.counts.get(Status.PENDING, 0)
            self._going_on.ask_rest(self.job, left, self.go_on)

    def go_on(self, statuses: Collection[Status] = (), rows: Collection[int] | None = None) -> None:
        """Go on with what is pending, or with nothing but ``rows`` of these statuses; the user has been asked."""
        if self.job is None or self.runner.running:
            return
        try:
            account = self._core.of_job(self.job)
        except SmsguiError as error:
            self._page.job.notice.say(texts.error(error), "error")
            return
        self.runner.go_on(self.job, account, statuses, rows)

    def export(self) -> None:
        """Save the results as a workbook."""
        if self.job:
            self._export.ask(self.job)

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self._page.job.set_masked(on)
        if self._composed and not self._page.shows_job:
            self._page.show_ready(self._composed, mask=on)

    def stop(self) -> None:
        """Stop after the requests in flight; the second time, ask whether to give those up too."""
        if self._stopped:
            self._ask_to_abandon()
        else:
            self.finish()

    def finish(self) -> None:
        """Stop after the requests in flight."""
        self._stopped = True
        self.runner.stop()
        self._page.job.buttons.show_stopping()
        self._page.job.waiting.say(
            self.tr("Stopping: the request on its way is finished first, the rest is not sent."), "waiting"
        )

    def _ask_to_abandon(self) -> None:
        ask(
            self._page,
            self.tr("Stop without waiting for the answer?"),
            self.tr(
                "The numbers of the request on its way will be called “not known”: they may get the message, and "
                "the program will not find out. They are never sent again by themselves."
            ),
            self.tr("Stop at once"),
            self.tr("Wait for the answer"),
            self.runner.abandon,
            warn=True,
        )

    def send(self) -> None:
        """Send what was composed; the user has been asked."""
        if self._composed and not self.runner.running:
            self._page.error.say("")
            self._page.send_button.setEnabled(False)
            self.runner.start(self._composed)
            self._starting = self._composed

    def _confirm(self) -> None:
        composed = self._composed
        if composed is None or not composed.messages:
            return
        first, count = composed.messages[0], len(composed.messages)
        total = composed.segments
        lines = [
            self.tr("Account: {account}").format(account=texts.account_line(composed.account)),
            self.tr("Segments: {count}, estimated").format(count="–" if total is None else texts.number(total)),
            self.tr("Left out: {count}").format(count=texts.number(len(composed.problems))),
            "",
            self.tr("The first message, to {number}:").format(number=texts.shown_number(first.number, self._masked)),
            composed.provider.rules.front(composed.template) + texts.message_text(first, composed.template),
        ]
        if composed.account.practice:
            lines += ["", self.tr("This is practice: no message leaves this computer.")]
        ask(
            self._page,
            self.tr("Send %Ln message(s) now?", "", count),
            "\n".join(lines),
            self.tr("Send %Ln message(s)", "", count),
            self.tr("Cancel"),
            self.send,
        )

    def _ask_again(self, status: Status | None) -> None:
        view = self._page.job
        self._going_on.ask_again(view.again(status), view.model.counts.get(Status.PENDING, 0), self.go_on)

    def _begun(self, begun: Begun) -> None:
        self.job, self._stopped = begun.job, False
        self.sent, self._starting = self._starting or self.sent, None
        view = self._page.job
        view.show_rows(begun.rows, begun.job.provider)
        view.notice.say("")
        view.waiting.say("")
        view.begin(begun.sending)
        self._page.error.say("")
        self._page.show_job(texts.job_line(begun.job))
        self.begun.emit(begun.job)

    def _submitted(self, submissions: list[Submission]) -> None:
        self._page.job.update_rows(submissions)
        if not self._stopped:
            self._page.job.waiting.say("")

    def _waiting(self, waiting: Waiting) -> None:
        provider = self.job.provider if self.job else ""
        self._page.job.waiting.say(
            self.tr("Waiting {seconds} s before trying again. {reason}").format(
                seconds=round(waiting.seconds), reason=texts.error(waiting.error, provider)
            ),
            "waiting",
        )

    def _ended(self, error: SmsguiError | None) -> None:
        view = self._page.job
        view.waiting.say("")
        self._starting = None
        view.buttons.show_running(False)
        self._page.send_button.setEnabled(True)
        if self.job is None or not self._page.shows_job:
            self._page.error.say(texts.error(error) if error else "", "error")
        else:
            view.bar.hide()
            provider = self.job.provider
            summary = texts.summary(view.model.counts)
            if error:
                words = (
                    texts.error(error)
                    if isinstance(error, JournalError | JobBusyError)
                    else texts.stopped(error, provider)
                )
                view.notice.say(
                    self.tr("Stopped before the end: {reason}").format(reason=words) + "\n" + summary, "error"
                )
            else:
                view.notice.say(summary, texts.summary_kind(view.model.counts))
        self.ended.emit(self.job)
