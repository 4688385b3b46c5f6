"""The scene that every seed begins with, made once."""

from collections.abc import Iterator

import pytest

from desktop.sync import numbering
from tests.simulation.world import Scene, build


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return build(tmp_path_factory.mktemp("scene"))


@pytest.fixture(autouse=True)
def small_blocks(scene: Scene) -> Iterator[None]:
    """Laptops soon run out of numbers and ask for more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "BLOCK", 6)
        patch.setattr(numbering, "LOW", 3)
        yield
