"""Packs as the community knows them, what goes into one, and what an opened one holds."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.models.award import attendance_activity_id
from desktop.models.calendar import Occurrence, occurrence_id
from desktop.models.clock import wall_ms
from desktop.models.pack import (
    Back,
    Block,
    Came,
    Held,
    Known,
    Newcomer,
    Person,
    Undone,
    Written,
    Wrong,
)
from desktop.models.permission import Actor
from desktop.models.phone import parse_phone
from desktop.models.presence import BY_HAND, VOIDED
from desktop.models.problem import Problem
from desktop.store import calendar, members, numbers, packseats, seriesrows
from desktop.store.database import Connection
from desktop.store.merged import NOW
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE: Final = 200
_PART: Final = 500
_MARK: Final = "pack"
_KNOWN = (
    "SELECT p.id, p.series, p.original, coalesce(s.title, ''),"
    " coalesce(m.name, m.nickname, p.whom, ''), p.at, p.expires, coalesce(p.people, 0),"
    " coalesce(p.seats, 0), coalesce(p.returned, 0) FROM pack p"
    " LEFT JOIN series s ON s.id = p.series"
    f" LEFT JOIN member m ON m.id = {NOW.format('p.member')}"
    " WHERE p.gone = 0 AND p.at IS NOT NULL"
)


# -- in the community -------------------------------------------------------------------------


def listed(reads: Reads, offset: int = 0, limit: int = PAGE) -> list[Known]:
    """The packs there were, the newest first."""
    found = reads.rows(
        f"{_KNOWN} ORDER BY p.at DESC, p.id LIMIT ? OFFSET ?", (min(limit, PAGE), offset)
    )
    return [Known(*row) for row in found]


def find(reads: Reads, pack: bytes) -> Known | None:
    """One pack, None where the community does not know it."""
    row = reads.one(f"{_KNOWN} AND p.id = ?", (pack,))
    return Known(*row) if row else None


def out(reads: Reads, series: bytes, original: str) -> list[Known]:
    """The packs of an occurrence that did not come back yet."""
    found = reads.rows(
        f"{_KNOWN} AND p.series = ? AND p.original = ? AND p.returned IS NULL ORDER BY p.at, p.id"
        " LIMIT ?",
        (series, original, PAGE),
    )
    return [Known(*row) for row in found]


def secret(reads: Reads, pack: bytes) -> bytes | None:
    """What opens a pack's way back; None where this device has no key to it."""
    row = reads.one("SELECT secret FROM pack WHERE id = ? AND gone = 0", (pack,))
    return bytes(row[0]) if row and row[0] else None


def heard(reads: Reads, pack: bytes) -> dict[str, int]:
    """By laptop (32 hex digits) that a pack was opened on: the newest of its files taken in."""
    row = reads.one("SELECT heard FROM pack WHERE id = ?", (pack,))
    return msgspec.json.decode(row[0], type=dict[str, int]) if row and row[0] else {}


def block(reads: Reads, pack: bytes) -> Block | None:
    """The numbers that only this pack gives out."""
    row = reads.one(
        "SELECT scheme, first, last FROM pack WHERE id = ? AND first IS NOT NULL", (pack,)
    )
    return Block(str(row[0] or ""), int(row[1]), int(row[2])) if row else None


def take_block(reads: Reads, rec: Recorder, pack: bytes, count: int) -> Block | None:
    """Put numbers aside for a pack, at most so many in a row; None where none can be given out.

    Who judges leases them like a device's; any other device gives of its own blocks
    (`numbers.supply` leaves out what a pack has).
    """
    scheme = numbers.scheme(reads)
    supply = numbers.supply(reads, scheme)
    first = supply.at(0)
    if first is None or count < 1:
        return None
    last = first
    while last - first + 1 < count and supply.at(last + 1 - first) == last + 1:
        last += 1
    if numbers.judges(reads):
        rec.put("lease", None, {"scheme": scheme, "first": first, "last": last, "device": pack})
    return Block(scheme, first, last)


def came_before(reads: Reads, one: Occurrence) -> list[bytes]:
    """Whoever came to this series before, merged records as one, by name."""
    (known,) = calendar.known(reads, [seriesrows.find(reads, one.series)])
    marks = json.dumps([row.id.hex() for row in known.rows])
    found = reads.rows(
        "SELECT m.id FROM (SELECT DISTINCT coalesce(l.person, a.member) who"
        " FROM json_each(?) j JOIN attendance a ON a.occurrence = unhex(j.value) AND a.gone = 0"
        " AND coalesce(a.state, '') <> 'voided'"
        " LEFT JOIN alias l ON l.member = a.member) t"
        " JOIN member m ON m.id = t.who AND m.gone = 0 ORDER BY m.pinyin, m.id",
        (marks,),
    )
    return [bytes(who) for (who,) in found]


def erased(reads: Reads, member: bytes) -> bool:
    """Whether somebody was erased: no pack brings him back."""
    return reads.one("SELECT 1 FROM erased WHERE subject = ?", (member,)) is not None


