"""The demonstration: the window on a practice account, with a sample sheet loaded and a message written."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, QObject

from smsgui import compose, resources, sheets
from smsgui.accounts import Accounts
from smsgui.domain import Job, Status, Template
from smsgui.gui import texts
from smsgui.gui.core import Core
from smsgui.gui.draft import Draft
from smsgui.gui.flows.export import write_results
from smsgui.gui.main_window import MainWindow
from smsgui.gui.practice_accounts import PracticeAccounts
from smsgui.practice.credentials import TEMPLATES
from smsgui.secret_store import MemoryStore
from smsgui.sending.journal import Journal

RESULTS = "demo-results.xlsx"
PICTURE = "demo-window.png"
TEMPLATE = TEMPLATES["UTA-PRACTICE-5"]
COLUMNS = ("姓名", "订单号", "金额", "送达日期")


def sample_draft(core: Core) -> Draft:
    """A practice account, the sample sheet, and a template with its variables mapped."""
    account = next(account for account in core.practice.all() if account.provider == "ucloud")
    sheet = sheets.read(resources.path("samples/orders.xlsx"))
    template = Template(
        text=TEMPLATE.text,
        id=TEMPLATE.id,
        parameters=tuple((str(place), column) for place, column in enumerate(COLUMNS, 1)),
        sender="练习商城",
    )
    phone_column = compose.require_phone_column(sheet, None)
    return Draft(account=core.ready(account), original=sheet, sheet=sheet, phone_column=phone_column, template=template)


class Demo(QObject):
    """Has its own data folder, gone at the end. ``alone``: nobody is there to press Send, so it does that itself."""

    def __init__(self, *, alone: bool) -> None:
        super().__init__()
        self._alone = alone
        self._folder = tempfile.TemporaryDirectory(prefix="smsgui-demo-")
        folder = Path(self._folder.name)
        # Five numbers in a request, so that one can watch it.
        self.core = Core(folder, Accounts(folder, MemoryStore()), PracticeAccounts(batch_size="5", max_rate="2"), True)
        self._window: MainWindow | None = None
        self._failed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.core.close()
        self._folder.cleanup()

    def prepare(self, window: MainWindow) -> None:
        """Fill in everything up to the button, and go there."""
        self._window = window
        if self._alone:
            window.resize(window.sizeHint())
        draft = sample_draft(self.core)
        window.take(draft)
        if draft.account:
            window.account_flow.choose(draft.account)
        window.account_flow.refresh()
        window.preview_flow.composed.connect(self._composed)
        window.go("preview")

    def result(self) -> int:
        """The exit code."""
        return int(self._alone and self._failed)

    def _composed(self) -> None:
        window = self._window
        if window is None:
            return
        window.preview_flow.composed.disconnect(self._composed)
        window.go("send")
        if self._alone:
            window.sending.ended.connect(self._ended)
            window.sending.send()

    def _ended(self, job: Job | None) -> None:
        window = self._window
        if window is None or job is None:
            QCoreApplication.exit(1)
            return
        with Journal(self.core.data_dir) as journal:
            job = journal.job(job.id)
            written = write_results(job, journal.rows(job.id), Path(RESULTS))
        QCoreApplication.processEvents()
        window.grab().save(PICTURE)
        counts = {status: count for status, count in job.counts.items() if count}
        lines = [f"{texts.status(status)}: {count}" for status, count in counts.items()]
        print(*lines, sep="\n")  # noqa: T201 - without a display this is what there is to see
        rows = sum(counts.values())
        print(texts.demo_done(rows, RESULTS, PICTURE))  # noqa: T201 - the same
        self._failed = rows != written or bool(counts.get(Status.PENDING)) or bool(counts.get(Status.UNKNOWN))
        QCoreApplication.exit(0)
