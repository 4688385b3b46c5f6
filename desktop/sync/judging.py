"""This device as the judge of what others bring it in bundles (docs/format-sync.md section 11)."""

import time

from desktop.models.changes import Changes
from desktop.models.invitation import proof_kept
from desktop.models.judging import judge
from desktop.models.judging_rights import ask, settle
from desktop.models.refusal import SUPERSEDED, Refused
from desktop.models.signed import (
    Entry,
    Ruling,
    SignedChangeset,
    read_changeset,
    sign_verdict,
    verify,
)
from desktop.models.wire import Enrol
from desktop.store import numbers, parcels, pull, roles
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.judging import Known
from desktop.sync.numbering import BLOCK, LOW


def may_come(store: Store, asked: Enrol, now_ms: int) -> bool:
    """Whether the invitation behind this holds, and let nobody else in."""
    known = store.one("SELECT sign_key FROM device WHERE id = ?", (asked.device,))
    if known:
        return bool(bytes(known[0] or b"") == asked.sign_key)
    found = parcels.invited(store, asked.name)
    if found is None or found.proof != proof_kept(asked.proof) or found.expires < now_ms:
        return False
    return found.device in (None, asked.device)


def enrol(store: Store, asked: Enrol) -> None:
    """Let a device in that may come, once."""
    found = parcels.invited(store, asked.name)
    if found is None or store.one("SELECT 1 FROM device WHERE id = ?", (asked.device,)):
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
    row = store.one("SELECT sign_key, operator, revoked FROM device WHERE id = ?", (head.device,))
    own = head.community == store.community and head.device != store.device
    if (
        row is None
        or row[2]
        or not own
        or not verify(bytes(row[0]), found.covered, found.signature)
    ):
        return None
    try:
        judged = judge(found, Known(store, found), bytes(row[1]), now_ms, ask, settle)
    except Refused as refused:
        _refuse(store, found, data, refused, "refused", now_ms)
        return None
    with store.writing() as connection:
        parcels.carry(connection, head.device, head.number, data)
    seq = store.one("SELECT value FROM state WHERE name = 'seq'") or (0,)
    entry = Entry(int(seq[0]) + head.count, judged.clock, data)
    changes = pull.take(store, [entry], [], _verified)
    if judged.superseded is not None:
        _refuse(store, found, data, Refused(SUPERSEDED, judged.superseded), SUPERSEDED, now_ms)
    store.refresh()
    return changes


def _verified(connection: Connection, found: SignedChangeset) -> None:
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
        if verdict != SUPERSEDED:
            parcels.set_aside(connection, head.device, head.number, reason, position, now_ms)
        parcels.tell(connection, head.device, ruled, sign_verdict(keys.sign, ruling))


def lease(store: Store, device: bytes) -> None:
    """Give a device a block of numbers before it runs out, where its operator adds members."""
    operator = store.one("SELECT operator FROM device WHERE id = ? AND revoked IS NULL", (device,))
    if operator is None:
        return
    actor = roles.actor_of(store, bytes(operator[0]), store.today().isoformat())
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
