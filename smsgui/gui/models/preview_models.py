"""The three tables of the preview: messages, problems, requests; and the jobs of the history."""

from __future__ import annotations

from collections.abc import Sequence

from smsgui.domain import Batch, Job, Message, Problem, Status
from smsgui.errors import QT_TRANSLATE_NOOP
from smsgui.gui import texts
from smsgui.gui.models.values_model import ValuesModel

_ROW = QT_TRANSLATE_NOOP("columns", "Row")
_NUMBER = QT_TRANSLATE_NOOP("columns", "Number")


class MessagesModel(ValuesModel[Message]):
    """What each recipient is to get."""

    def __init__(self) -> None:
        self._masked = False
        self._added = ""
        super().__init__(
            (
                (_ROW, lambda message: str(message.row)),
                (_NUMBER, lambda message: texts.shown_number(message.number, self._masked)),
                (QT_TRANSLATE_NOOP("columns", "Segments"), self._segments),
                (QT_TRANSLATE_NOOP("columns", "Text"), self._text),
            ),
            middle=(0, 2),
        )

    def show_messages(self, messages: Sequence[Message], added: str) -> None:
        """Show other messages; ``added`` is what the platform writes in front of each by itself."""
        self._added = added
        self.show(messages)

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self.repaint()

    @staticmethod
    def _segments(message: Message) -> str:
        return "–" if message.segments is None else str(message.segments)

    def _text(self, message: Message) -> str:
        if message.text is not None:
            return (self._added + message.text).replace("\n", " ⏎ ")
        return texts.parameters(message.parameters)


class ProblemsModel(ValuesModel[Problem]):
    """The rows that are left out."""

    def __init__(self) -> None:
        self._masked = False
        super().__init__(
            (
                (_ROW, lambda problem: str(problem.row)),
                (_NUMBER, lambda problem: texts.shown_number(problem.number, self._masked)),
                (QT_TRANSLATE_NOOP("columns", "Column"), lambda problem: problem.column),
                (QT_TRANSLATE_NOOP("columns", "Why it is left out"), self._reason),
            ),
            middle=(0,),
        )

    def set_masked(self, on: bool) -> None:
        """Make the middle of the numbers unreadable."""
        self._masked = on
        self.repaint()

    def _reason(self, problem: Problem) -> str:
        said = texts.problem(problem)
        return texts.masked(said) if self._masked else said


class RequestsModel(ValuesModel[Batch]):
    """The requests that would leave."""

    def __init__(self) -> None:
        super().__init__(
            (
                (QT_TRANSLATE_NOOP("columns", "Request"), lambda batch: batch.call),
                (QT_TRANSLATE_NOOP("columns", "Numbers"), lambda batch: texts.number(len(batch.messages))),
                (QT_TRANSLATE_NOOP("columns", "Rows"), self._rows),
            ),
            middle=(1,),
        )

    @staticmethod
    def _rows(batch: Batch) -> str:
        rows = sorted(message.row for message in batch.messages)
        return str(rows[0]) if len(rows) == 1 else f"{rows[0]} – {rows[-1]}"


class JobsModel(ValuesModel[Job]):
    """Every job there is, the newest first."""

    def __init__(self) -> None:
        super().__init__(
            (
                (QT_TRANSLATE_NOOP("columns", "Date"), lambda job: texts.date(job.created)),
                (QT_TRANSLATE_NOOP("columns", "Sheet"), lambda job: texts.file_name(job.file)),
                (QT_TRANSLATE_NOOP("columns", "Account"), texts.account_name),
                (QT_TRANSLATE_NOOP("columns", "State"), texts.job_state),
                (QT_TRANSLATE_NOOP("columns", "Accepted"), lambda job: texts.number(job.counts[Status.ACCEPTED])),
                (QT_TRANSLATE_NOOP("columns", "Rejected"), lambda job: texts.number(job.counts[Status.REJECTED])),
                (QT_TRANSLATE_NOOP("columns", "Not known"), lambda job: texts.number(job.counts[Status.UNKNOWN])),
                (QT_TRANSLATE_NOOP("columns", "Not sent yet"), self._left),
            ),
            right=(4, 5, 6, 7),
        )

    @staticmethod
    def _left(job: Job) -> str:
        return texts.number(job.counts[Status.PENDING] + job.counts[Status.SUBMITTING])
