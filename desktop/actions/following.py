"""Awards, admissions and attendance that follow from what other devices brought."""

from dataclasses import replace

from desktop.actions import admission, checkins
from desktop.models.changes import PATCH_LIMIT, Changes
from desktop.store import earning, link, merging, settlement
from desktop.store.community import Store


def catch_up(store: Store) -> Changes | None:
    """Settle what others brought since this was last done here; None as in `follow`.

    To be called after every round of syncing; what it gives travels with the next.
    """
    after, newest = link.read(store).settled, earning.newest(store)
    if newest == after or store.actor.preview:
        return None
    given = _together(
        admission.follow(store),
        hand_on(store),
        checkins.follow(store, after),
        follow(store, after),
    )
    # Only now: a program that ends in between settles the same once more, which changes nothing.
    with store.writing() as connection:
        link.keep(connection, settled=newest)
    return given


def _together(*some: Changes | None) -> Changes | None:
    """Everything that followed, as pages hear it; None where nothing did."""
    found = [one for one in some if one is not None]
    if not found:
        return None
    count = sum(one.count for one in found)
    listed = count <= PATCH_LIMIT
    items = tuple(item for one in found for item in one.items) if listed else ()
    tables = frozenset[str]().union(*(one.tables for one in found))
    return replace(found[-1], tables=tables, count=count, items=items)


def hand_on(store: Store) -> Changes | None:
    """Give whoever was merged what others said of his records meanwhile; None where nothing is.

    Two devices that both do this say the same.
    """
    if not store.actor.allows("member.write"):
        return None
    links, profiles = merging.unheard(store), merging.unsaid(store)
    if not links and not profiles:
        return None
    with store.recording("member.follow", braked=False) as rec:
        for table, link in links:
            rec.put(table, None, link)
        for member, fields in profiles.items():
            rec.put("member", member, fields)
    return rec.changes


def follow(store: Store, after: int) -> Changes | None:
    """Settle the activities that others brought since `after` (a mark of `earning.newest`).

    What came of somebody who was merged meanwhile, and stands already, is void. None where nothing
    came or the operator may not give points. Two devices that both do this write the same entries
    under the same ids.
    """
    if not store.actor.allows("points.award"):
        return None
    members = earning.earners(store, after)
    if not members:
        return None
    with store.recording("points.follow") as rec:
        if store.actor.allows("activity.write"):
            merging.void_late(store, rec, members)
        settlement.follow(rec, store, members)
    return rec.changes
