"""A bundle goes out: what this device has that others have not seen (docs/format-sync.md 11)."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from desktop.models.ids import new_id
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.signed import Entry, page_statement, sign
from desktop.models.wire import BODY_LIMIT, PAGE_BYTES, LogPage
from desktop.store import (
    bundlefile,
    devices,
    erasing,
    link,
    log,
    outbox,
    parcels,
    setaside,
    takeover,
)
from desktop.store.bundlefile import Head, Writer
from desktop.store.community import Store
from desktop.store.keychest import Keychest
from desktop.store.whole import fresh
from desktop.sync import closing, crossing, keys, takingover

# How many changesets of the log are looked at for one page.
_PART = 40


def export(store: Store, path: Path) -> int:
    """Write a bundle for every other device of the community; how many things it holds.

    Raises Problem bundle.nobody, bundle.copy, vault.file_exists, vault.unwritable.
    """
    _require_way(store)
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


def _require_way(store: Store) -> None:
    """A copy that nobody let in says nothing that the judge would hear. Raises Problem."""
    if crossing.comes_by_sticks(link.read(store)) and not (
        devices.identity(store, store.device) or parcels.came_by(store) or parcels.was(store)
    ):
        raise Problem("bundle.copy")


def _sign_key(store: Store) -> bytes:
    device = store.keys.device
    if device is None:
        raise RuntimeError("a device without a key makes no bundle")
    return device.sign


def _items(store: Store) -> Iterator[tuple[object, ...]]:
    if link.read(store).judge:
        yield from _own(store)
    else:
        keys.prepare(store)
        keys.complete(store)
        yield from takingover.told(store)
        yield from _pages(store)
        yield from _aside(store)
        yield from closing.given(store)
    yield from (("verdict", *one) for one in parcels.told(store))


def _own(store: Store) -> Iterator[tuple[object, ...]]:
    """Where this device stands, what waits here, and what it takes along for others."""
    known, device = link.read(store), store.keys.device
    yield ("at", store.device, known.seq, known.ruled)
    came = parcels.came_by(store)
    if came and device:
        names = (came.name, came.proof, store.device)
        yield ("enrol", *names, device.sign_public, device.receive_public)
    was = parcels.was(store)
    if was and device:
        public = (device.sign_public, device.receive_public)
        yield ("renew", was.former, was.device, *public, was.signature)
    yield from (("changeset", wire) for wire in outbox.waiting(store, 0, BODY_LIMIT))
    yield from closing.asked(store)
    yield from (("decide", *one) for one in setaside.said(store))
    for peer in parcels.peers(store):
        yield ("at", *peer)
        yield from (("changeset", wire) for wire in parcels.carried(store, peer.device))
    yield from (("page", *leaf) for leaf in parcels.leaves(store))


def _aside(store: Store) -> Iterator[tuple[object, ...]]:
    """What waits for an owner who works on another device."""
    if store.actor.role != OWNER:
        found = setaside.told(store)
        yield from (("aside", *one) for one in found)
        yield ("asides", [one[:2] for one in found])


def _pages(store: Store) -> Iterator[tuple[object, ...]]:
    """What this judge's log has beyond where every device that was heard of has read to."""
    after = min((peer.seq for peer in parcels.peers(store)), default=None)
    if after is not None:
        # A folder that was restored tells on from where it began to judge, unless the recovery
        # code vouches for what another judged before.
        after = max(after, 0 if takeover.read(store) else parcels.judges_since(store))
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
            signed = None if device == store.device else parcels.signed(store, device, number)
            wire = signed or outbox.sealed(
                connection, chest, store.community, rid, _sign_key(store)
            )
            if signed is None and device != store.device:
                wire = erasing.heard_late(connection, store.community, wire)
            size += len(wire)
            if entries and size > PAGE_BYTES:
                break
            entries.append(Entry(seq, clock, wire))
    return entries
