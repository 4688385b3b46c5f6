"""The content plan: items, their checklists, what columns say of them; read only."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from desktop.models.calendar import Occurrence
from desktop.models.content import CHECKLISTS, COLUMNS, Check, Column, Item, checklist
from desktop.models.problem import Problem
from desktop.store.merged import NOW
from desktop.store.reads import Reads

PAGE = 200
# Who hosts the slot: as its row says, else the nearest split before it, else the series. A member
# who was merged into another counts as that one, who is gone as nobody.
_HOST = (
    "coalesce(o.host, (SELECT p.host FROM split p WHERE p.series = c.series AND p.gone = 0"
    " AND p.host IS NOT NULL AND p.original <= c.original ORDER BY p.original DESC LIMIT 1),"
    " s.host)"
)
_PLANNED = "coalesce(c.planned_at, o.start, substr(c.original, 1, 19), '')"
_DONE = "(SELECT count(*) FROM content_check k WHERE k.item = c.id AND k.gone = 0 AND {0})"
_NAME = "coalesce(nullif({0}.name, ''), {0}.nickname, '')"
_FROM = (
    " FROM content_item c LEFT JOIN series s ON s.id = c.series AND s.gone = 0"
    " LEFT JOIN occurrence o ON o.series = c.series AND o.original = c.original AND o.gone = 0"
    f" LEFT JOIN member w ON w.gone = 0 AND w.id = {NOW.format(f'coalesce(c.owner, {_HOST})')}"
    f" LEFT JOIN member b ON b.gone = 0 AND b.id = {NOW.format('coalesce(c.backup, s.backup)')}"
)
_ITEM = (
    "c.id, c.series, coalesce(c.original, ''), coalesce(c.type, ''), coalesce(c.state, 'idea'),"
    f" {_PLANNED}, coalesce(c.scheduled_at, ''), coalesce(c.published_at, ''),"
    f" coalesce(c.channel, s.channel, ''), w.id, {_NAME.format('w')}, b.id, {_NAME.format('b')},"
    " coalesce(c.title, ''), coalesce(c.url, ''), coalesce(c.text, ''), coalesce(s.title, ''),"
    f" {_DONE.format('k.done = 1')}, {_DONE.format('k.text IS NOT NULL')}"
)


def _item(row: tuple[Any, ...]) -> Item:
    found = Item(*row)
    return replace(found, lines=found.lines + len(CHECKLISTS.get(found.type, {})))


def find(reads: Reads, item: bytes) -> Item:
    """One item. Raises Problem content.gone."""
    found = reads.one(f"SELECT {_ITEM}{_FROM} WHERE c.id = ? AND c.gone = 0", (item,))
    if found is None:
        raise Problem("content.gone")
    return _item(found)


def page(reads: Reads, state: str = "", offset: int = 0, limit: int = PAGE) -> list[Item]:
    """Items by when they are planned, then id: those in a state, or all."""
    where, given = (" AND coalesce(c.state, 'idea') = ?", (state,)) if state else ("", ())
    found = reads.rows(
        f"SELECT {_ITEM}{_FROM} WHERE c.gone = 0{where} ORDER BY {_PLANNED}, c.id LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return [_item(row) for row in found]


def counts(reads: Reads) -> dict[str, int]:
    """How many items there are in each state that has any."""
    return dict(
        reads.rows(
            "SELECT coalesce(state, 'idea'), count(*) FROM content_item WHERE gone = 0 GROUP BY 1"
        )
    )


def inside(reads: Reads, slots: Iterable[tuple[bytes, str]]) -> list[Item]:
    """The items that fill these slots, each a series and an original start."""
    found = reads.rows(
        f"SELECT {_ITEM}{_FROM} JOIN json_each(?) j ON c.series = unhex(j.value ->> 0)"
        " AND c.original = j.value ->> 1 WHERE c.gone = 0 ORDER BY c.id LIMIT 1000",
        (_marks(slots),),
    )
    return [_item(row) for row in found]


def _marks(slots: Iterable[tuple[bytes, str]]) -> str:
    return json.dumps([(series.hex(), original) for series, original in slots])


def titles(reads: Reads, slots: Iterable[tuple[bytes, str]]) -> dict[tuple[bytes, str], str]:
    """Slots -> what fills them; of several items the newest."""
    found = reads.rows(
        "SELECT c.series, c.original, c.title FROM json_each(?) j"
        " JOIN content_item c ON c.series = unhex(j.value ->> 0) AND c.original = j.value ->> 1"
        " WHERE c.gone = 0 AND c.title IS NOT NULL ORDER BY c.born LIMIT 1000",
        (_marks(slots),),
    )
    return {(bytes(one), original): title for one, original, title in found}


def titled(reads: Reads, some: Sequence[Occurrence]) -> list[Occurrence]:
    """These occurrences, slots called as what fills them."""
    slots = [(one.series, one.original) for one in some if one.kind in COLUMNS]
    known = titles(reads, slots) if slots else {}
    return [replace(one, title=known.get((one.series, one.original), one.title)) for one in some]


def alone(reads: Reads, first: date, last: date) -> list[Item]:
    """The items that fill no slot, planned in these days."""
    found = reads.rows(
        f"SELECT {_ITEM}{_FROM} WHERE c.gone = 0 AND c.planned_at BETWEEN ? AND ?"
        " AND (c.series IS NULL OR s.id IS NULL) ORDER BY c.planned_at, c.id LIMIT 1000",
        (first.isoformat(), f"{last.isoformat()}T99"),
    )
    return [_item(row) for row in found]


def lines(reads: Reads, item: Item) -> list[Check]:
    """An item's checklist."""
    found = reads.rows(
        "SELECT step, coalesce(done, 0), coalesce(text, '') FROM content_check"
        " WHERE item = ? AND gone = 0 ORDER BY born",
        (item.id,),
    )
    return checklist(item.type, [Check(step, bool(done), text) for step, done, text in found])


