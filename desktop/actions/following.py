"""Awards that follow from what other devices brought."""

from desktop.models.changes import Changes
from desktop.store import earning, settlement
from desktop.store.community import Store


def follow(store: Store, after: int) -> Changes | None:
    """Settle the activities that others brought since `after` (a mark of `earning.newest`).

    None where nothing came or the operator may not give points. Two devices that both do this
    write the same entries under the same ids.
    """
    if not store.actor.allows("points.award"):
        return None
    members = earning.earners(store, after)
    if not members:
        return None
    with store.recording("points.follow") as rec:
        settlement.follow(rec, store, members)
    return rec.changes