def people(reads: Reads, some: Sequence[bytes], *, tails: bool) -> Iterator[list[Person]]:
    """These members as a pack has them, in parts; who is gone is left out."""
    for at in range(0, len(some), _PART):
        marks = json.dumps([one.hex() for one in some[at : at + _PART]])
        stated: dict[bytes, list[tuple[str, int, str | None]]] = {}
        for member, scheme, value, spelled in reads.rows(
            "SELECT n.member, n.scheme, n.value, n.spelled FROM json_each(?) j"
            " JOIN number n ON n.member = unhex(j.value) AND n.gone = 0"
            " ORDER BY coalesce(n.stated, 0), n.value DESC",
            (marks,),
        ):
            stated.setdefault(bytes(member), []).append((str(scheme or ""), int(value), spelled))
        found = reads.rows(
            "SELECT m.id, coalesce(m.name, ''), coalesce(m.nickname, ''), coalesce(m.reading, ''),"
            " coalesce(m.tail, '') FROM json_each(?) j JOIN member m ON m.id = unhex(j.value)"
            " WHERE m.gone = 0",
            (marks,),
        )
        yield [
            Person(
                bytes(member), name, nickname, reading, tail if tails else "",
                tuple(stated.get(bytes(member), ())),
            )
            for member, name, nickname, reading, tail in found
        ]  # fmt: skip


# -- on the laptop that took it ---------------------------------------------------------------


def held(reads: Reads) -> Held | None:
    """The pack that this folder is, None for a community's own."""
    row = reads.one("SELECT value FROM state WHERE name = ?", (_MARK,))
    return msgspec.msgpack.decode(row[0], type=Held) if row else None


def require_open(reads: Reads) -> None:
    """Raise Problem pack.expired_here where this folder is a pack that has expired."""
    mark = held(reads)
    if mark is not None and mark.over(wall_ms()):
        raise Problem("pack.expired_here")


def require_own(reads: Reads, records: Iterable[bytes]) -> None:
    """Raise Problem pack.not_here where one of these registrations came along with this pack."""
    mark = held(reads)
    brought = frozenset(mark.registered if mark is not None else ())
    for record in records:
        if record in brought:
            name, _ = members.called(reads, record) or ("", "")
            raise Problem("pack.not_here", name=name)


def looks_on(reads: Reads) -> Actor:
    """The operator of an opened pack: once it has expired he sees nobody any more."""
    mark = held(reads)
    over = mark is not None and mark.over(wall_ms())
    return replace(reads.actor, cells=frozenset()) if over else reads.actor


def keep(connection: Connection, mark: Held) -> None:
    """Note in the folder's file which pack it is."""
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_MARK, msgspec.msgpack.encode(mark)),
    )


def done(reads: Reads, mark: Held) -> Back:
    """All that was done here at the pack's door, and what of it was undone."""
    occurrence = occurrence_id(reads.community, mark.series, mark.original)
    came: list[Came] = []
    wrong: list[Wrong] = []
    for member, state, at, method in reads.rows(
        "SELECT member, coalesce(state, ''), at, coalesce(method, '') FROM attendance"
        " WHERE occurrence = ? AND gone = 0 ORDER BY at, member",
        (occurrence,),
    ):
        who, when = bytes(member), int(at)
        if state == VOIDED:
            wrong.append(Wrong(who, when, _reason(reads, occurrence, who)))
        elif state in BY_HAND:
            came.append(Came(who, when, method, state, _reason(reads, occurrence, who)))
        else:
            came.append(Came(who, when, method))
    newest = reads.one("SELECT max(rid) FROM changeset")
    return Back(
        Written(reads.device, int(newest[0] or 0) if newest else 0),
        tuple(_new(reads, frozenset(mark.people))),
        tuple(came),
        tuple(wrong),
        tuple(packseats.made(reads, mark)),
        tuple(_undone(reads, mark, occurrence)),
    )


def _undone(reads: Reads, mark: Held, occurrence: bytes) -> Iterator[Undone]:
    with_it = frozenset(mark.people)
    sql = "SELECT member FROM attendance WHERE occurrence = ? AND gone = 1 ORDER BY member"
    for (member,) in reads.rows(sql, (occurrence,)):
        yield Undone("came", bytes(member))
    for member in packseats.unmade(reads, mark, occurrence):
        yield Undone("placed", member)
    for (member,) in reads.rows("SELECT id FROM member WHERE gone = 1 ORDER BY id"):
        if bytes(member) not in with_it:
            yield Undone("new", bytes(member))


def unnumbered(reads: Reads, mark: Held) -> int:
    """How many walk-ins have no number of the pack's block: theirs is given at the way back."""
    return sum(1 for one in done(reads, mark).new if not one.value)


def _new(reads: Reads, with_it: frozenset[bytes]) -> Iterator[Newcomer]:
    for member, name, phone, scheme, value in reads.rows(
        "SELECT m.id, coalesce(m.name, m.nickname, ''), coalesce(m.phone, ''),"
        " coalesce(n.scheme, ''), coalesce(n.value, 0) FROM member m"
        " LEFT JOIN number n ON n.member = m.id AND n.gone = 0 WHERE m.gone = 0 ORDER BY m.rid"
    ):
        if bytes(member) not in with_it:
            parsed = parse_phone(phone) if phone else None
            told = parsed.e164 if parsed else ""
            yield Newcomer(bytes(member), str(name), told, str(scheme), int(value))


def _reason(reads: Reads, occurrence: bytes, member: bytes) -> str:
    made = attendance_activity_id(reads.community, occurrence, bytes(member))
    row = reads.one("SELECT reason FROM activity WHERE id = ?", (made,))
    return str(row[0] or "") if row else ""
