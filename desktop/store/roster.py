"""The whole roster as rows for an export, read a part at a time."""

from collections.abc import Iterator, Sequence

from desktop.models import schema
from desktop.models.customfield import CustomField
from desktop.models.member import MemberQuery
from desktop.models.people import CHANNELS, INVITE, word
from desktop.models.tagtext import join_tags
from desktop.store import customfields, members
from desktop.store.member_filter import standing, where
from desktop.store.member_order import in_order
from desktop.store.merged import HIS, LED
from desktop.store.reads import Reads
from desktop.store.withdrawn import by_purpose

_PART = 500
# Between several words that SQL puts together: a character that no text holds.
_BETWEEN = "\x1f"
_SQL = {
    "number": "number",
    "points": "points",
    "level": "standing",
    # A mainland mobile as people there write it; it reads back as the same number.
    "phone": "CASE WHEN phone GLOB '+861??????????' THEN substr(phone, 4) ELSE phone END",
    "chapter": "(SELECT c.name FROM chapter c WHERE c.id = member.chapter)",
    "tags": "(SELECT group_concat(t.tag, char(31) ORDER BY t.tag) FROM member_tag t"
    " WHERE t.member = member.id AND t.gone = 0)",
    "team": "(SELECT group_concat(g.name, char(31) ORDER BY g.name) FROM member_team t"
    " JOIN team g ON g.id = t.team AND g.gone = 0 WHERE t.member = member.id AND t.gone = 0)",
}
# All that he, and whoever was merged into him, is known by besides the profile.
_IDENTITIES = (
    "(SELECT group_concat(i.channel || char(30) || i.value, char(31) ORDER BY i.channel, i.id)"
    f" FROM identity i WHERE i.member IN ({HIS.format('member.id')})"
    " AND i.gone = 0 AND i.value <> '')"
)
_WITHIN = "\x1e"
# What a column of identities holds the first of; the last column holds the rest.
_CHANNELS = {"phone2": "phone", "taobao": "taobao", "card": "card"}
REST = "accounts"
_SELDOM = ("lunar_birthday", "invite")
_SHARED = ("number", "points", "chapter", "tags", "team")


def readable(reads: Reads, fields: Sequence[str]) -> list[str]:
    """Which of these columns the actor may read."""
    cells = reads.actor.cells
    return [
        name
        for name in fields
        if name in _SHARED or _right(schema.table("member").field(name).cls) in cells
    ]


def used(reads: Reads, fields: Sequence[str]) -> list[str]:
    """These columns without those that few communities know and nobody here holds anything of."""
    return [
        name
        for name in fields
        if name not in _SELDOM
        or reads.one(f"SELECT 1 FROM member WHERE {name} <> '' AND gone = 0 LIMIT 1")
    ]


def accounts(reads: Reads) -> list[str]:
    """The columns of identities that anybody here fills and the actor may read."""
    if "member.read.contact" not in reads.actor.cells:
        return []
    found = reads.rows(
        "SELECT channel, count(*), count(DISTINCT member) FROM identity"
        " WHERE gone = 0 AND value <> '' GROUP BY channel"
    )
    known = {str(channel): count > people for channel, count, people in found}
    rest = any(several or one not in _CHANNELS.values() for one, several in known.items())
    merged = bool(known) and reads.one(f"{LED} LIMIT 1") is not None
    columns = [name for name, channel in _CHANNELS.items() if channel in known]
    return [*columns, REST] if rest or merged else columns


def rows(
    reads: Reads, fields: Sequence[str], query: MemberQuery, known_by: Sequence[str] = ()
) -> Iterator[list[str | int | None]]:
    """One row per member of the list, in its order or oldest first: these fields, what he is
    `known_by`, then every custom field."""
    custom = custom_columns(reads)
    columns = [_SQL.get(name, f'"{name}"') for name in fields]
    columns += [_IDENTITIES] if known_by else []
    after = len(fields) + bool(known_by)
    columns += [
        f"(SELECT x.value FROM member_x x WHERE x.member = member.id AND x.field = x'{key.hex()}')"
        for key, _ in custom
    ]
    typed = _typed(reads, custom, after)
    silent, reachable = _silent(reads), [*_reaching(fields), *range(len(fields), after)]
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
                cells[at] = one.written(str(cells[at]), "zh_CN") if cells[at] else cells[at]
            for at in _codes(fields):
                cells[at] = word(INVITE, cells[at], "zh_CN") if cells[at] else cells[at]
            if known_by:
                cells[len(fields) : after] = _parted(cells[len(fields)], known_by)
            yield cells


def _codes(fields: Sequence[str]) -> list[int]:
    return [at for at, name in enumerate(fields) if name == "invite"]


def _parted(text: str | None, columns: Sequence[str]) -> list[str | None]:
    """A member's identities over their columns: the first of each channel, then what is left."""
    found = [one.split(_WITHIN, 1) for one in text.split(_BETWEEN)] if text else []
    cells: list[str | None] = []
    for name in columns:
        if name == REST:
            left = [f"{word(CHANNELS, channel, 'zh_CN')} {value}" for channel, value in found]
            cells.append(join_tags(left) if left else None)
            continue
        first = next((one for one in found if one[0] == _CHANNELS[name]), None)
        if first is not None:
            found.remove(first)
        cells.append(first[1] if first else None)
    return cells


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
    there = standing(reads, query)
    found = reads.rows(
        f"SELECT rid FROM member WHERE {there} AND {condition} ORDER BY {order}", tuple(given)
    )
    return [rid for (rid,) in found]


def custom_columns(reads: Reads) -> list[tuple[bytes, str]]:
    """The custom fields that the actor may read as (id, title)."""
    return members.custom_fields(reads) if _right("private") in reads.actor.cells else []


def _right(cls: str) -> str:
    return "member.read.basic" if cls in ("clear", "basic") else f"member.read.{cls}"
