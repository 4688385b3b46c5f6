"""What an award rests on today: the activities that carry it, and those that did when it was given.

What is given once, or for a whole period, may lose an activity and stand on another.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from desktop.models import period
from desktop.models.activity import Activity
from desktop.models.award import EntryRow
from desktop.models.presence import UNDONE, VOIDED
from desktop.models.rule import PERIODIC, Rule
from desktop.models.rulebook import StoredRule
from desktop.store import activities, ledger, periods, rulebook, settlement
from desktop.store.question import Question
from desktop.store.reads import Reads
from desktop.store.rules import behind

_ID = re.compile(r"[0-9a-f]{32}")


class Basis(Struct, frozen=True):
    """The activities behind an award, and its numbers; `fallen` carried it once and no longer do.

    `count` says of how many activities `evidence` has the first.
    """

    evidence: tuple[Activity, ...]
    fallen: tuple[Activity, ...]
    count: int
    raw: int | None
    measure: int | None


def basis(reads: Reads, entry: EntryRow, rule: Rule | None, said: Mapping[str, Any]) -> Basis:
    """What an entry rests on: `rule` is the version that gave it, `said` what it states itself."""
    named = _named(reads, entry, rule, said)
    stands = entry.kind == "award" and entry.reversed_by is None
    if stands and rule is not None and rule.trigger != "each":
        today = _today(reads, entry, said, named)
        if today is not None:
            return today
    fallen = [one for one in named if stands and one.state in (VOIDED, UNDONE)]
    left = tuple(one for one in named if one not in fallen)
    count = said.get("count") or len(named)
    return Basis(left, tuple(fallen), count - len(fallen), said.get("raw"), said.get("measure"))


def _named(
    reads: Reads, entry: EntryRow, rule: Rule | None, said: Mapping[str, Any]
) -> list[Activity]:
    """The activities that an entry names, or that it was given for: its member's of a period."""
    ids = said.get("rows") or ([entry.evidence_key] if entry.kind == "award" else [])
    known = [bytes.fromhex(one) for one in ids if _ID.fullmatch(one)]
    if not known and rule is not None and rule.period and entry.kind == "award":
        known = _of_period(reads, entry, rule)
    return activities.by_ids(reads, known, undone=True)


def _of_period(reads: Reads, entry: EntryRow, rule: Rule) -> list[bytes]:
    """What the member did in the award's period; nothing that was voided before it was given."""
    _, family = ledger.family(reads, entry.member)
    first, last = period.bounds(entry.evidence_key)
    found = reads.rows(
        "SELECT a.id FROM activity a INDEXED BY activity_member JOIN entry e ON e.id = ?"
        f" WHERE a.member IN ({', '.join('?' * len(family))}) AND a.kind = ?"
        " AND a.local BETWEEN ? AND ? AND a.gone = 0"
        " AND (coalesce(a.state, '') <> 'voided' OR a.born < e.born AND EXISTS"
        " (SELECT 1 FROM history h WHERE h.record = a.id AND h.field = 'state' AND h.op > e.born))"
        " ORDER BY a.local, a.id LIMIT ?",
        (entry.id, *family, rule.activity, str(first), f"{last}T23:59:59", ledger.EVIDENCE_ROWS),
    )
    return [bytes(one) for (one,) in found]


def _today(
    reads: Reads, entry: EntryRow, said: Mapping[str, Any], named: Sequence[Activity]
) -> Basis | None:
    """What its rule finds now; None where that is not what the award gave."""
    question = _question(reads, entry)
    if question is None:
        return None
    query = behind(question, entry.evidence_key)
    row = reads.one(query.sql, query.values)
    if row is None or row[1] != entry.version:
        return None
    raw, _, measure, count, listed = row
    raw = said.get("raw") if question.trigger == "rank" else raw
    if not _same(entry.points, raw, said.get("raw")):
        return None
    # Of several in one second the first carries it, and the others fell from nothing.
    ids = json.loads(listed)
    fallen = tuple(one for one in named if one.id.hex() not in ids)
    found = [bytes.fromhex(one) for one in ids[:count][: ledger.EVIDENCE_ROWS]]
    return Basis(tuple(activities.by_ids(reads, found)), fallen, count, raw, measure)


def _same(points: int, raw: int | None, before: int | None) -> bool:
    """Whether it would give the same now: the very points, or more where a limit cut them."""
    return raw == points or (None not in (raw, before) and points < min(raw or 0, before or 0))


def _question(reads: Reads, entry: EntryRow) -> Question | None:
    """What a run asks of this award's member; None where the rule is not there any more."""
    known = [one for one in rulebook.listed(reads) if one.id == entry.rule and one.published]
    if not known:
        return None
    (stored,) = known
    who, _ = ledger.family(reads, entry.member)
    until = max(settlement.now(reads), entry.local)
    if stored.newest.trigger not in PERIODIC:
        return settlement.run_question(reads, stored, until, members=(who,))
    label = entry.evidence_key
    asked = settlement.run_question(reads, _first_of(stored), until, {label}, (who,))
    cycles = tuple(one for one in asked.cycles if one.label == label)
    return replace(asked, cycles=cycles, since=periods.begin(cycles))


def _first_of(stored: StoredRule) -> StoredRule:
    """The rule with a place for its member in any ranking, among himself alone."""
    if stored.newest.trigger != "rank":
        return stored
    alone = (replace(one, rule=replace(one.rule, points=(1,))) for one in stored.versions)
    return replace(stored, versions=tuple(alone))
