"""Whether a seed finds anything wrong: what a planted bug has to be caught by."""

from pathlib import Path

from tests.simulation.arrival import check_arrival
from tests.simulation.checking import check
from tests.simulation.scene import Scene
from tests.simulation.test_simulation import STEPS
from tests.simulation.world import World


def fails(scene: Scene, seed: int, folder: Path) -> bool:
    """Run it to its end; True where it does not come there."""
    world = World(scene, seed, folder)
    try:
        world.run(STEPS)
        world.settle()
        check(world)
        if not world.mishaps.restored:
            check_arrival(world)
    except Exception:  # noqa: BLE001  (whatever a planted bug breaks, it was caught)
        return True
    finally:
        world.close()
    return False
