"""Weeks, months and years, and the labels they go by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import period
from desktop.models.problem import Problem

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
periods = st.sampled_from(["week", "month", "year"])


@given(days, periods)
def test_a_day_is_inside_the_period_that_its_label_names(day: date, kind: period.Period) -> None:
    name = period.label(day, kind)
    first, last = period.bounds(name)
    assert first <= day <= last
    assert period.kind(name) == kind
    assert period.label(first, kind) == period.label(last, kind) == name
    assert period.label(last + timedelta(1), kind) != name


@given(days, st.integers(0, 800), periods)
def test_labels_cover_a_span_without_gap_or_repeat(
    day: date, length: int, kind: period.Period
) -> None:
    last = day + timedelta(length)
    found = list(period.labels(day, last, kind))
    every = dict.fromkeys(period.label(day + timedelta(i), kind) for i in range(length + 1))
    assert found == list(every)


def test_the_first_days_of_a_year_may_be_in_the_last_week_of_the_year_before() -> None:
    assert period.label(date(2027, 1, 1), "week") == "2026-W53"
    assert period.label(date(2026, 3, 1), "week") == "2026-W09"


@pytest.mark.parametrize("text", ["", "2026-13", "2026-W54", "26", "２０２６", "2026-3", "0000"])
def test_a_text_that_names_no_period_is_a_problem(text: str) -> None:
    with pytest.raises(Problem) as caught:
        period.bounds(text)
    assert caught.value.code == "period.unknown"


@given(days)
def test_local_text_and_instant_undo_each_other(day: date) -> None:
    local = f"{day}T12:34:56"
    assert period.local_text(period.instant(local, "Asia/Shanghai"), "Asia/Shanghai") == local
