"""When rules are asked what: runs up to a day, closings of a cycle, and what follows at once."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from desktop.models import period
from desktop.models.clock import wall_ms
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.rule import KINDS, PERIODIC, Version, caps_named
from desktop.models.rulebook import StoredRule
from desktop.store import (
    expiry,
    fresh,
    inviters,
    ledger,
    namedcycles,
    periods,
    rulebook,
    segments,
)
from desktop.store.ledger import Written
from desktop.store.question import Question
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.rules import differences, totals

# With more members than this at once it is quicker to ask about everybody.
MANY = 2_000
_NEVER = 1 << 62


class Touched(NamedTuple):
    """An activity that came, changed or went: whose, what, and when (local time text)."""

    member: bytes
    kind: str
    local: str


def now(reads: Reads) -> str:
    """The community's local time now."""
    return now_local(reads, wall_ms())


def now_local(reads: Reads, now: int) -> str:
    """The community's local time of an instant in ms UTC."""
    return period.local_text(now, reads.zone)


def end_of(day: date) -> str:
    """The last second of a day as local time text."""
    return f"{day.isoformat()}T23:59:59"


def run_question(
    reads: Reads,
    stored: StoredRule,
    until: str,
    due: Collection[str] | None = None,
    members: tuple[bytes, ...] | None = None,
) -> Question:
    """What a run up to a local time asks: every activity, every cycle that ended by then.

    With `due` only these cycles are compared with what stands, and no activity is read that
    cannot count in them; `members` as in `Question`. Raises Problem rule.draft.
    """
    versions = segments.versions(reads, _published(stored))
    cycles = periods.ended(reads, stored, until, due) if _periodic(stored) else ()
    return Question(
        versions,
        until,
        rule=stored.id,
        since="" if due is None else periods.begin(cycles),
        members=members,
        cycles=cycles,
        zone=reads.zone,
        pauses=stored.pauses,
        named=namedcycles.capping(reads, versions),
    )


def preview(reads: Reads, stored: StoredRule, until: str) -> Written:
    """What `run` would write. Raises what it raises."""
    _require_in_force(stored)
    query = totals(fresh.marked(reads, run_question(reads, stored, until)))
    row = reads.one(query.sql, query.values)
    awards, points, members, reversals = row or (0, 0, 0, 0)
    expired = expiry.expiring(reads, date.fromisoformat(until[:10]), stored.id)
    return Written(awards, points, members, reversals, expired)


def run(
    rec: Recorder, reads: Reads, stored: StoredRule, until: str, progress: Progress = quiet
) -> Written:
    """Settle everything up to a local time; close every cycle that ended by then.

    Raises Problem rule.draft, rule.stopped.
    """
    _require_in_force(stored)
    question = run_question(reads, stored, until)
    written = ledger.settle(rec, reads, question, progress)
    periods.close(rec, reads, stored.id, [cycle.label for cycle in question.cycles])
    expired = expiry.expire(rec, reads, date.fromisoformat(until[:10]), stored.id)
    return written._replace(expired=expired)


def close(rec: Recorder, reads: Reads, stored: StoredRule, label: str, now: str) -> Written:
    """Close one cycle that has ended, or write what differs since it was closed.

    Raises Problem rule.no_cycles, rule.other_period, rule.period_open, period.unknown, rule.draft,
    rule.stopped.
    """
    if not _periodic(stored):
        raise Problem("rule.no_cycles", rule=stored.name)
    if period.kind(label) != stored.newest.period:
        raise Problem("rule.other_period", rule=stored.name, period=label)
    if period.end_text(label) > now:
        raise Problem("rule.period_open", period=label, end=period.bounds(label)[1])
    _require_in_force(stored)
    written = ledger.settle(rec, reads, run_question(reads, stored, now, {label}))
    periods.close(rec, reads, stored.id, [label])
    return written


def follow(
    rec: Recorder, reads: Reads, members: Collection[bytes], kinds: Collection[str] = KINDS
) -> Written:
    """Settle at once what new or corrected activity of these members and kinds changes.

    New activity counts if it happened after the rule was published; what already earned
    something is looked at in any case. Cycles are not touched: closing them is a deliberate act.
    """
    who = _canonical(reads, members)
    total = Written(0, 0, 0, 0)
    for stored in rulebook.listed(reads):
        asked = any(version.rule.activity in kinds for version in stored.published)
        if not asked or _periodic(stored):
            continue
        if stored.newest.trigger == "invite":
            written = _now(rec, reads, stored, inviters.above(reads, who))
        else:
            written = _now(rec, reads, stored, who)
        total = Written(*(a + b for a, b in zip(total, written, strict=True)))
    return total


def _now(rec: Recorder, reads: Reads, stored: StoredRule, who: tuple[bytes, ...] | None) -> Written:
    """Settle what follows at once from a rule, for these members or (None) for everybody."""
    if who == ():
        return Written(0, 0, 0, 0)
    question = _following(reads, stored, who, now_local(reads, rec.at))
    return ledger.settle(rec, reads, _asked(reads, question))


