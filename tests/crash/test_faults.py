"""A disk that fails at any call: a plain problem each time, and row, op and history agree.

QUNZHU_CRASH_FAULTS sets how many calls of each kind fail on each write path, spread over it.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crash import shim, stages, work

ROOT = Path(__file__).parents[2]
FAULTS = int(os.environ.get("QUNZHU_CRASH_FAULTS", "6"))
# What an operator is told when a disk fails; anything else would be a bug shown as one.
TOLD = {
    "done",
    "store.full",
    "store.busy",
    "vault.disk_error",
    "vault.read_only",
    "vault.damaged_file",
    "vault.no_copy",
    "vault.unreadable",
    "vault.unwritable",
    "vault.damaged_backup",
    "vault.damaged_key_file",
}

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc"), reason="needs a C compiler on Linux"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shim.build(tmp_path_factory.mktemp("shim"))


@pytest.mark.timeout(120 + 20 * FAULTS)
@pytest.mark.parametrize("name", [*work.PATHS, *stages.STAGES])
def test_a_failing_disk_never_leaves_half_of(
    name: str, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.faults", place, name, str(FAULTS), "20261122"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(place / "data"),
            "LD_PRELOAD": str(library),
            "LANG": "C.UTF-8",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {answer['struck']} faults, told {answer['told']} ")
    assert answer["wrong"] == []
    assert answer["struck"] > 0
    assert set(answer["told"]) <= TOLD
