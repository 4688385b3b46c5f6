"""`qunzhu members duplicates|merge`: one person who stands in the roster twice."""

from argparse import Namespace

from desktop.actions import merging
from desktop.cli.command import Answer, Subparsers, verb
from desktop.models.duplicate import Duplicate
from desktop.store import duplicates, members
from desktop.store.community import Store


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `members`."""
    listing = verb(verbs, "duplicates", "members with one phone number", _duplicates)
    listing.add_argument(
        "--merge-twins", action="store_true", help="merge those with the same name too"
    )
    one = verb(verbs, "merge", "make two records of one person one", _merge)
    one.add_argument("other", metavar="OTHER", help="the record that goes")
    one.add_argument("keep", metavar="MEMBER", help="the record that stays")


def _duplicates(store: Store, given: Namespace) -> Answer:
    if given.merge_twins:
        changes = merging.merge_twins(store)
        action = None if changes.nothing else changes.action.hex()
        return Answer({"merged": changes.result, "action": action}, [str(changes.result)])
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
    changes = merging.merge(store, keep, members.resolve(store, given.other))
    return Answer({"member": keep.hex(), "action": changes.action.hex()}, [])
