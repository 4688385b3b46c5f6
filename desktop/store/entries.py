"""Reading the ledger: pages of entries, and what each of them rests on."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from desktop.models import period
from desktop.models.award import CapUse, EntryKind, EntryQuery, EntryRow, Explanation
from desktop.models.op import Value
from desktop.models.problem import Problem
from desktop.models.rule import Rule, parse
from desktop.store import history, members, sums
from desktop.store.member_filter import among
from desktop.store.merged import NOW
from desktop.store.reads import Reads

PAGE = 200

_ID = re.compile(r"[0-9a-f]{32}")
_COLUMNS = (
    "e.id, e.member, coalesce(m.name, ''), e.points, e.kind, e.rule, coalesce(r.name, ''),"
    " coalesce(e.version, 0), coalesce(e.evidence_key, ''), e.local, e.at, e.reverses,"
    " (SELECT x.id FROM entry x WHERE x.reverses = e.id), coalesce(e.note, ''),"
    " coalesce(e.expires, ''), coalesce(e.wallet, '')"
)
_WHO = NOW.format("e.member")
_NAMED = f"LEFT JOIN member m ON m.id = {_WHO} LEFT JOIN rule r ON r.id = e.rule"


def page(reads: Reads, query: EntryQuery, offset: int = 0, limit: int = PAGE) -> list[EntryRow]:
    """At most 200 entries, newest evidence first, then as they were recorded."""
    shown, given = _newest(reads, query)
    # The rows passed over are counted in an index, and looked up no further.
    found = reads.rows(
        f"WITH shown(place) AS MATERIALIZED ({shown} LIMIT ? OFFSET ?)"
        f" SELECT {_COLUMNS} FROM shown s CROSS JOIN entry e ON e.rowid = s.place {_NAMED}"
        " ORDER BY e.at DESC, e.born DESC",
        (*given, min(limit, PAGE), offset),
    )
    return [_shown(reads, row) for row in found]


def _newest(reads: Reads, query: EntryQuery) -> tuple[str, tuple[Value, ...]]:
    """The rowids of a list in its order: kinds have an index each, which are read side by side."""
    apart = query.kinds if query.kinds and query.rule is None and query.member is None else ()
    each, given = [], list[Value]()
    alone: list[tuple[EntryKind, ...]] = [(kind,) for kind in apart]
    for kinds in alone or [query.kinds]:
        where, values = _where(reads, replace(query, kinds=kinds))
        each.append(
            f"SELECT e.rowid place, e.at at, e.born born FROM entry e WHERE e.gone = 0{where}"
        )
        given += values
    some = " UNION ALL ".join(each)
    return f"SELECT place FROM ({some} ORDER BY at DESC, born DESC)", tuple(given)


def each(reads: Reads, query: EntryQuery) -> Iterator[EntryRow]:
    """The entries of a list in its order, however many."""
    where, given = _where(reads, query)
    for row in reads.each(
        f"SELECT {_COLUMNS} FROM entry e {_NAMED} WHERE e.gone = 0{where}"
        " ORDER BY e.at DESC, e.born DESC",
        given,
    ):
        yield _shown(reads, row)


def totals(reads: Reads, query: EntryQuery) -> tuple[int, int]:
    """(entries, sum of their points) of a list."""
    everybody = among(reads, _WHO)[0] == "1"
    if everybody and query == EntryQuery(rule=query.rule, kinds=query.kinds):
        return sums.listed(reads, query)
    where, given = _where(reads, query)
    row = reads.one(
        f"SELECT count(*), coalesce(sum(e.points), 0) FROM entry e WHERE e.gone = 0{where}", given
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def recent_people(reads: Reads, since: date) -> dict[bytes, int]:
    """Rule → how many members it gave points to for evidence since the beginning of a day."""
    begin = period.instant(f"{since}T00:00:00", reads.zone)
    return dict(
        reads.rows(
            "SELECT r.id, (SELECT count(DISTINCT e.member) FROM entry e INDEXED BY entry_of_rule"
            " WHERE e.rule = r.id AND e.gone = 0 AND e.at >= ? AND e.kind = 'award') FROM rule r",
            (begin,),
        )
    )


def find(reads: Reads, entry: bytes) -> EntryRow:
    """One entry; Problem("entry.unknown") when there is none."""
    row = reads.one(
        f"SELECT {_COLUMNS} FROM entry e {_NAMED} WHERE e.id = ? AND e.gone = 0", (entry,)
    )
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
    from desktop.store.evidence import Basis, basis

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
    about = bytes.fromhex(shown.evidence_key) if shown.kind == "clip" else reverses
    if about is not None:
        cancelled = explain(reads, about)
        rule = cancelled.rule
        rests = Basis(cancelled.evidence, (), cancelled.count, said.get("raw"), said.get("measure"))
    else:
        rule = _rule(reads, shown)
        rests = basis(reads, shown, rule, said)
    by, recorded = history.author(reads, born)
    return Explanation(
        entry=shown,
        rule=rule,
        evidence=rests.evidence,
        fallen=rests.fallen,
        count=rests.count,
        raw=rests.raw,
        measure=rests.measure,
        place=said.get("place"),
        caps=tuple(
            CapUse(per, limit, used, used + _counts(shown, said))
            for per, limit, used in said.get("caps", [])
        ),
        by=by,
        recorded=recorded,
        automatic=shown.kind in ("award", "reverse", "expire", "clip"),
        clipped=_clipped(reads, entry),
        below=_below(reads, shown),
        file=(file or "") if reads.actor.allows("member.read.private") else "",
    )


def _below(reads: Reads, entry: EntryRow) -> int:
    """How far below zero the member came by an entry, by the judge's log; 0 if he did not."""
    if entry.points >= 0:
        return 0
    from desktop.store import overdrawn

    return overdrawn.marked(reads, entry.member, entry.wallet).get(entry.id, 0)


def _clipped(reads: Reads, entry: bytes) -> int:
    from desktop.store import ledger

    clip = ledger.clipped(reads, entry)
    return clip[1] if clip else 0


def _counts(entry: EntryRow, said: dict[str, Any]) -> int:
    """What counts towards a cap: of a clip, what it leaves of its award."""
    return entry.points + (int(said.get("raw", 0)) if entry.kind == "clip" else 0)


def _rule(reads: Reads, entry: EntryRow) -> Rule | None:
    """The version that gave it, though its publishing may have been undone elsewhere since."""
    row = reads.one(
        "SELECT body FROM rule_version WHERE rule = ? AND version = ?", (entry.rule, entry.version)
    )
    return parse(json.loads(row[0])) if row and row[0] else None


def _shown(reads: Reads, row: tuple[Any, ...]) -> EntryRow:
    found = EntryRow(*row)
    return found if reads.actor.allows("member.read.private") else replace(found, note="")


def _where(reads: Reads, query: EntryQuery) -> tuple[str, tuple[Value, ...]]:
    sql, given = "", list[Value]()
    if query.wallet is not None:
        sql, given = " AND e.wallet IS ?", [query.wallet or None]
    if query.member is not None:
        from desktop.store import ledger

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
    scope, people = among(reads, _WHO)
    if scope != "1":
        sql += f" AND {scope}"
        given += people
    return sql, tuple(given)
