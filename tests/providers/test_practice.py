"""Every provider against the practice server, which verifies what it gets: real HTTP, the real engine and journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smsgui import providers
from smsgui.domain import Account, Batch, Message, Status, Template
from smsgui.errors import AccountError, ProviderError
from smsgui.practice.credentials import SIGNATURES, Credentials
from smsgui.practice.faults import SHAPES
from smsgui.practice.server import PracticeServer
from smsgui.providers.base import Provider
from smsgui.providers.transport import Transport
from smsgui.sending.journal import Journal
from smsgui.settings import settings_of
from tests.sending import desk

KNOWN = Credentials()
ACCEPTED, REJECTED, UNKNOWN, PENDING = Status.ACCEPTED, Status.REJECTED, Status.UNKNOWN, Status.PENDING
Practice = Callable[..., PracticeServer]


@dataclass(frozen=True)
class Way:
    """One way to send: a provider, an account of the practice server's, and one of its calls."""

    provider: str
    own: dict[str, str]
    secrets: dict[str, str]
    template: Template
    same_content: bool = False
    limit: int = 0

    @property
    def side(self) -> Provider:
        return providers.by_id(self.provider)

    def account(self, url: str, **more: str) -> Account:
        places = {place.key: url for place in self.side.fields if place.kind == "url"}
        return Account("office", self.provider, settings_of(self.side, {**self.own, **places, **more}), self.secrets)

    def messages(self, count: int, first: int = 2) -> list[Message]:
        """The same for all where the call wants it so, else each its own."""
        rows = range(first, first + count)
        if self.side.rules.takes == "text":
            return [Message(row, desk.number(row), self.template.text) for row in rows]
        return [
            Message(row, desk.number(row), None, ("客", "单") if self.same_content else (f"客{row}", str(row)))
            for row in rows
        ]


_UCLOUD = (
    {"public_key": KNOWN.ucloud_public_key, "project_id": KNOWN.ucloud_project_id},
    {"private_key": KNOWN.ucloud_private_key},
)
_HUAWEI = {"region": KNOWN.huawei_region, "project_id": KNOWN.huawei_project_id}
_APPROVED = Template(id="UTA-PRACTICE-1", parameters=(("1", "名"), ("2", "单号")), sender="练习商城")
_SIGNED = Template("【练习商城】您好，今天放假。", sender="练习商城")
WAYS = {
    "ucloud": Way("ucloud", *_UCLOUD, _APPROVED, limit=200),
    "ucloud-same": Way("ucloud", *_UCLOUD, _APPROVED, same_content=True, limit=1000),
    "uspeedo": Way(
        "uspeedo",
        {"access_key_id": KNOWN.uspeedo_access_key_id},
        {"access_key_secret": KNOWN.uspeedo_access_key_secret},
        _APPROVED,
        limit=200,
    ),
    "huawei-aksk": Way(
        "huawei_smn",
        {**_HUAWEI, "access_key": KNOWN.huawei_access_key},
        {"secret_key": KNOWN.huawei_secret_key},
        _SIGNED,
        limit=1000,
    ),
    "huawei-token": Way(
        "huawei_smn",
        {
            **_HUAWEI,
            "auth": "token",
            "domain_name": KNOWN.huawei_domain_name,
            "user_name": KNOWN.huawei_user_name,
        },
        {"password": KNOWN.huawei_password},
        Template("您好，今天放假。", sender=next(iter(SIGNATURES))),
        limit=1000,
    ),
    "submail": Way(
        "submail", {"app_id": KNOWN.submail_app_id}, {"app_key": KNOWN.submail_app_key}, _SIGNED, limit=10_000
    ),
    "submail-md5": Way(
        "submail",
        {"app_id": KNOWN.submail_app_id, "sign_type": "md5", "tag": "批次7"},
        {"app_key": KNOWN.submail_app_key},
        _SIGNED,
        limit=10_000,
    ),
    "submail-sha1": Way(
        "submail",
        {"app_id": KNOWN.submail_app_id, "sign_type": "sha1"},
        {"app_key": KNOWN.submail_app_key},
        _SIGNED,
        limit=10_000,
    ),
}


