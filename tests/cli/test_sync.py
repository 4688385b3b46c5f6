"""A team on the command line: real processes, a real hub, TLS on loopback."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.computer import ROOT, Computer


@pytest.fixture
def owner(tmp_path: Path) -> Computer:
    return Computer(made(tmp_path / "owner"))


@pytest.fixture
def helper(tmp_path: Path) -> Computer:
    return Computer(made(tmp_path / "helper"), "另一个口令")


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[str]:
    """A hub's set-up code."""
    computer = Computer(made(tmp_path / "hub"))
    with computer.started("hub", "serve", "--listen", "127.0.0.1:0", "--json") as program:
        assert program.stdout
        yield str(json.loads(program.stdout.readline())["code"])


def test_two_laptops_end_with_the_same_community(
    owner: Computer, helper: Computer, hub: str
) -> None:
    here, there = owner.home / "群", helper.home / "群"
    made = owner.says("new", here, "--name", "青禾读书会")
    owner.says("members", "add", "name=林霞", "phone=13800138000", "--community", here)
    joined = owner.says("sync", "connect", hub, "--community", here)
    assert joined["community"] == made["community"]
    invited = owner.says(
        "devices", "invite", "--name", "小王", "--role", "assistant", "--community", here
    )
    assert sorted(invited) == ["code", "expires"]
    waiting = owner.says("devices", "list", "--community", here)
    assert [one["state"] for one in waiting] == ["active", "invited"]

    came = helper.says("join", invited["code"], there)
    assert (came["community"], came["name"], came["role"]) == (
        made["community"],
        "青禾读书会",
        "assistant",
    )
    owner.says("members", "add", "name=周明", "phone=13800138001", "--community", here)
    helper.says("members", "add", "name=赵敏", "phone=13800138002", "--community", there)
    assert helper.says("sync", "status", "--community", there)["pending"] == 1
    before = helper.says("sync", "status", "--community", there)["digest"]
    listed = {one["this"]: one for one in helper.says("devices", "list", "--community", there)}
    assert (listed[True]["unsent"], listed[False]["unsent"]) == (1, None)
    # The helper has sent no work yet, and was heard of all the same.
    owner.says("sync", "--community", here)
    listed = {one["this"]: one for one in owner.says("devices", "list", "--community", here)}
    assert listed[False]["heard"]
    assert listed[True]["numbers"][0]["first"] == "0003"
    for computer, folder in ((owner, here), (helper, there), (owner, here)):
        computer.says("sync", "--community", folder)
    first = owner.says("sync", "status", "--community", here)
    assert first == helper.says("sync", "status", "--community", there)
    assert sorted(first) == ["clock_skew", "conflicts", "cursor", "digest", "pending", "refused"]
    assert (first["pending"], first["refused"]) == (0, 0)
    assert first["digest"] != before
    names = {one["name"] for one in helper.says("members", "list", "--community", there)}
    assert names == {"林霞", "周明", "赵敏"}
    devices = owner.says("devices", "list", "--community", here)
    assert [(one["operator_name"], one["state"]) for one in devices] == [
        ("小王", "active"),
        ("群主", "active"),
    ]


def test_a_file_brings_a_new_laptop_in_as_the_code_does(
    owner: Computer, helper: Computer, hub: str
) -> None:
    here, there = owner.home / "群", helper.home / "群"
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("sync", "connect", hub, "--community", here)
    file = owner.home / "青禾读书会-邀请.qzi"
    invite = ("devices", "invite", "--name", "小王", "--role", "assistant", "--file", file)
    invited = owner.says(*invite, "--community", here)
    assert invited["file"] == str(file)
    assert file.stat().st_mode & 0o077 == 0
    assert "小王" not in file.read_text(encoding="utf-8")
    cut = owner.home / "半个.qzi"
    cut.write_bytes(file.read_bytes()[:40])
    assert "半个.qzi" in helper.problem("join", cut, there)
    assert "不存在" in helper.problem("join", owner.home / "没有.qzi", there)
    assert helper.says("join", file, there)["role"] == "assistant"


def test_what_waits_is_not_in_the_digest(owner: Computer, hub: str) -> None:
    here = owner.home / "群"
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("sync", "connect", hub, "--community", here)
    before = owner.says("sync", "status", "--community", here)
    owner.says("members", "add", "name=周明", "phone=13800138001", "--community", here)
    after = owner.says("sync", "status", "--community", here)
    assert (before["pending"], after["pending"]) == (0, 1)
    assert before["digest"] == after["digest"]
    assert owner.says("sync", "--community", here)["pushed"] == 1
    assert owner.says("sync", "status", "--community", here)["digest"] != before["digest"]


def test_nobody_joins_into_a_folder_that_holds_something(
    owner: Computer, helper: Computer, hub: str
) -> None:
    here, there = owner.home / "群", helper.home / "群"
    assert "开通码" in helper.problem("join", hub, helper.home / "新")
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("sync", "connect", hub, "--community", here)
    code = owner.says("devices", "invite", "--role", "host", "--community", here)["code"]
    helper.says("new", there, "--name", "别的")
    before = sorted(there.iterdir())
    assert "qunzhu sync connect" in helper.problem("join", code, there)
    assert sorted(there.iterdir()) == before
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert "打错" in helper.problem("join", wrong, helper.home / "新")
    assert sorted(one.name for one in helper.home.iterdir() if one.name != ".local") == ["群"]


