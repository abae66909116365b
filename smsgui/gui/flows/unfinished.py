"""On start: a send that stopped before its end is offered, to go on with or to look at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smsgui.domain import Job, JobRow, Status
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.flows import doubt
from smsgui.gui.flows.going_on import GoingOn
from smsgui.gui.widgets.notice import Notice
from smsgui.sending.journal import Journal


class UnfinishedFlow(QObject):
    """Emits ``taken`` as HistoryFlow does, or ``looked_at`` with the job; ``settled`` when what a crash left on its way
    was put aside and is written down as not known.
    """

    taken = Signal(object, list, tuple, object)
    looked_at = Signal(object)
    settled = Signal()

    def __init__(self, notice: Notice, core: Core) -> None:
        super().__init__(notice)
        self._notice = notice
        self._core = core
        self._going_on = GoingOn(notice)
        self._job: Job | None = None
        self._looked = False
        self._button = notice.add_button(self.tr("Go on…"), self._ask)
        self._button.setObjectName("unfinished_go_on")
        notice.add_button(self.tr("Look first"), self._look).setObjectName("unfinished_look")
        self._later = notice.add_button("", self._put_aside)
        self._later.setObjectName("unfinished_later")

    def look(self, jobs: list[Job]) -> None:
        """Offer the newest job that stopped before its end, once."""
        if self._looked:
            return
        self._looked = True
        self._job = next((job for job in jobs if job.state == "stopped"), None)
        self._say()

    def follow(self, former: UnfinishedFlow) -> None:
        """Offer what ``former`` still offers, and nothing else."""
        self._looked = former._looked
        self._job = former._job if former._notice.text() else None
        self._say()

    def _say(self) -> None:
        if self._job:
            left = self._job.counts[Status.PENDING] > 0
            self._button.setVisible(left)
            self._later.setText(self.tr("Not now") if left else self.tr("Understood"))
            self._notice.say(texts.unfinished(self._job), "warning")

    def _look(self) -> None:
        self._notice.say("")
        if self._job:
            self.looked_at.emit(self._job)

    def _put_aside(self) -> None:
        self._notice.say("")
        job, folder = self._job, self._core.data_dir
        if job is None:
            return

        def work(_: object) -> bool:
            with Journal(folder) as journal:
                return doubt.settle(journal, job.id)

        self._core.tasks.start(work, self._put_away, self._failed)

    def _put_away(self, settled: bool) -> None:
        if settled:
            self.settled.emit()

    def _ask(self) -> None:
        if self._job:
            self._going_on.ask_rest(self._job, self._job.counts[Status.PENDING], self._go_on)

    def _go_on(self) -> None:
        job, folder = self._job, self._core.data_dir
        if job is None:
            return
        self._notice.say("")

        def work(_: object) -> tuple[Job, list[JobRow]]:
            with Journal(folder) as journal:
                return job, list(doubt.rows(journal, job.id))

        self._core.tasks.start(work, self._read, self._failed)

    def _failed(self, error: Exception) -> None:
        self._notice.say(texts.any_error(error), "error")

    def _read(self, found: tuple[Job, list[JobRow]]) -> None:
        self.taken.emit(found[0], found[1], (), None)
