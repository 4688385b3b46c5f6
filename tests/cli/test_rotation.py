"""A rotation as typed in a terminal, on a real community."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.cli.terminal import say

Out = pytest.CaptureFixture[str]


def lines(capsys: Out, *words: str, language: str = "zh_CN") -> list[str]:
    capsys.readouterr()
    assert main([*words], language) == 0
    return capsys.readouterr().out.splitlines()


def refuse(capsys: Out, *words: str) -> str:
    assert main([*words], "zh_CN") == 1
    return capsys.readouterr().err.strip()


def members(capsys: Out, *names: str) -> None:
    for name in names:
        say(capsys, "members", "add", f"name={name}")


def names(found: Any) -> list[str]:
    return [one["name"] for one in found]


def test_a_daily_rotation_is_set_up_turned_and_made_up(
    folder: Path, store: Store, capsys: Out
) -> None:
    members(capsys, "王娜", "张伟", "贺兰")
    today = store.today()
    said = [word for name in ("王娜", "张伟", "贺兰") for word in ("--member", name)]
    assert say(capsys, "rotation", "add", "每日群主", *said)["members"] == 3
    assert names(say(capsys, "rotation", "next", "--count", "4")) == [
        "王娜",
        "张伟",
        "贺兰",
        "王娜",
    ]
    assert lines(capsys, "rotation", "next", "--count", "4")[3].endswith("王娜  第 2 次")
    assert lines(capsys, "rotation", "next", language="en")[0].endswith("王娜  first turn")
    assert say(capsys, "rotation", "absent")["taken_by"] == "张伟"
    assert say(capsys, "rotation", "done", "--rating", "5")["first"] is True
    turns = say(capsys, "rotation", "next", "--count", "3")
    assert names(turns) == ["张伟", "王娜", "贺兰"]
    assert (turns[0]["state"], turns[0]["absent"]) == ("done", ["王娜"])
    tomorrow, then = (str(today + timedelta(days=ahead)) for ahead in (1, 2))
    say(capsys, "rotation", "swap", tomorrow, then)
    assert names(say(capsys, "rotation", "next", "--count", "3")) == ["张伟", "贺兰", "王娜"]
    assert say(capsys, "rotation", "skip", "--day", tomorrow)["taken_by"] == "王娜"
    assert say(capsys, "rotation", "shares", "张伟") == [
        {"day": str(today), "rotation": "每日群主", "first": True, "rating": 5}
    ]
    assert lines(capsys, "rotation", "shares", "张伟") == [f"{today}  每日群主  首次分享"]
    assert "还没到" in refuse(capsys, "rotation", "done", "--day", then)


def test_who_takes_part_is_said_and_ordered(folder: Path, capsys: Out) -> None:
    members(capsys, "王娜", "张伟", "贺兰")
    say(capsys, "rotation", "add", "每日群主", "--member", "王娜")
    found = say(capsys, "rotation", "members", "--add", "张伟", "--add", "贺兰")
    assert names(found) == ["王娜", "张伟", "贺兰"]
    assert names(say(capsys, "rotation", "members", "--move", "贺兰")) == ["贺兰", "王娜", "张伟"]
    assert lines(capsys, "rotation", "members", "--remove", "王娜") == ["1  贺兰  0", "2  张伟  0"]
    (listed,) = say(capsys, "rotation", "list")
    assert (listed["name"], listed["members"], listed["next"]) == ("每日群主", 2, "贺兰")
    say(capsys, "rotation", "rename", "群主轮值")
    assert "不在" in refuse(capsys, "rotation", "members", "--remove", "王娜")
    say(capsys, "rotation", "remove")
    assert "还没有轮值" in refuse(capsys, "rotation", "next")


def test_a_series_is_told_who_hosts(folder: Path, store: Store, capsys: Out) -> None:
    members(capsys, "王娜", "张伟")
    first: date = store.today() + timedelta(days=1)
    say(capsys, "calendar", "add", "--title", "每周共读", "--start", f"{first}T20:00",
        "--rule", "FREQ=WEEKLY")  # fmt: skip
    say(capsys, "rotation", "add", "共读主持", "--series", "每周共读",
        "--member", "王娜", "--member", "张伟")  # fmt: skip
    assert say(capsys, "rotation", "assign", "--count", "3")["assigned"] == 3
    last = first + timedelta(days=21)
    found = say(capsys, "calendar", "list", "--from", str(first), "--to", str(last))
    assert [one["host"] for one in found] == ["王娜", "张伟", "王娜", ""]
    assert say(capsys, "rotation", "skip")["taken_by"] == "张伟"
    found = say(capsys, "calendar", "list", "--from", str(first), "--to", str(last))
    assert [one["host"] for one in found][:2] == ["张伟", "王娜"]
    assert "没有叫" in refuse(capsys, "rotation", "add", "别的", "--series", "晨读")
