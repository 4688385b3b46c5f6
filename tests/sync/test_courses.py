"""Courses across devices: one completion, one certificate, and none that rests on nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.actions import attendance, calendar, courses, members, registrations, venuefile
from desktop.store import calendar as occurrences
from desktop.store import courses as learned
from desktop.store import registrations as coming
from desktop.store import venues
from tests.actions.test_venues import hundred
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()


def _course(laptop: Laptop) -> tuple[bytes, list[bytes]]:
    course = courses.save(laptop.store, None, "创业课").result
    assert isinstance(course, bytes)
    courses.add_modules(laptop.store, course, ("一", "二", "三"))
    return course, [one.id for one in learned.modules(laptop.store, course)]


def _somebody(laptop: Laptop, name: str = "林霞") -> bytes:
    who = members.add(laptop.store, {"name": name}).result
    assert isinstance(who, bytes)
    return who


def _both(crew: Team, owner: Laptop) -> Laptop:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    return other


def test_two_who_complete_the_course_offline_make_one_completion_and_one_certificate(
    crew: Team, owner: Laptop
) -> None:
    who, (course, order) = _somebody(owner), _course(owner)
    other = _both(crew, owner)
    for laptop in (owner, other):
        for module in order:
            courses.complete(laptop.store, module, [who])
    crew.settle()
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}
    numbers = {courses.certificate(one.store, course, who).number for one in (owner, other)}
    assert len(numbers) == 1
    for table, count in (("completion", 3), ("certificate", 1)):
        assert other.store.rows(f"SELECT count(*) FROM {table} WHERE gone = 0") == [(count,)]


def test_a_certificate_whose_ground_was_taken_away_elsewhere_does_not_stand(
    crew: Team, owner: Laptop
) -> None:
    who, (course, order) = _somebody(owner), _course(owner)
    courses.complete(owner.store, order[0], [who])
    courses.complete(owner.store, order[1], [who])
    other = _both(crew, owner)
    courses.take_back(owner.store, order[0], who, "登记错人")
    courses.complete(other.store, order[2], [who])
    assert courses.certificate(other.store, course, who).stands
    crew.settle()
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}
    for laptop in (owner, other):
        way = learned.learner(laptop.store, course, who)
        assert way.withdrawn
        assert learned.find(laptop.store, course).certified == 0


def test_a_class_at_an_imported_venue_has_its_places_and_who_came_on_every_laptop(
    crew: Team, owner: Laptop, tmp_path: Path
) -> None:
    venuefile.import_file(owner.store, hundred(tmp_path))
    some = [_somebody(owner, f"成员{number}") for number in range(4)]
    other = _both(crew, owner)
    venue = next(one for one in venues.page(other.store) if one.holds("烘焙课堂") == 12)
    fields = {"title": "烘焙课堂", "start": "2026-10-14T14:00", "venue": venue.id, "capacity": 2}
    calendar.add(other.store, fields)
    crew.settle()
    days = (date(2026, 10, 1), date(2026, 10, 31))
    (one,) = occurrences.occurrences(owner.store, *days)
    where = (one.series, one.original)
    registrations.register(owner.store, *where, some[:2])
    registrations.register(other.store, *where, some[2:])
    at = int(one.start.timestamp() * 1000)
    attendance.check_in(other.store, *where, some[2], at=at)
    crew.settle()
    assert {owner.digest(), other.digest()} == {hub_digest(crew, owner)}
    for laptop in (owner, other):
        (found,) = occurrences.occurrences(laptop.store, *days)
        assert (found.venue, found.where) == (venue.id, f"{venue.name} {venue.address}")
        counts = coming.counts(laptop.store, found)
        assert (counts.registered, counts.waiting) == (2, 2)
        assert occurrences.attended(laptop.store, [found.id]) == {found.id: 1}
    calendar.edit(owner.store, *where, {"venue": None})
    crew.settle()
    assert [one.venue for one in occurrences.occurrences(other.store, *days)] == [None]
