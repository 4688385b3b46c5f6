"""Whoever has ordered is a customer where nobody judged him: kept beside each member.

`ordered` follows the activities and who was merged into whom; `standing` is his level, else 客户
for whoever ordered, else nothing. The file itself works it out, whatever way a level was written,
so that a list sorted or narrowed by it reads an index.
"""

from collections.abc import Mapping, Sequence

from desktop.models.ladder import CUSTOMER
from desktop.models.op import Fields, Value
from desktop.store.database import Connection
from desktop.store.merged import UP

COLUMNS = (
    "ordered INTEGER NOT NULL DEFAULT 0",
    "standing TEXT GENERATED ALWAYS AS"
    f" (coalesce(nullif(level, ''), iif(ordered, '{CUSTOMER}', NULL))) VIRTUAL",
)
ORDER = "a.kind = 'order' AND a.gone = 0 AND coalesce(a.state, '') <> 'voided'"
# Any order of a member and of whoever was merged into him.
_HIS = (
    "EXISTS (WITH RECURSIVE his(id) AS (SELECT member.id UNION SELECT l.member FROM alias l"
    " JOIN his ON l.canonical = his.id WHERE l.gone = 0)"
    " SELECT 1 FROM his CROSS JOIN activity a INDEXED BY activity_member"
    f" ON a.member = his.id AND {ORDER})"
)
_EVERYBODY = (
    "UPDATE member SET ordered = 1 WHERE id IN (WITH RECURSIVE who(id) AS"
    f" (SELECT a.member FROM activity a WHERE {ORDER} UNION SELECT l.canonical FROM alias l"
    " JOIN who ON l.member = who.id WHERE l.gone = 0) SELECT id FROM who)"
)


def added(connection: Connection) -> list[str]:
    """The SQL that gives an older file the columns; its index of levels is made anew after it."""
    found = connection.execute("SELECT name FROM pragma_table_info('member')").fetchall()
    if ("ordered",) in found:
        return []
    columns = [f"ALTER TABLE member ADD COLUMN {one}" for one in COLUMNS]
    return [*columns, "DROP INDEX IF EXISTS member_level", _EVERYBODY]


def look(connection: Connection, member: Value) -> None:
    """See anew whether a member, and whoever he leads to, has ordered."""
    connection.execute(
        f"UPDATE member SET ordered = {_HIS} WHERE id IN ({UP}) AND ordered <> {_HIS}", (member,)
    )


def follow(connection: Connection, old: Fields, new: Fields) -> None:
    """An activity came, went or was changed."""
    if "order" in (old.get("kind"), new.get("kind")):
        for member in {fields.get("member") for fields in (old, new)} - {None}:
            look(connection, member)


def follow_new(connection: Connection, found: Sequence[Mapping[str, Value]]) -> None:
    """Activities came together: whoever ordered has ordered."""
    who = {
        one["member"]: None
        for one in found
        if one.get("kind") == "order" and one.get("state") != "voided" and one.get("member")
    }
    merged = connection.execute("SELECT 1 FROM alias WHERE gone = 0 LIMIT 1").fetchone()
    connection.executemany(
        f"UPDATE member SET ordered = 1 WHERE {f'id IN ({UP})' if merged else 'id = ?1'}"
        " AND ordered = 0",
        ((one,) for one in who),
    )