@pytest.fixture(params=list(WAYS.values()), ids=list(WAYS))
def way(request: pytest.FixtureRequest) -> Way:
    found: Way = request.param
    return found


@pytest.fixture
def practice() -> Iterator[Practice]:
    """Starts a practice server that does these things wrong; stopped after the test."""
    servers: list[PracticeServer] = []

    def start(faults: str = "", *, record: bool = True) -> PracticeServer:
        servers.append(PracticeServer(faults=faults, record=record))
        return servers[-1].start()

    yield start
    for server in servers:
        server.stop()


def fates(journal: Journal, way: Way, server: PracticeServer, count: int = 3, **more: str) -> Counter[Status]:
    """How many rows ended how."""
    account = way.account(server.url, **more)
    job = desk.create(journal, account, way.messages(count), template=way.template, same_content=way.same_content)
    desk.send(journal, job, account)
    return Counter(row.status for row in journal.rows(job))


def endings(server: PracticeServer) -> Counter[int]:
    """How many numbers were taken for delivery how often."""
    return Counter(server.delivered.values())


# --- what goes wrong, how rows end, and how often each of three numbers was taken for delivery

TAKEN = {1: 3}
FAULTS = {
    "": (ACCEPTED, TAKEN),
    "throttle@1": (ACCEPTED, TAKEN),
    "throttle429@1": (ACCEPTED, TAKEN),
    "throttle429@1=3": (ACCEPTED, TAKEN),
    "throttle@*": (PENDING, {}),
    "throttle429@*": (PENDING, {}),
    "throttle429@1=999": (PENDING, {}),
    "reset@1": (UNKNOWN, {}),
    "cut@1": (UNKNOWN, TAKEN),
    "half@1": (UNKNOWN, TAKEN),
    "drip@1=0.1": (ACCEPTED, TAKEN),
    "late@1=0.1": (ACCEPTED, TAKEN),
    "late@1=60": (UNKNOWN, TAKEN),
    "drip@1=60": (UNKNOWN, TAKEN),
    "rubbish@1": (UNKNOWN, TAKEN),
    "empty@1": (UNKNOWN, TAKEN),
    "huge@1=5": (UNKNOWN, TAKEN),
    "http500@1": (UNKNOWN, TAKEN),
    "http502@1": (UNKNOWN, TAKEN),
    "http503@1": (UNKNOWN, TAKEN),
    "http302@1": (UNKNOWN, {}),
    "http400@1": (UNKNOWN, {}),
    "http403@1": (PENDING, {}),
    "http404@1": (UNKNOWN, {}),
}


@pytest.mark.parametrize("faults", FAULTS)
def test_whatever_goes_wrong_no_number_is_delivered_twice(
    way: Way, practice: Practice, journal: Journal, faults: str
) -> None:
    status, taken = FAULTS[faults]
    server = practice(faults)
    hasty = {"read_timeout": "0.5"} if faults.endswith("=60") else {}
    assert fates(journal, way, server, 3, **hasty) == {status: 3}
    assert endings(server) == taken


def test_a_request_that_was_not_let_in_stops_the_job_or_gets_a_new_token(
    way: Way, practice: Practice, journal: Journal
) -> None:
    server = practice("http401@1")
    renewed = "domain_name" in way.own
    assert fates(journal, way, server) == {ACCEPTED if renewed else PENDING: 3}
    assert endings(server) == (TAKEN if renewed else {})


def its_shapes(way: Way) -> list[str]:
    """The shapes that the documents of this way's provider show; ``no_sms`` leaves nothing to send with."""
    name = {"ucloud": "UCloud", "uspeedo": "USpeedo", "huawei_smn": "Huawei", "submail": "SUBMAIL"}[way.provider]
    return ["", *(word for word, told in SHAPES.items() if name in told.partition(":")[0] and word != "no_sms")]


