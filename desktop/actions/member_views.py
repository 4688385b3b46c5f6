"""What an operator does with views of the list of members: keep one, share it, drop it."""

from desktop.models.changes import Changes
from desktop.models.member import MemberQuery
from desktop.models.member_view import NAME_LIMIT, SavedView, document
from desktop.models.names import fold
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import member_views
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
        "body": document(query, columns),
        "operator": store.operator,
        "shared": shared,
    }
    with store.recording("view.save") as rec:
        rec.result = rec.put("saved_view", known, fields)
    return rec.changes


def remove(store: Store, view: SavedView) -> Changes:
    """Drop a view; another's takes the right to write members. Raises Problem role.not_allowed."""
    own = view.operator == store.operator
    require(store.actor, "member.read.basic" if own else "member.write")
    with store.recording("view.remove") as rec:
        rec.delete("saved_view", view.id)
    return rec.changes
