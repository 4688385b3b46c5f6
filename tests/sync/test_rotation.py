"""A rotation across devices: both laptops come to one line, and nobody has two turns for it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import calendar, duties, members, roles, rotation
from desktop.models.rotation import DONE
from desktop.store import rotation as stored
from tests.sync.team import Laptop, Team, alike, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def pair(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    return owner, crew.join(crew.invite(owner, "小陈", "admin"))


def people(laptop: Laptop, count: int) -> list[bytes]:
    made = [members.add(laptop.store, {"name": f"成员{n}"}).result for n in range(count)]
    return [one for one in made if isinstance(one, bytes)]


def daily(laptop: Laptop, some: list[bytes], back: int = 0) -> bytes:
    start = laptop.store.today() - timedelta(days=back)
    made = rotation.add(laptop.store, "每日群主", some, start=start).result
    assert isinstance(made, bytes)
    return made


def line(laptop: Laptop, record: bytes, count: int) -> list[bytes | None]:
    standing = stored.stand(laptop.store, stored.get(laptop.store, record), count)
    return [one.member for one in standing.coming(count)]


def test_two_who_exchange_one_turn_unseen_give_nobody_two(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    some = people(owner, 4)
    record = daily(owner, some)
    alike(crew, owner, other)
    assert line(other, record, 4) == some
    today = owner.store.today()
    day = [(today + timedelta(days=n)).isoformat() for n in range(4)]
    duties.swap(owner.store, record, day[0], day[1])
    duties.swap(other.store, record, day[0], day[2])
    alike(crew, owner, other)
    found = line(owner, record, 4)
    assert found == line(other, record, 4)
    assert sorted(filter(None, found)) == sorted(some)


def test_a_turn_marked_done_on_two_laptops_is_one_share_with_one_badge(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    some = people(owner, 3)
    record = daily(owner, some, back=1)
    alike(crew, owner, other)
    yesterday = (owner.store.today() - timedelta(days=1)).isoformat()
    assert duties.done(owner.store, record, yesterday).result is True
    assert duties.done(other.store, record, yesterday).result is True
    alike(crew, owner, other)
    for laptop in pair:
        assert [one.first for one in stored.shares(laptop.store, some[0])] == [True]
        standing = stored.stand(laptop.store, stored.get(laptop.store, record))
        assert [one.member for one in standing.turns if one.state == DONE] == [some[0]]


def test_two_who_move_different_people_both_have_their_way(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    some = people(owner, 6)
    record = daily(owner, some)
    alike(crew, owner, other)
    rotation.move(owner.store, record, some[5], 1)
    rotation.move(other.store, record, some[1], 6)
    alike(crew, owner, other)
    wanted = [some[5], some[0], some[2], some[3], some[4], some[1]]
    assert line(owner, record, 6) == line(other, record, 6) == wanted


def test_one_takes_in_a_newcomer_while_another_notes_an_absence(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    some = people(owner, 4)
    record = daily(owner, some[:3])
    alike(crew, owner, other)
    rotation.join(owner.store, record, [some[3]])
    duties.absent(other.store, record)
    alike(crew, owner, other)
    wanted = [some[1], some[0], some[2], some[3]]
    assert line(owner, record, 4) == line(other, record, 4) == wanted


def test_hosts_named_on_one_laptop_stand_in_the_other_s_calendar(
    crew: Team, pair: tuple[Laptop, Laptop]
) -> None:
    owner, other = pair
    some = people(owner, 2)
    first = owner.store.today() + timedelta(days=1)
    fields = {"title": "每周共读", "start": f"{first}T20:00:00", "rule": "FREQ=WEEKLY"}
    series = calendar.add(owner.store, fields).result
    assert isinstance(series, bytes)
    made = rotation.add(owner.store, "共读主持", some, series=series).result
    assert isinstance(made, bytes)
    duties.assign(owner.store, made, count=2)
    alike(crew, owner, other)
    standing = stored.stand(other.store, stored.get(other.store, made))
    assert [one.host for one in standing.occurrences.values()][:3] == [*some, None]
    assert [standing.assigned(one) for one in standing.coming(3)] == [True, True, False]


def test_a_host_says_on_his_own_laptop_that_he_had_his_day(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    some = people(owner, 3)
    record = daily(owner, some, back=2)
    host = crew.join(crew.invite(owner, "主持", "host"))
    roles.link(owner.store, host.store.operator, some[1])
    alike(crew, owner, host)
    assert host.store.actor.member == some[1]
    day = (owner.store.today() - timedelta(days=1)).isoformat()
    duties.done(host.store, record, day)
    alike(crew, owner, host)
    for laptop in (owner, host):
        assert [one.day for one in stored.shares(laptop.store, some[1])] == [day]
