"""The owner's only laptop is stolen: her recovery code brings her back over a network."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.models import recovery
from desktop.models.invitation import rescue
from desktop.models.problem import Problem
from desktop.models.wire import Named, encode
from desktop.sync.channel import Refusal
from desktop.sync.http import HttpChannel
from desktop.sync.rescuing import whom_to_trust
from tests.cli.computer import Computer
from tests.hub.served import Between, engine, foreign, served


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A hub's address and set-up code."""
    import os
    import time

    from desktop.models.invitation import Invitation
    from hub import pairing

    with closing(engine(tmp_path / "hub.db")) as storage, served(storage) as (made, address):
        code = Invitation(address, os.urandom(16))
        pairing.set_up(made, code, os.urandom(12), int(time.time() * 1000))
        yield address, code.text


class Stolen:
    """What is left after a theft: the printed code, and perhaps a backup."""

    def __init__(self, hub: tuple[str, str], tmp_path: Path) -> None:
        self.address = hub[0]
        (tmp_path / "home").mkdir()
        self.computer = Computer(tmp_path / "home")
        self.folder = tmp_path / "原来的"
        self.backup = tmp_path / "backup.qzb"
        self.says("new", self.folder, "--name", "青禾读书会")
        self.code = self.says("recovery", "print", "--community", self.folder)["code"]
        self.says("members", "add", "name=林霞", "--community", self.folder)
        self.says("sync", "connect", hub[1], "--community", self.folder)
        self.says("members", "add", "name=王芳", "--community", self.folder)
        self.says("backup", self.backup, "--community", self.folder)
        self.says("sync", "--community", self.folder)
        # The thief's copy.
        self.device = self.says("devices", "list", "--community", self.folder)[0]["device"]

    def says(self, *words: object) -> Any:
        return self.computer.says(*words)

    def names(self, folder: Path) -> list[str]:
        listed = self.says("members", "list", "--community", folder)
        return sorted(one["name"] for one in listed)


@pytest.fixture
def stolen(hub: tuple[str, str], tmp_path: Path) -> Stolen:
    return Stolen(hub, tmp_path)


def test_the_code_alone_brings_everything_back_and_shuts_the_thief_out(
    stolen: Stolen, tmp_path: Path
) -> None:
    back = tmp_path / "回来"
    found = stolen.says("recover", stolen.code, stolen.address, back)
    assert found["role"] == "owner"
    assert found["other_devices"] == [stolen.device]
    assert stolen.names(back) == ["林霞", "王芳"]
    receipt = stolen.says("devices", "revoke", stolen.device, "--community", back)
    assert receipt["renewed"]
    assert "停用" in stolen.computer.problem("sync", "--community", stolen.folder)
    stolen.computer.problem("members", "list", "--community", stolen.folder)
    # The code brings her back once more, from anywhere.
    assert (
        stolen.says("recover", stolen.code, stolen.address, tmp_path / "再回来")["role"] == "owner"
    )


def test_a_restored_backup_goes_on_with_the_code(stolen: Stolen, tmp_path: Path) -> None:
    shutil.rmtree(stolen.folder)
    back = tmp_path / "回来"
    stolen.says("restore", stolen.backup, back, "--code", stolen.code)
    stolen.says("members", "add", "name=李雷", "--community", back)
    # Nobody else could invite her.
    assert "qunzhu recover" in stolen.computer.problem("sync", "--community", back)
    assert stolen.says("recover", stolen.code, stolen.address, back)["role"] == "owner"
    assert stolen.names(back) == ["李雷", "林霞", "王芳"]
    status = stolen.says("sync", "status", "--community", back)
    assert (status["pending"], status["refused"]) == (0, 0)


def test_who_stands_between_with_another_identity_hears_nothing_to_come_in_with(
    stolen: Stolen, tmp_path: Path
) -> None:
    between = Between(stolen.address, foreign())
    with between.open() as there:
        said = stolen.computer.problem("recover", stolen.code, there, tmp_path / "回来")
    assert "证明不了自己的身份" in said
    assert not (tmp_path / "回来").exists()
    secret = recovery.decode(stolen.code)
    assert rescue(secret).name in between.overheard
    public = recovery.recovery_keys(secret).public
    assert public.sign not in between.overheard
    assert public.receive not in between.overheard


def test_another_code_finds_nothing(stolen: Stolen, tmp_path: Path) -> None:
    other = recovery.encode(bytes(range(16)))
    said = stolen.computer.problem("recover", other, stolen.address, tmp_path / "回来")
    assert "恢复码" in said
    assert not (tmp_path / "回来").exists()
    with closing(HttpChannel(stolen.address)) as stranger, pytest.raises(Problem):
        whom_to_trust(stranger, bytes(range(16)))


def test_what_is_still_missing_is_said_where_nothing_came_back(
    stolen: Stolen, tmp_path: Path
) -> None:
    back, nowhere = tmp_path / "回来", "127.0.0.1:1"

    def said(address: str, folder: Path) -> str:
        return stolen.computer.problem("recover", stolen.code, address, folder)

    assert "还没有找回，这台电脑上什么也没有留下" in said(nowhere, back)
    assert not back.exists()
    stolen.says("restore", stolen.backup, back, "--code", stolen.code)
    assert "还没有重新加入" in said(nowhere, back)
    other = tmp_path / "别的"
    stolen.says("new", other, "--name", "别的社群")
    assert "里是另一个社群" in said(stolen.address, other)
    other.rename(tmp_path / "改名")
    other.mkdir()
    (other / "信.txt").write_text("在")
    assert "找回社群要用一个新文件夹" in said(stolen.address, other)
    # Nobody was let in by all this.
    stolen.says("sync", "--community", stolen.folder)
    assert len(stolen.says("devices", "list", "--community", stolen.folder)) == 1


def test_the_name_of_the_code_opens_no_door(stolen: Stolen) -> None:
    """Who overheard it can ask for the sealed blob, and for nothing else."""
    name = rescue(recovery.decode(stolen.code)).name
    with closing(HttpChannel(stolen.address)) as stranger:
        for _ in range(6):
            with pytest.raises(Refusal, match="no_invitation"):
                stranger.ask("blob", encode(Named(name, bytes(32))), b"")
        assert whom_to_trust(stranger, recovery.decode(stolen.code)).hub
