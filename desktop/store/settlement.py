"""When rules are asked what: runs up to a day, closings of a cycle, and what follows at once."""

from collections.abc import Collection
from datetime import date, timedelta

from msgspec.structs import replace

from desktop.models import period
from desktop.models.clock import wall_ms
from desktop.models.condition import sides
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.rule import KINDS, PERIODIC, Version, in_force
from desktop.models.rulebook import StoredRule
from desktop.store import expiry, ledger, rulebook, segments
from desktop.store.dues import label_sql
from desktop.store.ledger import Written
from desktop.store.question import Cycle, Question
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.rules import totals

# With more members than this at once it is quicker to ask about everybody.
MANY = 2_000
_NEVER = 1 << 62


def now(reads: Reads) -> str:
    """The community's local time now."""
    return now_local(reads, wall_ms())


def now_local(reads: Reads, now: int) -> str:
    """The community's local time of an instant in ms UTC."""
    return period.local_text(now, reads.zone)


def end_of(day: date) -> str:
    """The last second of a day as local time text."""
    return f"{day.isoformat()}T23:59:59"


def run_question(reads: Reads, stored: StoredRule, until: str) -> Question:
    """What a run up to a local time asks: every activity, every cycle that ended by then."""
    versions = segments.versions(reads, _published(stored))
    if stored.state == "stopped":
        raise Problem("rule.stopped", rule=stored.name)
    cycles = _cycles(reads, stored, until) if _periodic(stored) else ()
    return Question(
        versions, until, rule=stored.id, cycles=cycles, zone=reads.zone, pauses=stored.pauses
    )


def preview(reads: Reads, stored: StoredRule, until: str) -> Written:
    """What `run` would write."""
    query = totals(run_question(reads, stored, until))
    row = reads.one(query.sql, query.values)
    awards, points, members, reversals = row or (0, 0, 0, 0)
    expired = expiry.expiring(reads, date.fromisoformat(until[:10]), stored.id)
    return Written(awards, points, members, reversals, expired)


def run(
    rec: Recorder, reads: Reads, stored: StoredRule, until: str, progress: Progress = quiet
) -> Written:
    """Settle everything up to a local time; close every cycle that ended by then."""
    question = run_question(reads, stored, until)
    written = ledger.settle(rec, reads, question, progress)
    _close(rec, reads, stored.id, [cycle.label for cycle in question.cycles])
    expired = expiry.expire(rec, reads, date.fromisoformat(until[:10]), stored.id)
    return written._replace(expired=expired)


def close(rec: Recorder, reads: Reads, stored: StoredRule, label: str, now: str) -> Written:
    """Close one cycle that has ended, or write what differs since it was closed.

    Raises Problem rule.no_cycles, rule.other_period, rule.period_open, period.unknown.
    """
    if not _periodic(stored):
        raise Problem("rule.no_cycles", rule=stored.name)
    if period.kind(label) != stored.newest.period:
        raise Problem("rule.other_period", rule=stored.name, period=label)
    if period.end_text(label) > now:
        raise Problem("rule.period_open", period=label, end=period.bounds(label)[1])
    question = _only(run_question(reads, stored, now), {label})
    written = ledger.settle(rec, reads, question)
    _close(rec, reads, stored.id, [label])
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
        versions = segments.versions(reads, stored.published)
        asked = any(version.rule.activity in kinds for version in versions)
        if not asked or _periodic(stored):
            continue
        after = _NEVER if stored.state == "stopped" else versions[0].published
        until = now_local(reads, rec.at)
        question = Question(
            versions,
            until,
            rule=stored.id,
            after=after,
            members=who,
            zone=reads.zone,
            pauses=stored.pauses,
        )
        written = ledger.settle(rec, reads, _asked(reads, question))
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
        "SELECT coalesce(sum(points), 0) FROM entry WHERE rule = ? AND kind <> 'expire'",
        (question.rule,),
    )
    query = totals(question)
    more = reads.one(query.sql, query.values)
    after = (row[0] if row else 0) + (more[1] if more else 0)
    return replace(question, members=None) if after >= min(budgets) else question


