"""What is told of people, by whom they are found, and who was two: the same on every device."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import (
    activities,
    attendance,
    calendar,
    consents,
    customfields,
    identities,
    member_views,
    members,
    merging,
    offers,
    registrations,
    relations,
    rewards,
    segments,
    tag_rules,
    units,
)
from desktop.models.condition import Every, Leaf
from desktop.models.member import Filter, MemberQuery
from desktop.models.schema import CUSTOM
from desktop.store import candidates, search, timeline
from desktop.store import consents as agreed
from desktop.store import customfields as kinds
from desktop.store import identities as known
from desktop.store import member_views as views
from desktop.store import members as roster
from desktop.store import offers as directory
from desktop.store import relations as ties
from desktop.store import segments as kept
from desktop.store import tag_rules as ruled
from desktop.store import units as houses
from desktop.store.community import Store
from desktop.store.wallets import balance
from tests.calendar_builders import around, weekly
from tests.sync.team import Laptop, Team, alike, team

REGULARS = Every((Leaf("city", "=", "广州"), Leaf("count.checkin.90", ">=", 1)))


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def both(crew: Team) -> tuple[Laptop, Laptop]:
    """The owner's laptop, and that of an admin."""
    owner = crew.found()
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    return owner, other


def _person(store: Store, name: str, **fields: str) -> bytes:
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def _told(store: Store, who: bytes, friend: bytes) -> list[object]:
    """What a laptop's screens say of her."""
    (house,) = houses.of_member(store, who)
    found = roster.find(store, who)
    assert found is not None
    return [
        [(one.channel, one.value) for one in known.of_member(store, who)],
        [hop.name for hop in ties.way(store, who, friend) or []],
        [(house.kind, [child.name for child in houses.children(store, house.unit)])],
        [(one.text, one.contact) for one in directory.page(store)],
        [(one.purpose, one.given) for one in agreed.said(store, who)],
        agreed.verification(store, who),
        (found.lunar_birthday, [(one.name, one.value) for one in found.custom]),
        [one.kind for one in kinds.listed(store)],
        ruled.tags_of(store, [who])[who],
        [(one.name, kept.count(store, one.where)) for one in kept.listed(store)],
        [one.name for one in views.listed(store) if one.shared],
        search.find(store, "霞光万道"),
    ]


def test_what_is_told_of_people_is_read_on_the_other_laptop(
    crew: Team, both: tuple[Laptop, Laptop]
) -> None:
    owner, other = both
    store = owner.store
    who = _person(store, "林霞", phone="13800138000", city="广州", lunar_birthday="1990-04-12")
    friend, far = _person(store, "王芳"), _person(store, "单文博")
    identities.add(store, who, "taobao", "霞光万道")
    identities.add(store, who, "phone", "13900139000")
    relations.add(store, who, friend, "friend")
    relations.add(store, friend, far, "colleague")
    home = units.add(store, "household", "林家").result
    assert isinstance(home, bytes)
    units.belong(store, home, who, "guardian")
    units.add_child(store, home, "小满", "2019-06")
    offers.add(store, who, "can", "法律咨询")
    consents.say(store, who, "directory", given=True, how="微信")
    consents.verify(store, who, "face", "2026-03-01")
    fee = customfields.add(store, "年费", "money").result
    assert isinstance(fee, bytes)
    members.edit(store, who, {CUSTOM + fee.hex(): "365"})
    activities.add(store, who, "checkin", f"{store.today().isoformat()}T09:00:00")
    tag_rules.save(store, "常客", REGULARS)
    tag_rules.save(store, "摄影", Leaf("count.signup", ">=", 1))
    segments.save(store, "广州常客", REGULARS)
    query = MemberQuery(filters=(Filter("city", "=", ("广州",)),))
    member_views.save(store, "广州", query, ("name", "city"), shared=True)
    alike(crew, *both)
    first = _told(store, who, far)
    assert _told(other.store, who, far) == first
    assert first[1] == ["林霞", "王芳", "单文博"]
    assert first[8] == ("常客",)
    assert first[11] == [who]
    (deeds,) = [deeds for _, deeds in ruled.why(other.store, who, "常客").rules]
    assert [one.kind for one in deeds] == ["checkin"]
    weekly(other.store, 0, title="城市摄影", capacity=1)
    walk = around(other.store)[0]
    registrations.register(other.store, walk.series, walk.original, [who])
    alike(crew, *both)
    assert ruled.tags_of(store, [who]) == {who: ("常客", "摄影")}
    registrations.cancel(store, walk.series, walk.original, [who])
    alike(crew, *both)
    assert ruled.tags_of(other.store, [who]) == {who: ("常客",)}


