"""Slots of the coming days: occurrences of columns with the items in them, and items alone."""

from collections import defaultdict
from datetime import date, timedelta

from desktop.models.calendar import Occurrence
from desktop.models.content import AHEAD, COLUMNS, Column, Item, Slot
from desktop.store import calendar, content
from desktop.store.reads import Reads


def slots(reads: Reads, first: date, last: date) -> list[Slot]:
    """The slots of these days, inclusive, by day; what fills no slot stands by itself.

    Raises Problem calendar.too_many.
    """
    begun = calendar.occurrences(reads, first, last, kinds=COLUMNS)
    found = [one for one in begun if first <= one.start.date() <= last]
    series = {one.series for one in found}
    inside: defaultdict[tuple[bytes | None, str], list[Item]] = defaultdict(list)
    for item in content.inside(reads, ((one.series, one.original) for one in found)):
        inside[item.series, item.original].append(item)
    said = content.columns(reads, series)
    people = content.here(reads, {one.host for one in found if one.host})
    made = [
        _slot(one, tuple(inside[one.series, one.original]), said[one.series], people)
        for one in found
    ]
    made += [_alone(item) for item in content.alone(reads, first, last)]
    return sorted(made, key=_order)


def slot(reads: Reads, one: Occurrence) -> Slot:
    """One occurrence as a slot of its series."""
    found = content.inside(reads, [(one.series, one.original)])
    said = content.columns(reads, [one.series])
    people = content.here(reads, [one.host] if one.host else [])
    return _slot(one, tuple(found), said[one.series], people)


def gaps(reads: Reads, first: date, days: int = AHEAD) -> list[Slot]:
    """The slots of so many days that have no item or nobody who owns it."""
    return [one for one in slots(reads, first, first + timedelta(days=days - 1)) if one.missing]


def _slot(
    one: Occurrence,
    items: tuple[Item, ...],
    said: Column,
    people: dict[bytes, tuple[bytes, str]],
) -> Slot:
    owner, name = people.get(one.host or b"", (None, ""))
    day = one.start.date()
    return Slot(day, one, items, owner, name, said.backup, said.backup_name, said.channel)


def _alone(item: Item) -> Slot:
    day = date.fromisoformat(item.planned_at[:10])
    who = (item.owner, item.owner_name, item.backup, item.backup_name)
    return Slot(day, None, (item,), *who, item.channel)


def _order(one: Slot) -> tuple[date, str, bytes]:
    if one.occurrence is None:
        return (one.day, one.items[0].planned_at[11:], one.items[0].id)
    return (one.day, one.occurrence.start.strftime("%H:%M:%S"), one.occurrence.id)
