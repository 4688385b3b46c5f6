"""This device as the judge of what others bring it in bundles (docs/format-sync.md section 11)."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from desktop.models import judging_brake
from desktop.models.changes import Changes
from desktop.models.clock import wall_ms
from desktop.models.invitation import proof_kept
from desktop.models.judging import Judged, judge
from desktop.models.judging_rights import ask, settle
from desktop.models.judging_twice import twice
from desktop.models.refusal import MASS, TWICE, Refused
from desktop.models.signed import (
    Entry,
    Ruling,
    SignedChangeset,
    read_changeset,
    renewal_statement,
    sign_verdict,
    verify,
)
from desktop.models.wire import Enrol
from desktop.store import (
    devices,
    erasing,
    link,
    numbers,
    parcels,
    pull,
    roles,
    saidanew,
    setaside,
)
from desktop.store.community import Store
from desktop.store.judging import Known
from desktop.sync.numbering import BLOCK, LOW


class Renewal(NamedTuple):
    """As it stands in a bundle: the ids before and now, the new keys, the old key's word."""

    former: bytes
    device: bytes
    sign_key: bytes
    receive_key: bytes
    signature: bytes


def may_come(store: Store, asked: Enrol, now_ms: int) -> bool:
    """Whether the invitation behind this holds, and let nobody else in."""
    known = devices.identity(store, asked.device)
    if known is not None:
        return known.sign_key == asked.sign_key
    found = parcels.invited(store, asked.name)
    if found is None or found.proof != proof_kept(asked.proof) or found.expires < now_ms:
        return False
    return found.device in (None, asked.device)


def may_go_on(store: Store, asked: Renewal) -> bool:
    """Whether a device said with its own key that it goes by another id now."""
    known = devices.identity(store, asked.device)
    if known is not None:
        return known.sign_key == asked.sign_key
    author = devices.identity(store, asked.former)
    if author is None or author.revoked:
        return False
    said = renewal_statement(
        store.community, asked.former, asked.device, asked.sign_key, asked.receive_key
    )
    return verify(author.sign_key, said, asked.signature)


def renew(store: Store, asked: Renewal) -> None:
    """Let the device in under its other id, once; it is the same operator's."""
    author = devices.identity(store, asked.former)
    if author is None or devices.identity(store, asked.device) is not None:
        return
    if not may_go_on(store, asked):
        return
    keys = {"sign_key": asked.sign_key, "receive_key": asked.receive_key}
    with store.recording("device.renew") as rec:
        rec.put("device", asked.device, {"operator": author.operator, **keys})


def enrol(store: Store, asked: Enrol) -> bool:
    """Let a device in that may come, once; whether it was let in now."""
    found = parcels.invited(store, asked.name)
    if found is None or devices.identity(store, asked.device) is not None:
        return False
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
    return True


def braked(store: Store, wires: Iterable[bytes]) -> frozenset[bytes]:
    """The actions among these changesets that wait for the owner, for changing too much at once.

    What was decided before is not counted again, nor what its device did not sign.
    """
    new: dict[bytes, list[SignedChangeset]] = {}
    last: dict[bytes, int] = {}
    for found in map(read_changeset, wires):
        head = found.about
        if head.device not in last:
            last[head.device] = parcels.decided(store, head.device).number
        author = devices.identity(store, head.device)
        if head.number == last[head.device] + 1 and author and _signed(author, found):
            last[head.device] = head.number
            new.setdefault(author.operator, []).append(found)
    counts = setaside.Counts(store)
    waits = (
        judging_brake.braked(partial(Known, store), counts, found, operator)
        for operator, found in new.items()
    )
    return frozenset().union(*waits)


def _signed(author: devices.Identity, found: SignedChangeset) -> bool:
    return not author.revoked and verify(author.sign_key, found.covered, found.signature)


def decide(
    store: Store, data: bytes, now_ms: int, waits: frozenset[bytes] = frozenset()
) -> Changes | None:
    """Let a changeset stand or refuse it; None for one decided before, or not yet due.

    The device's changesets come in the order of their numbers; a gap waits for another bundle.
    Those of the actions in `waits` are set aside for the owner.
    """
    found = read_changeset(data)
    head = found.about
    last = parcels.decided(store, head.device)
    if head.number != last.number + 1 or head.first_op != last.op + 1:
        return None
    author = devices.identity(store, head.device)
    own = head.community == store.community and head.device != store.device
    if author is None or not own or not _signed(author, found):
        return None
    with store.writing() as connection:
        data = erasing.heard_late(connection, store.community, data)
    found = read_changeset(data)
    try:
        if twice([head], saidanew.by_others(store, head)):
            raise Refused(TWICE)
        if head.action in waits:
            raise Refused(MASS)
        judged = judge(found, Known(store, found), author.operator, now_ms, ask, settle)
    except Refused as refused:
        verdict = "aside" if refused.reason == MASS else "refused"
        refuse(store, found, data, refused, verdict, now_ms)
        return None
    return stand(store, found, judged, data, now_ms)


def stand(
    store: Store, found: SignedChangeset, judged: Judged, data: bytes, now_ms: int
) -> Changes:
    """Take a judged changeset into the log."""
    head = found.about
    with store.writing() as connection:
        parcels.carry(connection, head.device, head.number, data)
    entry = Entry(link.read(store).seq + head.count, judged.clock, data)
    changes = pull.take(store, [entry], [], _verified)
    if judged.answers:
        with store.recording("award.clip") as rec:
            for op in judged.answers:
                rec.entry(op.clear, op.record)
    for verdict, position in judged.less:
        refuse(store, found, data, Refused(verdict, position), verdict, now_ms)
    store.refresh()
    return changes


def _verified(found: SignedChangeset) -> None:
    """The signature was looked at before judging."""


def refuse(
    store: Store, found: SignedChangeset, data: bytes, refused: Refused, verdict: str, now_ms: int
) -> None:
    """Tell the author why it does not stand, and keep the whole changeset.

    What is here under another id does not wait for the owner once more.
    """
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
        if verdict in ("refused", "aside"):
            parcels.set_aside(connection, head.device, head.number, reason, position, now_ms)
        if reason == TWICE:
            setaside.done(connection, head.device, head.number)
        parcels.tell(connection, head.device, ruled, sign_verdict(keys.sign, ruling))


def lease(store: Store, device: bytes) -> None:
    """Give a device blocks of numbers before they run out, where its operator adds members."""
    known = devices.identity(store, device)
    if known is None or known.revoked:
        return
    actor = roles.actor_of(store, known.operator, roles.likely_day(store))
    if not actor.anywhere("member.write"):
        return
    for scheme in numbers.schemes(store):
        left = numbers.supply(store, scheme, device).left or 0
        if left < LOW:
            _lease(store, device, scheme)


def _lease(store: Store, device: bytes, scheme: str) -> None:
    first = numbers.next_number(store, scheme)
    fields = {"scheme": scheme, "first": first, "last": first + BLOCK - 1, "device": device}
    with store.recording("number.lease") as rec:
        rec.put("lease", None, fields)


def now() -> int:
    """The judge's time (ms)."""
    return wall_ms()
