"""`qunzhu attendance` at the door, as programs use it."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer

WHEN = "2026-03-01T20:00"


@pytest.fixture
def community(tmp_path: Path) -> Computer:
    folder = str(tmp_path / "community")
    more = {"LANG": "C", "PYTHONUTF8": "1", "QUNZHU_COMMUNITY": folder}
    made = Computer(tmp_path, "晨读会 2026", more)
    done = made.run("new", folder, "--name", "青禾读书会")
    assert done.returncode == 0, done.stderr
    return made


def test_the_door_of_a_terminal_lets_in_and_says_who_else_may_be_meant(
    community: Computer,
) -> None:
    for name in ("曾丽华", "曾小军"):
        community.says("members", "add", f"name={name}")
    community.says("calendar", "add", "--title", "夜读", "--start", WHEN)
    door = ("attendance", "scan", "夜读", WHEN)
    code = community.says("attendance", "code", "曾小军")
    several = community.says(*door, "zeng")
    assert several["result"] == "which"
    assert {one["name"] for one in several["members"]} == {"曾丽华", "曾小军"}
    assert several["action"] is None
    came = community.says(*door, code["code"])
    assert (came["result"], came["members"][0]["new"]) == ("in", True)
    assert community.says(*door, code["code"].lower())["result"] == "already"
    assert community.says(*door, "谁也不是")["result"] == "unknown"
    walked = community.says("attendance", "walk-in", "夜读", WHEN, "程朗", "--phone", "13811112222")
    assert walked["members"][0]["name"] == "程朗"
    there = community.says("attendance", "list", "夜读", WHEN)
    assert {(one["name"], one["method"]) for one in there} == {
        ("曾小军", "hand"),
        ("程朗", "walk-in"),
    }
