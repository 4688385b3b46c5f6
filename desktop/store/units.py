"""Households and organisations: pages of them, who belongs to them, and their children."""

from desktop.models.names import fold
from desktop.models.people import Belonging, Child, UnitKind, UnitQuery, UnitRow, born_between
from desktop.models.problem import Problem
from desktop.store.merged import HIS, MERGED
from desktop.store.reads import Reads
from desktop.store.withdrawn import CHILD_ASKED

PAGE = 200
_DAY = 86_400_000
_PRIVATE = "member.read.private"
_LAST = (
    "(SELECT max(a.at) FROM affiliation f CROSS JOIN activity a ON a.member = f.member"
    " WHERE f.unit = u.id AND f.gone = 0 AND a.gone = 0)"
)
_ROW = (
    "u.id, u.kind, coalesce(u.name, ''), coalesce(u.code, ''), coalesce(u.city, ''),"
    " coalesce((SELECT o.name FROM operator o WHERE o.id = u.assigned), ''),"
    " (SELECT count(DISTINCT f.member) FROM affiliation f WHERE f.unit = u.id AND f.gone = 0),"
    f" (SELECT count(*) FROM child c WHERE c.unit = u.id AND c.gone = 0), {_LAST}"
)
_BELONGING = (
    "u.id, coalesce(u.name, ''), u.kind, m.id, coalesce(m.name, m.nickname, ''),"
    " coalesce(m.number, ''), f.kind, coalesce(f.\"from\", ''), coalesce(f.\"to\", '')"
    " FROM affiliation f JOIN unit u ON u.id = f.unit AND u.gone = 0"
    " LEFT JOIN alias a ON a.member = f.member"
    " JOIN member m ON m.id = coalesce(a.person, f.member) AND m.gone = 0"
)


def page(reads: Reads, query: UnitQuery, offset: int = 0, limit: int = PAGE) -> list[UnitRow]:
    """At most 200 units of a list, by name."""
    where, given = _where(reads, query)
    # What a row says is looked up for those of the page alone, however many are passed over.
    found = reads.rows(
        f"SELECT {_ROW} FROM (SELECT u.id AS at FROM unit u WHERE {where}"
        " ORDER BY u.name, u.id LIMIT ? OFFSET ?) CROSS JOIN unit u ON u.id = at"
        " ORDER BY u.name, u.id",
        (*given, min(limit, PAGE), offset),
    )
    return [UnitRow(bytes(record), *rest) for record, *rest in found]


def count(reads: Reads, query: UnitQuery) -> int:
    """How many units a list has."""
    where, given = _where(reads, query)
    row = reads.one(f"SELECT count(*) FROM unit u WHERE {where}", given)
    return int(row[0]) if row else 0


def all_ids(reads: Reads, query: UnitQuery) -> list[bytes]:
    """Every unit of a list, for an action on all of it."""
    where, given = _where(reads, query)
    return [bytes(row[0]) for row in reads.rows(f"SELECT u.id FROM unit u WHERE {where}", given)]


def find(reads: Reads, unit: bytes) -> UnitRow | None:
    """One unit; None when it is gone."""
    row = reads.one(f"SELECT {_ROW} FROM unit u WHERE u.id = ? AND u.gone = 0", (unit,))
    return UnitRow(bytes(row[0]), *row[1:]) if row else None


def _where(reads: Reads, query: UnitQuery) -> tuple[str, tuple[object, ...]]:
    parts, given = ["u.kind = ?", "u.gone = 0"], [query.kind]
    values: list[object] = list(given)
    if said := fold(query.search):
        parts.append("(instr(fold(u.name), ?) OR u.code = ? OR instr(fold(u.city), ?))")
        values += [said, query.search.strip(), said]
    if query.assigned is not None:
        parts.append("u.assigned = ?")
        values.append(query.assigned)
    if query.idle is not None:
        parts.append(
            "NOT EXISTS (SELECT 1 FROM affiliation f CROSS JOIN activity a ON a.member = f.member"
            " WHERE f.unit = u.id AND f.gone = 0 AND a.gone = 0 AND a.at > ?)"
        )
        values.append(_midnight(reads) - query.idle * _DAY)
    if query.ages is not None:
        months = born_between(*query.ages, reads.today().isoformat())
        # A filter tells a month of birth as surely as reading it does.
        parts.append(
            "EXISTS (SELECT 1 FROM child c WHERE c.unit = u.id AND c.gone = 0"
            f" AND c.birth_month BETWEEN ? AND ? AND {CHILD_ASKED})"
            if _PRIVATE in reads.actor.cells
            else "0"
        )
        values += months if _PRIVATE in reads.actor.cells else ()
    return " AND ".join(parts), tuple(values)


