"""`qunzhu coupons`, `codes` and `benefits` as programs use them."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.people_builders import somebody
from tests.rewards_builders import did


def test_the_laundry_from_the_free_day_to_membership(say: Any) -> None:
    say("members", "add", "name=林霞")
    say("coupons", "add", "免费日", "pieces", 5, "--days", 1)
    say("coupons", "add", "洗衣券", "pieces", 1)
    say("coupons", "add", "抵用券", "amount", 20)
    say("coupons", "add", "会员八折", "percent", 20, "--days", 365, "--fee", 500)
    say("coupons", "ladder", "洗衣店", "免费日", "洗衣券", "抵用券", "会员八折")
    say("coupons", "begin", "洗衣店", "林霞")
    code, line = say("coupons", "use", "林霞", "免费日", "--pieces", 6)
    assert (code, "还能用 5 件" in line) == (1, True)
    assert say("coupons", "use", "林霞", "免费日", "--pieces", 5)["following"] == "洗衣券"
    assert say("coupons", "use", "林霞", "洗衣券", "--pieces", 2)[0] == 1
    assert say("coupons", "use", "林霞", "洗衣券", "--price", 30)["pays"] == 0
    found = say("coupons", "use", "林霞", "抵用券", "--price", 30)
    assert (found["off"], found["pays"], found["following"]) == (2_000, 1_000, "会员八折")
    code, line = say("coupons", "use", "林霞", "会员八折", "--price", 100)
    assert (code, "¥500" in line) == (1, True)
    say("coupons", "pay", "林霞", "会员八折")
    assert say("coupons", "use", "林霞", "会员八折", "--price", 100)["pays"] == 8_000
    (ladder,) = say("coupons", "ladders")
    assert [(one["given"], one["used"], one["conversion"]) for one in ladder["steps"]] == [
        (1, 1, 100)
    ] * 4
    held = say("coupons", "list", "--member", "林霞")
    assert {one["title"]: one["state"] for one in held} == {
        "会员八折": "open", "抵用券": "used", "洗衣券": "used", "免费日": "used",
    }  # fmt: skip
    assert say("coupons", "list", "--twice") == []


def test_who_came_often_enough_gets_the_step_of_his_visits(say: Any, store: Store) -> None:
    who = somebody(store, "林霞")
    say("coupons", "add", "免费日", "pieces", 5)
    say("coupons", "add", "抵用券", "amount", 20)
    say("coupons", "ladder", "洗衣店", "免费日", "抵用券", "--visit", 2, 3)
    (coupon,) = say("coupons", "begin", "洗衣店", "林霞")["coupons"]
    with store.recording("coupon.give") as rec:
        rec.put("coupon", bytes.fromhex(coupon), {"from": "2026-03-01"})
    for day in ("02", "03"):
        did(store, who, "checkin", f"2026-03-{day}T09:00:00")
    assert say("coupons", "due", "洗衣店") == {"coupons": []}
    did(store, who, "checkin", "2026-03-09T09:00:00")
    (brought,) = say("coupons", "due", "洗衣店")["coupons"]
    held = say("coupons", "list", "--member", "林霞")
    assert [one["title"] for one in held if one["id"] == brought] == ["抵用券"]
    assert say("coupons", "due", "洗衣店") == {"coupons": []}


def test_a_ladder_that_nobody_began_is_removed_and_a_begun_one_stays(say: Any) -> None:
    say("coupons", "add", "体验券", "pieces", "1")
    for title in ("老客", "新客"):
        say("coupons", "ladder", title, "体验券")
    say("members", "add", "name=林霞")
    say("coupons", "begin", "新客", "林霞")
    say("coupons", "ladder-remove", "老客")
    assert say("coupons", "ladder-remove", "新客")[0] == 1
    assert [one["title"] for one in say("coupons", "ladders")] == ["新客"]


def test_a_code_is_used_once_and_freed_again(say: Any) -> None:
    for name in ("林霞", "王芳"):
        say("members", "add", f"name={name}")
    (code,) = say("codes", "make", "新品优先购", "--until", "2099-12-31")["codes"]
    use = say("codes", "use", code, "林霞")["use"]
    wrong, line = say("codes", "use", code, "王芳")
    assert (wrong, "已经由林霞用掉" in line) == (1, True)
    (listed,) = say("codes", "list")
    assert (listed["state"], listed["twice"], listed["uses"][0]["stands"]) == ("used", False, True)
    say("codes", "take-back", use, "--reason", "扫错了")
    assert say("codes", "use", code, "王芳")["use"]
    (bound,) = say("codes", "make", "只给林霞", "--member", "林霞")["codes"]
    assert say("codes", "use", bound, "王芳")[0] == 1


def test_of_five_three_have_it(say: Any, folder: Path) -> None:
    names = ["林霞", "王芳", "李雷", "韩梅梅", "曾小贤"]
    for name in names:
        say("members", "add", f"name={name}")
    some = [word for name in names for word in ("--member", name)]
    say("benefits", "add", "四六级资料", *some)
    say("benefits", "send", "四六级资料", *names[:3])
    (one,) = say("benefits", "list")
    assert (one["recipients"], one["sent"], one["waiting"]) == (5, 3, 2)
    waiting = say("benefits", "recipients", "四六级资料", "--only", "waiting")
    assert {each["name"] for each in waiting} == {"韩梅梅", "曾小贤"}
    say("members", "add", "name=单文博", "city=广州")
    where = {"field": "city", "op": "=", "value": "广州"}
    (folder / "who.json").write_text(json.dumps(where), "utf-8")
    say("segments", "add", "广州人", folder / "who.json")
    say("benefits", "put", "四六级资料", "--segment", "广州人")
    assert say("benefits", "list")[0]["recipients"] == 6
    say("benefits", "drop", "四六级资料", "单文博")
    say("benefits", "take-back", "四六级资料", "林霞")
    assert say("benefits", "list")[0]["waiting"] == 3


def test_a_reader_sees_where_coupons_and_codes_stand_and_the_ids_to_take_uses_back(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("林霞", "王芳"):
        say("members", "add", f"name={name}")
    say("coupons", "add", "抵用券", "amount", 20)
    say("coupons", "give", "抵用券", "林霞", "王芳")
    main(["coupons", "use", "林霞", "抵用券", "--price", "30"], "zh_CN")
    assert capsys.readouterr().out == "应付 ¥10，减 ¥20\n"
    main(["coupons", "list", "--member", "林霞"], "zh_CN")
    first, use = capsys.readouterr().out.splitlines()
    assert first == "林霞  抵用券  抵 ¥20  已用"
    say("coupons", "take-back", use.split()[-1], "--reason", "点错了")
    main(["coupons", "list", "--member", "林霞"], "en")
    first, use = capsys.readouterr().out.splitlines()
    assert (first, use.endswith("taken back")) == ("林霞  抵用券  ¥20 off  open", True)
    (code,) = say("codes", "make", "优先", "--until", "2099-12-31")["codes"]
    used = say("codes", "use", code, "王芳")["use"]
    main(["codes", "list"], "zh_CN")
    assert capsys.readouterr().out.splitlines() == [
        f"{code}  优先  已用  到 2099-12-31",
        f"  用 王芳  {used}",
    ]
