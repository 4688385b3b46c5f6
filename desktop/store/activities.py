"""What members did: recorded by hand, from a file, or because they were present at a session."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from msgspec.structs import replace

from desktop.models import period
from desktop.models.activity import (
    CATEGORY,
    LARGEST_AMOUNT,
    Activity,
    ActivityQuery,
    Attendance,
    Detail,
)
from desktop.models.award import ActivityLine, activity_id, attendance_activity_id
from desktop.models.ids import phone_index
from desktop.models.op import Value
from desktop.models.presence import MOVED, UNDONE, VOIDED
from desktop.models.problem import Problem
from desktop.models.rule import KINDS
from desktop.store import daily
from desktop.store.member_filter import among
from desktop.store.merged import HIS, LEADS, NOW
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE = 200
LAST_YEAR = 9998

_COLUMNS = (
    "a.id, a.member, coalesce(m.name, ''), a.kind, a.local, a.at, a.amount, coalesce(a.text, ''),"
    " a.occurrence, coalesce(a.state, ''), coalesce(a.reason, ''),"
    " coalesce(a.category, '')"
)
_WHO = NOW.format("a.member")
_PRIVATE = "member.read.private"


def find(reads: Reads, activity: bytes) -> Activity:
    """One activity; Problem("activity.unknown") when there is none."""
    found = by_ids(reads, [activity])
    if not found:
        raise Problem("activity.unknown", activity=activity.hex())
    return found[0]


def by_ids(reads: Reads, ids: Sequence[bytes], *, undone: bool = False) -> list[Activity]:
    """These activities, by local time, then id; those that are gone only if `undone` are asked."""
    found = reads.rows(
        f"SELECT {_COLUMNS}, a.gone FROM json_each(?) j JOIN activity a ON a.id = unhex(j.value)"
        f" LEFT JOIN member m ON m.id = {_WHO} WHERE a.gone <= ? ORDER BY a.local, a.id",
        (json.dumps([one.hex() for one in ids]), undone),
    )
    shown = [(_shown(reads, row), gone) for *row, gone in found]
    return [replace(one, state=UNDONE) if gone else one for one, gone in shown]


def page(reads: Reads, query: ActivityQuery, offset: int = 0, limit: int = PAGE) -> list[Activity]:
    """At most 200 activities, newest first, then by id."""
    where, given = _where(reads, query)
    # The rows passed over are counted in an index, and looked up no further.
    found = reads.rows(
        "WITH shown AS MATERIALIZED (SELECT a.id FROM activity a"
        f" WHERE a.gone = 0{where} ORDER BY a.local DESC, a.id LIMIT ? OFFSET ?)"
        f" SELECT {_COLUMNS} FROM shown s CROSS JOIN activity a ON a.id = s.id"
        f" LEFT JOIN member m ON m.id = {_WHO} ORDER BY a.local DESC, a.id",
        (*given, min(limit, PAGE), offset),
    )
    return [_shown(reads, row) for row in found]


def each(reads: Reads, query: ActivityQuery) -> Iterator[Activity]:
    """The activities of a list in its order, however many, read some at a time."""
    where, given = _where(reads, query)
    index = "INDEXED BY activity_newest" if query.member is None else ""
    ids = reads.each(
        f"SELECT a.id FROM activity a {index} WHERE a.gone = 0{where} ORDER BY a.local DESC, a.id",
        given,
    )
    while some := [record for (record,) in islice(ids, PAGE)]:
        found = {one.id: one for one in by_ids(reads, some)}
        yield from (found[record] for record in some if record in found)


def count(reads: Reads, query: ActivityQuery) -> int:
    """How many activities a list has."""
    everybody = among(reads, _WHO)[0] == "1"
    if everybody and query == ActivityQuery(kind=query.kind, voided=query.voided):
        return daily.listed(reads, query.kind, voided=query.voided)
    where, given = _where(reads, query)
    row = reads.one(f"SELECT count(*) FROM activity a WHERE a.gone = 0{where}", given)
    return int(row[0]) if row else 0


def kinds_of(reads: Reads, member: bytes) -> list[str | None]:
    """The kinds of a member's activities, each found by one step into the index."""
    index = "activity INDEXED BY activity_member WHERE member = ?"
    found: list[str | None] = []
    if reads.one(f"SELECT 1 FROM {index} AND kind IS NULL", (member,)):
        found.append(None)
    kind = ""
    while row := reads.one(f"SELECT min(kind) FROM {index} AND kind > ?", (member, kind)):
        if row[0] is None:
            break
        kind = str(row[0])
        found.append(kind)
    return found


