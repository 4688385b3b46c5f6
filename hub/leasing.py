"""Blocks of member numbers: each device gives out its own, so no number is given twice."""

from desktop.models.ids import fact_id
from desktop.models.numbers import LARGEST
from desktop.models.op import Kind, Op, Value
from desktop.models.wire import Lease
from hub import numbers
from hub.core import Hub, Peer
from hub.held import Held
from hub.own_changesets import stand_by_judge
from hub.refusing import Denied

# The largest block: enough for the roster of a whole community.
MOST = 1_000_000


def lease(hub: Hub, peer: Peer, asked: Lease, now_ms: int) -> int:
    """Lease the next free numbers to the device; the last number of its newest block.

    A block that it has not heard of yet is not doubled: asked again, the answer is the same.
    Raises Denied for a role that adds no members, a prefix that nobody has, or where no numbers
    are left.
    """
    with hub.engine.writing() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=True)
        hub.require_device(held, peer)
        _require_adder(held, peer)
        scheme = _scheme(held, asked.scheme)
        leased = held.where("lease", "device", peer.device)
        known = max(
            (one.clear["last"] for one in leased if one.clear["scheme"] == scheme), default=0
        )
        if known > asked.after:
            return int(known)
        first = numbers.highest(session, peer.community, scheme) + 1
        last = first + max(1, min(asked.count, MOST)) - 1
        if last > LARGEST:
            raise Denied("sync.no_numbers")
        stand_by_judge(hub, held, "number.lease", [_block(held, peer, scheme, first, last)])
        held.write()
    return last


def _block(held: Held, peer: Peer, scheme: str, first: int, last: int) -> Op:
    record = fact_id("lease", held.community, scheme, first)
    fields: dict[str, Value] = {
        "scheme": scheme,
        "first": first,
        "last": last,
        "device": peer.device,
    }
    return Op(Kind.LEASE, "lease", record, fields)


def _require_adder(held: Held, peer: Peer) -> None:
    device = held.row("device", peer.device)
    operator = bytes(device.clear.get("operator") or b"") if device else b""
    if not held.actor(operator).anywhere("member.write"):
        raise Denied("sync.may_not_number")


def _scheme(held: Held, asked: str | None) -> str:
    row = held.row("community", held.community)
    own = str(row.clear.get("prefix") or "") if row else ""
    if asked is None or asked == own:
        return own
    if not any(held.where("chapter", "prefix", asked)):
        raise Denied("sync.no_numbers")
    return asked