def test_one_account_noted_on_two_laptops_is_one_and_two_people_with_it_may_be_one(
    crew: Team, both: tuple[Laptop, Laptop]
) -> None:
    owner, other = both
    one = _person(owner.store, "林霞", phone="13800138000")
    two = _person(owner.store, "林霞", phone="13700137000")
    alike(crew, *both)
    # Neither laptop has heard of the other: the same of one person, and of the other person too.
    for laptop in both:
        identities.add(laptop.store, one, "card", "C001")
    identities.add(other.store, two, "taobao", "霞光")
    identities.add(owner.store, one, "taobao", "霞光")
    alike(crew, *both)
    for laptop in both:
        cards = [found for found in known.of_member(laptop.store, one) if found.channel == "card"]
        assert len(cards) == 1
        (pair,) = candidates.candidates(laptop.store)
        assert {pair.one, pair.other} == {one, two}
        assert "account" in pair.likeness.same


def test_a_merge_meets_what_the_other_laptop_did_meanwhile_and_is_parted_again(
    crew: Team, both: tuple[Laptop, Laptop]
) -> None:
    owner, other = both
    one = _person(owner.store, "林霞", phone="13800138000", city="深圳")
    two = _person(owner.store, "林霞", city="广州")
    day = owner.store.today().isoformat()
    alike(crew, *both)
    merging.merge(owner.store, one, two, take=("city",))
    # Offline there: an order, points and an account of a record that is gone here.
    activities.add(other.store, two, "order", f"{day}T10:00:00", amount=9900)
    rewards.award(other.store, two, 30, "值班")
    identities.add(other.store, two, "card", "C001")
    made = calendar.add(other.store, {"title": "共读", "start": f"{day}T08:00:00"}).result
    assert isinstance(made, bytes)
    attendance.check_in(other.store, made, f"{day}T08:00:00", two)
    alike(crew, *both)
    for laptop in both:
        store = laptop.store
        assert [bool(row.last_seen) for row in roster.page(store, MemberQuery())] == [True]
        assert [row.id for row in roster.page(store, MemberQuery())] == [one]
        assert [row.level for row in roster.page(store, MemberQuery())] == ["客户"]
        assert balance(store, one) == 30
        story = timeline.page(store, one)
        assert {(t.kind, t.field) for t in story if t.kind in ("activity", "entry")} == {
            ("entry", "manual"),
            ("activity", "checkin"),
            ("activity", "order"),
        }
        assert search.find(store, "C001") == [one]
        assert [row.city for row in roster.by_ids(store, [one])] == ["广州"]
    merging.separate(other.store, two)
    alike(crew, *both)
    for laptop in both:
        store = laptop.store
        assert {row.id: row.city for row in roster.page(store, MemberQuery())} == {
            one: "深圳",
            two: "广州",
        }
        assert (balance(store, one), balance(store, two)) == (0, 30)
        assert [row.level for row in roster.by_ids(store, [one, two])] == ["", "客户"]
        assert _orders(store, one) == 0
        assert _orders(store, two) == 1
        assert search.find(store, "C001") == [two]


def _orders(store: Store, who: bytes) -> int:
    """How many orders his story tells."""
    return sum(one.field == "order" for one in timeline.page(store, who))