def test_an_invitation_is_withdrawn_and_a_device_revoked(
    owner: Computer, helper: Computer, hub: str
) -> None:
    here, there = owner.home / "群", helper.home / "群"
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("sync", "connect", hub, "--community", here)
    invite = ("devices", "invite", "--name", "小王", "--role", "assistant", "--community", here)
    code = owner.says(*invite)["code"]
    offered = [one for one in owner.says("devices", "list", "--community", here)
               if one["state"] == "invited"]  # fmt: skip
    owner.says("devices", "withdraw", offered[0]["invitation"], "--community", here)
    again = owner.problem("devices", "withdraw", offered[0]["invitation"], "--community", here)
    assert "没有这个没用的邀请" in again
    assert "收回" in helper.problem("join", code, there)
    assert not there.exists()

    device = helper.says("join", owner.says(*invite)["code"], there)["device"]
    owner.says("devices", "revoke", device, "--community", here)
    assert "停用后还没有消息" in owner.run("devices", "list", "--community", here).stdout
    assert "停用" in helper.problem("sync", "--community", there)
    listed = owner.says("devices", "list", "--community", here)
    assert {one["device"]: one["state"] for one in listed}[device] == "revoked"
    # For people the same moments stand by the community's clock.
    zone = ZoneInfo(owner.says("community", "show", "--community", here)["zone"])
    told = owner.run("devices", "list", "--community", here).stdout
    for one in listed:
        heard = datetime.fromisoformat(one["heard"]).astimezone(zone)
        assert f"最后听到 {heard:%Y-%m-%d %H:%M}" in told
    assert told.count("知道已停用") == told.count("钥匙已抹掉") == 1
    assert "+00:00" not in told
    assert "已经停用" in owner.problem("devices", "revoke", device, "--community", here)
    own = next(one["device"] for one in listed if one["this"])
    assert "正在用" in owner.problem("devices", "revoke", own, "--community", here)


def test_without_a_hub_the_way_is_named(owner: Computer) -> None:
    here = owner.home / "群"
    owner.says("new", here, "--name", "青禾读书会")
    assert "qunzhu hub serve" in owner.problem("sync", "--community", here)
    invite = ("devices", "invite", "--role", "host", "--community", here)
    assert "qunzhu sync connect" in owner.problem(*invite)
    assert "地址" in owner.problem("sync", "connect", "abc", "--community", here)
    assert owner.says("sync", "status", "--community", here)["pending"] == 0


def test_the_hub_is_the_process_that_was_started(tmp_path: Path) -> None:
    computer = Computer(made(tmp_path / "hub"))
    words = ("hub", "serve", "--listen", "127.0.0.1:0", "--json", "--ops-per-second", "5000")
    with computer.started(*words) as program:
        assert program.stdout
        said = json.loads(program.stdout.readline())
        assert sorted(said) == ["address", "code"]
        assert said["code"].startswith(said["address"] + "/")
        command = Path(f"/proc/{program.pid}/cmdline")
        if command.exists():
            assert b"\0-m\0hub\0" in command.read_bytes()
            assert b"--ops-per-second=5000" in command.read_bytes()
        program.send_signal(signal.SIGTERM)
        assert program.wait(60) == 0
        assert program.stdout.read() == ""


def test_a_hub_starts_where_qt_is_not_installed(tmp_path: Path) -> None:
    blocked = "import sys; sys.modules['PySide6'] = sys.modules['pyqtgraph'] = None; "
    program = blocked + "from hub.__main__ import parser; parser().parse_args(['--help'])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "--storage" in done.stdout


def test_a_hub_that_cannot_start_says_why_in_one_line(tmp_path: Path) -> None:
    computer = Computer(made(tmp_path / "hub"))
    assert "HOST:PORT" in computer.problem("hub", "serve", "--listen", "nowhere")
    refused = computer.run("hub", "serve", "--ops-per-second", "0")
    assert (refused.returncode, "--ops-per-second" in refused.stderr) == (2, True)
    assert "sqlite:///" in computer.problem("hub", "serve", "--storage", "mysql://x")
    file = tmp_path / "hub.db"
    file.write_bytes(b"not a hub's data at all" * 400)
    (tmp_path / "hub.db.key").write_text("00" * 32)
    assert "打不开" in computer.problem("hub", "serve", "--storage", f"sqlite:///{file}")


