"""The owner's recovery code makes a device the judge of a team whose first device was lost.

docs/format-sync.md section 11.
"""

import platform
from typing import Final

import msgspec

from desktop.models import recovery
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.role import EVERYWHERE, Holding
from desktop.models.signed import (
    Entry,
    SignedChangeset,
    read_changeset,
    sign,
    takeover_statement,
    verify,
)
from desktop.store import devices, link, outbox, parcels, pull, rebase, recoverykey, roles, takeover
from desktop.store.bundlefile import Bundle
from desktop.store.community import Store
from desktop.store.takeover import Takeover
from desktop.sync import crossing
from desktop.sync.verifying import ForgedChangeset, verifier

_MOST: Final = 2**31


def take_over(store: Store, code: bytes) -> None:
    """Judge from here on in place of the first device; what waits here stands.

    A folder that judges already stays as it is. Raises Problem bundle.hub_recovers where a hub
    judges, bundle.other_code for a code that is not in force here.
    """
    known = link.read(store)
    if known.judge and not crossing.comes_by_sticks(known):
        raise Problem("bundle.hub_recovers", address=known.address)
    pair = recovery.recovery_keys(code)
    if takeover.recovery_sign(store) != pair.public.sign:
        raise Problem("bundle.other_code")
    if not known.judge:
        return
    stand(store)
    with store.writing() as connection:
        # Who judges says his log anew, each part with the data keys that it needs.
        takeover.bring_keys_anew(connection)
    _judge(store, known, pair.sign)
    _enrol(store)
    store.keys = recoverykey.set_code(store.keys, code)


def stand(store: Store) -> None:
    """What waits here is the owner's: it is taken into the log as it was said."""
    if rebase.scattered(store):
        with store.writing() as connection:
            rebase.gather(connection)
        store.refs.forget()
    seq = link.read(store).seq
    entries = []
    for wire in outbox.waiting(store, 0, _MOST):
        head = read_changeset(wire).about
        seq += head.count
        entries.append(Entry(seq, head.clock, wire))
    pull.take(store, entries, [], lambda _found: None)


def _judge(store: Store, known: link.Link, private: bytes) -> None:
    device = store.keys.device
    if device is None:
        raise RuntimeError("a folder that was opened has a device key")
    keys = (device.sign_public, device.receive_public)
    said = takeover_statement(store.community, known.judge, store.device, *keys, known.seq)
    word = Takeover(known.judge, store.device, *keys, known.seq, sign(private, said))
    with store.writing() as connection:
        takeover.keep(connection, [*takeover.read(store), word])
        link.keep(connection, judge=b"", identity=b"", sign_key=device.sign_public)
        owner = _owner(store)
        if owner is not None:
            devices.hand_to(connection, owner)
            store.operator = owner
    store.refresh()


def _owner(store: Store) -> bytes | None:
    held = roles.team(store, roles.likely_day(store))
    return next((one.operator for one in held if _owns(one)), None)


def _owns(one: Holding) -> bool:
    """Whether somebody is the owner of the community; a group has an owner of its own."""
    everywhere = one.assignment is not None and one.assignment.scope == EVERYWHERE
    return everywhere and one.role is not None and one.role.key == OWNER


def _enrol(store: Store) -> None:
    device = store.keys.device
    if device is None or devices.identity(store, store.device) is not None:
        return
    fields = {"operator": store.operator, "name": platform.node() or "-"}
    public = {"sign_key": device.sign_public, "receive_key": device.receive_public}
    with store.recording("device.enrol") as rec:
        rec.put("device", store.device, {**fields, **public})


# -- on the devices that follow --------------------------------------------------------------------


def told(store: Store) -> list[tuple[object, ...]]:
    """What the judge's bundles say first: whose place he took, and what each device was told."""
    words = takeover.read(store)
    if not words or link.read(store).judge:
        return []
    ruled = {device: parcels.last_told(store, device) for device in parcels.judged_ones(store)}
    return [("judge", list(map(list, words)), [[device, at] for device, at in ruled.items()])]


def judged_by(store: Store, bundle: Bundle, key: bytes) -> link.Link:
    """The link as it will be once the bundle is taken. Raises what `_followed` raises."""
    known, words = link.read(store), _followed(store, bundle, key)
    if not words:
        return known
    return known._replace(judge=words[-1].device, identity=words[-1].sign_key)


def accept(store: Store, bundle: Bundle, key: bytes) -> None:
    """Follow the newest judge from here on."""
    if words := _followed(store, bundle, key):
        with store.writing() as connection:
            takeover.keep(connection, words)
            link.keep(connection, judge=words[-1].device, identity=words[-1].sign_key)


def _followed(store: Store, bundle: Bundle, key: bytes) -> list[Takeover] | None:
    """The words by which another judges now than this device knows; None where nothing is new.

    They are the first that a bundle says. Raises Problem bundle.ahead where this device read what
    the judge does not know of, bundle.damaged for words that the recovery code did not sign.
    """
    item = next(bundle.items(key), None)
    if not item or item[0] != "judge":
        return None
    try:
        words = msgspec.convert(item[1], type=list[Takeover])
        ruled = dict(msgspec.convert(item[2], type=list[tuple[bytes, int]]))
    except (msgspec.ValidationError, IndexError) as error:
        raise bundle.damaged() from error
    known = link.read(store)
    at = next((at for at, one in enumerate(words) if one.former == known.judge), None)
    if at is None or not crossing.comes_by_sticks(known):
        return None
    if not all(takeover.holds(store, one) for one in words[at:]):
        raise bundle.damaged()
    if known.seq > words[at].since or known.ruled > ruled.get(store.device, 0):
        raise Problem("bundle.ahead", file=bundle.path)
    return words


def verified(store: Store, known: link.Link) -> pull.Verify:
    """As `verifier`; what a judge said whose place was taken is vouched for by the one now."""
    by_author = verifier(store, known)
    formers = {one.former for one in takeover.read(store)}

    def verified(found: SignedChangeset) -> None:
        try:
            by_author(found)
        except ForgedChangeset:
            vouched = found.about.device in formers
            if not vouched or not verify(known.identity, found.covered, found.signature):
                raise

    return verified
