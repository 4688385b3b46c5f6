"""`qunzhu backup`, `restore`, `check` and `recovery` as programs use them."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.computer import Computer


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    home = tmp_path / "home"
    home.mkdir()
    return Computer(home)


def test_a_community_goes_into_a_backup_and_comes_back(computer: Computer, tmp_path: Path) -> None:
    group, file = tmp_path / "群", tmp_path / "备份.qunzhu"
    made = computer.says("new", group, "--name", "青禾读书会")
    assert made["kept"] == "passphrase"
    answer = computer.says("backup", file, "--community", group)
    assert answer == {
        "file": str(file),
        "bytes": file.stat().st_size,
        "opens_with": ["passphrase"],
    }
    back = computer.says("restore", file, tmp_path / "新")
    assert (back["community"], back["name"]) == (made["community"], "青禾读书会")
    again = computer.says("check", "--deep", "--community", tmp_path / "新")
    assert again["ok"] is True
    made = datetime.fromisoformat(computer.says("backups", "try", file)["made"]).astimezone()
    assert f"{made:%Y-%m-%d %H:%M} 写的" in computer.run("backups", "try", file).stdout
    assert "已经有东西" in computer.problem("restore", file, tmp_path / "新")
    assert "已经存在" in computer.problem("backup", file, "--community", group)


def test_the_recovery_code_opens_backup_and_folder_on_another_computer(
    computer: Computer, tmp_path: Path
) -> None:
    group, file = tmp_path / "群", tmp_path / "备份"
    computer.says("new", group, "--name", "青禾")
    code = computer.says("recovery", "print", "--community", group)["code"]
    assert len(code) == 34
    assert computer.says("backup", file, "--community", group)["opens_with"] == [
        "passphrase",
        "recovery",
    ]
    other, third = Computer(tmp_path, "另一个口令"), Computer(tmp_path, "第三个口令")
    other.says("restore", file, tmp_path / "新", "--code", code.lower())
    assert other.says("check", "--community", tmp_path / "新")["ok"]
    opened = third.says("recovery", "use", group, "--code", code)
    assert opened["folder"] == str(group)
    assert third.says("check", "--community", group)["ok"]
    assert "口令不对" in computer.problem("check", "--community", group)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert "打错" in other.problem("restore", file, tmp_path / "x", "--code", wrong)


def test_the_first_backup_asks_for_a_recovery_code(computer: Computer, tmp_path: Path) -> None:
    group = tmp_path / "群"
    computer.says("new", group, "--name", "青禾")
    first = computer.run("backup", tmp_path / "甲", "--community", group)
    assert "recovery print" in first.stderr
    assert first.stdout.endswith("(口令)\n")
    computer.says("recovery", "print", "--community", group)
    second = computer.run("backup", tmp_path / "乙", "--community", group)
    assert (second.stderr, second.returncode) == ("", 0)
    assert second.stdout.endswith("(口令 / 恢复码)\n")


def test_what_to_do_with_a_recovery_code_is_said_in_one_language(
    computer: Computer, tmp_path: Path
) -> None:
    group = tmp_path / "群"
    computer.says("new", group, "--name", "青禾")
    english = Computer(computer.home, more={"LC_ALL": "en_US.UTF-8"})
    for speaker, told in ((computer, "妥善保管"), (english, "keep it safe")):
        code, said = speaker.run("recovery", "print", "--community", group).stdout.splitlines()
        assert len(code.replace("-", "")) == 28
        assert told in said


def test_nobody_is_kept_waiting_without_a_terminal(computer: Computer, tmp_path: Path) -> None:
    group, file = tmp_path / "群", tmp_path / "备份"
    wordless = Computer(computer.home, word=None)
    assert "QUNZHU_PASSPHRASE" in wordless.problem("new", group, "--name", "青禾")
    assert not group.exists()
    computer.says("new", group, "--name", "青禾")
    computer.says("backup", file, "--community", group)
    for words in (
        ("check", "--community", group),
        ("backup", tmp_path / "y", "--community", group),
        ("restore", file, tmp_path / "x"),
        ("recovery", "use", group),
    ):
        assert wordless.problem(*words)


def test_an_automatic_copy_restores_like_a_backup(computer: Computer, tmp_path: Path) -> None:
    group = tmp_path / "群"
    computer.says("new", group, "--name", "青禾")
    (group / "backups").mkdir()
    copy = group / "backups" / "20261122T101530Z-before-import.db"
    copy.write_bytes((group / "community.db").read_bytes())
    assert computer.says("restore", copy, tmp_path / "新")["name"] == "青禾"
    copy.write_bytes(copy.read_bytes()[:5000])
    assert "损坏" in computer.problem("restore", copy, tmp_path / "新二")


def test_a_place_that_a_service_synchronises_is_warned_about(
    computer: Computer, tmp_path: Path
) -> None:
    done = computer.run("new", tmp_path / "Dropbox" / "群", "--name", "青禾", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["community"]
    assert "Dropbox" in done.stderr
