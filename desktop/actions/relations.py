"""How members know each other."""

from desktop.models.changes import Changes
from desktop.models.dates import parse_date
from desktop.models.people import RELATIONS, REVERSED, Tie, coded
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import members
from desktop.store.community import Store


def add(store: Store, one: bytes, other: bytes, kind: str, since: str = "") -> Changes:
    """State that `one` is to `other` what the kind says: his parent, his friend.

    Raises Problem role.not_allowed, relation.self, people.bad_word, date.invalid.
    """
    said = coded(RELATIONS, kind, "people.bad_word")
    first, second = (members.canonical(store, member) for member in (one, other))
    if first == second:
        raise Problem("relation.self")
    _require(store, first, second)
    if said not in REVERSED:
        first, second = sorted((first, second))
    with store.recording("member.relation") as rec:
        fields = {"one": first, "other": second, "kind": said, "since": parse_date(since) or None}
        rec.put("relation", None, fields)
    return rec.changes


def remove(store: Store, tie: Tie) -> Changes:
    """Take a relation away. Raises Problem role.not_allowed."""
    _require(store, tie.one, tie.other)
    with store.recording("member.relation") as rec:
        rec.delete("relation", one=tie.one, other=tie.other, kind=tie.kind)
    return rec.changes


def _require(store: Store, *both: bytes) -> None:
    for member in both:
        require(store.actor, "member.write", scopes=members.scopes_of(store, member))
