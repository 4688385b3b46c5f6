"""Every action against every column of the matrix: done by who may, refused to who may not."""

from collections.abc import Iterator

import pytest

from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from tests.actions.matrix_acts import ACTS
from tests.actions.matrix_world import REFUSALS, World, acting, small_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from small_world(tmp_path_factory.mktemp("matrix"))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("preset", PRESETS)
def test_an_action_is_done_by_who_may_and_refused_to_who_may_not(
    world: World, act: str, preset: str
) -> None:
    cell, case, run = ACTS[act]
    may = cell in PRESETS[preset] or (bool(case) and f"{cell}:{case}" in PRESETS[preset])
    actor = acting(world.store, preset, world.member)
    if act == "link an operator" and may:
        pytest.skip("linking changes who is at work")
    world.store.look_on(actor)
    before = world.store.one("SELECT count(*) FROM action")
    try:
        run(world)
        refused = False
    except Problem as problem:
        refused = problem.code in REFUSALS
    finally:
        world.store.look_on(None)
    assert refused is not may
    if refused:
        assert world.store.one("SELECT count(*) FROM action") == before


def test_every_cell_that_guards_an_action_is_tried() -> None:
    asked = {cell for cell, _, _ in ACTS.values()}
    # Erasing, handing out rewards and inviting devices have no action yet.
    assert set(PRESETS["owner"]) - asked == {
        "member.read.basic",
        "member.read.private",
        "member.erase",
        "reward.handout",
        "device.invite",
    }
