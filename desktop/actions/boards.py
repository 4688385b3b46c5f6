"""What an operator does with cycles and their boards: name, close and freeze, publish, adjust."""

from datetime import date

from desktop.models import period
from desktop.models.board import Board, CycleLine
from desktop.models.changes import Changes
from desktop.models.period import Period
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.rulebook import StoredRule
from desktop.store import boards, cyclelist, namedcycles, reporting, rulebook, settlement
from desktop.store.community import Store
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def name_cycle(store: Store, name: str, first: date, last: date) -> Changes:
    """Name a cycle from day to day; `Changes.result` is its id.

    Raises Problem role.not_allowed, cycle.name, cycle.days, cycle.taken.
    """
    require(store.actor, "cycle.close")
    with store.recording("cycle.name") as rec:
        rec.result = namedcycles.add(rec, store, name, first, last)
        _recycle(rec, store)
    return rec.changes


def drop_cycle(store: Store, cycle: str) -> Changes:
    """Take a named cycle out of the list. Problem cycle.unknown, cycle.ambiguous, cycle.closed."""
    require(store.actor, "cycle.close")
    found = namedcycles.find(store, cycle)
    with store.recording("cycle.drop") as rec:
        namedcycles.remove(rec, store, found)
        _recycle(rec, store)
    return rec.changes


def _recycle(rec: Recorder, store: Store) -> None:
    """Hold what rules gave to the caps of the cycles as they are now, where he may give points."""
    if store.actor.allows("points.award"):
        settlement.recycle(rec, store)


def cycles(reads: Reads, rule: bytes | None, span: Period | None = None) -> list[CycleLine]:
    """The cycles of a rule's board, or of everybody's points in weeks, months, … , latest first."""
    if rule is not None:
        stored = rulebook.load(reads, rule)
        if not stored.versions or stored.newest.cycle is None:
            raise Problem("rule.no_cycles", rule=stored.name)
        span = stored.newest.cycle
    return cyclelist.listed(reads, rule, span or "week", settlement.now(reads))


def board(reads: Reads, rule: bytes | None, label: str) -> Board:
    """A cycle's list. Raises Problem rule.unknown, rule.no_cycles, rule.other_period."""
    return boards.shown(reads, _rule(reads, rule), label, settlement.now(reads))


def unreported(reads: Reads, label: str) -> list[str]:
    """The devices that have not been heard of since a cycle ended, by name."""
    end = period.instant(period.end_text(label), reads.zone)
    return reporting.silent_since(reads, end)


def freeze(store: Store, rule: bytes | None, label: str, *, anyway: bool = False) -> Changes:
    """Close a cycle and keep its list as it stands, for good.

    Raises Problem role.not_allowed, rule.period_open, board.frozen, and board.unreported while
    devices have not been heard of since the cycle ended, unless `anyway`.
    """
    require(store.actor, "cycle.close")
    stored = _rule(store, rule)
    with store.recording("board.freeze") as rec:
        _freeze(rec, store, stored, label, anyway=anyway)
    return rec.changes


def publish(store: Store, rule: bytes | None, label: str, *, anyway: bool = False) -> Changes:
    """Make a cycle's list public; freezes it first where it is not. Raises what `freeze` does."""
    require(store.actor, "cycle.close")
    stored = _rule(store, rule)
    with store.recording("board.publish") as rec:
        if not boards.steps(store, rule, label):
            _freeze(rec, store, stored, label, anyway=anyway)
        boards.publish(rec, store, stored, label)
    return rec.changes


def adjust(store: Store, rule: bytes | None, label: str) -> Changes:
    """Tell what came after the list was frozen; `Changes.result` is how many lines moved.

    Points of a rule follow. Raises Problem role.not_allowed, board.not_frozen, board.nothing.
    """
    require(store.actor, "cycle.close")
    stored = _rule(store, rule)
    with store.recording("board.adjust") as rec:
        if stored and boards.steps(store, rule, label):
            _close(rec, store, stored, label)
        rec.result = boards.adjust(rec, store, stored, label)
    return rec.changes


def _rule(reads: Reads, rule: bytes | None) -> StoredRule | None:
    return rulebook.load(reads, rule) if rule is not None else None


def _freeze(
    rec: Recorder, store: Store, stored: StoredRule | None, label: str, *, anyway: bool
) -> None:
    now = settlement.now_local(store, rec.at)
    boards.check(stored, label)
    if period.end_text(label) > now:
        raise Problem("rule.period_open", period=label, end=period.bounds(label)[1])
    silent = unreported(store, label)
    if silent and not anyway:
        raise Problem("board.unreported", period=label, devices="、".join(silent))
    if stored:
        _close(rec, store, stored, label)
    boards.freeze(rec, store, stored, label, now)


def _close(rec: Recorder, store: Store, stored: StoredRule, label: str) -> None:
    """Give what is due; of a rule that was stopped what stands is left as it is."""
    if stored.state != "stopped":
        settlement.close(rec, store, stored, label, settlement.now_local(store, rec.at))
