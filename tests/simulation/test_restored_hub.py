"""A hub that is put back to old backups of its database, while everybody works on.

`make simulation` runs more seeds.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlcipher3.dbapi2 import IntegrityError

import hub.brought
import hub.core
import hub.restored
from desktop.models.op import unpack_clear
from desktop.models.refusal import Refused
from desktop.models.signed import SignedChangeset, SignedOp
from desktop.store import tail
from hub import logplace
from hub.own_changesets import stand_by_judge
from tests.simulation.checking import check
from tests.simulation.scene import Scene
from tests.simulation.world import World

SEEDS = int(os.environ.get("QUNZHU_SEEDS", "200")) // 2
# Beyond those: each found something once that few seeds find.
MORE = (107, 142, 161, 173, 181, 295)
STEPS = 60
OFTEN = (1.0, 0.7)


@pytest.mark.parametrize("seed", sorted({*range(SEEDS), *MORE}), ids=lambda seed: f"seed_{seed}")
def test_a_restored_hub_gets_back_what_it_had_acknowledged(
    scene: Scene, tmp_path: Path, seed: int
) -> None:
    world = World(scene, seed, tmp_path / "world", OFTEN)
    try:
        world.run(STEPS)
        world.settle()
        check(world)
    finally:
        world.close()


def _hub_does_not_notice(patch: pytest.MonkeyPatch) -> None:
    def as_it_is(session: Any, peer: Any, asked: Any) -> bytes:
        return logplace.mark_at(session, peer[0], asked.after)

    patch.setattr(hub.core, "require_past", as_it_is)


def _hub_takes_back_what_it_has(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub.brought, "standing", lambda *asked: None)
    patch.setattr(hub.restored, "stands", lambda *asked: False)


def _devices_keep_no_tail(patch: pytest.MonkeyPatch) -> None:
    # Nor what the scene began with: else every author says his own work anew, and nothing is lost.
    patch.setattr(tail, "places", lambda reads: [])
    patch.setattr(tail, "pages", lambda reads, after: iter(()))


def _hub_says_it_anew(patch: pytest.MonkeyPatch) -> None:
    def anew(hub_: Any, held: Any, found: SignedChangeset, entry: Any, *, exact: bool) -> bool:
        ops = [unpack_clear(one.clear) for one in found.ops if isinstance(one, SignedOp)]
        # What the hub cannot say in its own name is let go.
        with suppress(Refused):
            stand_by_judge(hub_, held, found.about.kind, ops)
        return True

    patch.setattr(hub.restored, "_author", anew)


class Plant(NamedTuple):
    """A bug, and what it breaks in the words of who finds it: of `check`, or of the database."""

    sow: Callable[[pytest.MonkeyPatch], None]
    breaks: str
    found_by: tuple[type[Exception], ...] = (AssertionError,)


_APART = "states differ|the same digest over other values"
PLANTS = (
    # Or a device finds that the log goes on elsewhere than it ended.
    Plant(_hub_does_not_notice, f"{_APART}|the log jumps", (AssertionError, LookupError)),
    # No log has a number twice: its database sees to that before anybody looks.
    Plant(
        _hub_takes_back_what_it_has, "UNIQUE constraint failed: (log|quarantine)", (IntegrityError,)
    ),
    Plant(_devices_keep_no_tail, _APART),
    # Devices find that the log is another, and take it as it is: it says who did what no more.
    Plant(_hub_says_it_anew, "the hub spoke for somebody"),
)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.sow.__name__[1:])
def test_a_planted_bug_of_a_restored_hub_is_caught(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant.sow(monkeypatch)
    assert any(_breaks(plant, scene, seed, tmp_path / str(seed)) for seed in range(50))


def _breaks(plant: Plant, scene: Scene, seed: int, folder: Path) -> bool:
    """Whether the plant breaks in this seed what it is planted to break.

    Another promise that it breaks as well counts for nothing; what is no promise is raised.
    """
    world = World(scene, seed, folder, OFTEN)
    try:
        world.run(STEPS)
        world.settle()
        check(world)
    except (AssertionError, *plant.found_by) as error:
        found = isinstance(error, plant.found_by) and bool(re.search(plant.breaks, str(error)))
        if not found and not isinstance(error, AssertionError):
            raise
        return found
    finally:
        world.close()
    return False
