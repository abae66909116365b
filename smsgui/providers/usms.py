"""What UCloud and USpeedo have in common: RetCode and Message, a list of what failed, and templates with a status."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from smsgui.domain import Batch, Status, Submission
from smsgui.errors import QT_TRANSLATE_NOOP, AccountError, NotSubmittedError, UnconfirmedError
from smsgui.providers.base import Provider, StoredTemplate
from smsgui.providers.numbers import Echoes
from smsgui.providers.transport import Answer
from smsgui.providers.words import objects, text, whole

PARTLY_FAILED = 18046
UNAPPROVED = (18016, 18017)
"""Signature or template not approved: stops the job, unless the answer names the rows that it refuses."""

_STATUSES = {
    0: QT_TRANSLATE_NOOP("providers", "This template still waits for its review: it can't be sent yet."),
    1: QT_TRANSLATE_NOOP("providers", "This template is still being reviewed: it can't be sent yet."),
    3: QT_TRANSLATE_NOOP("providers", "This template was not approved: it can't be sent."),
    4: QT_TRANSLATE_NOOP("providers", "This template is disabled: it can't be sent."),
}
_APPROVED = 2
_NO_STATUS = QT_TRANSLATE_NOOP("providers", "It is not known whether this template is approved.")


@dataclass(frozen=True, slots=True)
class Failed:
    """A target that the answer says was not taken, by what it echoes; all empty for an entry that names nobody."""

    user_id: str
    phone: object
    parameters: object
    reason: str


class Usms(Provider):
    """A provider of this family. Subclasses say where an answer has its reference and its failures."""

    fetches_templates = True

    @abstractmethod
    def reference(self, body: Mapping[str, Any]) -> str:
        """The provider's id of what it took; there is one only if anything was."""

    @abstractmethod
    def failed(self, body: Mapping[str, Any]) -> Iterator[Failed]:
        """Every target that the answer lists as not taken."""

    @abstractmethod
    def taken(self, body: Mapping[str, Any]) -> int | None:
        """How many messages were taken, at most, as far as the answer counts them itself."""

    def read(self, answer: Answer, batch: Batch) -> list[Submission]:
        """Rows that are listed are rejected; the others accepted if the answer says that anything was.

        A row of a number of which another row is listed, nobody knows which, is unknown.
        """
        body = answer.object()
        code, message = ret_code(body, answer), text(body.get("Message"))
        reference = self.reference(body)
        failures, doubtful, unmatched = self._failures(body, batch)
        if reference or code in (0, PARTLY_FAILED):
            taken, left = self.taken(body), len(batch.messages) - len(failures) - len(doubtful)
            short = taken is not None and taken < left
            clear = not (unmatched or short) and (code == 0 or failures or doubtful)
            rest = Status.ACCEPTED if clear else Status.UNKNOWN
            said = "" if clear else message or "Some numbers failed; the answer does not clearly say which."
        else:
            error = self.error(str(code), message, answer)
            if not failures or (isinstance(error, AccountError | NotSubmittedError) and code not in UNAPPROVED):
                raise error
            rest = Status.UNKNOWN if isinstance(error, UnconfirmedError) else Status.REJECTED
            said, doubtful = message, set()
        shown = str(code or "")
        unsure = "One of the messages to this number failed; the answer does not say which."
        return [
            Submission(m.row, Status.REJECTED, "", shown, failures[m.row] or message)
            if m.row in failures
            else Submission(m.row, Status.UNKNOWN, reference, shown, unsure)
            if m.row in doubtful
            else Submission(m.row, rest, reference, "" if rest is Status.ACCEPTED else shown, said)
            for m in batch.messages
        ]

    def _failures(self, body: Mapping[str, Any], batch: Batch) -> tuple[dict[int, str], set[int], bool]:
        """Rows that are listed, with the reason; rows that may be meant; and whether something else is listed."""
        failures: dict[int, str] = {}
        doubtful: set[int] = set()
        unmatched = False
        listed = list(self.failed(body))
        rows = {str(message.row): message for message in batch.messages} if listed else {}
        echoes = Echoes(batch.messages if listed else ())
        for target in listed:
            message = rows.get(target.user_id) or echoes.take(target.phone, target.parameters)
            meant = echoes.find(target.phone)
            if message:
                failures[message.row] = target.reason
            elif meant:  # one of several, or one that was listed before
                doubtful |= {other.row for other in meant}
            else:
                unmatched = True
        return failures, doubtful - failures.keys(), unmatched

    def read_template(self, answer: Answer, template_id: str) -> StoredTemplate:
        """The template of a query's answer, be it one object or a list of them."""
        body = answer.object()
        code, message = ret_code(body, answer), text(body.get("Message"))
        if code != 0:
            raise self.error(str(code), message, answer)
        data = body.get("Data")
        found = objects(data if isinstance(data, list) else [data])
        named = [entry for entry in found if text(entry.get("TemplateId")) == template_id]
        for entry in named or [entry for entry in found if "TemplateId" not in entry]:
            status = whole(entry.get("Status"))
            warning = "" if status == _APPROVED else _STATUSES.get(-1 if status is None else status, _NO_STATUS)
            return StoredTemplate(template_id, text(entry.get("TemplateName")), text(entry.get("Template")), warning)
        raise answer.unreadable()


def entries(value: object) -> list[dict[str, Any]]:
    """What a list of failures holds, be it one object without a list; what can't be read names nobody."""
    if not value:
        return []
    found = value if isinstance(value, list) else [value]
    return [entry if isinstance(entry, dict) else {} for entry in found]


def ret_code(body: Mapping[str, Any], answer: Answer) -> int:
    """The answer's RetCode; without one it is no answer."""
    code = whole(body.get("RetCode"))
    if code is None:
        raise answer.unreadable()
    return code
