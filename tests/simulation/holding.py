"""Points held and taken on laptops apart: by which of it somebody came below nothing."""

import random
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.actions import wallets
from desktop.models.problem import Problem
from desktop.store import overdrawn
from desktop.store.community import Store
from desktop.store.refs import POSITIONS
from desktop.store.wallets import Giving, Holding
from tests.simulation.climbing import leading

if TYPE_CHECKING:
    from tests.simulation.world import World

# How often somebody holds, takes or lets go, besides what else he does.
_SHARE = 0.3


def hold(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, hold or take much of what there is, or let go, as the laptop allows."""
    if not members or rng.random() >= _SHARE:
        return
    member, points = rng.choice(members), rng.choice((6, 8, 12))
    found = store.rows("SELECT id FROM hold WHERE gone = 0 ORDER BY id")
    with suppress(Problem):
        match rng.randrange(4):
            case 0:
                wallets.give(store, Giving(member, -points, "扣除"))
            case 1 if found:
                wallets.release(store, bytes(rng.choice(found)[0]))
            case _:
                wallets.hold(store, Holding(member, points, "留着"))


# -- what must hold ----------------------------------------------------------------------------


def check_holds(world: "World") -> None:
    """Raise AssertionError unless all mark the same, by the log, as held or used beyond all."""
    store = world.devices[0].store
    expected = _expected(store, world.log())
    for device in world.devices:
        members = device.store.rows("SELECT id FROM member WHERE gone = 0")
        told = dict[bytes, int]()
        for (member,) in members:
            told |= overdrawn.marked(device.store, bytes(member))
        assert told == expected, "what is beyond a balance does not follow from the log"


def _expected(store: Store, log: dict[tuple[bytes, int], int]) -> dict[bytes, int]:
    """The log is gone through, and each balance with what is held of it is counted on."""
    now = leading(store)
    live = {bytes(one) for (one,) in store.rows("SELECT id FROM member WHERE gone = 0")}
    rows = []
    for record, member, points, born in store.rows(
        "SELECT id, member, points, born FROM entry e WHERE gone = 0 AND wallet IS NULL"
        " AND reverses IS NULL AND id NOT IN"
        " (SELECT reverses FROM entry WHERE reverses IS NOT NULL)"
        " UNION ALL SELECT id, member, -points, born FROM hold WHERE gone = 0 AND wallet IS NULL"
    ):
        op = store.refs.op_id(born)
        at = (log.get((op.device, op.number), 0), born // POSITIONS, op.position)
        rows.append((at, bytes(record), now(bytes(member)), points))
    left: dict[bytes, int] = defaultdict(int)
    found = {}
    for _, record, who, points in sorted(rows):
        left[who] += points
        if points < 0 and left[who] < 0 and who in live:
            found[record] = -left[who]
    return found