def _shown(reads: Reads, row: Sequence[Any]) -> Activity:
    found = Activity(*row)
    return found if reads.actor.allows(_PRIVATE) else replace(found, text="", reason="")


def _where(reads: Reads, query: ActivityQuery) -> tuple[str, tuple[Value, ...]]:
    scope, people = among(reads, _WHO)
    parts: list[tuple[str, Value]] = []
    if query.member is not None:
        parts.append((f" AND a.member IN ({HIS.format('?1')})", query.member))
    if query.kind:
        parts.append((" AND a.kind = ?", query.kind))
    if query.first:
        parts.append((" AND a.local >= ?", query.first))
    if query.last:
        parts.append((" AND a.local <= ?", f"{query.last}T23:59:59"))
    if not query.voided:
        parts.append((" AND coalesce(a.state, '') <> ?", VOIDED))
    sql = "".join(sql for sql, _ in parts) + (f" AND {scope}" if scope != "1" else "")
    return sql, (*(value for _, value in parts), *people)


def add(rec: Recorder, reads: Reads, member: bytes, kind: str, local: str, detail: Detail) -> bytes:
    """Record one activity by hand, at a local time of the community.

    Raises Problem activity.kind, activity.time, activity.amount, activity.category.
    """
    if kind not in KINDS:
        raise Problem("activity.kind", kind=kind, choices=", ".join(KINDS))
    amount, category = detail.amount, detail.category.strip()
    if len(category) > CATEGORY:
        raise Problem("activity.category", limit=CATEGORY)
    if amount is not None and not 0 <= amount <= LARGEST_AMOUNT:
        raise Problem("activity.amount", high=LARGEST_AMOUNT)
    zone = reads.zone
    moment = _moment(local)
    fields = {
        "member": member,
        "kind": kind,
        "local": moment,
        "zone": zone,
        "at": period.instant(moment, zone),
        "amount": amount,
        "text": detail.text.strip() or None,
        "category": category or None,
    }
    return rec.put("activity", None, fields)


def check_in(rec: Recorder, reads: Reads, came: Attendance) -> bytes:
    """Record the check-in that follows from attendance; a voided one counts again.

    Call it in the recording that writes the attendance, then `settlement.follow`.
    """
    made = attendance_activity_id(rec.community, came.occurrence, came.member)
    zone = reads.zone
    fields: dict[str, object] = {
        "member": came.member,
        "occurrence": came.occurrence,
        "kind": "checkin",
        "local": period.local_text(came.at, zone),
        "zone": zone,
        "at": came.at,
        "source": f"{came.series.hex()}/{came.start}",
    }
    if came.reason:
        return rec.put("activity", made, {**fields, "state": MOVED, "reason": came.reason})
    known = reads.one("SELECT 1 FROM activity WHERE id = ? AND gone = 0", (made,))
    # Said whole: who takes an earlier scan back unseen takes back no other.
    return rec.put("activity", made, {**fields, "state": ""} if known else fields, whole=True)


def move(rec: Recorder, reads: Reads, activity: bytes, at: int, reason: str) -> None:
    """Say that an activity was at another time (ms UTC), for a reason.

    Raises Problem entry.no_reason.
    """
    if not reason.strip():
        raise Problem("entry.no_reason")
    local = period.local_text(at, reads.zone)
    said = {"local": local, "zone": reads.zone, "at": at, "reason": reason.strip()}
    rec.put("activity", activity, {**said, "state": MOVED})


