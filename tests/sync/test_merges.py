"""Merges of laptops that did not hear of each other: one person at the end, by every list."""

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.actions import (
    activities,
    attendance,
    benefits,
    consents,
    cooperation,
    coupons,
    erasing,
    following,
    history,
    honours,
    identities,
    mall,
    members,
    merging,
    offers,
    payments,
    prioritycodes,
    referrals,
    registrations,
    relations,
    rewards,
    service,
    units,
)
from desktop.actions.exporting import export_members
from desktop.models.award import EntryQuery
from desktop.models.changes import Changes
from desktop.models.condition import Leaf
from desktop.models.coupon import Terms
from desktop.models.gift import GiftFields, RedemptionQuery
from desktop.models.member import Filter, MemberQuery
from desktop.models.payment import PaymentQuery
from desktop.models.problem import Problem
from desktop.store import benefits as given
from desktop.store import (
    boards,
    calendar,
    doings,
    entries,
    groups,
    redemptions,
    segments,
    statements,
)
from desktop.store import cooperation as together
from desktop.store import coupons as held
from desktop.store import honours as granted
from desktop.store import identities as known
from desktop.store import members as roster
from desktop.store import offers as directory
from desktop.store import payments as register
from desktop.store import prioritycodes as codes
from desktop.store import referrals as brought
from desktop.store import registrations as signed_up
from desktop.store import relations as ties
from desktop.store import service as served
from desktop.store import units as houses
from desktop.store.check import check
from desktop.store.community import Store
from desktop.store.merged import LEADS
from tests.calendar_builders import around, weekly
from tests.coupon_builders import kind
from tests.people_builders import made, somebody
from tests.sync.team import Laptop, Team, alike, team

STEPS = 120
CHAINED = "SELECT 1 FROM alias WHERE canonical <> person"


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def both(crew: Team) -> tuple[Laptop, Laptop]:
    """The owner's laptop, and that of a deputy."""
    owner = crew.found()
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    return owner, other


def _made(changes: Changes) -> bytes:
    assert isinstance(changes.result, bytes)
    return changes.result


