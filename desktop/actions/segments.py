"""What an operator does with segments: save, change, remove, and say what is done for them."""

from collections.abc import Sequence

from desktop.models.changes import Changes
from desktop.models.condition import Condition, document, leaves
from desktop.models.names import fold
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.segment import MOST, NAME_LIMIT, THEMES, Segment, require_of_members
from desktop.store import placed, segments
from desktop.store.community import Store


def save(
    store: Store,
    name: str,
    where: Condition,
    *,
    segment: bytes | None = None,
    themes: Sequence[str] = (),
    sensitive: bool = False,
) -> Changes:
    """A new segment, or a known one changed; `Changes.result` is its id.

    `themes` are the product tags it is offered; `sensitive`: also what concerns health. Raises
    Problem role.not_allowed, segment.nameless, segment.taken, segment.too_many,
    segment.not_member, segment.circle.
    """
    require(store.actor, "member.write")
    known = segments.listed(store)
    called = _called(known, name, segment)
    require_of_members(where)
    _require_no_circle(known, where, segment)
    fields = {
        "name": called,
        "where": document(placed.by_id(store, where)),
        "themes": list(dict.fromkeys(word.strip() for word in themes if word.strip()))[:THEMES],
        "sensitive": sensitive,
    }
    with store.recording("segment.edit" if segment else "segment.add") as rec:
        rec.result = rec.put("segment", segment, fields)
    return rec.changes


def remove(store: Store, segment: bytes) -> Changes:
    """Take a segment away; its members stay what they are. Raises Problem role.not_allowed."""
    require(store.actor, "member.write")
    with store.recording("segment.remove") as rec:
        rec.delete("segment", segment)
    return rec.changes


def add_programme(store: Store, segment: bytes, name: str) -> Changes:
    """Say what is done for a segment; `Changes.result` is the programme's id."""
    require(store.actor, "member.write")
    with store.recording("segment.programme") as rec:
        rec.result = rec.put("programme", None, {"segment": segment, "name": _short(name)})
    return rec.changes


def remove_programme(store: Store, programme: bytes) -> Changes:
    """Take a programme away from its segment."""
    require(store.actor, "member.write")
    with store.recording("segment.programme") as rec:
        rec.delete("programme", programme)
    return rec.changes


def _called(known: list[Segment], name: str, segment: bytes | None) -> str:
    short = _short(name)
    others = [one for one in known if one.id != segment]
    if any(fold(one.name) == fold(short) for one in others):
        raise Problem("segment.taken", segment=short)
    if len(others) >= MOST:
        raise Problem("segment.too_many", limit=MOST)
    return short


def _short(name: str) -> str:
    text = " ".join(name.split())
    if not text or len(text) > NAME_LIMIT:
        raise Problem("segment.nameless", limit=NAME_LIMIT)
    return text


def _require_no_circle(known: list[Segment], where: Condition, segment: bytes | None) -> None:
    """A segment may ask about others, not about itself by whatever way round."""
    trees = {one.id.hex(): one.where for one in known}
    reached, ahead = set[str](), _named(where)
    while ahead:
        one = ahead.pop()
        if segment is not None and one == segment.hex():
            raise Problem("segment.circle")
        if one not in reached and one in trees:
            reached.add(one)
            ahead |= _named(trees[one])


def _named(tree: Condition) -> set[str]:
    return {
        str(one)
        for leaf in leaves(tree)
        if leaf.field == "segment"
        for one in (leaf.value if isinstance(leaf.value, tuple) else (leaf.value,))
    }
