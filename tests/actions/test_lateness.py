"""Corrected afterwards to late or to in time, for a reason: what rests on it follows."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop.actions import attendance, rewards
from desktop.actions import calendar as acting
from desktop.actions.history import undo
from desktop.models import period
from desktop.models.calendar import Occurrence
from desktop.models.problem import Problem
from desktop.store import activities, calendar, door
from desktop.store.community import Store
from tests.calendar_builders import ZONE, member
from tests.rewards_builders import publish, standing, sums

TIMELY: dict[str, Any] = {
    "name": "准时到场",
    "trigger": "each",
    "activity": "checkin",
    "points": 10,
    "where": {"field": "late", "op": "<=", "value": 5},
}
WEEK: dict[str, Any] = {
    "name": "准时的周",
    "trigger": "period",
    "period": "week",
    "activity": "checkin",
    "measure": "count",
    "at_least": 1,
    "points": 30,
    "where": {"field": "late", "op": "<=", "value": 5},
}
LONG_AGO = "2020-01-01"


def held(store: Store, *, day: bool = False) -> Occurrence:
    """A session of two weeks ago, or of that whole day."""
    start = (datetime.now(ZONE) - timedelta(days=14)).replace(hour=20, minute=0, second=0)
    when = f"{start:%Y-%m-%d}" if day else f"{start:%Y-%m-%dT%H:%M:%S}"
    acting.add(store, {"title": "晨读", "start": when, **({} if day else {"minutes": 60})})
    return calendar.occurrences(store, start.date(), start.date())[0]


def late(store: Store, one: Occurrence) -> list[tuple[str, int]]:
    begin = round(one.start.timestamp() * 1000)
    return [(each.state, (each.at - begin) // 60_000) for each in calendar.attendees(store, one.id)]


def test_who_is_corrected_to_late_loses_what_he_had_for_being_in_time_and_gets_it_back(
    store: Store,
) -> None:
    ann, one = member(store, "吴桂芳"), held(store)
    publish(store, TIMELY, LONG_AGO)
    attendance.check_in(store, one.series, one.original, ann)
    assert sums(store) == {ann: 10}
    attendance.correct_time(store, one.series, one.original, ann, 12, "别人代签的")
    assert late(store, one) == [("late", 12)]
    assert door.counts(store, one, 0).late == 1
    assert sums(store)[ann] == 0
    (row,) = store.rows("SELECT id FROM activity WHERE gone = 0")
    assert activities.find(store, row[0]).reason == "别人代签的"
    attendance.correct_time(store, one.series, one.original, ann, 0, "看错了，他准时")
    assert (late(store, one), sums(store)) == ([("timely", 0)], {ann: 10})
    undo(store)
    assert (late(store, one), sums(store)[ann]) == ([("late", 12)], 0)


def test_who_was_entered_by_nobody_is_there_late_from_now_on(store: Store) -> None:
    ann, one = member(store, "吴桂芳"), held(store)
    publish(store, TIMELY, LONG_AGO)
    attendance.correct_time(store, one.series, one.original, ann, 7, "忘了签")
    assert (late(store, one), standing(store)) == ([("late", 7)], {})
    attendance.correct(store, one.series, one.original, ann, "其实没来")
    assert late(store, one) == []
    attendance.correct_time(store, one.series, one.original, ann, 3, "来了")
    assert (late(store, one), sums(store)) == ([("late", 3)], {ann: 10})


def test_a_closed_cycle_is_adjusted_by_lateness_and_by_absence(store: Store) -> None:
    ann, one = member(store, "吴桂芳"), held(store)
    made = publish(store, WEEK, LONG_AGO)
    attendance.check_in(store, one.series, one.original, ann)
    label = period.label(one.start.date(), "week")
    rewards.close(store, made, label)
    assert sums(store) == {ann: 30}
    attendance.correct_time(store, one.series, one.original, ann, 30, "迟到半小时")
    assert sums(store)[ann] == 0
    attendance.correct_time(store, one.series, one.original, ann, 0, "记错")
    assert sums(store)[ann] == 30
    attendance.correct(store, one.series, one.original, ann, "没有来")
    assert sums(store)[ann] == 0


def test_a_scan_of_before_does_not_undo_what_a_person_put_right(store: Store) -> None:
    ann, one = member(store, "吴桂芳"), held(store)
    attendance.correct_time(store, one.series, one.original, ann, 20, "迟到")
    begin = round(one.start.timestamp() * 1000)
    attendance.check_in(store, one.series, one.original, ann, at=begin)
    assert late(store, one) == [("late", 20)]


@pytest.mark.parametrize(
    ("minutes", "reason", "day", "code"),
    [
        (5, " ", False, "entry.no_reason"),
        (-1, "迟到", False, "calendar.late_minutes"),
        (1_441, "迟到", False, "calendar.late_minutes"),
        (5, "迟到", True, "calendar.no_lateness"),
    ],
)
def test_lateness_needs_a_reason_and_minutes_and_a_beginning(
    store: Store, minutes: int, reason: str, day: bool, code: str
) -> None:
    ann = member(store, "吴桂芳")
    one = held(store, day=day)
    with pytest.raises(Problem) as refused:
        attendance.correct_time(store, one.series, one.original, ann, minutes, reason)
    assert refused.value.code == code
    assert calendar.attendees(store, one.id) == []
