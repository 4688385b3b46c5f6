"""The year's plan of lessons: 52 slots, of which a member sees how many he attended."""

from datetime import date, timedelta

from desktop.actions import attendance, calendar, members, merging
from desktop.store import lessons
from desktop.store.community import Store


def somebody(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def year(store: Store, rule: str = "FREQ=WEEKLY;COUNT=52", weeks: int = 10) -> tuple[bytes, date]:
    """A weekly voice lesson that began so many weeks ago."""
    first = store.today() - timedelta(weeks=weeks)
    fields = {"title": "每周一课", "start": f"{first}T20:00:00", "rule": rule}
    made = calendar.add(store, fields).result
    assert isinstance(made, bytes)
    return made, first


def come(store: Store, series: bytes, first: date, who: bytes, *weeks: int) -> None:
    for week in weeks:
        attendance.check_in(store, series, f"{first + timedelta(weeks=week)}T20:00:00", who)


def test_a_plan_of_twelve_months_has_52_lessons_and_tells_how_many_he_attended(
    store: Store,
) -> None:
    who, other = somebody(store, "林霞"), somebody(store, "王芳")
    series, first = year(store)
    come(store, series, first, who, 0, 2, 5)
    (plan,) = lessons.plans(store, who)
    assert (plan.title, plan.lessons, plan.attended) == ("每周一课", 52, 3)
    assert plan.last == (first + timedelta(weeks=51)).isoformat()
    (plan,) = lessons.plans(store, other)
    assert (plan.lessons, plan.attended) == (52, 0)


def test_a_lesson_called_off_is_none_and_a_correction_takes_one_back(store: Store) -> None:
    who = somebody(store, "林霞")
    series, first = year(store)
    come(store, series, first, who, 0, 1)
    calendar.cancel(store, series, f"{first + timedelta(weeks=20)}T20:00:00")
    attendance.correct(store, series, f"{first}T20:00:00", who, "点错了")
    (plan,) = lessons.plans(store, who)
    assert (plan.lessons, plan.attended) == (51, 1)


def test_what_he_attended_under_a_merged_record_counts_once(store: Store) -> None:
    who, twin = somebody(store, "林霞"), somebody(store, "小林")
    series, first = year(store)
    come(store, series, first, who, 0)
    come(store, series, first, twin, 0, 1)
    merging.merge(store, who, twin)
    assert lessons.of_series(store, series, who).attended == 2


def test_a_series_without_end_counts_what_was_held_and_is_no_plan(store: Store) -> None:
    who = somebody(store, "林霞")
    series, first = year(store, "FREQ=WEEKLY", weeks=4)
    come(store, series, first, who, 1)
    assert lessons.plans(store, who) == []
    found = lessons.of_series(store, series, who)
    assert (found.lessons, found.attended) == (5, 1)
