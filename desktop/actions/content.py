"""What an operator does with the content plan: items, their checklists, and slots to fill."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from desktop.actions import calendar as acting
from desktop.models.calendar import NOBODY, Occurrence
from desktop.models.changes import Changes
from desktop.models.content import (
    MOST_CONTENT,
    MOST_TITLE,
    STATES,
    TYPES,
    Item,
    Slot,
)
from desktop.models.ids import new_id
from desktop.models.names import fold
from desktop.models.people import Words
from desktop.models.permission import OWN, require
from desktop.models.problem import Problem
from desktop.models.seriestext import parse_start
from desktop.store import calendar, content, contentplan, members, seriesrows
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.settlement import now_local

TIMES = ("planned_at", "scheduled_at", "published_at")
PEOPLE = ("owner", "backup")
TEXTS = ("title", "url", "text", "channel")
# What an item is changed to: TEXTS, "type", TIMES (local, a date, or "" for none), PEOPLE (a
# member's id, None for as the slot has it, NOBODY).
Fields = Mapping[str, object]
# Who fills a slot: its host or the one behind him.
Who = Literal["owner", "backup"]


class SlotName(Struct, frozen=True):
    """Which slot: a series and the original start of one of its occurrences."""

    series: bytes
    original: str


def add(store: Store, fields: Fields, slot: SlotName | None = None) -> Changes:
    """A new item, in a slot or by itself; `Changes.result` is its id.

    Without a title it has that of its column. Raises Problem role.not_allowed, calendar.gone,
    content.titleless, content.type, content.long, calendar.time_unreadable, member.gone.
    """
    one = calendar.occurrence(store, slot.series, slot.original) if slot else None
    stated = {"type": "article", **_checked(store, fields)}
    if "type" not in fields and slot:
        stated["type"] = content.usual_type(store, slot.series)
    if not stated.get("title"):
        stated["title"] = one.title if one else None
    if not stated["title"]:
        raise Problem("content.titleless")
    _require_new(store, stated, one)
    with store.recording("content.add") as rec:
        rec.result = _put_new(store, rec, stated, one)
    return rec.changes


def _put_new(
    store: Store, rec: Recorder, stated: Mapping[str, object], one: Occurrence | None
) -> bytes:
    where: dict[str, object] = {}
    if one:
        _lay(store, rec, one)
        where = {"series": one.series, "original": one.original}
    given = {name: value for name, value in stated.items() if value is not None}
    return rec.put("content_item", new_id(), {"state": "idea", **where, **given})


def edit(store: Store, item: bytes, fields: Fields) -> Changes:
    """Change what is said of an item. Raises Problem as `add` does, and content.gone."""
    found = _require(store, item)
    stated = _checked(store, fields)
    if "title" in stated and not stated["title"]:
        raise Problem("content.titleless")
    if stated.get("planned_at") == found.planned_at:
        del stated["planned_at"]
    if "channel" in stated and (stated["channel"] or "") == found.channel:
        del stated["channel"]
    with store.recording("content.edit") as rec:
        rec.put("content_item", item, stated)
    return rec.changes


def advance(store: Store, item: bytes, state: str, at: str = "") -> Changes:
    """Put an item into a state, back or forth; `at` is when it is scheduled or was published.

    Without it a scheduled item goes out when it was planned, a published one went out now. Raises
    Problem role.not_allowed, content.gone, content.state, content.unplanned,
    calendar.time_unreadable.
    """
    found = _require(store, item)
    to = coded(STATES, state, "content.state")
    stated: dict[str, object] = {"state": to}
    with store.recording("content.state") as rec:
        if to == "scheduled":
            stated["scheduled_at"] = _time(at) or found.scheduled_at or found.planned_at or None
            if not stated["scheduled_at"]:
                raise Problem("content.unplanned", title=found.title)
        elif to == "published":
            now = now_local(store, rec.at)[:19]
            stated["published_at"] = _time(at) or found.published_at or now
        elif found.state == "published":
            stated["published_at"] = None
        rec.put("content_item", item, stated)
    return rec.changes


def tick(store: Store, item: bytes, step: str, done: bool = True) -> Changes:
    """Tick a line of an item's checklist, or take the tick off; `step` also as its words.

    Raises Problem role.not_allowed, content.gone, content.step.
    """
    found = _require(store, item)
    said = fold(step)
    for number, line in enumerate(content.lines(store, found), 1):
        if said in (str(number), line.step, *map(fold, line.words(found.type))):
            break
    else:
        raise Problem("content.step", step=step)
    with store.recording("content.check") as rec:
        rec.put("content_check", None, {"item": item, "step": line.step, "done": int(done)})
    return rec.changes


def add_line(store: Store, item: bytes, text: str) -> Changes:
    """A line of its own on an item's checklist; `Changes.result` is its step.

    Raises Problem role.not_allowed, content.gone, content.line.
    """
    _require(store, item)
    said = text.strip()
    if not 0 < len(said) <= MOST_TITLE:
        raise Problem("content.line", most=MOST_TITLE)
    with store.recording("content.check") as rec:
        step = new_id().hex()
        rec.put("content_check", None, {"item": item, "step": step, "text": said, "done": 0})
        rec.result = step
    return rec.changes


def remove(store: Store, item: bytes) -> Changes:
    """Take an item out of the plan; undo brings it back. Raises Problem content.gone."""
    found = _require(store, item)
    with store.recording("content.remove") as rec:
        for line in content.lines(store, found):
            if line.done or line.text:
                rec.delete("content_check", item=item, step=line.step)
        rec.delete("content_item", item)
    return rec.changes


def fill(store: Store, slot: SlotName, who: Who) -> Changes:
    """Close a gap: its owner or the backup takes the slot; `Changes.result` is an item's id.

    Where there is no item one is made under the column's title; items that nobody owns get him.
    Raises Problem role.not_allowed, calendar.gone, content.nobody, content.filled.
    """
    one = calendar.occurrence(store, slot.series, slot.original)
    found = contentplan.slot(store, one)
    taken = found.owner if who == "owner" else found.backup
    if taken is None:
        raise Problem("content.nobody", title=one.title)
    lacking = [item.id for item in found.items if item.owner is None]
    if found.items and not lacking:
        raise Problem("content.filled", title=one.title)
    _may(store, found, one)
    with store.recording("content.fill") as rec:
        for item in lacking:
            rec.put("content_item", item, {"owner": taken})
            rec.result = item
        if not found.items:
            kind = content.usual_type(store, slot.series)
            stated = {"title": one.title, "type": kind, "owner": taken}
            rec.result = _put_new(store, rec, stated, one)
    return rec.changes


def set_column(
    store: Store, series: bytes, *, channel: str | None = None, backup: bytes | None = None
) -> Changes:
    """What items in a column's slots have by default; None leaves it, "" and NOBODY clear it.

    Raises Problem role.not_allowed, calendar.series_gone, member.gone, content.long.
    """
    require(store.actor, "calendar.write")
    seriesrows.find(store, series)
    stated: dict[str, object] = {}
    if channel is not None:
        stated["channel"] = _text("channel", channel)
    if backup is not None:
        stated["backup"] = None if backup == NOBODY else _person(store, backup)
    with store.recording("content.column") as rec:
        rec.put("series", series, stated)
    return rec.changes


def coded(known: Words, word: str, problem: str) -> str:
    """The code of a word, which may be the code or its name in either language."""
    said = word.strip().casefold()
    for code, names in known.items():
        if said in (code, *(name.casefold() for name in names)):
            return code
    raise Problem(problem, word=word)


def _checked(store: Store, fields: Fields) -> dict[str, object]:
    stated: dict[str, object] = {}
    for name, value in fields.items():
        if name == "type":
            stated[name] = coded(TYPES, str(value), "content.type")
        elif name in TIMES:
            stated[name] = _time(str(value or ""))
        elif name in PEOPLE:
            stated[name] = _person(store, value) if isinstance(value, bytes) else None
        elif name in TEXTS:
            stated[name] = _text(name, str(value or ""))
        else:
            raise ValueError(name)
    return stated


def _time(text: str) -> str | None:
    if text:
        parse_start(text)
    return text or None


def _text(name: str, text: str) -> str | None:
    said = text.strip()
    most = MOST_CONTENT if name == "text" else MOST_TITLE if name != "url" else 2_000
    if len(said) > most:
        raise Problem("content.long", most=most)
    return said or None


def _person(store: Store, member: bytes) -> bytes:
    if member != NOBODY and not members.stands(store, member):
        raise Problem("member.gone")
    return member


def _require(store: Store, item: bytes) -> Item:
    found = content.find(store, item)
    me = store.actor.member
    mine = me is not None and me in (found.owner, found.backup)
    require(store.actor, "calendar.write", *((OWN,) if mine else ()))
    return found


def _require_new(store: Store, stated: Mapping[str, object], one: Occurrence | None) -> None:
    if one and stated.get("owner") in (None, NOBODY):
        _may(store, contentplan.slot(store, one), one)
        return
    me = store.actor.member
    mine = me is not None and me in (stated.get("owner"), stated.get("backup"))
    require(store.actor, "calendar.write", *((OWN,) if mine else ()))


def _may(store: Store, slot: Slot, one: Occurrence) -> None:
    """Whoever leads the slot or stands behind its host may fill it."""
    me = store.actor.member
    mine = acting.may_write(store.actor, one) or (me is not None and me == slot.backup)
    require(store.actor, "calendar.write", *((OWN,) if mine else ()))


def _lay(store: Store, rec: Recorder, one: Occurrence) -> None:
    """For who writes only what is his: the row under the slot, by which the judge knows him."""
    if not store.actor.allows("calendar.write") and store.actor.anywhere("attendance.write"):
        calendar.put_row(rec, one.series, one.original, {})