class Facts:
    """Three records of one person, each with something of its own in every list."""

    def __init__(self, store: Store) -> None:
        self.store, self.day = store, store.today()
        self.records = [somebody(store, name) for name in ("甲", "乙")]
        self.records.append(somebody(store, "丙", city="广州"))
        self.friend = somebody(store, "王芳", phone="13800138000")
        weekly(store, 4, capacity=9)
        slots = around(store)
        past = [one for one in slots if one.start.date() < self.day]
        self.held, self.next = past[-3:], next(one for one in slots if one.start.date() > self.day)
        with store.recording("team.add") as rec:
            self.team = rec.put("team", None, {"name": "晨读"})
        self.coupon = kind(store, "洗衣券", Terms("pieces", 1, days=30))
        self.gift = _made(mall.save(store, None, GiftFields("帆布袋", 1, None), 9))
        self.honour = _made(honours.save(store, None, honours.Wanted("元老")))
        self.benefit = _made(benefits.save(store, None, "生日礼"))
        self.home = made(store, "household", "林家")
        prioritycodes.make(store, "林家", code="LIN2026", member=self.records[2])
        for number, record in enumerate(self.records):
            self._fill(number, record)

    def _fill(self, number: int, who: bytes) -> None:
        store = self.store
        attendance.check_in(store, self.held[number].series, self.held[number].original, who)
        activities.add(store, who, "order", f"{self.day}T0{number}:00:00", amount=100)
        rewards.award(store, who, 10**number + 1, "帮忙")
        mall.redeem(store, self.gift, who)
        members.tag(store, [who], ["老友", f"第{number}"])
        payments.pay(store, who, payments.Received(1_000 * (number + 1)))
        coupons.give(store, self.coupon, [who])
        offers.add(store, who, "can", f"法律{number}")
        identities.add(store, who, "taobao", f"霞光{number}")
        cooperation.add(store, who, self.friend, value=5)
        cooperation.feature(store, who)
        service.log(store, who, 30)
        if number == 2:
            self._fill_last(who)

    def _fill_last(self, who: bytes) -> None:
        store = self.store
        members.join_team(store, [who], self.team)
        registrations.register(store, self.next.series, self.next.original, [who])
        referrals.add(store, self.friend, who, "她说的")
        honours.grant(store, self.honour, [who])
        benefits.add(store, self.benefit, [who])
        relations.add(store, who, self.friend, "friend")
        units.belong(store, self.home, who, "guardian")
        units.add_child(store, self.home, "小满", "2019-06")
        consents.verify(store, who, "face")
        consents.say(store, who, "directory", given=True)

    def named(self, store: Store) -> dict[str, list[bytes | None]]:
        """Whom each list names, a row for each."""
        month = f"{self.day}"[:7]
        one, (child,) = self.records[0], houses.children(store, self.home)
        who: dict[str, Sequence[bytes | None]] = {
            "attended": [calendar.attendees(store, day.id)[0].member for day in self.held],
            "signed up": [row.member for row in signed_up.page(store, self.next)],
            "paid": [row.member for row in register.page(store, PaymentQuery())],
            "his payments": [row.member for row in register.page(store, PaymentQuery(member=one))],
            "coupons": [row.member for row in held.page(store)],
            "redeemed": [row.member for row in redemptions.page(store, RedemptionQuery())],
            "code": [row.member for row in codes.page(store)],
            "brought": [row.inviter for row in brought.page(store)],
            "granted": [row.member for row in granted.grants(store)],
            "to have": [row.member for row in given.recipients(store, self.benefit)],
            "together": [row.one for row in together.page(store)],
            "featured": [row.member for row in together.featured(store, month)],
            "served": [row.member for row in served.logged(store, month)],
            "thanked": [row.member for row in served.thanked(store, month)],
            "offers": [row.member for row in directory.page(store)],
            "household": [row.member for row in houses.people(store, self.home)],
            "child": [child.guardian],
            "known": [row.member for row in ties.of_member(store, self.friend)],
            "board": [row.member for row in boards.shown(store, None, month, "").lines],
            "roster": [
                row.id for row in roster.page(store, MemberQuery()) if row.id != self.friend
            ],
        }
        return {name: [row for row in rows if row is not None] for name, rows in who.items()}


# How many lines each list has of him; one of every other.
LINES = dict.fromkeys(
    ("attended", "paid", "his payments", "coupons", "redeemed", "together", "served", "offers"), 3
)