def _following(
    reads: Reads, stored: StoredRule, who: tuple[bytes, ...] | None, until: str
) -> Question:
    """What follows at once from a rule, up to a local time."""
    versions = segments.versions(reads, stored.published)
    after = _NEVER if stored.state == "stopped" else versions[0].published
    return Question(
        versions,
        until,
        rule=stored.id,
        after=after,
        members=who,
        zone=reads.zone,
        pauses=stored.pauses,
        named=namedcycles.capping(reads, versions),
    )


def to_come(reads: Reads, members: Collection[bytes], activities: Collection[str]) -> int:
    """Points that rules for each time will give for these activities (ids, hex) and have not yet.

    Nothing is written. `members` are those whose activities they are.
    """
    who, points = _canonical(reads, members), 0
    for stored in rulebook.listed(reads) if who else ():
        said = stored.published and stored.state != "stopped" and not stored.newest.wallet
        if said and stored.newest.trigger == "each":
            query = differences(_asked(reads, _following(reads, stored, who, now(reads))))
            for row in reads.rows(query.sql, query.values):
                if row[1] in activities:
                    points += (row[2] or 0) - (row[12] or 0)
    return points


def credit(rec: Recorder, reads: Reads, members: Collection[bytes]) -> Written:
    """Settle at once what follows for inviters where something was said of who brought whom."""
    who = _canonical(reads, members)
    total = Written(0, 0, 0, 0)
    for stored in rulebook.listed(reads):
        if stored.published and stored.newest.trigger == "invite":
            written = _now(rec, reads, stored, who)
            total = Written(*(a + b for a, b in zip(total, written, strict=True)))
    return total


def recycle(rec: Recorder, reads: Reads) -> Written:
    """Settle at once what follows for caps that count in named cycles where these changed."""
    total = Written(0, 0, 0, 0)
    for stored in rulebook.listed(reads):
        if any(caps_named(one.rule) for one in stored.published):
            written = _now(rec, reads, stored, None)
            total = Written(*(a + b for a, b in zip(total, written, strict=True)))
    return total


def _asked(reads: Reads, question: Question) -> Question:
    """The question, of everybody where a budget may end with what these members get.

    What one of them gets then takes from another, whoever comes later.
    """
    budgets = [one.rule.budget for one in question.versions if one.rule.budget]
    if not budgets or question.members is None:
        return question
    row = reads.one(
        "SELECT coalesce(sum(points), 0) FROM ledger_sum WHERE rule = ? AND kind <> 'expire'",
        (question.rule,),
    )
    query = totals(question)
    more = reads.one(query.sql, query.values)
    after = (row[0] if row else 0) + (more[1] if more else 0)
    return replace(question, members=None) if after >= min(budgets) else question


def adjust(rec: Recorder, reads: Reads, touched: Collection[Touched]) -> Written:
    """Close again the cycles, closed before, that activity which changed is or was in.

    Only the members whose activity it is are looked at, but in a ranking everybody.
    """
    total = Written(0, 0, 0, 0)
    for stored in rulebook.listed(reads):
        if not (stored.published and _periodic(stored)):
            continue
        labels, members = _cycles_of(reads, stored, touched)
        if labels:
            until = max(now_local(reads, rec.at), *map(period.end_text, labels))
            who = None if _among_all(stored) else _canonical(reads, members)
            question = run_question(reads, stored, until, labels, who)
            written = ledger.settle(rec, reads, question)
            total = Written(*(a + b for a, b in zip(total, written, strict=True)))
    return total


def _cycles_of(
    reads: Reads, stored: StoredRule, touched: Collection[Touched]
) -> tuple[set[str], set[bytes]]:
    """The closed cycles of a rule that these activities are in, and whose they are."""
    kinds = {version.rule.activity for version in stored.published}
    shut = periods.closed(reads, stored.id)
    labels: set[str] = set()
    members: set[bytes] = set()
    for one in touched:
        found = periods.labels_of(reads, stored, one.local) & shut.keys()
        if one.kind in kinds and found:
            labels |= found
            members.add(one.member)
    return labels, members


def _among_all(stored: StoredRule) -> bool:
    """Whether what one member gets depends on what others did."""
    budgets = any(one.rule.budget for one in stored.published)
    return stored.newest.trigger == "rank" or budgets


def _require_in_force(stored: StoredRule) -> None:
    _published(stored)
    if stored.state == "stopped":
        raise Problem("rule.stopped", rule=stored.name)


def _published(stored: StoredRule) -> tuple[Version, ...]:
    if not stored.published:
        raise Problem("rule.draft", rule=stored.name)
    return stored.published


def _periodic(stored: StoredRule) -> bool:
    return bool(stored.versions) and stored.newest.trigger in PERIODIC


def _canonical(reads: Reads, members: Collection[bytes]) -> tuple[bytes, ...] | None:
    if len(members) > MANY:
        return None
    return tuple(dict.fromkeys(ledger.family(reads, one)[0] for one in members))
