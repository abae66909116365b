"""What every provider is: declared data, two pure translations, and one way to carry a request."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import ClassVar
from urllib.parse import parse_qsl, urlencode

import requests

from smsgui.domain import Account, Batch, Rules, Status, Submission, Template
from smsgui.errors import (
    QT_TRANSLATE_NOOP,
    AccountError,
    AccountSettingsError,
    NotSubmittedError,
    ProviderError,
    TemplateError,
    UnconfirmedError,
)
from smsgui.providers.declared import (
    COMMON_FIELDS,
    Call,
    Checked,
    Code,
    Field,
    Sender,
    ShownRequest,
    StoredTemplate,
    endpoint,
)
from smsgui.providers.transport import Answer, Transport
from smsgui.providers.words import HIDDEN, hiding

__all__ = [
    "COMMON_FIELDS",
    "Call",
    "Checked",
    "Code",
    "Field",
    "Provider",
    "Sender",
    "ShownRequest",
    "StoredTemplate",
    "endpoint",
    "in_front",
]


class Provider(ABC):
    """A company that sends messages. Subclasses declare data and write ``request``, ``read`` and the check."""

    id: ClassVar[str]
    name: ClassVar[str]
    own_fields: ClassVar[tuple[Field, ...]]
    rules: ClassVar[Rules]
    calls: ClassVar[tuple[Call, ...]]
    codes: ClassVar[Mapping[str, Code]]
    hidden: ClassVar[frozenset[str]]
    """Names of form parameters and headers that carry a signature or secret."""
    note: ClassVar[str] = ""
    """What everybody must know before opening an account (English, marked); mostly nothing."""
    lists_senders: ClassVar[bool] = False
    """Whether ``senders`` can be called."""
    fetches_templates: ClassVar[bool] = False
    """Whether ``template`` can be called."""
    deciding: ClassVar[frozenset[int]] = frozenset((401, 429))
    """HTTP statuses by which a request was not let in, unless the body's code says unknown, or the account's fault."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything an account of this provider holds, in the order of its form."""
        return self.own_fields + COMMON_FIELDS

    def call(self, same_content: bool = False) -> Call:
        """The call to use: the first, or with ``same_content`` the one for many numbers with one content."""
        if not same_content:
            return self.calls[0]
        for call in self.calls[1:]:
            if call.same_content:
                return call
        raise AccountSettingsError(
            QT_TRANSLATE_NOOP(
                "errors", "{provider} has no separate call for one content to many numbers: leave that choice out."
            ),
            provider=self.name,
        )

    def call_named(self, name: str) -> Call:
        """The declared call of that name."""
        return next(call for call in self.calls if call.name == name)

    def prepare(self, template: Template) -> Template:
        """``template`` as the requests carry it, e.g. with the signature written in front.

        Raises TemplateError where it lacks what this provider can't do without.
        """
        sender = template.sender.strip().removeprefix("【").removesuffix("】").strip()
        if self.rules.sender_needed and self.rules.signature == "field" and not sender:
            raise TemplateError(
                QT_TRANSLATE_NOOP(
                    "errors", "{provider} needs a signature: enter the approved signature as the sender."
                ),
                provider=self.name,
            )
        return replace(template, sender=sender)

    @abstractmethod
    def request(self, batch: Batch, account: Account, now: float) -> requests.Request:
        """The HTTP request for ``batch``; pure. ``now`` is Unix time in seconds."""

    @abstractmethod
    def read(self, answer: Answer, batch: Batch) -> list[Submission]:
        """One Submission for each message of ``batch``; pure. Raises a ProviderError for the request as a whole."""

    @abstractmethod
    def check_request(self, account: Account, now: float) -> requests.Request:
        """A request that proves the credentials and sends nothing."""

    @abstractmethod
    def read_check(self, answer: Answer) -> Checked:
        """What the check tells, e.g. the balance; raises a ProviderError if refused."""

    def ask(self, build: Callable[[Account], requests.Request], account: Account, transport: Transport) -> Answer:
        """Carry the request that ``build`` makes for the account; a provider may first fetch what lets it in."""
        return transport.carry(build(account), account)

    def submit(self, batch: Batch, account: Account, transport: Transport) -> list[Submission]:
        """Send ``batch`` and read the answer. Whatever goes wrong after the body has left is an UnconfirmedError."""
        answer = self.ask(lambda known: self.request(batch, known, time.time()), account, transport)
        with self.understanding(account):
            return self._fit_to_be_shown(self.read(answer, batch), account)

    def check(self, account: Account, transport: Transport) -> Checked:
        """Prove the credentials with a call that sends nothing. Raises a ProviderError where they are not good."""
        answer = self.ask(lambda known: self.check_request(known, time.time()), account, transport)
        with self.understanding(account):
            return self.read_check(answer)

    def error(self, code: str, detail: str, answer: Answer) -> ProviderError:
        """The error for a request refused as a whole: by the provider's code, else by the HTTP status."""
        by_status = answer.unreadable()
        known = self.codes.get(code)
        decision = known.decision if known else type(by_status)
        if answer.status in self.deciding and not issubclass(decision, AccountError | UnconfirmedError):
            decision = type(by_status)
        code, detail = code or by_status.code, detail or by_status.detail
        if issubclass(decision, NotSubmittedError):
            return decision(code, detail, answer.retry_after())
        return decision(code, detail)

    def unless_refused(self, found: list[Submission], answer: Answer) -> list[Submission]:
        """``found``, but the error of a whole request where every row was refused for what is no row's fault."""
        reasons = {(one.status, one.code) for one in found}
        if reasons and all(status is Status.REJECTED and self._is_no_row_s_fault(code) for status, code in reasons):
            raise self.error(found[0].code, found[0].detail, answer)
        return found

    def _is_no_row_s_fault(self, code: str) -> bool:
        known = self.codes.get(code)
        return known is not None and issubclass(known.decision, AccountError | NotSubmittedError)

    def confidential(self, account: Account) -> Iterable[str]:
        """Whatever must never be shown, should an answer echo it."""
        return account.secrets.values()

    def _fit_to_be_shown(self, found: list[Submission], account: Account) -> list[Submission]:
        hide = hiding(self.confidential(account))
        shown = {said: hide(said) for said in {said for one in found for said in one[2:5]}}
        if all(said == fit for said, fit in shown.items()):
            return found
        return [
            one._replace(reference=shown[one.reference], code=shown[one.code], detail=shown[one.detail])
            for one in found
        ]

    @contextmanager
    def understanding(self, account: Account) -> Iterator[None]:
        """Read an answer: no slip of ours may make a message look unsent, and no echoed secret gets out."""
        hide = hiding(self.confidential(account))
        try:
            yield
        except NotSubmittedError as error:
            raise NotSubmittedError(hide(error.code), hide(error.detail), error.retry_after) from None
        except ProviderError as error:
            raise type(error)(hide(error.code), hide(error.detail)) from None
        except Exception as error:  # noqa: BLE001 - the message may have been taken, whatever we failed to understand
            raise UnconfirmedError("unreadable", f"The answer could not be read ({type(error).__name__}).") from None

    def senders(self, account: Account, transport: Transport) -> tuple[Sender, ...]:
        """The senders to choose from, where ``lists_senders`` says so. Raises a ProviderError if refused."""
        raise NotImplementedError

    def template(self, template_id: str, account: Account, transport: Transport) -> StoredTemplate:
        """The approved template of that id, where ``fetches_templates`` says so. Raises a ProviderError if refused."""
        raise NotImplementedError

    def show(self, batch: Batch, account: Account) -> ShownRequest:
        """The request as it would leave, for people to look at. Needs no secrets and opens no connection."""
        blind = replace(account, secrets={field.key: HIDDEN for field in self.fields if field.secret})
        prepared = self.request(batch, blind, time.time()).prepare()
        body = prepared.body or b""
        text = body.decode() if isinstance(body, bytes) else body
        headers = {name: HIDDEN if name in self.hidden else str(value) for name, value in prepared.headers.items()}
        return ShownRequest(prepared.method or "", prepared.url or "", headers, self._hide(text, headers))

    def _hide(self, body: str, headers: Mapping[str, str]) -> str:
        if "x-www-form-urlencoded" not in headers.get("Content-Type", ""):
            return body
        pairs = parse_qsl(body, keep_blank_values=True)
        return urlencode([(key, HIDDEN if key in self.hidden else value) for key, value in pairs], safe="*")


def in_front(template: Template) -> Template:
    """``template`` with 【sender】 in front of its text, unless it stands there; braces in it are no placeholders."""
    front = "【" + template.sender.replace("{", "{{").replace("}", "}}") + "】"
    return template if template.text.startswith(front) else replace(template, text=front + template.text)
