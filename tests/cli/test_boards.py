"""Cycles and boards at the command line: listed, frozen, published, adjusted, named."""

import json
from pathlib import Path
from typing import Any

from desktop.store.community import Store
from tests.rewards_builders import RANKING, did, member

MONTH = "2026-03"


def test_a_month_is_published_and_what_comes_late_is_an_adjustment(
    store: Store, say: Any, tmp_path: Path
) -> None:
    one, other = member(store, "王芳"), member(store, "李雷")
    for who, fen in ((one, 120_000), (other, 80_000)):
        did(store, who, "order", f"{MONTH}-10", fen)
    file = tmp_path / "rule.json"
    file.write_text(json.dumps(RANKING), "utf-8")
    say("rewards", "add-rule", file)
    states = {line["period"]: line["state"] for line in say("rewards", "cycles", "月榜")}
    assert states[MONTH] == "ended"
    shown = say("rewards", "publish", "月榜", MONTH)
    assert shown["state"] == "published"
    assert [(line["name"], line["place"], line["points"]) for line in shown["lines"]] == [
        ("王芳", 1, 100),
        ("李雷", 2, 60),
    ]
    did(store, other, "order", f"{MONTH}-31T23:59:59", 90_000)
    later = say("rewards", "board", "月榜", MONTH)
    assert later["lines"] == shown["lines"]
    # Whoever waits is told with the points that his new place will have.
    due = {move["name"]: move["after"] for move in later["waiting"]}
    assert {name: one["points"] for name, one in due.items()} == {"李雷": 100, "王芳": 60}
    told = say("rewards", "adjust", "月榜", MONTH)
    assert told["lines"] == shown["lines"]
    (step,) = told["adjustments"]
    after = {move["name"]: move["after"] for move in step["moves"]}
    assert after["李雷"] == {
        "place": 1,
        "measure": 170_000,
        "points": 100,
        "tied": False,
    }
    assert after == due
    assert say("rewards", "balance", "李雷")["points"] == 100
    code, line = say("rewards", "publish", "月榜", MONTH)
    assert (code, "已经公布" in line) == (1, True)
    text = say("rewards", "board", "月榜", MONTH, "--top", 1)["text"].split("\n")
    assert text[1:3] == ["第 1 名 王芳 1,200 元 +100 分", "另有 1 人上榜。"]


def test_a_cycle_is_named_ranked_by_its_name_and_kept_once_frozen(store: Store, say: Any) -> None:
    who = member(store, "王芳")
    say("rewards", "award", "王芳", 30, "--reason", "义工")
    today = store.today()
    made = say("rewards", "name-cycle", "开年赛", f"{today.year}-01-01", f"{today.year}-12-31")
    assert made["period"] == f"{today.year}-01-01/{today.year}-12-31"
    (line,) = say("rewards", "cycles", "points", "--span", "custom")
    assert (line["name"], line["state"]) == ("开年赛", "open")
    found = say("rewards", "board", "points", "开年赛")
    assert [(one["member"], one["points"]) for one in found["lines"]] == [(who.hex(), 30)]
    assert say("rewards", "freeze", "points", "开年赛")[0] == 1
    say("rewards", "name-cycle", "春季赛", "2026-03-05", "2026-03-20")
    assert say("rewards", "freeze", "points", "春季赛")["state"] == "frozen"
    assert say("rewards", "drop-cycle", "春季赛")[0] == 1
    say("rewards", "drop-cycle", "开年赛")
    assert [one["name"] for one in say("rewards", "cycles", "--span", "custom")] == ["春季赛"]


def test_what_is_no_cycle_is_said_in_one_line(store: Store, say: Any) -> None:
    for words in (
        ("board", "points", "三月"),
        ("freeze", "points", "2999-01"),
        ("adjust", "points", MONTH),
        ("drop-cycle", "三月"),
        ("name-cycle", "反了", "2026-03-02", "2026-03-01"),
    ):
        code, line = say("rewards", *words)
        assert (code, line.count("\n")) == (1, 1)
