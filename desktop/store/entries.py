"""Reading the ledger: pages of entries, and what each of them rests on."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from desktop.models import period
from desktop.models.activity import Activity, ActivityQuery
from desktop.models.award import CapUse, EntryQuery, EntryRow, Explanation
from desktop.models.op import Value
from desktop.models.problem import Problem
from desktop.models.rule import Rule
from desktop.store import activities, history, ledger, members, rulebook
from desktop.store.member_filter import among
from desktop.store.reads import Reads

PAGE = 200

Found = tuple[Activity, ...]

_ID = re.compile(r"[0-9a-f]{32}")
_COLUMNS = (
    "e.id, e.member, coalesce(m.name, ''), e.points, e.kind, e.rule, coalesce(r.name, ''),"
    " coalesce(e.version, 0), coalesce(e.evidence_key, ''), e.local, e.at, e.reverses,"
    " (SELECT x.id FROM entry x WHERE x.reverses = e.id), coalesce(e.note, ''),"
    " coalesce(e.expires, '')"
)
_FROM = "FROM entry e LEFT JOIN member m ON m.id = e.member LEFT JOIN rule r ON r.id = e.rule"


def page(reads: Reads, query: EntryQuery, offset: int = 0, limit: int = PAGE) -> list[EntryRow]:
    """At most 200 entries, newest evidence first, then as they were recorded."""
    where, given = _where(reads, query)
    found = reads.rows(
        f"SELECT {_COLUMNS} {_FROM} WHERE e.gone = 0{where}"
        " ORDER BY e.at DESC, e.born DESC LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return [_shown(reads, row) for row in found]


def each(reads: Reads, query: EntryQuery) -> Iterator[EntryRow]:
    """The entries of a list in its order, however many."""
    where, given = _where(reads, query)
    for row in reads.each(
        f"SELECT {_COLUMNS} {_FROM} WHERE e.gone = 0{where} ORDER BY e.at DESC, e.born DESC", given
    ):
        yield _shown(reads, row)


def totals(reads: Reads, query: EntryQuery) -> tuple[int, int]:
    """(entries, sum of their points) of a list."""
    where, given = _where(reads, query)
    row = reads.one(
        f"SELECT count(*), coalesce(sum(e.points), 0) FROM entry e WHERE e.gone = 0{where}", given
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def recent_people(reads: Reads, since: str) -> dict[bytes, int]:
    """Rule → how many members it gave points to for evidence since a local time."""
    return dict(
        reads.rows(
            "SELECT rule, count(DISTINCT member) FROM entry WHERE kind = 'award' AND local >= ?"
            " GROUP BY rule",
            (since,),
        )
    )


def find(reads: Reads, entry: bytes) -> EntryRow:
    """One entry; Problem("entry.unknown") when there is none."""
    row = reads.one(f"SELECT {_COLUMNS} {_FROM} WHERE e.id = ? AND e.gone = 0", (entry,))
    if row is None:
        raise Problem("entry.unknown", entry=entry.hex())
    return _shown(reads, row)


def named(text: str) -> bytes:
    """The id that an operator typed; Problem("entry.unknown") for what is no id."""
    if not _ID.fullmatch(text.strip().lower()):
        raise Problem("entry.unknown", entry=text)
    return bytes.fromhex(text.strip())


def explain(reads: Reads, entry: bytes) -> Explanation:
    """Everything an entry rests on. A reversal tells of what it cancels.

    Raises Problem entry.unknown, also for one of a member whom the actor does not see.
    """
    row = reads.one(
        "SELECT e.evidence, e.born, e.reverses, b.file FROM entry e"
        " LEFT JOIN batch b ON b.id = e.batch WHERE e.id = ?",
        (entry,),
    )
    shown = find(reads, entry)
    if row is None or not members.sees(reads, shown.member):
        raise Problem("entry.unknown", entry=entry.hex())
    stored, born, reverses, file = row
    said: dict[str, Any] = json.loads(stored or "{}")
    if reverses is not None:
        cancelled = explain(reads, reverses)
        evidence, rule, count = cancelled.evidence, cancelled.rule, cancelled.count
    else:
        rule = _rule(reads, shown)
        evidence = _evidence(reads, shown, rule, said)
        count = said.get("count") or len(evidence)
    by, recorded = history.author(reads, born)
    return Explanation(
        entry=shown,
        rule=rule,
        evidence=evidence,
        count=count,
        raw=said.get("raw"),
        measure=said.get("measure"),
        place=said.get("place"),
        caps=tuple(
            CapUse(per, limit, used, used + shown.points)
            for per, limit, used in said.get("caps", [])
        ),
        by=by,
        recorded=recorded,
        automatic=shown.kind in ("award", "reverse", "expire"),
        file=(file or "") if reads.actor.allows("member.read.private") else "",
    )


def _rule(reads: Reads, entry: EntryRow) -> Rule | None:
    if entry.rule is None:
        return None
    for version in rulebook.load(reads, entry.rule).versions:
        if version.number == entry.version:
            return version.rule
    return None


def _evidence(reads: Reads, entry: EntryRow, rule: Rule | None, said: dict[str, Any]) -> Found:
    """The activities behind an entry: those it names, or those of its member, kind and period."""
    ids = said.get("rows") or ([entry.evidence_key] if entry.kind == "award" else [])
    known = [bytes.fromhex(one) for one in ids if _ID.fullmatch(one)]
    if known or rule is None or rule.period is None or entry.kind != "award":
        return tuple(activities.by_ids(reads, known))
    _, family = ledger.family(reads, entry.member)
    first, last = period.bounds(entry.evidence_key)
    query = ActivityQuery(kind=rule.activity, first=str(first), last=str(last), voided=False)
    found = [
        one
        for who in family
        for one in activities.page(reads, replace(query, member=who), limit=ledger.EVIDENCE_ROWS)
    ]
    return tuple(sorted(found, key=lambda one: (one.local, one.id)))


def _shown(reads: Reads, row: tuple[Any, ...]) -> EntryRow:
    found = EntryRow(*row)
    return found if reads.actor.allows("member.read.private") else replace(found, note="")


def _where(reads: Reads, query: EntryQuery) -> tuple[str, tuple[Value, ...]]:
    sql, given = "", []
    if query.member is not None:
        _, ids = ledger.family(reads, query.member)
        sql += f" AND e.member IN ({', '.join('?' * len(ids))})"
        given += list[Value](ids)
    if query.kinds:
        sql += f" AND e.kind IN ({', '.join('?' * len(query.kinds))})"
        given += list[Value](query.kinds)
    for part, value in (
        (" AND e.rule = ?", query.rule),
        (" AND e.local >= ?", query.first),
        (" AND e.local <= ?", f"{query.last}T23:59:59" if query.last else ""),
    ):
        if value:
            sql += part
            given.append(value)
    scope, people = among(reads, "e.member")
    if scope != "1":
        sql += f" AND {scope}"
        given += people
    return sql, tuple(given)
