"""The roster as of a past day: who was a member then, and what he was like, told by history.

A day's end parts the log: what a later changeset did is taken back, field by field, from the
value that stood before it. Roles have days of their own; points and visits are counted up to it.
Only a number that an undone entry gave back, and somebody else has now, is not told.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from desktop.models import period
from desktop.models.clock import COUNTER_BITS
from desktop.models.ids import fact_id
from desktop.models.ladder import CUSTOMER
from desktop.models.member import Filter, MemberQuery, MemberRow
from desktop.models.numbers import show_number
from desktop.models.permission import mask_phone
from desktop.models.problem import Problem
from desktop.store import asof_merged, asof_order, placed, roles
from desktop.store.asof_words import words_of
from desktop.store.ordered import ORDER
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

_CONTACT = "member.read.contact"
# What a past list can be narrowed by; the rest has no history of its own. Tags are those put on by
# hand; who names a chapter or group goes by today's names.
_LINKED = ("tag", "team", "number", "role")
FILTERS = ("city", "level", "source", "chapter", *_LINKED)
_FIELDS = ("name", "nickname", "phone", "tail", "city", "chapter", "level", "joined")
_LATE = "late(rid) AS MATERIALIZED (SELECT rid FROM changeset WHERE clock >= ?1)"
# Of each field the first change after the day: what it says was before stood at its end.
_BEFORE = (
    "before(record, field, old, was, n) AS MATERIALIZED (SELECT h.record, h.field, h.old, h.was,"
    " row_number() OVER (PARTITION BY h.record, h.field ORDER BY c.clock, h.op)"
    " FROM late l JOIN changeset c ON c.rid = l.rid"
    f" JOIN history h ON h.op >= l.rid * {POSITIONS} AND h.op < (l.rid + 1) * {POSITIONS}"
    " WHERE h.tbl = 'member' AND h.field IN ({}))"
)
_WAS_THERE = (
    # What went after it had come after that day was not there either.
    "CASE WHEN f0.record IS NOT NULL"
    f" THEN f0.old IS NOT NULL AND f0.was / {POSITIONS} NOT IN (SELECT rid FROM late)"
    f" ELSE member.gone = 0 AND member.born / {POSITIONS} NOT IN (SELECT rid FROM late) END"
)
_BORN = f"(SELECT c.clock FROM changeset c WHERE c.rid = t.born / {POSITIONS})"


class _Past(Struct, frozen=True):
    """What the first later change of each thing said was before: by record, then field."""

    end: int
    clock: int
    before: dict[bytes, dict[str, Any]]


def members_at(reads: Reads, query: MemberQuery) -> tuple[str, tuple[object, ...]]:
    """SQL for the row ids of a past roster in its order. Raises Problem member.bad_filter."""
    for item in query.filters:
        if not answers(item):
            raise Problem("asof.bad_filter", **words_of(reads, item.field))
    asof_order.require(reads, query)
    linked = [item for item in query.filters if item.field in _LINKED]
    wanted = [item for item in query.filters if item not in linked]
    scope, seen = roles.listed(reads)
    sorted_by = [name for name, _ in query.sort if name in asof_order.TOLD]
    fields = ["", *(item.field for item in wanted), *sorted_by]
    joins = "".join(
        f" LEFT JOIN before f{n} ON f{n}.record = member.id AND f{n}.field = '{name}'"
        f" AND f{n}.n = 1"
        for n, name in enumerate(fields)
    )
    named = ", ".join(f"'{name}'" for name in fields)
    end = _end(reads, query.as_of)
    held = [_held(_was(n, item.field, end), item) for n, item in enumerate(wanted, 1)]
    typed, words = _typed(query)
    clock = end << COUNTER_BITS
    led = asof_merged.given(reads, clock)
    ranked, places = asof_order.ranks(reads, query, clock)
    was = "".join(
        f", nullif({_was(n, name, end)}, '') was_{name}"
        for n, name in enumerate(sorted_by, len(wanted) + 1)
    )
    links = [_linked(reads, item, clock) for item in linked]
    conditions = " AND ".join([_WAS_THERE, scope, typed, *held, *(sql for sql, _ in links)])
    sql = (
        f"WITH {_LATE}, {_BEFORE.format(named)}, {asof_merged.LED}"
        f" SELECT member.rid{was} FROM member NOT INDEXED{joins}{asof_order.led(query)}{ranked}"
        f" WHERE {conditions} ORDER BY {asof_order.by(query, end)}"
    )
    values: list[object] = [value for item in wanted for value in _asked(item)]
    values += [given for _, (given,) in links]
    return f"SELECT rid FROM ({sql})" if was else sql, (clock, led, *places, *seen, *words, *values)


def _linked(reads: Reads, item: Filter, clock: int) -> tuple[str, tuple[str]]:
    # A start asks for no past.
    from desktop.store import asof_links

    if item.field == "role":
        return asof_links.of_role(reads, item.values, clock)
    if item.field == "number":
        return asof_links.of_number(reads, item.values, clock)
    return asof_links.condition(reads, item.field, item.values, clock)


def answers(item: Filter) -> bool:
    """Whether a past list can be narrowed so."""
    return item.field in FILTERS and item.operator == "="


def _was(place: int, field: str, end: int) -> str:
    was = f"iif(f{place}.record IS NULL, member.{field}, f{place}.old)"
    return asof_order.standing(was, end) if field == "level" else was


def _asked(item: Filter) -> tuple[str | int, ...]:
    """The values as parameters: those of chapters are one."""
    return (
        (json.dumps(item.values, ensure_ascii=False),) if item.field == "chapter" else item.values
    )


def _held(was: str, item: Filter) -> str:
    if item.field == "chapter":
        return f"coalesce({was} IN ({placed.ONES.format('chapter')}), 0)"
    marks = ", ".join("?" * len(item.values))
    return f"coalesce({was} IN ({marks}), 0)"


def _typed(query: MemberQuery) -> tuple[str, tuple[str, ...]]:
    """A past list is searched by what is written in a name now."""
    if not query.search:
        return "1", ()
    return "(instr(member.name, ?) > 0 OR member.number = ?)", (query.search, query.search)


def rids(reads: Reads, query: MemberQuery) -> list[int]:
    """Everybody of a past roster, in its order."""
    sql, given = members_at(reads, query)
    return [row[0] for row in reads.rows(sql, given)]


def begins(reads: Reads) -> date | None:
    """The first day of which anything is told."""
    row = reads.one("SELECT min(clock) FROM changeset")
    if row is None or row[0] is None:
        return None
    return date.fromisoformat(period.local_text(row[0] >> COUNTER_BITS, reads.zone)[:10])


def rows(reads: Reads, chosen: Sequence[int], day: str) -> list[MemberRow | None]:
    """These members, at most 200, as they were at the end of a day."""
    marks = ", ".join("?" * len(chosen))
    found = reads.rows(
        f"SELECT rid, id, {', '.join(_FIELDS)} FROM member WHERE rid IN ({marks})", chosen
    )
    ids = [row[1] for row in found]
    past = _past(reads, ids, day)
    shown = {row[0]: _shown(reads, past, day, row[1], row[2:]) for row in found}
    rest = _Rest(reads, past, ids, day)
    return [rest.complete(one) if (one := shown.get(rid)) else None for rid in chosen]


def _clock(reads: Reads, day: str) -> int:
    return _end(reads, day) << COUNTER_BITS


def _end(reads: Reads, day: str) -> int:
    """The instant (ms UTC) at which a day of the community is over."""
    following = date.fromisoformat(day) + timedelta(1)
    return period.instant(f"{following}T00:00:00", reads.zone)


def _past(reads: Reads, ids: Sequence[bytes], day: str) -> _Past:
    """The late changes of these members and of what stands about them."""
    end = _end(reads, day)
    marks = ", ".join("?" * len(ids))
    found = reads.rows(
        "SELECT h.record, h.field, h.old, w.clock FROM history h JOIN changeset c"
        f" ON c.rid = h.op / {POSITIONS} LEFT JOIN changeset w ON w.rid = h.was / {POSITIONS}"
        f" WHERE c.clock >= ? AND h.subject IN ({marks}) ORDER BY c.clock DESC, h.op DESC",
        (end << COUNTER_BITS, *ids),
    )
    before: dict[bytes, dict[str, Any]] = {}
    for record, field, old, since in found:
        # The newest comes first, so that what is kept in the end is the oldest of them.
        came = field == "" and (since or 0) >= end << COUNTER_BITS
        before.setdefault(record, {})[field] = None if came else old
    return _Past(end, end << COUNTER_BITS, before)


def _shown(reads: Reads, past: _Past, day: str, record: bytes, now: tuple[Any, ...]) -> MemberRow:
    was = dict(zip(_FIELDS, now, strict=True)) | past.before.get(record, {})
    readable = _CONTACT in reads.actor.cells
    chapter = reads.one("SELECT name FROM chapter WHERE id = ?", (was["chapter"],))
    return MemberRow(
        record,
        "",
        was["name"] or was["nickname"] or "",
        was["nickname"] or "",
        mask_phone((was["phone"] or "") if readable else "", was["tail"] or ""),
        was["city"] or "",
        (chapter[0] or "") if chapter else "",
        was["level"] or "",
        was["joined"] or "",
        0,
        None,
        None,
    )


class _Rest:
    """What stands about members in other tables: numbers, tags, groups, roles, points, visits."""

    def __init__(self, reads: Reads, past: _Past, ids: Sequence[bytes], day: str) -> None:
        self._reads, self._past = reads, past
        self._marks, self._ids = ", ".join("?" * len(ids)), tuple(ids)
        self._whose = self._records()
        self._numbers = self._shown_numbers()
        self._tags = self._links("member_tag", "tag", "t.tag")
        self._teams = self._links(
            "member_team", "team", "(SELECT name FROM team WHERE id = t.team)"
        )
        self._roles = roles.roles_of(reads, list(ids), day)
        self._points = self._summed(
            "SELECT member, sum(points) FROM entry WHERE wallet IS NULL AND at < ?", sum
        )
        self._seen = self._summed(
            "SELECT member, max(at) FROM attendance WHERE gone = 0"
            " AND coalesce(state, '') <> 'voided' AND at < ?",
            max,
        )
        self._ordered = self._summed(
            f"SELECT member, 1 FROM activity a WHERE {ORDER} AND at < ?", sum
        )

    def complete(self, row: MemberRow) -> MemberRow:
        """The row with all of it."""
        role = self._roles.get(row.id)
        return replace(
            row,
            number=self._numbers.get(row.id, ""),
            level=row.level or (CUSTOMER if row.id in self._ordered else ""),
            points=self._points.get(row.id, 0),
            last_seen=self._seen.get(row.id),
            role=role.words if role else None,
            role_key=role.key if role else "",
            tags=self._tags.get(row.id, ()),
            teams=self._teams.get(row.id, ()),
        )

    def _records(self) -> dict[bytes, bytes]:
        """Each record by whom it was of when the day ended, with those that led to these."""
        led = asof_merged.persons(self._reads, self._past.clock).items()
        his = {record: person for record, person in led if person in self._ids}
        return dict(zip(self._ids, self._ids, strict=True)) | his

    def _summed(self, sql: str, both: Callable[[list[int]], int]) -> dict[bytes, int]:
        marks = ", ".join("?" * len(self._whose))
        asked = f"{sql} AND member IN ({marks}) GROUP BY member"
        told: dict[bytes, list[int]] = {}
        for member, count in self._reads.rows(asked, (self._past.end, *self._whose)):
            if count is not None:
                told.setdefault(self._whose[member], []).append(count)
        return {member: both(counts) for member, counts in told.items()}

    def _about(self, sql: str) -> Iterable[tuple[Any, ...]]:
        """Rows about these members, each with whether it is gone and its birth's clock first."""
        return self._reads.rows(
            f"SELECT t.gone, {_BORN}, {sql} t WHERE t.member IN ({self._marks})", self._ids
        )

    def _stood(self, gone: int, born: int | None, record: bytes) -> bool:
        before = self._past.before.get(record, {})
        if "" in before:
            return before[""] is not None
        return not gone and (born or 0) < self._past.clock

    def _links(self, table: str, key: str, shown: str) -> dict[bytes, tuple[str, ...]]:
        found: dict[bytes, list[str]] = {}
        for gone, born, member, value, text in self._about(
            f"t.member, t.{key}, {shown} FROM {table}"
        ):
            if self._stood(gone, born, fact_id(table, self._reads.community, member, value)):
                found.setdefault(member, []).append(str(text or ""))
        return {member: tuple(sorted(texts)) for member, texts in found.items()}

    def _shown_numbers(self) -> dict[bytes, str]:
        """Of the numbers that led to each member the one stated last.

        A merge hands numbers on: they are looked for with whoever a record ever led to.
        """
        width = (self._reads.one("SELECT width FROM community") or (None,))[0]
        best: dict[bytes, tuple[int, int, str]] = {}
        for gone, born, member, scheme, value, stated in self._reads.rows(
            f"WITH RECURSIVE his(id) AS (SELECT id FROM member WHERE id IN ({self._marks})"
            " UNION SELECT a.canonical FROM alias a JOIN his ON a.member = his.id)"
            f" SELECT t.gone, {_BORN}, t.member, t.scheme, t.value, t.stated"
            " FROM his JOIN number t ON t.member = his.id",
            self._ids,
        ):
            record = fact_id("number", self._reads.community, scheme, value)
            was = self._past.before.get(record, {})
            if self._stood(gone, born, record):
                rank = (was.get("stated", stated) or 0, -value, show_number(scheme, value, width))
                whom = was.get("member", member)
                best[whom] = max(best.get(whom, rank), rank)
        return {member: rank[2] for member, rank in best.items()}
