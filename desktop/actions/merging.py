"""What an operator does with members who are one person: two into one, apart again, all twins."""

from collections.abc import Collection

from desktop.models.changes import Changes
from desktop.models.history import Undone
from desktop.models.ladder import place
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.schema import CUSTOM
from desktop.store import duplicates, ladder, members, merging, settlement
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.undo import Undo

# How many groups are read at once.
_PART = 200


def merge(store: Store, keep: bytes, other: bytes, take: Collection[str] = ()) -> Changes:
    """Make two records one; what leads to `other` leads to `keep`, by `separate` apart again.

    What only `other` says comes along; in the fields of `take` his value stands instead. Raises
    Problem role.not_allowed, member.gone, member.same, member.bad_field.
    """
    _require_both(store, keep, other)
    known = {*merging.FILLED, *(CUSTOM + one.hex() for one, _ in members.custom_fields(store))}
    for field in take:
        if field not in known:
            raise Problem("member.bad_field", field=field)
    with store.recording("member.merge") as rec:
        _merge(store, rec, [(keep, other)], take)
        rec.result = 1
    return rec.changes


def separate(store: Store, other: bytes) -> Changes:
    """Take back by whom ever `other` was merged into somebody: both are as they were before.

    What was changed since stays. Raises Problem role.not_allowed, member.not_merged,
    member.separate_later.
    """
    found = merging.merge_of(store, other)
    if found is None:
        raise Problem("member.not_merged")
    action, keep = found
    for one in (keep, other):
        require(store.actor, "member.merge", scopes=members.scopes_of(store, one))
    with store.recording("member.separate") as rec:
        work = Undo(store, rec, action, other)
        work.run()
        if any(one.table == "alias" for one in work.kept):
            raise Problem("member.separate_later")
        if store.actor.allows("points.award"):
            settlement.follow(rec, store, {keep, other})
        rec.result = Undone(action, "member.merge", work.reverted, tuple(work.kept))
    return rec.changes


def keep_apart(store: Store, one: bytes, other: bytes) -> Changes:
    """Say that two who look alike are two people: they are not offered again."""
    _require_both(store, one, other)
    with store.recording("member.apart") as rec:
        first, second = sorted((one, other))
        rec.put("apart", None, {"one": first, "other": second})
    return rec.changes


def _require_both(store: Store, one: bytes, other: bytes) -> None:
    if one == other:
        raise Problem("member.same")
    for each in (one, other):
        require(store.actor, "member.merge", scopes=members.scopes_of(store, each))
        if not members.stands(store, each):
            raise Problem("member.gone")


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
        _merge(store, rec, pairs, progress=progress, asked=False)
        rec.result = len(pairs)
    return rec.changes


def _merge(
    store: Store,
    rec: Recorder,
    pairs: list[tuple[bytes, bytes]],
    take: Collection[str] = (),
    progress: Progress = quiet,
    *,
    asked: bool = True,
) -> None:
    points = store.actor.allows("points.award")
    for done, (keep, other) in enumerate(pairs):
        progress(done, len(pairs))
        # The parts of one merge stand or fall together.
        rec.together(_OPS)
        # Where nobody chose, whoever stood higher on the ladder stands there still.
        fields = take if asked or not _higher(store, other, keep) else ("level",)
        merging.merge(store, rec, keep, other, points=points, take=fields)
    if pairs and points:
        settlement.follow(rec, store, {keep for keep, _ in pairs})


def _higher(store: Store, one: bytes, other: bytes) -> bool:
    return place(ladder.level(store, one)) > place(ladder.level(store, other))


# A merge of somebody who did a great deal is longer, and then stands in parts.
_OPS = 100
