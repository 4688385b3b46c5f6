"""`qunzhu chapters`: the tree of chapters, their zones and their numbers."""

from argparse import Namespace
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.actions import chapters as acting
from desktop.cli import when
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.usage import whole
from desktop.models.changes import Changes
from desktop.models.chapter import Chapter, local_times, scheme_of, tree, zone_of
from desktop.models.numbers import show_number
from desktop.store import chapters, numbers
from desktop.store.community import Store

_WHICH = "id, name or code of a chapter"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "chapters", "chapters at home and abroad")
    verb(verbs, "list", "list chapters as a tree", _list)
    made = verb(verbs, "add", "add a chapter", _add)
    made.add_argument("name", metavar="NAME", help="what the chapter is called")
    changed = verb(verbs, "edit", "change a chapter: name, place, zone, numbers", _edit)
    changed.add_argument("chapter", metavar="CHAPTER", help=_WHICH)
    changed.add_argument("--name", help="what the chapter is called")
    for command in (made, changed):
        command.add_argument("--code", help="a short code, as BJ")
        command.add_argument(
            "--parent", metavar="CHAPTER", help="the chapter above it; an empty word for none"
        )
        command.add_argument("--tz", dest="zone", help="IANA time zone")
        command.add_argument("--prefix", help="its own number prefix, as ZY; empty: as above it")
        command.add_argument("--width", type=whole(1, 9), help="how many digits its numbers have")
    gone = verb(verbs, "remove", "take away a chapter in which nothing stands", _remove)
    gone.add_argument("chapter", metavar="CHAPTER", help=_WHICH)
    times = verb(verbs, "times", "what time a session is at the chapters abroad", _times)
    times.add_argument(
        "start",
        metavar="START",
        type=when.start,
        help="local time of the community, as 2026-10-14T20:00",
    )


def _list(store: Store, given: Namespace) -> Answer:
    listed = chapters.listed(store)
    known = {one.id: one for one in listed}
    usual, zone = numbers.scheme(store), store.zone
    document, lines = [], []
    for depth, one in tree(listed):
        prefix = scheme_of(known, one.id, usual)
        shown = {
            **_document(store, one),
            "depth": depth,
            "zone": zone_of(known, one.id, zone),
            "prefix": prefix,
        }
        document.append(shown)
        words = (one.name, one.code, shown["zone"], shown["next"], f"{one.people}")
        lines.append("  " * depth + "  ".join(str(word) for word in words if word))
    return Answer(document, lines)


def _document(store: Store, one: Chapter) -> dict[str, object]:
    prefix = numbers.scheme_of(store, one.id)
    given = numbers.supply(store, prefix).at(0)
    shown = show_number(prefix, given, numbers.width(store, prefix)) if given else None
    return {
        "id": one.id.hex(),
        "name": one.name,
        "code": one.code or None,
        "parent": one.parent.hex() if one.parent else None,
        "members": one.people,
        "next": shown,
    }


def _add(store: Store, given: Namespace) -> Answer:
    changes = acting.add(store, {"name": given.name, **_stated(store, given)})
    return _answer(changes, changes.result)


def _edit(store: Store, given: Namespace) -> Answer:
    chapter = chapters.find(store, given.chapter).id
    stated = _stated(store, given)
    if given.name is not None:
        stated["name"] = given.name
    return _answer(acting.edit(store, chapter, stated), chapter)


def _remove(store: Store, given: Namespace) -> Answer:
    chapter = chapters.find(store, given.chapter).id
    return _answer(acting.remove(store, chapter), chapter)


def _stated(store: Store, given: Namespace) -> dict[str, object]:
    said = {name: getattr(given, name) for name in ("code", "zone", "prefix", "width")}
    stated: dict[str, object] = {name: value for name, value in said.items() if value is not None}
    if given.parent is not None:
        stated["parent"] = chapters.find(store, given.parent).id if given.parent else None
    return stated


def _answer(changes: Changes, chapter: object) -> Answer:
    if not isinstance(chapter, bytes):
        raise TypeError("an action on a chapter answers its id")
    action = None if changes.nothing else changes.action.hex()
    return Answer({"chapter": chapter.hex(), "action": action}, [])


def _times(store: Store, given: Namespace) -> Answer:
    begins = datetime.fromisoformat(given.start).replace(tzinfo=ZoneInfo(store.zone))
    found = local_times(chapters.listed(store, counted=False), begins, store.zone)
    document = [
        {
            "chapter": one.chapter.hex(),
            "name": one.name,
            "zone": one.zone,
            "local": one.local.replace(tzinfo=None).isoformat(timespec="minutes"),
        }
        for one in found
    ]
    return Answer(document, [f"{one['name']}  {one['local']}  {one['zone']}" for one in document])
