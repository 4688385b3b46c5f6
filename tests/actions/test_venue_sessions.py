"""Occurrences at venues: where they are shown to be, what they meet, who registers and comes."""

from datetime import date
from pathlib import Path

import pytest

from desktop.actions import attendance, history, members, registrations, venuefile, venues
from desktop.actions import calendar as acting
from desktop.models.calendar import Occurrence
from desktop.models.problem import Problem
from desktop.models.registration import Registered
from desktop.store import calendar, clashing
from desktop.store import registrations as coming
from desktop.store import venues as places
from desktop.store.community import Store
from tests.actions.test_venues import hundred

AT = "2027-03-03T14:00:00"
CLASS = "烘焙课堂"


def hall(store: Store, name: str = "晴书馆", address: str = "长街 1 号") -> bytes:
    made = venues.save(store, None, {"name": name, "address": address, "capacity": "40"}).result
    assert isinstance(made, bytes)
    return made


def planned(store: Store, **fields: object) -> list[Occurrence]:
    acting.add(store, {"title": CLASS, "start": AT, **fields})
    return days(store)


def days(store: Store) -> list[Occurrence]:
    return calendar.occurrences(store, date(2027, 3, 1), date(2027, 4, 30))


def people(store: Store, count: int) -> list[bytes]:
    made = [members.add(store, {"name": f"成员{number:02}"}).result for number in range(count)]
    return [one for one in made if isinstance(one, bytes)]


def test_a_baking_class_at_one_of_a_hundred_venues_has_places_and_says_who_came(
    store: Store, tmp_path: Path
) -> None:
    venuefile.import_file(store, hundred(tmp_path))
    venue = next(one for one in places.page(store) if one.holds(CLASS) == 12)
    (one,) = planned(store, venue=venue.id, capacity=venue.holds(CLASS))
    assert one.where == f"{venue.name} {venue.address}"
    where, some = (one.series, one.original), people(store, 14)
    told = registrations.register(store, *where, some).result
    assert isinstance(told, Registered)
    standing = [each.standing for each in told.people]
    assert standing == ["registered"] * 12 + ["waiting"] * 2
    for who in some[:9]:
        attendance.check_in(store, *where, who, at=int(one.start.timestamp() * 1000))
    found = coming.counts(store, one)
    assert (found.capacity, found.registered, found.waiting) == (12, 12, 2)
    assert (found.came, found.missing) == (9, 3)


def test_what_is_written_as_the_place_is_shown_before_the_venue(store: Store) -> None:
    (one,) = planned(store, venue=hall(store), place="二楼厨房")
    assert one.where == "二楼厨房"
    acting.edit(store, one.series, one.original, {"place": ""})
    assert days(store)[0].where == "晴书馆 长街 1 号"
    assert calendar.occurrence(store, one.series, one.original).where == "晴书馆 长街 1 号"


def test_one_lesson_the_later_ones_or_all_are_at_another_venue_or_at_none(store: Store) -> None:
    first, second = hall(store), hall(store, "云栖馆", "")
    weekly = planned(store, venue=first, rule="FREQ=WEEKLY;COUNT=4")
    assert [one.hall for one in weekly] == ["晴书馆 长街 1 号"] * 4
    acting.edit(store, weekly[1].series, weekly[1].original, {"venue": second}, "this")
    acting.edit(store, weekly[2].series, weekly[2].original, {"venue": None}, "following")
    assert [one.venue for one in days(store)] == [first, second, None, None]
    assert [one.hall for one in days(store)] == ["晴书馆 长街 1 号", "云栖馆", "", ""]
    assert days(store)[1].differs
    same = acting.edit(store, weekly[1].series, weekly[1].original, {"venue": second}, "this")
    assert same.nothing
    history.undo(store)
    assert [one.venue for one in days(store)] == [first, second, first, first]
    acting.edit(store, weekly[3].series, weekly[3].original, {"venue": second}, "all")
    assert {one.venue for one in days(store)} == {second}


def test_a_venue_that_was_taken_out_is_no_longer_named(store: Store) -> None:
    venue = hall(store)
    (one,) = planned(store, venue=venue)
    venues.remove(store, venue)
    assert days(store)[0].where == ""
    acting.edit(store, one.series, one.original, {"venue": venue, "title": "另一堂"})
    assert days(store)[0].title == "另一堂"
    with pytest.raises(Problem) as refused:
        planned(store, title="品茶", venue=venue)
    assert refused.value.code == "venue.gone"


def test_two_lessons_at_one_venue_at_one_time_are_told_whatever_their_place_says(
    store: Store,
) -> None:
    venue = hall(store)
    planned(store, venue=venue, place="二楼厨房")
    planned(store, title="品茶", venue=venue)
    planned(store, title="插花", venue=hall(store, "云栖馆"))
    met = clashing.met(store, days(store))
    assert {(one.one.title, one.other.title) for one in met if one.other} == {
        (CLASS, "品茶"), ("品茶", CLASS),
    }  # fmt: skip
    assert all("晴书馆" in clashing.problem(one).sentence("zh_CN") for one in met)


def test_a_venue_abroad_has_its_own_clocks_and_one_at_home_those_of_home(store: Store) -> None:
    fields = {"name": "慕尼黑展厅", "zone": "Europe/Berlin"}
    munich = venues.save(store, None, fields).result
    (one,) = planned(store, venue=munich)
    assert (one.zone, one.start.isoformat()) == ("Europe/Berlin", f"{AT}+01:00")
    acting.edit(store, one.series, one.original, {"venue": hall(store)})
    (one,) = days(store)
    assert (one.zone, one.start.isoformat()) == ("Asia/Shanghai", f"{AT}+08:00")
    acting.edit(store, one.series, one.original, {"venue": munich, "zone": "Asia/Shanghai"})
    assert days(store)[0].start.isoformat() == f"{AT}+08:00"
    whole = acting.add(store, {"title": "展期", "start": "2027-03-05", "venue": munich}).result
    assert isinstance(whole, bytes)
    assert calendar.occurrence(store, whole, "2027-03-05").all_day
