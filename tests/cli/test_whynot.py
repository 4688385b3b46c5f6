"""`qunzhu rewards why` as programs use it, and as it is sent to a member."""

from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.rewards_builders import ARRIVE, SPEND, did, member, publish


def test_absence_of_points_has_an_answer(
    store: Store, say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(store, ARRIVE, "2026-01-01")
    publish(store, SPEND, "2026-01-01")
    who = member(store, "李雷", city="深圳")
    doing = did(store, who, "order", "2026-03-02", 9_900)
    found = say("rewards", "why", "李雷", "--rule", "消费", "--activity", doing.hex())
    (reason,) = found["reasons"]
    assert (reason["code"], reason["unmet"]) == (
        "unmet", [{"field": "city", "op": "=", "value": "广州", "his": "深圳"}],
    )  # fmt: skip
    assert {one["name"]: one["code"] for one in say("rewards", "why", "李雷")["reasons"]} == {
        "到场": "none", "消费": "unmet",
    }  # fmt: skip
    assert main(["rewards", "why", "李雷"], "zh_CN") == 0
    assert capsys.readouterr().out.splitlines() == [
        "李雷：现在有 0 分",
        "到场（第 1 版）：还没有签到记录",
        "消费（第 1 版）：条件不符：要城市是“广州”，他的城市是“深圳”",
    ]
    assert main(["rewards", "why", "李雷", "--rule", "到场"], "en") == 0
    assert capsys.readouterr().out.splitlines()[1] == "到场 (version 1): there is no check-in yet"
    assert say("rewards", "why", "李雷", "--period", "gestern")[0] == 1
