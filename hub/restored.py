"""A hub that was restored from an old backup takes back from devices what it had handed out.

docs/decisions/what-a-restored-hub-gets-back.md tells why it believes what it does.
"""

from collections.abc import Iterable
from typing import Final

from desktop.models.judging import Case, Judged, Working, judge
from desktop.models.judging_rights import settle
from desktop.models.op import Head as ChangesetHead
from desktop.models.op import unpack_clear
from desktop.models.refusal import Refused
from desktop.models.signed import (
    AHEAD_MS,
    BadChangeset,
    Entry,
    Ruling,
    SignedChangeset,
    SignedOp,
    read_changeset,
    read_verdict,
    verify,
)
from desktop.models.tail import Marks, Retell, Retold, TailPage, mark, receipt_statement
from hub import beside, erasing, gaps
from hub.arriving import prefetch
from hub.core import Hub, Peer
from hub.held import Held
from hub.logplace import bounded, mark_at
from hub.own_changesets import stand_by_judge
from hub.reached import Device
from hub.refusing import Denied
from hub.standing import stands

# After these a changeset waits in the quarantine.
_AGAINST: Final = frozenset({"refused", "aside"})
_NOWHERE: Final = -1
_ASIDE: Final = "quarantine"


def common(hub: Hub, asked: Marks, now_ms: int) -> int:
    """The last of these places that this log has, too; -1 for none. Raises Denied."""
    with hub.engine.reading() as session:
        if Held(hub.engine, session, asked.community, now_ms, lock=False).head is None:
            raise Denied("sync.no_community")
        for seq, signed in sorted(asked.places, reverse=True):
            if mark_at(session, asked.community, bounded(seq)) == signed:
                return seq
    return _NOWHERE


def retell(hub: Hub, asked: Retell, now_ms: int) -> Retold:
    """Take what is missing of it, each once however often it comes and whoever brings it.

    Raises Denied for a page or verdict that this hub did not sign, or another's changeset.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, asked.community, now_ms, lock=True)
        if held.head is None:
            raise Denied("sync.no_community")
        signed = [entry.changeset for page in asked.pages for entry in page.entries]
        taken = sum(_page(hub, held, page) for page in asked.pages)
        if asked.verdicts:
            taken += _verdicts(hub, held, Peer(asked.community, asked.device), asked)
        held.write()
        return Retold(taken, _other(held, asked.device, [*signed, *asked.aside]))


def _other(held: Held, device: bytes, signed: Iterable[bytes]) -> list[int]:
    """The device's numbers of these that are not in the log or the quarantine as it signed them."""
    found = (read_changeset(data) for data in signed)
    return [
        one.about.number
        for one in found
        if one.about.device == device
        and one.signature
        not in (_standing(held, *_name(one)), _standing(held, *_name(one), _ASIDE))
        and not stands(held, "log", one.about)
    ]


def _name(found: SignedChangeset) -> tuple[bytes, int]:
    return found.about.device, found.about.number


# -- the log --------------------------------------------------------------------------------------


def _page(hub: Hub, held: Held, page: TailPage) -> int:
    """How many changesets of the page were missing."""
    said = receipt_statement(held.community, page.epoch, page.after, page.mark, page.entries)
    if not verify(hub.identity.public, said, page.signature):
        raise Denied("sync.bad_signature")
    taken, before = 0, page.mark
    for entry in page.entries:
        taken += _entry(hub, held, page.epoch, before, entry)
        before = mark(entry.changeset)
    return taken


def _entry(hub: Hub, held: Held, epoch: int, before: bytes, entry: Entry) -> bool:
    """Let it stand again: at its own place where the log ends just before it, else at the end."""
    found = _signed(hub, held, entry.changeset)
    head = found.about
    known = _standing(held, head.device, head.number)
    if known == found.signature:
        return False
    assert held.head is not None
    exact = held.head.seq == entry.seq - head.count and _ends_with(held, before)
    if not exact:
        _open_epoch(held, epoch + 1)
    if head.device == hub.judge:
        return _own(hub, held, found, entry, known is not None, exact=exact)
    if known is not None:
        # The author did something else under this number since.
        kept = beside.keep(held, found, entry.changeset)
        if kept:
            _open_epoch(held, epoch + 1)
        return kept
    _author(hub, held, found, entry, exact=exact)
    return True


def _own(
    hub: Hub, held: Held, found: SignedChangeset, entry: Entry, taken: bool, *, exact: bool
) -> bool:
    """The hub's own: under its name, or said anew where that is another changeset's by now."""
    if not taken:
        judged = _judged(held, found, entry, exact=exact)
        hub.stand(held, judged, entry.changeset)
        return True
    ops = [unpack_clear(one.clear) for one in found.ops if isinstance(one, SignedOp)]
    wanted = []
    for op in ops:
        row = held.row(op.table, op.record)
        if row is None or row.gone:
            wanted.append(op)
    if wanted:
        stand_by_judge(hub, held, found.about.kind, wanted)
    return bool(wanted)


def _author(hub: Hub, held: Held, found: SignedChangeset, entry: Entry, *, exact: bool) -> None:
    head = found.about
    at = held.device(head.device)
    if not exact and stands(held, "log", head):
        # A copy of the author's folder has said it to this hub since.
        held.keep_device(head.device, _decided(held, at, found))
        return
    prefetch(held, found)
    try:
        judged = _judged(held, found, entry, exact=exact)
    except Refused as refused:
        # What others did meanwhile leaves no room for it: the owner decides.
        if not _aside(held, head):
            at = hub.set_aside(held, at, found, entry.changeset, refused)
    else:
        hub.stand(held, judged, entry.changeset)
        held.session.run(
            "DELETE FROM quarantine WHERE community = ? AND device = ? AND number = ?",
            (held.community, head.device, head.number),
        )
    held.keep_device(head.device, _decided(held, at, found))


