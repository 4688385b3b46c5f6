"""Activities counted by day: always what the list holds, in steps that fit the span."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models.activity import ActivityQuery
from desktop.models.trend import MOST_STEPS, start_of, starts, step_for
from desktop.store import activities, daily
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.rewards_builders import did, member
from tests.store.activity_steps import KINDS, LOCALS, STATES, Step, steps, take


@settings(max_examples=30)
@given(steps(STATES, KINDS, LOCALS, most=12))
def test_the_counts_by_day_are_those_of_the_list(make_store: MakeStore, found: list[Step]) -> None:
    store = make_store()
    people = [member(store), member(store)]
    made: list[bytes] = []
    for step in found:
        take(store, people, made, step)
    everything = activities.page(store, ActivityQuery())
    for kind in ("", "post", "order", "checkin"):
        those = [one for one in everything if kind in ("", one.kind)]
        assert activities.count(store, ActivityQuery(kind=kind)) == len(those)
        counting = [one for one in those if one.state != "voided"]
        assert activities.count(store, ActivityQuery(kind=kind, voided=False)) == len(counting)
    # what is edited after it was deleted is there again, with little more than was said of it
    listed = [one for one in activities.page(store, ActivityQuery(voided=False)) if one.local]
    listed = [one for one in listed if one.kind]
    for who in (None, *people):
        mine = [one for one in listed if who in (None, one.member)]
        shown = daily.trend(store, date(2026, 3, 1), date(2026, 3, 9), member=who)
        assert shown.total == len(mine)
        for kind, counts in shown.counts.items():
            days = Counter(one.local[:10] for one in mine if one.kind == kind)
            assert counts == tuple(days[day.isoformat()] for day in shown.starts)
    store.close()


def test_weeks_months_and_years_add_up_their_days(store: Store) -> None:
    who = member(store)
    for local in ("2025-12-31", "2026-01-01", "2026-01-04", "2026-01-05", "2026-02-28"):
        did(store, who, "checkin", f"{local}T23:59:59")
    weeks = daily.trend(store, date(2025, 12, 1), date(2026, 2, 28))
    assert weeks.step == "week"
    by_week = dict(zip(weeks.starts, weeks.counts["checkin"], strict=True))
    assert by_week[date(2025, 12, 29)] == 3
    assert by_week[date(2026, 1, 5)] == by_week[date(2026, 2, 23)] == 1
    months = daily.trend(store, date(2023, 1, 1), date(2026, 2, 28))
    assert months.counts["checkin"][-3:] == (1, 3, 1)
    years = daily.trend(store, date(1970, 1, 1), date(2026, 12, 31))
    assert years.counts["checkin"][-2:] == (1, 4)


def test_all_of_it_begins_with_the_oldest_and_a_later_date_is_told_apart(store: Store) -> None:
    who = member(store)
    assert daily.trend(store, None, date(2026, 3, 9)).total == 0
    did(store, who, "post", "2026-03-07T09:00:00")
    did(store, who, "order", "9226-03-07T09:00:00")
    shown = daily.trend(store, None, date(2026, 3, 9))
    assert shown.starts == (date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 9))
    assert (shown.total, shown.ahead) == (1, 1)
    assert daily.trend(store, None, date(2026, 3, 9), kind="post").ahead == 0


@given(st.dates(), st.dates())
def test_whatever_the_span_there_are_few_steps_and_they_end_with_the_last_day(
    one: date, other: date
) -> None:
    first, last = min(one, other), max(one, other)
    step = step_for(first, last)
    found = starts(first, last, step)
    assert len(found) <= MOST_STEPS
    assert found[-1] == start_of(last, step)
    assert all(start_of(day, step) == day for day in found)
    assert list(found) == sorted(set(found))
    if found[-1] - found[0] < timedelta(400 * 366):
        assert found[0] == start_of(first, step)
