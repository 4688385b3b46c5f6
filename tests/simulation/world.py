"""A hub and five laptops under a seed: messages lost, doubled and late, clocks wrong, restarts.

The parts are the real ones: SQLCipher files, the hub's code, the client's machine. Only the wire,
the clocks and the randomness are the simulation's.
"""

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from desktop.actions import merging
from desktop.models import clock
from desktop.models.invitation import Blob, Invitation, proof_kept, seal_blob
from desktop.models.problem import Problem
from desktop.models.wire import Offer
from desktop.store.community import FILE, Store
from desktop.store.database import connect
from desktop.store.digest import digest
from desktop.sync import keys, recovering
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.core import Sync
from desktop.sync.session import Session
from hub.core import Hub
from hub.endpoints import answer
from hub.identity import Identity
from hub.refusing import Denied
from hub.sqlite import SqliteEngine
from tests.simulation.acts import rewards
from tests.simulation.acts.doing import NAMES
from tests.simulation.acts.rewards import CAP, CAPPED
from tests.simulation.acts.team import CHAPTERS, SEATS, TEAM
from tests.simulation.climbing import set_up, start
from tests.simulation.mishaps import Mishaps
from tests.simulation.redeeming import begin
from tests.simulation.saying import act
from tests.sync.team import Team

HOUR = 3_600_000


@dataclass
class Chaos:
    """How bad the network is; all chances in one."""

    lost_before: float = 0.1
    lost_after: float = 0.1
    doubled: float = 0.1
    cut: float = 0.05
    late: float = 0.1


CALM = Chaos(0, 0, 0, 0, 0)


class Wire:
    """A channel that loses, doubles, cuts and delays; each message by the seed."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._late: list[tuple[str, bytes, bytes]] = []

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        """The hub's answer, or Unreachable at whatever point the seed says."""
        rng, chaos = self._world.rng, self._world.chaos
        if self._late and rng.random() < chaos.late:
            self._deliver(self._late.pop(rng.randrange(len(self._late))))
        if rng.random() < chaos.lost_before:
            if rng.random() < 0.5:
                # Lost for the sender only: it arrives some day.
                self._late.append((path, body, token))
            raise Unreachable
        data = self._answer(path, body, token)
        if rng.random() < chaos.doubled:
            data = self._answer(path, body, token)
        if rng.random() < chaos.lost_after:
            raise Unreachable
        if rng.random() < chaos.cut:
            return data[: rng.randrange(len(data))]
        return data

    def _answer(self, path: str, body: bytes, token: bytes) -> bytes:
        try:
            return answer(self._world.hub, path, body, token, self._world.now)
        except Denied as denied:
            raise Refusal(denied.code, denied.retry_after) from denied

    def _deliver(self, message: tuple[str, bytes, bytes]) -> None:
        with suppress(Refusal):
            self._answer(*message)


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


@dataclass(frozen=True)
class Scene:
    """A connected community with five laptops, closed, to be copied for every seed."""

    folder: Path
    laptops: tuple[tuple[str, Path, Any], ...]
    hub_key: bytes
    identity: Identity
    now: int


ROLES = (("小陈", "deputy"), ("小王", "admin"), ("小李", "assistant"), ("小赵", "host"))


def build(folder: Path) -> Scene:
    """Make the scene once."""
    key = bytes(range(32))
    crew = Team(folder, SqliteEngine(folder / "hub.db", key))
    owner = crew.found()
    with owner.store.recording("member.add") as rec:
        for n in range(5):
            one = rec.put("member", None, {"name": f"{NAMES[n % 6]}{n}", "city": "深圳"})
            rec.put("number", None, {"scheme": "QH", "value": n + 1, "member": one})
            begin(owner.store, rec, one)
            start(rec, one)
        set_up(rec)
        rec.put("rule", CAPPED, {"name": "到场", "state": "on"})
        rec.put("team", TEAM, {"name": "晨跑", "kind": "跑团", "capacity": SEATS})
        for chapter in CHAPTERS:
            rec.put("chapter", chapter, {"name": chapter.hex()[:2]})
        body = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
        body["cap"] = {"per": "week", "points": CAP}
        stated = {"rule": CAPPED, "version": 1, "body": json.dumps(body), "published": 1}
        rec.put("rule_version", None, stated)
    crew.connect(owner)
    names = ["群主"]
    for name, role in ROLES:
        crew.join(crew.invite(owner, name, role))
        names.append(name)
    crew.settle()
    laptops = tuple(
        (name, one.store.folder, one.store.keys)
        for name, one in zip(names, crew.laptops, strict=True)
    )
    identity = crew.hub.identity
    crew.close()
    return Scene(folder, laptops, key, identity, crew.now_ms)


