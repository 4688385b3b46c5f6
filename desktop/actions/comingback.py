"""What a newer calendar file says anew: a series that one called off, a time that one moved."""

import re

from desktop.models import keptstart, schema
from desktop.models.calendar import CANCELLED, Series
from desktop.models.op import Value
from desktop.models.seriesplan import plan
from desktop.store import calendar, history, rows
from desktop.store.community import Store
from desktop.store.recorder import Recorder

# What an import of a calendar file is recorded as.
IMPORT = "calendar.import"
_SEQUENCE = re.compile(r"(?mi)^SEQUENCE[ \t]*:[ \t]*(\d+)[^\r\n]*")
_EVENT = re.compile(r"(?mi)^BEGIN[ \t]*:[ \t]*VEVENT[ \t]*\r?\n")


def revision(text: str) -> int | None:
    """The revision that a series' text is; None where it does not say."""
    found = _SEQUENCE.search(text)
    return int(found[1]) if found else None


def at_revision(text: str, number: int) -> str:
    """The text as that revision, where it is an earlier one: what comes later is told by it."""
    said = f"SEQUENCE:{number}"
    if not text or number <= (revision(text) or 0):
        return text
    if _SEQUENCE.search(text):
        return _SEQUENCE.sub(said, text, count=1)
    return _EVENT.sub(lambda found: f"{found[0]}{said}\r\n", text, count=1)


def follow(store: Store, rec: Recorder, series: Series, text: str) -> None:
    """Let what happens once be when the file's text says, where that is another time than before.

    What was moved here since stays where the file says what it said.
    """
    (known,) = calendar.known(store, [series])
    same = series.ics and keptstart.given(series.ics, store.zone) == keptstart.given(
        text, store.zone
    )
    if same or series.recurring or not plan(text, store.zone).single:
        return
    for row in known.rows:
        if row.start is not None or row.minutes is not None:
            unsaid = dict.fromkeys(("start", "zone", "minutes"))
            calendar.put_row(rec, series.id, row.original, unsaid)


def bring_back(store: Store, rec: Recorder, series: Series) -> None:
    """Let what files called off as a whole take place; what somebody here called off stays off."""
    for split in calendar.splits(store, [series.id]).get(series.id, ()):
        if split.status == CANCELLED and _by_file(store, "split", series, split.original):
            calendar.put_split(rec, series.id, split.original, {"status": None})
    if series.recurring:
        return
    if plan(series.ics, store.zone).master is None:
        return
    original = keptstart.kept(series.ics) or keptstart.given(series.ics, store.zone)
    (known,) = calendar.known(store, [series])
    off = [row.original for row in known.rows if row.status == CANCELLED]
    if original in off and _by_file(store, "occurrence", series, original):
        calendar.put_row(rec, series.id, original, {"status": None})


def _by_file(store: Store, name: str, series: Series, original: str) -> bool:
    """Whether it was an import that stated how this stands."""
    table = schema.table(name)
    key: dict[str, Value] = {"series": series.id, "original": original}
    row = rows.find_in(store, table, rows.locate(table, b"", key))
    return row is not None and history.kind_of(store, row.version("status")) == IMPORT