def test_whom_two_laptops_merged_in_a_chain_every_list_names_as_who_he_is(
    crew: Team, both: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    owner, other = both
    facts = Facts(owner.store)
    one, middle, last = facts.records
    alike(crew, *both)
    merging.merge(other.store, middle, last)
    merging.merge(owner.store, one, middle)
    alike(crew, *both)
    # What the other laptop took over into a record that was gone by then is handed on by both.
    for laptop in both:
        following.catch_up(laptop.store)
    alike(crew, *both)
    for store in (owner.store, other.store):
        assert following.hand_on(store) is None
        assert not store.rows("SELECT 1 FROM card")
        for name, rows in facts.named(store).items():
            assert rows == [one] * LINES.get(name, 1), name
        assert not [found.name for found in check(store) if found.problem]
        _counts(store, facts, tmp_path / f"{store.device.hex()}.csv")
    rewards.award(owner.store, last, 1_000, "又帮忙")
    assert [row.points for row in roster.by_ids(owner.store, [one])] == [1_111]
    merging.separate(owner.store, middle)
    alike(crew, *both)
    assert [row.member for row in codes.page(other.store)] == [middle]


def _counts(store: Store, facts: Facts, file: Path) -> None:
    """What is counted of him counts all his records, and where he is found it is he."""
    one, day, month = facts.records[0], facts.day, f"{facts.day}"[:7]
    row = roster.by_ids(store, [one])[0]
    assert (row.points, row.tags, row.teams) == (111, ("第0", "第1", "第2", "老友"), ("晨读",))
    assert row.city == "广州"
    assert doings.of_member(store, one).attended == 3
    assert statements.of_member(store, one, day, day).after == 111
    assert {line.member_name for line in entries.page(store, EntryQuery())} == {"甲"}
    assert [found.name for found in codes.page(store)] == ["甲"]
    assert groups.get(store, facts.team).people == 1
    assert {said.value for said in known.of_member(store, one)} == {"霞光0", "霞光1", "霞光2"}
    assert [served_by.times for served_by in served.thanked(store, month) if served_by.member] == [
        3
    ]
    assert [found.times for found in together.featured(store, month)] == [3]
    for leaf in (
        Leaf("count.order", "=", 3),
        Leaf("verified", "=", "yes"),
        Leaf("child_age", ">", 1),
    ):
        assert segments.count(store, leaf) == 1, leaf
    for field in ("tag", "team"):
        listed = MemberQuery(filters=(Filter(field, "=", ("第2" if field == "tag" else "晨读",)),))
        assert roster.all_ids(store, listed) == [one]
    export_members(store, file)
    line = next(text for text in file.read_text("utf-8-sig").splitlines() if "甲" in text)
    assert all(word in line for word in ("111", "霞光0", "霞光1", "霞光2", "第2", "晨读"))


class Life:
    """Two laptops merge, part, undo, remove and erase the same few people, and sync at times."""

    def __init__(self, crew: Team, both: tuple[Laptop, Laptop], seed: int) -> None:
        self.crew, self.both, self.chance = crew, both, random.Random(seed)
        self.done: dict[bytes, list[bytes]] = {one.store.device: [] for one in both}
        self.people = [somebody(both[0].store, f"成员{number}") for number in range(9)]
        crew.settle()
        first, second, third = self.people[:3]
        merging.merge(both[0].store, first, second)
        merging.merge(both[1].store, second, third)
        crew.settle()

    def step(self) -> None:
        laptop = self.chance.choice(self.both)
        acts = ["merge"] * 5 + ["sync"] * 3 + ["separate", "undo", "undo", "remove", "erase"]
        act = self.chance.choice(acts)
        if act == "sync":
            laptop.sync()
            following.catch_up(laptop.store)
            return
        with suppress(Problem):
            getattr(self, f"_{act}")(laptop.store)

    def _merge(self, store: Store) -> None:
        there = [one for one in self.people if roster.stands(store, one)]
        if len(there) > 1:
            keep, other = self.chance.sample(there, 2)
            self.done[store.device].append(merging.merge(store, keep, other).action)

    def _separate(self, store: Store) -> None:
        led = [bytes(row[0]) for row in store.rows("SELECT member FROM alias ORDER BY member")]
        if led:
            merging.separate(store, self.chance.choice(led))

    def _undo(self, store: Store) -> None:
        if done := self.done[store.device]:
            found = history.undo(store, done.pop(self.chance.randrange(len(done))))
            done.append(found.action)

    def _remove(self, store: Store) -> None:
        members.remove(store, [self.chance.choice(self.people)])

    def _erase(self, store: Store) -> None:
        # Seldom: nobody comes back.
        if self.chance.random() < 0.2:
            erasing.erase(store, self.chance.choice(self.people))


def _walked(store: Store) -> dict[bytes, bytes]:
    """Whom each record leads to, step by step."""
    into = dict(store.rows("SELECT member, canonical FROM alias WHERE gone = 0"))
    found = {}
    for record, at in into.items():
        steps = 1
        while at in into and steps < 64:
            at, steps = into[at], steps + 1
        if at != record:
            found[record] = at
    return found


@pytest.mark.parametrize("seed", range(2))
def test_who_a_record_is_now_is_the_end_of_its_chain_however_it_came_about(
    crew: Team, both: tuple[Laptop, Laptop], seed: int
) -> None:
    life = Life(crew, both, seed)
    assert both[1].store.rows(CHAINED)
    for _ in range(STEPS):
        life.step()
        for laptop in both:
            assert dict(laptop.store.rows(LEADS)) == _walked(laptop.store)
    alike(crew, *both)
    new = crew.join(crew.invite(both[0], "小李", "admin"))
    assert dict(new.store.rows(LEADS)) == dict(both[0].store.rows(LEADS)) == _walked(new.store)
    for laptop in (*both, new):
        assert not [one.name for one in check(laptop.store) if one.problem]
