"""After everything a new laptop of the owner joins while others work on.

It has the state, its proof and the past.
"""

import os
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from desktop.models import schema
from desktop.models.invitation import LIFE_MS, Blob, Invitation, proof_kept, seal_blob
from desktop.models.role import named
from desktop.models.wire import Offer
from desktop.models.wire_snapshot import Page
from desktop.store import devices, newcomer, roles, vault
from desktop.store.community import Store
from desktop.store.digest import digest
from desktop.sync import joining, keys, proving
from desktop.sync.core import Sync
from desktop.sync.session import Session
from tests.conftest import CHEAP, PASSPHRASE
from tests.sync.team import Direct

if TYPE_CHECKING:
    from tests.simulation.world import World

# Which records belong together, and what was done with them, is clear: a laptop that has not heard
# goes on with it. Of the person's own record no more is told than where it belongs. What the
# community says for itself, such as what a code is for, is about nobody, though it names one.
_OF_EVENINGS = ("attendance", "pack")
_CLEAR = {
    (table.name, field.name)
    for table in schema.TABLES
    for field in table.fields
    if field.cls == "clear"
    and (field.kind == "id" or table.subject == "member" or table.name in _OF_EVENINGS)
    and not field.name.endswith(("_ix", "row_key"))
} | {(table.name, field.name) for table in schema.TABLES for field in table.fields
     if table.subject == "community"}  # fmt: skip


# How many rows come at once while others work, how often and how much they do.
_ROWS, _ENOUGH, _AT_ONCE = 25, 4, 3


class _Busy(Direct):
    """A channel by which a snapshot comes in small pages, while others go on with their work."""

    def __init__(self, world: "World") -> None:
        super().__init__(world.hub, lambda: world.now)
        self._world = world
        self.worked = 0

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        if path == "snapshot" and self.worked < _ENOUGH:
            self.worked += 1
            for _ in range(_AT_ONCE):
                self._world.act(self._world.rng.choice(self._world.devices))
            for device in list(self._world.devices):
                self._world.sync(device)
            page = replace(msgspec.msgpack.decode(body, type=Page), most=_ROWS)
            body = msgspec.msgpack.encode(page)
        return super().ask(path, body, token)


def check_arrival(world: "World") -> None:
    """Raise AssertionError unless the new laptop is like the owner's that was there before."""
    store, session = _joined(world)
    try:
        owner = world.devices[0]
        for _ in range(2):
            Sync(owner.store, owner.session).round()
            Sync(store, session).round()
        known = newcomer.read(store)
        assert not known.unproven, "no owner's word for the state"
        assert not known.wants_past, "the past did not come"
        assert digest(store, store.refs) == owner.digest(), "a new laptop has another state"
        assert _log(store) == _log(owner.store), "a new laptop has another log"
        gone = {bytes(row[0]) for row in owner.store.rows("SELECT subject FROM erased")}
        assert _told(store, gone) == _told(owner.store, gone), "history differs"
        left = store.rows(
            "SELECT record, subject, tbl, field FROM history WHERE coalesce(old, new, 1) <> 1"
        )
        told = [row for row in left if row[2:] not in _CLEAR and gone & {*row[:2]}]
        assert not told, f"history tells of who was erased: {told}"
    finally:
        store.close()


def _joined(world: "World") -> tuple[Store, Session]:
    owner, channel = world.devices[0], _Busy(world)
    invitation = Invitation("127.0.0.1:8440", os.urandom(16))
    cells = named(roles.role_list(owner.store), "owner").cells
    blob = Blob(
        hub=world.hub.identity.public,
        community=owner.store.community,
        operator=owner.store.operator,
        role="owner",
        keys=keys.for_role(owner.store, cells),
        owners=proving.owner_keys(owner.store),
    )
    sealed = seal_blob(invitation, blob, os.urandom(12))
    proof, expires = proof_kept(invitation.proof), world.now + LIFE_MS
    kept = Offer(invitation.name, proof, sealed, owner.store.operator, expires)
    owner.session.ask("offer", kept, type(None))
    folder = world.folder / "arrival"
    folder.mkdir()
    made = vault.new_keys(folder, owner.store.community, PASSPHRASE, cost=CHEAP)
    store = joining.join(made, channel, invitation, blob)
    assert made.device is not None
    channel.worked = _ENOUGH
    with store.recording("device.name") as rec:
        devices.rename(rec, store.device, "新电脑")
    return store, Session(channel, store.community, store.device, made.device.sign)


def _log(store: Store) -> list[tuple[object, ...]]:
    return store.rows(
        "SELECT seq, device, number, clock, head FROM changeset WHERE seq IS NOT NULL ORDER BY seq"
    )


def _told(store: Store, gone: set[bytes]) -> list[tuple[object, ...]]:
    """History by its ops' places in the log, of everybody but those who were erased.

    What a laptop that had not heard of it says of them later is told by whoever was there alone.
    """
    theirs = gone | {
        bytes(row[0])
        for table in schema.TABLES
        if table.subject_field and not table.key
        for row in store.rows(f"SELECT id, {table.subject_field} FROM {table.name}")
        if row[1] in gone
    }
    found = store.rows(
        "SELECT h.tbl, h.record, h.field, c.seq, h.op % 512, h.old, h.new, h.subject"
        " FROM history h JOIN changeset c ON c.rid = h.op / 512 ORDER BY 1, 2, 3, 4, 5"
    )
    return [row for row in found if row[1] not in theirs and row[7] not in theirs]
