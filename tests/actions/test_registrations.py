"""Registrations: places in order, a waiting list that moves up by itself, whom a date is for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import (
    attendance,
    eligibility,
    erasing,
    history,
    members,
    merging,
    packs,
    registrations,
)
from desktop.actions import calendar as acting
from desktop.models.calendar import CLOSED, UNLIMITED, Occurrence
from desktop.models.changes import Changes
from desktop.models.condition import Leaf
from desktop.models.problem import Problem
from desktop.models.registration import Registered
from desktop.store import calendar, timeline
from desktop.store import registrations as stored
from desktop.store.community import Store
from tests.calendar_builders import around, at, in_days, member, weekly
from tests.conftest import MakeStore

OWNERS = Leaf("tag", "has", "车主")


def meeting(store: Store, capacity: int | None = 2, **more: object) -> Occurrence:
    said = {"title": "烘焙课堂", "start": at(5), "kind": "event", "capacity": capacity, **more}
    made = acting.add(store, said).result
    assert isinstance(made, bytes)
    day = in_days(5).date()
    return next(one for one in calendar.occurrences(store, day, day) if one.series == made)


def again(store: Store, one: Occurrence) -> Occurrence:
    return calendar.occurrence(store, one.series, one.original)


def register(store: Store, one: Occurrence, *some: bytes, **more: object) -> Registered:
    return told(registrations.register(store, one.series, one.original, some, **more))  # type: ignore[arg-type]


def cancel(store: Store, one: Occurrence, *some: bytes) -> Registered:
    return told(registrations.cancel(store, one.series, one.original, some))


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as found:
        yield
    assert found.value.code == code


def told(changes: Changes) -> Registered:
    assert isinstance(changes.result, Registered)
    return changes.result


def people(store: Store, count: int) -> list[bytes]:
    return [member(store, f"成员{number:02}") for number in range(count)]


def lists(store: Store, one: Occurrence) -> tuple[list[bytes], list[bytes]]:
    """Who has a place and who waits, in order."""
    one = again(store, one)
    return (
        [each.member for each in stored.page(store, one, ("registered",))],
        [each.member for each in stored.page(store, one, ("waiting",))],
    )


def test_who_comes_when_the_places_are_taken_waits_and_moves_up_in_order(store: Store) -> None:
    one, some = meeting(store, 2), people(store, 5)
    first = register(store, one, *some[:2])
    assert [each.standing for each in first.people] == ["registered", "registered"]
    waits = register(store, one, *some[2:])
    assert [(each.standing, each.place) for each in waits.people] == [
        ("waiting", 1), ("waiting", 2), ("waiting", 3),
    ]  # fmt: skip
    gone = cancel(store, one, some[0])
    assert [each.member for each in gone.moved] == [some[2]]
    assert lists(store, one) == ([some[1], some[2]], some[3:])
    # Who waits and cancels moves nobody.
    assert cancel(store, one, some[3]).moved == ()
    assert lists(store, one) == ([some[1], some[2]], [some[4]])
    counts = stored.counts(store, one)
    assert (counts.registered, counts.waiting, counts.cancelled, counts.free) == (2, 1, 2, 0)


def test_nobody_is_registered_twice_and_who_comes_back_comes_last(store: Store) -> None:
    one, some = meeting(store, 1), people(store, 3)
    register(store, one, *some)
    told_again = registrations.register(store, one.series, one.original, some[:1])
    assert told_again.nothing
    assert told(told_again).already == (some[0],)
    cancel(store, one, some[0])
    register(store, one, some[0])
    assert lists(store, one) == ([some[1]], [some[2], some[0]])
    with refused("registration.not_there"):
        cancel(store, one, member(store, "贺兰"))


def test_an_undone_cancellation_gives_the_place_back(store: Store) -> None:
    one, some = meeting(store, 1), people(store, 2)
    register(store, one, *some)
    cancel(store, one, some[0])
    assert lists(store, one) == ([some[1]], [])
    history.undo(store)
    assert lists(store, one) == ([some[0]], [some[1]])
    history.redo(store)
    assert lists(store, one) == ([some[1]], [])
    register(store, one, some[0])
    history.undo(store)
    assert lists(store, one) == ([some[1]], [])


def test_who_does_not_meet_the_condition_is_refused_with_a_reason_or_let_in_for_one(
    store: Store,
) -> None:
    one = meeting(store, 2, eligible=eligibility.text(OWNERS))
    owner, other, third = people(store, 3)
    members.tag(store, [owner], add=["车主"])
    with pytest.raises(Problem) as found:
        register(store, one, owner, other)
    assert found.value.code == "registration.not_eligible"
    said = found.value.sentence("zh_CN")
    assert "成员01" in said
    assert "车主" in said
    assert lists(store, one) == ([], [])
    assert register(store, one, owner, other, only_eligible=True).refused == (other,)
    register(store, one, other, exception="老车主的家属")
    members.tag(store, [third], add=["车主"])
    register(store, one, third)
    assert lists(store, one) == ([owner, other, third], [])
    found = stored.of_members(store, again(store, one), [other])[other]
    assert (found.extra, found.reason) == (True, "老车主的家属")


def test_who_waits_is_let_in_beyond_the_capacity_for_a_reason_and_nobody_loses_his_place(
    store: Store,
) -> None:
    one, some = meeting(store, 2), people(store, 4)
    register(store, one, *some)
    with refused("registration.no_reason"):
        registrations.promote(store, one.series, one.original, some[3], " ")
    registrations.promote(store, one.series, one.original, some[3], "分享嘉宾")
    assert lists(store, one) == ([some[0], some[1], some[3]], [some[2]])
    with refused("registration.not_waiting"):
        registrations.promote(store, one.series, one.original, some[0], "分享嘉宾")
    cancel(store, one, some[0])
    assert lists(store, one) == ([some[1], some[2], some[3]], [])


def test_a_larger_capacity_lets_those_in_who_wait_and_a_smaller_one_the_first_to_come(
    store: Store,
) -> None:
    one, some = meeting(store, 1), people(store, 4)
    register(store, one, *some)
    more = registrations.set_terms(store, one.series, one.original, {"capacity": 3})
    assert [each.member for each in told(more).moved] == some[1:3]
    registrations.set_terms(store, one.series, one.original, {"capacity": 2})
    assert lists(store, one) == (some[:2], some[2:])
    registrations.set_terms(store, one.series, one.original, {"capacity": UNLIMITED})
    assert lists(store, one) == (some, [])
    with refused("registration.capacity"):
        registrations.set_terms(store, one.series, one.original, {"capacity": -7})


def test_one_series_of_three_cities_has_a_place_capacity_and_list_for_each(store: Store) -> None:
    weekly(
        store, 0, title="车主见面会", capacity=30, eligible=eligibility.text(OWNERS),
        rule="FREQ=WEEKLY;COUNT=4",
    )  # fmt: skip
    dates = around(store)
    for one, (place, capacity) in zip(
        dates, (("北京", 50), ("上海", 2), ("广州", 40)), strict=False
    ):
        fields = {"place": place, "capacity": capacity}
        acting.edit(store, one.series, one.original, fields, "this")
    fields = {"place": "慕尼黑", "zone": "Europe/Berlin", "start": at(22, 10)}
    acting.edit(store, dates[3].series, dates[3].original, fields, "this")
    dates = [again(store, one) for one in dates]
    assert [(one.place, one.capacity) for one in dates] == [
        ("北京", 50), ("上海", 2), ("广州", 40), ("慕尼黑", 30),
    ]  # fmt: skip
    assert dates[3].start.tzinfo == ZoneInfo("Europe/Berlin")
    assert dates[3].zone == "Europe/Berlin"
    owners, guest = people(store, 4), member(store, "贺兰")
    members.tag(store, owners, add=["车主"])
    register(store, dates[1], *owners)
    register(store, dates[0], owners[3])
    assert lists(store, dates[0]) == ([owners[3]], [])
    assert lists(store, dates[1]) == (owners[:2], owners[2:])
    for one in dates:
        with refused("registration.not_eligible"):
            register(store, one, guest)
    acting.edit(
        store, dates[2].series, dates[2].original, {"eligible": eligibility.text(None)}, "this"
    )
    assert register(store, dates[2], guest).people[0].standing == "registered"
    acting.edit(store, dates[3].series, dates[3].original, {"capacity": CLOSED}, "this")
    with refused("registration.not_taken"):
        register(store, dates[3], owners[0])


def test_a_merged_person_has_one_place_and_the_earlier(store: Store) -> None:
    one, some = meeting(store, 2), people(store, 4)
    register(store, one, *some)
    history_before = lists(store, one)

    merging.merge(store, some[0], some[2])
    assert lists(store, one) == ([some[0], some[1]], [some[3]])
    history.undo(store)
    assert lists(store, one) == history_before
    merging.merge(store, some[3], some[0])
    assert lists(store, one) == ([some[3], some[1]], [some[2]])
    cancel(store, one, some[3])
    assert lists(store, one) == ([some[1], some[2]], [])


def test_who_is_removed_or_erased_frees_his_place_and_leaves_no_word(store: Store) -> None:

    one, some = meeting(store, 1), people(store, 3)
    register(store, one, some[0], exception="李总的朋友")
    register(store, one, *some[1:])
    members.remove(store, [some[1]])
    assert lists(store, one) == ([some[0], some[2]], [])
    erasing.erase(store, some[0])
    assert lists(store, one) == ([some[2]], [])
    assert not store.rows("SELECT 1 FROM registration WHERE reason IS NOT NULL")


def test_who_registered_and_did_not_come_is_known(store: Store) -> None:
    one, some = meeting(store, 3), people(store, 3)
    register(store, one, *some)
    now = int(one.start.timestamp() * 1000)
    attendance.check_in(store, one.series, one.original, some[1], at=now)
    assert [each.member for each in stored.missing(store, one)] == [some[0], some[2]]
    assert [each.came for each in stored.page(store, one)] == [None, now, None]
    counts = stored.counts(store, one)
    assert (counts.registered, counts.came, counts.missing) == (3, 1, 2)


def test_an_occurrence_with_registrations_keeps_its_place_when_the_rule_goes(
    store: Store,
) -> None:
    weekly(store, 0, capacity=5)
    one = around(store)[1]
    register(store, one, *people(store, 1))
    acting.cancel(store, one.series, one.original, "following")
    assert again(store, one).id == one.id
    with refused("calendar.attended"):
        acting.remove(store, one.series)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["register", "register", "cancel", "cancel", "undo", "capacity"]),
        st.integers(0, 5),
    ),
    max_size=14,
)


@settings(max_examples=25)
@given(STEPS)
def test_a_cancellation_moves_exactly_one_up_and_he_is_the_first_who_waited(
    make_store: MakeStore, steps: Sequence[tuple[str, int]]
) -> None:
    store = make_store()
    some = people(store, 6)
    one, capacity, order = meeting(store, 2), 2, list[bytes]()
    before = list[tuple[int, list[bytes]]]()
    for verb, number in steps:
        who, kept = some[number], (capacity, list(order))
        if verb == "register" and who not in order:
            order.append(who)
            register(store, one, who)
        elif verb == "cancel" and who in order:
            place, waits = order.index(who), order[capacity:]
            order.remove(who)
            moved = [each.member for each in cancel(store, one, who).moved]
            assert moved == (waits[:1] if place < capacity else [])
        elif verb == "capacity" and number + 1 != capacity:
            capacity = number + 1
            registrations.set_terms(store, one.series, one.original, {"capacity": capacity})
        elif verb == "undo" and before:
            history.undo(store)
            capacity, order = before.pop()
            continue
        else:
            continue
        before.append(kept)
        assert lists(store, one) == (order[:capacity], order[capacity:])
    assert lists(store, one) == (order[:capacity], order[capacity:])
    live = "SELECT count(*), count(DISTINCT member) FROM registration WHERE state = 'registered'"
    assert store.one(f"{live} AND gone = 0") == (len(order), len(order))


def test_a_members_story_tells_of_registering_and_cancelling(store: Store) -> None:
    one, (ann,) = meeting(store, 2), people(store, 1)
    register(store, one, ann)
    cancel(store, one, ann)
    told = timeline.page(store, ann, frozenset({"registration"}))
    what = f"{one.start:%Y-%m-%d} 烘焙课堂"
    assert {(each.new, each.old) for each in told} == {(what, ""), ("", what)}


def give_along(store: Store, one: Occurrence, folder: Path, seats: int, *some: bytes) -> Path:
    """A pack with so many seats for walk-ins; where it was written to."""
    path = folder / f"pack-{seats}"
    asked = packs.Asked(people=some, name="志愿者小林", seats=seats)
    packs.make(store, one.series, one.original, path, asked)
    return path


def test_the_seats_of_a_pack_that_is_out_are_taken_from_the_capacity(
    store: Store, tmp_path: Path
) -> None:
    one = meeting(store, 30)
    some = people(store, 13)
    register(store, one, *some[:6])
    give_along(store, one, tmp_path, 20, some[0])
    counts = stored.counts(store, one)
    assert (counts.registered, counts.kept, counts.free) == (6, 20, 4)
    register(store, one, *some[6:])
    assert lists(store, one) == (some[:10], some[10:])
    places = [each.place for each in stored.page(store, one, ("waiting",))]
    assert places == [1, 2, 3]
    assert stored.counts(store, one).free == 0


def test_a_pack_takes_no_place_from_who_had_one_and_gives_its_seats_back_when_it_is_back(
    store: Store, tmp_path: Path
) -> None:
    one = meeting(store, 4)
    some = people(store, 6)
    register(store, one, *some[:3])
    give_along(store, one, tmp_path, 20, some[0])
    register(store, one, *some[3:])
    assert lists(store, one) == (some[:3], some[3:])
    ((pack,),) = store.rows("SELECT id FROM pack")
    with store.recording("pack.back") as rec:
        rec.put("pack", pack, {"returned": rec.at})
    assert lists(store, one) == (some[:4], some[4:])
    assert stored.counts(store, one).kept == 0


def test_a_pack_keeps_no_more_places_than_are_free_however_many_numbers_it_has(
    store: Store, tmp_path: Path
) -> None:
    one = meeting(store, 4)
    some = people(store, 3)
    register(store, one, *some[:3])
    give_along(store, one, tmp_path, 20, some[0])
    assert store.rows("SELECT seats, last - first + 1 FROM pack") == [(1, 20)]
    counts = stored.counts(store, one)
    assert (counts.registered, counts.kept, counts.free) == (3, 1, 0)
    # A second one finds no place left, and numbers as many as it wants.
    give_along(store, one, tmp_path, 5, some[1])
    assert stored.counts(store, one).kept == 1
    assert store.rows("SELECT seats, last - first + 1 FROM pack ORDER BY id") == [(1, 20), (0, 5)]


def test_seats_of_a_pack_for_another_date_keep_no_place_here(store: Store, tmp_path: Path) -> None:
    one, other = meeting(store, 2), meeting(store, 2)
    some = people(store, 2)
    give_along(store, other, tmp_path, 2, some[0])
    register(store, one, *some)
    assert lists(store, one) == (some, [])
