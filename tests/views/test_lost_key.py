"""A window with a real keyring: what it offers where the key is gone, and what its lock asks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).with_name("lostkey_cases.py")
UNLOCKED = "printf login-word | gnome-keyring-daemon --unlock --components=secrets"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")


def _run(home: Path, cases: str) -> None:
    """Run the named cases in a D-Bus session of their own, with the keyring of this home."""
    (home / "run").mkdir(mode=0o700, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "CASE_FOLDER": str(home / "周末"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    line = f"{sys.executable} -m pytest -q -p no:cacheprovider -k '{cases}' {CASES}"
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", f"{UNLOCKED} >/dev/null && exec {line}"],
        env=environment,
        cwd=CASES.parents[2],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_way_on_is_offered_where_the_key_is_gone(tmp_path: Path) -> None:
    _run(tmp_path, "test_made or without_its_key_file")
    shutil.rmtree(tmp_path / ".local" / "share" / "keyrings")
    _run(tmp_path, "test_wiped_left or test_wiped_backup")
    _run(tmp_path, "test_wiped_code")


def test_a_window_that_the_keyring_opens_locks_by_a_passphrase_of_its_own(tmp_path: Path) -> None:
    _run(tmp_path, "test_made or test_locks_and_begins_locked")
