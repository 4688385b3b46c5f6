"""Builders of series and what tests ask of the calendar around today."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.actions import calendar as acting
from desktop.actions import members
from desktop.models.calendar import Occurrence
from desktop.store import calendar
from desktop.store.community import Store

ZONE = ZoneInfo("Asia/Shanghai")


def in_days(days: int, hour: int = 20) -> datetime:
    """A local time so many days from now, so that tests have a past and a future."""
    return datetime.combine(
        datetime.now(ZONE).date() + timedelta(days=days), datetime.min.time()
    ) + (timedelta(hours=hour))


def weekly(store: Store, weeks_ago: int = 2, **more: object) -> bytes:
    """A weekly series of an hour that began some weeks ago."""
    start = in_days(1 - 7 * weeks_ago).isoformat()
    fields = {"title": "每周共读", "start": start, "rule": "FREQ=WEEKLY", "minutes": 60, **more}
    made = acting.add(store, fields).result
    assert isinstance(made, bytes)
    return made


def around(store: Store, weeks: int = 5, cancelled: bool = False) -> list[Occurrence]:
    today = datetime.now(ZONE).date()
    reach = timedelta(weeks=weeks)
    return calendar.occurrences(store, today - reach, today + reach, cancelled=cancelled)


def starts(found: list[Occurrence]) -> list[str]:
    return [one.start.replace(tzinfo=None).isoformat() for one in found]


def at(days: int, hour: int = 20) -> str:
    return in_days(days, hour).isoformat()


def member(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def rows(store: Store, table: str) -> int:
    found = store.one(f"SELECT count(*) FROM {table} WHERE gone = 0")
    return int(found[0]) if found else 0
