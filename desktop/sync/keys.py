"""Wrapping keys made, shared and taken: who can open which class of personal values."""

import os
from collections.abc import Callable, Iterable

from desktop.models.clock import wall_ms
from desktop.models.device import Revoked
from desktop.models.ids import new_id
from desktop.models.invitation import LIFE_MS, SharedKey
from desktop.models.permission import BELOW_DEPUTY, OWNER, Actor
from desktop.models.sealing import (
    CLASSES,
    KEY_BYTES,
    READ_BY,
    class_receive,
    class_receive_public,
    share,
    unshare,
)
from desktop.store import devices, headcount, keyholders, newcomer, roles, wrapping
from desktop.store.community import Store
from desktop.store.keychest import CLASS, DEVICE, FORMER, INDEX, Keychest
from desktop.store.recorder import Recorder
from desktop.store.wrapping import Receiver

_CONTACT = CLASSES["contact"]


def prepare(store: Store) -> None:
    """Make the class keys and name the index key, once, before anything leaves the device."""
    if any(one.use == CLASS for one in wrapping.held(store)):
        return
    made = _new(CLASS, CLASSES.values())
    made.append(SharedKey(store.community, INDEX, _CONTACT, store.index_key))
    _make(store, "key.make", made, lambda _: wrapping.recovery(store))


def rotate(store: Store, classes: list[int]) -> None:
    """New keys for these classes, shared with every device whose role reads them."""

    def receivers(one: SharedKey) -> list[Receiver]:
        return [*wrapping.recovery(store), *_readers(store, one.cls, _actors(store))]

    _make(store, "key.rotate", _new(CLASS, classes), receivers)


def _new(use: str, classes: Iterable[int]) -> list[SharedKey]:
    return [SharedKey(new_id(), use, cls, os.urandom(KEY_BYTES)) for cls in classes]


def _make(
    store: Store,
    kind: str,
    made: list[SharedKey],
    receivers: Callable[[SharedKey], list[Receiver]],
) -> None:
    """Hold new keys, then record them, each with its shares.

    Held first: what is sealed with a key that was recorded and then lost opens nowhere.
    """
    with store.writing() as connection:
        Keychest(connection, store.community).learn_keys(made)
    with store.recording(kind) as rec:
        for one in made:
            _put(rec, one, store.device)
            for receiver in receivers(one):
                _share(rec, one, receiver)


def _put(rec: Recorder, one: SharedKey, device: bytes) -> None:
    fields: dict[str, object] = {"use": one.use, "cls": one.cls}
    if one.use == DEVICE:
        fields["device"] = device
    fields["at"] = wall_ms()
    if one.use == CLASS:
        fields["receive"] = class_receive_public(one.key)
    rec.put("wrapping_key", one.id, fields)


def _share(rec: Recorder, one: SharedKey, receiver: Receiver) -> None:
    sealed = share(rec.community, one.id, one.key, receiver.id, receiver.public)
    rec.put("key_share", None, {"wrapping_key": one.id, "receiver": receiver.id, "sealed": sealed})


def complete(store: Store) -> None:
    """Share every key with whom it is for and who was not there when it was made.

    That is a recovery code printed since, and devices that came, or rose to a role, since. A class
    that a device may still open and is not to read any more has a new key first. Every device
    does it whose role may give roles and bring devices in, for the classes that the role reads:
    two that do it at once make two keys, and the newest counts.
    """
    mine = _renews(store)
    if not mine:
        return
    if stale := [cls for cls in keyholders.outside(store) if cls in mine]:
        rotate(store, stale)
    brought, shared, actors = devices.brought(store), wrapping.shared(store), _actors(store)
    wanted = [
        (key, receiver)
        for key, at, renewed in wrapping.current(store)
        if key.cls in mine
        for receiver in _receivers(store, key.cls, actors)
        if (key.id, receiver.id) not in shared
        and not (receiver.id in brought and not (renewed and at > _made_at(receiver.id) - LIFE_MS))
    ]
    if wanted:
        with store.recording("key.rotate") as rec:
            for key, receiver in wanted:
                _share(rec, key, receiver)


