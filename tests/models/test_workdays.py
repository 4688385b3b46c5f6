from datetime import date, timedelta

from lunar_python.util import HolidayUtil

from desktop.models import workdays


def test_every_known_year_agrees_with_an_independent_table() -> None:
    for year in (2025, 2026):
        day = date(year, 1, 1)
        while day.year == year:
            found = HolidayUtil.getHoliday(day.isoformat())
            other = None if found is None else "work" if found.isWork() else "rest"
            assert workdays.mark(day) == other, day
            day += timedelta(days=1)


def test_a_make_up_day_is_a_saturday_or_sunday() -> None:
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(730)]
    assert all(day.weekday() >= 5 for day in days if workdays.mark(day) == "work")


def test_a_year_without_a_notice_has_no_marks_and_says_so() -> None:
    assert workdays.mark(date(2027, 10, 1)) is None
    assert workdays.notice(2027) == ""
    assert "国办发明电〔2025〕7号" in workdays.notice(2026)
    assert workdays.newest() == 2026
