"""A hub and five laptops under a seed: messages lost, doubled and late, clocks wrong, restarts.

The parts are the real ones: SQLCipher files, the hub's code, the client's machine. Only the wire,
the clocks and the randomness are the simulation's.
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from desktop.actions import following, merging
from desktop.models import clock
from desktop.models.invitation import LIFE_MS, Blob, Invitation, proof_kept, seal_blob
from desktop.models.problem import Problem
from desktop.models.wire import Offer
from desktop.store import roles
from desktop.store.community import FILE, Store
from desktop.store.database import connect
from desktop.store.digest import digest
from desktop.sync import keys, proving, recovering
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.core import Sync
from desktop.sync.session import Session
from hub.core import Hub
from hub.sqlite import SqliteEngine
from tests.simulation import chance
from tests.simulation.acts import doors, rewards
from tests.simulation.going_up import GoingUp, below
from tests.simulation.mishaps import Mishaps
from tests.simulation.saying import act
from tests.simulation.scene import Scene
from tests.simulation.wire import CALM, Chaos, Wire

HOUR = 3_600_000


@dataclass
class Device:
    """A laptop in the world: its store, its clock's error, its session."""

    name: str
    store: Store
    wire: Wire
    skew: int = 0
    session: Session = field(init=False)

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Forget what only memory held."""
        keys = self.store.keys.device
        assert keys is not None
        self.session = Session(self.wire, self.store.community, self.store.device, keys.sign)

    def digest(self) -> bytes:
        return digest(self.store, self.store.refs)


class World:
    """One seed's run."""

    def __init__(
        self, scene: Scene, seed: int, folder: Path, hub_mishaps: tuple[float, float] = (0, 0)
    ) -> None:
        """`hub_mishaps`: how often the hub is backed up, and put back to its backup."""
        self.folder = folder
        self.hub_mishaps = hub_mishaps
        self.rng = random.Random(seed)
        chance.begin(seed)
        self.chaos = Chaos()
        self.now = scene.now
        shutil.copytree(scene.folder, folder)
        self._scene = scene
        self._start_hub()
        self.devices = [self.open(name, folder / at.name, keys) for name, at, keys in scene.laptops]
        # What was done and must not be lost: the actions, by the device that has them.
        self.done: set[bytes] = set()
        self.mishaps = Mishaps(self)
        self.forgotten: list[Device] = []
        # What stood before the hub's log began: where, and in which action.
        self.past: dict[tuple[bytes, int], tuple[int, bytes]] = {}
        self.note_past()
        self.going_up = GoingUp(self, scene.code)

    def _start_hub(self) -> None:
        self.engine = SqliteEngine(self.folder / "hub.db", self._scene.hub_key, durable=False)
        self.hub = Hub(self.engine, self._scene.identity)

    def copy_hub(self, path: Path) -> None:
        """Copy the hub's file as it is now."""
        self.engine.close()
        self._start_hub()
        with self.engine.writing():
            pass
        self.engine.close()
        shutil.copyfile(self.folder / "hub.db", path)
        self._start_hub()

    def replace_hub(self, path: Path) -> None:
        """Start the hub anew with this copy of its file."""
        self.engine.close()
        for end in ("-wal", "-shm"):
            (self.folder / f"hub.db{end}").unlink(missing_ok=True)
        shutil.copyfile(path, self.folder / "hub.db")
        self._start_hub()

    def open(self, name: str, path: Path, keys: Any) -> Device:
        """The laptop in this folder."""
        return Device(name, self._opened(path, keys), Wire(self))

    @staticmethod
    def _opened(path: Path, keys: Any) -> Store:
        opened = connect(path / FILE, keys.database)
        opened.execute("PRAGMA synchronous = OFF")
        return Store(opened, replace(keys, folder=path))

    # -- what happens -------------------------------------------------------------------------

    def run(self, steps: int) -> None:
        """Let things happen, on the way to the hub first where it is still to go."""
        self.going_up.run()
        for _ in range(steps):
            self.now += self.rng.randrange(1, 120_000)
            device = self.rng.choice(self.devices)
            happening = self.rng.choices(
                (
                    self.act,
                    self.sync,
                    self.restart,
                    self._jump,
                    self._demote,
                    self.mishaps.copy,
                    self.mishaps.note,
                    self.mishaps.roll_back,
                    self.mishaps.plant,
                    self.mishaps.erase,
                    self.mishaps.revoke,
                    self.mishaps.keep_hub,
                    self.mishaps.restore_hub,
                ),
                (10, 4, 0.5, 1.5, 0.3, 0.5, 0.5, 0.5, 0.3, 0.3, 0.2, *self.hub_mishaps),
            )[0]
            happening(device)

    def act(self, device: Device) -> None:
        with _clock(self.now + device.skew):
            passed = self.now + device.skew - self._scene.now
            done = act(device.store, self.rng, passed)
        self.done |= {done} - {b""}

    def sync(self, device: Device) -> None:
        try:
            if below(device.store):
                self.going_up.cross(device)
            Sync(device.store, device.session).round()
        except Unreachable:
            pass
        except Problem as problem:
            # Others have to bring first what lies before what this one has read.
            if problem.code not in ("sync.hub_too_old", "sync.past_comes"):
                raise
        except Refusal as refusal:
            self._refused(device, refusal)

    def _refused(self, device: Device, refusal: Refusal) -> None:
        if refusal.code == "sync.unknown_device" and self.mishaps.restored:
            # A hub that forgot it, and nobody has the hub's word for it: invited again.
            self.forgotten.append(device)
            return
        if refusal.code != "sync.revoked":
            raise refusal
        # It has handed in what it had, unless the hub never knew it; its folder opens no more.
        if below(device.store):
            self.done -= self._only_here(device)
        self.devices.remove(device)
        device.store.close()

    def _only_here(self, device: Device) -> set[bytes]:
        """The actions that no other laptop has, nor the hub."""
        sql = "SELECT action FROM changeset"
        others = [one for one in self.devices if one is not device]
        known = {bytes(row[0]) for one in others for row in one.store.rows(sql)}
        return {bytes(row[0]) for row in device.store.rows(sql)} - known - self.at_hub()

    def restart(self, device: Device) -> None:
        """The program is killed and started again: nothing is left but the folder."""
        path, keys = device.store.folder, device.store.keys
        device.store.close()
        device.store = self._opened(path, keys)
        device.begin()

    def _jump(self, device: Device) -> None:
        device.skew = self.rng.choice((-HOUR, 0, HOUR, 24 * HOUR, 365 * 24 * HOUR))

    def _demote(self, device: Device) -> None:
        """The owner gives somebody another role, with no network."""
        owner = self.devices[0]
        whose = owner.store.operator
        other = self.rng.choice([one for one in self.devices if one.store.operator != whose])
        role = self.rng.choice(("host", "assistant", "admin"))
        with _clock(self.now + owner.skew):
            found = owner.store.one(
                'SELECT id FROM assignment WHERE operator = ? AND "to" IS NULL AND gone = 0',
                (other.store.operator,),
            )
            given = owner.store.one("SELECT id FROM role WHERE preset = ?", (role,))
            assert found
            assert given
            with owner.store.recording("role.grant") as rec:
                rec.put("assignment", found[0], {"to": "2020-01-01"})
                rec.put(
                    "assignment",
                    None,
                    {
                        "operator": other.store.operator,
                        "role": given[0],
                        "scope_kind": "community",
                        "from": "2026-01-01",
                    },
                )

    def settle(self) -> None:
        """The network is good again: everybody syncs until nothing is new."""
        self.chaos = CALM
        # Whoever still comes from below needs a code that holds, and the past before the log.
        later = 2 if self._scene.code else 0
        for turn in range(5 + later):
            if turn == 2 + later:
                # Once she has everybody's work, the owner takes back what was beyond a cap, and
                # makes one of who came twice because two imported one list.
                owner = self.devices[0].store
                self.done |= {rewards.correct(owner, self.rng), self._merge(owner)} - {b""}
                following.catch_up(owner)
            self.forgotten.clear()
            for device in list(self.devices):
                device.begin()
                self.sync(device)
                if turn < 3 + later and device in self.devices:
                    doors.follow(device.store)
            self._let_in_again()

    @staticmethod
    def _merge(owner: Store) -> bytes:
        made = merging.merge_twins(owner)
        return b"" if made.nothing else made.action

    def _let_in_again(self) -> None:
        """Whom the hub knows invites whom it has forgotten."""
        for device in self.forgotten:
            known = [one for one in self.devices if one not in self.forgotten]
            host = next(one for one in known if one.store.actor.anywhere("device.invite"))
            invitation, blob = self.invite(host, device.store.operator)
            device.session = recovering.rejoin(device.store, device.wire, invitation, blob)
            self.sync(device)

    def invite(self, host: Device, operator: bytes) -> tuple[Invitation, Blob]:
        """The code by which the host lets a laptop of the operator in, and what it opens."""
        invitation = Invitation("127.0.0.1:8440", self.rng.randbytes(16))
        actor = roles.actor_of(host.store, operator, host.store.today().isoformat())
        blob = Blob(
            hub=self.hub.identity.public,
            community=host.store.community,
            operator=operator,
            role=actor.role,
            keys=keys.for_role(host.store, actor.cells),
            owners=proving.owner_keys(host.store),
        )
        sealed = seal_blob(invitation, blob, self.rng.randbytes(12))
        proof = proof_kept(invitation.proof)
        offer = Offer(invitation.name, proof, sealed, operator, self.now + LIFE_MS)
        host.session.ask("offer", offer, type(None))
        return invitation, blob

    def log(self) -> dict[tuple[bytes, int], int]:
        """Where each changeset stands: in the hub's log, or before it in what the owner judged."""
        past = self.devices[0].store.rows(
            "SELECT device, number, seq FROM changeset WHERE seq <= 0"
        )
        with self.engine.reading() as session:
            found = session.rows("SELECT device, number, seq FROM log")
        return {(bytes(device), number): seq for device, number, seq in (*past, *found)}

    def at_hub(self) -> set[bytes]:
        """The actions that the hub has, whether they stand or wait for the owner, or came up."""
        past = {action for _, action in self.past.values()}
        with self.engine.reading() as session:
            found = (
                *session.rows("SELECT action FROM log"),
                *session.rows("SELECT action FROM quarantine"),
            )
        return past | {bytes(row[0]) for row in found}

    def note_past(self) -> None:
        """What the owner judged until now stands before the hub's log."""
        sql = "SELECT device, number, seq, action FROM changeset WHERE seq <= 0"
        for device, number, seq, action in self.devices[0].store.rows(sql):
            self.past[bytes(device), number] = (seq, bytes(action))

    def refused_here(self) -> set[bytes]:
        """What a restored hub has no more of what it had refused: its author sees and keeps it.

        Likewise what the owner refused while she judged.
        """
        if not (self.mishaps.restored or self._scene.code):
            return set()
        sql = "SELECT action FROM changeset JOIN outbox USING (rid) WHERE refused IS NOT NULL"
        return {bytes(row[0]) for device in self.devices for row in device.store.rows(sql)}

    def close(self) -> None:
        for device in self.devices:
            device.store.close()
        self.engine.close()


@contextmanager
def _clock(now_ms: int) -> Iterator[None]:
    """The clock that stores record by shows this time."""
    real = clock.time
    clock.time = SimpleNamespace(time=lambda: now_ms / 1000)  # type: ignore[assignment]
    try:
        yield
    finally:
        clock.time = real
