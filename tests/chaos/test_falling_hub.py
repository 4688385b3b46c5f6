"""A hub that is killed behind every wait for the disk: what it wrote is a log without gaps."""

import subprocess
from contextlib import closing
from itertools import count, pairwise
from pathlib import Path

import pytest

from desktop.models.signed import Entry, read_changeset
from desktop.models.tail import chained
from hub.storage import opened
from tests.chaos.test_full_disk import agree, serving
from tests.cli.computer import Computer
from tests.cli.test_sync import made

# So often at least it falls until everything is up.
_FALLS = 4


@pytest.fixture(scope="module")
def falling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that lets a program fall."""
    target = tmp_path_factory.mktemp("falling") / "falling.so"
    source = Path(__file__).with_name("falling.c")
    build = [
        "cc",
        "-shared",
        "-fPIC",
        "-O1",
        "-Wall",
        "-Werror",
        "-o",
        str(target),
        str(source),
        "-ldl",
    ]
    subprocess.run(build, check=True, capture_output=True)
    return target


def _log(file: Path) -> int:
    """Where the log ends, which its last entry and the counters of all devices say likewise."""
    with closing(opened(f"sqlite:///{file}")) as engine, engine.reading() as session:
        ((seq, mark),) = session.rows("SELECT seq, mark FROM head")
        entries = session.rows("SELECT seq, clock, changeset, mark FROM log ORDER BY seq")
        counted = session.rows(
            "SELECT d.number, max(l.number), count(*) FROM device d"
            " JOIN log l ON l.device = d.device GROUP BY d.device"
        )
    assert (entries[-1][0], entries[-1][3]) == (seq, mark)
    for before, (at, clock, changeset, chain) in pairwise(entries):
        assert at == before[0] + read_changeset(changeset).about.count
        assert chain == chained(before[3], Entry(at, clock, changeset))
    for number, last, rows in counted:
        assert number == last >= rows
    return int(seq)


def test_a_hub_that_falls_behind_any_wait_for_the_disk_has_counter_log_and_chain_as_one(
    falling: Path, tmp_path: Path
) -> None:
    home, file, when = made(tmp_path / "home"), tmp_path / "hub.db", tmp_path / "when"
    right, here, there = Computer(home), tmp_path / "群主", tmp_path / "助理"
    # Its key lies in a file beside the data, where the test finds it, too.
    keeper = Computer(home, word=None)
    mortal = Computer(home, word=None, more={"LD_PRELOAD": str(falling), "FALL_AT": str(when)})
    roster = tmp_path / "名单.csv"
    lines = [f"成员{number},139{number:08d}" for number in range(3_000)]
    roster.write_text("姓名,手机\n" + "\n".join(lines), encoding="utf-8")
    with serving(keeper, file) as hub:
        right.says("new", here, "--name", "青禾读书会")
        right.says("sync", "connect", hub["code"], "--community", here)
        invite = ("devices", "invite", "--role", "admin", "--community", here)
        right.says("join", right.says(*invite)["code"], there)
        right.says("sync", "--community", here)
    right.says("members", "import", roster, "--community", here)
    seqs = [_log(file)]
    for number in count(1):
        with serving(mortal, file, hub["address"]):
            when.write_text(str(number), encoding="utf-8")
            went_through = right.run("sync", "--community", here).returncode == 0
        when.unlink()
        seqs.append(_log(file))
        if went_through:
            break
    assert len(seqs) > _FALLS
    assert seqs == sorted(seqs)
    assert len(set(seqs)) > _FALLS // 2, "it fell mostly where nothing was pushed"
    with serving(keeper, file, hub["address"]):
        agree(right, here, there)
        assert len(right.says("members", "list", "--limit", 5000, "--community", there)) == 3_000
    _log(file)
