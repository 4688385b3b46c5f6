"""Who took his consent back: as SQL, and among some members."""

import json
from collections.abc import Iterable

from desktop.store.merged import HIS, NOW
from desktop.store.reads import Reads

# What the person {0} said last, under whichever record of his.
_NEWEST = (
    f"NOT EXISTS (SELECT 1 FROM consent n WHERE n.member IN ({HIS}) AND n.purpose = c.purpose"
    " AND (n.at, n.id) > (c.at, c.id))"
)
_PERSON = "coalesce(a.person, c.member)"
_WITHDREW = (
    f"SELECT {_PERSON} FROM consent c LEFT JOIN alias a ON a.member = c.member WHERE"
    f" c.purpose = {{purpose}} AND c.given = 0 AND c.gone = 0 AND {_NEWEST.format(_PERSON)}"
)

_OF_CHILD = _WITHDREW.format(purpose="'child'")
# The ids of those who do not agree to be contacted any more.
OF_CONTACT = _WITHDREW.format(purpose="'contact'")

# Of a row c of `child`: its guardian did not take back that the child is kept and asked about.
CHILD_ASKED = f"{NOW.format('c.member')} NOT IN ({_OF_CHILD})"


def by_purpose(purpose: str) -> tuple[str, tuple[str]]:
    """The ids of those who do not agree to this any more, records merged taken as one."""
    return _WITHDREW.format(purpose="?"), (purpose,)


# Looked up for each of a few members, and everybody merged into him.
_OF_THESE = (
    "SELECT m.id FROM json_each(?) j JOIN member m ON m.id = unhex(j.value) WHERE EXISTS"
    " (SELECT 1 FROM consent c WHERE c.member IN"
    f" ({HIS.format('m.id')}) AND c.purpose = ? AND c.given = 0 AND c.gone = 0"
    f" AND {_NEWEST.format('m.id')})"
)


def silent(reads: Reads, members: Iterable[bytes]) -> set[bytes]:
    """Who of these does not agree to be contacted any more: how to is shown to nobody."""
    return of_these(reads, members, "contact")


def of_these(reads: Reads, members: Iterable[bytes], purpose: str) -> set[bytes]:
    """Who of these members does not agree to this any more."""
    found = reads.rows(_OF_THESE, (json.dumps([one.hex() for one in members]), purpose))
    return {bytes(row[0]) for row in found}
