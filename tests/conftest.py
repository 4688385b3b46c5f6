"""Builders that every test may use: a real, encrypted community in a temporary folder."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop.models.ids import new_id
from desktop.store import vault
from desktop.store.community import Founding, Store, create
from desktop.store.passphrase import Cost

# A property holds however busy the machine is; what a fixture made serves all examples of a test.
SLOW_OR_SHARED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("house", deadline=None, suppress_health_check=SLOW_OR_SHARED)
settings.load_profile("house")

# Windows are drawn without a display unless somebody wants to watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A shell starts what goes on in the background with Ctrl+C ignored, and programs inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# These drive the whole program for minutes: what they run is left out of what tests reach, since
# counting makes them half as long again, and each room has tests of its own to be counted.
UNCOUNTED = {"chaos", "crash", "journeys", "simulation"}

PASSPHRASE = "晨读会 2026"
# The key derivation is tested at its normal cost elsewhere; here it only has to be real.
CHEAP = Cost(passes=1, memory=8, lanes=1)

MakeStore = Callable[..., Store]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is not counted, is marked."""
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).parts[0] in UNCOUNTED:
            item.add_marker("no_cover")


@pytest.fixture(scope="session", autouse=True)
def _own_data_directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Device keys of communities under a passphrase go to the user's data: not to this user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def _chinese_again() -> Iterator[None]:
    """A test that changed the window's language leaves it to nobody."""
    yield
    labels = sys.modules.get("desktop.models.labels")
    if labels is not None:
        labels.use({})
    palette = sys.modules.get("desktop.views.theme.palette")
    if palette is not None and palette.look().language != "zh_CN":
        sys.modules["desktop.views.start"].dress(palette.Look())


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    """Make a community: `make_store(name="青禾读书会", prefix="QH", zone=…)`."""
    made: list[Store] = []

    def make(name: str = "青禾读书会", prefix: str = "QH", zone: str = "Asia/Shanghai") -> Store:
        folder = tmp_path / f"community-{len(made)}"
        folder.mkdir()
        keys = vault.new_keys(folder, new_id(), PASSPHRASE, cost=CHEAP)
        made.append(create(folder, Founding(name, prefix=prefix, zone=zone), keys=keys))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    """A fresh community owned by its operator."""
    return make_store()