def _midnight(reads: Reads) -> int:
    from datetime import datetime, time
    from zoneinfo import ZoneInfo

    day = datetime.combine(reads.today(), time(), ZoneInfo(reads.zone))
    return int(day.timestamp() * 1000)


def people(reads: Reads, unit: bytes) -> list[Belonging]:
    """Who belongs to a unit, by name; at most 200."""
    return _belongings(reads, "f.unit = ?", (unit,))


def of_member(reads: Reads, member: bytes) -> list[Belonging]:
    """Where a member belongs, or belonged."""
    sql = f"{MERGED} SELECT {_BELONGING} WHERE f.member IN (SELECT id FROM one) AND f.gone = 0"
    found = reads.rows(f"{sql} ORDER BY u.kind, u.name LIMIT {PAGE}", (member,))
    return [_belonging(row) for row in found]


def _belongings(reads: Reads, where: str, given: tuple[object, ...]) -> list[Belonging]:
    sql = f"SELECT {_BELONGING} WHERE {where} AND f.gone = 0 ORDER BY m.pinyin, m.id LIMIT {PAGE}"
    return [_belonging(row) for row in reads.rows(sql, given)]


def _belonging(row: tuple[object, ...]) -> Belonging:
    return Belonging(*(bytes(one) if isinstance(one, bytes) else one for one in row))  # type: ignore[arg-type]  # as in _BELONGING


def children(reads: Reads, unit: bytes) -> list[Child]:
    """The children of a household, the eldest first as far as the months are known.

    The month of a child whose guardian took his consent back is told to nobody.
    """
    readable = _PRIVATE in reads.actor.cells
    found = reads.rows(
        "SELECT c.id, coalesce(c.name, ''), coalesce(c.birth_month, ''), m.id,"
        " coalesce(m.name, m.nickname, ''), coalesce((SELECT s.given FROM consent s WHERE s.member"
        f" IN ({HIS.format('m.id')}) AND s.purpose = 'child' AND s.gone = 0"
        f" ORDER BY s.at DESC, s.id DESC LIMIT 1), 0), {CHILD_ASKED} FROM child c"
        " LEFT JOIN alias a ON a.member = c.member"
        " JOIN member m ON m.id = coalesce(a.person, c.member)"
        " WHERE c.unit = ? AND c.gone = 0 ORDER BY c.birth_month, c.id",
        (unit,),
    )
    return [
        Child(
            bytes(record),
            name,
            month if readable and asked else "",
            bytes(who),
            called,
            bool(agreed and asked),
            not asked,
        )
        for record, name, month, who, called, agreed, asked in found
    ]


def resolve(reads: Reads, word: str) -> bytes:
    """Which unit is meant: an id, a code, or a name that only one has.

    Raises Problem unit.unknown, unit.ambiguous.
    """
    said = word.strip()
    found = reads.rows(
        "SELECT id FROM unit WHERE gone = 0 AND (lower(hex(id)) = ?1 OR code = ?2 OR name = ?2)"
        " LIMIT 3",
        (said.casefold(), said),
    )
    if not found:
        raise Problem("unit.unknown", word=word)
    if len(found) > 1:
        raise Problem("unit.ambiguous", word=word, count=len(found))
    return bytes(found[0][0])


def named(reads: Reads, kind: str, name: str) -> list[bytes]:
    """The units of a kind that are called just so, at most three."""
    sql = "SELECT id FROM unit WHERE gone = 0 AND kind = ? AND name = ? ORDER BY id LIMIT 3"
    return [bytes(row[0]) for row in reads.rows(sql, (kind, name))]


def known(reads: Reads, kind: UnitKind) -> dict[str, bytes]:
    """The units of a kind by code, else by folded name, for an import."""
    found = reads.rows("SELECT id, code, name FROM unit WHERE gone = 0 AND kind = ?", (kind,))
    return {key_of(code, name): bytes(record) for record, code, name in found}


def key_of(code: str | None, name: str | None) -> str:
    """By what an import knows a unit again."""
    return f"#{code}" if code else fold(name or "")


def operators(reads: Reads) -> list[tuple[bytes, str]]:
    """Who can look after units: (operator, name)."""
    sql = "SELECT id, coalesce(name, '') FROM operator WHERE gone = 0 ORDER BY name, id"
    return [(bytes(record), name) for record, name in reads.rows(sql)]


def stands(reads: Reads, unit: bytes) -> tuple[str, bytes | None] | None:
    """(kind, chapter) of a unit that stands."""
    row = reads.one("SELECT kind, chapter FROM unit WHERE id = ? AND gone = 0", (unit,))
    return (row[0], row[1]) if row else None
