"""Who a member is now, and who he was before he was merged, in SQL.

Each alias keeps beside it the `person` its chain of merges ends at, however many laptops made the
chain. Triggers work it out, so that it follows every way in which an alias can be written; who is
parted again, and who leads to himself until the judge refuses that, has none.
"""

from typing import Final

from desktop.store.reads import Reads

COLUMNS: Final = ("person BLOB",)

# Who the record {0} is now; each query that names somebody asks so.
NOW: Final = "coalesce((SELECT person FROM alias WHERE member = {0}), {0})"
# The member {0}'s own record, and every one that leads to him.
HIS: Final = "SELECT {0} UNION ALL SELECT member FROM alias WHERE person = {0}"
# Members (a JSON list of ids) with every record of theirs.
THEIRS: Final = (
    "WITH few(id) AS (SELECT unhex(value) FROM json_each(?)), his(id, who) AS (SELECT id, id"
    " FROM few UNION SELECT a.member, f.id FROM few f JOIN alias a ON a.person = f.id)"
)
# Every record that leads to somebody else; the same with whom; and these with those.
LED: Final = "SELECT member FROM alias WHERE person IS NOT NULL"
LEADS: Final = "SELECT member, person FROM alias WHERE person IS NOT NULL"
PAIRED: Final = f"{LED} UNION SELECT person FROM alias WHERE person IS NOT NULL"

# A member (the first parameter) with every record that was merged into him.
MERGED: Final = f"WITH one(id) AS ({HIS.format('?1')})"

# Step by step, for what is kept beside each record on the way and for who is erased with whom:
# the record ?1 with all that lead to it, and itself with all that it leads to.
DOWN: Final = (
    "WITH RECURSIVE one(id) AS (SELECT ?1 UNION SELECT l.member FROM alias l"
    " JOIN one ON l.canonical = one.id WHERE l.gone = 0)"
)
UP: Final = (
    "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT l.canonical FROM alias l"
    " JOIN up ON l.member = up.id WHERE l.gone = 0) SELECT id FROM up"
)

# Two laptops that did not hear of each other's merges can make no longer chain than this.
FAR: Final = 64
_END = (
    "(WITH RECURSIVE up(id, n) AS (SELECT alias.canonical, 1 UNION ALL"
    " SELECT l.canonical, up.n + 1 FROM up JOIN alias l ON l.member = up.id AND l.gone = 0"
    f" WHERE up.n < {FAR}) SELECT nullif(id, alias.member) FROM up ORDER BY n DESC LIMIT 1)"
)
_PERSON = f"iif(gone, NULL, {_END})"
_FOLLOW = (
    f"BEGIN UPDATE alias SET person = {_PERSON} WHERE member IN (WITH RECURSIVE his(id) AS"
    " (SELECT {0}.member UNION SELECT l.member FROM his JOIN alias l ON l.canonical = his.id"
    " AND l.gone = 0) SELECT id FROM his); END"
)
STATEMENTS: Final = (
    f"CREATE TRIGGER person_insert AFTER INSERT ON alias {_FOLLOW.format('new')}",
    "CREATE TRIGGER person_update AFTER UPDATE OF canonical, gone ON alias"
    f" {_FOLLOW.format('new')}",
    f"CREATE TRIGGER person_delete AFTER DELETE ON alias {_FOLLOW.format('old')}",
)
# Every person anew, for a file that has none yet.
FILLED: Final = f"UPDATE alias SET person = {_PERSON}"
# How many aliases say another person than their chain ends at.
WRONG: Final = f"SELECT count(*) FROM alias WHERE person IS NOT {_PERSON}"


def records(reads: Reads, member: bytes) -> list[bytes]:
    """A member's own record, and then each that was merged into him."""
    found = reads.rows(f"{MERGED} SELECT id FROM one ORDER BY id <> ?1, id", (member,))
    return [bytes(record) for (record,) in found]
