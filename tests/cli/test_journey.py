"""`qunzhu journey` and `qunzhu partners` as programs use them."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.store.test_asof import FIRST, end_day


@pytest.fixture
def people(say: Any) -> None:
    """Three members; the first ordered twice."""
    for name in ("林霞", "王芳", "李雷"):
        say("members", "add", f"name={name}")
    for month in (3, 4):
        say("activities", "add", "林霞", "order", f"2026-0{month}-01T10:00:00", "--amount", 9900)


@pytest.mark.usefixtures("people")
def test_a_second_order_suggests_and_a_person_moves_him(say: Any) -> None:
    (found,) = say("journey", "suggestions")
    assert (found["name"], found["before"], found["after"], found["orders"]) == (
        "林霞", "客户", "用户", 2,
    )  # fmt: skip
    assert say("journey", "move", "用户", "林霞")["members"] == 1
    assert say("journey", "suggestions") == []
    code, line = say("journey", "move", "粉丝", "林霞")
    assert code == 1
    assert "依据" in line
    say("journey", "move", "粉丝", "林霞", "--evidence", "转发了 12 次")
    assert say("journey", "move", "客户", "林霞")[0] == 1
    shown = say("journey", "show", "林霞")
    assert shown["step"] == "粉丝"
    assert [one["after"] for one in shown["steps"]] == ["粉丝", "用户"]
    assert shown["axes"]["orders"] == 2
    funnel = {one["step"]: (one["count"], one["reached"]) for one in say("journey", "funnel")}
    assert funnel == {"客户": (0, 1), "用户": (0, 1), "粉丝": (1, 1), "朋友": (0, 0)}


@pytest.mark.usefixtures("people")
def test_who_brought_whom_is_noted_and_confirmed(say: Any) -> None:
    say("journey", "refer", "李雷", "林霞", "--evidence", "扫了她的码", "--campaign", "春季拉新")
    assert say("journey", "refer", "林霞", "李雷", "--evidence", "名片")[0] == 1
    assert say("journey", "refer", "林霞", "林霞", "--evidence", "名片")[0] == 1
    say("journey", "decide", "李雷", "confirmed")
    (one,) = say("journey", "referrals", "--state", "confirmed")
    assert (one["inviter_name"], one["invitee_name"], one["campaign"]) == (
        "林霞", "李雷", "春季拉新",
    )  # fmt: skip
    assert say("journey", "show", "李雷")["inviter"]["inviter_name"] == "林霞"
    assert say("members", "list", "--all-three") == []
    say("activities", "add", "林霞", "post", "2026-05-01T10:00:00")
    assert [one["name"] for one in say("members", "list", "--all-three")] == ["林霞"]
    say("journey", "unrefer", "李雷")
    assert say("journey", "referrals") == []


def test_the_benefits_of_a_day_are_listed(say: Any) -> None:
    say(
        "partners",
        "add",
        "百姓药房",
        "--category",
        "药店",
        "--benefit",
        "九折",
        "--to",
        "2026-06-30",
    )
    say("partners", "add", "城市银行", "--category", "bank", "--contact", "前台")
    assert [one["name"] for one in say("partners", "list", "--day", "2026-07-01")] == ["城市银行"]
    assert len(say("partners", "list", "--all")) == 2
    say("partners", "edit", "百姓药房", "--to", "2027-06-30")
    assert len(say("partners", "list", "--day", "2026-07-01")) == 2
    say("partners", "remove", "百姓药房")
    assert [one["category"] for one in say("partners", "list", "--all")] == ["bank"]


def test_words_are_said_otherwise_and_brought_back(say: Any, capsys: Any) -> None:
    assert say("words", "set", "粉丝=伙伴", "成员=会员")["changed"] == 2
    assert {one["word"]: one["text"] for one in say("words", "list") if one["text"]} == {
        "粉丝": "伙伴",
        "成员": "会员",
    }
    code, line = say("members", "show", "没有这个人")
    assert code == 1
    assert "会员" in line
    assert "成员" not in line
    say("members", "add", "name=林霞")
    # The ladder is told by the community's word, and keeps its own.
    say("journey", "move", "伙伴", "林霞", "--evidence", "转发了 12 次")
    assert say("journey", "show", "林霞")["step"] == "粉丝"
    say("words", "set", "等级=段位")
    assert main(["members", "show", "林霞"], "zh_CN") == 0
    assert "段位: 伙伴" in capsys.readouterr().out
    say("words", "set", "粉丝=", "成员=", "等级=")
    assert all(not one["text"] for one in say("words", "list"))
    assert say("words", "set", "读书=看书")[0] == 1


def test_two_levels_are_never_called_the_same(say: Any) -> None:
    code, line = say("words", "set", "用户=朋友")
    assert code == 1
    assert "朋友" in line
    assert all(not one["text"] for one in say("words", "list"))
    assert say("words", "set", "用户=朋友", "朋友=家人")["changed"] == 2
    # The other level's own name comes back only with this one's.
    assert say("words", "set", "朋友=")[0] == 1
    assert say("words", "set", "用户=", "朋友=")["changed"] == 2


def test_a_new_community_is_built_like_a_template(say: Any, store: Store, tmp_path: Path) -> None:
    say("groups", "add", "晨读组")
    say("words", "set", "粉丝=伙伴")
    file = tmp_path / "模板.json"
    assert say("community", "template", file)["rows"] > 2
    assert "晨读组" in file.read_text(encoding="utf-8")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    other = ("new", tmp_path / "新社群", "--name", "新社群", "--template", tmp_path / "x.json")
    code, line = say(*other)
    assert code == 1
    assert "模板" in line
    assert not (tmp_path / "新社群").exists()


@pytest.mark.usefixtures("people")
def test_the_funnel_of_a_past_day_is_that_of_its_evening(say: Any, store: Store) -> None:
    end_day(store, FIRST)
    say("journey", "move", "粉丝", "林霞", "--evidence", "转发了 12 次")
    end_day(store, FIRST + timedelta(40))
    say("journey", "move", "客户", "林霞", "--down")

    def counts(*past: object) -> list[int]:
        return [one["count"] for one in say("journey", "funnel", *past)]

    assert counts("--as-of", FIRST - timedelta(1)) == [0, 0, 0, 0]
    # His first order makes him a customer before anybody judged him.
    assert counts("--as-of", FIRST + timedelta(39)) == [1, 0, 0, 0]
    assert counts("--as-of", FIRST + timedelta(40)) == [0, 0, 1, 0]
    assert counts() == [1, 0, 0, 0]
    assert say("journey", "funnel", "--as-of", "2099-01-01")[0] == 1


@pytest.mark.usefixtures("people")
def test_levels_are_typed_and_told_as_the_community_says_them(
    say: Any, store: Store, tmp_path: Path
) -> None:
    say("words", "set", "粉丝=伙伴")
    say("journey", "move", "伙伴", "林霞", "--evidence", "转发了 12 次")
    say("members", "save-view", "伙伴们", "--level", "伙伴")
    (view,) = say("members", "views")
    assert view["filters"] == [["level", "=", ["粉丝"]]]
    assert [one["level"] for one in say("members", "list", "--view", "伙伴们")] == ["粉丝"]
    file = tmp_path / "where.json"
    file.write_text('{"field": "level", "op": "=", "value": "伙伴"}', encoding="utf-8")
    assert say("segments", "add", "常来的", file)["members"] == 1
    (kept,) = say("segments", "list")
    assert kept["sentence"] == "等级是“伙伴”"
    assert say("segments", "show", "常来的")["where"]["value"] == "粉丝"
    assert say("tags", "add-rule", "多来", file)["members"] == 1
    assert say("tags", "rules")[0]["sentence"] == "等级是“伙伴”"
    rule = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
    file.write_text(
        json.dumps({**rule, "where": {"field": "level", "op": "in", "value": ["伙伴", "朋友"]}}),
        encoding="utf-8",
    )
    say("rewards", "add-rule", file)
    (told,) = say("rewards", "rules")
    assert told["sentence"] == "等级是其中之一：“伙伴”、“朋友”的，每次签到，得 10 分。"
    stated = say("rewards", "show", "到场")["versions"][0]["rule"]["where"]["value"]
    assert stated == ["粉丝", "朋友"]
    say("words", "set", "粉丝=")
    assert say("segments", "list")[0]["sentence"] == "等级是“粉丝”"
