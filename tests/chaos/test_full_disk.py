"""A disk that is really full, under a laptop and under a hub: said, and nothing lost or doubled."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.cli.computer import Computer

_DISK = 6 * 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "qunzhu-test", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Nothing more goes onto the disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while True:
            out.write(bytes(4096))
    yield
    filler.unlink()


@contextmanager
def serving(
    computer: Computer, file: Path, address: str = "127.0.0.1:0"
) -> Iterator[dict[str, Any]]:
    storage = f"sqlite:///{file}"
    serve = ("hub", "serve", "--json", "--listen", address, "--storage", storage)
    with computer.started(*serve) as program:
        assert program.stdout
        yield json.loads(program.stdout.readline())


def _computer(tmp_path: Path) -> Computer:
    (tmp_path / "home").mkdir()
    return Computer(tmp_path / "home")


def _add(computer: Computer, folder: Path, tmp_path: Path, count: int) -> None:
    lines = [f"成员{n},139{n:08d}" for n in range(count)]
    file = tmp_path / "list.csv"
    file.write_text("\n".join(["姓名,手机", *lines]), encoding="utf-8")
    computer.says("members", "import", file, "--community", folder)


def agree(computer: Computer, *folders: Path) -> None:
    """Everybody has the same and nothing waits, after two rounds each."""
    for folder in (*folders, *folders):
        computer.says("sync", "--community", folder)
    states = [computer.says("sync", "status", "--community", folder) for folder in folders]
    assert len({one["digest"] for one in states}) == 1
    assert {one["pending"] for one in states} == {0}


def test_a_laptop_whose_disk_is_full_says_so_and_goes_on_with_room(
    disk: Path, tmp_path: Path
) -> None:
    computer, here, there = _computer(tmp_path), tmp_path / "群主", disk / "助理"
    with serving(computer, tmp_path / "hub.db") as hub:
        computer.says("new", here, "--name", "青禾读书会")
        computer.says("sync", "connect", hub["code"], "--community", here)
        invite = ("devices", "invite", "--role", "admin", "--community", here)
        computer.says("join", computer.says(*invite)["code"], there)
        _add(computer, here, tmp_path, 300)
        computer.says("sync", "--community", here)
        with full(disk):
            said = computer.problem("sync", "--community", there)
        assert "腾出空间" in said
        agree(computer, here, there)
        assert len(computer.says("members", "list", "--limit", 1000, "--community", there)) == 300


def test_a_hub_whose_disk_is_full_takes_nothing_and_all_of_it_with_room(
    disk: Path, tmp_path: Path
) -> None:
    computer, here, there = _computer(tmp_path), tmp_path / "群主", tmp_path / "助理"
    with serving(computer, disk / "hub.db") as hub:
        computer.says("new", here, "--name", "青禾读书会")
        computer.says("sync", "connect", hub["code"], "--community", here)
        invite = ("devices", "invite", "--role", "admin", "--community", here)
        computer.says("join", computer.says(*invite)["code"], there)
        _add(computer, here, tmp_path, 300)
        with full(disk):
            said = computer.problem("sync", "--community", here)
        assert "中枢所在的磁盘没有空间" in said
        agree(computer, here, there)
        assert len(computer.says("members", "list", "--limit", 1000, "--community", there)) == 300
