"""Bundles: changes on a stick, for a device without a network or a team without a server.

docs/format-sync.md section 11. What a bundle brings is signed by whoever made it; who carries it is
trusted for nothing but getting there.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from desktop.models.changes import Changes
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.models.signed import (
    BadChangeset,
    Entry,
    page_statement,
    read_changeset,
    read_verdict,
    sign,
    verify,
)
from desktop.models.wire import BODY_LIMIT, PAGE_BYTES, Enrol, LogPage
from desktop.store import (
    bundlefile,
    devices,
    erased,
    erasing,
    link,
    log,
    outbox,
    parcels,
    pull,
)
from desktop.store.bundlefile import Bundle, Head, Writer
from desktop.store.community import Store
from desktop.store.keychest import Keychest
from desktop.store.reopening import reopen
from desktop.store.whole import fresh
from desktop.sync import judging, keys, numbering
from desktop.sync.verifying import verifier

# How many changesets of the log are looked at for one page.
_PART = 40


class Imported(Struct):
    """What a bundle brought: pages of changes, changesets taken along, those refused here."""

    changes: list[Changes] = field(default_factory=list)
    taken: int = 0
    waiting: int = 0


# -- out ------------------------------------------------------------------------------------------


def export(store: Store, path: Path) -> int:
    """Write a bundle for every other device of the community; how many things it holds.

    Raises Problem bundle.nobody, vault.file_exists, vault.unwritable.
    """
    key, bundle = os.urandom(bundlefile.KEY_BYTES), new_id()
    receivers = [
        (device, bundlefile.seal_key(bundle, public, key))
        for (device, public), _ in sorted(devices.receivers(store))
        if device != store.device
    ]
    if not receivers:
        raise Problem("bundle.nobody")
    head = Head(bundlefile.FORMAT, store.community, store.device, bundle, receivers)
    with fresh(path) as out:
        writer = Writer(out, head, key)
        for item in _items(store):
            writer.put(*item)
        writer.end(_sign_key(store))
    return writer.count - 1


def _sign_key(store: Store) -> bytes:
    device = store.keys.device
    if device is None:
        raise RuntimeError("a device without a key makes no bundle")
    return device.sign


def _items(store: Store) -> Iterator[tuple[object, ...]]:
    known = link.read(store)
    if not known.judge:
        keys.prepare(store)
        yield from _pages(store)
    else:
        yield ("at", store.device, known.seq, known.ruled)
        came = parcels.came_by(store)
        device = store.keys.device
        if came and device:
            names = (came.name, came.proof, store.device)
            yield ("enrol", *names, device.sign_public, device.receive_public)
        yield from (("changeset", wire) for wire in outbox.waiting(store, 0, BODY_LIMIT))
        for peer in parcels.peers(store):
            yield ("at", *peer)
            yield from (("changeset", wire) for wire in parcels.carried(store, peer.device))
        yield from (("page", *leaf) for leaf in parcels.leaves(store))
    yield from (("verdict", *one) for one in parcels.told(store))


def _pages(store: Store) -> Iterator[tuple[object, ...]]:
    """What this judge's log has beyond where every device that was heard of has read to."""
    after = min((peer.seq for peer in parcels.peers(store)), default=None)
    while after is not None:
        entries = _entries(store, after)
        if not entries:
            return
        body = msgspec.msgpack.encode(LogPage(0, after, entries))
        yield ("page", body, sign(_sign_key(store), page_statement(store.community, body)))
        after = entries[-1].seq


def _entries(store: Store, after: int) -> list[Entry]:
    entries: list[Entry] = []
    size = 0
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        for rid, device, number, seq, clock in log.places(store, after, _PART):
            if device == store.device:
                wire = outbox.sealed(connection, chest, store.community, rid, _sign_key(store))
            else:
                wire = parcels.judged(store, device, number)
            size += len(wire)
            if entries and size > PAGE_BYTES:
                break
            entries.append(Entry(seq, clock, wire))
    return entries


