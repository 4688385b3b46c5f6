"""P9 to P11: members pushed, pulled by a new device, and single changes, beside Anki's object sync.

Ours over TLS, signed, sealed by person and class, judged by role, into encrypted files; theirs over
plain HTTP into plain files. The peer runs where QUNZHU_PEERS names a Python that has Anki.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.gauge import Figures
from benchmarks.measure import Goal, compare, show
from desktop.models.invitation import read_code
from desktop.store import vault
from desktop.store.community import Store, open_store
from desktop.sync import joining
from desktop.sync.core import Sync
from desktop.sync.http import HttpChannel, talking

MEMBERS = 10_000
WORD = "只为测速"
_CHANGES = 20


def qunzhu(*words: str) -> dict[str, str]:
    """What a command answers; set-up goes the way that people go."""
    answer = subprocess.run(
        [sys.executable, "-m", "desktop", *words, "--json"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QUNZHU_PASSPHRASE": WORD},
    )
    return dict(json.loads(answer.stdout))


@contextmanager
def hub_process(folder: Path, *more: str) -> Iterator[tuple[str, int]]:
    """A hub of its own process, with more options: its set-up code and process id.

    Its key lies in a file, as where it starts with the computer: a passphrase costs 64 MB for the
    moment in which it is stretched, and nothing later.
    """
    place = f"sqlite:///{folder / 'hub.db'}"
    words = [
        sys.executable,
        "-m",
        "hub",
        "--storage",
        place,
        "--listen",
        "127.0.0.1:0",
        "--json",
        *more,
    ]
    with subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={name: told for name, told in os.environ.items() if name != "QUNZHU_PASSPHRASE"},
    ) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["code"], process.pid
        finally:
            process.terminate()


def peak_mb_of(pid: int) -> float:
    """The highest resident memory of a process so far, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def used_s(pid: int) -> float:
    """Processor seconds of a process so far (proc(5): its times count 1/100 s)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _fill(store: Store, count: int) -> None:
    """So many members with their numbers, then a field changed in every tenth."""
    with store.recording("member.import") as rec:
        made = rec.insert_many("member", ((None, _fields(n)) for n in range(count)))
        numbers = ({"scheme": "QH", "value": n, "member": one} for n, one in enumerate(made, 1))
        rec.insert_many("number", ((None, fields) for fields in numbers))
    with store.recording("member.edit") as rec:
        for one in made[: count // 10]:
            rec.put("member", one, {"city": "广州"})


def _fields(n: int) -> dict[str, str | int | bytes | bool | None]:
    return {
        "name": f"林霞{n}",
        "phone": f"+86138{n:08d}",
        "wechat": f"wx{n:08d}",
        "level": "粉丝",
        "city": "深圳",
        "note": f"来自活动{n % 99}",
    }


def ours(count: str, *more: str) -> Figures:
    """Push from the owner's device, pull into a new one, then single changes between the two.

    `more` options are for the hub, which as shipped takes 2,000 ops in a second of a device.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        first = folder / "first"
        os.environ |= {"QUNZHU_PASSPHRASE": WORD, "XDG_DATA_HOME": str(folder / "data")}
        with hub_process(folder, *more) as (code, pid):
            qunzhu("new", str(first), "--name", "测速社群", "--prefix", "QH")
            qunzhu("--community", str(first), "recovery", "print")
            qunzhu("--community", str(first), "sync", "connect", code)
            with closing(open_store(first, passphrase=WORD)) as store:
                figures = _walk(store, folder, int(count), pid)
            return {**figures, "hub_mb": peak_mb_of(pid)}


def _walk(store: Store, folder: Path, count: int, hub: int) -> Figures:
    _fill(store, count)
    with talking(store) as session:
        begun, used = time.perf_counter(), time.process_time() + used_s(hub)
        Sync(store, session).round()
        push_s = time.perf_counter() - begun
        used -= time.process_time() + used_s(hub)
        invited = qunzhu(
            "--community",
            str(store.folder),
            "devices",
            "invite",
            "--name",
            "小陈",
            "--role",
            "deputy",
        )
        begun, used = time.perf_counter(), used + time.process_time() + used_s(hub)
        second = _join(invited["code"], folder / "second")
        pull_s = time.perf_counter() - begun
        used = time.process_time() + used_s(hub) - used
        with closing(second), talking(second) as other:
            Sync(second, other).round()
            (found,) = second.rows("SELECT count(*) FROM member WHERE gone = 0")
            if found[0] != count:
                raise RuntimeError(f"the second device has {found[0]} of {count}")
            member = store.rows("SELECT id FROM member LIMIT 1")[0][0]
            times = []
            for n in range(_CHANGES):
                with store.recording("member.edit") as rec:
                    rec.put("member", member, {"city": f"城{n}"})
                begun = time.perf_counter()
                Sync(store, session).round()
                Sync(second, other).round()
                times.append(time.perf_counter() - begun)
    change = sorted(times)[_CHANGES // 2] * 1000
    return {
        "push_s": push_s,
        "pull_s": pull_s,
        "both_s": push_s + pull_s,
        "both_cpu_s": used,
        "change_ms": change,
    }


def _join(code: str, folder: Path) -> Store:
    invitation = read_code(code)
    folder.mkdir()
    with closing(HttpChannel(invitation.address)) as asking:
        blob = joining.read_blob(asking, invitation)
    made = vault.new_keys(folder, blob.community, WORD)
    with closing(HttpChannel(invitation.address, blob.hub)) as channel:
        return joining.join(made, channel, invitation, blob)


def anki(count: str) -> Figures:
    """The peer in its own environment, where no module of this folder hides one of Python's."""
    script = Path(__file__).with_name("anki_peer.py")
    answer = subprocess.run(
        [os.environ["QUNZHU_PEERS"], "-P", str(script), count],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(answer.stdout))


def unlimited(count: str) -> Figures:
    """The same with a hub that takes what comes, as while a large community moves in."""
    return ours(count, "--ops-per-second", "100000000")


VARIANTS = {"ours": ours, "unlimited": unlimited, "anki": anki}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    count = size or MEMBERS
    names = ["ours", "unlimited", *(["anki"] if os.environ.get("QUNZHU_PEERS") else [])]
    table = compare("syncing", [(name, [str(count)]) for name in names], runs)
    share = 1 if count <= MEMBERS else 0.75
    goals = [
        Goal("ours", "anki", "both_s", share, "push and pull over Anki's"),
        Goal("unlimited", "anki", "both_s", share, "where a device may push at any speed"),
        Goal("ours", "anki", "both_cpu_s", share, "their processor seconds"),
        Goal("ours", "anki", "change_ms", 1 / 4 if count <= MEMBERS else 1 / 8, "one change"),
        Goal("ours", "anki", "pull_s", 0.8, "a new device over Anki's pull"),
        Goal("ours", "anki", "hub_mb", 1.1, "the hub's memory"),
    ]
    show(f"P9 P10 P11 {count} members", table, "both_s", "anki", goals)
