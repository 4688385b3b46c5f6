"""Boards of cycles: who stands where now, what was frozen, and what came later."""

from msgspec.structs import replace

from desktop.models import board, period
from desktop.models.board import (
    PLACES,
    ROWS,
    Board,
    Move,
    Standing,
    Step,
    StepKind,
    Unit,
)
from desktop.models.problem import Problem
from desktop.models.rule import Rule, Share, Version, in_force
from desktop.models.rulebook import StoredRule
from desktop.store import away, boardlines, namedcycles, periods, segments, settlement
from desktop.store.question import Cycle, Question
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.rules import differences, places


def steps(reads: Reads, rule: bytes | None, label: str) -> list[Step]:
    """What was recorded of a cycle's board, in order. `rule` None: everybody's points."""
    found = reads.rows(
        'SELECT number, kind, "rows", hash, through, at FROM board'
        " WHERE rule = ? AND period = ? AND gone = 0 ORDER BY number",
        (rule or reads.community, label),
    )
    return [
        Step(number, kind, rows, digest, through or 0, at)
        for number, kind, rows, digest, through, at in found
    ]


def shown(reads: Reads, stored: StoredRule | None, label: str, now: str) -> Board:
    """A cycle's list as it was frozen, with what came later; else as it stands now.

    `now` is local time text. Raises Problem rule.no_cycles, rule.other_period, period.unknown.
    """
    check(stored, label)
    rule = stored.id if stored else None
    recorded = steps(reads, rule, label)
    live = {one.member: one for one in standings(reads, stored, label)}
    told = board.told(recorded)
    waiting = board.moves(told, live) if recorded else ()
    first = recorded[0] if recorded else None
    names = boardlines.names_of(
        reads, {*live, *told, *(one.member for step in recorded for one in _rows(step))}
    )
    return Board(
        rule=rule,
        name=stored.name if stored else "",
        period=label,
        period_name=namedcycles.names(reads).get(label, ""),
        unit=unit_of(stored),
        state=board.state_of(recorded, over=period.end_text(label) <= now),
        lines=boardlines.lines(first.standings if first else board.ordered(live.values()), names),
        adjustments=tuple(boardlines.adjustments(recorded, names)),
        waiting=boardlines.moved(waiting, names, told, live),
        frozen=first.at if first else 0,
        published=next((one.at for one in recorded if one.kind == "published"), 0),
        # The list's own: what was pasted into a group is still the list that the window shows.
        hash=first.hash if first else "",
    )


def check(stored: StoredRule | None, label: str) -> None:
    """Raise Problem unless the label names a cycle of the rule (None: any period)."""
    kind = period.kind(label)
    if stored is None:
        return
    if not stored.versions or stored.newest.trigger not in ("period", "rank"):
        raise Problem("rule.no_cycles", rule=stored.name)
    if not stored.published:
        raise Problem("rule.draft", rule=stored.name)
    if kind != stored.newest.period:
        raise Problem("rule.other_period", rule=stored.name, period=label)


def unit_of(stored: StoredRule | None) -> Unit:
    """What a board counts."""
    return stored.newest.measure if stored else "points"


# -- who stands where ------------------------------------------------------------------------


def standings(reads: Reads, stored: StoredRule | None, label: str) -> list[Standing]:
    """The list as it stands now, by place, then member; at most 100 places."""
    if stored is None:
        return _by_points(reads, label)
    local = period.end_text(label)
    at = period.instant(local, reads.zone)
    version = in_force(list(stored.published), at)
    ranked = replace(
        version.rule,
        trigger="rank",
        points=(1,) * PLACES,
        caps=(),
        at_least=max(1, version.rule.at_least),
    )
    question = Question(
        segments.versions(reads, (Version(1, ranked, 0),)),
        local,
        since=period.bounds(label)[0].isoformat(),
        cycles=(Cycle(label, 1, local, at),),
        zone=reads.zone,
    )
    query = places(question)
    closed = label in periods.closed(reads, stored.id)
    given = _given(reads, stored, label) if closed else {}
    return [
        Standing(
            who.hex(),
            place,
            measure,
            given.get(who, 0) if closed else _promised(version.rule, place, measure),
        )
        for who, place, measure in reads.rows(f"{query.sql} LIMIT {ROWS}", query.values)
    ]


def _promised(rule: Rule, place: int, measure: int) -> int:
    """The points before any cap that a place or a measure is worth."""
    if isinstance(rule.points, Share):
        return measure // rule.points.every * rule.points.points
    if isinstance(rule.points, int):
        return rule.points
    return rule.points[place - 1] if place <= len(rule.points) else 0


# What stands of the awards given by a closing, without what the judge clipped.
_STANDS = (
    "e.points + coalesce((SELECT k.points FROM entry k WHERE k.kind = 'clip'"
    " AND k.evidence_key = lower(hex(e.id))), 0)"
)
_KEPT = "e.gone = 0 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)"


