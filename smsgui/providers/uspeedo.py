"""USpeedo, the REST calls below ``/api/v1/usms``. Sources: uspeedo.com/docs (SendBatchUSMSMessage, error codes).

Where the documents differ: ``SessionNo`` is a list (REST) or a text (older interface), both are read, and a list is
kept whole; ``FailedTargetPhones`` may be absent, null or a list; ``SenderId`` is sent even when it is empty (the REST
page requires it, the older one does not); numbers always carry their country, because bare ones are ambiguous; 200 of
them in a request, though the older page speaks of 1,000 and the REST page of no limit. The HTTP status of an error is
not documented, so the body decides.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import requests

from smsgui.domain import Account, Batch, Rules
from smsgui.errors import QT_TRANSLATE_NOOP
from smsgui.providers.base import Call, Checked, Field, StoredTemplate, endpoint
from smsgui.providers.numbers import with_country
from smsgui.providers.transport import Answer, Transport
from smsgui.providers.usms import Failed, Usms, entries, ret_code
from smsgui.providers.uspeedo_codes import CODES
from smsgui.providers.words import text, whole

_LET_IN = (0, 215392, 215396, 215397)
"""Found, or not found: either way the keys were good."""


class USpeedo(Usms):
    """Approved templates only; results per number; the sender is an ID that does not stand in the text."""

    id = "uspeedo"
    name = "USpeedo"
    own_fields = (
        Field("access_key_id", QT_TRANSLATE_NOOP("providers", "Access key ID")),
        Field("access_key_secret", QT_TRANSLATE_NOOP("providers", "Access key secret"), secret=True),
        endpoint("https://api.uspeedo.com"),
    )
    rules = Rules(takes="template", signature="id", max_characters=500, sender_needed=False)
    calls = (Call("SendBatchUSMSMessage", 200, same_content=False),)
    codes = CODES
    hidden = frozenset({"Authorization"})
    deciding = Usms.deciding | {403}

    def request(self, batch: Batch, account: Account, now: float) -> requests.Request:
        """JSON with one group, its targets in order."""
        targets = [
            {"Phone": with_country(message.number)}
            | ({"TemplateParams": list(message.parameters)} if message.parameters else {})
            for message in batch.messages
        ]
        group = {"TemplateId": batch.template.id, "SenderId": batch.template.sender, "Target": targets}
        body = json.dumps({"TaskContent": [group]}, ensure_ascii=False, separators=(",", ":")).encode()
        return self._request("POST", "SendBatchUSMSMessage", account, body)

    def check_request(self, account: Account, now: float) -> requests.Request:
        """Ask for a template that need not exist: there is no call that proves the keys alone."""
        return self._request("GET", "USMSTemplate?id=smsgui", account)

    def _request(self, method: str, call: str, account: Account, body: bytes = b"") -> requests.Request:
        headers = {"Authorization": "Basic " + _credentials(account)}
        if body:
            headers["Content-Type"] = "application/json"
        url = f"{account.settings['endpoint'].rstrip('/')}/api/v1/usms/{call}"
        return requests.Request(method, url, headers=headers, data=body)

    def confidential(self, account: Account) -> Iterable[str]:
        """The keys as they stand in the header, too."""
        return (*super().confidential(account), _credentials(account))

    def read_check(self, answer: Answer) -> Checked:
        """Any answer but one about the keys shows that they are good."""
        body = answer.object()
        if (code := ret_code(body, answer)) not in _LET_IN:
            raise self.error(str(code), text(body.get("Message")), answer)
        return Checked(QT_TRANSLATE_NOOP("providers", "The keys are good."), {})

    def template(self, template_id: str, account: Account, transport: Transport) -> StoredTemplate:
        """The query for templates, with this one's id."""
        query = "USMSTemplate?" + urlencode({"id": template_id})
        answer = self.ask(lambda known: self._request("GET", query, known), account, transport)
        with self.understanding(account):
            return self.read_template(answer, template_id)

    def reference(self, body: Mapping[str, Any]) -> str:
        """The session, or all of them."""
        session = body.get("SessionNo")
        return text(",".join(map(text, session)) if isinstance(session, list) else session)

    def taken(self, body: Mapping[str, Any]) -> int | None:
        """SuccessCount, if the older interface's answer comes; none by a list of sessions that is empty."""
        return 0 if body.get("SessionNo") == [] else whole(body.get("SuccessCount"))

    def failed(self, body: Mapping[str, Any]) -> Iterator[Failed]:
        """Each entry of FailedTargetPhones."""
        for target in entries(body.get("FailedTargetPhones")):
            yield Failed("", target.get("Phone"), target.get("TemplateParams"), text(target.get("FailureReason")))


def _credentials(account: Account) -> str:
    key, secret = account.settings["access_key_id"], account.secrets["access_key_secret"]
    return base64.b64encode(f"{key}:{secret}".encode()).decode()
