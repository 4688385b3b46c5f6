"""Trying a rule on days that are past, by the query that a run uses; nothing is written."""

from collections import Counter
from datetime import date, timedelta

from desktop.models import period
from desktop.models.rehearsal import PersonDue, Rehearsal
from desktop.models.rule import Rule, Version
from desktop.store import segments
from desktop.store.question import Cycle, Question
from desktop.store.reads import Reads
from desktop.store.rules import dues

SHOWN = 50
NAMED = 3


def rehearse(reads: Reads, rule: Rule, before: Rule | None, days: int, today: date) -> Rehearsal:
    """What the rule would have given in the last `days` days, today included.

    A rule with cycles is tried on those that ended in these days; caps begin with the first day.
    """
    first = today - timedelta(days - 1)
    found = _people(reads, rule, first, today)
    known = _people(reads, before, first, today) if before else []
    now, then = {one.member for one in found}, {one.member for one in known}
    lost = [one for one in known if one.member not in now]
    return Rehearsal(
        count=len(found),
        points=sum(one.points for one in found),
        capped=sum(one.capped for one in found),
        histogram=tuple(sorted(Counter(one.points for one in found).items())),
        people=tuple(found[:SHOWN]),
        before_count=len(known) if before else None,
        before_points=sum(one.points for one in known) if before else None,
        lost=tuple(one.name for one in lost[:NAMED]),
        lost_count=len(lost),
        gained_count=len(now - then) if before else 0,
    )


def _people(reads: Reads, rule: Rule, first: date, last: date) -> list[PersonDue]:
    question = Question(
        segments.versions(reads, (Version(1, rule, 0),)),
        f"{last.isoformat()}T23:59:59",
        since=_since(rule, first),
        cycles=_cycles(reads, rule, first, last),
        zone=reads.zone,
    )
    query = dues(question)
    return [
        PersonDue(member, name or "", points, awards, raw)
        for member, points, awards, raw, name in reads.rows(query.sql, query.values)
    ]


def _periodic(rule: Rule) -> bool:
    return rule.trigger in ("period", "rank") and rule.period is not None


def _since(rule: Rule, first: date) -> str:
    if rule.period is None or not _periodic(rule):
        return first.isoformat()
    return period.bounds(period.label(first, rule.period))[0].isoformat()


def _cycles(reads: Reads, rule: Rule, first: date, last: date) -> tuple[Cycle, ...]:
    if rule.period is None or not _periodic(rule):
        return ()
    found = []
    for label in period.labels(first, last, rule.period):
        if period.bounds(label)[1] <= last:
            local = period.end_text(label)
            found.append(Cycle(label, 1, local, period.instant(local, reads.zone)))
    return tuple(found)
