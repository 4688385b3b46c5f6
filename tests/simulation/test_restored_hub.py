"""A hub that is put back to old backups of its database, while everybody works on.

QUNZHU_SEEDS sets how many seeds are run.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import hub.core
import hub.restored
from desktop.models.op import unpack_clear
from desktop.models.signed import SignedChangeset, SignedOp
from desktop.store import tail
from hub import logplace
from hub.own_changesets import stand_by_judge
from tests.simulation.checking import check
from tests.simulation.world import Scene, World

SEEDS = int(os.environ.get("QUNZHU_SEEDS", "200")) // 2
STEPS = 60
OFTEN = (1.0, 0.7)


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed_{seed}")
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
    patch.setattr(hub.restored, "_standing", lambda *asked: None)
    patch.setattr(hub.restored, "stands", lambda *asked: False)


def _devices_keep_no_tail(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tail, "keep", lambda connection, came: None)


def _hub_says_it_anew(patch: pytest.MonkeyPatch) -> None:
    def anew(hub_: Any, held: Any, found: SignedChangeset, entry: Any, *, exact: bool) -> None:
        ops = [unpack_clear(one.clear) for one in found.ops if isinstance(one, SignedOp)]
        stand_by_judge(hub_, held, found.about.kind, ops)

    patch.setattr(hub.restored, "_author", anew)


PLANTS: tuple[Callable[[pytest.MonkeyPatch], None], ...] = (
    _hub_does_not_notice,
    _hub_takes_back_what_it_has,
    _devices_keep_no_tail,
    _hub_says_it_anew,
)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__[1:])
def test_a_planted_bug_of_a_restored_hub_is_caught(
    scene: Scene,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
) -> None:
    plant(monkeypatch)
    assert any(_fails(scene, seed, tmp_path / str(seed)) for seed in range(50))


def _fails(scene: Scene, seed: int, folder: Path) -> bool:
    world = World(scene, seed, folder, OFTEN)
    try:
        world.run(STEPS)
        world.settle()
        check(world)
    except Exception:  # noqa: BLE001  (whatever a planted bug breaks, it was caught)
        return True
    finally:
        world.close()
    return False