class World:
    """One seed's run."""

    def __init__(
        self, scene: Scene, seed: int, folder: Path, hub_mishaps: tuple[float, float] = (0, 0)
    ) -> None:
        """`hub_mishaps`: how often the hub is backed up, and put back to its backup."""
        self.folder = folder
        self.hub_mishaps = hub_mishaps
        self.rng = random.Random(seed)
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
        opened = connect(path / FILE, keys.database)
        opened.execute("PRAGMA synchronous = OFF")
        return Device(name, Store(opened, replace(keys, folder=path)), Wire(self))

    # -- what happens -------------------------------------------------------------------------

    def run(self, steps: int) -> None:
        """Let things happen."""
        for _ in range(steps):
            self.now += self.rng.randrange(1, 120_000)
            device = self.rng.choice(self.devices)
            happening = self.rng.choices(
                (
                    self._act,
                    self._sync,
                    self._restart,
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

    def _act(self, device: Device) -> None:
        with _clock(self.now + device.skew):
            passed = self.now + device.skew - self._scene.now
            done = act(device.store, self.rng, passed)
        self.done |= {done} - {b""}

    def _sync(self, device: Device) -> None:
        try:
            Sync(device.store, device.session).round()
        except Unreachable:
            pass
        except Problem as problem:
            # Others have to bring first what lies before what this one has read.
            if problem.code != "sync.hub_too_old":
                raise
        except Refusal as refusal:
            if refusal.code == "sync.unknown_device" and self.mishaps.restored:
                # A hub that forgot it, and nobody has the hub's word for it: invited again.
                self.forgotten.append(device)
                return
            if refusal.code != "sync.revoked":
                raise
            # It has handed in what it had, and its folder opens no more.
            self.devices.remove(device)
            device.store.close()

    def _restart(self, device: Device) -> None:
        device.store.refs.forget()
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
        for turn in range(5):
            if turn == 2:
                # Once she has everybody's work, the owner takes back what was beyond a cap, and
                # makes one of who came twice because two imported one list.
                owner = self.devices[0].store
                self.done |= {rewards.correct(owner, self.rng), self._merge(owner)} - {b""}
            self.forgotten.clear()
            for device in list(self.devices):
                device.begin()
                self._sync(device)
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
            invitation = Invitation("127.0.0.1:8440", self.rng.randbytes(16))
            blob = Blob(
                hub=self.hub.identity.public,
                community=host.store.community,
                operator=device.store.operator,
                role="",
                keys=keys.for_role(host.store, device.store.actor.cells),
            )
            sealed = seal_blob(invitation, blob, self.rng.randbytes(12))
            proof = proof_kept(invitation.proof)
            offer = Offer(invitation.name, proof, sealed, blob.operator, self.now + HOUR)
            host.session.ask("offer", offer, type(None))
            device.session = recovering.rejoin(device.store, device.wire, invitation, blob)
            self._sync(device)

    def at_hub(self) -> set[bytes]:
        """The actions that the hub has, whether they stand or wait for the owner."""
        with self.engine.reading() as session:
            return {
                bytes(row[0])
                for table in ("log", "quarantine")
                for row in session.rows(f"SELECT action FROM {table}")
            }

    def refused_here(self) -> set[bytes]:
        """What a restored hub has no more of what it had refused: its author sees and keeps it."""
        if not self.mishaps.restored:
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
