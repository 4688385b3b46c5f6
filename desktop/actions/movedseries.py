"""What becomes of the sessions that people are in where a newer file moves their whole series."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from desktop.models.calendar import Occurrence, Series
from desktop.models.occurrences import find, local_start
from desktop.models.seriestext import instant
from desktop.store import calendar, seriesrows
from desktop.store.community import Store
from desktop.store.recorder import Recorder


def with_people(store: Store, series: Series) -> Mapping[str, Occurrence]:
    """What a recurring series gives and somebody is in, by its original starts."""
    if not series.recurring:
        return {}
    (known,) = calendar.known(store, [series])
    given = replace(known, present=frozenset())
    found = {
        row.original: find(given, store.community, store.zone, row.original)
        for row in known.rows
        if row.id in known.present
    }
    return {original: one for original, one in found.items() if one is not None}


def settle(
    store: Store, rec: Recorder, before: Series, held: Mapping[str, Occurrence]
) -> list[Occurrence]:
    """Let those of `held` stay when they were that took place, or are given no more; answers these.

    What is still to come has moved with its series, people and all.
    """
    now = datetime.fromtimestamp(rec.at / 1000, ZoneInfo("UTC"))
    after = with_people(store, seriesrows.find(store, before.id)) if held else {}
    for original, one in held.items():
        moved = after.get(original)
        given = moved.start if moved else instant(original, store.zone)
        if given != one.start and (moved is None or one.start <= now):
            fields = {"start": local_start(one), "zone": one.zone}
            calendar.put_row(rec, before.id, original, fields)
    return [one for original, one in held.items() if original not in after]
