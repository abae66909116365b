"""Filling in every row, in the background, and showing what would leave."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smsgui.domain import Batch
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.draft import Composed, Draft, compose_all
from smsgui.gui.flows.export import Export
from smsgui.gui.opening import mapping_of
from smsgui.gui.pages.preview import PreviewPage
from smsgui.gui.readable import literal, readable
from smsgui.gui.workers import Task
from smsgui.mapping import Mappings


class PreviewFlow(QObject):
    """Emits ``composed`` when every row is filled in, and what was ``chosen`` about the rows left out."""

    composed = Signal(object)
    chosen = Signal(str, object)

    def __init__(self, page: PreviewPage, core: Core) -> None:
        super().__init__(page)
        self._page = page
        self._core = core
        self._task: Task | None = None
        self._composed: Composed | None = None
        self._masked = False
        self._hint = page.hint.text()
        page.busy.stop_asked.connect(self._stop)
        page.request_asked.connect(self._show_request)
        page.keep_duplicates_chosen.connect(lambda on: self.chosen.emit("keep_duplicates", on))
        page.allow_repeat_chosen.connect(lambda on: self.chosen.emit("allow_repeat", on))
        self._export = Export(page, page.error, core)
        page.export_asked.connect(self._export_problems)
        page.show_composed(None)

    def compose(self, draft: Draft) -> None:
        """Fill in every row of ``draft``."""
        if self._task:
            self._task.stop.set()
        self._page.show_error("")
        self._page.busy.begin(self.tr("Writing the messages …"))
        folder = self._core.data_dir

        def work(task: Task) -> tuple[Task, Composed]:
            composed = compose_all(draft, folder, task.progressed.emit, task.stop)
            Mappings(folder).remember(composed.sheet.columns, mapping_of(draft))
            return task, composed

        self._task = self._core.tasks.start(work, self._done, self._failed)
        self._task.progressed.connect(self._page.busy.progress)

    def show_composed(self, composed: Composed) -> None:
        """Show what was composed, here or by a former window."""
        self._composed = composed
        self._page.hint.setText(self._hint)
        self._page.show_composed(composed)
        self.composed.emit(composed)

    def show_sent(self) -> None:
        """Sending what is shown has begun: no longer say what would leave."""
        self._page.figures.hide()
        self._page.hint.setText(
            self.tr("Sending these messages has begun: the Send page and the history say what became of each number.")
        )

    def forget(self) -> None:
        """The draft has changed: what was composed no longer counts."""
        if self._task:
            self._task.stop.set()
            self._task = None
        self._composed = None
        self._page.busy.end()
        self._page.hint.setText(self._hint)
        self._page.show_error("")
        self._page.show_composed(None)

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self._page.set_masked(on)

    def _done(self, found: tuple[Task, Composed]) -> None:
        task, composed = found
        if task is self._task:
            self._task = None
            self._page.busy.end()
            self.show_composed(composed)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._page.busy.end()
        self._page.show_error(texts.any_error(error))

    def _stop(self) -> None:
        self.forget()
        self._page.show_error(self.tr("Stopped. Come back to this page to begin again."))

    def _export_problems(self) -> None:
        if self._composed:
            self._export.ask_problems(self._composed)

    def _show_request(self, batch: Batch) -> None:
        if self._composed is None:
            return
        request = self._composed.provider.show(batch, self._composed.account)
        forms = (readable(request), literal(request))
        if self._masked:
            forms = (
                texts.masked(forms[0]),
                self.tr("Numbers are masked: switch that off to see the request as it is sent."),
            )
        self._page.show_request(batch, *forms)
