"""What a member has in each wallet, what of it he may use, and using it."""

from collections.abc import Sequence

from msgspec import Struct

from desktop.models import period
from desktop.models.award import POINTS, Wallet, spend_id
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.statement_words import amount
from desktop.store import members, usable
from desktop.store.ledger import correct, family
from desktop.store.member_filter import among
from desktop.store.merged import NOW
from desktop.store.overdrawn import HELD
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


class Held(Struct, frozen=True):
    """A part of a balance that may not be used, until a day (YYYY-MM-DD) or until it is let go."""

    id: bytes
    wallet: Wallet
    points: int
    until: str
    note: str


class Kept(Struct, frozen=True):
    """A hold and whose balance it is of."""

    member: bytes
    name: str
    held: Held


class Holding(Struct, frozen=True):
    """What is to be held, of whom, why; `until` "" is until it is let go."""

    member: bytes
    points: int
    note: str
    wallet: Wallet = POINTS
    until: str = ""


PAGE = 200
# What one entry may take: a million points, a million yuan.
_MOST: dict[Wallet, int] = {"": 1_000_000, "stored": 100_000_000, "contribution": 1_000_000}


def balance(reads: Reads, member: bytes, at: int | None = None, *, wallet: Wallet = POINTS) -> int:
    """The sum of a member's entries, aliases included; up to `at` (ms UTC) when given.

    Points, or fen of stored value, or contribution.
    """
    _, ids = family(reads, member)
    marks = ", ".join("?" * len(ids))
    until = "" if at is None else " AND at <= ?"
    row = reads.one(
        f"SELECT coalesce(sum(points), 0) FROM entry WHERE member IN ({marks}) AND gone = 0"
        f" AND wallet IS ?{until}",
        (*ids, wallet or None, *(() if at is None else (at,))),
    )
    return int(row[0]) if row else 0


def available(reads: Reads, member: bytes, *, wallet: Wallet = POINTS) -> int:
    """What a member may use now: his balance without what is held or has expired."""
    (has,) = usable.available(reads, [member], wallet).values()
    return has


def held(reads: Reads, member: bytes, wallet: Wallet = POINTS) -> int:
    """What of a member's balance may not be used now."""
    _, ids = family(reads, member)
    marks = ", ".join("?" * len(ids))
    row = reads.one(
        f"SELECT coalesce(sum(h.points), 0) FROM hold h WHERE h.member IN ({marks})"
        f" AND h.wallet IS ? AND {HELD}",
        (*ids, wallet or None, reads.today().isoformat()),
    )
    return int(row[0]) if row else 0


def holds(reads: Reads, member: bytes) -> list[Held]:
    """What is held of a member's balances, the latest last, also what has run out."""
    _, ids = family(reads, member)
    marks = ", ".join("?" * len(ids))
    found = reads.rows(
        f"SELECT {_held(reads)} FROM hold h WHERE h.member IN ({marks}) AND h.gone = 0"
        " ORDER BY h.born",
        ids,
    )
    return [Held(*row) for row in found]


def kept(reads: Reads, skip: int = 0, limit: int = PAGE) -> list[Kept]:
    """At most 200 holds of the members whom the reader sees, from the `skip`th on.

    What is held now first, then what has run out, each the latest first.
    """
    scope, people = among(reads, "m.id")
    found = reads.rows(
        "SELECT m.id, coalesce(nullif(m.name, ''), m.nickname, ''),"
        f" {_held(reads)} FROM hold h JOIN member m ON m.gone = 0"
        f" AND m.id = {NOW.format('h.member')}"
        f" WHERE h.gone = 0 AND {scope}"
        " ORDER BY coalesce(h.until < ?, 0), h.born DESC LIMIT ? OFFSET ?",
        (*people, reads.today().isoformat(), min(limit, PAGE), skip),
    )
    return [Kept(bytes(row[0]), row[1], Held(*row[2:])) for row in found]


def _held(reads: Reads) -> str:
    note = "coalesce(h.note, '')" if reads.actor.allows("member.read.private") else "''"
    return f"h.id, coalesce(h.wallet, ''), h.points, coalesce(h.until, ''), {note}"


def hold(rec: Recorder, reads: Reads, asked: Holding) -> bytes:
    """Hold a part of what a member can use; the hold's id.

    Raises Problem entry.points, entry.no_reason, entry.not_enough.
    """
    most = _MOST[asked.wallet]
    if not 0 < asked.points <= most:
        raise Problem("entry.points", low=1, high=most)
    if not asked.note.strip():
        raise Problem("entry.no_reason")
    _have(reads, asked.member, asked.wallet, asked.points)
    said: dict[str, object] = {
        "member": family(reads, asked.member)[0],
        "wallet": asked.wallet or None,
        "points": asked.points,
        "until": asked.until or None,
        "note": asked.note.strip(),
    }
    return rec.put("hold", None, {name: one for name, one in said.items() if one is not None})