@pytest.mark.parametrize(("name", "shape"), [(name, shape) for name, way in WAYS.items() for shape in its_shapes(way)])
def test_each_shape_of_an_answer_means_the_same(practice: Practice, journal: Journal, name: str, shape: str) -> None:
    way = WAYS[name]
    refused = desk.number(3)
    server = practice(f"refuse={refused}" + (f",shape={shape}" if shape else ""))
    found = fates(journal, way, server)
    if way.same_content and way.provider == "ucloud":
        assert found == {UNKNOWN: 3}, "its one answer does not say which number was not taken"
        return
    assert found == {ACCEPTED: 2, REJECTED: 1}
    assert endings(server) == {1: 2}
    assert refused not in server.delivered


def test_a_number_that_the_answer_leaves_out_is_unknown(way: Way, practice: Practice, journal: Journal) -> None:
    server = practice(f"omit={desk.number(3)}")
    named = way.provider in ("huawei_smn", "submail")  # the others name only what failed
    assert fates(journal, way, server) == ({ACCEPTED: 2, UNKNOWN: 1} if named else {ACCEPTED: 3})
    assert endings(server) == TAKEN


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_request_holds_as_many_numbers_as_the_call_takes(
    way: Way, practice: Practice, journal: Journal, more: int
) -> None:
    server = practice(record=False)
    assert fates(journal, way, server, way.limit + more) == {ACCEPTED: way.limit + more}
    assert server.sends == (2 if more > 0 else 1)
    assert endings(server) == {1: way.limit + more}


def test_an_account_may_want_smaller_requests(way: Way, practice: Practice, journal: Journal) -> None:
    server = practice()
    assert fates(journal, way, server, 7, batch_size="3", parallel="2") == {ACCEPTED: 7}
    assert server.sends == 3


# --- what arrives

AWKWARD = (
    "+ & = % # / ? ; \\ ' \" “” «» \n \t {} [] <> \u00e9 e\u0301 \U0001f600 ＋％ 【】 \u3000 ~ ` ^ | $ * ! @ 一\u200b二"
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors])
@given(
    text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40).filter(str.strip)
    | st.just(AWKWARD)
)
def test_every_character_arrives_as_it_is(way: Way, practice: Practice, text: str) -> None:
    if way.side.rules.takes == "text":
        text = (
            f"【练习商城】{text}"
            if way.template.text.startswith("【")
            else text.replace("【", "").replace("】", "") + "。"
        )
        message = Message(2, "+8613800138001", text)
        arrives: str | tuple[str, ...] = text
    else:
        message = Message(2, "+8613800138001", None, (text, "单"))
        arrives = (text, "单")
    batch = Batch(way.side.call(way.same_content).name, way.template, (message,))
    with PracticeServer() as server, Transport() as carrier:
        found = way.side.submit(batch, way.account(server.url), carrier)
        assert [submission.status for submission in found] == [ACCEPTED]
        assert [delivery.content for delivery in server.deliveries] == [arrives]


@pytest.mark.parametrize("number", ["+85261234567", "+14155550123", "+60123456789", "+393123456789"])
@pytest.mark.parametrize("name", [name for name, way in WAYS.items() if way.side.rules.abroad])
def test_numbers_abroad_arrive_whole(practice: Practice, carrier: Transport, name: str, number: str) -> None:
    way, server = WAYS[name], practice()
    message = way.messages(1)[0]
    message = Message(2, number, message.text, message.parameters)
    batch = Batch(way.side.call(way.same_content).name, way.template, (message,))
    found = way.side.submit(batch, way.account(server.url), carrier)
    assert [submission.status for submission in found] == [ACCEPTED]
    assert server.delivered == {number: 1}


# --- accounts

GOOD = {"ucloud": "open: 1.", "uspeedo": "keys are good", "huawei_smn": "used: 1.", "submail": "left"}


def test_good_credentials_are_good_and_send_nothing(way: Way, practice: Practice, carrier: Transport) -> None:
    server = practice()
    assert GOOD[way.provider] in str(way.side.check(way.account(server.url), carrier))
    assert (server.sends, server.delivered) == (0, {})


