"""A hub and five laptops under a seed: messages lost, doubled and late, clocks wrong, restarts.

The parts are the real ones: SQLCipher files, the hub's code, the client's machine. Only the wire,
the clocks and the randomness are the simulation's.
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from desktop.models.op import unpack_clear
from desktop.models.signed import SignedChangeset, SignedOp, read_changeset
from desktop.store import headcount, journal, pending
from desktop.store.community import FILE, Store
from desktop.store.database import connect
from desktop.store.digest import digest
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.core import Sync
from desktop.sync.session import Session
from hub.core import Hub
from hub.endpoints import answer
from hub.held import Held
from hub.identity import Identity
from hub.refusing import Denied
from hub.sqlite import SqliteEngine
from tests.simulation.acts import NAMES, act
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

    def __init__(self, scene: Scene, seed: int, folder: Path) -> None:
        self.rng = random.Random(seed)
        self.chaos = Chaos()
        self.now = scene.now
        shutil.copytree(scene.folder, folder)
        self.engine = SqliteEngine(folder / "hub.db", scene.hub_key, durable=False)
        self.hub = Hub(self.engine, scene.identity)
        self.devices = [self._open(name, folder, at, keys) for name, at, keys in scene.laptops]

    def _open(self, name: str, folder: Path, at: Path, keys: Any) -> Device:
        path = folder / at.name
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
                (self._act, self._sync, self._restart, self._jump, self._demote),
                (10, 4, 0.5, 1.5, 0.3),
            )[0]
            happening(device)

    def _act(self, device: Device) -> None:
        with _clock(self.now + device.skew):
            act(device.store, self.rng, self.now + device.skew)

    def _sync(self, device: Device) -> None:
        with suppress(Unreachable):
            Sync(device.store, device.session).round()

    def _restart(self, device: Device) -> None:
        device.store.refs.forget()
        device.begin()

    def _jump(self, device: Device) -> None:
        device.skew = self.rng.choice((-HOUR, 0, HOUR, 24 * HOUR, 365 * 24 * HOUR))

    def _demote(self, device: Device) -> None:
        """The owner gives somebody another role, with no network."""
        owner = self.devices[0]
        other = self.rng.choice(self.devices[1:])
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
        for _ in range(4):
            for device in self.devices:
                device.begin()
                Sync(device.store, device.session).round()

    # -- what must hold -----------------------------------------------------------------------

    def check(self) -> None:
        """Raise AssertionError for anything that the promise excludes."""
        digests = {device.name: device.digest() for device in self.devices}
        assert len({*digests.values(), self._hub_digest()}) == 1, "states differ"
        for device in self.devices:
            self._check_device(device)
        contents = [_content(device.store) for device in self.devices[:2]]
        assert contents[0] == contents[1], "the same digest over other values"
        self._check_log()

    def _hub_digest(self) -> bytes:
        with self.engine.reading() as session:
            held = Held(self.engine, session, self.devices[0].store.community, self.now, lock=False)
            return held.digest()

    def _check_device(self, device: Device) -> None:
        store = device.store
        assert pending.waiting_changesets(store) == 0, f"{device.name} still waits"
        assert not store.rows("SELECT 1 FROM pending LIMIT 1"), "something is kept for nothing"
        fates = store.rows(
            "SELECT number, seq IS NOT NULL, refused IS NOT NULL FROM changeset"
            " WHERE device = ? ORDER BY number",
            (store.device,),
        )
        assert [row[0] for row in fates] == list(range(1, len(fates) + 1)), "numbers have a gap"
        assert all(stands != refused for _, stands, refused in fates), "not exactly one fate"
        wrong = store.rows(
            "SELECT id FROM member m WHERE points <> (SELECT coalesce(sum(points), 0) FROM entry"
            " WHERE member = m.id)"
        )
        assert not wrong, "a balance is not the sum of its entries"
        counted = store.rows("SELECT count(*) FROM member WHERE gone = 0")
        assert headcount.everybody(store) == counted[0][0], "the head count is not the members'"

    def _check_log(self) -> None:
        """Every changeset stands once, no clock is far ahead, and nobody did what he may not."""
        with self.engine.reading() as session:
            found = session.rows(
                "SELECT device, number, clock, at, changeset FROM log ORDER BY seq"
            )
            end = session.rows("SELECT max(seq) FROM log")[0]
        names = [(bytes(device), number) for device, number, *_ in found]
        assert len(names) == len(set(names)), "a changeset stands twice"
        assert all(clock >> 16 <= at + 300_000 for _, _, clock, at, _ in found), "a clock ran ahead"
        for device in self.devices:
            state = device.store.one("SELECT value FROM state WHERE name = 'seq'")
            assert state == end, "somebody did not read the log to its end"
        self._check_rights(read_changeset(bytes(row[4])) for row in found)
        twice = self.devices[0].store.rows(
            "SELECT 1 FROM entry WHERE kind = 'award' GROUP BY rule, member, evidence_key"
            " HAVING count(*) > 1"
        )
        assert not twice, "an award was given twice"

    def _check_rights(self, log: Iterator[SignedChangeset]) -> None:
        """A host never writes a member: told from the log alone, without the judge's own code."""
        store = self.devices[0].store
        presets = dict(store.rows("SELECT id, preset FROM role"))
        operators = dict(store.rows("SELECT id, operator FROM device"))
        roles = ("owner", *(role for _, role in ROLES))
        held = {one.store.operator: role for one, role in zip(self.devices, roles, strict=True)}
        for found in log:
            author = operators.get(found.about.device)
            for signed in found.ops:
                assert isinstance(signed, SignedOp)
                op = unpack_clear(signed.clear)
                if op.table in ("member", "member_tag") and author in held:
                    assert held[author] != "host", "a host wrote a member"
                if op.table == "assignment" and op.clear.get("role") in presets:
                    held[bytes(op.clear["operator"])] = presets[op.clear["role"]]  # type: ignore[arg-type]

    def close(self) -> None:
        for device in self.devices:
            device.store.close()
        self.engine.close()


@contextmanager
def _clock(now_ms: int) -> Iterator[None]:
    """The journal's clock shows this time."""
    real = journal.time
    journal.time = SimpleNamespace(time=lambda: now_ms / 1000)  # type: ignore[assignment]
    try:
        yield
    finally:
        journal.time = real


def _content(store: Store) -> list[object]:
    """What a reader of everything sees."""
    found: list[object] = []
    for sql in (
        "SELECT id, name, city, level, phone, number, points FROM member WHERE gone = 0 ORDER BY 1",
        "SELECT member, tag FROM member_tag WHERE gone = 0 ORDER BY member, tag",
        "SELECT occurrence, member, state, at FROM attendance WHERE gone = 0 ORDER BY 1, 2",
        "SELECT id, member, points FROM entry ORDER BY id",
    ):
        found += store.rows(sql)
    return found
