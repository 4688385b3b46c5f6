"""`qunzhu groups kinds|kind`: kinds of group, and what groups of each hold."""

from argparse import Namespace

from desktop.actions import groupkinds as acting
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.usage import whole
from desktop.models.group import KINDS, kind_name, seats
from desktop.models.traditional import written
from desktop.store import groupkinds
from desktop.store.community import Store


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `groups`."""
    verb(verbs, "kinds", "list kinds of group and what each holds", _kinds)
    saying = verb(verbs, "kind", "say what groups of a kind of one's own hold", _kind)
    saying.add_argument("kind", metavar="KIND", help="what the kind is called")
    how = saying.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--capacity", type=whole(1, 1_000_000), help="how many a group of the kind holds"
    )
    how.add_argument("--unlimited", action="store_true", help="any number again")
    saying.add_argument("--warn", action="store_true", help="more than that is only warned of")


def _kinds(store: Store, given: Namespace) -> Answer:
    own, document, lines = groupkinds.by_name(store), [], []
    used = [one for one in groupkinds.in_use(store) if one not in KINDS]
    for kind in (*KINDS, *used):
        held = seats(kind, None, own.get(kind))
        name = kind_name(kind, given.language)
        said = {"kind": kind, "name": name, "capacity": held.limit, "refuses": held.firm}
        document.append({**said, "own": kind not in KINDS})
        word = kind_word(kind, given.language)
        lines.append("  ".join((word, *([f"{held.limit:,}"] if held.limit else []))))
    return Answer(document, lines)


def kind_word(kind: str, language: str) -> str:
    """What a terminal calls a kind: the community's words are not put into a kind of one's own."""
    name = kind_name(kind, language)
    return written(name, language) if kind in KINDS else name


def _kind(store: Store, given: Namespace) -> Answer:
    changes = acting.save(store, given.kind, given.capacity, soft=given.warn)
    action = None if changes.nothing else changes.action.hex()
    return Answer({"kind": given.kind.strip(), "capacity": given.capacity, "action": action}, [])
