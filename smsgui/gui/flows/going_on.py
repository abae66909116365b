"""The question before a job goes on, from wherever that was asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from smsgui.domain import Job
from smsgui.gui import texts
from smsgui.gui.texts import translate
from smsgui.gui.widgets.ask import ask


def ask_to_go_on(parent: QWidget, job: Job, left: int, agreed: Callable[[], object]) -> None:
    """Ask whether the ``left`` messages of ``job`` are to be sent now; nothing is asked where none is left."""
    if not left:
        return
    ask(
        parent,
        translate("UnfinishedFlow", "Send the %Ln message(s) that are left?", "", left),
        "\n".join(
            (texts.job_line(job), translate("UnfinishedFlow", "Numbers that were sent to already are left alone."))
        ),
        translate("UnfinishedFlow", "Go on sending"),
        translate("UnfinishedFlow", "Cancel"),
        agreed,
    )
