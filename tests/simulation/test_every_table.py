"""What is done in the simulation touches every table that travels."""

from pathlib import Path

from desktop.models import schema
from desktop.models.op import decode_body, unpack_clear
from tests.simulation.scene import Scene
from tests.simulation.world import World

# Written once others were heard of: who is merged, a card that waits, a redemption, who is erased.
ELSEWHERE = {"alias", "handout", "note", "settled_card"}
# With half as many nothing else is missing.
ACTS = 1_000


def test_what_is_done_on_a_laptop_writes_to_every_table(scene: Scene, tmp_path: Path) -> None:
    world = World(scene, 1, tmp_path / "world")
    try:
        owner = world.devices[0]
        for _ in range(ACTS):
            world.now += 61_001
            world.act(owner)
        bodies = owner.store.rows("SELECT body FROM changeset")
    finally:
        world.close()
    said = {unpack_clear(one.clear).table for (body,) in bodies for one in decode_body(bytes(body))}
    assert {table.name for table in schema.TABLES} - said <= ELSEWHERE
