"""Two doors of one session without a network: each member is there once, since his first scan."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import attendance, door, following, history, members, registrations, roles
from desktop.actions import calendar as acting
from desktop.models.calendar import Occurrence, Scope
from desktop.models.door import Scan, member_code
from desktop.store import calendar
from desktop.store import door as stored
from desktop.store import registrations as registrations_of
from tests import rewards_builders
from tests.calendar_builders import ZONE, member
from tests.sync.team import Laptop, Team, team

COMING: dict[str, Any] = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}


def checked_in(laptop: Laptop, one: Occurrence) -> dict[bytes, int]:
    """Whose check-in counts as an activity, and when (ms UTC)."""
    said = "SELECT member, at FROM activity WHERE occurrence = ? AND gone = 0"
    return dict(laptop.store.rows(said, (one.id,)))


def at_doors(crew: Team, owner: Laptop) -> tuple[Laptop, Occurrence, list[bytes]]:
    """A second laptop, a session that is on, and who may come."""
    start = (datetime.now(ZONE) - timedelta(minutes=5)).replace(microsecond=0, tzinfo=None)
    store = owner.store
    acting.add(store, {"title": "晨读", "start": start.isoformat(), "minutes": 120})
    people = [members.add(store, {"name": name}).result for name in ("单文博", "吴桂芳", "贺兰")]
    other = crew.join(crew.invite(owner, "门口二", "assistant"))
    crew.settle()
    (one,) = calendar.occurrences(store, start.date(), start.date())
    return other, one, [each for each in people if isinstance(each, bytes)]


def scan(laptop: Laptop, one: Occurrence, who: bytes, at: int) -> str:
    found = door.scan(laptop.store, one.series, one.original, member_code(who), at=at).result
    assert isinstance(found, Scan)
    return found.verdict


def activity(laptop: Laptop, who: bytes) -> list[tuple[object, ...]]:
    sql = "SELECT kind, at, local FROM activity WHERE member = ? AND gone = 0"
    return laptop.store.rows(sql, (who,))


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    found = crew.found()
    crew.connect(found)
    return found


@pytest.fixture
def doors(crew: Team, owner: Laptop) -> tuple[Team, tuple[Laptop, Laptop], list[bytes]]:
    other, _, people = at_doors(crew, owner)
    return crew, (owner, other), people


@settings(max_examples=12)
@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 200_000)),
        min_size=1,
        max_size=8,
    ),
    st.booleans(),
)
def test_whoever_syncs_first_the_earliest_scan_of_both_doors_counts(
    doors: tuple[Team, tuple[Laptop, Laptop], list[bytes]],
    scans: list[tuple[int, int, int]],
    second_first: bool,
) -> None:
    crew, laptops, people = doors
    start = (datetime.now(ZONE) - timedelta(minutes=5)).replace(microsecond=0, tzinfo=None)
    made = acting.add(laptops[0].store, {"title": "晨读", "start": start.isoformat()}).result
    assert isinstance(made, bytes)
    crew.settle()
    one = calendar.occurrence(laptops[0].store, made, start.isoformat())
    begin = round(one.start.timestamp() * 1000)
    first: dict[bytes, int] = {}
    for at, who, after in scans:
        scan(laptops[at], one, people[who], begin + after)
        first[people[who]] = min(first.get(people[who], begin + after), begin + after)
    for laptop in reversed(laptops) if second_first else laptops:
        laptop.sync()
    crew.settle()
    for laptop in laptops:
        assert stored.there(laptop.store, one.id, people) == first
        assert checked_in(laptop, one) == first
    assert laptops[0].digest() == laptops[1].digest()


def test_both_doors_say_in_and_afterwards_the_later_one_hears_of_the_first(
    crew: Team, owner: Laptop
) -> None:
    other, one, people = at_doors(crew, owner)
    begin = round(one.start.timestamp() * 1000)
    assert scan(owner, one, people[0], begin + 60_000) == "in"
    assert scan(other, one, people[0], begin + 2_000) == "in"
    owner.sync()
    other.sync()
    crew.settle()
    for laptop in (owner, other):
        assert stored.counts(laptop.store, one, begin).came == 1
        assert scan(laptop, one, people[0], begin + 90_000) == "already"
        assert stored.there(laptop.store, one.id, people) == {people[0]: begin + 2_000}
        local = one.start + timedelta(seconds=2)
        said = local.replace(tzinfo=None).isoformat(timespec="seconds")
        assert activity(laptop, people[0]) == [("checkin", begin + 2_000, said)]


def test_who_is_put_right_to_late_is_late_on_every_computer(crew: Team, owner: Laptop) -> None:
    other, one, people = at_doors(crew, owner)
    begin = round(one.start.timestamp() * 1000)
    scan(owner, one, people[0], begin)
    owner.sync()
    crew.settle()
    attendance.correct_time(other.store, one.series, one.original, people[0], 12, "代签的")
    # The owner's computer has not heard of it, and scans him once more.
    assert scan(owner, one, people[0], begin + 60_000) == "already"
    other.sync()
    crew.settle()
    for laptop in (owner, other):
        (there,) = calendar.attendees(laptop.store, one.id)
        assert (there.state, there.at) == ("late", begin + 12 * 60_000)
        assert activity(laptop, people[0])[0][1] == begin + 12 * 60_000
        assert stored.counts(laptop.store, one, begin).late == 1
    assert owner.digest() == other.digest()


@pytest.mark.parametrize("known", [True, False], ids=["scanned before", "never scanned"])
@pytest.mark.parametrize("second_first", [True, False])
def test_what_a_person_put_right_stands_against_a_scan_that_he_had_not_seen(
    crew: Team, owner: Laptop, known: bool, second_first: bool
) -> None:
    other, one, people = at_doors(crew, owner)
    begin = round(one.start.timestamp() * 1000)
    if known:
        scan(owner, one, people[0], begin + 60_000)
        crew.settle()
    attendance.correct_time(other.store, one.series, one.original, people[0], 12, "代签的")
    scan(owner, one, people[0], begin + 1_000)
    for laptop in (other, owner) if second_first else (owner, other):
        laptop.sync()
    crew.settle()
    for laptop in (owner, other):
        (there,) = calendar.attendees(laptop.store, one.id)
        assert (there.state, there.at) == ("late", begin + 12 * 60_000)
        assert [at for _, at, _ in activity(laptop, people[0])] == [begin + 12 * 60_000]
    assert owner.digest() == other.digest()


@pytest.mark.parametrize("second_first", [True, False])
def test_a_scan_taken_back_at_one_door_leaves_who_came_in_by_the_other(
    crew: Team, owner: Laptop, second_first: bool
) -> None:
    other, one, people = at_doors(crew, owner)
    rewards_builders.publish(owner.store, COMING, "2020-01-01")
    crew.settle()
    begin = round(one.start.timestamp() * 1000)
    scan(owner, one, people[0], begin + 1_000)
    history.undo(owner.store)
    scan(other, one, people[0], begin + 60_000)
    rounds(crew, *((other, owner) if second_first else (owner, other)))
    for laptop in (owner, other):
        (there,) = calendar.attendees(laptop.store, one.id)
        assert (there.member, there.state) == (people[0], "there")
        ((kind, at, _),) = activity(laptop, people[0])
        assert (kind, at) == ("checkin", there.at)
        assert there.at == begin + 60_000
    assert [rewards_builders.sums(each.store)[people[0]] for each in (owner, other)] == [10, 10]
    assert owner.digest() == other.digest()


def rounds(crew: Team, *laptops: Laptop) -> None:
    """As the program does it: a round, and what follows from what it brought."""
    for _ in range(3):
        for one in laptops:
            one.sync()
            following.catch_up(one.store)
    crew.settle()


@settings(max_examples=12)
@given(
    st.lists(
        st.tuples(st.sampled_from(("scan", "scan", "undo", "sync")), st.integers(0, 1)),
        min_size=2,
        max_size=10,
    ),
    st.randoms(use_true_random=False),
)
def test_who_was_scanned_at_a_door_that_did_not_take_it_back_is_there_since_then(
    doors: tuple[Team, tuple[Laptop, Laptop], list[bytes]],
    acts: list[tuple[str, int]],
    clock: Random,
) -> None:
    crew, laptops, people = doors
    start = (datetime.now(ZONE) - timedelta(minutes=5)).replace(microsecond=0, tzinfo=None)
    made = acting.add(laptops[0].store, {"title": "晨读", "start": start.isoformat()}).result
    assert isinstance(made, bytes)
    crew.settle()
    one = calendar.occurrence(laptops[0].store, made, start.isoformat())
    begin = round(one.start.timestamp() * 1000)
    stands: list[int | None] = [None, None]
    actions: list[bytes | None] = [None, None]
    for what, at in acts:
        mine = actions[at]
        if what == "sync":
            laptops[at].sync()
            following.catch_up(laptops[at].store)
        elif what == "undo" and mine is not None:
            history.undo(laptops[at].store, mine)
            stands[at] = actions[at] = None
        elif what == "scan" and stands[at] is None:
            stands[at] = begin + clock.randrange(200_000)
            code = member_code(people[0])
            done = door.scan(laptops[at].store, one.series, one.original, code, at=stands[at])
            actions[at] = done.action
    rounds(crew, *laptops)
    first = min((each for each in stands if each is not None), default=None)
    there = {} if first is None else {people[0]: first}
    for laptop in laptops:
        assert stored.there(laptop.store, one.id, people) == there
        assert checked_in(laptop, one) == there
    assert laptops[0].digest() == laptops[1].digest()


def test_who_came_in_by_a_door_that_knew_of_a_scan_stays_when_that_is_taken_back(
    crew: Team, owner: Laptop
) -> None:
    other, one, people = at_doors(crew, owner)
    rewards_builders.publish(owner.store, COMING, "2020-01-01")
    begin = round(one.start.timestamp() * 1000)
    scan(owner, one, people[0], begin + 1_000)
    crew.settle()
    assert scan(other, one, people[0], begin + 120_000) == "already"
    history.undo(owner.store)
    assert stored.counts(owner.store, one, begin).came == 0
    rounds(crew, owner, other)
    for laptop in (owner, other):
        assert stored.there(laptop.store, one.id, people) == {people[0]: begin + 120_000}
        assert [at for _, at, _ in activity(laptop, people[0])] == [begin + 120_000]
        assert rewards_builders.sums(laptop.store)[people[0]] == 10
    # Who takes his own back as well was not there; nobody's undo is of what followed by itself.
    history.undo(other.store)
    rounds(crew, owner, other)
    for laptop in (owner, other):
        assert stored.there(laptop.store, one.id, people) == {}
        assert activity(laptop, people[0]) == []
        assert rewards_builders.sums(laptop.store)[people[0]] == 0


@pytest.mark.parametrize("before", [True, False])
def test_whom_a_door_saw_after_he_was_put_right_to_absent_is_there(
    crew: Team, owner: Laptop, before: bool
) -> None:
    other, one, people = at_doors(crew, owner)
    scan(owner, one, people[0], round(one.start.timestamp() * 1000))
    crew.settle()
    attendance.correct(owner.store, one.series, one.original, people[0], "扫错了人")
    said = round(datetime.now(ZONE).timestamp() * 1000)
    seen = said - 120_000 if before else said + 120_000
    assert scan(other, one, people[0], seen) == "already"
    rounds(crew, owner, other)
    for laptop in (owner, other):
        there = {} if before else {people[0]: seen}
        assert stored.there(laptop.store, one.id, people) == there
    assert owner.digest() == other.digest()


def test_whom_a_door_saw_first_after_he_was_put_right_to_absent_counts_as_active_too(
    crew: Team, owner: Laptop
) -> None:
    other, one, people = at_doors(crew, owner)
    scan(owner, one, people[0], round(one.start.timestamp() * 1000))
    attendance.correct(owner.store, one.series, one.original, people[0], "扫错了人")
    seen = round(datetime.now(ZONE).timestamp() * 1000) + 120_000
    # It has heard neither of the scan nor of the word.
    assert scan(other, one, people[0], seen) == "in"
    rounds(crew, owner, other)
    for laptop in (owner, other):
        assert stored.there(laptop.store, one.id, people) == {people[0]: seen}
        assert laptop.store.rows("SELECT at, coalesce(state, '') FROM activity WHERE gone = 0") == [
            (seen, "")
        ]
    assert owner.digest() == other.digest()


def test_who_keeps_a_door_by_name_is_heard_of_his_first_scan_and_of_taking_it_back(
    crew: Team, owner: Laptop
) -> None:
    start = (datetime.now(ZONE) - timedelta(minutes=5)).replace(microsecond=0, tzinfo=None)
    host, guest = (members.add(owner.store, {"name": name}).result for name in ("门一", "贺兰"))
    assert isinstance(host, bytes)
    assert isinstance(guest, bytes)
    acting.add(owner.store, {"title": "晨读", "start": start.isoformat(), "host": host})
    helper = crew.join(crew.invite(owner, "门一", "door-helper"))
    roles.link(owner.store, helper.store.operator, host)
    crew.settle()
    helper.store.refresh()
    (one,) = calendar.occurrences(owner.store, start.date(), start.date())
    begin = round(one.start.timestamp() * 1000)
    assert scan(helper, one, guest, begin + 60_000) == "in"
    rounds(crew, owner, helper)
    assert stored.there(owner.store, one.id, [guest]) == {guest: begin + 60_000}
    assert scan(owner, one, guest, begin + 90_000) == "already"
    history.undo(helper.store)
    rounds(crew, owner, helper)
    for laptop in (owner, helper):
        assert stored.there(laptop.store, one.id, [guest]) == {guest: begin + 90_000}


@pytest.mark.parametrize(
    ("rule", "change", "scope"),
    [
        ("", {}, "this"),
        ("FREQ=WEEKLY", {}, "all"),
        ("FREQ=WEEKLY", {"rule": "FREQ=WEEKLY;COUNT=5", "zone": "Asia/Tokyo"}, "all"),
    ],
)
def test_a_session_moved_while_two_doors_are_open_stays_the_one_with_everybody_in_it(
    crew: Team, owner: Laptop, rule: str, change: dict[str, str], scope: Scope
) -> None:
    start = (datetime.now(ZONE) + timedelta(minutes=30)).replace(microsecond=0, tzinfo=None)
    stated = {"title": "晨读", "start": start.isoformat(), "rule": rule, "capacity": 9}
    acting.add(owner.store, stated)
    names = ("单文博", "吴桂芳", "贺兰", "尉迟")
    people = [member(owner.store, name) for name in names]
    doors = [crew.join(crew.invite(owner, name, "assistant")) for name in ("门一", "门二")]
    crew.settle()
    (one,) = calendar.occurrences(owner.store, start.date(), start.date())
    registrations.register(doors[0].store, one.series, one.original, people[3:])
    for laptop, some in zip(doors, (people[:2], people[1:3]), strict=True):
        door.admit(laptop.store, one.series, one.original, some, method=door.LET_IN)
    moved = {"start": (start + timedelta(hours=26)).isoformat(), **change}
    acting.edit(owner.store, one.series, one.original, moved, scope)
    rounds(crew, owner, *doors)
    for laptop in crew.laptops:
        found = calendar.occurrences(laptop.store, start.date(), start.date() + timedelta(days=5))
        assert [each.id for each in found] == [one.id]
        assert found[0].start.replace(tzinfo=None).isoformat() == moved["start"]
        assert set(stored.there(laptop.store, one.id, people)) == set(people[:3])
        assert registrations_of.counts(laptop.store, found[0]).registered == 1
    assert len({laptop.digest() for laptop in crew.laptops}) == 1
