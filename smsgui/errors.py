"""One exception per decision. Every text for people is one plain sentence, marked for translation where it stands."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, sentence: str) -> str:  # noqa: N802 - lupdate finds marked texts by this very name
    """Mark ``sentence`` for translation without needing Qt; returned as it is."""
    return sentence


class SmsguiError(Exception):
    """Something a person can mend.

    ``sentence`` is the English text with ``{name}`` places and ``values`` what stands in them, so that the window
    can translate the one and fill in the other; ``str()`` is the finished English sentence.
    """

    def __init__(self, sentence: str, /, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence.format(**values))


class SheetError(SmsguiError):
    """The spreadsheet can't be read, or lacks what is needed."""


class TemplateError(SmsguiError):
    """The message can't be written: an unknown placeholder, a variable without a column, no sender."""


class AccountSettingsError(SmsguiError):
    """An account's settings are wrong, or the account or its secret is missing."""


class KeyringError(SmsguiError):
    """The system's keyring can't be used."""


class JournalError(SmsguiError):
    """The journal can't be read or written; nothing may be sent."""


class JobBusyError(JournalError):
    """Another process is sending this job."""


class ProviderError(SmsguiError):
    """What happened to one request. The subclass is the decision.

    ``code`` is the provider's own code, literally, or one of our words where no answer came (``timeout``,
    ``connection_lost``, ``unreadable``, ``http_500``); ``detail`` is the provider's own text, or an English sentence.
    """

    def __init__(self, code: str, detail: str) -> None:
        self.code = code
        self.detail = detail
        super().__init__("{code} {detail}" if code else "{detail}", code=code, detail=detail)


class NotSubmittedError(ProviderError):
    """Surely nothing left this computer or was taken: try again after a pause.

    ``retry_after`` is the pause in seconds that the provider asked for, if it did.
    """

    def __init__(self, code: str, detail: str, retry_after: float | None = None) -> None:
        super().__init__(code, detail)
        self.retry_after = retry_after


class RefusedError(ProviderError):
    """This batch was refused: its rows are rejected, the job goes on."""


class AccountError(ProviderError):
    """No batch of this account can pass: stop, the rows stay pending."""


class UnconfirmedError(ProviderError):
    """It may have been sent: the rows are unknown and never sent again by themselves."""