def _renews(store: Store) -> frozenset[int]:
    """The classes whose keys this device renews and hands on, as the judge lets it."""
    actor = store.actor
    grants = actor.allows("role.grant", BELOW_DEPUTY) and actor.allows(
        "device.invite", BELOW_DEPUTY
    )
    # Who joined knows who had which role only once the past has come.
    if not grants or (actor.role != OWNER and newcomer.read(store).wants_past):
        return frozenset()
    return frozenset(cls for cls, cell in READ_BY.items() if actor.allows(cell))


def _made_at(device: bytes) -> int:
    """When a device's id was made (ms): it is a UUIDv7."""
    return int.from_bytes(device[:6], "big")


def _actors(store: Store) -> Callable[[bytes], Actor]:
    return roles.actors(store, roles.likely_day(store))


def _receivers(store: Store, cls: int, actors: Callable[[bytes], Actor]) -> list[Receiver]:
    """Who is to have a key of this class, beside this device."""
    others = [one for one in _readers(store, cls, actors) if one.id != store.device]
    return [*others, *wrapping.recovery(store)]


def _readers(store: Store, cls: int, actors: Callable[[bytes], Actor]) -> list[Receiver]:
    """The devices whose role reads a class."""
    return [one for one, operator in devices.receivers(store) if _reads(actors(operator), cls)]


def _reads(actor: Actor, cls: int) -> bool:
    """Also who reads only some people reads with the key of the class: version 1 has no other."""
    return actor.anywhere(READ_BY[cls])


def shut_out(store: Store, device: bytes) -> Revoked:
    """Renew the classes that a device just revoked could ever read; what it held, for the receipt.

    Only who may invite at all renews keys; else the receipt says that it was not done.
    """
    shut = devices.identity(store, device)
    if shut is None:
        raise LookupError(device.hex())
    actor = roles.actor_of(store, shut.operator, roles.likely_day(store))
    had = keyholders.classes(store, device)
    held = [cls for cls in READ_BY if cls in had or _reads(actor, cls)]
    known = {one.cls for one in wrapping.held(store) if one.use == CLASS}
    renewed = [cls for cls in held if cls in known] if store.actor.anywhere("device.invite") else []
    if renewed:
        rotate(store, renewed)
    return Revoked(
        device,
        tuple(name for name, cls in CLASSES.items() if cls in held),
        tuple(name for name, cls in CLASSES.items() if cls in renewed),
        headcount.everybody(store) if held else 0,
        index_key=_CONTACT in held,
    )


def for_role(store: Store, cells: frozenset[str]) -> tuple[SharedKey, ...]:
    """The keys that a role may have, to stand in an invitation."""
    classes = {cls for cls, cell in READ_BY.items() if any(c.split(":")[0] == cell for c in cells)}
    return tuple(one for one in wrapping.held(store) if one.use != DEVICE and one.cls in classes)


def own_keys(store: Store) -> None:
    """Keys of this device's own for classes that it may write but not read (a walk-in's phone)."""
    held = {one.cls for one in wrapping.held(store) if one.use != INDEX}
    missing = [cls for cls in CLASSES.values() if cls not in held]
    if missing:
        made = _new(DEVICE, missing)
        _make(store, "key.device", made, lambda one: wrapping.newest(store, one.cls))


def take_shares(store: Store) -> bool:
    """Take the keys that were shared with this device or with a class it reads.

    Whether something was closed for want of them: `reopen` opens it.
    """
    privates = _privates(store)
    opened = False
    for one in wrapping.unopened(store):
        private = privates.get(one.receiver)
        secret = (
            unshare(store.community, one.key, one.receiver, private, one.sealed)
            if private
            else None
        )
        if secret is not None:
            with store.writing() as connection:
                chest = Keychest(connection, store.community)
                opened |= chest.learn_key(one.key, one.use, one.cls, secret)
                if one.use == INDEX and not store.index_key:
                    wrapping.keep_index_key(connection, secret)
                    store.index_key = secret
    return opened


def _privates(store: Store) -> dict[bytes, bytes]:
    """By receiver, what opens its shares: this device, who it was before, the classes it reads."""
    held = wrapping.held(store)
    found = {store.device: store.keys.device.receive} if store.keys.device else {}
    found |= {one.id: one.key for one in held if one.use == FORMER}
    return found | {one.id: class_receive(one.key) for one in held if one.use == CLASS}