def _judged(held: Held, found: SignedChangeset, entry: Entry, *, exact: bool) -> Judged:
    """It was judged when it came: nobody's right is asked again. Raises Refused."""
    ahead = found.about.clock != entry.clock
    at = (entry.clock >> 16) - (AHEAD_MS if ahead else 0)
    held.past = True
    try:
        return judge(found, held, b"", at, _stood, _stood_whole if exact else settle)
    finally:
        held.past = False


def _stood(case: Case) -> None:
    """What the author might do was asked when it came first."""


def _stood_whole(working: Working, judged: Judged) -> None:
    """And whether it might stand as a whole, too."""


def _decided(held: Held, at: Device, found: SignedChangeset) -> Device:
    """How far its author is, and which of his numbers nobody has brought yet."""
    head = found.about
    if head.number <= at.number:
        gaps.fill(held, head.device, head.number)
        return at
    gaps.miss(held, head.device, range(at.number + 1, head.number))
    last = head.first_op + head.count - 1
    return at._replace(number=head.number, op=last, signature=found.signature)


def _standing(held: Held, device: bytes, number: int, table: str = "log") -> bytes | None:
    """The signature that the log (or the quarantine) has at this number."""
    rows = held.session.rows(
        f"SELECT changeset FROM {table} WHERE community = ? AND device = ? AND number = ?",
        (held.community, device, number),
    )
    return read_changeset(bytes(rows[0][0])).signature if rows else None


def _ends_with(held: Held, before: bytes) -> bool:
    assert held.head is not None
    return mark_at(held.session, held.community, held.head.seq) == before


def _open_epoch(held: Held, epoch: int) -> None:
    """From here on this log is another one than the one that was lost."""
    assert held.head is not None
    if held.head.epoch < epoch:
        held.session.run("UPDATE head SET epoch = ? WHERE community = ?", (epoch, held.community))
        held.head = held.head._replace(epoch=epoch)


def _signed(hub: Hub, held: Held, data: bytes) -> SignedChangeset:
    """Raises Denied for bytes that their author did not sign."""
    try:
        found = read_changeset(data)
    except BadChangeset as error:
        raise Denied("sync.bad_changeset") from error
    head = found.about
    row = held.row("device", head.device)
    key = bytes(row.clear.get("sign_key") or b"") if row else b""
    if head.device == hub.judge:
        key = hub.identity.public
    own = head.community == held.community
    if not own or not verify(key, found.covered, found.signature):
        raise Denied("sync.bad_signature")
    return found


# -- verdicts and what they are about -------------------------------------------------------------


def _verdicts(hub: Hub, held: Held, peer: Peer, asked: Retell) -> int:
    """The device's verdicts that are missing, behind those that it was given since."""
    at = held.device(peer.device)
    known = {
        bytes(row[0])
        for row in held.session.rows(
            "SELECT verdict FROM verdict WHERE community = ? AND device = ?", tuple(peer)
        )
    }
    rulings = []
    for data in dict.fromkeys(asked.verdicts):
        rulings.append(_ruling(hub, peer, data))
        if data not in known:
            at = at._replace(ruled=at.ruled + 1)
            held.session.run(
                "INSERT INTO verdict (community, device, ruled, verdict) VALUES (?, ?, ?, ?)",
                (*peer, at.ruled, data),
            )
    held.keep_device(peer.device, at)
    against = _waiting(rulings)
    payloads = [_signed(hub, held, data) for data in asked.aside]
    return sum(
        _set_aside(held, peer, found, data, against.get(found.about.number))
        for found, data in zip(payloads, asked.aside, strict=True)
    )


def _ruling(hub: Hub, peer: Peer, data: bytes) -> Ruling:
    found = read_verdict(hub.identity.public, data)
    if found is None or (found.community, found.device) != tuple(peer):
        raise Denied("sync.bad_signature")
    return found


def _waiting(rulings: Iterable[Ruling]) -> dict[int, Ruling]:
    """By number, what the owner has not decided."""
    found: dict[int, Ruling] = {}
    for one in rulings:
        if one.verdict in _AGAINST:
            found[one.number] = one
        elif one.verdict == "discarded":
            found.pop(one.number, None)
    return found


def _set_aside(
    held: Held, peer: Peer, found: SignedChangeset, data: bytes, ruling: Ruling | None
) -> bool:
    """Put a changeset that did not stand back into the quarantine; whether it was missing."""
    head = found.about
    if head.device != peer.device:
        raise Denied("sync.bad_signature")
    if _standing(held, *_name(found)) is not None or _aside(held, head):
        return False
    if ruling is not None and ruling.action == head.action:
        held.session.run(
            "INSERT INTO quarantine"
            " (community, device, number, action, kind, reason, position, at, changeset)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *peer,
                head.number,
                head.action,
                head.kind,
                ruling.reason,
                ruling.position,
                ruling.at,
                erasing.known(held, found, data),
            ),
        )
    at = held.device(peer.device)
    held.keep_device(peer.device, _decided(held, at, found))
    return True


def _aside(held: Held, head: ChangesetHead) -> bool:
    return _standing(held, head.device, head.number, _ASIDE) is not None
