"""Wrapping keys made, shared and taken: who can open which class of personal values."""

import os
import time
from typing import NamedTuple

from desktop.models.device import Revoked
from desktop.models.ids import new_id
from desktop.models.invitation import LIFE_MS, SharedKey
from desktop.models.permission import OWNER, Actor
from desktop.models.sealing import (
    CLASSES,
    READ_BY,
    class_receive,
    class_receive_public,
    share,
    unshare,
)
from desktop.store import roles
from desktop.store.community import Store
from desktop.store.keychest import CLASS, DEVICE, INDEX, Keychest
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS

_CONTACT = CLASSES["contact"]


class _Made(NamedTuple):
    id: bytes
    use: str
    cls: int
    secret: bytes


def prepare(store: Store) -> None:
    """Make the class keys and name the index key, once, before anything leaves the device."""
    if store.one("SELECT 1 FROM held_key WHERE use = 'class'"):
        return
    made = [_Made(new_id(), CLASS, cls, os.urandom(32)) for cls in CLASSES.values()]
    made.append(_Made(store.community, INDEX, _CONTACT, store.index_key))
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        for one in made:
            chest.learn_key(*one)
    with store.recording("key.make") as rec:
        for one in made:
            _put(rec, one)
            _share_to_recovery(store, rec, one)


def rotate(store: Store, classes: list[int]) -> None:
    """New keys for these classes, shared with every device whose role reads them."""
    made = [_Made(new_id(), CLASS, cls, os.urandom(32)) for cls in classes]
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        for one in made:
            chest.learn_key(*one)
    with store.recording("key.rotate") as rec:
        for one in made:
            _put(rec, one)
            _share_to_recovery(store, rec, one)
            for device, public, actor in _devices(store):
                if _reads(actor, one.cls):
                    _share(rec, one, device, public)


def _put(rec: Recorder, one: _Made) -> None:
    fields: dict[str, object] = {"use": one.use, "cls": one.cls, "at": int(time.time() * 1000)}
    if one.use == CLASS:
        fields["receive"] = class_receive_public(one.secret)
    rec.put("wrapping_key", one.id, fields)


def _share(rec: Recorder, one: _Made, receiver: bytes, public: bytes) -> None:
    sealed = share(rec.community, one.id, one.secret, receiver, public)
    rec.put("key_share", None, {"wrapping_key": one.id, "receiver": receiver, "sealed": sealed})


def complete(store: Store) -> None:
    """Share every key with whom it is for and who was not there when it was made.

    That is a recovery code printed since, and devices that came, or rose to a role, since. Only the
    owner's devices do it: they have all keys.
    """
    if store.actor.role != OWNER:
        return
    found = store.rows(
        "SELECT h.id, h.use, h.cls, h.secret, k.at, EXISTS (SELECT 1 FROM wrapping_key o"
        " WHERE o.use = k.use AND o.cls = k.cls AND o.at < k.at) FROM held_key h"
        " JOIN wrapping_key k ON k.id = h.id WHERE h.use <> 'device' AND k.gone = 0"
    )
    brought = _brought(store)
    shared = set(store.rows("SELECT wrapping_key, receiver FROM key_share WHERE gone = 0"))
    row = store.one("SELECT recovery_receive FROM community WHERE gone = 0")
    wanted = [
        (one, receiver, public)
        for key, use, cls, secret, at, renewed in found
        for one in (_Made(bytes(key), use, cls, bytes(secret)),)
        for receiver, public in _receivers(store, one.cls, row[0] if row else None)
        if (one.id, receiver) not in shared
        and not (receiver in brought and not (renewed and at > _made_at(receiver) - LIFE_MS))
    ]
    if wanted:
        with store.recording("key.rotate") as rec:
            for one, receiver, public in wanted:
                _share(rec, one, receiver, public)


def _brought(store: Store) -> set[bytes]:
    """Devices whose invitation brought the keys that there were: not one whose role rose since."""
    found = store.rows(
        f"SELECT d.id FROM device d JOIN changeset c ON c.rid = d.born / {POSITIONS}"
        " JOIN action a ON a.id = c.action WHERE a.kind = 'device.enrol' AND d.born >"
        " (SELECT max(born) FROM assignment s WHERE s.operator = d.operator)"
    )
    return {bytes(row[0]) for row in found}


def _made_at(device: bytes) -> int:
    """When a device's id was made (ms): it is a UUIDv7."""
    return int.from_bytes(device[:6], "big")


def _receivers(store: Store, cls: int, recovery: bytes | None) -> list[tuple[bytes, bytes]]:
    found = [
        (device, public)
        for device, public, actor in _devices(store)
        if device != store.device and _reads(actor, cls)
    ]
    return [*found, (store.community, recovery)] if recovery else found


def _reads(actor: Actor, cls: int) -> bool:
    return READ_BY[cls] in {cell.split(":")[0] for cell in actor.cells}


