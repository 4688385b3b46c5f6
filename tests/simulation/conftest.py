"""The scene that every seed begins with, made once."""

import pytest

from tests.simulation.world import Scene, build


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return build(tmp_path_factory.mktemp("scene"))
