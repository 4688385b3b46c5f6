"""The sample community's boards: last week's points are published, and an autumn of its own."""

from datetime import date, timedelta

from desktop.actions import boards
from desktop.models import period
from desktop.store.community import Store

_CYCLE, _DAYS = "秋日共读赛", 30


def fill(store: Store, today: date) -> None:
    """The board of the week that ended last, and a named cycle of the last thirty days."""
    week = period.label(today - timedelta(today.weekday() + 1), "week")
    boards.publish(store, None, week, anyway=True)
    boards.name_cycle(store, _CYCLE, today - timedelta(_DAYS), today + timedelta(_DAYS))
