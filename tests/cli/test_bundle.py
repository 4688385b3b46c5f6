"""A team without a server on the command line: files go to and fro between two homes."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer


@pytest.fixture
def owner(tmp_path: Path) -> Computer:
    return _home(tmp_path / "owner", "口令一二三")


@pytest.fixture
def helper(tmp_path: Path) -> Computer:
    return _home(tmp_path / "helper", "另一个口令")


def _home(folder: Path, word: str) -> Computer:
    folder.mkdir()
    return Computer(folder, word)


def test_two_homes_end_with_the_same_community(
    owner: Computer, helper: Computer, tmp_path: Path
) -> None:
    ours, theirs = ("--community", owner.home / "社群"), ("--community", helper.home / "社群")
    owner.says("new", ours[1], "--name", "青禾读书会", "--prefix", "QH")
    owner.says(*ours, "members", "add", "name=王芳", "phone=13800138000")
    words = ("--for-join", "--name", "小陈", "--role", "admin")
    code = owner.says(*ours, "bundle", "export", tmp_path / "join", *words)["code"]
    assert "--bundle" in helper.problem("join", code, theirs[1]), "no hub has it"
    letters = code.rpartition("/")[2]
    assert "join 邀请码 文件夹 --bundle 文件" in helper.problem("join", letters, theirs[1])
    welcome = helper.says("join", letters, theirs[1], "--bundle", tmp_path / "join")
    assert welcome["name"] == "青禾读书会"
    helper.says(*theirs, "members", "add", "name=李雷")
    assert helper.says(*theirs, "sync", "status")["pending"] > 0
    helper.says(*theirs, "bundle", "export", tmp_path / "one")
    told = owner.says(*ours, "bundle", "import", tmp_path / "one")
    assert (told["taken"] > 0, told["let_in"]) == (True, 1)
    owner.says(*ours, "bundle", "export", tmp_path / "two")
    assert helper.says(*theirs, "bundle", "import", tmp_path / "two")["changed"] > 0
    helper.says(*theirs, "bundle", "export", tmp_path / "three")
    owner.says(*ours, "bundle", "import", tmp_path / "three")
    owner.says(*ours, "bundle", "export", tmp_path / "four")
    helper.says(*theirs, "bundle", "import", tmp_path / "four")
    standing = helper.says(*theirs, "sync", "status")
    assert standing["pending"] == standing["refused"] == 0
    assert standing["digest"] == owner.says(*ours, "sync", "status")["digest"]
    assert {row["number"] for row in owner.says(*ours, "members", "list")} == {"QH0001", "QH0002"}
    assert "同步包" in owner.problem(*ours, "bundle", "import", Path(__file__))

    # A list is as old as the last bundle: there is nothing to sync with.
    listed = helper.run(*theirs, "devices", "list").stdout
    assert "上次导入同步包为止" in listed
    assert "qunzhu sync" not in listed

    # Where no hub shuts it out it is shut out all the same: of what it reads the keys are new.
    lost = next(one for one in owner.says(*ours, "devices", "list") if not one["this"])
    receipt = owner.run(*ours, "devices", "revoke", lost["device"]).stdout
    assert "它写的同步包不再收" in receipt
    assert "它手里有 2 人的姓名和昵称、手机和联系方式" in receipt
    assert "换了新钥匙" in receipt
    (shut,) = [one for one in owner.says(*ours, "devices", "list") if not one["this"]]
    assert (shut["state"], shut["keys"]) == ("revoked", "held")


def test_the_first_laptop_is_lost_and_comes_back_from_a_backup_by_the_recovery_code(
    owner: Computer, helper: Computer, tmp_path: Path
) -> None:
    ours, theirs = ("--community", owner.home / "社群"), ("--community", helper.home / "社群")
    owner.says("new", ours[1], "--name", "青禾读书会")
    words = ("--for-join", "--name", "小陈", "--role", "admin")
    invited = owner.says(*ours, "bundle", "export", tmp_path / "join", *words)["code"]
    helper.says("join", invited, theirs[1], "--bundle", tmp_path / "join")
    helper.says(*theirs, "bundle", "export", tmp_path / "one")
    told = owner.run(*ours, "bundle", "import", tmp_path / "one").stdout
    assert "让 1 台新电脑进来了" in told
    printed = owner.says(*ours, "recovery", "print")["code"]
    owner.says(*ours, "bundle", "export", tmp_path / "two")
    helper.says(*theirs, "bundle", "import", tmp_path / "two")
    owner.says(*ours, "backup", tmp_path / "backup")

    back = ("--community", owner.home / "回来")
    owner.says("restore", tmp_path / "backup", back[1])
    owner.says(*back, "members", "add", "name=王芳")
    assert "recover" in owner.problem(*back, "bundle", "export", tmp_path / "three")
    found = owner.says("recover", printed, back[1])
    assert (found["role"], len(found["other_devices"])) == ("owner", 1)
    owner.says(*back, "bundle", "export", tmp_path / "three")
    helper.says(*theirs, "bundle", "import", tmp_path / "three")
    assert [one["name"] for one in helper.says(*theirs, "members", "list")] == ["王芳"]
    standing = helper.says(*theirs, "sync", "status")
    assert standing["digest"] == owner.says(*back, "sync", "status")["digest"]
