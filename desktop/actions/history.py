"""Undoing what one has done oneself, and bringing it back."""

from desktop.actions import seats
from desktop.models.changes import Changes
from desktop.models.history import Done, Undone
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import history, ledger, periods, rulebook, settlement
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.undo import Undo

_IMPORTS = ("member.import", "activity.import", "calendar.import", "venue.import")
# What puts people into groups when it is undone or done again: as many as still fit.
_SEATING = ("team.clear", "team.split", "member.team", "member.remove", "member.leave")


def undo(store: Store, action: bytes | None = None, progress: Progress = quiet) -> Changes:
    """Take back an own action; without an id the newest that is neither an undo nor undone.

    `Changes.result` is an `Undone`. Raises Problem history.nothing, history.unknown,
    history.not_own, history.lasting, history.reversal, history.transfer, history.undone, or
    team.full where others have the seats meanwhile.
    """
    found = _to_undo(store, action)
    # What came back goes by undoing that it came back: its own steps are no longer the newest.
    redone = history.redo_of(store, found.action)
    step = redone.action if redone is not None and not redone.undone else found.action
    watch = seats.Watch(store) if found.kind in _SEATING else None
    # Who brought a file in may take it back, however long it is.
    with store.recording("undo", braked=found.kind not in _IMPORTS) as rec:
        work = Undo(store, rec, step)
        work.run(progress)
        if watch is not None:
            watch.require_fit()
        if work.doors.touched:
            # Most undos are of something else.
            from desktop.actions import checkins

            checkins.mend(store, rec, sorted(work.doors.touched))
        _reopen(store, rec, work)
        _settle(store, rec, work)
        rec.put("undone", None, {"action": step})
        rec.result = Undone(found.action, found.kind, work.reverted, tuple(work.kept))
    return rec.changes


def redo(store: Store, action: bytes | None = None, progress: Progress = quiet) -> Changes:
    """Bring back what was undone: an own action, or the newest one undone if nothing followed.

    It is an undo of the undo; `Changes.result` is its `Undone`. Raises Problem history.no_redo and
    what `undo` raises.
    """
    found = history.undo_of(store, action) if action else history.last_taken_back(store)
    if found is None:
        raise Problem("history.no_redo")
    return undo(store, found.action, progress)


def _reopen(store: Store, rec: Recorder, work: Undo) -> None:
    """Take back what a cycle gave after its closing, as adjustments: the closing is no more.

    A closing that came back gives what it comes to now.
    """
    for rule, label in sorted(work.reopened):
        # Somebody else may have closed it too.
        if label not in periods.closed(store, rule):
            ledger.take_back(rec, store, rule, label)
    for rule, label in sorted(work.reclosed):
        stored = rulebook.load(store, rule)
        if stored.state != "stopped":
            settlement.close(rec, store, stored, label, settlement.now_local(store, rec.at))


def _settle(store: Store, rec: Recorder, work: Undo) -> None:
    """Let awards follow at once where the operator may give points; else the next run does.

    Cycles closed before are adjusted where the operator may close cycles.
    """
    if work.activities and store.actor.allows("points.award"):
        members = {one.member for one in work.activities}
        settlement.follow(rec, store, members, {one.kind for one in work.activities})
        if store.actor.allows("cycle.close"):
            settlement.adjust(rec, store, work.activities)


def _to_undo(store: Store, action: bytes | None) -> Done:
    found = history.find(store, action) if action else history.last_own(store)
    if found is None:
        raise Problem("history.unknown" if action else "history.nothing")
    if not found.own:
        raise Problem("history.not_own", name=found.operator_name)
    if found.kind in history.LASTING and found.kind != "undo":
        raise Problem("history.lasting")
    if found.kind in history.REVERSALS:
        raise Problem("history.reversal")
    if found.kind == history.TRANSFER:
        raise Problem("history.transfer")
    if found.undone:
        raise Problem("history.undone")
    return found
