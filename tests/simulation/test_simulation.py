"""Many seeds of a bad week: afterwards everybody has the same community, exactly once.

QUNZHU_SEEDS sets how many seeds are run (200); a seed that fails is run alone with
`pytest tests/simulation -k seed_17`.
"""

import os
from pathlib import Path

import pytest

from tests.simulation.world import Scene, World, build

SEEDS = int(os.environ.get("QUNZHU_SEEDS", "200"))
STEPS = 60


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return build(tmp_path_factory.mktemp("scene"))


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed_{seed}")
def test_after_a_bad_week_everybody_has_the_same_community(
    scene: Scene, tmp_path: Path, seed: int
) -> None:
    world = World(scene, seed, tmp_path / "world")
    try:
        world.run(STEPS)
        world.settle()
        world.check()
    finally:
        world.close()
