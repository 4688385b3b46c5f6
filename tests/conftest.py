"""Builders that every test may use: a real, encrypted community in a temporary folder."""

import os
import signal
import sys
from collections import Counter
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

# Counting what tests reach makes them up to twice as long, so it is done where it tells something.
# These drive the whole program, or one thing thousands of times: others reach what they do.
UNCOUNTED = (
    "chaos",
    "crash",
    "journeys",
    "simulation",
    "actions/test_importing_properties.py",
    "actions/test_incremental.py",
    "store/test_ledger_properties.py",
    "views/test_reads.py",
    "views/test_reads_of_a_past.py",
    "views/walk",
)
# Every test of a screen opens the whole of it: of each file the first three count.
SAMPLED = {"views": 3}
IS_UNCOUNTED = pytest.StashKey[bool]()

PASSPHRASE = "晨读会 2026"
# The key derivation is tested at its normal cost elsewhere; here it only has to be real.
CHEAP = Cost(passes=1, memory=8, lanes=1)

MakeStore = Callable[..., Store]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is not counted, is marked."""
    here, seen = Path(__file__).parent, Counter[Path]()
    for item in items:
        path = item.path.relative_to(here)
        seen[path] += 1
        left_out = any(path.is_relative_to(name) for name in UNCOUNTED)
        beyond = seen[path] > SAMPLED.get(path.parts[0], seen[path])
        item.stash[IS_UNCOUNTED] = left_out or beyond


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Counting rests from an uncounted test's first fixture to its last."""
    counting = item.config.pluginmanager.get_plugin("_cov")
    controller = counting.cov_controller if counting and item.stash[IS_UNCOUNTED] else None
    if controller:
        controller.pause()
    try:
        return (yield)
    finally:
        if controller:
            controller.resume()


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