def shut_out(store: Store, device: bytes) -> Revoked:
    """Renew the classes that a device just revoked could read; what it held, for the receipt.

    Only who may invite at all renews keys; else the receipt says that it was not done.
    """
    row = store.one("SELECT operator FROM device WHERE id = ?", (device,))
    if row is None:
        raise LookupError(device.hex())
    actor = roles.actor_of(store, bytes(row[0]), store.today().isoformat())
    held = [cls for cls in READ_BY if _reads(actor, cls)]
    known = {line[0] for line in store.rows("SELECT cls FROM held_key WHERE use = 'class'")}
    renewed = [cls for cls in held if cls in known] if store.actor.anywhere("device.invite") else []
    if renewed:
        rotate(store, renewed)
    people = store.one("SELECT count(*) FROM member WHERE gone = 0")
    return Revoked(
        device,
        tuple(name for name, cls in CLASSES.items() if cls in held),
        tuple(name for name, cls in CLASSES.items() if cls in renewed),
        int(people[0]) if people and held else 0,
        index_key=_CONTACT in held,
    )


def _share_to_recovery(store: Store, rec: Recorder, one: _Made) -> None:
    row = store.one("SELECT recovery_receive FROM community WHERE gone = 0")
    if row and row[0]:
        _share(rec, one, store.community, bytes(row[0]))


def _devices(store: Store) -> list[tuple[bytes, bytes, Actor]]:
    today = store.today().isoformat()
    found = store.rows(
        "SELECT id, receive_key, operator FROM device WHERE gone = 0 AND revoked IS NULL"
        " AND receive_key IS NOT NULL"
    )
    return [
        (bytes(device), bytes(public), roles.actor_of(store, bytes(operator), today))
        for device, public, operator in found
    ]


def for_role(store: Store, cells: frozenset[str]) -> tuple[SharedKey, ...]:
    """The keys that a role may have, to stand in an invitation."""
    classes = {cls for cls, cell in READ_BY.items() if any(c.split(":")[0] == cell for c in cells)}
    found = store.rows("SELECT id, use, cls, secret FROM held_key WHERE use <> 'device'")
    return tuple(
        SharedKey(bytes(key), use, cls, bytes(secret))
        for key, use, cls, secret in found
        if cls in classes
    )


def own_keys(store: Store) -> None:
    """Keys of this device's own for classes that it may write but not read (a walk-in's phone)."""
    held = {row[0] for row in store.rows("SELECT DISTINCT cls FROM held_key WHERE use <> 'index'")}
    missing = [cls for cls in CLASSES.values() if cls not in held]
    if not missing:
        return
    made = [_Made(new_id(), DEVICE, cls, os.urandom(32)) for cls in missing]
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        for one in made:
            chest.learn_key(*one)
    with store.recording("key.device") as rec:
        for one in made:
            rec.put(
                "wrapping_key",
                one.id,
                {
                    "use": DEVICE,
                    "cls": one.cls,
                    "device": store.device,
                    "at": int(time.time() * 1000),
                },
            )
            newest = store.one(
                "SELECT id, receive FROM wrapping_key WHERE use = 'class' AND cls = ?"
                " AND gone = 0 ORDER BY at DESC, id DESC LIMIT 1",
                (one.cls,),
            )
            if newest:
                _share(rec, one, bytes(newest[0]), bytes(newest[1]))


def take_shares(store: Store) -> int:
    """Take the keys that were shared with this device or with a class it reads.

    How many data keys they opened. What was closed for want of them is opened by `reopen`.
    """
    keys = store.keys.device
    receivers: dict[bytes, bytes] = {}
    if keys is not None:
        receivers[store.device] = keys.receive
    for key, secret in store.rows("SELECT id, secret FROM held_key WHERE use = 'former'"):
        receivers[bytes(key)] = bytes(secret)
    for key, secret in store.rows("SELECT id, secret FROM held_key WHERE use = 'class'"):
        receivers[bytes(key)] = class_receive(bytes(secret))
    opened = 0
    found = store.rows(
        "SELECT s.wrapping_key, s.receiver, s.sealed, k.use, k.cls FROM key_share s"
        " JOIN wrapping_key k ON k.id = s.wrapping_key WHERE s.gone = 0 AND k.gone = 0"
        " AND NOT EXISTS (SELECT 1 FROM held_key h WHERE h.id = s.wrapping_key)"
    )
    for key, receiver, sealed, use, cls in found:
        private = receivers.get(bytes(receiver))
        secret = (
            unshare(store.community, bytes(key), bytes(receiver), private, bytes(sealed))
            if private
            else None
        )
        if secret is not None:
            with store.writing() as connection:
                opened += Keychest(connection, store.community).learn_key(
                    bytes(key), use, cls, secret
                )
                if use == INDEX and not store.index_key:
                    connection.execute(
                        "UPDATE state SET value = ? WHERE name = 'index_key'", (secret,)
                    )
                    store.index_key = secret
    return opened
