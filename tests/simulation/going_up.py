"""A team that met by sticks goes to a hub: cut, killed, worked on meanwhile, and one judges.

The owner's laptop uploads over a poor line, a question at a time; others bring her sticks, and go
on at the hub once it is open, each when it comes to it.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.models.invitation import Invitation
from desktop.models.problem import Problem
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.store import link, pending
from desktop.store.community import Store
from desktop.sync import bundle, connecting, crossing, joining, proving, recovering
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.core import Sync
from desktop.sync.ownjudge import OwnJudge
from desktop.sync.verifying import ForgedChangeset
from tests.simulation.wire import Chaos

if TYPE_CHECKING:
    from tests.simulation.world import Device, World

# More than a hundred questions have to go through.
POOR = Chaos(lost_before=0.03, lost_after=0.03, doubled=0.05, cut=0.02, late=0.05)
# It comes up long before.
_STEPS = 1_000
# What a stick that is late, or of somebody unknown yet, is answered.
_NOT_NOW = frozenset(
    {"bundle.gap", "bundle.own", "bundle.not_for_us", "bundle.stranger", "bundle.nobody",
     "sync.went_to_hub"}
)  # fmt: skip


def below(store: Store) -> bool:
    """Whether the laptop still goes by what the owner judged, whatever she has done since."""
    return crossing.comes_by_sticks(link.read(store))


class GoingUp:
    """The way of one world to its hub; without its set-up `code` everybody is there already."""

    def __init__(self, world: "World", code: Invitation | None) -> None:
        self._world, self._code = world, code
        self._sticks: list[Path] = []
        # The invitation that a laptop has in its hands, until it is let in by it.
        self._invited: dict[str, Invitation] = {}

    def run(self) -> None:
        """Until the hub is open: upload, work, carry sticks, be killed."""
        if self._code is None:
            return
        world, chaos = self._world, self._world.chaos
        owner = world.devices[0]
        for _ in range(_STEPS):
            known = link.read(owner.store)
            if known.judge and not known.opening:
                break
            # Towards its end the line is as bad as any.
            world.chaos = POOR if known.cursor or not known.upload else chaos
            world.now += world.rng.randrange(1, 60_000)
            doing = world.rng.choices(
                (self._upload, self._work, world.act, self._carry, world.restart), (6, 2, 3, 3, 1)
            )[0]
            if doing in (self._carry, world.act):
                doing(world.rng.choice(world.devices))
            else:
                doing(owner)
            self._check_one_judge(owner)
        else:
            raise AssertionError("it never comes up")
        world.chaos = chaos
        world.note_past()

    def _upload(self, owner: "Device") -> None:
        """Go on with it; once judging is handed over the next round of syncing does as well."""
        half_up, world = bool(link.read(owner.store).upload), self._world
        try:
            if link.read(owner.store).opening and world.rng.random() < 0.5:
                Sync(owner.store, owner.session).round()
            else:
                code = None if half_up and world.rng.random() < 0.7 else self._code
                connecting.connect(owner.store, owner.wire, code)
        except Unreachable:
            world.rng.choice((self._work, world.restart))(owner)
        except Problem as problem:
            if problem.code != "sync.decide_first":
                raise
            self._decide(owner.store)

    def _decide(self, owner: Store) -> None:
        own = OwnJudge(owner)
        for one in own.ask("quarantine", Quarantine(), Quarantined).sets:
            accept = self._world.rng.random() < 0.5
            with suppress(Refusal):
                own.ask("decide", Decide(one.device, one.number, accept), int)

    def _work(self, owner: "Device") -> None:
        """What she does stands at once until she hands judging over; from then on it waits."""
        handed = bool(link.read(owner.store).judge)
        waiting = pending.waiting_changesets(owner.store)
        self._world.act(owner)
        more = pending.waiting_changesets(owner.store) - waiting
        assert more == 0 if not handed else more >= 0, "what the judge did waits for another"

    def _carry(self, device: "Device") -> None:
        """Write a stick, or take one, however old; it stays where it is and may come again."""
        rng = self._world.rng
        try:
            if self._sticks and rng.random() < 0.6:
                bundle.take(device.store, rng.choice(self._sticks))
            else:
                path = self._world.folder / f"stick-{len(self._sticks)}"
                bundle.export(device.store, path)
                self._sticks.append(path)
        except Problem as problem:
            if problem.code not in _NOT_NOW:
                raise

    def _check_one_judge(self, owner: "Device") -> None:
        known = link.read(owner.store)
        with self._world.engine.reading() as session:
            is_open = bool(session.rows("SELECT 1 FROM head"))
        assert known.judge or not is_open, "two judge"
        assert known.opening or is_open or not known.judge, "nobody judges"

    def cross(self, device: "Device") -> None:
        """Go on at the hub by a code of the owner's. Raises Unreachable, Refusal, Problem."""
        world, store = self._world, device.store
        if device.name not in self._invited:
            self._invited[device.name], _ = world.invite(world.devices[0], store.operator)
        invitation = self._invited[device.name]
        try:
            blob = joining.read_blob(device.wire, invitation)
            device.session = recovering.rejoin(store, device.wire, invitation, blob)
        except Refusal as refusal:
            # Used before the disk was put back: the next time there is another.
            if refusal.code != "sync.no_invitation":
                raise
        except ForgedChangeset:
            # The owner's device that vouches for the past has another key than when she invited.
            if proving.owner_keys(world.devices[0].store) == blob.owners:
                raise
        del self._invited[device.name]
