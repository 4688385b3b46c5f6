"""What is said of single occurrences across devices."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.actions import calendar, calendarfile, content, members, registrations
from desktop.models.calendar import NOBODY, PEOPLE, Scope
from desktop.models.lunarrule import yearly_rule
from desktop.store import calendar as stored
from desktop.store import clashing
from desktop.store import content as items
from desktop.store import registrations as signed
from tests.sync.team import Laptop, Team, alike, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def pair(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    return owner, crew.join(crew.invite(owner, "小陈", "admin"))


@pytest.mark.parametrize("scope", ["this", "following"])
@pytest.mark.parametrize("part", PEOPLE)
def test_who_was_taken_off_an_occurrence_is_off_on_every_laptop(
    crew: Team, pair: tuple[Laptop, Laptop], part: str, scope: Scope
) -> None:
    owner, other = pair
    who = members.add(owner.store, {"name": "林霞"}).result
    day = owner.store.today() + timedelta(days=7)
    made = calendar.add(
        owner.store,
        {"title": "共读", "start": f"{day}T20:00:00", "rule": "FREQ=WEEKLY", part: who},
    ).result
    assert isinstance(made, bytes)
    alike(crew, owner, other)
    second = (day + timedelta(days=7)).isoformat()
    calendar.edit(owner.store, made, f"{second}T20:00:00", {part: None}, scope=scope)
    alike(crew, owner, other)
    for laptop in pair:
        found = stored.occurrences(laptop.store, day, day + timedelta(days=14))
        named = [getattr(one, part) for one in found]
        assert named == [who, None, None if scope == "following" else who]


def test_an_item_whose_owner_was_taken_off_has_none_on_every_laptop(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    who = members.add(owner.store, {"name": "林霞"}).result
    made = content.add(owner.store, {"title": "书单", "type": "article", "owner": who}).result
    assert isinstance(made, bytes)
    alike(crew, owner, other)
    content.edit(other.store, made, {"owner": NOBODY})
    alike(crew, owner, other)
    assert [items.find(one.store, made).owner for one in pair] == [None, None]


def test_a_lunar_festival_is_on_its_day_on_every_laptop_and_one_year_moves_alone(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    made = calendar.add(
        owner.store,
        {"title": "中秋", "start": "2026-09-25T19:30:00", "rule": yearly_rule("8/15")},
    ).result
    assert isinstance(made, bytes)
    alike(crew, owner, other)
    days = ["2026-09-25", "2027-09-15", "2028-10-03"]
    for laptop in pair:
        assert _days(laptop, "中秋") == days
    # One moves a single year, the other renames all of them, unseen.
    moved = {"start": "2027-09-14T19:30:00"}
    calendar.edit(owner.store, made, "2027-09-15T19:30:00", moved, scope="this")
    calendar.edit(other.store, made, "2026-09-25T19:30:00", {"place": "湖心亭"}, scope="all")
    alike(crew, owner, other)
    for laptop in pair:
        assert _days(laptop, "中秋") == ["2026-09-25", "2027-09-14", "2028-10-03"]
        found = stored.occurrences(laptop.store, date(2026, 1, 1), date(2028, 12, 31))
        assert {one.place for one in found} == {"湖心亭"}


def test_what_two_laptops_plan_for_one_host_unseen_is_told_on_both(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    who = members.add(owner.store, {"name": "沈知远"}).result
    alike(crew, owner, other)
    calendar.add(owner.store, {"title": "共读", "start": "2027-03-03T20:00:00", "host": who})
    calendar.add(other.store, {"title": "讲座", "start": "2027-03-03T20:30:00", "lecturer": who})
    day = date(2027, 3, 3)
    for laptop in pair:
        assert clashing.met(laptop.store, stored.occurrences(laptop.store, day, day)) == []
    alike(crew, owner, other)
    for laptop in pair:
        met = clashing.met(laptop.store, stored.occurrences(laptop.store, day, day))
        assert sorted(clashing.problem(one, "沈知远").sentence("zh_CN") for one in met) == [
            "03-03“共读”：沈知远这时还在“讲座”（20:30 开始）。",
            "03-03“讲座”：沈知远这时还在“共读”（20:00 开始）。",
        ]


def _days(laptop: Laptop, title: str) -> list[str]:
    found = stored.occurrences(laptop.store, date(2026, 1, 1), date(2028, 12, 31))
    return [one.start.date().isoformat() for one in found if one.title == title]


def test_what_a_file_called_off_on_one_laptop_comes_back_by_a_newer_file_on_another(
    crew: Team, pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    owner, other = pair
    day = owner.store.today() + timedelta(days=7)
    event = f"UID:x\nDTSTART:{day:%Y%m%d}T020000Z\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:晨读"

    def read(laptop: Laptop, method: str, number: int) -> None:
        file = tmp_path / f"{number}.ics"
        lines = f"METHOD:{method}\nBEGIN:VEVENT\n{event}\nSEQUENCE:{number}\nEND:VEVENT"
        file.write_text(f"BEGIN:VCALENDAR\n{lines}\nEND:VCALENDAR\n", "utf-8")
        calendarfile.import_file(laptop.store, file)
        alike(crew, owner, other)

    def there() -> list[int]:
        last = day + timedelta(days=9)
        return [len(stored.occurrences(each.store, day, last)) for each in pair]

    read(owner, "REQUEST", 0)
    assert there() == [3, 3]
    read(owner, "CANCEL", 1)
    assert there() == [0, 0]
    read(other, "REQUEST", 2)
    assert there() == [3, 3]


def test_who_came_on_a_laptop_that_had_not_heard_of_the_move_is_in_the_moved_session(
    crew: Team, pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    owner, other = pair
    who = members.add(owner.store, {"name": "林霞"}).result
    assert isinstance(who, bytes)
    day, file = owner.store.today() + timedelta(days=7), tmp_path / "a.ics"

    def read(hour: int) -> None:
        start = f"DTSTART:{day:%Y%m%d}T{hour:02d}0000\nRRULE:FREQ=WEEKLY;COUNT=2"
        event = f"BEGIN:VEVENT\nUID:x\n{start}\nSUMMARY:晨读\nEND:VEVENT"
        file.write_text(f"BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n", "utf-8")
        calendarfile.import_file(owner.store, file)

    read(7)
    alike(crew, owner, other)
    (one,) = stored.occurrences(other.store, day, day)
    registrations.set_terms(other.store, one.series, one.original, {"capacity": 5})
    registrations.register(other.store, one.series, one.original, [who])
    read(9)
    alike(crew, owner, other)
    for laptop in pair:
        (one,) = stored.occurrences(laptop.store, day, day)
        assert (one.start.hour, signed.counts(laptop.store, one).registered) == (9, 1)
