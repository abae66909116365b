"""Looking at jobs that were, and taking one up again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from smsgui.domain import Job, JobRow, Status
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.flows import doubt
from smsgui.gui.flows.export import Export
from smsgui.gui.flows.going_on import GoingOn
from smsgui.gui.pages.history import HistoryPage
from smsgui.sending.journal import Journal


class HistoryFlow(QObject):
    """Emits ``taken`` with a job, its rows, and what the user agreed to send again: statuses, and which rows.

    Emits ``listed`` with all jobs whenever they were read. While ``busy`` none is taken.
    """

    taken = Signal(object, list, tuple, object)
    listed = Signal(list)

    def __init__(self, page: HistoryPage, core: Core, busy: Callable[[], bool]) -> None:
        super().__init__(page)
        self._page = page
        self._core = core
        self._busy = busy
        self._job: Job | None = None
        self._rows: list[JobRow] = []
        self._going_on = GoingOn(page)
        self._export = Export(page, page.error, core)
        page.opened.connect(self.open)
        buttons = page.view.buttons
        buttons.resume_asked.connect(self._ask_rest)
        buttons.retry_rejected_asked.connect(lambda: self._ask_again(Status.REJECTED))
        buttons.retry_unknown_asked.connect(lambda: self._ask_again(Status.UNKNOWN))
        buttons.retry_marked_asked.connect(lambda: self._ask_again(None))
        buttons.export_asked.connect(self.export)

    def refresh(self) -> None:
        """List the jobs anew."""
        folder = self._core.data_dir

        def work(_: object) -> list[Job]:
            with Journal(folder) as journal:
                return doubt.jobs(journal)

        self._core.tasks.start(work, self._listed, self._failed)

    def open(self, job: Job) -> None:
        """Show a job's rows."""
        folder = self._core.data_dir
        self._page.error.say("")

        def work(_: object) -> tuple[bool, Job, list[JobRow]]:
            with Journal(folder) as journal:
                settled = doubt.settle(journal, job.id)
                return settled, doubt.job(journal, job.id), list(doubt.rows(journal, job.id))

        self._core.tasks.start(work, self._opened, self._failed)

    def export(self) -> None:
        """Save the results of the job that is shown."""
        if self._job and self._page.shows_job:
            self._export.ask(self._job)

    def _listed(self, jobs: list[Job]) -> None:
        self._page.error.say("")
        self._page.show_jobs(jobs)
        self.listed.emit(jobs)

    def _opened(self, found: tuple[bool, Job, list[JobRow]]) -> None:
        settled, self._job, self._rows = found
        if settled:
            self.refresh()
        view = self._page.view
        view.show_rows(self._rows, self._job.provider)
        view.buttons.show_running(self._job.state == "sending")
        view.buttons.stop.hide()
        view.notice.say(texts.summary(view.model.counts), texts.summary_kind(view.model.counts))
        self._page.show_job(self._job)

    def _failed(self, error: Exception) -> None:
        self._page.error.say(texts.any_error(error), "error")

    def _ask_rest(self) -> None:
        if job := self._free():
            rows = self._rows
            self._going_on.ask_rest(job, job.counts[Status.PENDING], lambda: self.taken.emit(job, rows, (), None))

    def _ask_again(self, status: Status | None) -> None:
        if job := self._free():
            rows = self._rows
            self._going_on.ask_again(
                self._page.view.again(status),
                job.counts[Status.PENDING],
                lambda statuses, again: self.taken.emit(job, rows, statuses, again),
            )

    def _free(self) -> Job | None:
        """The job that is shown, if it can go on now."""
        if self._job and self._busy():
            self._page.error.say(self.tr("Another send is under way: let it end, or stop it, first."), "warning")
            return None
        return self._job
