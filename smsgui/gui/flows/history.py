"""Looking at jobs that were, and taking one up again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smsgui.domain import Job, JobRow, Status
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.flows import doubt
from smsgui.gui.flows.export import Export
from smsgui.gui.flows.going_on import ask_to_go_on
from smsgui.gui.pages.history import HistoryPage
from smsgui.sending.journal import Journal


class HistoryFlow(QObject):
    """Emits ``taken`` with a job, its rows, and what is to be sent again: statuses, and which rows (or ``None``).

    Emits ``listed`` with all jobs whenever they were read.
    """

    taken = Signal(object, list, tuple, object)
    listed = Signal(list)

    def __init__(self, page: HistoryPage, core: Core) -> None:
        super().__init__(page)
        self._page = page
        self._core = core
        self._job: Job | None = None
        self._rows: list[JobRow] = []
        self._export = Export(page, page.error, core)
        page.opened.connect(self.open)
        buttons = page.view.buttons
        buttons.resume_asked.connect(self._ask_to_go_on)
        buttons.retry_rejected_asked.connect(lambda: self._take((Status.REJECTED,), None))
        buttons.retry_unknown_asked.connect(lambda: self._take((Status.UNKNOWN,), None))
        buttons.retry_marked_asked.connect(self._take_marked)
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

    def _ask_to_go_on(self) -> None:
        if self._job:
            ask_to_go_on(self._page, self._job, self._job.counts[Status.PENDING], lambda: self._take((), None))

    def _take_marked(self) -> None:
        marked = [row for row in self._page.view.rows() if row.status in (Status.REJECTED, Status.UNKNOWN)]
        self._take(tuple({row.status for row in marked}), [row.row for row in marked])

    def _take(self, statuses: tuple[Status, ...], rows: list[int] | None) -> None:
        if self._job:
            self.taken.emit(self._job, self._rows, statuses, rows)
