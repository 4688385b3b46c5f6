"""Pausing a rule and taking it up again: what happens in between earns nothing."""

from datetime import date, timedelta

from desktop.models import period
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.rulebook import StoredRule
from desktop.store import rulebook
from desktop.store.community import Store


def pause(
    store: Store, rule: bytes, first: date | None = None, last: date | None = None
) -> Changes:
    """Pause a rule from now, or from a later day, to the end of a day, or until it is resumed.

    What was earned stays. Raises Problem role.not_allowed, rule.unknown, rule.draft,
    rule.stopped, rule.paused, rule.pause_days.
    """
    require(store.actor, "rule.publish")
    stored = _live(store, rule)
    today = store.today()
    if (first or today) < today or (last or date.max) < (first or today):
        raise Problem("rule.pause_days", first=first or today, last=last or "", today=today)
    with store.recording("rule.pause") as rec:
        begins = rec.at
        if first and first > today:
            begins = period.instant(f"{first}T00:00:00", store.zone)
        ends = period.instant(f"{last + timedelta(1)}T00:00:00", store.zone) if last else None
        if stored.paused(begins):
            raise Problem("rule.paused", rule=stored.name)
        rulebook.pause(rec, stored, begins, ends)
    return rec.changes


def resume(store: Store, rule: bytes) -> Changes:
    """Take a paused rule up again from now; pauses that were still to come are dropped.

    Raises Problem role.not_allowed, rule.unknown, rule.draft, rule.not_paused.
    """
    require(store.actor, "rule.publish")
    stored = rulebook.load(store, rule)
    with store.recording("rule.resume") as rec:
        if not stored.lasting(rec.at):
            raise Problem("rule.not_paused", rule=stored.name)
        rulebook.resume(rec, store, stored)
    return rec.changes


def _live(store: Store, rule: bytes) -> StoredRule:
    stored = rulebook.load(store, rule)
    if not stored.published:
        raise Problem("rule.draft", rule=stored.name)
    if stored.state == "stopped":
        raise Problem("rule.stopped", rule=stored.name)
    return stored
