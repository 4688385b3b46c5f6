"""The log before a hub was there: taken from the device that judged, told to devices that come."""

from desktop.models.erasure import sealed_for
from desktop.models.judging_actor import holds
from desktop.models.judging_seals import named
from desktop.models.past import Behind, Give, Given, Told
from desktop.models.permission import OWNER
from desktop.models.sealing import SEED_MARK, read_seed
from desktop.models.signed import (
    BadChangeset,
    Entry,
    SignedChangeset,
    SignedOp,
    read_changeset,
    verify,
    without,
)
from desktop.models.wire import PAGE_BYTES
from hub.core import Hub, Peer
from hub.engine import Session
from hub.held import Held
from hub.paging import entries
from hub.refusing import Denied

# Before every seq.
_FIRST = -(2**62)


def give(hub: Hub, peer: Peer, asked: Give, now_ms: int) -> Given:
    """Keep these entries behind those that are there; how far the past is known now.

    Entries that are there are taken once. Raises Denied for anybody but an owner's device, and for
    entries that do not follow or that nobody signed who may.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        hub.require_device(held, peer)
        if not holds(held, held.operator_of(peer.device), OWNER):
            raise Denied("sync.owner_decides")
        last = _last(session, peer.community)
        for entry in asked.entries:
            if last is None or entry.seq > last:
                last = _take(held, peer, entry, last)
        return Given(last)


def _last(session: Session, community: bytes) -> int | None:
    found = session.rows("SELECT max(seq) FROM past WHERE community = ?", (community,))
    return None if found[0][0] is None else int(found[0][0])


def _take(held: Held, peer: Peer, entry: Entry, last: int | None) -> int:
    try:
        found = read_changeset(entry.changeset)
    except BadChangeset as error:
        raise Denied("sync.bad_changeset") from error
    head = found.about
    follows = last is None or entry.seq == last + head.count
    if not follows or not _FIRST < entry.seq <= 0 or not 0 <= entry.clock < 2**63:
        raise Denied("sync.bad_chunk")
    if head.community != held.community or not _signed(held, peer, found):
        raise Denied("sync.bad_signature")
    pairs = sealed_for(found, held.community)
    gone = frozenset(key for subject, key in pairs if held.erased(subject))
    data = (without(found, gone) if gone else None) or entry.changeset
    kept = read_changeset(data)
    held.seeds.keep(read_seed(part) for part in _parts(kept) if part[:1] == SEED_MARK)
    held.session.run(
        "INSERT INTO past (community, seq, device, number, clock, giver, changeset)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (held.community, entry.seq, head.device, head.number, entry.clock, peer.device, data),
    )
    return entry.seq


def _parts(found: SignedChangeset) -> list[bytes]:
    ops = (one for one in found.ops if isinstance(one, SignedOp))
    return [part for one in ops for part in one.sealed if isinstance(part, bytes)]


def _signed(held: Held, peer: Peer, found: SignedChangeset) -> bool:
    """Whether its author signed it, or the giver in the place of one who cannot any more."""
    for device in dict.fromkeys((found.about.device, peer.device)):
        row = held.row("device", device)
        key = bytes(row.clear.get("sign_key") or b"") if row else b""
        if key and verify(key, found.covered, found.signature):
            return True
    return False


def tell(hub: Hub, peer: Peer, asked: Behind, now_ms: int) -> Told:
    """The log beyond `after` up to `until`, from before the hub was there if need be."""
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        hub.require_device(held, peer)
        if _last(session, peer.community) != 0:
            return Told(False, [], [], b"")
        after = _FIRST if asked.after is None else max(asked.after, _FIRST)
        most = min(max(asked.most, 0), PAGE_BYTES)
        page = _page(session, peer.community, after, min(asked.until, 2**62), most)
        page, giver = _by_one(session, peer.community, page)
        seeds = {seed for one in page for seed in named(read_changeset(one.changeset))}
        return Told(True, page, held.seeds.listed(seeds), giver)


def _by_one(session: Session, community: bytes, page: list[Entry]) -> tuple[list[Entry], bytes]:
    """As many of them as one device gave, and which: another's key vouches for what follows.

    Of the log itself nobody gave any.
    """
    if not page or page[0].seq > 0:
        return page, b""
    found = session.rows(
        "SELECT seq, giver FROM past WHERE community = ? AND seq >= ? AND seq <= ? ORDER BY seq",
        (community, page[0].seq, page[-1].seq),
    )
    giver = bytes(found[0][1])
    others = [seq for seq, other in found if bytes(other) != giver]
    return [one for one in page if not others or one.seq < others[0]], giver


def _page(session: Session, community: bytes, after: int, until: int, most: int) -> list[Entry]:
    """The next entries, of the past as long as there are any, else of the log."""
    for table in ("past", "log"):
        if found := entries(session, table, community, after, until, most):
            return found
    return []
