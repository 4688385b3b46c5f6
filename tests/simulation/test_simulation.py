"""Many seeds of a bad week: afterwards everybody has the same community, exactly once.

`make simulation SEEDS=500` sets how many seeds are run (200); a seed that fails is run alone with
`pytest tests/simulation -k seed_17`.
"""

import os
from pathlib import Path

import pytest

from tests.simulation.arrival import check_arrival
from tests.simulation.checking import check
from tests.simulation.scene import Scene
from tests.simulation.world import World

SEEDS = int(os.environ.get("QUNZHU_SEEDS", "200"))
STEPS = 60


def begun(seed: int, scene: Scene, below: Scene) -> Scene:
    """The scene of a seed: in every fifth the community is still to go up to its hub."""
    return below if seed % 5 == 4 else scene


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed_{seed}")
def test_after_a_bad_week_everybody_has_the_same_community(
    scene: Scene, below: Scene, tmp_path: Path, seed: int
) -> None:
    world = World(begun(seed, scene, below), seed, tmp_path / "world")
    try:
        world.run(STEPS)
        world.settle()
        check(world)
        if not world.mishaps.restored:
            check_arrival(world)
    finally:
        world.close()
