"""The way from an account to a sent job: which steps are done, which can be gone to, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from smsgui.domain import Job
from smsgui.errors import SmsguiError
from smsgui.gui import texts
from smsgui.gui.draft import Composed, Draft
from smsgui.gui.texts import translate
from smsgui.gui.widgets.steps import StepState

WAY = ("account", "recipients", "message", "preview", "send")


def titles() -> dict[str, str]:
    """The steps as they are called."""
    return {
        "account": translate("way", "Account"),
        "recipients": translate("way", "Recipients"),
        "message": translate("way", "Message"),
        "preview": translate("way", "Preview"),
        "send": translate("way", "Send"),
    }


@dataclass(frozen=True)
class Progress:
    """How far the user is. ``obstacle`` is what is wrong with the message; ``job`` the one that the Send page shows.

    ``sent``: sending what was composed has begun. ``writing``: something on the Account page is not kept yet.
    """

    draft: Draft
    obstacle: SmsguiError | None
    composed: Composed | None
    job: Job | None
    running: bool
    sent: bool = False
    writing: bool = False

    @property
    def can_compose(self) -> bool:
        """Whether every row can be filled in."""
        return self.draft.account is not None and self.draft.has_recipients and self.obstacle is None

    def state(self, key: str) -> StepState:
        """A step's state."""
        if self._done(key):
            return StepState.DONE
        return StepState.OPEN if self._open(key) else StepState.LATER

    def note(self, key: str) -> str:
        """What was chosen in a step, in a few words."""
        draft, composed = self.draft, self.composed
        if key == "account":
            return texts.account_name(draft.account)
        if key == "recipients" and draft.sheet:
            return texts.file_name(draft.sheet.path)
        if key == "message":
            return (draft.template.text or draft.template.id).strip().split("\n", 1)[0]
        if key == "preview" and self.sent:
            return translate("way", "Sending has begun")
        if key == "preview" and composed:
            return translate("way", "{messages} to send, {problems} left out").format(
                messages=texts.number(len(composed.messages)), problems=texts.number(len(composed.problems))
            )
        return texts.file_name(self.job.file) if key == "send" and self.job else ""

    def missing(self, key: str) -> str:
        """Why one can't go on from a step yet."""
        draft = self.draft
        if key == "account" and self.writing:
            return translate("way", "First keep or cancel what you have entered here.")
        if key in ("account", "recipients") and draft.account is None:
            return translate("way", "Choose an account first.")
        if key == "recipients":
            if draft.sheet is None:
                return translate("way", "Open a spreadsheet.")
            return translate("way", "Choose the column with the phone numbers.")
        if key == "message":
            return translate("way", "The message is not complete yet.")
        if key == "preview" and self.composed:
            return translate("way", "There is no row that could be sent.")
        return ""

    def can_go_on(self, key: str) -> bool:
        """Whether the page after ``key`` is there to go to."""
        following = WAY[WAY.index(key) + 1]
        return self.state(following) is not StepState.LATER and not (key == "account" and self.writing)

    def _done(self, key: str) -> bool:
        return {
            "account": self.draft.account is not None,
            "recipients": self.draft.has_recipients,
            "message": self.can_compose,
            "preview": self.composed is not None,
            "send": self.job is not None and not self.running,
        }[key]

    def _open(self, key: str) -> bool:
        return {
            "account": True,
            "recipients": True,
            "message": self.draft.account is not None and self.draft.has_recipients,
            "preview": self.can_compose,
            "send": self.job is not None or (self.composed is not None and bool(self.composed.messages)),
        }[key]
