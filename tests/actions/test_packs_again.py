"""A 外带包 that was back already comes back again: what was undone and put right meanwhile."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop.actions import attendance, backup, history, packback, registrations, rewards
from desktop.actions import calendar as acting
from desktop.models import period
from desktop.models.problem import Problem
from desktop.store import history as past
from desktop.store import members as known
from desktop.store.community import Store
from tests import rewards_builders
from tests.pack_builders import IN_IT, Evening, an_evening

COMING: dict[str, Any] = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
LATER = 600_000
WHO = "单文博"


@pytest.fixture
def evening(store: Store, tmp_path: Path) -> Iterator[Evening]:
    for found in an_evening(store, tmp_path):
        rewards_builders.publish(store, COMING, "2020-01-01")
        yield found
        assert [one.problem for one in backup.check(store, deep=True) if one.problem] == []


def back_at_home(evening: Evening) -> None:
    """From now on it is ten minutes later, and what comes back has been."""
    evening.store.now = lambda: evening.at(LATER)


def said(evening: Evening, who: str = WHO) -> tuple[Any, ...] | None:
    """State, minutes after the beginning, and points of somebody, None where he is not there."""
    start = round(evening.one.start.timestamp() * 1000)
    row = evening.store.one(
        "SELECT state, (at - ?) / 60000 FROM attendance WHERE member = ? AND gone = 0",
        (start, evening.people[who]),
    )
    points = rewards_builders.sums(evening.store).get(evening.people[who], 0)
    return (*row, points) if row else None if not points else ("gone", points)


def correct(evening: Evening, store: Store, reason: str = "扫错了牌", who: str = WHO) -> None:
    one = evening.one
    attendance.correct(store, one.series, one.original, evening.people[who], reason)


def late(evening: Evening, store: Store, minutes: int, who: str = WHO) -> None:
    one, member = evening.one, evening.people[who]
    attendance.correct_time(store, one.series, one.original, member, minutes, "看了录像")


def test_a_check_in_undone_after_the_pack_was_back_goes_when_it_comes_back_again(
    evening: Evening,
) -> None:
    pack = evening.open(*evening.make())
    evening.scan(pack, WHO)
    back_at_home(evening)
    evening.back(pack)
    assert said(evening) == ("there", 4, 10)
    history.undo(pack)
    assert evening.back(pack).taken_back == 1
    assert said(evening) is None
    # Undone and scanned once more, he is there since then.
    evening.scan(pack, WHO, 120_000)
    assert evening.back(pack).came == 1
    assert said(evening) == ("there", 6, 10)
    assert packs_again(evening, pack) == (0, 1)


def packs_again(evening: Evening, pack: Store) -> tuple[int, int]:
    """The same once more: how many came, and how many were there already."""
    report = evening.back(pack)
    return report.came, report.known


def test_who_came_in_by_another_door_as_well_stays_since_then(evening: Evening) -> None:
    # One pack opened on two laptops is two doors.
    made = evening.make()
    first, second = evening.open(*made), evening.open(*made)
    evening.scan(first, WHO)
    evening.scan(second, WHO, 120_000)
    back_at_home(evening)
    evening.back(first)
    evening.back(second)
    assert said(evening) == ("there", 4, 10)
    correct(evening, first)
    evening.back(first)
    assert said(evening) == ("there", 6, 10)
    history.undo(second)
    evening.back(second)
    assert said(evening) is None


def test_who_was_corrected_at_the_packs_door_and_then_came_is_there(evening: Evening) -> None:
    pack = evening.open(*evening.make())
    evening.scan(pack, WHO)
    back_at_home(evening)
    evening.back(pack)
    correct(evening, pack)
    evening.back(pack)
    assert said(evening) == ("voided", 4, 0)
    evening.scan(pack, WHO, 120_000)
    assert evening.back(pack).came == 1
    assert said(evening) == ("there", 6, 10)
    # What a person says here stands against it, unless the door sees him after that.
    correct(evening, evening.store, "没有来")
    evening.back(pack)
    assert said(evening) == ("voided", 6, 0)


def test_late_and_in_time_of_the_packs_door_come_home_with_their_reason(evening: Evening) -> None:
    pack = evening.open(*evening.make())
    evening.scan(pack, WHO)
    late(evening, pack, 0)
    late(evening, pack, 7, "贺兰")
    back_at_home(evening)
    report = evening.back(pack)
    assert (report.came, report.put_right) == (2, 0)
    assert (said(evening), said(evening, "贺兰")) == (("timely", 0, 10), ("late", 7, 10))
    late(evening, pack, 9)
    assert evening.back(pack).put_right == 1
    assert said(evening) == ("late", 9, 10)
    reasons = evening.store.rows("SELECT DISTINCT reason FROM activity WHERE gone = 0")
    assert reasons == [("看了录像",)]
    late(evening, evening.store, 3, "贺兰")
    late(evening, pack, 8, "贺兰")
    for _ in range(4):
        history.undo(pack)
    evening.back(pack)
    # Taken back there he came when he was scanned; who was put right here stays so.
    assert (said(evening), said(evening, "贺兰")) == (("there", 4, 10), ("late", 3, 10))


def test_a_file_of_before_says_nothing_against_one_written_later(evening: Evening) -> None:
    pack = evening.open(*evening.make())
    evening.scan(pack, WHO)
    before = evening.new()
    packback.give_back(pack, before)
    correct(evening, pack)
    back_at_home(evening)
    evening.back(pack)
    with pytest.raises(Problem) as older:
        evening.take(before)
    assert older.value.code == "pack.older"
    assert said(evening) is None


def test_a_walk_in_undone_at_the_packs_door_is_no_member_unless_somebody_worked_with_him(
    evening: Evening,
) -> None:
    pack = evening.open(*evening.make())
    walked = [evening.walk_in(pack, name) for name in ("程朗", "白薇")]
    back_at_home(evening)
    evening.back(pack)
    day = evening.one.start.date().isoformat()
    joined = evening.store.rows("SELECT joined FROM member WHERE id IN (?, ?)", tuple(walked))
    assert joined == [(day,), (day,)]
    with evening.store.recording("member.edit") as rec:
        rec.put("member", walked[1], {"city": "深圳"})
    for _ in range(2):
        history.undo(pack)
    report = evening.back(pack)
    assert (report.taken_back, report.sent_off) == (2, 1)
    assert [known.stands(evening.store, one) for one in walked] == [False, True]
    assert rewards_builders.sums(evening.store) == dict.fromkeys(walked, 0)
    # He was there after all: the same man, by the same number.
    for _ in range(2):
        history.redo(pack)
    assert evening.back(pack).came == 2
    assert [known.stands(evening.store, one) for one in walked] == [True, True]
    assert known.called(evening.store, walked[0]) == ("程朗", "")
    assert rewards_builders.sums(evening.store) == dict.fromkeys(walked, 10)


def test_taking_a_pack_back_is_undone_and_the_same_file_taken_in_again(evening: Evening) -> None:
    pack = evening.open(*evening.make())
    evening.scan(pack, WHO)
    walked = evening.walk_in(pack, "程朗")
    back_at_home(evening)
    path = evening.new()
    packback.give_back(pack, path)
    assert evening.take(path).came == 2
    history.undo(evening.store)
    assert (evening.came(), known.stands(evening.store, walked)) == ({}, False)
    report = evening.take(path)
    assert (report.came, report.new) == (2, 1)
    (row,) = known.by_ids(evening.store, [walked])
    assert (row.name, row.number) == ("程朗", "QH0006")
    assert said(evening) == ("there", 4, 10)


def test_a_closed_cycle_is_adjusted_when_the_pack_corrects_somebody(evening: Evening) -> None:
    store, who, other = evening.store, evening.people[WHO], evening.people["贺兰"]
    best = {**rewards_builders.RANKING, "activity": "checkin", "measure": "count"}
    rule = rewards_builders.publish(store, {**best, "points": [100]}, "2020-01-01")
    pack = evening.open(*evening.make())
    evening.scan(pack, WHO)
    evening.scan(pack, "贺兰")
    back_at_home(evening)
    evening.back(pack)
    store.now = lambda: evening.at(40 * 24 * 3_600_000)
    rewards.close(store, rule, period.label(evening.one.start.date(), "month"))
    assert rewards_builders.sums(store) == {who: 110, other: 110}
    correct(evening, pack)
    evening.back(pack)
    assert rewards_builders.sums(store) == {who: 0, other: 110}
    history.undo(pack)
    evening.back(pack)
    assert rewards_builders.sums(store) == {who: 110, other: 110}


def test_a_place_cancelled_at_the_packs_door_is_free_at_home(evening: Evening) -> None:
    one = evening.one
    acting.edit(evening.store, one.series, one.original, {"capacity": 3}, "this")
    evening.sign_up(evening.store, WHO, "欧阳明远")
    pack = evening.open(*evening.make())
    evening.sign_up(pack, "贺兰")
    back_at_home(evening)
    evening.sign_up(evening.store, "端木青")
    evening.back(pack)
    assert evening.counts(evening.store) == (3, 3, 1, 0, 0)
    registrations.cancel(pack, one.series, one.original, [evening.people["贺兰"]])
    evening.back(pack)
    assert evening.counts(evening.store) == (3, 3, 0, 0, 0)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_packs_do_each_is_there_since_his_first_scan_that_stands(
    evening: Evening, seed: int
) -> None:
    chance = Random(seed)
    packs = [evening.open(*evening.make()) for _ in range(2)]
    back_at_home(evening)
    # By door and name when he was scanned, and by which action.
    stands: dict[tuple[int, str], tuple[int, bytes]] = {}
    for _ in range(60):
        at, who = chance.randrange(2), chance.choice(IN_IT)
        pack, known = packs[at], stands.pop((at, who), None)
        what = chance.choice(("undo", "correct", "back"))
        if known is None:
            when = chance.randrange(200_000)
            evening.scan(pack, who, when)
            stands[at, who] = evening.at(when), past.recent(pack, 1)[0].action
        elif what == "undo":
            history.undo(pack, known[1])
        elif what == "correct":
            correct(evening, pack, who=who)
        else:
            stands[at, who] = known
            evening.back(pack)
    for pack in chance.sample(packs, 2):
        evening.back(pack)
    first = {
        evening.people[who]: min(found)
        for who in IN_IT
        if (found := [at for (_, name), (at, _) in stands.items() if name == who])
    }
    assert evening.came() == first
    assert {who for who, sum_ in rewards_builders.sums(evening.store).items() if sum_} == set(first)