def test_bad_credentials_are_refused_and_nothing_is_sent(way: Way, practice: Practice, carrier: Transport) -> None:
    server = practice()
    account = way.account(server.url)
    wrong = {key: secret + "x" for key, secret in way.secrets.items()}
    for bad in (
        Account("bad", way.provider, account.settings, wrong),
        *(
            Account("bad", way.provider, {**account.settings, key: "wrong"}, way.secrets)
            for key in ("public_key", "access_key_id", "access_key", "user_name", "app_id")
            if account.settings.get(key)
        ),
    ):
        with pytest.raises(AccountError):
            way.side.check(bad, carrier)
        with pytest.raises(AccountError):
            way.side.submit(Batch(way.side.calls[0].name, way.template, tuple(way.messages(1))), bad, carrier)
    assert server.delivered == {}


def test_a_message_package_that_is_used_up_stops_the_job(way: Way, practice: Practice, journal: Journal) -> None:
    server = practice("credit=2")
    found = fates(journal, way, server, 4, batch_size="2")
    if way.provider == "uspeedo":  # it has no code of its own for that
        assert found == {ACCEPTED: 2, REJECTED: 2}
    else:
        assert found == {ACCEPTED: 2, PENDING: 2}


def test_tokens_are_renewed_as_often_as_they_end(practice: Practice, journal: Journal) -> None:
    server = practice("tokens=2")
    assert fates(journal, WAYS["huawei-token"], server, 5, batch_size="1") == {ACCEPTED: 5}
    assert endings(server) == {1: 5}
    assert sum("auth/tokens" in arrival.path for arrival in server.requests) == 3


@pytest.mark.parametrize("name", ["huawei-aksk", "huawei-token"])
def test_an_account_without_the_message_calls_is_told_apart(practice: Practice, carrier: Transport, name: str) -> None:
    way = WAYS[name]
    server = practice("shape=no_sms")
    assert "does not show" in str(way.side.check(way.account(server.url), carrier))
    batch = Batch("SmsBatchPublish", way.template, tuple(way.messages(1)))
    with pytest.raises(AccountError) as caught:
        way.side.submit(batch, way.account(server.url), carrier)
    assert caught.value.code == "APIGW.0101"


def test_a_project_that_is_not_the_keys_is_told(practice: Practice, carrier: Transport) -> None:
    way = WAYS["huawei-aksk"]
    with pytest.raises(AccountError) as caught:
        way.side.check(way.account(practice().url, project_id="another"), carrier)
    assert KNOWN.huawei_project_id in caught.value.detail


# --- what there is to choose from


@pytest.mark.parametrize("name", ["ucloud", "uspeedo"])
@pytest.mark.parametrize("shape", ["", "shape=data_object"])
def test_templates_are_fetched_with_a_warning_where_they_cannot_be_sent(
    practice: Practice, carrier: Transport, name: str, shape: str
) -> None:
    way = WAYS[name]
    account = way.account(practice(shape).url)
    assert way.side.fetches_templates
    found = way.side.template("UTA-PRACTICE-1", account, carrier)
    assert (found.text, found.warning) == ("您好{1}，您的订单{2}已发货。", "")
    assert "not approved" in way.side.template("UTA-PRACTICE-3", account, carrier).warning
    assert "being reviewed" in way.side.template("UTA-PRACTICE-4", account, carrier).warning
    with pytest.raises(ProviderError):
        way.side.template("UTA-NOWHERE", account, carrier)


@pytest.mark.parametrize("name", ["huawei-aksk", "huawei-token"])
def test_signatures_are_listed(practice: Practice, carrier: Transport, name: str) -> None:
    way = WAYS[name]
    assert way.side.lists_senders
    found = way.side.senders(way.account(practice().url), carrier)
    assert [sender.value for sender in found] == list(SIGNATURES)
    assert [bool(sender.warning) for sender in found] == [False, True]


@pytest.mark.parametrize("side", providers.PROVIDERS, ids=lambda side: side.id)
def test_what_is_not_offered_is_not_there(side: Provider, carrier: Transport) -> None:
    account = Account("a", side.id, {})
    if not side.lists_senders:
        with pytest.raises(NotImplementedError):
            side.senders(account, carrier)
    if not side.fetches_templates:
        with pytest.raises(NotImplementedError):
            side.template("t", account, carrier)