# -- in -------------------------------------------------------------------------------------------


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
    known = link.read(store)
    author = devices.identity(store, bundle.head.device)
    public = author.sign_key if author and not author.revoked else b""
    seq = known.seq
    for item in bundle.items(key):
        kind = _checked(bundle, item)
        if kind == "enrol" and not known.judge and item[3] == bundle.head.device:
            if not judging.may_come(store, Enrol(*item[1:]), judging.now()):
                raise Problem("bundle.invitation_used", file=bundle.path)
            public = public if author else item[4]
        if kind == "page" and known.judge:
            page = _page(store, bundle, known.identity, item)
            if page.after > seq:
                raise Problem("bundle.gap", file=bundle.path)
            seq = max([seq, *(entry.seq for entry in page.entries)])
    if not public:
        raise Problem("bundle.stranger", file=bundle.path)
    bundle.require_author(public)


_SHAPES: dict[str, tuple[type, ...]] = {
    "at": (bytes, int, int),
    "changeset": (bytes,),
    "enrol": (bytes, bytes, bytes, bytes, bytes),
    "page": (bytes, bytes),
    "verdict": (bytes, int, bytes),
    "join": (dict, bytes, int),
    "chunk": (bytes,),
}


def _checked(bundle: Bundle, item: list[Any]) -> str:
    kind = item[0] if item else None
    shape = _SHAPES.get(kind) if isinstance(kind, str) else None
    if shape is None or len(item) != len(shape) + 1:
        raise bundle.damaged()
    if not all(isinstance(part, one) for part, one in zip(item[1:], shape, strict=True)):
        raise bundle.damaged()
    if kind == "changeset":
        try:
            read_changeset(item[1])
        except BadChangeset as error:
            raise bundle.damaged() from error
    return str(kind)


def _page(store: Store, bundle: Bundle, identity: bytes, item: list[Any]) -> LogPage:
    body, signature = item[1:]
    if not verify(identity, page_statement(store.community, body), signature):
        raise bundle.damaged()
    try:
        return msgspec.msgpack.decode(body, type=LogPage)
    except msgspec.DecodeError as error:
        raise bundle.damaged() from error


def _as_judge(store: Store, bundle: Bundle, key: bytes, found: Imported) -> None:
    now = judging.now()
    for kind, *parts in bundle.items(key):
        if kind == "enrol":
            judging.enrol(store, Enrol(*parts))
        elif kind == "at":
            with store.writing() as connection:
                parcels.hear(connection, parcels.Peer(*parts))
        elif kind == "changeset":
            changes = judging.decide(store, parts[0], now)
            if changes is not None:
                found.taken += 1
                found.changes.append(changes)
    _follow(store, found)
    for peer in parcels.peers(store):
        judging.lease(store, peer.device)


def _as_device(store: Store, bundle: Bundle, key: bytes, found: Imported) -> None:
    known = link.read(store)
    rulings: list[bytes] = []
    for item in bundle.items(key):
        kind, *parts = item
        if kind == "page":
            page = _page(store, bundle, known.identity, item)
            _take(store, found, page.entries, [], page.epoch)
        elif kind == "verdict" and parts[0] == store.device:
            if parts[1] == known.ruled + len(rulings) + 1:
                rulings.append(parts[2])
        elif kind in ("at", "changeset", "page", "verdict"):
            _carry(store, kind, parts, found)
    _take(store, found, [], rulings, None)
    _follow(store, found)
    found.waiting = numbering.give(store)


def _carry(store: Store, kind: str, parts: list[Any], found: Imported) -> None:
    """Take another device's changes along to the judge, and its place in the log."""
    with store.writing() as connection:
        if kind == "at" and parts[0] != store.device:
            parcels.hear(connection, parcels.Peer(*parts))
        elif kind == "changeset":
            head = read_changeset(parts[0]).about
            if head.device != store.device:
                parcels.carry(connection, head.device, head.number, parts[0])
                found.taken += 1


def _take(
    store: Store, found: Imported, entries: list[Entry], rulings: list[bytes], epoch: int | None
) -> None:
    known = link.read(store)
    read = [read_verdict(known.identity, data) for data in rulings]
    changes = pull.take(
        store,
        entries,
        [one for one in read if one is not None],
        verifier(store, known),
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
