"""What an operator does with chapters: add, rename, move, set zone and numbers, take away."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import available_timezones

from desktop.models.changes import Changes
from desktop.models.chapter import above
from desktop.models.names import fold
from desktop.models.numbers import read_prefix
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import chapters
from desktop.store.community import Store
from desktop.store.named import record_for

FIELDS: Final = ("name", "code", "zone", "prefix", "width", "parent")
_WIDEST = 9


def add(store: Store, fields: Mapping[str, object]) -> Changes:
    """A new chapter; `Changes.result` is its id.

    Raises Problem role.not_allowed, chapter.nameless, chapter.same_name, chapter.width,
    community.prefix_invalid, store.no_zone.
    """
    require(store.actor, "member.write")
    stated = _checked(store, None, fields)
    if not stated.get("name"):
        raise Problem("chapter.nameless")
    with store.recording("chapter.add") as rec:
        record = record_for(store, rec, "chapter", str(stated["name"]))
        rec.result = rec.put("chapter", record, stated)
    return rec.changes


def edit(store: Store, chapter: bytes, fields: Mapping[str, object]) -> Changes:
    """Change what is said of a chapter; an empty text clears, a name cannot be cleared.

    Numbers given already keep their prefix. Raises what `add` does, chapter.gone and
    chapter.below_itself.
    """
    require(store.actor, "member.write", scopes=[chapter])
    chapters.get(store, chapter)
    stated = _checked(store, chapter, fields)
    if "name" in stated and not stated["name"]:
        raise Problem("chapter.nameless")
    with store.recording("chapter.edit") as rec:
        rec.put("chapter", chapter, stated)
    return rec.changes


def remove(store: Store, chapter: bytes) -> Changes:
    """Take away a chapter in which nothing stands. Raises Problem chapter.gone, chapter.used."""
    require(store.actor, "community.write")
    found = chapters.get(store, chapter)
    if any(chapters.used(store, chapter)):
        raise Problem("chapter.used", name=found.name)
    with store.recording("chapter.remove") as rec:
        rec.delete("chapter", chapter)
    return rec.changes


def _checked(
    store: Store, chapter: bytes | None, fields: Mapping[str, object]
) -> dict[str, object]:
    stated = {name: fields[name] for name in FIELDS if name in fields}
    for name in ("name", "code", "zone"):
        if name in stated:
            stated[name] = str(stated[name] or "").strip() or None
    _require_free(store, chapter, stated.get("name"))
    zone = stated.get("zone")
    if zone and zone not in available_timezones():
        raise Problem("store.no_zone", zone=zone)
    if "prefix" in stated:
        stated["prefix"] = read_prefix(str(stated["prefix"] or "")) or None
    width = stated.get("width")
    if isinstance(width, int) and not 1 <= width <= _WIDEST:
        raise Problem("chapter.width", width=width)
    _require_above(store, chapter, stated.get("parent"))
    return stated


def _require_free(store: Store, chapter: bytes | None, name: object) -> None:
    if not isinstance(name, str):
        return
    for one in chapters.known(store).values():
        if one.id != chapter and fold(one.name) == fold(name):
            raise Problem("chapter.same_name", name=one.name)


def _require_above(store: Store, chapter: bytes | None, parent: object) -> None:
    if not isinstance(parent, bytes):
        return
    known = chapters.known(store)
    if parent not in known:
        raise Problem("chapter.gone")
    if chapter is not None and any(one.id == chapter for one in above(known, parent)):
        raise Problem("chapter.below_itself", name=known[chapter].name)
