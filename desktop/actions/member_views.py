"""What an operator does with views of the list of members: keep one, share it, drop it."""

import json

from msgspec.structs import replace

from desktop.models.changes import Changes
from desktop.models.condition import document as tree_document
from desktop.models.condition import parse
from desktop.models.member import Filter, MemberQuery
from desktop.models.member_view import NAME_LIMIT, SavedView, document
from desktop.models.names import fold
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import member_views, placed
from desktop.store.community import Store


def save(
    store: Store,
    name: str,
    query: MemberQuery,
    columns: tuple[str, ...],
    *,
    shared: bool = False,
) -> Changes:
    """Keep a view; an own one of the same name is replaced. `Changes.result` is its id.

    Raises Problem role.not_allowed, view.nameless.
    """
    require(store.actor, "member.read.basic")
    called = " ".join(name.split())
    if not called or len(called) > NAME_LIMIT:
        raise Problem("view.nameless", limit=NAME_LIMIT)
    own = [one for one in member_views.listed(store) if one.operator == store.operator]
    known = next((one.id for one in own if fold(one.name) == fold(called)), None)
    fields = {
        "name": called,
        "body": document(replace(query, filters=_kept(store, query)), columns),
        "operator": store.operator,
        "shared": shared,
    }
    with store.recording("view.save") as rec:
        rec.result = rec.put("saved_view", known, fields)
    return rec.changes


def _kept(store: Store, query: MemberQuery) -> tuple[Filter, ...]:
    """The filters as they are kept: chapters and groups by their ids, in condition trees too."""
    return tuple(
        replace(one, values=tuple(_tree(store, str(text)) for text in one.values))
        if one.field == "where"
        else one
        for one in placed.in_filters(store, query.filters, placed.by_id)
    )


def _tree(store: Store, text: str) -> str:
    tree = placed.by_id(store, parse(json.loads(text)))
    return json.dumps(tree_document(tree), ensure_ascii=False)


def remove(store: Store, view: SavedView) -> Changes:
    """Drop a view; another's takes the right to write members. Raises Problem role.not_allowed."""
    own = view.operator == store.operator
    require(store.actor, "member.read.basic" if own else "member.write")
    with store.recording("view.remove") as rec:
        rec.delete("saved_view", view.id)
    return rec.changes
