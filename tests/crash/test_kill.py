"""SIGKILL at any moment: nothing acknowledged is lost, and no action is ever half there.

QUNZHU_CRASH_KILLS sets how many kills a run makes (`make test` is content with a few).
"""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from desktop.store.community import Store, open_store
from tests.crash import agreement, work

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("QUNZHU_CRASH_KILLS", "10"))
PEOPLE = 30
# The founding, and one action for each member.
BEFORE = 1 + PEOPLE
# A fresh community after so many kills, so that looking everything over stays quick.
PER_COMMUNITY = 5

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of POSIX systems")


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def _acknowledged(record: Path) -> list[list[str]]:
    lines = record.read_text("ascii").splitlines() if record.exists() else []
    return [line.split() for line in lines if line != "open"]


def _kill(record: Path, after: float, *words: object) -> None:
    """Let a worker work for `after` seconds from the first thing it acknowledges on; kill it."""
    known = len(_acknowledged(record))
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.worker", *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + 60
        while worker.poll() is None and time.monotonic() < deadline:
            if len(_acknowledged(record)) > known:
                break
            time.sleep(0.005)
        time.sleep(after)
    finally:
        worker.send_signal(signal.SIGKILL)
        _, errors = worker.communicate()
    assert worker.returncode == -signal.SIGKILL, errors.decode()


def _violations(store: Store, record: Path) -> list[str]:
    wrong = agreement.disagreements(store)
    for action, mark, name in _acknowledged(record):
        if agreement.mark(store, bytes.fromhex(action)) != mark:
            wrong.append(f"an acknowledged {name} is not as it was")
    kept = store.rows("SELECT count(*) FROM action")[0][0]
    untold = kept - BEFORE - len(_acknowledged(record))
    # Each killed process may have had one action done and not yet told.
    if not 0 <= untold <= record.read_text("ascii").count("open"):
        wrong.append(f"{untold} actions stand that nobody was told of")
    return wrong


@pytest.mark.timeout(60 + 10 * KILLS)
def test_a_killed_process_loses_nothing_it_was_told_and_leaves_nothing_half_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance, commits, kinds = Random(20261122), 0, set()
    for community in range(-(-KILLS // PER_COMMUNITY)):
        folder, record = tmp_path / f"group-{community}", tmp_path / f"record-{community}"
        work.make(folder, PEOPLE).close()
        for _ in range(min(PER_COMMUNITY, KILLS - community * PER_COMMUNITY)):
            seed, after = chance.randrange(1 << 30), chance.uniform(0, 0.8)
            _kill(record, after, "work", folder, record, seed)
            with closing(open_store(folder, passphrase=work.WORD)) as store:
                assert _violations(store, record) == []
        commits += len(_acknowledged(record))
        kinds |= {name for *_, name in _acknowledged(record)}
    with capsys.disabled():
        sys.stdout.write(f"\n{KILLS} kills, {commits} acknowledged commits, {len(kinds)} kinds\n")
    assert commits >= KILLS


@pytest.mark.parametrize("stage", ["create", "export", "restore", "copy", "migrate"])
def test_what_a_killed_process_was_making_is_whole_or_not_there(tmp_path: Path, stage: str) -> None:
    chance, record = Random(stage), tmp_path / "record"
    for _ in range(max(2, KILLS // 5)):
        _kill(record, chance.uniform(0, 0.3), "make", stage, tmp_path, record)
    looked = subprocess.run(
        [sys.executable, "-m", "tests.crash.worker", "look", stage, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(looked.stdout)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert {name for (name,) in _acknowledged(record)} <= found.keys()


def test_a_write_ahead_log_cut_anywhere_leaves_whole_actions(tmp_path: Path) -> None:
    """What a power cut may do to the last, unflushed part of the log."""
    with closing(work.make(tmp_path / "group")) as store:
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        store.rows("PRAGMA wal_autocheckpoint = 0")
        chance, done = Random(7), [store.rows("SELECT count(*) FROM action")[0][0]]
        for name in ("add", "edit", "edit_many", "award", "remove", "role", "undo", "add"):
            work.PATHS[name](store, chance)
        whole = {path.name: path.read_bytes() for path in store.folder.iterdir() if path.is_file()}
        done.append(store.rows("SELECT count(*) FROM action")[0][0])
    written = whole.pop("community.db-wal")
    del whole["community.db-shm"]
    seen = set()
    for number in range(25):
        cut = tmp_path / f"cut-{number}"
        cut.mkdir()
        for name, content in whole.items():
            (cut / name).write_bytes(content)
        left = written[: chance.randrange(len(written))]
        noise = chance.randbytes(chance.choice((0, 0, 100, 5000)))
        (cut / "community.db-wal").write_bytes(left + noise)
        with closing(open_store(cut, passphrase=work.WORD)) as store:
            assert agreement.disagreements(store) == []
            enrolled = store.rows("SELECT count(*) FROM action WHERE kind = 'device.enrol'")[0][0]
            seen.add(store.rows("SELECT count(*) FROM action")[0][0] - enrolled)
    assert done[0] <= min(seen) <= max(seen) <= done[1]
    assert len(seen) > 3
