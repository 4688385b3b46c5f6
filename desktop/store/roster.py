"""The whole roster as rows for an export, read a part at a time."""

from collections.abc import Iterator, Sequence

from desktop.models import schema
from desktop.models.customfield import CustomField
from desktop.models.member import MemberQuery
from desktop.models.tagtext import join_tags
from desktop.store import customfields, members
from desktop.store.member_filter import where
from desktop.store.member_order import in_order
from desktop.store.reads import Reads
from desktop.store.withdrawn import by_purpose

_PART = 500
# Between several words that SQL puts together: a character that no text holds.
_BETWEEN = "\x1f"
_SQL = {
    "number": "number",
    "points": "points",
    # A mainland mobile as people there write it; it reads back as the same number.
    "phone": "CASE WHEN phone GLOB '+861??????????' THEN substr(phone, 4) ELSE phone END",
    "chapter": "(SELECT c.name FROM chapter c WHERE c.id = member.chapter)",
    "tags": "(SELECT group_concat(t.tag, char(31) ORDER BY t.tag) FROM member_tag t"
    " WHERE t.member = member.id AND t.gone = 0)",
    "team": "(SELECT group_concat(g.name, char(31) ORDER BY g.name) FROM member_team t"
    " JOIN team g ON g.id = t.team AND g.gone = 0 WHERE t.member = member.id AND t.gone = 0)",
}
_SHARED = ("number", "points", "chapter", "tags", "team")


def readable(reads: Reads, fields: Sequence[str]) -> list[str]:
    """Which of these columns the actor may read."""
    cells = reads.actor.cells
    return [
        name
        for name in fields
        if name in _SHARED or _right(schema.table("member").field(name).cls) in cells
    ]


def rows(
    reads: Reads, fields: Sequence[str], query: MemberQuery
) -> Iterator[list[str | int | None]]:
    """One row per member of the list, in its order or oldest first: these fields, then every
    custom field."""
    custom = custom_columns(reads)
    columns = [_SQL.get(name, f'"{name}"') for name in fields]
    columns += [
        f"(SELECT x.value FROM member_x x WHERE x.member = member.id AND x.field = x'{key.hex()}')"
        for key, _ in custom
    ]
    typed = _typed(reads, custom, len(fields))
    silent, reachable = _silent(reads), _reaching(fields)
    several = [at for at, name in enumerate(fields) if name in ("tags", "team")]
    order = _order(reads, query)
    for first in range(0, len(order), _PART):
        part = order[first : first + _PART]
        marks = ", ".join("?" * len(part))
        found = reads.rows(
            f"SELECT rid, {', '.join(columns)} FROM member WHERE rid IN ({marks})", part
        )
        known = {rid: cells for rid, *cells in found}
        for rid in part:
            cells = known[rid]
            for at in several:
                cells[at] = join_tags(cells[at].split(_BETWEEN)) if cells[at] else cells[at]
            for at in reachable if rid in silent else ():
                cells[at] = None
            for at, one in typed.items():
                cells[at] = one.shown(str(cells[at]), "zh_CN") if cells[at] else cells[at]
            yield cells


def _reaching(fields: Sequence[str]) -> list[int]:
    """The columns by which somebody can be reached."""
    known = {one.name for one in schema.table("member").fields if one.cls == "contact"}
    return [at for at, name in enumerate(fields) if name in known]


def _silent(reads: Reads) -> frozenset[int]:
    """The rows of those who do not agree to be contacted any more: how to is left out."""
    sql, given = by_purpose("contact")
    return frozenset(
        row[0] for row in reads.rows(f"SELECT rid FROM member WHERE id IN ({sql})", given)
    )


def _typed(reads: Reads, custom: Sequence[tuple[bytes, str]], first: int) -> dict[int, CustomField]:
    """By column, the custom fields that are stored otherwise than people write them."""
    known = customfields.by_key(reads)
    found = {first + at: known[key] for at, (key, _) in enumerate(custom) if key in known}
    return {at: one for at, one in found.items() if one.kind in ("bool", "money")}


def _order(reads: Reads, query: MemberQuery) -> list[int]:
    condition, given = where(reads, query)
    order = in_order(query) if query.sort else "member.rid"
    found = reads.rows(
        f"SELECT rid FROM member WHERE gone = 0 AND {condition} ORDER BY {order}", tuple(given)
    )
    return [rid for (rid,) in found]


def custom_columns(reads: Reads) -> list[tuple[bytes, str]]:
    """The custom fields that the actor may read as (id, title)."""
    return members.custom_fields(reads) if _right("private") in reads.actor.cells else []


def _right(cls: str) -> str:
    return "member.read.basic" if cls in ("clear", "basic") else f"member.read.{cls}"