def adjust(rec: Recorder, reads: Reads, kind: str, local: str) -> None:
    """Close again the cycles, closed before, in which an activity of this kind changed."""
    day = date.fromisoformat(local[:10])
    for stored in rulebook.listed(reads):
        span = stored.newest.period
        if not (stored.published and _periodic(stored) and span):
            continue
        label = period.label(day, span)
        kinds = {version.rule.activity for version in stored.published}
        if kind in kinds and label in _closed(reads, stored.id):
            until = max(period.end_text(label), now_local(reads, rec.at))
            ledger.settle(rec, reads, _only(run_question(reads, stored, until), {label}))


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


def _only(question: Question, labels: set[str]) -> Question:
    """The same question, comparing these cycles only; the others still fill caps."""
    cycles = tuple(
        Cycle(one.label, one.version, one.local, one.at, one.label in labels)
        for one in question.cycles
    )
    return replace(question, cycles=cycles)


def _cycles(reads: Reads, stored: StoredRule, until: str) -> tuple[Cycle, ...]:
    """Every cycle with activity that ended by then, and every one that was closed."""
    span = str(stored.newest.period)
    versions = list(stored.published)
    closed = _closed(reads, stored.id)
    labels = set(closed)
    for kind in sorted({version.rule.activity for version in versions}):
        labels |= {
            label
            for (label,) in reads.rows(
                f"SELECT DISTINCT {label_sql(span, 'day')} FROM (SELECT DISTINCT"
                " substr(local, 1, 10) day FROM activity WHERE kind = ? AND gone = 0)",
                (kind,),
            )
        }
    found = []
    for label in sorted(label for label in labels if _is_period(label)):
        local = period.end_text(label)
        if local <= until:
            at = period.instant(local, reads.zone)
            number = _version_of(versions, at, closed.get(label, (None, 0))[0])
            due = label not in closed or _due_again(reads, stored, label, closed[label][1])
            found.append(Cycle(label, number, local, at, due))
    return tuple(found)


def _is_period(label: str | None) -> bool:
    """Whether a label names a period; that of an activity with no real time does not."""
    try:
        period.bounds(label or "")
    except Problem:
        return False
    return True


def _version_of(versions: list[Version], at: int, closed: int | None) -> int:
    """The version for a cycle that ended at `at`: the one in force then.

    A cycle older than the rule goes by the newest version, or by what was newest at its closing.
    """
    first = versions[0].published or 0
    if at >= first or closed is None:
        return in_force(versions, at).number
    return in_force(versions, closed).number


def _due_again(reads: Reads, stored: StoredRule, label: str, born: int) -> bool:
    """Whether a closed cycle is to be compared again.

    In a ranking of some members only, whoever is one of them now would push others down, though
    none of their activity changed: so it is compared only after an activity in it has changed.
    """
    rules = [version.rule for version in stored.published]
    chosen = any(rule.where is not None and "member" in sides(rule.where) for rule in rules)
    if stored.newest.trigger != "rank" or not chosen:
        return True
    first, last = period.bounds(label)
    return bool(
        reads.one(
            "SELECT 1 FROM activity a WHERE a.local >= ? AND a.local < ?"
            " AND (a.born > ? OR a.ver > ? OR EXISTS"
            " (SELECT 1 FROM history h WHERE h.record = a.id AND h.op > ?)) LIMIT 1",
            (first.isoformat(), (last + timedelta(1)).isoformat(), born, born, born),
        )
    )


def _closed(reads: Reads, rule: bytes) -> dict[str, tuple[int, int]]:
    """Closed cycles: label → (when, ms UTC; reference of the op that closed it)."""
    found = reads.rows("SELECT period, at, born FROM closing WHERE rule = ? AND gone = 0", (rule,))
    return {label: (at, born) for label, at, born in found}


def _close(rec: Recorder, reads: Reads, rule: bytes, labels: list[str]) -> None:
    """Note that cycles are closed, each once; later differences are adjustments of it."""
    closed = _closed(reads, rule)
    row = reads.one("SELECT value FROM state WHERE name = 'seq'")
    stated = {"rule": rule, "through": row[0] if row else 0, "at": rec.at}
    for label in labels:
        if label not in closed:
            rec.put("closing", None, {**stated, "period": label})
