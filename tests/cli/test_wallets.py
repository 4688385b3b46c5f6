"""Balances at the command line."""

from pathlib import Path
from typing import Any

import pytest

from desktop import __main__ as program
from desktop.cli.main import main


@pytest.fixture
def lin(say: Any) -> str:
    say("members", "add", "name=林霞")
    return "林霞"


def test_a_balance_by_lots_holds_and_wallets(say: Any, lin: str) -> None:
    say("rewards", "award", lin, 100, "--reason", "活动")
    say("rewards", "award", lin, 50, "--reason", "活动", "--expires", "2999-12-31")
    say("rewards", "award", lin, 5000, "--reason", "充值", "--wallet", "stored")
    assert say("rewards", "balance", lin) == {
        "points": 150, "stored": 5000, "contribution": 0, "available": 150,
    }  # fmt: skip
    lots = say("rewards", "lots", lin)["lots"]
    assert [(one["left"], one["expires"]) for one in lots] == [(50, "2999-12-31"), (100, None)]
    held = say("rewards", "hold", lin, 30, "--reason", "核对")["hold"]
    found = say("rewards", "lots", lin)
    assert (found["balance"], found["available"], found["held"]) == (150, 120, 30)
    assert [one["hold"] for one in say("rewards", "holds", lin)] == [held]
    (everybodys,) = say("rewards", "holds")
    assert (everybodys["hold"], everybodys["points"]) == (held, 30)
    assert len(everybodys["member"]) == 32
    say("rewards", "release", held)
    assert say("rewards", "holds", lin) == []
    assert say("rewards", "release", held)[0] == 1
    assert len(say("rewards", "entries", "--wallet", "all")) == 3
    assert [one["points"] for one in say("rewards", "entries", "--wallet", "stored")] == [5000]


def test_what_is_open_costs_what_a_point_does(say: Any, lin: str) -> None:
    say("rewards", "award", lin, 50, "--reason", "活动", "--expires", "2999-12-31")
    say("rewards", "award", lin, 200, "--reason", "活动")
    found = say("rewards", "liability", "--value", "0.1")
    assert found["months"] == [
        {"month": "2999-12", "points": 50, "members": 1, "cost": 500},
        {"month": None, "points": 200, "members": 1, "cost": 2000},
    ]
    assert (found["total"], found["cost"], found["ended"]) == (250, 2500, 0)
    assert say("rewards", "liability")["cost"] == 0
    assert say("community", "set", "--point-value", "0.005")["point_value"] == "0.005"
    assert say("rewards", "liability")["cost"] == 125
    assert say("rewards", "liability", "--value", "0.1")["cost"] == 2500
    for never in ("一角", "nan", "-1", "0.00001"):
        assert say("rewards", "liability", "--value", never)[0] == 1
    assert say("community", "set", "--point-value", "")["point_value"] is None
    assert say("rewards", "expire", "--dry-run") == {"points": 0, "lots": 0}


def test_a_statement_is_told_and_printed(
    say: Any, lin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say("rewards", "award", lin, 300, "--reason", "活动")
    found = say("rewards", "statement", lin)
    assert (found["before"], found["after"], len(found["lines"])) == (0, 300, 1)
    file = tmp_path / "对账单.pdf"
    assert program.main(["rewards", "statement", lin, str(file)]) == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert main(["rewards", "statement", lin], "en") == 0
    assert "Now: 300, of which 300 can be used" in capsys.readouterr().out


def test_who_is_overdrawn_is_listed_with_the_entry(say: Any, lin: str) -> None:
    wrong = say("rewards", "award", lin, 20, "--reason", "活动")["entry"]
    made = say("rewards", "award", lin, -20, "--reason", "罚")["entry"]
    say("rewards", "reverse", wrong, "--reason", "发错了")
    (one,) = say("rewards", "overdrawn")
    assert (one["points"], one["entries"]) == (-20, [{"entry": made, "below": 20}])
    wrong = say("rewards", "award", lin, 50, "--reason", "活动")["entry"]
    held = say("rewards", "hold", lin, 30, "--reason", "核对")["hold"]
    assert say("rewards", "hold", lin, 1, "--reason", "核对")[0] == 1
    assert say("rewards", "award", lin, -1, "--reason", "罚")[0] == 1
    say("rewards", "award", lin, 5, "--reason", "活动")
    say("rewards", "reverse", wrong, "--reason", "发错了")
    say("rewards", "award", lin, 20, "--reason", "补")
    (one,) = say("rewards", "overdrawn")
    assert (one["points"], one["held"]) == (5, 30)
    assert {"hold": held, "below": 50} in one["holds"]


def test_a_reader_is_told_balances_lots_and_what_is_open_in_words_and_yuan(
    say: Any, lin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say("rewards", "award", lin, 50, "--reason", "活动", "--expires", "2999-12-31")
    say("rewards", "award", lin, 200, "--reason", "活动")
    say("rewards", "award", lin, 20050, "--reason", "充值", "--wallet", "stored")
    say("rewards", "hold", lin, 100, "--reason", "核对")
    today = say("rewards", "lots", lin)["lots"][0]["day"]

    def told(*words: str, language: str = "zh_CN") -> list[str]:
        assert main(["rewards", *words], language) == 0
        return capsys.readouterr().out.splitlines()

    assert told("balance", lin) == ["积分 250  可用 150", "储值 200.50"]
    assert told("lots", lin) == [
        "积分 250  可用 150  锁定 100",
        f"{today}  50 / 50  2999-12-31 到期",
        f"{today}  200 / 200  不到期",
    ]
    assert told("liability", "--value", "0.1") == [
        "2999-12 到期 · 50 · 1 人 · 合 ¥5",
        "不到期 · 200 · 1 人 · 合 ¥20",
        "一共 250 · 合 ¥25",
    ]
    assert told("liability", "--wallet", "stored", language="en")[-1] == "200.50 in all"
    assert told("expire", "--dry-run") == ["到期没用掉 0，共 0 批"]
