"""`qunzhu plans`, `drives` and `payments` as programs use them."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop.cli.main import main
from desktop.models.plan import add_months


@pytest.fixture
def plan(say: Any) -> None:
    """A member, and a plan of 500 yuan a year with 20 percent off."""
    say("members", "add", "name=林霞")
    say("plans", "add", "年度会员", "--fee", 500, "--discount", 20, "--benefit", "全场八折")


@pytest.mark.usefixtures("plan")
def test_after_paying_500_what_costs_100_costs_80_until_the_day_after_expiry(say: Any) -> None:
    assert say("plans", "price", "林霞", 100)["pays"] == 10_000
    done = say("payments", "add", "林霞", "--plan", "年度会员")
    assert done["amount"] == 50_000
    last = date.fromisoformat(done["to"])
    assert say("plans", "price", "林霞", 100)["pays"] == 8_000
    assert say("plans", "price", "林霞", 100, "--on", last)["pays"] == 8_000
    assert say("plans", "price", "林霞", 100, "--on", last + timedelta(1))["pays"] == 10_000
    (one,) = say("plans", "list")
    assert (one["fee"], one["members"], one["benefits"]) == (50_000, 1, ["全场八折"])
    (holder,) = say("plans", "members", "--standing", "in_force")
    assert (holder["name"], holder["until"]) == ("林霞", done["to"])


@pytest.mark.usefixtures("plan")
def test_paying_again_is_refused_renewed_ahead_or_kept_for_the_same_term(say: Any) -> None:
    first = say("payments", "add", "林霞", "--plan", "年度会员")
    pay = ("payments", "add", "林霞", "--plan", "年度会员")
    code, line = say(*pay)
    assert code == 1
    assert first["to"] in line
    assert say(*pay, "--same")["twice"]
    (shown,) = say("plans", "show", "林霞")
    assert len(shown["terms"]) == 1
    ahead = say(*pay, "--ahead")
    (shown,) = say("plans", "show", "林霞")
    assert [one["from"] for one in shown["terms"]] == [first["from"], ahead["from"]]
    assert shown["gaps"] == []
    assert ahead["from"] == (date.fromisoformat(first["to"]) + timedelta(1)).isoformat()


@pytest.mark.usefixtures("plan")
def test_a_refund_takes_the_term_back_once(say: Any) -> None:
    done = say("payments", "add", "林霞", "--plan", "年度会员", "--proof", "A-1")
    say("payments", "refund", done["id"], "--reason", "不来了")
    assert say("plans", "show", "林霞") == []
    assert say("payments", "refund", done["id"], "--reason", "不来了")[0] == 1
    (listed,) = say("payments", "list")
    assert (listed["refunded"], listed["proof"]) == (True, "A-1")
    again = say("payments", "add", "林霞", "--plan", "年度会员")
    assert again["to"] == done["to"]


@pytest.mark.usefixtures("plan")
def test_two_drives_in_four_months_sum_up_and_refuse_once_they_are_over(say: Any) -> None:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    spring = add_months(today, -4)
    window = ("--plan", "年度会员", "--from", spring, "--to", spring + timedelta(13))
    prices = ("--tier", "早鸟:399:1", "--tier", "原价:500")
    say("drives", "add", "春季招募", *window, "--quota", 2, *prices)
    day = timedelta(1)
    days = ("--from", today - day, "--to", today + day)
    say("drives", "add", "秋季招募", "--plan", "年度会员", *days)
    names = ["王芳", "李雷", "韩梅梅"]
    for name in names:
        say("members", "add", f"name={name}")
    pay = ("payments", "add")
    for name in names[:2]:
        say(*pay, name, "--drive", "春季招募", "--on", spring)
    code, line = say(*pay, "韩梅梅", "--drive", "春季招募", "--on", spring)
    assert (code, "名额已满" in line) == (1, True)
    code, line = say(*pay, "韩梅梅", "--drive", "春季招募")
    assert (code, "已经结束" in line) == (1, True)
    assert say(*pay, "林霞", "--drive", "秋季招募")["amount"] == 50_000
    late = say(*pay, "韩梅梅", "--drive", "春季招募", "--reason", "说好了留一个")
    assert (late["amount"], late["reason"], late["beyond"]) == (50_000, "说好了留一个", False)
    total = say("drives", "summary")
    assert (total["joined"], total["takings"]) == (4, 39_900 + 3 * 50_000)
    autumn, first = total["drives"]
    assert (autumn["takings"], first["takings"]) == (50_000, 139_900)
    assert [one["name"] for one in first["tiers"]] == ["早鸟", "原价"]
    assert [one["state"] for one in say("drives", "list")] == ["open", "over"]
    say("drives", "close", "秋季招募")
    assert say(*pay, "王芳", "--drive", "秋季招募", "--ahead")[0] == 1


@pytest.mark.usefixtures("plan")
def test_stored_value_comes_in_with_a_payment_is_used_and_goes_with_it(say: Any) -> None:
    top = say("payments", "add", "林霞", 800, "--stored", "--method", "cash")
    used = say("payments", "add", "林霞", "--plan", "年度会员", "--method", "stored")
    code, line = say("payments", "refund", top["id"], "--reason", "退卡")
    assert (code, "300" in line) == (1, True)
    say("payments", "refund", used["id"], "--reason", "不续了")
    say("payments", "refund", top["id"], "--reason", "退卡")
    assert say("payments", "add", "林霞", 100, "--method", "stored")[0] == 1
    assert say("payments", "add", "林霞")[0] == 1


@pytest.mark.usefixtures("plan")
def test_a_gift_needs_a_reason_and_undo_takes_a_payment_back(say: Any) -> None:
    assert say("payments", "add", "林霞", 0, "--plan", "年度会员")[0] == 1
    say("payments", "add", "林霞", 0, "--plan", "年度会员", "--reason", "活动奖品")
    assert len(say("plans", "members")) == 1
    say("undo")
    assert say("plans", "members") == []
    (one,) = say("payments", "list")
    assert one["refunded"]


@pytest.mark.usefixtures("plan")
def test_a_yearly_plan_comes_with_a_weekly_lesson_of_which_the_member_sees_how_many(
    say: Any,
) -> None:
    say("calendar", "add", "--title", "每周一课", "--start", "2025-01-06T20:00",
        "--rule", "FREQ=WEEKLY;COUNT=52")  # fmt: skip
    say("plans", "edit", "年度会员", "--series", "每周一课")
    say("payments", "add", "林霞", "--plan", "年度会员")
    say("attendance", "check-in", "每周一课", "2025-01-06", "林霞")
    (shown,) = say("plans", "show", "林霞")
    assert (shown["lessons"], shown["attended"]) == (52, 1)


@pytest.mark.usefixtures("plan")
def test_a_gap_between_two_terms_stands_between_them(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in ("2024-03-01", "2025-06-01"):
        say("payments", "add", "林霞", "--plan", "年度会员", "--on", day)
    told = {}
    for language in ("zh_CN", "en"):
        capsys.readouterr()
        assert main(["plans", "show", "林霞"], language) == 0
        told[language] = capsys.readouterr().out.splitlines()
    assert told["zh_CN"] == [
        "年度会员  2024-03-01 – 2025-02-28  ¥500",
        "  中断 92 天  2025-03-01 – 2025-05-31",
        "年度会员  2025-06-01 – 2026-05-31  ¥500",
    ]
    assert told["en"][1] == "  A gap of 92 days  2025-03-01 – 2025-05-31"


@pytest.mark.usefixtures("plan")
def test_a_fee_noted_twice_is_listed_and_moved_behind(say: Any) -> None:
    say("payments", "add", "林霞", "--plan", "年度会员")
    again = ("--plan", "年度会员", "--same", "--reason", "另一台电脑")
    twice = say("payments", "add", "林霞", *again)
    assert [one["id"] for one in say("payments", "list", "--unsettled")] == [twice["id"]]
    moved = say("payments", "carry", twice["id"])
    assert moved["from"] > twice["to"]
    assert say("payments", "list", "--unsettled") == []
    assert [one["refunded"] for one in say("payments", "list")].count(True) == 1
