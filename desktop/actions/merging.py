"""What an operator does with members who are one person: two into one, or all exact twins."""

from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import duplicates, members, settlement
from desktop.store.community import Store
from desktop.store.recorder import Recorder

# How many groups are read at once.
_PART = 200


def merge(store: Store, keep: bytes, other: bytes) -> Changes:
    """Make two records one; what leads to `other` leads to `keep`. Undo parts them again.

    Raises Problem role.not_allowed, member.gone, member.same.
    """
    if keep == other:
        raise Problem("member.same")
    for one in (keep, other):
        require(store.actor, "member.merge", scopes=members.scopes_of(store, one))
        if not members.stands(store, one):
            raise Problem("member.gone")
    with store.recording("member.merge") as rec:
        _merge(store, rec, [(keep, other)])
        rec.result = 1
    return rec.changes


def merge_twins(store: Store, progress: Progress = quiet) -> Changes:
    """Merge all members of one phone and one name, each group into its oldest, as one action.

    `Changes.result` is how many records went. Raises Problem role.not_allowed, Cancelled.
    """
    require(store.actor, "member.merge")
    total = duplicates.count(store)
    pairs: list[tuple[bytes, bytes]] = []
    for start in range(0, total, _PART):
        progress(start, total)
        for one in duplicates.duplicates(store, _PART, start):
            pairs += [(twins[0], other) for twins in one.twins for other in twins[1:]]
    # What goes is there twice: nothing is lost that the operator has to be asked about.
    with store.recording("member.merge", braked=False) as rec:
        _merge(store, rec, pairs, progress)
        rec.result = len(pairs)
    return rec.changes


def _merge(
    store: Store, rec: Recorder, pairs: list[tuple[bytes, bytes]], progress: Progress = quiet
) -> None:
    points = store.actor.allows("points.award")
    for done, (keep, other) in enumerate(pairs):
        progress(done, len(pairs))
        # The parts of one merge stand or fall together.
        rec.together(_OPS)
        duplicates.merge(store, rec, keep, other, points=points)
    if pairs and points:
        settlement.follow(rec, store, {keep for keep, _ in pairs})


# A merge of somebody who did a great deal is longer, and then stands in parts.
_OPS = 100
