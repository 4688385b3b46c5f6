"""Members as rows of a list: what is read of each, and how it is masked for the actor."""

from collections.abc import Sequence
from typing import Any

from desktop.models.member import Custom, MemberRow
from desktop.models.permission import mask_phone
from desktop.models.schema import CUSTOM
from desktop.store import roles
from desktop.store.reads import Reads

_CONTACT = "member.read.contact"
_PRIVATE = "member.read.private"
# What `shown_rows` is given, in this order.
ROW = (
    "member.id, member.number, member.name, member.nickname, member.phone, member.tail,"
    " member.city, (SELECT c.name FROM chapter c WHERE c.id = member.chapter), member.standing,"
    " member.joined, member.points, member.last_seen"
)


def shown_rows(reads: Reads, found: list[tuple[Any, ...]]) -> list[MemberRow]:
    """The rows of a question for ROW, with tags, groups and roles beside them."""
    # The language of rules is loaded where members are shown.
    from desktop.store import tag_rules

    ids = [row[0] for row in found]
    tags = _grouped(reads, "SELECT member, tag FROM member_tag WHERE gone = 0", ids)
    teams = _grouped(
        reads,
        "SELECT m.member, t.name FROM member_team m JOIN team t ON t.id = m.team AND t.gone = 0"
        " WHERE m.gone = 0",
        ids,
        "m.member",
    )
    by_rule = tag_rules.tags_of(reads, ids)
    held = roles.roles_of(reads, ids, reads.today().isoformat())
    own, graded, honoured = _own(reads, ids), _grades(reads, ids), _honours(reads, ids)
    readable = _CONTACT in reads.actor.cells
    shown = []
    for record, number, name, nickname, number_e164, tail, city, chapter, *rest in found:
        level, joined, points, seen = rest
        role = held.get(record)
        shown.append(
            MemberRow(
                record,
                number or "",
                name or nickname or "",
                nickname or "",
                mask_phone(number_e164 if readable else "", tail or ""),
                city or "",
                chapter or "",
                level or "",
                joined or "",
                points,
                seen,
                role.words if role else None,
                tags.get(record, ()),
                teams.get(record, ()),
                role.key if role else "",
                by_rule.get(record, ()),
                own.get(record, {}),
                graded.get(record, ()),
                honoured.get(record, ()),
            )
        )
    return shown


def _grouped(
    reads: Reads, sql: str, ids: list[bytes], column: str = "member"
) -> dict[bytes, tuple[str, ...]]:
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    found: dict[bytes, tuple[str, ...]] = {}
    for owner, value in reads.rows(f"{sql} AND {column} IN ({marks}) ORDER BY 2", ids):
        found[owner] = (*found.get(owner, ()), value)
    return found


def _grades(reads: Reads, ids: list[bytes]) -> dict[bytes, tuple[str, ...]]:
    """The grade of each on every ladder; a community without grades loads nothing for it."""
    if not ids or reads.one("SELECT 1 FROM grade WHERE gone = 0 LIMIT 1") is None:
        return {}
    from desktop.store import grades

    every = grades.of_members(reads, ids)
    return {who: tuple(one.grade.name for one in some if one.grade) for who, some in every.items()}


def _honours(reads: Reads, ids: list[bytes]) -> dict[bytes, tuple[str, ...]]:
    """What each holds today; a community that granted nothing loads nothing for it."""
    if not ids or reads.one("SELECT 1 FROM honour_grant WHERE gone = 0 LIMIT 1") is None:
        return {}
    from desktop.store import honours

    every = honours.held(reads, ids, reads.today().isoformat())
    return {who: tuple(one.honour_name for one in some) for who, some in every.items()}


def _own(reads: Reads, ids: list[bytes]) -> dict[bytes, dict[str, str]]:
    """What members hold in the community's own fields; nothing without the right to it."""
    found: dict[bytes, dict[str, str]] = {}
    if ids and _PRIVATE in reads.actor.cells:
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT member, field, value FROM member_x WHERE member IN ({marks})"
        for member, field, value in reads.rows(f"{sql} AND value <> ''", ids):
            found.setdefault(member, {})[CUSTOM + field.hex()] = value
    return found


def custom_values(reads: Reads, member: bytes) -> tuple[Custom, ...]:
    """What a member holds in the fields of the community's own; nothing without the right to it."""
    if _PRIVATE not in reads.actor.cells:
        return ()
    rows = reads.rows(
        "SELECT f.id, f.name, x.value FROM custom_field f"
        " LEFT JOIN member_x x ON x.field = f.id AND x.member = ?"
        " WHERE f.gone = 0 ORDER BY f.position, f.id",
        (member,),
    )
    return tuple(Custom(CUSTOM + row[0].hex(), row[1], row[2] or "") for row in rows)


def stated(reads: Reads, member: bytes, fields: Sequence[str]) -> dict[str, str]:
    """What these fields of a member say, a chapter by its name; unmasked."""
    columns = ", ".join(map(_column, fields))
    row = reads.one(f"SELECT {columns} FROM member WHERE id = ?", (member,)) if fields else None
    return {name: str(value or "") for name, value in zip(fields, row or (), strict=False)}


def _column(name: str) -> str:
    if name == "chapter":
        return "(SELECT c.name FROM chapter c WHERE c.id = member.chapter)"
    if name.startswith(CUSTOM):
        key = bytes.fromhex(name.removeprefix(CUSTOM)).hex()
        return f"(SELECT x.value FROM member_x x WHERE x.member = member.id AND x.field = x'{key}')"
    return "member.standing" if name == "level" else f'"{name}"'
