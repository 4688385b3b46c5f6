"""What an operator does with rules and points: publish, preview, run, close, award, reverse."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.rehearsal import Rehearsal, Span
from desktop.models.rule import Rule
from desktop.models.rulebook import StoredRule
from desktop.store import entries, ledger, members, placed, rehearsal, rulebook, settlement, wallets
from desktop.store.community import Store
from desktop.store.ledger import Written
from desktop.store.reads import Reads


def add_rule(store: Store, rule: Rule, *, draft: bool = False) -> Changes:
    """Publish a rule, or keep it as a draft; `Changes.result` is the rule's id.

    A rule of the same name, trigger and period gets it as its next version. Raises Problem
    role.not_allowed.
    """
    require(store.actor, "rule.publish")
    stored = rulebook.continued_by(store, rule)
    return _save(store, stored, rule, publish=not draft)


def save_draft(store: Store, rule: Rule, known: bytes | None = None) -> Changes:
    """Keep a rule, or the next version of a known one, unpublished; the result is its id."""
    require(store.actor, "rule.publish")
    return _save(store, rulebook.load(store, known) if known else None, rule, publish=False)


def publish(store: Store, rule: Rule, known: bytes | None = None) -> Changes:
    """Put a rule, or the next version of a known one, into force; the result is its id.

    What was given before stays as it is. Raises Problem role.not_allowed, rule.not_continued.
    """
    require(store.actor, "rule.publish")
    return _save(store, rulebook.load(store, known) if known else None, rule, publish=True)


def _save(store: Store, stored: StoredRule | None, rule: Rule, *, publish: bool) -> Changes:
    rule = replace(rule, where=rule.where and placed.by_id(store, rule.where))
    with store.recording("rule.publish" if publish else "rule.draft") as rec:
        rec.result = rulebook.save(rec, stored, rule, publish=publish)
    return rec.changes


def discard_draft(store: Store, rule: bytes) -> Changes:
    """Drop a rule's draft. Raises Problem role.not_allowed, rule.no_draft."""
    require(store.actor, "rule.publish")
    stored = rulebook.load(store, rule)
    with store.recording("rule.discard") as rec:
        rulebook.discard(rec, stored)
    return rec.changes


def stop(store: Store, rule: bytes, *, stopped: bool = True) -> Changes:
    """Stop a rule, or start it again; what it gave stays. Raises Problem rule.draft."""
    require(store.actor, "rule.publish")
    stored = rulebook.load(store, rule)
    with store.recording("rule.stop" if stopped else "rule.start") as rec:
        rulebook.set_stopped(rec, stored, stopped)
    return rec.changes


def preview(reads: Reads, rule: bytes, until: date | None = None) -> Written:
    """What `run` would write, by the same query."""
    stored = rulebook.load(reads, rule)
    return settlement.preview(reads, stored, _until(reads, until))


def rehearse(reads: Reads, rule: Rule, known: bytes | None, span: Span) -> Rehearsal:
    """Try a rule, published or not, on past days, beside the version in force.

    What is still to come of these days is left out. Raises Problem rule.trial_span.
    """
    today = reads.today()
    if not span.first <= min(span.last, today):
        raise Problem("rule.trial_span", first=span.first, last=span.last)
    stored = rulebook.load(reads, known) if known else None
    before = stored.published[-1].rule if stored and stored.published else None
    pauses = stored.pauses if stored else ()
    days = Span(span.first, min(span.last, today))
    return rehearsal.rehearse(reads, rule, before, days, today, pauses)


def run(
    store: Store, rule: bytes, until: date | None = None, progress: Progress = quiet
) -> Changes:
    """Settle all activity up to the end of a day (default: now), and the cycles ended by then.

    `Changes.result` is a `Written`; a second run writes nothing. Raises Problem role.not_allowed,
    rule.unknown, rule.draft, rule.stopped.
    """
    require(store.actor, "points.award")
    stored = rulebook.load(store, rule)
    if stored.versions and stored.newest.cycle:
        require(store.actor, "cycle.close")
    with store.recording("rewards.run") as rec:
        rec.result = settlement.run(rec, store, stored, _until(store, until), progress)
    return rec.changes


def close(store: Store, rule: bytes, period: str) -> Changes:
    """Close one ended cycle of a rule, or adjust one closed before; the result is a `Written`."""
    require(store.actor, "cycle.close")
    stored = rulebook.load(store, rule)
    with store.recording("rewards.close") as rec:
        now = settlement.now_local(store, rec.at)
        rec.result = settlement.close(rec, store, stored, period, now)
    return rec.changes


def award(store: Store, member: bytes, points: int, reason: str) -> Changes:
    """Give or take points by hand; `Changes.result` is the entry's id.

    Raises Problem role.not_allowed, entry.points, entry.no_reason, entry.not_enough.
    """
    require(store.actor, "points.award", scopes=members.scopes_of(store, member))
    with store.recording("points.award") as rec:
        rec.result = wallets.give(rec, store, wallets.Giving(member, points, reason))
    return rec.changes


def award_many(
    store: Store,
    chosen: Sequence[bytes],
    points: int,
    reason: str,
    progress: Progress = quiet,
) -> Changes:
    """Give the same points by hand to many members as one action; raises what `award` does.

    Where they are taken, and some can use fewer, from nobody: raises Problem entry.some_short.
    `Changes.result` is how many the role may not give points to and were left out.
    """
    allowed = [one for one in chosen if _may_award(store, one)]
    if not allowed:
        require(store.actor, "points.award")
    with store.recording("points.award") as rec:
        rec.result = len(chosen) - len(allowed)
        wallets.give_each(rec, store, allowed, points, reason, progress)
    return rec.changes


def _may_award(store: Store, member: bytes) -> bool:
    if store.actor.preview or store.actor.reach("points.award") is None:
        return store.actor.allows("points.award")
    return store.actor.allows("points.award", scopes=members.scopes_of(store, member))


def reverse(store: Store, entry: bytes, reason: str) -> Changes:
    """Cancel an entry for a reason; `Changes.result` is the reversal's id.

    Raises Problem role.not_allowed, entry.unknown, entry.is_reversal, entry.reversed,
    entry.no_reason.
    """
    line = entries.find(store, entry)
    require(store.actor, "points.award", scopes=members.scopes_of(store, line.member))
    with store.recording("points.reverse") as rec:
        rec.result = ledger.correct(rec, store, entry, reason)
    return rec.changes


def _until(reads: Reads, day: date | None) -> str:
    return settlement.end_of(day) if day else settlement.now(reads)
