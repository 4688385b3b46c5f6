"""`qunzhu activities`: what members did, from a file or by hand, and its corrections."""

from argparse import Namespace
from itertools import islice
from pathlib import Path

from desktop.actions import activities
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.history import record
from desktop.cli.usage import whole
from desktop.models.activity import (
    LARGEST_AMOUNT,
    Activity,
    ActivityQuery,
    ImportedActivities,
    kind_word,
)
from desktop.models.rule import KINDS
from desktop.store import activities as stored
from desktop.store import members
from desktop.store.community import Store


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "activities", "what members did")
    bring = verb(verbs, "import", "add the activities of a file, matched by phone", _import)
    bring.add_argument("file", type=Path, metavar="FILE")
    new = verb(verbs, "add", "record one activity", _add)
    new.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    new.add_argument("kind", choices=KINDS)
    new.add_argument("local", metavar="TIME", help="community time, 2026-03-01T19:30:00")
    new.add_argument("--amount", type=whole(0, LARGEST_AMOUNT), metavar="FEN")
    new.add_argument("--text", default="")
    new.add_argument("--category", default="", help="what rules may ask about")
    listing = verb(verbs, "list", "list activities, newest first", _list)
    listing.add_argument("--member", metavar="MEMBER")
    listing.add_argument("--kind", choices=KINDS, default="")
    listing.add_argument("--limit", type=whole(1), metavar="N", help="at most so many")
    correct = verb(verbs, "correct", "take an activity out of account", _correct)
    correct.add_argument("activity", type=record, metavar="ACTIVITY")
    correct.add_argument("--reason", required=True)


def _import(store: Store, given: Namespace) -> Answer:
    found = activities.import_file(store, given.file).result
    if not isinstance(found, ImportedActivities):
        raise TypeError("an import answers its counts")
    document = {"added": found.added, "skipped": found.skipped, "rejected": found.rejected}
    english = str(given.language).startswith("en")
    words = document if english else ("新增", "跳过", "错误")
    lines = ["  ".join(f"{word} {n}" for word, n in zip(words, document.values(), strict=True))]
    place = "line {}: " if english else "第 {} 行："
    lines += [place.format(line) + why.sentence(given.language) for line, why in found.refused]
    return Answer(document, lines)


def _add(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    made = activities.add(
        store,
        member,
        given.kind,
        given.local,
        amount=given.amount,
        text=given.text,
        category=given.category,
    ).result
    if not isinstance(made, bytes):
        raise TypeError("the action answers an id")
    return Answer({"activity": made.hex()}, [made.hex()])


def _list(store: Store, given: Namespace) -> Listing:
    member = members.resolve(store, given.member) if given.member else None
    query = ActivityQuery(member=member, kind=given.kind)
    found = islice(stored.each(store, query), given.limit)
    return Listing((_document(one), _line(one, given.language)) for one in found)


def _document(one: Activity) -> dict[str, object]:
    return {
        "activity": one.id.hex(),
        "member": one.member.hex(),
        "kind": one.kind,
        "local": one.local,
        "amount": one.amount,
        "state": one.state or None,
        "category": one.category or None,
    }


def _line(one: Activity, language: str) -> str:
    return f"{one.id.hex()}  {one.local}  {one.member_name}  {kind_word(one.kind, language)}"


def _correct(store: Store, given: Namespace) -> Answer:
    activities.correct(store, given.activity, given.reason)
    return Answer({"activity": given.activity.hex()}, [given.activity.hex()])
