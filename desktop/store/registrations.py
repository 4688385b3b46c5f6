"""Registrations as rows: who has a place, who waits, by the judge's log; writing them."""

from collections.abc import Sequence
from typing import Any

from desktop.models.calendar import REGISTERED, Occurrence
from desktop.models.occurrences import local_start
from desktop.models.registration import CANCELLED, WAITING, Counts, Registration, Standing, places
from desktop.store.merged import HIS, NOW
from desktop.store.place import MANY, PLACE, joined
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE = 200
# ?1 the occurrence, ?2 its places, ?3 its series, ?4 its original start. A person is who his
# record leads to today; of two records of one person the earlier counts. Who was let in beyond the
# capacity takes no place from others. A pack that is out keeps its seats from those behind it; who
# registered at its door stands where it does.
_STOOD = f"""
WITH along AS MATERIALIZED (
 SELECT p.id, coalesce(p.seats, 0) seats, p.returned, p.born, {PLACE} place
 FROM pack p {joined("p")} WHERE p.series = ?3 AND p.original = ?4 AND p.gone = 0),
packed AS (SELECT seats, born, place FROM along WHERE returned IS NULL),
mine AS MATERIALIZED (
 SELECT r.member record, r.state, r.at, r.method, coalesce(r.extra, 0) extra, r.reason,
  r.born own, coalesce(along.born, r.born) born, coalesce(along.place, {PLACE}) place,
  c.seq IS NULL pending
 FROM registration r {joined("r")} LEFT JOIN along ON along.id = r.pack
 WHERE r.occurrence = ?1 AND r.gone = 0),
who AS (SELECT record, {NOW.format("record")} member FROM mine),
ranked AS (
 SELECT mine.*, who.member, max(mine.extra) OVER (PARTITION BY who.member, mine.state) beyond,
  row_number() OVER (PARTITION BY who.member
   ORDER BY mine.state = '{CANCELLED}', place, mine.born, own) turn
 FROM mine JOIN who USING (record) JOIN member m ON m.id = who.member AND m.gone = 0),
stood AS (
 SELECT *, NOT beyond AND state <> '{CANCELLED}' AND row_number() OVER (
   PARTITION BY beyond, state ORDER BY place, born, own)
   + (SELECT coalesce(sum(seats), 0) FROM packed
   WHERE (packed.place, packed.born) < (ranked.place, ranked.born)) > ?2 late
 FROM ranked WHERE turn = 1),
listed AS (
 SELECT *, CASE WHEN late THEN row_number() OVER (PARTITION BY late ORDER BY place, born, own)
   ELSE 0 END wait,
  CASE WHEN state = '{CANCELLED}' THEN '{CANCELLED}' WHEN late THEN '{WAITING}'
   ELSE '{REGISTERED}' END standing FROM stood)
"""
# When he was there, by whichever of his records.
_CAME = (
    "(SELECT min(t.at) FROM attendance t WHERE t.occurrence = ?1 AND t.gone = 0"
    " AND coalesce(t.state, '') <> 'voided'"
    f" AND t.member IN ({HIS.format('listed.member')}))"
)
_PAGE = (
    f"{_STOOD} SELECT listed.member, record, coalesce(nullif(m.name, ''), m.nickname, ''),"
    " coalesce(m.number, ''), listed.standing, wait, coalesce(listed.at, 0),"
    " coalesce(listed.method, ''), beyond, coalesce(listed.reason, ''), pending,"
    f" {_CAME} FROM listed JOIN member m ON m.id = listed.member"
)
_ORDER = (
    f" ORDER BY listed.standing = '{CANCELLED}', listed.standing = '{WAITING}', place,"
    " listed.born, own"
)


def page(
    reads: Reads,
    one: Occurrence,
    standings: Sequence[Standing] = (REGISTERED, WAITING),
    offset: int = 0,
    limit: int = PAGE,
) -> list[Registration]:
    """At most 200 of an occurrence: who has a place, then who waits, each in order."""
    marks = ", ".join(f"?{5 + at}" for at in range(len(standings)))
    size = min(limit, PAGE)
    return _read(
        reads,
        one,
        f"{_PAGE} WHERE listed.standing IN ({marks}){_ORDER} LIMIT {size} OFFSET {offset}",
        *standings,
    )


