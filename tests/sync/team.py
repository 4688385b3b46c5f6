"""A hub in this process and laptops around it: real stores, real hub, no network."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.models.ids import new_id
from desktop.models.invitation import Blob, Invitation, proof_kept, seal_blob
from desktop.models.role import named
from desktop.models.wire import Offer
from desktop.store import link, roles, vault
from desktop.store.community import Founding, Store, create
from desktop.store.digest import digest
from desktop.sync import connecting, joining, keys, proving, recovering
from desktop.sync.channel import Refusal
from desktop.sync.core import Round, Sync
from desktop.sync.session import Session
from hub import pairing
from hub.core import Hub
from hub.endpoints import answer
from hub.engine import Engine
from hub.identity import identity
from hub.refusing import Denied
from hub.sqlite import SqliteEngine
from hub.tables import migrate
from tests.conftest import CHEAP, PASSPHRASE


@dataclass
class Direct:
    """A channel that is a function call."""

    hub: Hub
    now: Callable[[], int]

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        try:
            return answer(self.hub, path, body, token, self.now())
        except Denied as denied:
            raise Refusal(denied.code, denied.retry_after, denied.detail) from denied


@dataclass
class Laptop:
    """One device: its store and its syncing."""

    store: Store
    session: Session

    def sync(self) -> Round:
        return Sync(self.store, self.session).round()

    def digest(self) -> bytes:
        return digest(self.store, self.store.refs)


@dataclass
class Team:
    """A hub and the laptops of one community."""

    folder: Path
    engine: Engine
    now_ms: int = field(default_factory=lambda: int(time.time() * 1000))
    laptops: list[Laptop] = field(default_factory=list)

    def __post_init__(self) -> None:
        migrate(self.engine)
        self.hub = Hub(self.engine, identity(self.engine, os.urandom(32)))
        self.channel = Direct(self.hub, lambda: self.now_ms)

    def found(self, name: str = "青禾读书会") -> Laptop:
        """The owner's laptop, not yet connected."""
        store = create(self._new(), Founding(name, prefix="QH"), keys=self._keys(new_id()))
        return self._add(store)

    def connect(self, owner: Laptop) -> None:
        connecting.connect(owner.store, self.channel, self.set_up_code())

    def set_up_code(self) -> Invitation:
        invitation = Invitation("127.0.0.1:8440", os.urandom(16))
        pairing.set_up(self.hub, invitation, os.urandom(12), self.now_ms)
        return invitation

    def invite(self, owner: Laptop, name: str, role: str) -> Invitation:
        """An operator with this role, and the code for his first device."""
        store = owner.store
        given = named(roles.role_list(store), role)
        with store.recording("device.invite") as rec:
            operator = roles.put_operator(rec, None, name, None)
            roles.assign(rec, None, operator, given.id, start="2026-01-01")
        owner.sync()
        return self.offer(owner, operator, role, given.cells)

    def offer(self, owner: Laptop, operator: bytes, role: str, cells: frozenset[str]) -> Invitation:
        invitation = Invitation("127.0.0.1:8440", os.urandom(16))
        blob = Blob(
            hub=self.hub.identity.public,
            community=owner.store.community,
            title="青禾读书会",
            operator=operator,
            role=role,
            keys=keys.for_role(owner.store, cells),
            owners=proving.owner_keys(owner.store),
        )
        sealed = seal_blob(invitation, blob, os.urandom(12))
        kept = Offer(
            invitation.name, proof_kept(invitation.proof), sealed, operator, self.now_ms + 10**9
        )
        owner.session.ask("offer", kept, type(None))
        return invitation

    def join(self, invitation: Invitation) -> Laptop:
        blob = joining.read_blob(self.channel, invitation)
        store = joining.join(self._keys(blob.community), self.channel, invitation, blob)
        found = self._add(store)
        keys.own_keys(store)
        found.sync()
        return found

    def recover(self, code: bytes) -> Laptop:
        """A new laptop of the owner, who has her recovery code alone."""
        folder, device, made = self._new(), new_id(), vault.devicekey.generate()
        blob = recovering.recovered(self.channel, code, device, made)
        empty = vault.new_database(folder, blob.community, PASSPHRASE, cost=CHEAP)
        keys = vault.bind_device(empty, made)
        address = "127.0.0.1:8440"
        found = self._add(recovering.recover(keys, device, self.channel, address, blob))
        found.sync()
        return found

    def settle(self) -> None:
        """Everybody syncs until nothing is new."""
        for _ in range(3):
            for one in self.laptops:
                one.sync()

    def _new(self) -> Path:
        folder = self.folder / f"laptop-{len(self.laptops)}-{os.urandom(6).hex()}"
        folder.mkdir()
        return folder

    def _keys(self, community: bytes) -> vault.Keys:
        return vault.new_keys(self._new(), community, PASSPHRASE, cost=CHEAP)

    def _add(self, store: Store) -> Laptop:
        device = store.keys.device
        assert device is not None
        session = Session(self.channel, store.community, store.device, device.sign)
        self.laptops.append(Laptop(store, session))
        return self.laptops[-1]

    def close(self) -> None:
        for one in self.laptops:
            one.store.close()
        self.engine.close()


def team(folder: Path) -> Iterator[Team]:
    """A team over a real SQLCipher hub file."""
    found = Team(folder, SqliteEngine(folder / "hub.db", os.urandom(32)))
    yield found
    found.close()


def hub_digest(found: Team, laptop: Laptop) -> bytes:
    """The hub's digest of the laptop's community."""
    from desktop.models.wire import Known

    return laptop.session.ask("status", laptop.session.hello, Known).digest


def address(laptop: Laptop) -> str:
    return link.read(laptop.store).address


def alike(crew: Team, *laptops: Laptop) -> None:
    """After two rounds these laptops and the hub hold the same."""
    for _ in range(2):
        for one in laptops:
            one.sync()
    assert {one.digest() for one in laptops} == {hub_digest(crew, laptops[0])}
