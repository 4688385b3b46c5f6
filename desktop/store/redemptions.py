"""Redemptions as rows: what became of each, and writing them with the points they take."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from desktop.models.gift import Gift, Redemption, RedemptionQuery, Standing, over
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.store import gifts, ledger, members, wallets
from desktop.store.gifts import HANDED, REVERSED
from desktop.store.member_filter import among
from desktop.store.merged import NOW
from desktop.store.numbers import judges
from desktop.store.overdrawn import HELD
from desktop.store.place import PLACE, joined
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE = 200
# What can be told without looking at a gift's other redemptions.
_BASE = f"CASE WHEN {REVERSED} THEN 'cancelled' WHEN {HANDED} > 0 THEN 'handed' ELSE 'open' END"
_DOUBTFUL = f"({_BASE} = 'open' OR {HANDED} > 1 OR ({REVERSED} AND {HANDED} > 0))"
# What is promised of somebody's points, the last by the judge's log first.
_PROMISED = (
    f"SELECT r.id, coalesce(r.cost, 0), {PLACE} place, r.born FROM redemption r {joined('r')}"
    f" WHERE r.member IN ({{marks}}) AND r.gone = 0 AND {_BASE} = 'open'"
    f" UNION ALL SELECT h.id, h.points, {PLACE}, h.born FROM hold h {joined('h')}"
    f" WHERE h.member IN ({{marks}}) AND h.wallet IS NULL AND {HELD}"
    " ORDER BY place DESC, born DESC"
)
_PAGE = (
    "SELECT r.id, r.gift, coalesce(g.name, ''), coalesce(a.person, r.member),"
    " coalesce(nullif(m.name, ''), m.nickname, ''), coalesce(m.number, ''),"
    " coalesce(r.pieces, 1), coalesce(r.cost, 0), coalesce(r.at, 0), c.seq IS NULL,"
    " (SELECT min(h.at) FROM handout h WHERE h.redemption = r.id AND h.gone = 0), r.cancelled,"
    f" coalesce(r.note, ''), {_BASE}, {HANDED}, coalesce(r.back, 0)"
    f" FROM redemption r {joined('r')}"
    " LEFT JOIN gift g ON g.id = r.gift"
    " LEFT JOIN alias a ON a.member = r.member"
    " LEFT JOIN member m ON m.id = coalesce(a.person, r.member)"
)


def page(
    reads: Reads, query: RedemptionQuery, offset: int = 0, limit: int = PAGE
) -> list[Redemption]:
    """At most 200 redemptions, the newest first; what is to be handed out: the oldest first."""
    size = min(limit, PAGE)
    where, given = _where(reads, query)
    waits = bool(query.states) and set(query.states) <= {"pending", "ready"}
    order = " ORDER BY r.at, r.id" if waits else " ORDER BY r.at DESC, r.id"
    if not query.troubled and not _open_only_in_part(query):
        found = reads.rows(f"{_PAGE}{where}{order} LIMIT {size} OFFSET {offset}", given)
        return _standing(reads, found)
    # Which of the open ones are ready follows from all redemptions of their gifts.
    every = _standing(reads, reads.rows(f"{_PAGE}{where}{order}", given))
    return [one for one in every if _fits(one, query)][offset : offset + size]


def count(reads: Reads, query: RedemptionQuery) -> int:
    """How many redemptions a list holds."""
    where, given = _where(reads, query)
    if query.troubled or _open_only_in_part(query):
        every = _standing(reads, reads.rows(f"{_PAGE}{where}", given))
        return sum(1 for one in every if _fits(one, query))
    row = reads.one(f"SELECT count(*) FROM redemption r{where}", given)
    return int(row[0]) if row else 0


def find(reads: Reads, redemption: bytes) -> Redemption:
    """One redemption. Raises Problem redemption.gone."""
    found = _standing(reads, reads.rows(f"{_PAGE} WHERE r.id = ? AND r.gone = 0", (redemption,)))
    if not found:
        raise Problem("redemption.gone")
    return found[0]


def enter(rec: Recorder, reads: Reads, gift: Gift, member: bytes, pieces: int, note: str) -> bytes:
    """Record a redemption and take its points; Problem entry.not_enough."""
    made = new_id()
    rec.together(2)
    who, _ = ledger.family(reads, member)
    cost = gift.cost * pieces
    paid = wallets.spend(rec, reads, wallets.Spending(who, cost, made, note=gift.name))
    said = {
        "gift": gift.id, "member": who, "device": reads.device, "spend": paid, "pieces": pieces,
        "cost": cost, "at": rec.at, "note": note.strip() or None,
    }  # fmt: skip
    rec.put("redemption", made, said)
    return made


def cancel(rec: Recorder, reads: Reads, one: Redemption, reason: str, *, back: bool) -> None:
    """Give a redemption's points back, once however many cancel it."""
    rec.together(2)
    wallets.give_back(rec, reads, one.id, reason)
    said: dict[str, object] = {"member": _recorded(reads, one.id)}
    if one.cancelled is None:
        said["cancelled"] = rec.at
    if back:
        said["back"] = 1
    rec.put("redemption", one.id, said)


