"""This device as the judge of what others bring it in bundles (docs/format-sync.md section 11)."""

import time

from desktop.models.changes import Changes
from desktop.models.invitation import proof_kept
from desktop.models.judging import judge
from desktop.models.judging_rights import ask, settle
from desktop.models.refusal import CAPPED, SUPERSEDED, Refused
from desktop.models.signed import (
    Entry,
    Ruling,
    SignedChangeset,
    read_changeset,
    sign_verdict,
    verify,
)
from desktop.models.wire import Enrol
from desktop.store import devices, erasing, link, numbers, parcels, pull, roles
from desktop.store.community import Store
from desktop.store.judging import Known
from desktop.sync.numbering import BLOCK, LOW


def may_come(store: Store, asked: Enrol, now_ms: int) -> bool:
    """Whether the invitation behind this holds, and let nobody else in."""
    known = devices.identity(store, asked.device)
    if known is not None:
        return known.sign_key == asked.sign_key
    found = parcels.invited(store, asked.name)
    if found is None or found.proof != proof_kept(asked.proof) or found.expires < now_ms:
        return False
    return found.device in (None, asked.device)


def enrol(store: Store, asked: Enrol) -> None:
    """Let a device in that may come, once."""
    found = parcels.invited(store, asked.name)
    if found is None or devices.identity(store, asked.device) is not None:
        return
    with store.recording("device.enrol") as rec:
        rec.put(
            "device",
            asked.device,
            {
                "operator": found.operator,
                "sign_key": asked.sign_key,
                "receive_key": asked.receive_key,
            },
        )
    with store.writing() as connection:
        parcels.let_in(connection, asked.name, asked.device)


def decide(store: Store, data: bytes, now_ms: int) -> Changes | None:
    """Let a changeset stand or refuse it; None for one decided before, or not yet due.

    The device's changesets come in the order of their numbers; a gap waits for another bundle.
    """
    found = read_changeset(data)
    head = found.about
    last = parcels.decided(store, head.device)
    if head.number != last.number + 1 or head.first_op != last.op + 1:
        return None
    author = devices.identity(store, head.device)
    own = head.community == store.community and head.device != store.device
    if (
        author is None
        or author.revoked
        or not own
        or not verify(author.sign_key, found.covered, found.signature)
    ):
        return None
    with store.writing() as connection:
        data = erasing.heard_late(connection, store.community, data)
    found = read_changeset(data)
    try:
        judged = judge(found, Known(store, found), author.operator, now_ms, ask, settle)
    except Refused as refused:
        _refuse(store, found, data, refused, "refused", now_ms)
        return None
    with store.writing() as connection:
        parcels.carry(connection, head.device, head.number, data)
    entry = Entry(link.read(store).seq + head.count, judged.clock, data)
    changes = pull.take(store, [entry], [], _verified)
    if judged.answers:
        with store.recording("award.clip") as rec:
            for op in judged.answers:
                rec.entry(op.clear, op.record)
    for verdict, position in judged.less:
        _refuse(store, found, data, Refused(verdict, position), verdict, now_ms)
    store.refresh()
    return changes


def _verified(found: SignedChangeset) -> None:
    """The signature was looked at before judging."""


def _refuse(
    store: Store, found: SignedChangeset, data: bytes, refused: Refused, verdict: str, now_ms: int
) -> None:
    """Tell the author why, and keep the whole changeset."""
    head, keys = found.about, store.keys.device
    if keys is None:
        raise RuntimeError("a judge without a key")
    reason, position = refused.reason, refused.position
    ruling = Ruling(
        1, store.community, head.device, head.number, verdict, reason, position, now_ms, head.action
    )
    ruled = parcels.last_told(store, head.device) + 1
    with store.writing() as connection:
        parcels.carry(connection, head.device, head.number, data)
        if verdict not in (SUPERSEDED, CAPPED):
            parcels.set_aside(connection, head.device, head.number, reason, position, now_ms)
        parcels.tell(connection, head.device, ruled, sign_verdict(keys.sign, ruling))


def lease(store: Store, device: bytes) -> None:
    """Give a device a block of numbers before it runs out, where its operator adds members."""
    known = devices.identity(store, device)
    if known is None or known.revoked:
        return
    actor = roles.actor_of(store, known.operator, store.today().isoformat())
    scheme = numbers.scheme(store)
    left = numbers.supply(store, scheme, device).left or 0
    if left >= LOW or not actor.anywhere("member.write"):
        return
    first = numbers.next_number(store, scheme)
    fields = {"scheme": scheme, "first": first, "last": first + BLOCK - 1, "device": device}
    with store.recording("number.lease") as rec:
        rec.put("lease", None, fields)


def now() -> int:
    """The judge's time (ms)."""
    return int(time.time() * 1000)
