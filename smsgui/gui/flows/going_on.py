"""The questions before a job goes on, from wherever that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from smsgui.domain import Job, JobRow, Status
from smsgui.gui import texts
from smsgui.gui.widgets.ask import ask


class GoingOn(QObject):
    """Asks in front of ``page``; where nothing would be sent, nothing is asked."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def ask_rest(self, job: Job, left: int, agreed: Callable[[], object]) -> None:
        """Ask whether the ``left`` messages of ``job`` are to be sent now."""
        if not left:
            return
        ask(
            self._page,
            self.tr("Send the %Ln message(s) that are left?", "", left),
            "\n".join((texts.job_line(job), self.tr("Numbers that were sent to already are left alone."))),
            self.tr("Go on sending"),
            self.tr("Cancel"),
            agreed,
        )

    def ask_again(
        self, rows: Sequence[JobRow], left: int, agreed: Callable[[tuple[Status, ...], list[int]], object]
    ) -> None:
        """Ask whether these rejected and unknown rows, and none of the ``left`` ones beside them, are to be sent again.

        ``agreed`` gets their statuses and their numbers.
        """
        if not rows:
            return
        statuses = tuple({row.status for row in rows})
        doubt = Status.UNKNOWN in statuses
        details = self._doubt() if doubt else self._refusal()
        if left:
            details += "\n" + self.tr("%Ln message(s) not sent yet are left as they are.", "", left)
        ask(
            self._page,
            self.tr("Send %Ln message(s) again?", "", len(rows)),
            details,
            self.tr("Send again"),
            self.tr("Cancel"),
            lambda: agreed(statuses, [row.row for row in rows]),
            warn=doubt,
        )

    def _doubt(self) -> str:
        return self.tr(
            "It is not known whether these messages were sent. Look in the provider's console first: "
            "whoever has got the message already would get it a second time."
        )

    def _refusal(self) -> str:
        return self.tr(
            "The provider did not take these messages. What it said stands beside each number; where "
            "the reason is still there, it will refuse again."
        )
