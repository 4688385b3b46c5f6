"""Courses: modules open in order, a certificate follows the last, and goes with what is undone."""

import pytest

from desktop.actions import attendance, calendar, courses, history, members, merging
from desktop.models.changes import Changes
from desktop.models.course import Completed
from desktop.models.problem import Problem
from desktop.store import certificates
from desktop.store import courses as learned
from desktop.store.community import Store

TITLES = ("解密社群", "运营社群", "获取社群红利")
WHEN = "2026-03-03T20:00:00"


def new(done: Changes) -> bytes:
    """The id that an action answers."""
    assert isinstance(done.result, bytes)
    return done.result


def three(store: Store, series: bytes | None = None) -> tuple[bytes, list[bytes]]:
    """A course of three modules."""
    course = new(courses.save(store, None, "创业课"))
    courses.add_modules(store, course, TITLES, series)
    return course, [one.id for one in learned.modules(store, course)]


def came(done: Changes) -> Completed:
    """What completing came to."""
    assert isinstance(done.result, Completed)
    return done.result


@pytest.fixture
def who(store: Store) -> bytes:
    return new(members.add(store, {"name": "林霞"}))


def test_module_two_opens_after_one_and_the_certificate_follows_the_third(
    store: Store, who: bytes
) -> None:
    course, (first, second, third) = three(store)
    with pytest.raises(Problem) as refused:
        courses.complete(store, second, [who])
    assert refused.value.code == "course.not_open"
    assert "解密社群" in refused.value.sentence()
    assert came(courses.complete(store, first, [who])).certificates == ()
    assert came(courses.complete(store, second, [who])).certificates == ()
    (number,) = came(courses.complete(store, third, [who])).certificates
    held = courses.certificate(store, course, who)
    assert (held.number, held.stands) == (number, True)
    assert learned.find(store, course).certified == 1
    assert courses.complete(store, third, [who]).nothing


def test_taking_back_takes_back_what_followed_and_the_number_stays(
    store: Store, who: bytes
) -> None:
    course, order = three(store)
    numbers = [came(courses.complete(store, one, [who])).certificates for one in order]
    courses.take_back(store, order[1], who, "登记错人")
    way = learned.learner(store, course, who)
    assert [at is not None for at in way.done] == [True, False, False]
    assert (way.certificate, way.withdrawn) == (numbers[2][0], True)
    with pytest.raises(Problem) as refused:
        courses.certificate(store, course, who)
    assert refused.value.code == "course.no_certificate"
    (paper,) = certificates.of_member(store, who)
    assert paper.reason == "登记错人"
    courses.complete(store, order[1], [who])
    assert came(courses.complete(store, order[2], [who])).certificates == numbers[2]
    assert courses.certificate(store, course, who).stands


def test_taking_back_needs_a_reason_and_something_to_take_back(store: Store, who: bytes) -> None:
    _, order = three(store)
    courses.complete(store, order[0], [who])
    for module, reason, code in ((0, " ", "entry.no_reason"), (1, "错", "course.not_done")):
        with pytest.raises(Problem) as refused:
            courses.take_back(store, order[module], who, reason)
        assert refused.value.code == code


def test_of_many_those_complete_it_who_may_and_the_others_are_named(store: Store) -> None:
    some = [new(members.add(store, {"name": f"成员{place}"})) for place in range(5)]
    course, order = three(store)
    courses.complete(store, order[0], some[:3])
    done = came(courses.complete(store, order[1], some))
    assert (set(done.members), set(done.waiting)) == (set(some[:3]), set(some[3:]))
    assert learned.count(store, course) == 3
    assert learned.count(store, course, everybody=True) == 5


def test_whoever_was_at_the_occurrence_completed_the_module_until_he_was_not(
    store: Store, who: bytes
) -> None:
    series = new(calendar.add(store, {"title": "第一课", "start": WHEN}))
    other = new(members.add(store, {"name": "王芳"}))
    course, order = three(store, series)
    for each in (who, other):
        attendance.check_in(store, series, WHEN, each)
    done = came(courses.complete_attended(store, order[0], series, WHEN))
    assert set(done.members) == {who, other}
    attendance.correct(store, series, WHEN, other, "扫错了码")
    assert learned.learner(store, course, who).count == 1
    assert learned.learner(store, course, other).count == 0


def test_an_occurrence_of_another_series_teaches_nothing(store: Store) -> None:
    series = new(calendar.add(store, {"title": "茶话会", "start": WHEN}))
    _, order = three(store)
    with pytest.raises(Problem) as refused:
        courses.complete_attended(store, order[0], series, WHEN)
    assert refused.value.code == "course.not_taught"


def test_a_module_added_later_takes_nobodys_certificate(store: Store, who: bytes) -> None:
    course, order = three(store)
    for one in order:
        courses.complete(store, one, [who])
    courses.add_modules(store, course, ["答疑"])
    assert courses.certificate(store, course, who).stands
    assert learned.learner(store, course, who).done[3] is None


def test_modules_move_and_leave_while_nobody_completed_them(store: Store, who: bytes) -> None:
    course, order = three(store)
    courses.move_module(store, order[2], 1)
    assert [one.title for one in learned.modules(store, course)] == [
        "获取社群红利", "解密社群", "运营社群",
    ]  # fmt: skip
    courses.remove_module(store, order[1])
    courses.complete(store, order[2], [who])
    with pytest.raises(Problem) as refused:
        courses.remove_module(store, order[2])
    assert refused.value.code == "course.completed"


def test_two_records_of_one_person_are_one_on_the_way(store: Store, who: bytes) -> None:
    twin = new(members.add(store, {"name": "小霞"}))
    course, order = three(store)
    courses.complete(store, order[0], [twin])
    merging.merge(store, who, twin)
    assert learned.learner(store, course, who).count == 1
    for one in order[1:]:
        courses.complete(store, one, [twin])
    assert courses.certificate(store, course, twin).member == who
    assert [course.certified for course in learned.courses(store)] == [1]
    courses.take_back(store, order[0], who, "错")
    assert learned.learner(store, course, who).count == 0


def test_a_completion_can_be_undone(store: Store, who: bytes) -> None:
    course, order = three(store)
    history.undo(store, courses.complete(store, order[0], [who]).action)
    assert learned.learner(store, course, who).count == 0


def test_who_may_not_say_who_came_completes_nothing(store: Store, who: bytes) -> None:
    from msgspec.structs import replace

    _, order = three(store)
    store.actor = replace(store.actor, cells=frozenset({"member.read.basic"}))
    with pytest.raises(Problem) as refused:
        courses.complete(store, order[0], [who])
    assert refused.value.code == "role.not_allowed"
