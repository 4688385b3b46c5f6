"""Which live rows name a row that others are put in or valued by: such a row cannot go alone."""

from desktop.models import schema
from desktop.store import rows
from desktop.store.reads import Reads

# What names a row of these tables: (table, field). Custom values are the fields of members.
_NAMED_IN = {
    "chapter": (
        ("member", "chapter"),
        ("team", "chapter"),
        ("chapter", "parent"),
        ("assignment", "scope"),
    ),
    "team": (
        ("member_team", "team"),
        ("team", "parent"),
        ("assignment", "scope"),
        ("application", "place"),
    ),
    "custom_field": (),
}
TABLES = frozenset(_NAMED_IN)


def newest(reads: Reads, table: str, record: bytes) -> int | None:
    """The op by which a live row names this record, the newest where several do; None: none."""
    found = [_custom(reads, record)] if table == "custom_field" else []
    found += [_field(reads, *place, record) for place in _NAMED_IN[table]]
    return max((ref for ref in found if ref is not None), default=None)


def _custom(reads: Reads, field: bytes) -> int | None:
    row = reads.one(
        "SELECT max(x.ver) FROM member_x x JOIN member m ON m.id = x.member AND m.gone = 0"
        " WHERE x.field = ? AND x.value IS NOT NULL",
        (field,),
    )
    return row[0] if row else None


def _field(reads: Reads, name: str, field: str, record: bytes) -> int | None:
    """The newest of those that name it, by when their row was stated or last edited."""
    table = schema.table(name)
    at = ", ".join(table.key) if table.key else "id"
    row = reads.one(
        f'SELECT {at} FROM {name} WHERE "{field}" = ? AND gone = 0 ORDER BY ver DESC LIMIT 1',
        (record,),
    )
    found = rows.find_in(reads, table, row) if row else None
    return found.version(field) if found else None
