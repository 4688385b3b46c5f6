"""Bundles: changes on a stick, for a device without a network or a team without a server.

docs/format-sync.md section 11. What a bundle brings is signed by whoever made it; who carries it is
trusted for nothing but getting there.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from desktop.models.changes import Changes
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.models.signed import (
    Entry,
    read_changeset,
    read_verdict,
    renewal_statement,
    sign,
)
from desktop.models.wire import Decide, Enrol, LogPage
from desktop.store import (
    bundlefile,
    devicekey,
    devices,
    erased,
    erasing,
    link,
    parcels,
    pull,
    rebase,
)
from desktop.store.bundlefile import Bundle
from desktop.store.community import Store
from desktop.store.reopening import reopen
from desktop.sync import (
    bundleitems,
    closing,
    copied,
    crossing,
    judging,
    keys,
    numbering,
    ownjudge,
    recovering,
    takingover,
)
from desktop.sync.bundleout import export as export


class Imported(Struct):
    """What a bundle brought: pages of changes, changesets taken along, those refused here."""

    changes: list[Changes] = field(default_factory=list)
    taken: int = 0
    # Devices that the judge let in.
    let_in: int = 0
    # Members of this computer who got their numbers by what came.
    numbered: Changes | None = None
    # A copy of this folder was met: this device goes by another id now.
    forked: bool = False
    # Values that came closed, and that this device reads since its role rose.
    unsealed: int = 0

    @property
    def changed(self) -> int:
        """How many rows the changes touched."""
        return sum(changes.count for changes in self.changes)


def take(store: Store, path: Path) -> Imported:
    """Do what a bundle says, once however often it comes.

    Raises Problem bundle.*; nothing was done then.
    """
    with bundlefile.opened(path) as bundle:
        key = _key(store, bundle)
        _look_through(store, bundle, key)
        found = Imported()
        if link.read(store).judge:
            _as_device(store, bundle, key, found)
        else:
            _as_judge(store, bundle, key, found)
    return found


def _key(store: Store, bundle: Bundle) -> bytes:
    head, device = bundle.head, store.keys.device
    if head.community != store.community:
        raise Problem("bundle.foreign", file=bundle.path)
    if head.device == store.device:
        raise Problem("bundle.own", file=bundle.path)
    key = bundlefile.unseal_key(head, store.device, device.receive) if device else None
    if key is None:
        raise Problem("bundle.not_for_us", file=bundle.path)
    return key


def _look_through(store: Store, bundle: Bundle, key: bytes) -> None:
    """Read it to its end before anything is done: is it whole, its author's, and the next?"""
    known = takingover.judged_by(store, bundle, key)
    author = devices.identity(store, bundle.head.device)
    public = _public(author, bundle, known)
    seq, went = known.seq, False
    for item in bundle.items(key):
        kind = bundleitems.checked(bundle, item)
        # Who judges says pages; only one who judges no more says how far he has read.
        went |= kind == "at" and item[1] == known.judge and crossing.comes_by_sticks(known)
        if kind == "enrol" and not known.judge and item[3] == bundle.head.device:
            if not judging.may_come(store, Enrol(*item[1:]), judging.now()):
                raise Problem("bundle.invitation_used", file=bundle.path)
            public = public if author else item[4]
        if kind == "renew" and not known.judge and item[2] == bundle.head.device:
            asked = judging.Renewal(*item[1:])
            public = public or (item[3] if judging.may_go_on(store, asked) else b"")
        if kind == "page" and known.judge and not went:
            page = bundleitems.page(bundle, known.identity, item)
            seq = _read_to(bundle, page, seq)
    if not public:
        raise Problem("bundle.stranger", file=bundle.path)
    bundle.require_author(public)
    if went:
        raise Problem("sync.went_to_hub")


def _public(author: devices.Identity | None, bundle: Bundle, known: link.Link) -> bytes:
    if author is None and bundle.head.device == known.judge:
        return known.identity
    return author.sign_key if author and not author.revoked else b""


def _read_to(bundle: Bundle, page: LogPage, seq: int) -> int:
    """Where the log is read to behind a page, from `seq` on."""
    if page.after > seq:
        raise Problem("bundle.gap", file=bundle.path)
    return max([seq, *(entry.seq for entry in page.entries)])


def _as_judge(store: Store, bundle: Bundle, key: bytes, found: Imported) -> None:
    found.let_in = _let_in(store, bundle, key)
    # An action stands or waits as one: it is counted before anything of it is judged.
    waits = judging.braked(store, _wires(bundle, key))
    parted = copied.parts(store, _wires(bundle, key))
    missing: list[Any] = []
    for kind, *parts in bundle.items(key):
        if kind == "at":
            with store.writing() as connection:
                parcels.hear(connection, parcels.Peer(*parts))
        elif kind == "closed":
            missing = parts[0]
        elif kind == "changeset" and copied.beyond(parted, read_changeset(parts[0]).about):
            continue
        elif (changes := _ruled(store, bundle, kind, parts, waits)) is not None:
            found.taken += kind == "changeset"
            found.changes.append(changes)
    closing.hear(store, bundle, missing)
    _follow(store, found)
    for peer in parcels.peers(store):
        judging.lease(store, peer.device)


