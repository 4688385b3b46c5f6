"""Birthdays by either calendar."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import consents
from desktop.models.lunar import names_of, next_day, next_solar, parse_lunar
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.store import birthdays
from desktop.store import members as roster
from desktop.store.community import Store
from tests.people_builders import somebody


@pytest.mark.parametrize(
    ("lunar", "today", "kept"),
    [
        ("1988-08-15", "2026-09-01", "2026-09-25"),
        ("1988-08-15", "2026-09-26", "2027-09-15"),
        # 2025 had a leap sixth month; 2026 has none, so it is kept in the sixth.
        ("2025-06L-15", "2025-07-20", "2025-08-08"),
        ("2025-06L-15", "2026-01-01", "2026-07-28"),
        ("1990-01-01", "2026-01-01", "2026-02-17"),
    ],
)
def test_a_lunar_birthday_falls_on_its_solar_day(lunar: str, today: str, kept: str) -> None:
    assert next_day(lunar, date.fromisoformat(today)) == date.fromisoformat(kept)


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(1, 12), st.integers(1, 30))
@settings(max_examples=40)
def test_every_lunar_birthday_comes_within_thirteen_months(
    today: date, month: int, day: int
) -> None:
    found = next_day(f"1990-{month:02d}-{day:02d}", today)
    assert found is not None
    assert 0 <= (found - today).days <= 385
    assert f"{month:02d}-{day:02d}" in names_of(found)


def test_a_day_that_no_lunar_year_had_is_refused() -> None:
    assert parse_lunar("1988年6月15日") == "1988-06-15"
    assert parse_lunar("2025年闰6月15日") == "2025-06L-15"
    for wrong in ("1988-06L-15", "1988-13-01", "1988-06-31", "六月十五"):
        with pytest.raises(Problem):
            parse_lunar(wrong)


def test_the_twenty_ninth_of_february_is_kept_on_the_twenty_eighth() -> None:
    assert next_solar("2000-02-29", date(2026, 2, 1)) == date(2026, 2, 28)
    assert next_solar("2000-02-29", date(2028, 2, 1)) == date(2028, 2, 29)


def test_coming_birthdays_are_listed_by_either_calendar(store: Store) -> None:
    today = store.today()
    solar = somebody(store, "林霞", birthday=f"1990-{today:%m-%d}")
    lunar = somebody(store, "王芳", lunar_birthday=f"1990-{names_of(today)[0]}")
    somebody(store, "李雷")
    found = birthdays.soon(store, 0)
    assert {(one.row.id, one.calendar) for one in found} == {(solar, "solar"), (lunar, "lunar")}
    assert {one.day for one in found} == {today}
    query = MemberQuery(filters=(Filter("birthday", "=", (0,)),))
    assert set(roster.all_ids(store, query)) == {solar, lunar}


def test_who_does_not_agree_to_be_contacted_is_in_no_list_of_birthdays(store: Store) -> None:
    today = store.today()
    his = somebody(store, "林霞", birthday=f"1990-{today:%m-%d}")
    consents.say(store, his, "contact", given=False)
    assert birthdays.soon(store, 7) == []
    consents.say(store, his, "contact", given=True)
    assert [one.row.id for one in birthdays.soon(store, 7)] == [his]
