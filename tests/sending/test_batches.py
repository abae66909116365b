"""How messages are cut into batches."""

from __future__ import annotations

from collections import Counter
from itertools import chain, groupby

from hypothesis import given
from hypothesis import strategies as st

from smsgui.domain import Batch, Message, Template
from smsgui.providers.base import Call
from smsgui.sending.batches import batches, in_sending_order, size
from tests.sending.desk import account

TEMPLATE = Template("text")
OWN = Call("own", 200, same_content=False)
SAME = Call("same", 1000, same_content=True)

MESSAGES = st.lists(st.tuples(st.sampled_from("1234567"), st.sampled_from(["早", "午", "晚"])), max_size=60).map(
    lambda found: [Message(row, f"+861380013800{n}", text) for row, (n, text) in enumerate(found, 2)]
)


def cut(messages: list[Message], call: Call, limit: int) -> list[Batch]:
    ordered = [message for _, message in in_sending_order(messages, call)]
    return list(batches(ordered, TEMPLATE, call, limit))


@given(MESSAGES, st.integers(1, 9))
def test_every_message_is_in_exactly_one_batch_and_none_is_too_big(messages: list[Message], limit: int) -> None:
    for call in (OWN, SAME):
        found = cut(messages, call, limit)
        assert sorted(m.row for batch in found for m in batch.messages) == [m.row for m in messages]
        assert all(0 < len(batch.messages) <= limit for batch in found)


@given(MESSAGES, st.integers(1, 9))
def test_where_each_number_has_its_own_content_the_order_of_the_sheet_is_kept(
    messages: list[Message], limit: int
) -> None:
    assert list(chain.from_iterable(batch.messages for batch in cut(messages, OWN, limit))) == messages
    assert all(len(batch.messages) == limit for batch in cut(messages, OWN, limit)[:-1])


@given(MESSAGES, st.integers(1, 9))
def test_one_content_for_many_numbers_is_one_content_and_each_number_once(messages: list[Message], limit: int) -> None:
    found = cut(messages, SAME, limit)
    for batch in found:
        assert len({m.content for m in batch.messages}) == 1
        assert max(Counter(m.number for m in batch.messages).values()) == 1
    contents = [content for content, _ in groupby(batch.messages[0].content for batch in found)]
    assert contents == list(dict.fromkeys(m.content for m in messages))


def test_a_batch_is_as_big_as_the_account_says_and_never_bigger_than_the_call_takes() -> None:
    sizes = [size(OWN, account("https://x.example", batch_size=wanted)) for wanted in ("0", "7", "200", "5000")]
    assert sizes == [200, 7, 200, 200]
