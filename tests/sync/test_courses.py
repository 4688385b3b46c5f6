"""Courses across devices: one completion, one certificate, and none that rests on nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import courses, members
from desktop.store import courses as learned
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


def _somebody(laptop: Laptop) -> bytes:
    who = members.add(laptop.store, {"name": "林霞"}).result
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