def _recorded(reads: Reads, redemption: bytes) -> bytes:
    """The member that the row names, who may have been merged since."""
    row = reads.one("SELECT member FROM redemption WHERE id = ?", (redemption,))
    return bytes(row[0]) if row else b""


def _open_only_in_part(query: RedemptionQuery) -> bool:
    """Whether the list wants only one of the two states that open ones can have."""
    return len({"pending", "ready"} & set(query.states)) == 1


def _fits(one: Redemption, query: RedemptionQuery) -> bool:
    told = not query.troubled or one.trouble != ""
    return told and (not query.states or one.state in query.states)


def _where(reads: Reads, query: RedemptionQuery) -> tuple[str, tuple[object, ...]]:
    sql, given = " WHERE r.gone = 0", list[object]()
    if query.troubled:
        sql += f" AND {_DOUBTFUL}"
    if query.states:
        bases = {"open" if one in ("pending", "ready") else one for one in query.states}
        sql += f" AND {_BASE} IN ({', '.join('?' * len(bases))})"
        given += sorted(bases)
    if query.gift is not None:
        sql += " AND r.gift = ?"
        given.append(query.gift)
    if query.member is not None:
        _, family = ledger.family(reads, query.member)
        sql += f" AND r.member IN ({', '.join('?' * len(family))})"
        given += family
    scope, people = among(reads, NOW.format("r.member"))
    if scope != "1":
        sql += f" AND {scope}"
        given += people
    return sql, tuple(given)


def _standing(reads: Reads, found: Sequence[tuple[Any, ...]]) -> list[Redemption]:
    """The rows as they stand; gifts are looked at only where one of theirs is still open."""
    shelves = gifts.shelves(reads, {row[1] for row in found if row[13] == "open"})
    here = judges(reads)
    reads_notes = reads.actor.allows("member.read.private")
    told = []
    beyond = _overdrawn(reads, {row[3] for row in found if row[13] == "open"})
    for row in found:
        if row[13] == "open":
            stands = shelves[row[1]].standings.get(row[0], Standing("pending"))
        else:
            stands = over(row[14], reversed_=row[13] == "cancelled", back=bool(row[15]))
        if row[0] in beyond and not stands.trouble:
            stands = replace(stands, trouble="overdrawn")
        told.append(_told(reads, row, stands, here=here, note=row[12] if reads_notes else ""))
    return told


def _overdrawn(reads: Reads, some: set[bytes]) -> set[bytes]:
    """What was redeemed beyond the points of these members: of what is open or held, the last."""
    found = set[bytes]()
    for member in some:
        missing = wallets.held(reads, member) - wallets.balance(reads, member)
        if missing <= 0:
            continue
        _, family = ledger.family(reads, member)
        sql = _PROMISED.format(marks=", ".join("?" * len(family)))
        for one, cost, *_ in reads.rows(sql, (*family, *family, reads.today().isoformat())):
            if missing > 0:
                found.add(one)
                missing -= cost
    return found


def _told(
    reads: Reads, row: tuple[Any, ...], stands: Standing, *, here: bool, note: str
) -> Redemption:
    record, gift, gift_name, member, name, number, pieces, cost, at, pending, handed, gone = row[
        :12
    ]
    sure = stands.state == "ready" or (stands.state == "pending" and (stands.own or here))
    return Redemption(
        record, gift, gift_name, members.canonical(reads, member), name, number, pieces, cost, at,
        stands.state, stands.trouble, bool(pending), sure and not stands.trouble,
        handed, gone if stands.state == "cancelled" else None, note,
    )  # fmt: skip


def meant(reads: Reads, text: str, *, cancelled: bool = False) -> bytes:
    """The redemption of this id, or the only one to be handed out of the member that is meant.

    `cancelled`: also one that was handed out. Raises Problem redemption.gone, .ambiguous,
    member.unknown, member.ambiguous.
    """
    word = text.strip().lower()
    if gifts.ID.fullmatch(word):
        asked = bytes.fromhex(word)
        if reads.one("SELECT 1 FROM redemption WHERE id = ? AND gone = 0", (asked,)):
            return asked
    who = members.resolve(reads, text)
    found = page(reads, RedemptionQuery(states=("pending", "ready"), member=who))
    if not found and cancelled:
        found = page(reads, RedemptionQuery(states=("handed",), member=who))
    if not found:
        raise Problem("redemption.gone")
    if len(found) > 1:
        raise Problem("redemption.ambiguous", name=found[0].name, count=len(found))
    return found[0].id
