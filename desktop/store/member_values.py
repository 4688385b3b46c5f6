"""What members hold in a field, to choose from: the most used first."""

from collections.abc import Sequence

from desktop.models.ladder import LADDER
from desktop.store import roles
from desktop.store.member_filter import COLUMNS
from desktop.store.reads import Reads

# The fields whose values an index tells apart: table, column, index.
_DISTINCT = {
    "city": ("member", "city", "member_city"),
    "level": ("member", "standing", "member_level"),
    "tag": ("member_tag", "tag", "member_tag_tag"),
}
# Steps of SQLite after which values are no longer counted.
_STEPS = 100_000


def offered(reads: Reads, field: str, limit: int = 50) -> list[str]:
    """What a field holds, to choose from: the most used first, or by name where there is much.

    Behind it what nobody holds yet but stands ready: the other chapters, the steps of the ladder.
    """
    held = _held(reads, field, limit)
    return [*held, *(one for one in _ready(reads, field) if one not in held)][:limit]


def _ready(reads: Reads, field: str) -> Sequence[str]:
    if field == "chapter":
        return [name for _, name in roles.scopes(reads, "chapter")]
    return LADDER if field == "level" else ()


def _held(reads: Reads, field: str, limit: int) -> list[str]:
    counted = reads.soon(_STEPS, lambda some: values(some, field, limit))
    if counted is not None:
        return [value for value, _ in counted]
    table, column, index = _DISTINCT.get(field, ("", "", ""))
    if not table:
        return []
    next_one = f"SELECT min({column}) FROM {table} INDEXED BY {index} WHERE {{}} {column} >"
    next_one = next_one.format("gone = 0 AND" if table == "member" else "")
    # From each value to the next in the index, without reading what lies between.
    found = reads.rows(
        f"WITH RECURSIVE one(value) AS ({next_one} '' UNION ALL SELECT ({next_one} one.value)"
        " FROM one WHERE one.value IS NOT NULL LIMIT ?)"
        " SELECT value FROM one WHERE value IS NOT NULL",
        (limit,),
    )
    return [row[0] for row in found]


def places(reads: Reads, field: str, limit: int = 50) -> list[tuple[str, str, int]]:
    """The chapters or groups that members stand in: hex digits of the id, name, how many."""
    stand = {
        "chapter": "member JOIN chapter p ON p.id = member.chapter",
        "team": "member_team m JOIN team p ON p.id = m.team AND p.gone = 0 AND m.gone = 0"
        " JOIN member ON member.id = m.member",
    }[field]
    found = reads.rows(
        f"SELECT lower(hex(p.id)), p.name, count(*) FROM {stand} WHERE member.gone = 0"
        " AND p.name <> '' GROUP BY p.id ORDER BY 3 DESC, 2, 1 LIMIT ?",
        (limit,),
    )
    return [(str(key), str(name), int(count)) for key, name, count in found]


def values(reads: Reads, field: str, limit: int = 50) -> list[tuple[str, int]]:
    """What a filterable field holds and how often, most frequent first; for choosing a chip."""
    if field == "tag":
        sql = "SELECT tag, count(*) FROM member_tag WHERE gone = 0 GROUP BY tag"
    elif field == "team":
        sql = (
            "SELECT t.name, count(*) FROM member_team m JOIN team t ON t.id = m.team AND t.gone = 0"
            " WHERE m.gone = 0 GROUP BY t.id"
        )
    elif field == "plan":
        sql = "SELECT coalesce(name, ''), 1 FROM plan WHERE gone = 0"
    else:
        name = COLUMNS[field]
        sql = f"SELECT {name}, count(*) FROM member WHERE gone = 0 AND {name} <> '' GROUP BY {name}"
    return [
        (str(found[0]), int(found[1]))
        for found in reads.rows(f"{sql} ORDER BY 2 DESC, 1 LIMIT ?", (limit,))
    ]
