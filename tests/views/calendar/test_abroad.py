"""A session says what time it is at the chapters abroad."""

from datetime import date

from desktop.actions import chapters
from desktop.store.community import Store
from desktop.views.calendar.page import CalendarPage
from tests.views.calendar.pages import add, texts

ABROAD = {
    "澳大利亚": "Australia/Sydney",
    "加拿大": "America/Toronto",
    "美国": "America/New_York",
    "新加坡": "Asia/Singapore",
}


def test_a_session_at_eight_in_the_evening_shows_the_local_time_of_the_chapters_abroad(
    store: Store, shown: CalendarPage
) -> None:
    chapters.add(store, {"name": "中原"})
    for name, zone in ABROAD.items():
        chapters.add(store, {"name": name, "zone": zone})
    day = date(2026, 11, 26)
    add(store, day, "每周分享", minutes=60)
    shown.read()
    shown.show_target(day=day)
    said = texts(shown.side)
    assert "加拿大、美国：当地 07:00" in said
    assert "新加坡：当地 20:00" in said
    assert "澳大利亚：当地 23:00" in said
    assert "中原" not in said


def test_another_day_abroad_is_said(store: Store, shown: CalendarPage) -> None:
    chapters.add(store, {"name": "墨尔本", "zone": "Australia/Melbourne"})
    day = date(2026, 11, 26)
    add(store, day, "每周分享", hour=22, minutes=60)
    shown.read()
    shown.show_target(day=day)
    assert "墨尔本：当地 11-27 01:00" in texts(shown.side)
