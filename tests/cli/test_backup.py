"""`qunzhu backup`, `restore`, `check` and `recovery` as programs use them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@dataclass
class Computer:
    """A user's place on a machine without keyring: commands run in it as programs of their own."""

    home: Path

    def run(
        self, *words: object, word: str | None = "口令一二三"
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "zh_CN.UTF-8",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
            **({"QUNZHU_PASSPHRASE": word} if word else {}),
        }
        return subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, words)],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def says(self, *words: object, word: str | None = "口令一二三") -> Any:
        done = self.run(*words, "--json", word=word)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def problem(self, *words: object, word: str | None = "口令一二三") -> str:
        done = self.run(*words, word=word)
        assert done.returncode == 1, done.stdout + done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        return done.stderr


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
    other = Computer(tmp_path)
    other.says("restore", file, tmp_path / "新", "--code", code.lower(), word="另一个口令")
    assert other.says("check", "--community", tmp_path / "新", word="另一个口令")["ok"]
    opened = other.says("recovery", "use", group, "--code", code, word="第三个口令")
    assert opened["folder"] == str(group)
    assert other.says("check", "--community", group, word="第三个口令")["ok"]
    assert "口令不对" in computer.problem("check", "--community", group)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert "打错" in other.problem("restore", file, tmp_path / "x", "--code", wrong)


def test_nobody_is_kept_waiting_without_a_terminal(computer: Computer, tmp_path: Path) -> None:
    group, file = tmp_path / "群", tmp_path / "备份"
    assert "QUNZHU_PASSPHRASE" in computer.problem("new", group, "--name", "青禾", word=None)
    assert not group.exists()
    computer.says("new", group, "--name", "青禾")
    computer.says("backup", file, "--community", group)
    for words in (
        ("check", "--community", group),
        ("backup", tmp_path / "y", "--community", group),
        ("restore", file, tmp_path / "x"),
        ("recovery", "use", group),
    ):
        assert computer.problem(*words, word=None)


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
