"""The vault against a real Secret Service: unlocked, locked, wiped and absent."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).with_name("keyring_cases.py")
UNLOCKED = "printf login-word | gnome-keyring-daemon --unlock --components=secrets"
# Started but never told the login password: what is there stays locked.
LOCKED = "gnome-keyring-daemon --start --components=secrets"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path


def _run(home: Path, daemon: str, cases: str) -> None:
    """Run the named cases in a D-Bus session of their own, which ends with them."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "CASE_FOLDER": str(home / "社群"),
        "LANG": "C",
    }
    pytest_line = f"{sys.executable} -m pytest -q -p no:cacheprovider -k '{cases}' {CASES}"
    script = f"{daemon} >/dev/null && exec {pytest_line}"
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        env=environment,
        cwd=CASES.parents[2],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_keys_go_to_the_keyring_and_come_back_and_copies_are_devices_of_their_own(
    home: Path,
) -> None:
    _run(home, UNLOCKED, "made or unused or copied or switched or swapped")


def test_a_locked_keyring_is_said_so_at_once_and_opens_again_later(home: Path) -> None:
    _run(home, UNLOCKED, "made")
    _run(home, LOCKED, "locked")
    _run(home, UNLOCKED, "copied")


def test_a_wiped_keyring_leaves_the_recovery_code_as_the_way_in(home: Path) -> None:
    _run(home, UNLOCKED, "made")
    shutil.rmtree(home / ".local" / "share" / "keyrings")
    _run(home, UNLOCKED, "wiped")


def test_a_keyring_without_any_collection_is_said_so_at_once(home: Path) -> None:
    _run(home, UNLOCKED, "made")
    shutil.rmtree(home / ".local" / "share" / "keyrings")
    _run(home, LOCKED, "empty")
