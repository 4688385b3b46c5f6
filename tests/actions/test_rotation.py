"""A rotation of hosts: everybody once before anybody twice, and the calendar knows who hosts."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest

from desktop.actions import calendar, duties, erasing, history, members, merging, rotation
from desktop.models.calendar import Occurrence
from desktop.models.permission import PRESETS, Actor
from desktop.models.problem import Problem
from desktop.models.rotation import DONE, Turn
from desktop.store import calendar as planned
from desktop.store import rotation as stored
from desktop.store.community import Store


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as raised:
        yield
    assert raised.value.code == code


def people(store: Store, count: int, begin: int = 0) -> list[bytes]:
    made = []
    for n in range(begin, begin + count):
        record = members.add(store, {"name": f"成员{n:02}"}).result
        assert isinstance(record, bytes)
        made.append(record)
    return made


def daily(store: Store, some: list[bytes], back: int = 0) -> bytes:
    start = store.today() - timedelta(days=back)
    made = rotation.add(store, "每日群主", some, start=start).result
    assert isinstance(made, bytes)
    return made


def weekly(store: Store, some: list[bytes], ahead: int = 1) -> bytes:
    """Every week at eight in the evening, from so many days ahead on."""
    first = store.today() + timedelta(days=ahead)
    fields = {"title": "每周共读", "start": f"{first}T20:00:00", "rule": "FREQ=WEEKLY"}
    series = calendar.add(store, fields).result
    assert isinstance(series, bytes)
    made = rotation.add(store, "共读主持", some, series=series, start=first).result
    assert isinstance(made, bytes)
    return made


def turns(store: Store, record: bytes, count: int = 8) -> list[Turn]:
    return stored.stand(store, stored.get(store, record), count).coming(count)


def line(store: Store, record: bytes, count: int = 8) -> list[str]:
    found = turns(store, record, count)
    names = stored.names(store, [one.member for one in found])
    return [names.get(one.member or b"", "") for one in found]


def day(store: Store, ahead: int = 0) -> str:
    return (store.today() + timedelta(days=ahead)).isoformat()


def hosts(store: Store, days: int = 60) -> list[Occurrence]:
    return planned.occurrences(store, store.today(), store.today() + timedelta(days=days))


def test_forty_seven_have_one_day_each_before_anybody_has_two(store: Store) -> None:
    some = people(store, 47)
    record = daily(store, some, back=46)
    for back in range(46, -1, -1):
        duties.done(store, record, day(store, -back))
    standing = stored.stand(store, stored.get(store, record))
    had = [one.member for one in standing.turns if one.state == DONE]
    assert had == some
    assert standing.had() == Counter(some)
    assert [(one.member, one.times) for one in turns(store, record, 3)[1:]] == [
        (some[0], 2), (some[1], 2),
    ]  # fmt: skip


def test_an_exchange_keeps_both_counts_right_and_can_be_undone(store: Store) -> None:
    some = people(store, 5)
    record = daily(store, some)
    done = duties.swap(store, record, day(store, 1), day(store, 3))
    assert line(store, record, 6) == ["成员00", "成员03", "成员02", "成员01", "成员04", "成员00"]
    assert [one.times for one in turns(store, record, 6)] == [1, 1, 1, 1, 1, 2]
    exchanged = turns(store, record, 4)[1]
    assert exchanged.swap_of == some[1]
    # Back again: each has his own turn.
    duties.swap(store, record, day(store, 1), day(store, 3))
    assert line(store, record, 5) == [f"成员0{n}" for n in range(5)]
    with refused("rotation.other_round"):
        duties.swap(store, record, day(store, 1), day(store, 7))
    with refused("rotation.same_person"):
        duties.swap(store, record, day(store, 0), day(store, 5))
    assert done.count == 2


def test_the_absent_come_next_and_the_next_in_line_has_the_day(store: Store) -> None:
    some = people(store, 4)
    record = daily(store, some)
    done = duties.absent(store, record)
    assert done.result == some[1]
    assert line(store, record, 5) == ["成员01", "成员00", "成员02", "成员03", "成员00"]
    history.undo(store, done.action)
    assert line(store, record, 4) == ["成员00", "成员01", "成员02", "成员03"]


def test_the_skipped_come_last_in_the_round(store: Store) -> None:
    record = daily(store, people(store, 4))
    duties.skip(store, record)
    assert line(store, record, 5) == ["成员01", "成员02", "成员03", "成员00", "成员01"]


def test_a_newcomer_comes_at_the_end_and_a_leaver_owes_nothing(store: Store) -> None:
    some = people(store, 3)
    record = daily(store, some)
    (fresh,) = people(store, 1, begin=9)
    rotation.join(store, record, [fresh])
    assert line(store, record, 5) == ["成员00", "成员01", "成员02", "成员09", "成员00"]
    rotation.leave(store, record, [some[1]])
    assert line(store, record, 4) == ["成员00", "成员02", "成员09", "成员00"]
    rotation.move(store, record, fresh, 1)
    assert line(store, record, 4) == ["成员09", "成员00", "成员02", "成员09"]
    with refused("rotation.not_inside"):
        rotation.leave(store, record, [some[1]])


def test_who_comes_in_in_a_later_round_does_not_catch_up(store: Store) -> None:
    some = people(store, 3)
    record = daily(store, some, back=7)
    (fresh,) = people(store, 1, begin=9)
    rotation.join(store, record, [fresh])
    assert line(store, record, 6) == ["成员01", "成员02", "成员09", "成员00", "成员01", "成员02"]


def test_days_gone_by_stay_whose_they_were_when_the_order_changes(store: Store) -> None:
    some = people(store, 3)
    record = daily(store, some, back=2)
    rotation.arrange(store, record, [some[2], some[1], some[0]])
    standing = stored.stand(store, stored.get(store, record))
    assert [one.member for one in standing.turns[:3]] == [some[0], some[1], some[2]]
    assert line(store, record, 4)[1:] == ["成员01", "成员02", "成员00"]


def test_the_first_duty_that_is_done_carries_the_badge_once(store: Store) -> None:
    some = people(store, 2)
    record = daily(store, some, back=2)
    assert duties.done(store, record, day(store, -2), rating=5).result is True
    assert duties.done(store, record, rating=4).result is False
    found = stored.shares(store, some[0])
    assert [(one.first, one.rating) for one in found] == [(False, 4), (True, 5)]
    assert duties.done(store, record, day(store, -2)).nothing
    with refused("rotation.not_yet"):
        duties.done(store, record, day(store, 1))
    with refused("rotation.rating"):
        duties.done(store, record, rating=6)


def test_somebody_else_may_have_had_the_turn(store: Store) -> None:
    some = people(store, 3)
    record = daily(store, some)
    duties.done(store, record, member=some[2])
    assert line(store, record, 4) == ["成员02", "成员00", "成员01", "成员00"]


def test_an_absence_noted_the_day_after_gives_the_day_to_nobody(store: Store) -> None:
    some = people(store, 3)
    record = daily(store, some, back=1)
    duties.absent(store, record, day(store, -1))
    standing = stored.stand(store, stored.get(store, record))
    assert standing.turns[0].member is None
    assert line(store, record, 3) == ["成员00", "成员01", "成员02"]


def test_who_was_merged_stands_in_line_once_and_his_turns_are_one_persons(store: Store) -> None:
    some = people(store, 4)
    record = daily(store, some)
    duties.done(store, record)
    merging.merge(store, some[2], some[0])
    assert line(store, record, 4) == ["成员02", "成员01", "成员03", "成员02"]
    assert [one.first for one in stored.shares(store, some[2])] == [True]
    duties.swap(store, record, day(store, 1), day(store, 2))
    rotation.leave(store, record, [some[2]])
    assert line(store, record, 4)[1:] == ["成员03", "成员01", "成员03"]


def test_who_is_erased_or_removed_is_in_no_line(store: Store) -> None:
    some = people(store, 4)
    record = daily(store, some)
    members.remove(store, [some[1]])
    erasing.erase(store, some[2])
    assert line(store, record, 3) == ["成员00", "成员03", "成员00"]


def test_naming_hosts_tells_the_calendar_and_an_absence_tells_it_anew(store: Store) -> None:
    some = people(store, 4)
    record = weekly(store, some)
    assert [one.host for one in hosts(store, 28)] == [None] * 4
    assert duties.assign(store, record, count=3).result == 3
    assert [one.host for one in hosts(store, 28)] == [*some[:3], None]
    first = turns(store, record, 1)[0].slot.original
    done = duties.absent(store, record, first)
    assert [one.host for one in hosts(store, 28)] == [some[1], some[0], some[2], None]
    history.undo(store, done.action)
    assert [one.host for one in hosts(store, 28)] == [*some[:3], None]
    last = turns(store, record, 4)[3].slot.original
    duties.swap(store, record, first, last)
    assert [one.host for one in hosts(store, 28)] == [some[3], *some[1:3], some[0]]


def test_a_host_whom_somebody_chose_in_the_calendar_stays_and_counts(store: Store) -> None:
    some = people(store, 4)
    record = weekly(store, some)
    second = hosts(store, 28)[1]
    calendar.edit(store, second.series, second.original, {"host": some[0]}, "this")
    assert line(store, record, 5) == ["成员01", "成员00", "成员02", "成员03", "成员00"]
    duties.assign(store, record, count=4)
    rotation.move(store, record, some[3], 1)
    assert [one.host for one in hosts(store, 28)] == [some[3], some[0], some[1], some[2]]


def test_a_cancelled_occurrence_is_nobodys_turn(store: Store) -> None:
    some = people(store, 3)
    record = weekly(store, some)
    first = hosts(store)[0]
    calendar.cancel(store, first.series, first.original)
    assert turns(store, record, 1)[0].slot.original == hosts(store)[0].original
    assert line(store, record, 2) == ["成员00", "成员01"]


def test_a_series_has_one_rotation_and_a_day_has_no_host_to_name(store: Store) -> None:
    some = people(store, 2)
    record = weekly(store, some)
    series = stored.get(store, record).series
    with refused("rotation.served"):
        rotation.add(store, "再一个", some, series=series)
    with refused("rotation.daily"):
        duties.assign(store, daily(store, some))
    with refused("rotation.nameless"):
        rotation.add(store, " ", some)
    with refused("rotation.which"):
        stored.find(store)


def test_two_rotations_are_never_called_the_same(store: Store) -> None:
    some = people(store, 2)
    record = daily(store, some)
    name = stored.get(store, record).name
    with refused("rotation.named"):
        rotation.add(store, f" {name} ", some)
    other = rotation.add(store, "晨读主持", some).result
    assert isinstance(other, bytes)
    with refused("rotation.named"):
        rotation.rename(store, other, name)
    assert rotation.rename(store, other, "晨读主持").nothing
    rotation.remove(store, record)
    rotation.rename(store, other, name)


def test_an_empty_rotation_has_turns_of_nobody(store: Store) -> None:
    record = daily(store, [])
    assert [one.member for one in turns(store, record, 2)] == [None, None]
    with refused("rotation.nobody"):
        duties.skip(store, record)
    rotation.remove(store, record)
    with refused("rotation.gone"):
        duties.skip(store, record)
    with refused("rotation.none"):
        stored.find(store)


def test_a_rotation_to_begin_later_has_its_first_turn_then(store: Store) -> None:
    some = people(store, 2)
    start = store.today() + timedelta(days=3)
    record = rotation.add(store, "明年", some, start=start).result
    assert isinstance(record, bytes)
    assert turns(store, record, 1)[0].slot.day == start.isoformat()
    assert date.fromisoformat(turns(store, record, 2)[1].slot.day) > start
    assert datetime.fromisoformat(stored.get(store, record).start).date() == start


def hosting(store: Store, member: bytes) -> None:
    """At the program as a host who is this member."""
    store.look_on(Actor(store.operator, "主持", "host", PRESETS["host"], member))


def test_who_had_a_turn_that_was_his_says_so_himself(store: Store) -> None:
    some = people(store, 3)
    record = daily(store, some, back=1)
    days = [(store.today() + timedelta(days=n)).isoformat() for n in (-1, 0, 1)]
    hosting(store, some[1])
    with refused("role.not_allowed"):
        duties.done(store, record, days[0])
    with refused("role.not_allowed"):
        duties.done(store, record, days[1], rating=5)
    with refused("role.not_allowed"):
        duties.done(store, record, days[0], member=some[1])
    with refused("rotation.not_yet"):
        duties.done(store, record, days[2])
    assert duties.done(store, record, days[1]).result is True
    for act in (duties.skip, duties.absent):
        with refused("role.not_allowed"):
            act(store, record)
    turn = stored.stand(store, stored.get(store, record)).named(days[1])
    assert turn is not None
    assert (turn.member, turn.state) == (some[1], DONE)
    assert duties.done(store, record, days[1]).nothing


def test_of_a_series_a_host_says_it_once_the_calendar_names_him(store: Store) -> None:
    some = people(store, 2)
    record = weekly(store, some, ahead=0)
    today = store.today().isoformat()
    owner = store.actor
    hosting(store, some[0])
    with refused("role.not_allowed"):
        duties.done(store, record, today)
    store.look_on(owner)
    duties.assign(store, record)
    hosting(store, some[0])
    assert duties.done(store, record, today).result is True
