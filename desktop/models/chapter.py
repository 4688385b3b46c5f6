"""A chapter, the tree that chapters make, and what time a session is at each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct


class Chapter(Struct, frozen=True):
    """A part of the community at a place; `people` are the members who stand in it.

    `zone` and `prefix` are its own, "" where it has the one above it.
    """

    id: bytes
    name: str
    code: str = ""
    zone: str = ""
    prefix: str = ""
    width: int | None = None
    parent: bytes | None = None
    people: int = 0


class LocalTime(Struct, frozen=True):
    """When a session begins at a place: the chapter, its zone, and the local time there."""

    chapter: bytes
    name: str
    zone: str
    local: datetime


def tree(chapters: Iterable[Chapter]) -> Iterator[tuple[int, Chapter]]:
    """Every chapter once, after the one above it, with its depth from 0, each level by name.

    One whose upper chapter is not there, or is below itself, stands at the top.
    """
    known = {one.id: one for one in sorted(chapters, key=lambda one: (one.name, one.id))}
    below: dict[bytes | None, list[Chapter]] = {}
    for one in known.values():
        below.setdefault(one.parent if one.parent in known else None, []).append(one)
    left = dict(known)
    for one in below.get(None, []):
        yield from _walk(below, one, 0, left)
    # Who is left stands in a circle: two devices made it, and the judge has not decided yet.
    while left:
        yield from _walk(below, next(iter(left.values())), 0, left)


def _walk(
    below: Mapping[bytes | None, list[Chapter]],
    one: Chapter,
    depth: int,
    left: dict[bytes, Chapter],
) -> Iterator[tuple[int, Chapter]]:
    if left.pop(one.id, None) is None:
        return
    yield depth, one
    for lower in below.get(one.id, ()):
        yield from _walk(below, lower, depth + 1, left)


def above(chapters: Mapping[bytes, Chapter], chapter: bytes | None) -> Iterator[Chapter]:
    """A chapter and those above it, the nearest first."""
    seen: set[bytes] = set()
    at = chapter
    while at is not None and at in chapters and at not in seen:
        seen.add(at)
        yield chapters[at]
        at = chapters[at].parent


def with_those_below(chapters: Mapping[bytes, Chapter], chapter: bytes) -> list[Chapter]:
    """A chapter and all that lie below it, in the order given."""
    return [
        one
        for one in chapters.values()
        if any(each.id == chapter for each in above(chapters, one.id))
    ]


def zone_of(chapters: Mapping[bytes, Chapter], chapter: bytes | None, usual: str) -> str:
    """The zone of a chapter: its own, else of the nearest above it, else the community's."""
    return next((one.zone for one in above(chapters, chapter) if one.zone), usual)


def scheme_of(chapters: Mapping[bytes, Chapter], chapter: bytes | None, usual: str) -> str:
    """The prefix that numbers of a chapter's members have, found as its zone is."""
    return next((one.prefix for one in above(chapters, chapter) if one.prefix), usual)


def local_times(chapters: Iterable[Chapter], begins: datetime, usual: str) -> list[LocalTime]:
    """What time it is at every chapter of another zone than the session's own.

    `begins` has its zone (`zoneinfo`), `usual` is the community's.
    """
    known = {one.id: one for one in chapters}
    found = []
    for _, one in tree(known.values()):
        zone = zone_of(known, one.id, usual)
        if zone != str(begins.tzinfo):
            found.append(LocalTime(one.id, one.name, zone, begins.astimezone(ZoneInfo(zone))))
    return found