def _given(reads: Reads, stored: StoredRule, label: str) -> dict[bytes, int]:
    """Member → points of a closed cycle, as closing it again would leave them."""
    given = _stands(reads, stored.id, label)
    if stored.state != "stopped":
        question = settlement.run_question(reads, stored, settlement.now(reads), {label})
        query = differences(question)
        for who, _, points, *_ in reads.rows(query.sql, query.values):
            given[bytes(who)] = points or 0
    return given


def _stands(reads: Reads, rule: bytes, label: str) -> dict[bytes, int]:
    """Member → points of a closed cycle that stand."""
    found = reads.rows(
        f"SELECT coalesce(c.person, e.member), sum({_STANDS})"
        " FROM entry e LEFT JOIN alias c ON c.member = e.member"
        f" WHERE e.rule = ? AND e.kind = 'award' AND e.evidence_key = ? AND {_KEPT} GROUP BY 1",
        (rule, label),
    )
    return {bytes(who): int(points) for who, points in found}


def _by_points(reads: Reads, label: str) -> list[Standing]:
    """Who earned most in these days: awards of rules and by hand, for what happened then."""
    first, last = period.bounds(label)
    begin = period.instant(f"{first}T00:00:00", reads.zone)
    end = period.instant(f"{last}T23:59:59", reads.zone) + 999
    found = reads.rows(
        "WITH earned(m, points) AS (SELECT coalesce(c.person, e.member),"
        f" sum({_STANDS}) FROM entry e LEFT JOIN alias c ON c.member = e.member"
        f" WHERE e.kind IN ('award', 'manual') AND coalesce(e.wallet, '') = ''"
        f" AND e.at BETWEEN ? AND ? AND {_KEPT} GROUP BY 1),"
        " placed AS (SELECT *, rank() OVER (ORDER BY points DESC) place FROM earned"
        f" WHERE points > 0 AND m NOT IN ({away.removed()}))"
        f" SELECT m, place, points FROM placed WHERE place <= {PLACES} ORDER BY place, m"
        f" LIMIT {ROWS}",
        (begin, end),
    )
    return [Standing(who.hex(), place, points, points) for who, place, points in found]


# -- recording -------------------------------------------------------------------------------


def freeze(rec: Recorder, reads: Reads, stored: StoredRule | None, label: str, now: str) -> None:
    """Record the list as it stands, for good. Problem board.open, board.frozen."""
    check(stored, label)
    if period.end_text(label) > now:
        raise Problem("rule.period_open", period=label, end=period.bounds(label)[1])
    if steps(reads, stored.id if stored else None, label):
        raise Problem("board.frozen", period=label)
    found = board.ordered(standings(reads, stored, label))
    _record(rec, reads, stored, label, "frozen", board.rows_text(found))


def publish(rec: Recorder, reads: Reads, stored: StoredRule | None, label: str) -> None:
    """Say that the frozen list is public. Problem board.published."""
    known = steps(reads, stored.id if stored else None, label)
    if any(one.kind == "published" for one in known):
        raise Problem("board.published", period=label)
    _record(rec, reads, stored, label, "published", "[]")


def adjust(rec: Recorder, reads: Reads, stored: StoredRule | None, label: str) -> int:
    """Record what differs from the frozen list by now; returns how many lines.

    Raises Problem board.not_frozen, board.nothing.
    """
    known = steps(reads, stored.id if stored else None, label)
    if not known:
        raise Problem("board.not_frozen", period=label)
    live = {one.member: one for one in standings(reads, stored, label)}
    found = board.moves(board.told(known), live)
    if not found:
        raise Problem("board.nothing", period=label)
    _record(rec, reads, stored, label, "adjustment", board.rows_text(found))
    return len(found)


def _record(
    rec: Recorder,
    reads: Reads,
    stored: StoredRule | None,
    label: str,
    kind: StepKind,
    rows: str,
) -> None:
    rule = stored.id if stored else reads.community
    known = steps(reads, stored.id if stored else None, label)
    number, before = (known[-1].number + 1, known[-1].hash) if known else (0, "")
    row = reads.one("SELECT value FROM state WHERE name = 'seq'")
    said = {"rule": rule, "period": label, "number": number, "kind": kind, "rows": rows}
    made = board.step_hash(reads.community, rule, label, number, kind, rows, before)
    stated = {**said, "hash": made, "through": row[0] if row else 0, "at": rec.at}
    rec.put("board", board.step_id(reads.community, rule, label, number), stated)


def _rows(step: Step) -> tuple[Standing, ...] | tuple[Move, ...]:
    return step.moves if step.kind == "adjustment" else step.standings
