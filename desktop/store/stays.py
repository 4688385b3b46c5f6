"""When members came and went: each time in the community or a group, and who left."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from desktop.models.admission import ACTIVE_DAYS, LEFT, Gone, SourceRow, Stay, ranked
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.store import members
from desktop.store.merged import HIS, LED, MERGED, NOW
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

_ENDED = "(SELECT max(s.term) FROM stay s WHERE s.member = m.id AND s.place = ?1 AND s.gone = 0)"
_GONE = (
    "SELECT m.id, coalesce(m.name, m.nickname, ''), coalesce(m.number, ''), coalesce(t.\"to\", ''),"
    " coalesce(t.how, ''), coalesce(t.reason, ''), t.term FROM member m"
    " JOIN stay t ON t.member = m.id AND t.place = ?1 AND t.gone = 0"
    f' AND t."to" IS NOT NULL AND t.term = {_ENDED}'
    f" WHERE m.gone = 1 AND m.id NOT IN ({LED})"
)
# Active: seen or did something since a moment in ms.
_ACTIVE = (
    "(coalesce(m.last_seen, 0) >= ?2 OR EXISTS (SELECT 1 FROM activity a WHERE a.member IN"
    f" ({HIS.format('m.id')})"
    " AND a.gone = 0 AND a.at >= ?2 AND coalesce(a.state, '') <> 'voided'))"
)
_SOURCES = (
    "SELECT coalesce(m.source, ''), count(*), sum(m.gone = 0 AND {active}), sum(m.gone = 1)"
    " FROM member m WHERE (m.gone = 0 OR EXISTS (SELECT 1 FROM stay s WHERE s.member = m.id"
    ' AND s.place = ?1 AND s.gone = 0 AND s."to" IS NOT NULL))'
    f" AND m.id NOT IN ({LED}) GROUP BY 1"
)


def terms(reads: Reads, member: bytes) -> list[Stay]:
    """Every time he was in the community or a group, the newest first.

    Who has been in the community since before stays were recorded has a first term from the day
    he joined.
    """
    private = reads.actor.allows("member.read.private")
    rows = reads.rows(
        f"{MERGED} SELECT s.place, coalesce(t.name, c.name, ''), coalesce(s.term, 1),"
        " coalesce(s.\"from\", ''), coalesce(s.\"to\", ''), coalesce(s.source, ''),"
        " coalesce(i.name, i.nickname, ''), coalesce(s.how, ''), coalesce(s.reason, '')"
        " FROM stay s LEFT JOIN team t ON t.id = s.place LEFT JOIN community c ON c.id = s.place"
        f" LEFT JOIN member i ON i.id = {NOW.format('s.inviter')} AND i.gone = 0"
        ' WHERE s.member IN one AND s.gone = 0 ORDER BY s."from" IS NULL, s."from" DESC, s.term'
        " DESC",
        (member,),
    )
    found = [Stay(*row) for row in rows]
    if not private:
        found = [replace(one, reason="") for one in found]
    if not any(one.place == reads.community for one in found):
        found += _first(reads, member)
    return found


def _first(reads: Reads, member: bytes) -> list[Stay]:
    row = reads.one(
        "SELECT (SELECT name FROM community LIMIT 1), coalesce(m.joined, ''),"
        " coalesce(m.source, ''), coalesce(m.inviter_name, '') FROM member m"
        " WHERE m.id = ? AND m.gone = 0",
        (member,),
    )
    if row is None:
        return []
    name, joined, source, inviter = row
    return [Stay(reads.community, name or "", 1, joined, "", source, inviter, "", "")]


def groups_of(reads: Reads, member: bytes) -> list[bytes]:
    """The groups that he is in."""
    rows = reads.rows(
        "SELECT m.team FROM member_team m JOIN team t ON t.id = m.team AND t.gone = 0"
        " WHERE m.member = ? AND m.gone = 0 ORDER BY m.team",
        (member,),
    )
    return [bytes(row[0]) for row in rows]


def last(reads: Reads, member: bytes, place: bytes) -> tuple[int, bool]:
    """The number of his last term in a place, 0 for none, and whether it is still running."""
    row = reads.one(
        'SELECT term, "to" IS NULL FROM stay WHERE member = ? AND place = ? AND gone = 0'
        " ORDER BY term DESC LIMIT 1",
        (member, place),
    )
    return (int(row[0] or 1), bool(row[1])) if row else (0, False)


def begin(
    reads: Reads,
    rec: Recorder,
    member: bytes,
    place: bytes,
    *,
    source: str = "",
    inviter: bytes | None = None,
) -> None:
    """Note that a member came into a place; who is in it already stays in the same term."""
    term, running = last(reads, member, place)
    if running:
        return
    _put(reads, rec, member, place, term + 1, {
        "from": reads.today().isoformat(), "source": source or None, "inviter": inviter,
    })  # fmt: skip


def end(
    reads: Reads, rec: Recorder, member: bytes, place: bytes, *, reason: str, how: str = LEFT
) -> None:
    """Note that he left it; a stay that nobody recorded began when he joined the community."""
    term, running = last(reads, member, place)
    stated: dict[str, object] = {
        "to": reads.today().isoformat(),
        "how": how,
        "reason": reason,
    }
    if not running:
        term += 1
        if place == reads.community and term == 1:
            stated |= _joined(reads, member)
    _put(reads, rec, member, place, term, stated)


def _joined(reads: Reads, member: bytes) -> dict[str, object]:
    row = reads.one("SELECT joined, source FROM member WHERE id = ?", (member,))
    return {"from": row[0] or None, "source": row[1]} if row else {}


def _put(
    reads: Reads, rec: Recorder, member: bytes, place: bytes, term: int, said: dict[str, object]
) -> None:
    record = rec.fact("stay", member, place, term)
    rec.put("stay", record, {"member": member, "place": place, "term": term, **said})


def gone(reads: Reads, offset: int = 0, limit: int = 200) -> list[Gone]:
    """Who left the community, the last first."""
    rows = reads.rows(
        f'{_GONE} ORDER BY t."to" DESC, t.ver DESC LIMIT ?2 OFFSET ?3',
        (reads.community, limit, offset),
    )
    return _gone(reads, rows)


def count_gone(reads: Reads) -> int:
    """How many left the community and did not come back."""
    row = reads.one(f"SELECT count(*) FROM ({_GONE})", (reads.community,))
    return int(row[0]) if row else 0


def find_gone(reads: Reads, word: str) -> Gone:
    """Somebody who left, by id, number or name. Raises Problem stay.unknown."""
    found = _gone(reads, reads.rows(_GONE, (reads.community,)))
    wanted = fold(word)
    met = [
        one for one in found if word == one.id.hex() or wanted in (fold(one.number), fold(one.name))
    ]
    if len(met) != 1:
        raise Problem("stay.unknown", member=word)
    return met[0]


def meant(reads: Reads, word: str) -> bytes:
    """Who is meant, among the members or else those who left. Raises as `members.resolve`."""
    try:
        return members.resolve(reads, word)
    except Problem as unknown:
        if unknown.code != "member.unknown":
            raise
        try:
            return find_gone(reads, word).id
        except Problem:
            raise unknown from None


def _gone(reads: Reads, rows: Sequence[tuple[Any, ...]]) -> list[Gone]:
    private = reads.actor.allows("member.read.private")
    found = [Gone(*row) for row in rows]
    return found if private else [replace(one, reason="") for one in found]


def left_by_phone(reads: Reads, phone_ix: bytes) -> bytes | None:
    """Who left the community with this phone number, the last of them."""
    row = reads.one(
        f'SELECT id FROM ({_GONE} AND m.phone_ix = ?2 ORDER BY t."to" DESC LIMIT 1)',
        (reads.community, phone_ix),
    )
    return bytes(row[0]) if row else None


def sources(reads: Reads) -> list[SourceRow]:
    """How people of each source turned out, by their active share.

    Active is who did anything or was seen in the last `ACTIVE_DAYS` days, however long ago he
    joined: who was lively at first and fell silent is not active. To have joined is no doing.
    """
    first = reads.today() - timedelta(days=ACTIVE_DAYS)
    since = int(datetime.combine(first, time(), ZoneInfo(reads.zone)).timestamp() * 1000)
    rows = reads.rows(_SOURCES.format(active=_ACTIVE), (reads.community, since))
    return ranked(
        [SourceRow(source, joined, active, left) for source, joined, active, left in rows]
    )
