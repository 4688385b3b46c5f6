"""Trying a rule on days that are past, by the query that a run uses; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from desktop.models import period
from desktop.models.rehearsal import PersonDue, Rehearsal, Span, middle, surprises
from desktop.models.rule import Rule, Version
from desktop.models.rulebook import Pause
from desktop.store import namedcycles, segments
from desktop.store.question import Cycle, Question
from desktop.store.reads import Reads
from desktop.store.rules import dues

SHOWN = 50


def rehearse(
    reads: Reads,
    rule: Rule,
    before: Rule | None,
    span: Span,
    today: date | None = None,
    pauses: tuple[Pause, ...] = (),
) -> Rehearsal:
    """What the rule would have given in these days; `today` (default: now) decides what expired.

    What happened in one of the `pauses` earns nothing. A rule with cycles is tried on those that
    ended in these days; caps begin with the first day.
    """
    day = today or reads.today()
    found = _people(reads, rule, span, day, pauses)
    known = _people(reads, before, span, day, pauses) if before else None
    now, then = {one.member for one in found}, {one.member for one in known or ()}
    points = [one.points for one in found]
    return Rehearsal(
        span=span,
        count=len(found),
        points=sum(points),
        awards=sum(one.awards for one in found),
        still=sum(one.still for one in found),
        capped=sum(one.capped for one in found),
        middle=middle(points),
        most=max(points, default=0),
        histogram=tuple(sorted(Counter(points).items())),
        people=tuple(found[:SHOWN]),
        surprises=surprises(found, known, _done(reads, rule, span)),
        before_count=len(known) if known is not None else None,
        before_points=sum(one.points for one in known) if known is not None else None,
        lost_count=len(then - now),
        gained_count=len(now - then) if before else 0,
        paused=_paused(reads, span, pauses),
        wallet=rule.wallet,
    )


def _paused(reads: Reads, span: Span, pauses: tuple[Pause, ...]) -> int:
    """How many pauses any of these days is in."""
    begin = period.instant(f"{span.first}T00:00:00", reads.zone)
    end = period.instant(f"{span.last}T23:59:59", reads.zone)
    return sum(one.begins <= end and (one.ends is None or one.ends > begin) for one in pauses)


def last_days(days: int, today: date) -> Span:
    """So many days, today included."""
    return Span(today - timedelta(days - 1), today)


def _people(
    reads: Reads, rule: Rule, span: Span, today: date, pauses: tuple[Pause, ...]
) -> Sequence[PersonDue]:
    versions = segments.versions(reads, (Version(1, rule, 0),))
    question = Question(
        versions,
        f"{span.last.isoformat()}T23:59:59",
        since=_since(reads, rule, span.first, span.last),
        cycles=_cycles(reads, rule, span.first, span.last),
        zone=reads.zone,
        pauses=pauses,
        named=namedcycles.capping(reads, versions),
    )
    lasting = today - timedelta(rule.expires_days) if rule.expires_days else date.min
    query = dues(question, lasting)
    return [
        PersonDue(member, name or "", points, awards, raw, still)
        for member, points, awards, raw, name, still in reads.rows(query.sql, query.values)
    ]


def _done(reads: Reads, rule: Rule, span: Span) -> dict[bytes, tuple[str, int]]:
    """Who did in these days what the rule gives him points for, his name, and how often."""
    if rule.trigger == "invite":
        return {}
    found = reads.rows(
        "WITH done(m, n) AS (SELECT coalesce(c.person, a.member), count(*)"
        " FROM activity a INDEXED BY activity_time LEFT JOIN alias c ON c.member = a.member"
        " WHERE a.kind = ? AND a.local BETWEEN ? AND ? AND a.gone = 0"
        " AND coalesce(a.state, '') <> 'voided' GROUP BY 1)"
        " SELECT d.m, coalesce(mb.name, ''), d.n FROM done d"
        " JOIN member mb ON mb.id = d.m AND mb.gone = 0",
        (rule.activity, span.first.isoformat(), f"{span.last.isoformat()}T23:59:59"),
    )
    return {bytes(who): (name, n) for who, name, n in found}


def _periodic(rule: Rule) -> bool:
    return rule.trigger in ("period", "rank") and rule.period is not None


def _since(reads: Reads, rule: Rule, first: date, last: date) -> str:
    if rule.period is None or not _periodic(rule):
        return first.isoformat()
    if rule.period == "custom":
        begun = (one.first for one in namedcycles.listed(reads) if first <= one.last <= last)
        return min(begun, default=first).isoformat()
    return period.bounds(period.label(first, rule.period))[0].isoformat()


def _cycles(reads: Reads, rule: Rule, first: date, last: date) -> tuple[Cycle, ...]:
    if rule.period is None or not _periodic(rule):
        return ()
    found = []
    labels: Iterable[str] = namedcycles.names(reads)
    if rule.period != "custom":
        labels = period.labels(first, last, rule.period)
    for label in labels:
        if first <= period.bounds(label)[1] <= last:
            local = period.end_text(label)
            found.append(Cycle(label, 1, local, period.instant(local, reads.zone)))
    return tuple(found)