def release(rec: Recorder, reads: Reads, one: bytes) -> None:
    """Let go what was held. Raises Problem hold.unknown."""
    holder(reads, one)
    rec.delete("hold", one)


def holder(reads: Reads, one: bytes) -> bytes:
    """Whose balance a hold is of. Raises Problem hold.unknown."""
    row = reads.one("SELECT member FROM hold WHERE id = ? AND gone = 0", (one,))
    if row is None:
        raise Problem("hold.unknown")
    return bytes(row[0])


class Giving(Struct, frozen=True):
    """What is to be given (below zero: taken) by hand; `expires` is its last day, "" for none."""

    member: bytes
    points: int
    note: str
    wallet: Wallet = POINTS
    expires: str = ""


def give(rec: Recorder, reads: Reads, asked: Giving) -> bytes:
    """Give (or, below zero, take of what can be used) by hand; the entry's id.

    Raises Problem entry.points, entry.no_reason, entry.past_end, entry.not_enough.
    """
    _right(reads, asked)
    if asked.points < 0:
        _have(reads, asked.member, asked.wallet, -asked.points)
    return _give(rec, reads, asked)


def give_each(
    rec: Recorder,
    reads: Reads,
    chosen: Sequence[bytes],
    points: int,
    note: str,
    progress: Progress = quiet,
) -> None:
    """Give points to, or take them of, each of these by hand, or of none.

    Raises Problem entry.points, entry.no_reason, entry.some_short.
    """
    if points < 0 and (short := usable.short(reads, chosen, -points)):
        name = "".join(one.name for one in members.by_ids(reads, short[:1]))
        raise Problem("entry.some_short", name=name, count=len(short), needs=-points)
    for done, member in enumerate(chosen):
        progress(done, len(chosen))
        asked = Giving(member, points, note)
        _right(reads, asked)
        _give(rec, reads, asked)


def _right(reads: Reads, asked: Giving) -> None:
    most = _MOST[asked.wallet]
    if not asked.note.strip():
        raise Problem("entry.no_reason")
    if not 0 < abs(asked.points) <= most:
        raise Problem("entry.points", low=-most, high=most)
    if asked.expires and (asked.points < 0 or asked.expires < reads.today().isoformat()):
        raise Problem("entry.past_end", day=asked.expires)


def _give(rec: Recorder, reads: Reads, asked: Giving) -> bytes:
    said: dict[str, object] = {
        "member": family(reads, asked.member)[0],
        "points": asked.points,
        "kind": "manual",
        "generation": 0,
        "local": period.local_text(rec.at, reads.zone),
        "zone": reads.zone,
        "at": rec.at,
        "note": asked.note.strip(),
        "wallet": asked.wallet or None,
        "expires": asked.expires or None,
    }
    return rec.entry({name: one for name, one in said.items() if one is not None})


def _have(reads: Reads, member: bytes, wallet: Wallet, needs: int) -> None:
    """Raise Problem entry.not_enough where a member can use less than is to be taken or held."""
    has = available(reads, member, wallet=wallet)
    if has < needs:
        raise Problem("entry.not_enough", has=amount(has, wallet), needs=amount(needs, wallet))


class Spending(Struct, frozen=True):
    """What is to be taken from whom: `points` (> 0, fen of stored value) for the record `source`.

    `beyond`: also more than he may use.
    """

    member: bytes
    points: int
    source: bytes
    wallet: Wallet = POINTS
    note: str = ""
    beyond: bool = False


def spend(rec: Recorder, reads: Reads, asked: Spending) -> bytes:
    """Take what is asked for; answers the entry's id.

    A record is paid for once: the same again writes nothing. Raises Problem entry.points,
    entry.not_enough.
    """
    most = _MOST[asked.wallet]
    if not 0 < asked.points <= most:
        raise Problem("entry.points", low=1, high=most)
    made = spend_id(rec.community, asked.source)
    if reads.one("SELECT 1 FROM entry WHERE id = ?", (made,)):
        return made
    if not asked.beyond:
        _have(reads, asked.member, asked.wallet, asked.points)
    said: dict[str, object] = {
        "member": family(reads, asked.member)[0],
        "points": -asked.points,
        "kind": "spend",
        "generation": 0,
        "evidence_key": asked.source.hex(),
        "local": period.local_text(rec.at, reads.zone),
        "zone": reads.zone,
        "at": rec.at,
        "note": asked.note.strip() or None,
        "wallet": asked.wallet or None,
    }
    return rec.entry({name: value for name, value in said.items() if value is not None}, made)


def give_back(rec: Recorder, reads: Reads, source: bytes, reason: str) -> bytes | None:
    """Cancel what was spent on a record: exactly that, and once, whichever devices cancel.

    Answers the reversal's id; None where nothing was spent or it was given back already. Raises
    Problem entry.no_reason.
    """
    made = spend_id(rec.community, source)
    spent = reads.one(
        "SELECT NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id) FROM entry e"
        " WHERE e.id = ? AND e.gone = 0",
        (made,),
    )
    return correct(rec, reads, made, reason) if spent and spent[0] else None
