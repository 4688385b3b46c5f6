"""An evening of a team: real processes, two doors without a network, TLS on loopback."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.computer import Computer
from tests.rewards_builders import ARRIVE

ROSTER = (("门一", "13700000001"), ("门二", "13700000002"), ("小王", "13700000003"),
          ("林霞", "13800138000"), ("周明", "13800138001"), ("赵敏", "13800138002"))  # fmt: skip
GUESTS = ("林霞", "周明", "赵敏")


@dataclass
class Laptop:
    """One community's folder on one computer."""

    computer: Computer
    folder: Path

    def says(self, *words: object) -> Any:
        return self.computer.says(*words, "--community", self.folder)

    def problem(self, *words: object) -> str:
        return self.computer.problem(*words, "--community", self.folder)

    @property
    def digest(self) -> str:
        found = self.says("sync", "status")
        assert (found["pending"], found["refused"], found["conflicts"]) == (0, 0, 0)
        return str(found["digest"])

    @property
    def balances(self) -> list[int]:
        return [self.says("rewards", "balance", name)["points"] for name in GUESTS]


@dataclass
class Evening:
    """The laptops of a team, each with its own home and passphrase, and the hub's computer."""

    folder: Path

    def computer(self, name: str) -> Computer:
        home = self.folder / name
        home.mkdir()
        return Computer(home, f"{name}的口令一二三")

    def join(self, owner: Laptop, member: str, role: str, place: str) -> Laptop:
        code = owner.says("devices", "invite", "--member", member, "--role", role)["code"]
        computer = self.computer(place)
        computer.says("join", code, computer.home / "群")
        return Laptop(computer, computer.home / "群")


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return Evening(tmp_path)


def founded(evening: Evening, day: str) -> Laptop:
    """Laptop A: a roster, a rule, and one occurrence with a helper at each of its doors."""
    computer = evening.computer("甲")
    owner = Laptop(computer, computer.home / "群")
    computer.says("new", owner.folder, "--name", "青禾读书会")
    roster, rule = evening.folder / "名单.csv", evening.folder / "到场.json"
    roster.write_text("姓名,手机\n" + "".join(f"{n},{p}\n" for n, p in ROSTER), "utf-8")
    rule.write_text(json.dumps(ARRIVE, ensure_ascii=False), "utf-8")
    owner.says("members", "import", roster)
    owner.says("rewards", "add-rule", rule)
    doors = ("--host", "门一", "--helper", "门二")
    owner.says("calendar", "add", "--title", "共读", "--start", f"{day}T23:30", *doors)
    return owner


def test_an_evening_ends_the_same_on_every_laptop(evening: Evening) -> None:
    # The day is only a label here: who came counts from the moment of the check-in.
    day = datetime.now(UTC).date().isoformat()
    at = ("共读", day)
    owner = founded(evening, day)
    hub, serve = evening.computer("中枢"), ("hub", "serve", "--json", "--listen")
    with hub.started(*serve, "127.0.0.1:0") as program:
        assert program.stdout
        said = json.loads(program.stdout.readline())
        owner.says("sync", "connect", said["code"])
        assistant = evening.join(owner, "小王", "assistant", "乙")
        doors = [evening.join(owner, name, "door-helper", name) for name in ("门一", "门二")]

    # No network: the hub is gone. Both doors see 周明.
    first, second = doors
    for door, names in ((first, ("林霞", "周明")), (second, ("周明", "赵敏"))):
        for name in names:
            door.says("attendance", "check-in", *at, name)
        assert door.says("sync", "status")["pending"] == 2
        assert "127.0.0.1" in door.problem("sync")
    assert owner.balances == [0, 0, 0]

    with hub.started(*serve, said["address"]) as program:
        assert program.stdout
        program.stdout.readline()
        for laptop in (first, second, owner, assistant, first, second):
            laptop.says("sync")
        laptops = [owner, assistant, first, second]
        assert [one.balances for one in (owner, assistant)] == [[10, 10, 10]] * 2
        assert len({one.digest for one in laptops}) == 1

        # 赵敏 was not there, says a member; the entry says what it comes from.
        (entry,) = assistant.says("rewards", "entries", "--member", "赵敏")
        why = assistant.says("rewards", "explain", entry["entry"])
        assert (why["points"], why["rule_name"], len(why["evidence"])) == (10, "到场", 1)
        assistant.says("attendance", "correct", *at, "赵敏", "--reason", "签错了人")
        for laptop in (assistant, owner, assistant):
            laptop.says("sync")
        assert owner.balances == assistant.balances == [10, 10, 0]

        # A door's laptop is lost; its helper goes on with another one.
        lost = next(one for one in owner.says("devices", "list") if one["operator_name"] == "门二")
        owner.says("devices", "revoke", lost["device"])
        assert "停用" in second.problem("sync")
        new = evening.join(owner, "门二", "door-helper", "新")
        new.says("attendance", "check-in", *at, "赵敏")
        team = [owner, assistant, first, new]
        for laptop in (new, owner, *team):
            laptop.says("sync")
        assert len({one.digest for one in team}) == 1
        assert owner.balances == assistant.balances == [10, 10, 10]
        came = owner.says("attendance", "list", *at)
        assert sorted(one["name"] for one in came) == sorted(GUESTS)
        states = [one["state"] for one in owner.says("devices", "list")]
        assert (states.count("active"), states.count("revoked")) == (4, 1)
