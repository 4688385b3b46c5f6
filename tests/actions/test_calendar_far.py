"""A series that moved by months: what belongs to a session is found by the session."""

from datetime import datetime, timedelta

from desktop.actions import calendar as acting
from desktop.actions import content
from desktop.actions.content import SlotName
from desktop.models.calendar import Occurrence
from desktop.store import calendar, contentplan
from desktop.store import content as reading
from desktop.store.community import Store
from desktop.views.calendar.days import read_days
from tests.calendar_builders import ZONE, in_days, member


def near(store: Store, days: int) -> list[Occurrence]:
    """What there is in the fortnight around a day so far from now."""
    day = datetime.now(ZONE).date() + timedelta(days=days)
    week = timedelta(days=7)
    return calendar.occurrences(store, day - week, day + week)


def series(store: Store, **more: object) -> list[Occurrence]:
    """The four sessions of a counted series that begins tomorrow."""
    start = in_days(1).isoformat()
    fields = {"title": "讲座", "start": start, "rule": "FREQ=WEEKLY;COUNT=4", "minutes": 60}
    made = acting.add(store, {**fields, **more}).result
    today = datetime.now(ZONE).date()
    found = calendar.occurrences(store, today, today + timedelta(days=30))
    return [one for one in found if one.series == made]


def test_a_series_moved_by_half_a_year_keeps_its_hosts_and_who_is_in_it(store: Store) -> None:
    first, second, third, _ = series(store)
    ann = member(store, "吴桂芳")
    acting.edit(store, second.series, second.original, {"title": "特别场", "host": ann})
    acting.edit(store, third.series, third.original, {"place": "二楼"})
    acting.edit(store, first.series, first.original, {"start": in_days(181).isoformat()}, "all")
    one, two, three = near(store, 188)
    assert (one.id, two.id, three.id) == (first.id, second.id, third.id)
    assert (two.title, two.host, three.place) == ("特别场", ann, "二楼")
    assert near(store, 8) == []


def test_a_session_called_off_stays_off_where_its_series_goes_months_away(store: Store) -> None:
    first, second, *_ = series(store)
    acting.cancel(store, second.series, second.original)
    acting.edit(store, first.series, first.original, {"start": in_days(181).isoformat()}, "all")
    assert second.id not in {one.id for one in near(store, 188)}


def test_what_fills_a_slot_is_in_it_where_its_column_moved_by_months(store: Store) -> None:
    first, second, *_ = series(store, kind="column")
    slot = SlotName(second.series, second.original)
    made = content.add(store, {"title": "秋天的书"}, slot).result
    acting.edit(store, first.series, first.original, {"start": in_days(181).isoformat()}, "all")
    day = datetime.now(ZONE).date() + timedelta(days=188)
    (found,) = contentplan.slots(store, day, day)
    assert [one.id for one in found.items] == [made]
    assert [one.title for one in reading.titled(store, near(store, 188))][1] == "秋天的书"
    assert list(read_days(store, day, day).items.values()) == ["秋天的书"]
