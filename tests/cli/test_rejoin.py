"""A folder that was restored by hand, on the command line."""

import shutil
from pathlib import Path

from tests.cli.computer import Computer
from tests.cli.test_sync import hub, made

__all__ = ["hub"]


def test_a_copied_folder_says_the_way_and_is_let_in_again_with_its_work(
    tmp_path: Path, hub: str
) -> None:
    owner = Computer(made(tmp_path / "owner"))
    here, copy = owner.home / "群", owner.home / "复制"
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("sync", "connect", hub, "--community", here)
    shutil.copytree(here, copy)
    owner.says("members", "add", "name=王芳", "--community", copy)
    assert "qunzhu sync rejoin" in owner.problem("sync", "--community", copy)
    code = owner.says("devices", "invite", "--role", "owner", "--community", here)["code"]
    answer = owner.says("sync", "rejoin", code, "--community", copy)
    assert answer["pending"] == 0
    owner.says("sync", "--community", here)
    names = [one["name"] for one in owner.says("members", "list", "--community", here)]
    assert names == ["王芳"]
    # It has a name of its own by then: which computer is lost can be told.
    listed = owner.says("devices", "list", "--community", here)
    assert [bool(one["name"]) for one in listed] == [True, True]


def test_revoking_says_what_the_lost_laptop_held(tmp_path: Path, hub: str) -> None:
    owner, helper = Computer(made(tmp_path / "owner")), Computer(made(tmp_path / "helper"))
    here, there = owner.home / "群", helper.home / "群"
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("members", "add", "name=王芳", "--community", here)
    owner.says("sync", "connect", hub, "--community", here)
    invite = ("devices", "invite", "--name", "小王", "--role", "assistant", "--community", here)
    device = helper.says("join", owner.says(*invite)["code"], there)["device"]
    receipt = owner.says("devices", "revoke", device, "--community", here)
    assert (receipt["classes"], receipt["people"]) == (["basic", "contact"], 1)
    assert receipt["renewed"] == receipt["classes"]
    assert "停用" in helper.problem("sync", "--community", there)
    # The folder opens no more, whoever has its passphrase.
    assert helper.run("members", "list", "--community", there).returncode == 1
