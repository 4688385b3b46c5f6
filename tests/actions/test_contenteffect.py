"""What came after content was published: joins within seven days, and the paid ratio."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import calendar, content, contenteffect
from desktop.actions.content import SlotName
from desktop.models.content import Effect, share
from desktop.models.content_words import effect_words
from desktop.models.permission import PRESETS, Actor
from desktop.models.problem import Problem
from desktop.store.community import Store
from desktop.store.contenteffect import together
from tests.conftest import MakeStore

DAY = date(2026, 3, 10)


def joined(store: Store, days: list[int]) -> list[bytes]:
    """Members who joined so many days after (or before) DAY."""
    with store.recording("import") as rec:
        return [
            rec.put("member", None, {
                "name": f"成员{at}", "joined": (DAY + timedelta(days=after)).isoformat(),
            })
            for at, after in enumerate(days)
        ]  # fmt: skip


def paid(store: Store, who: bytes, first: int, last: int) -> bytes:
    """A fee that holds from one day after DAY to another."""
    days = [(DAY + timedelta(days=at)).isoformat() for at in (first, last)]
    with store.recording("payment.add") as rec:
        return rec.put("payment", None, {
            "member": who, "purpose": "fee", "method": "wechat", "local": f"{days[0]}T10:00:00",
            "zone": store.zone, "amount": 36_500, "from": days[0], "to": days[1], "at": rec.at,
        })  # fmt: skip


def published(store: Store, title: str, slot: SlotName | None = None, after: int = 0) -> bytes:
    made = content.add(store, {"title": title, "type": "article"}, slot).result
    assert isinstance(made, bytes)
    at = DAY + timedelta(days=after)
    content.advance(store, made, "published", f"{at}T08:00")
    return made


def test_a_column_has_its_joins_within_seven_days_and_its_ratio_before_and_after(
    store: Store,
) -> None:
    series = calendar.add(
        store,
        {"title": "财经专栏", "kind": "column", "start": f"{DAY}T08:00:00", "rule": "FREQ=WEEKLY"},
    ).result
    assert isinstance(series, bytes)
    # Four were here; three join on the first, the seventh and the eighth day.
    people = joined(store, [-30, -30, -30, -1, 0, 6, 7])
    paid(store, people[0], -20, 340)
    paid(store, people[4], 2, 360)
    paid(store, people[6], 7, 360)
    back = paid(store, people[1], 1, 360)
    with store.recording("payment.back") as rec:
        rec.put("refund", None, {"payment": back, "member": people[1], "at": rec.at})
    published(store, "三个信封", SlotName(series, f"{DAY}T08:00:00"))
    published(store, "随笔", after=7)
    first, second = contenteffect.effect(store)
    assert (first.title, first.joins, first.before, first.after) == ("三个信封", 2, (1, 4), (2, 6))
    assert (share(first.before), share(first.after)) == (25.0, 33.3)
    assert (second.column, second.joins, second.before) == ("", 1, (2, 6))
    assert [one.title for one in contenteffect.effect(store, "财经专栏")] == ["三个信封"]
    whole = together("财经专栏", [first])
    assert (whole.joins, whole.before, whole.after) == (2, (1, 4), (2, 6))
    assert effect_words(first, "zh_CN") == "7 天内加入 2 人，付费比例 25% → 33.3%"
    assert effect_words(first, "en") == "2 people joined in 7 days, paid 25% → 33.3%"


def test_days_that_are_not_over_say_so(store: Store) -> None:
    today = store.today()
    published(store, "今天的", after=(today - DAY).days)
    (one,) = contenteffect.effect(store)
    assert (one.day, one.whole) == (today.isoformat(), False)
    assert effect_words(one, "zh_CN").endswith("（还没满 7 天）")


def test_who_does_not_keep_the_payments_is_told_nothing_of_them(store: Store) -> None:
    store.look_on(Actor(store.operator, "主持", "host", PRESETS["host"]))
    with pytest.raises(Problem) as refused:
        contenteffect.effect(store)
    assert refused.value.code == "role.not_allowed"


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.integers(-9, 9),
            st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)), max_size=3),
        ),
        max_size=5,
    ),
    st.integers(-6, 6),
)
def test_the_sums_are_what_counting_each_member_gives(
    make_store: MakeStore, people: list[tuple[int, list[tuple[int, int]]]], when: int
) -> None:
    store = make_store()
    for who, (_, fees) in zip(joined(store, [at for at, _ in people]), people, strict=True):
        for first, length in fees:
            paid(store, who, first, first + length)
    published(store, "一篇", after=when)
    (found,) = contenteffect.effect(store)

    def holding(day: int) -> tuple[int, int]:
        held = sum(any(a <= day <= a + n for a, n in fees) for _, fees in people)
        return held, sum(at <= day for at, _ in people)

    assert found == Effect(
        found.item, "", "一篇", found.day,
        sum(when <= at <= when + 6 for at, _ in people), holding(when - 1), holding(when + 6),
    )  # fmt: skip