def missing(
    reads: Reads, one: Occurrence, offset: int = 0, limit: int = PAGE
) -> list[Registration]:
    """At most 200 who have a place and are not there, in order."""
    size = min(limit, PAGE)
    where = f" WHERE listed.standing = '{REGISTERED}' AND {_CAME} IS NULL"
    return _read(reads, one, f"{_PAGE}{where}{_ORDER} LIMIT {size} OFFSET {offset}")


def of_members(reads: Reads, one: Occurrence, some: Sequence[bytes]) -> dict[bytes, Registration]:
    """The registrations of these members (as they are today), at most 200 of them."""
    marks = ", ".join(f"?{5 + at}" for at in range(len(some)))
    found = _read(reads, one, f"{_PAGE} WHERE listed.member IN ({marks})", *some)
    return {each.member: each for each in found}


def counts(reads: Reads, one: Occurrence) -> Counts:
    """How many have a place, wait, cancelled; how many of those with a place are there; how many
    places packs keep."""
    row = reads.one(
        f"{_STOOD} SELECT coalesce(sum(listed.standing = '{REGISTERED}'), 0),"
        f" coalesce(sum(listed.standing = '{WAITING}'), 0),"
        f" coalesce(sum(listed.standing = '{CANCELLED}'), 0),"
        f" coalesce(sum(listed.standing = '{REGISTERED}' AND {_CAME} IS NOT NULL), 0),"
        " (SELECT coalesce(sum(seats), 0) FROM packed) FROM listed",
        _given(one),
    )
    return Counts(places(one.capacity), *(row or ()))


def taken(reads: Reads, one: Occurrence) -> bool:
    """Whether an occurrence takes registrations: it has a capacity, or somebody registered."""
    found = "SELECT 1 FROM registration WHERE occurrence = ? AND gone = 0 AND state = ? LIMIT 1"
    return one.capacity is not None or reads.one(found, (one.id, REGISTERED)) is not None


def record_of(rec: Recorder, occurrence: bytes, member: bytes) -> bytes:
    """The id of a member's registration for an occurrence, the same on every device."""
    return rec.fact("registration", occurrence, member)


def live(reads: Reads, occurrence: bytes, family: Sequence[bytes]) -> list[bytes]:
    """Those ids of one person that are registered."""
    marks = ", ".join("?" for _ in family)
    found = reads.rows(
        "SELECT member FROM registration WHERE occurrence = ? AND gone = 0 AND state = ?"
        f" AND member IN ({marks}) ORDER BY member",
        (occurrence, REGISTERED, *family),
    )
    return [bytes(row[0]) for row in found]


def put(rec: Recorder, occurrence: bytes, member: bytes, fields: dict[str, object]) -> None:
    """Say something of a registration that is there."""
    stated = {"occurrence": occurrence, "member": member, **fields}
    rec.put("registration", record_of(rec, occurrence, member), stated)


def enter(rec: Recorder, one: Occurrence, member: bytes, fields: dict[str, object]) -> None:
    """Register somebody behind all others, also who cancelled before."""
    rec.together(2)
    rec.delete("registration", record_of(rec, one.id, member))
    source = f"{one.series.hex()}/{local_start(one)}"
    put(rec, one.id, member, {"state": REGISTERED, "source": source, **fields})


def _given(one: Occurrence) -> tuple[object, ...]:
    capacity = places(one.capacity)
    return (one.id, MANY if capacity is None else capacity, one.series, one.original)


def _read(reads: Reads, one: Occurrence, sql: str, *more: object) -> list[Registration]:
    return [_registration(row) for row in reads.rows(sql, (*_given(one), *more))]


def _registration(row: Sequence[Any]) -> Registration:
    values = list(row)
    values[8], values[10] = bool(values[8]), bool(values[10])
    return Registration(*values)
