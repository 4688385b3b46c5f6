"""Who stands where in a list of members: every place known, so that none is found by counting.

`begin` is quick at any number of members and may leave the rest open; `finish` reads all of it,
on a connection aside. Until the next reading a list stays as it was read: an edited row keeps its
place, and two pages never overlap.
"""

import sys
from array import array
from collections.abc import Sequence

from msgspec import Struct

from desktop.models.member import MemberQuery, MemberRow
from desktop.store import asof, headcount, members, roles, search
from desktop.store.member_filter import apart, standing, where
from desktop.store.member_order import by_index, in_order, measured
from desktop.store.reads import Reads

# Rows known at once, and the steps of SQLite's machine that a screen waits for them.
AT_ONCE = 128
STEPS = 4_000
_BYTES = 4


class Order(Struct, frozen=True):
    """The rows of a list by place, as far as they are known.

    `total` is how long the list is as far as known, None while not even its beginning is;
    `exact` says that it is just so long, `whole` that every place is known. `visible` is how many
    members the actor can see at all.
    """

    query: MemberQuery
    rids: Sequence[int]
    total: int | None
    visible: int | None
    exact: bool
    whole: bool


def begin(reads: Reads, query: MemberQuery) -> Order:
    """The beginning of a list, or all of it where that is little work."""
    if query.as_of:
        return _begin_past(reads, query)
    condition, given = where(reads, query)
    sql = (
        f"SELECT member.rid FROM member WHERE {standing(reads, query)} AND {condition}"
        f" ORDER BY {in_order(query)} LIMIT {AT_ONCE}"
    )
    found = _measured(reads, query, condition, given) or reads.within(STEPS, sql, given)
    visible = _visible(reads)
    if found is None:
        first = _by_name(reads, query)
        return Order(query, first, len(first) or None, visible, exact=False, whole=False)
    rids = [row[0] for row in found]
    if len(rids) < AT_ONCE:
        whole = visible is not None
        return Order(query, rids, len(rids), visible, exact=True, whole=whole)
    everybody = not query.search and not query.filters and visible is not None
    return Order(query, rids, visible if everybody else AT_ONCE, visible, everybody, whole=False)


def finish(reads: Reads, query: MemberQuery) -> Order:
    """Every place of a list; takes a second and more at a million members.

    The row ids come in one value of four bytes each: as rows they would hold the interpreter up
    once each, and the screen with it.
    """
    if query.as_of:
        ranked, given = asof.members_at(reads, query)
    else:
        condition, given = apart(reads, query)
        there = standing(reads, query)
        ranked = (
            f"SELECT member.rid FROM {by_index(query, there)} WHERE {there} AND {condition}"
            f" ORDER BY {in_order(query)}"
        )
    sql = f"SELECT unhex(group_concat(printf('%08x', rid), '')) FROM ({ranked})"
    packed = (reads.one(sql, given) or (None,))[0]
    rids = array("I", packed or b"")
    assert rids.itemsize == _BYTES
    if sys.byteorder == "little":
        rids.byteswap()
    everybody = len(rids) if query.as_of else members.count(reads)
    return Order(query, rids, len(rids), everybody, exact=True, whole=True)


def rows(reads: Reads, order: Order, offset: int, limit: int) -> list[MemberRow | None]:
    """The rows from a place on, at most 200; None for one who has left the list since."""
    chosen = order.rids[offset : offset + limit]
    if order.query.as_of:
        return asof.rows(reads, chosen, order.query.as_of)
    return members.by_rids(reads, chosen, standing(reads, order.query))


def place(reads: Reads, order: Order, member: bytes) -> int:
    """Where a member stands in a list as far as it is known, from 0; -1: not found there."""
    row = reads.one("SELECT rid FROM member WHERE id = ?", (member,))
    try:
        return order.rids.index(row[0]) if row else -1
    except ValueError:
        return -1


def _begin_past(reads: Reads, query: MemberQuery) -> Order:
    found = reads.soon(STEPS, lambda some: asof.rids(some, query))
    if found is None:
        return Order(query, [], None, None, exact=False, whole=False)
    return Order(query, found, len(found), len(found), exact=True, whole=True)


def _measured(
    reads: Reads, query: MemberQuery, condition: str, given: Sequence[object]
) -> list[tuple[int]] | None:
    """The first rows by a field of numbers or days, where enough members hold a value."""
    sql = measured(query)
    if not sql:
        return None
    found = reads.within(STEPS, f"{sql.format(condition=condition)} LIMIT {AT_ONCE}", given)
    return found if found is not None and len(found) == AT_ONCE else None


def _by_name(reads: Reads, query: MemberQuery) -> list[int]:
    """The beginning of what a common surname finds: all of it would have to be read for more."""
    if not query.search or query.sort or query.filters:
        return []
    scope = roles.listed(reads)
    return reads.soon(STEPS, lambda some: search.begin(some, query.search, AT_ONCE, scope)) or []


def _visible(reads: Reads) -> int | None:
    """How many members the actor can see; None where counting them takes long."""
    condition, given = roles.listed(reads)
    if condition == "1":
        return headcount.everybody(reads)
    sql = f"SELECT count(*) FROM member WHERE gone = 0 AND {condition}"
    found = reads.within(STEPS, sql, given)
    return found[0][0] if found else None