def columns(reads: Reads, series: Iterable[bytes]) -> dict[bytes, Column]:
    """What these series say of the items in their slots."""
    found = reads.rows(
        f"SELECT s.id, coalesce(s.channel, ''), b.id, {_NAME.format('b')} FROM json_each(?) j"
        " JOIN series s ON s.id = unhex(j.value) LEFT JOIN member b ON b.gone = 0"
        f" AND b.id = {NOW.format('s.backup')}",
        (json.dumps([one.hex() for one in series]),),
    )
    return {bytes(row[0]): Column(*row) for row in found}


def here(reads: Reads, ids: Iterable[bytes]) -> dict[bytes, tuple[bytes, str]]:
    """Whom these ids mean today and what they are called; who is gone is left out."""
    found = reads.rows(
        f"SELECT unhex(j.value), m.id, {_NAME.format('m')} FROM json_each(?) j JOIN member m"
        f" ON m.gone = 0 AND m.id = {NOW.format('unhex(j.value)')}",
        (json.dumps([one.hex() for one in set(ids)]),),
    )
    return {bytes(one): (bytes(meant), name) for one, meant, name in found}


def usual_type(reads: Reads, series: bytes) -> str:
    """The type of the newest item of a column; an article where there is none."""
    found = reads.one(
        "SELECT type FROM content_item WHERE series = ? AND gone = 0 AND type IS NOT NULL"
        " ORDER BY born DESC LIMIT 1",
        (series,),
    )
    return str(found[0]) if found else "article"


def resolve(reads: Reads, word: str) -> bytes:
    """An item by its id, or a title that one alone has. Raises Problem content.unknown."""
    found = reads.rows(
        "SELECT id FROM content_item WHERE gone = 0 AND (title = ? OR lower(hex(id)) = ?) LIMIT 2",
        (word, word.lower()),
    )
    if len(found) != 1:
        raise Problem("content.several" if found else "content.unknown", word=word)
    return bytes(found[0][0])
