"""Laptops whose clocks are a year ahead and an hour behind, as programs of their own."""

import subprocess
from pathlib import Path

import pytest

from tests.chaos.test_full_disk import agree, serving
from tests.cli.computer import Computer
from tests.cli.test_sync import made

_YEAR, _HOUR = 365 * 24 * 3600, 3600


@pytest.fixture(scope="module")
def skewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes a clock wrong."""
    target = tmp_path_factory.mktemp("clock") / "skewed.so"
    source = Path(__file__).with_name("skewed.c")
    build = ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", target, source, "-ldl"]
    subprocess.run(build, check=True, capture_output=True)
    return target


def _off(home: Path, skewed: Path, seconds: int) -> Computer:
    return Computer(home, more={"LD_PRELOAD": str(skewed), "CLOCK_OFF": str(seconds)})


def test_clocks_a_year_ahead_and_an_hour_behind_stop_nobody(skewed: Path, tmp_path: Path) -> None:
    home = made(tmp_path / "home")
    right = Computer(home)
    people = (right, _off(home, skewed, _YEAR), _off(home, skewed, -_HOUR))
    folders = [tmp_path / name for name in ("群主", "明年", "刚才")]
    with serving(right, tmp_path / "hub.db") as hub:
        right.says("new", folders[0], "--name", "青禾读书会")
        right.says("sync", "connect", hub["code"], "--community", folders[0])
        for computer, folder in zip(people[1:], folders[1:], strict=True):
            invite = ("devices", "invite", "--role", "admin", "--community", folders[0])
            computer.says("join", right.says(*invite)["code"], folder)
        for number, (computer, folder) in enumerate(zip(people, folders, strict=True)):
            computer.says("members", "add", f"name=成员{number}", "--community", folder)
            computer.says("sync", "--community", folder)
        # What everybody has seen is changed by the slow clock last: that stands.
        for computer, folder in zip(people, folders, strict=True):
            computer.says("sync", "--community", folder)
        for computer, folder, city in zip(people, folders, ("深圳", "广州", "佛山"), strict=True):
            computer.says("members", "edit", "成员0", f"city={city}", "--community", folder)
            computer.says("sync", "--community", folder)
            for other, there in zip(people, folders, strict=True):
                other.says("sync", "--community", there)
        agree(right, *folders)
        for computer, folder in zip(people, folders, strict=True):
            listed = computer.says("members", "list", "--community", folder)
            assert sorted(one["name"] for one in listed) == ["成员0", "成员1", "成员2"]
            assert next(one["city"] for one in listed if one["name"] == "成员0") == "佛山"
        _said(people, folders)


def test_who_has_seen_a_value_changes_it_although_the_hubs_clock_was_put_back(
    skewed: Path, tmp_path: Path
) -> None:
    """Then what was seen has the later time, and only that it was seen speaks for the change."""
    home, file = made(tmp_path / "home"), tmp_path / "hub.db"
    right, ahead = Computer(home), _off(home, skewed, _HOUR)
    here, there = tmp_path / "群主", tmp_path / "助理"
    with serving(ahead, file) as hub:
        ahead.says("new", here, "--name", "青禾读书会")
        ahead.says("sync", "connect", hub["code"], "--community", here)
        invite = ("devices", "invite", "--role", "admin", "--community", here)
        right.says("join", ahead.says(*invite)["code"], there)
        ahead.says("members", "add", "name=周明", "city=广州", "--community", here)
        ahead.says("sync", "--community", here)
        right.says("sync", "--community", there)
    with serving(right, file, hub["address"]):
        right.says("members", "edit", "周明", "city=佛山", "--community", there)
        right.says("sync", "--community", there)
        ahead.says("sync", "--community", here)
        agree(right, here, there)
        for folder in (here, there):
            (listed,) = right.says("members", "list", "--community", folder)
            assert listed["city"] == "佛山"


def _said(people: tuple[Computer, ...], folders: list[Path]) -> None:
    """Whose clock is wrong hears it from a sync, and from the status without a network."""
    for computer, folder, off in zip(people, folders, (0, _YEAR, -_HOUR), strict=True):
        for words in (("sync",), ("sync", "status")):
            done = computer.run(*words, "--community", folder)
            assert ("请校准这台电脑的时间" in done.stderr) == bool(off), done.stderr
            found = computer.says(*words, "--community", folder)["clock_skew"]
            assert abs(found + off * 1000) < _HOUR * 500 if off else found == 0