def test_a_watching_laptop_takes_what_others_send(
    owner: Computer, helper: Computer, hub: str
) -> None:
    here, there = owner.home / "群", helper.home / "群"
    owner.says("new", here, "--name", "青禾读书会")
    owner.says("sync", "connect", hub, "--community", here)
    code = owner.says("devices", "invite", "--role", "assistant", "--community", here)["code"]
    helper.says("join", code, there)
    watch = ("sync", "--watch", "--json", "--community", there)
    with helper.started(*watch) as program:
        owner.says("members", "add", "name=周明", "--community", here)
        owner.says("sync", "--community", here)
        assert program.stdout
        assert json.loads(program.stdout.readline())["pulled"] > 0
        program.send_signal(signal.SIGINT)
        assert program.wait(60) == 0
    found = helper.says("members", "list", "--community", there)
    assert [one["name"] for one in found] == ["周明"]


def test_a_hub_and_a_laptop_that_are_killed_in_mid_sync_lose_nothing(
    owner: Computer, tmp_path: Path
) -> None:
    computer, here = Computer(made(tmp_path / "hub")), owner.home / "群"
    roster = tmp_path / "名单.csv"
    lines = [f"成员{number},139{number:08d}" for number in range(3_000)]
    roster.write_text("姓名,手机\n" + "\n".join(lines), encoding="utf-8")
    serve = ("hub", "serve", "--json", "--listen")
    with computer.started(*serve, "127.0.0.1:0") as program:
        assert program.stdout
        said = json.loads(program.stdout.readline())
        owner.says("new", here, "--name", "青禾读书会")
        owner.says("sync", "connect", said["code"], "--community", here)
    owner.says("members", "import", roster, "--community", here)
    waiting = owner.says("sync", "status", "--community", here)["pending"]
    assert waiting >= 6
    for hub_falls in (True, False, True):
        with computer.started(*serve, said["address"]) as program:
            assert program.stdout
            assert program.stderr
            program.stdout.readline()
            with owner.started("sync", "--community", here) as syncing:
                # The first answer: the next batch is on its way or in work.
                while '"pull"' not in program.stderr.readline():
                    assert syncing.poll() is None
                (program if hub_falls else syncing).kill()
                syncing.wait(120)
    with computer.started(*serve, said["address"]) as program:
        assert program.stdout
        program.stdout.readline()
        owner.says("sync", "--community", here)
        after = owner.says("sync", "status", "--community", here)
        assert (after["pending"], after["refused"]) == (0, 0)
        code = owner.says("devices", "invite", "--role", "admin", "--community", here)["code"]
        owner.says("join", code, owner.home / "另一台")
        owner.says("sync", "--community", here)
        other = owner.says("sync", "status", "--community", owner.home / "另一台")
        assert other["digest"] == owner.says("sync", "status", "--community", here)["digest"]
        listed = owner.says("members", "list", "--limit", 5000, "--community", here)
        assert len(listed) == 3_000


def test_cards_are_settled_and_the_quarantine_decided_from_a_terminal(
    owner: Computer, helper: Computer, hub: str
) -> None:
    here, there = owner.home / "群", helper.home / "群"
    owner.says("new", here, "--name", "青禾读书会")
    member = owner.says("members", "add", "name=林霞", "phone=13800138000", "--community", here)
    owner.says("sync", "connect", hub, "--community", here)
    invite = ("devices", "invite", "--name", "小王", "--role", "admin", "--community", here)
    helper.says("join", owner.says(*invite)["code"], there)
    for computer, folder, number in ((owner, here, "13900139001"), (helper, there, "13900139002")):
        computer.says("members", "edit", member["id"], f"phone={number}", "--community", folder)
    for computer, folder in ((owner, here), (helper, there), (owner, here)):
        computer.says("sync", "--community", folder)
    (card,) = owner.says("sync", "cards", "--community", here)
    assert (card["title"], card["field"]) == ("林霞", "phone")
    assert {card["stands"]["value"], card["other"]["value"]} == {"+8613900139001", "+8613900139002"}
    stands = card["stands"]
    shown = owner.run("sync", "cards", "--community", here).stdout
    assert f"手机  {stands['value']} ({stands['operator_name']} 20" in shown
    assert f"≠ {card['other']['value']} ({card['other']['operator_name']} 20" in shown
    assert owner.says("sync", "settle", card["card"], "note", "--community", here)["action"]
    assert owner.says("sync", "cards", "--community", here) == []
    for computer, folder in ((owner, here), (helper, there)):
        computer.says("sync", "--community", folder)
    assert helper.says("sync", "cards", "--community", there) == []
    assert "sync cards" in owner.problem(
        "sync", "settle", card["card"], "keep", "--community", here
    )

    helper.says("members", "add", "name=赵敏", "--community", there)
    owner.says("roles", "revoke", "小王", "admin", "--community", here)
    owner.says("sync", "--community", here)
    helper.says("sync", "--community", there)
    (back,) = helper.says("sync", "returned", "--community", there)
    assert (back["kind"], back["reason"]) == ("member.add", "right")
    (waiting,) = owner.says("sync", "quarantine", "--community", here)
    assert waiting["operator_name"] == "小王"
    owner.says("sync", "decide", waiting["change"], "accept", "--community", here)
    assert owner.says("sync", "quarantine", "--community", here) == []
    names = {one["name"] for one in owner.says("members", "list", "--community", here)}
    assert names == {"林霞", "赵敏"}
