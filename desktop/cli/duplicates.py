"""`qunzhu members duplicates|merge|separate|apart`: one person who stands in the roster twice."""

from argparse import Namespace

from desktop.actions import merging
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.memberfields import named
from desktop.cli.words import said
from desktop.formats.header import LABELS
from desktop.models.duplicate import Candidate, Duplicate
from desktop.models.problem import Problem
from desktop.models.traditional import written
from desktop.store import candidates, duplicates, members
from desktop.store import merging as stored
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    listing = verb(verbs, "duplicates", "members with one phone number", _duplicates)
    listing.add_argument(
        "--merge-twins", action="store_true", help="merge those with the same name too"
    )
    listing.add_argument(
        "--likely", action="store_true", help="everybody who may be one person, scored"
    )
    one = verb(verbs, "merge", "make two records of one person one", _merge)
    one.add_argument("other", metavar="OTHER", help="the record that goes")
    one.add_argument("keep", metavar="MEMBER", help="the record that stays")
    one.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="FIELD",
        help="a field in which OTHER is right, for example city",
    )
    two = verb(verbs, "separate", "take a merge back: two people again", _separate)
    two.add_argument("member", metavar="MEMBER", help=_MEMBER)
    two.add_argument("record", metavar="RECORD", nargs="?", help="which of several merged into him")
    apart = verb(verbs, "apart", "two who look alike are two people", _apart)
    apart.add_argument("member", metavar="MEMBER", help=_MEMBER)
    apart.add_argument("other", metavar="OTHER", help=_MEMBER)


def _duplicates(store: Store, given: Namespace) -> Answer:
    if given.merge_twins:
        changes = merging.merge_twins(store)
        action = None if changes.nothing else changes.action.hex()
        return Answer({"merged": changes.result, "action": action}, [str(changes.result)])
    if given.likely:
        likely = candidates.candidates(store)
        lines = [_told(store, one, str(given.language)) for one in likely]
        return Answer([_scored(store, one) for one in likely], lines)
    found = _all(store)
    return Answer([_document(one) for one in found], [_line(one) for one in found])


def _all(store: Store) -> list[Duplicate]:
    found: list[Duplicate] = []
    while part := duplicates.duplicates(store, offset=len(found)):
        found += part
    return found


def _document(one: Duplicate) -> dict[str, object]:
    return {
        "members": [
            {"id": member.hex(), "name": name, "number": number or None}
            for member, name, number in one.members
        ],
        "twins": [[member.hex() for member in twins] for twins in one.twins],
    }


def _line(one: Duplicate) -> str:
    return " / ".join(f"{number} {name}".strip() for _, name, number in one.members)


def _merge(store: Store, given: Namespace) -> Answer:
    keep = members.resolve(store, given.keep)
    take = named(store, [(word, "") for word in given.take])
    changes = merging.merge(store, keep, members.resolve(store, given.other), list(take))
    return Answer({"member": keep.hex(), "action": changes.action.hex()}, [])


def _separate(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    record = _merged(store, member, given.record)
    changes = merging.separate(store, record)
    answer = {"member": member.hex(), "record": record.hex(), "action": changes.action.hex()}
    return Answer(answer, [])


def _merged(store: Store, member: bytes, word: str | None) -> bytes:
    """The one record merged into a member, or that which is named by its id or number."""
    found = stored.merged_into(store, member)
    named = [one for one, _, number in found if word in (None, one.hex(), number)]
    if len(named) != 1:
        raise Problem("member.which_merged" if found else "member.not_merged", count=len(found))
    return bytes(named[0])


def _apart(store: Store, given: Namespace) -> Answer:
    one, other = members.resolve(store, given.member), members.resolve(store, given.other)
    changes = merging.keep_apart(store, one, other)
    return Answer({"action": changes.action.hex()}, [])


def _scored(store: Store, one: Candidate) -> dict[str, object]:
    return {
        "score": one.likeness.score,
        "same": list(one.likeness.same),
        "near": list(one.likeness.near),
        "differ": list(one.likeness.differ),
        "members": [
            {"id": row.id.hex(), "name": row.name, "number": row.number or None}
            for row in members.by_ids(store, [one.one, one.other])
        ],
    }


def _told(store: Store, one: Candidate, language: str) -> str:
    rows = members.by_ids(store, [one.one, one.other])
    both = " / ".join(f"{row.number} {row.name}".strip() for row in rows)
    why = [f"={_called(name, language)}" for name in one.likeness.same]
    why += [f"≈{_called(name, language)}" for name in one.likeness.near]
    why += [f"≠{_called(name, language)}" for name in one.likeness.differ]
    return f"{one.likeness.score} %  {both}  {' '.join(why)}"


def _called(name: str, language: str) -> str:
    if name == "account":
        return said(name, language)
    return written(LABELS[name], language) if language.startswith("zh") else name