def void(rec: Recorder, reads: Reads, activity: bytes, reason: str) -> Activity:
    """Take an activity out of account for a reason.

    Raises Problem activity.unknown, activity.voided, entry.no_reason.
    """
    if not reason.strip():
        raise Problem("entry.no_reason")
    found = find(reads, activity)
    if found.state == VOIDED:
        raise Problem("activity.voided")
    rec.put("activity", activity, {"state": VOIDED, "reason": reason.strip()})
    return found


def members_by_phone(reads: Reads, phones: Iterable[str]) -> dict[str, list[bytes]]:
    """E.164 phone → canonical members who have it now."""
    from desktop.store import accounts

    index = {phone_index(reads.index_key, phone).hex(): phone for phone in set(phones)}
    out: dict[str, list[bytes]] = {phone: [] for phone in index.values()}
    profiles = reads.rows(
        "SELECT m.id, lower(hex(m.phone_ix)) FROM json_each(?) j"
        " JOIN member m ON m.phone_ix = unhex(j.value) AND m.gone = 0 ORDER BY m.id",
        (json.dumps(list(index)),),
    )
    for member, found in dict.fromkeys([*profiles, *accounts.by_index(reads, list(index))]):
        out[index[found]].append(member)
    return out


class Importer:
    """Adds the lines of one file; the ordinal of a line counts over the whole file."""

    def __init__(self, rec: Recorder, reads: Reads) -> None:
        self._rec = rec
        self._reads = reads
        self._zone = reads.zone
        self._seen: Counter[ActivityLine] = Counter()
        self._aliases: dict[bytes, list[bytes]] = {}
        for alias, member in reads.rows(f"{LEADS} ORDER BY member"):
            self._aliases.setdefault(member, []).append(alias)
        self.members: set[bytes] = set()
        self.added = self.skipped = 0

    def add(self, lines: Sequence[tuple[ActivityLine, str, str]]) -> None:
        """Add lines, each with text and category; what he or an alias has already is skipped."""
        ids = [self._ids(line) for line, *_ in lines]
        known = self._known([one for found in ids for one in found])
        fresh: list[tuple[bytes | None, dict[str, Value]]] = []
        for (line, *told), found in zip(lines, ids, strict=True):
            if any(known.get(one) == 0 for one in found):
                self.skipped += 1
                continue
            self.added += 1
            self.members.add(line.member)
            if found[0] in known:
                self._rec.put("activity", found[0], self._fields(line, *told))
            else:
                fresh.append((found[0], self._fields(line, *told)))
        self._rec.insert_many("activity", fresh)

    def _ids(self, line: ActivityLine) -> list[bytes]:
        ordinal = self._seen[line]
        self._seen[line] += 1
        key = self._reads.index_key
        who = [line.member, *self._aliases.get(line.member, [])]
        return [
            activity_id(self._rec.community, key, replace(line, member=one), ordinal) for one in who
        ]

    def _known(self, ids: list[bytes]) -> Mapping[bytes, int]:
        """Which of these ids are there: id → 0, or 1 for one that was taken back by an undo."""
        return dict(
            self._reads.rows(
                "SELECT a.id, a.gone FROM json_each(?) j JOIN activity a ON a.id = unhex(j.value)",
                (json.dumps([one.hex() for one in ids]),),
            )
        )

    def _fields(self, line: ActivityLine, text: str, category: str) -> dict[str, Value]:
        return {
            "member": line.member,
            "kind": line.kind,
            "local": line.local,
            "zone": self._zone,
            "at": period.instant(line.local, self._zone),
            "amount": line.amount,
            "text": text or None,
            "category": category or None,
            "source": None if line.reference == text else line.reference or None,
        }


def _moment(text: str) -> str:
    """A local time as it is stored; Problem("activity.time") for any other text."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Problem("activity.time", time=text) from None
    if found.tzinfo is not None or not 1970 <= found.year <= LAST_YEAR:
        raise Problem("activity.time", time=text)
    return found.isoformat(timespec="seconds")