def _wires(bundle: Bundle, key: bytes) -> Iterator[bytes]:
    return (item[1] for item in bundle.items(key) if item[0] == "changeset")


def _ruled(
    store: Store, bundle: Bundle, kind: str, parts: list[Any], waits: frozenset[bytes]
) -> Changes | None:
    """What a changeset, or the owner's word for one that waits, changed."""
    if kind == "changeset":
        return judging.decide(store, parts[0], judging.now(), waits)
    if kind == "decide":
        return ownjudge.hear(store, bundle.head.device, Decide(*parts), judging.now())
    return None


def _let_in(store: Store, bundle: Bundle, key: bytes) -> int:
    """Devices that come by an invitation or under another id; how many of the former are new."""
    new = 0
    for kind, *parts in bundle.items(key):
        if kind == "enrol":
            new += judging.enrol(store, Enrol(*parts))
        elif kind == "renew":
            judging.renew(store, judging.Renewal(*parts))
    return new


def _as_device(store: Store, bundle: Bundle, key: bytes, found: Imported) -> None:
    _read_in(store, bundle, key, found)
    known = link.read(store)
    if known.forked and not known.address:
        # A copy of this folder brought its work first: this one goes on as another device.
        _go_on(store)
        found.forked = True
        _read_in(store, bundle, key, found)
    if rebase.scattered(store):
        with store.writing() as connection:
            rebase.gather(connection)
        store.refs.forget()
    _follow(store, found)
    found.numbered = numbering.give(store)


def _go_on(store: Store) -> None:
    """Take another id, on the word of the one that the copy has as well."""
    own = store.keys.device
    if own is None:
        raise RuntimeError("a device without a key has no copy")
    device, keys = new_id(), devicekey.generate()
    said = renewal_statement(
        store.community, store.device, device, keys.sign_public, keys.receive_public
    )
    with store.writing() as connection:
        word = parcels.Former(device, store.device, sign(own.sign, said))
        parcels.rename(connection, word)
    recovering.go_on(store, device, keys)


def _read_in(store: Store, bundle: Bundle, key: bytes, found: Imported) -> None:
    """Read on in the log, hear verdicts, and take along what others sent to the judge."""
    takingover.accept(store, bundle, key)
    known = link.read(store)
    rulings: list[bytes] = []
    parted = copied.parts(store, _wires(bundle, key))
    for item in bundle.items(key):
        kind, *parts = item
        if kind in ("values", "valued") and bundle.head.device == known.judge:
            found.unsealed += closing.take(store, bundle, kind, parts[0])
        if kind == "page":
            _read_page(store, found, bundleitems.page(bundle, known.identity, item))
        elif kind == "verdict" and parts[0] == store.device:
            if parts[1] == known.ruled + len(rulings) + 1:
                rulings.append(parts[2])
        elif kind in ("aside", "asides") and bundle.head.device == known.judge:
            ownjudge.hear_aside(store, bundle, kind, parts)
        elif kind in ("at", "changeset", "page", "verdict"):
            _carry(store, kind, parts, parted, found)
    _take(store, found, [], rulings, None)


def _read_page(store: Store, found: Imported, page: LogPage) -> None:
    """Read on by one page, unless an earlier one told of a copy of this folder.

    The rest is read once this folder has a name of its own.
    """
    if not link.read(store).forked:
        _take(store, found, page.entries, [], page.epoch)


def _carry(
    store: Store, kind: str, parts: list[Any], parted: dict[bytes, int], found: Imported
) -> None:
    """Take another device's changes along to the judge, and its place in the log."""
    with store.writing() as connection:
        if kind == "at" and parts[0] != store.device:
            parcels.hear(connection, parcels.Peer(*parts))
        elif kind == "changeset":
            head = read_changeset(parts[0]).about
            if head.device != store.device and not copied.beyond(parted, head):
                parcels.carry(connection, head.device, head.number, parts[0])
                found.taken += 1


def _take(
    store: Store, found: Imported, entries: list[Entry], rulings: list[bytes], epoch: int | None
) -> None:
    known = link.read(store)
    read = [(read_verdict(known.identity, data), data) for data in rulings]
    changes = pull.take(
        store,
        entries,
        [pull.Heard(one, data) for one, data in read if one is not None],
        takingover.verified(store, known),
        epoch=epoch,
    )
    if changes.count or read:
        found.changes.append(changes)


def _follow(store: Store, found: Imported) -> None:
    """What the changes mean for this device itself: its role, its keys, its copies."""
    if keys.take_shares(store):
        reopen(store)
    store.refresh()
    if any(changes.result == erasing.KIND for changes in found.changes):
        erased.follow_quietly(store)
