"""What syncing says to people at a terminal: real processes, a real hub."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.computer import Computer


def _computer(folder: Path, language: str = "zh_CN.UTF-8") -> Computer:
    folder.mkdir()
    return Computer(folder, more={"LANG": language})


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A hub's address and its set-up code."""
    serve = ("hub", "serve", "--listen", "127.0.0.1:0", "--json")
    with _computer(tmp_path / "hub").started(*serve) as program:
        assert program.stdout
        said = json.loads(program.stdout.readline())
        yield said["address"], said["code"]


def _told(computer: Computer, *words: object) -> str:
    done = computer.run(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_who_syncs_reads_what_went_what_came_and_what_is_left_to_see_to(
    hub: tuple[str, str], tmp_path: Path
) -> None:
    owner, helper = _computer(tmp_path / "owner"), _computer(tmp_path / "helper", "en_US.UTF-8")
    here, there = owner.home / "群", helper.home / "群"
    ours, theirs = ("--community", here), ("--community", there)
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("members", "add", "name=林霞", *ours)
    printed = owner.says("recovery", "print", *ours)["code"]
    assert f"“青禾读书会”已放到 {hub[0]} 的中枢上" in _told(owner, "sync", "connect", hub[1], *ours)
    invited = _told(owner, "devices", "invite", "--name", "小王", "--role", "assistant", *ours)
    code, way = invited.splitlines()
    assert "qunzhu join" in way
    assert "Joined 青禾读书会 as: Assistant" in _told(helper, "join", code, there)
    owner.says("sync", *ours)
    assert "没有新内容" in _told(owner, "sync", *ours)
    owner.says("members", "add", "name=王芳", *ours)
    assert _told(owner, "sync", *ours) == "送出 1 批改动。\n"
    assert "Fetched " in _told(helper, "sync", *theirs)
    assert "待确认 0 批" in _told(owner, "sync", "status", *ours)

    # His right ends while he is at work: what did not stand is said, and how to see why.
    helper.says("members", "add", "name=赵敏", *theirs)
    owner.says("roles", "revoke", "小王", "assistant", *ours)
    owner.says("sync", *ours)
    assert "1 change of yours did not stand" in _told(helper, "sync", *theirs)
    waiting = _told(owner, "sync", "quarantine", *ours)
    assert "  新增成员 赵敏  没有权限\n" in waiting
    assert "（小王）  " in waiting, "which computer it came from"
    assert "discard：作废" in waiting
    (back,) = helper.says("sync", "returned", *theirs)
    helper.problem("sync", "again", back["action"], *theirs)
    helper.says("sync", "seen", back["action"], *theirs)
    assert "did not stand" not in _told(helper, "sync", *theirs)
    assert "returned" in helper.problem("sync", "seen", back["action"], *theirs)

    found = _told(owner, "recover", printed, hub[0], owner.home / "回来")
    own = next(one for one in owner.says("devices", "list", *ours) if one["this"])
    assert "你还有 1 台电脑能打开这个社群" in found
    # Several computers have one name: whose it is and when it was last heard tells them apart.
    whose = f"{own['device']}  {own['name']}  {own['operator_name']}  群主  在用  最后听到 "
    assert whose in found
    assert "找回来了，角色：群主" in found
    back = ("--community", owner.home / "回来")
    receipt = _told(owner, "devices", "revoke", own["device"], *back)
    assert f"已停用“{own['name']}（{own['operator_name']}）”" in receipt
    # Its keys are not said to be there: others are in force.
    assert "钥匙已换新" in _told(owner, "devices", "list", *back)
    # A new recovery code is the hub's with the next sync, and then the earlier one opens nothing.
    assert "以前的恢复码在中枢那里还用得上" in _told(owner, "recovery", "print", *back)
    owner.says("sync", *back)
    assert "恢复码" in owner.problem("recover", printed, hub[0], owner.home / "再回来")
    # A list is as old as the last sync, and says so.
    assert "刚加入的电脑，运行 qunzhu sync 之后才列出" in _told(owner, "devices", "list", *ours)
    assert "换了新钥匙" in receipt
    assert "查重复手机用的钥匙不能换" in receipt


def test_who_cancels_a_gift_second_reads_that_points_go_back_once_and_the_status_says_so_too(
    hub: tuple[str, str], tmp_path: Path
) -> None:
    owner, helper = _computer(tmp_path / "owner"), _computer(tmp_path / "helper")
    here, there = owner.home / "群", helper.home / "群"
    ours, theirs = ("--community", here), ("--community", there)
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("members", "add", "name=林霞", *ours)
    owner.says("rewards", "award", "林霞", 300, "--reason", "开业礼", *ours)
    owner.says("mall", "add", "帆布袋", 300, "--stock", 1, *ours)
    given = owner.says("mall", "redeem", "帆布袋", "林霞", *ours)["redemption"]
    owner.says("sync", "connect", hub[1], *ours)
    code = owner.says("devices", "invite", "--name", "小王", "--role", "deputy", *ours)["code"]
    helper.says("join", code, there)
    for computer, at in ((helper, theirs), (owner, ours)):
        computer.says("mall", "cancel", given, "--reason", "不要了", *at)
    helper.says("sync", *theirs)
    assert "你有 1 次改动被退回" in _told(owner, "sync", *ours)
    (back,) = owner.says("sync", "returned", *ours)
    assert "只退一次" in back["told"]
    assert "你有 1 次改动被退回" in _told(owner, "sync", "status", *ours)
    assert owner.says("rewards", "balance", "林霞", *ours)["points"] == 300
    owner.says("sync", "seen", back["action"], *ours)
    assert "你有" not in _told(owner, "sync", "status", *ours)
