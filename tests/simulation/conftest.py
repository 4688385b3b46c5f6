"""The scenes that seeds begin with, and the files that are imported in them, each made once."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.actions import activities
from desktop.formats.activity import PreparedActivity
from desktop.formats.reader import open_activity
from desktop.formats.wire import Options
from desktop.store import snapshot
from desktop.sync import numbering
from tests.simulation import chance
from tests.simulation.acts.activities import write
from tests.simulation.scene import Scene, build, build_below


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return _made(build, tmp_path_factory.mktemp("scene"))


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return _made(build_below, tmp_path_factory.mktemp("below"))


def _made(build: Callable[[Path], Scene], folder: Path) -> Scene:
    """A scene that is the same whoever asks for it, and when."""
    with chance.drawn():
        chance.begin(-1)
        return build(folder)


@pytest.fixture(autouse=True)
def drawn() -> Iterator[None]:
    """What a test draws follows from its seed."""
    with chance.drawn():
        yield


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[PreparedActivity]]]:
    """What the real reader finds in each file of activities."""
    found = {}
    for path in write(tmp_path_factory.mktemp("files")):
        with open_activity(path, options=Options(zone="Asia/Shanghai")) as table:
            found[path.name] = list(table.rows())
    return found


@pytest.fixture(autouse=True)
def files_read_once(files: dict[str, list[list[PreparedActivity]]]) -> Iterator[None]:
    """A laptop that imports a file gets its rows without another child process."""

    def opened(path: Path, **_options: object) -> Any:
        return nullcontext(SimpleNamespace(rows=lambda: iter(files[path.name])))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(activities, "open_activity", opened)
        yield


@pytest.fixture(autouse=True)
def small_blocks() -> Iterator[None]:
    """Laptops soon run out of numbers and ask for more; a table goes up in several chunks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "BLOCK", 6)
        patch.setattr(numbering, "LOW", 3)
        patch.setattr(snapshot, "CHUNK_ROWS", 4)
        yield
