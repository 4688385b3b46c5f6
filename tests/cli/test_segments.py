"""`qunzhu segments` as programs use it: kept conditions, their counts, what suits them."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.actions import member_views, members
from desktop.cli.main import main
from desktop.models.member import Filter, MemberQuery
from desktop.store.community import Store
from tests.calendar_builders import around, weekly

OFFICE = {
    "all": [
        {"field": "birth_year", "op": ">=", "value": 1985},
        {"field": "职业", "op": "=", "value": "白领"},
        {"field": "兴趣", "op": "contains", "value": "阅读"},
    ]
}


@pytest.fixture
def save(say: Any, tmp_path: Path) -> Any:
    """Save a segment with this condition."""

    def made(name: str, where: object, *more: str) -> Any:
        file = tmp_path / "where.json"
        file.write_text(json.dumps(where, ensure_ascii=False), encoding="utf-8")
        return say("segments", "add", name, file, *more)

    return made


def test_a_segment_counts_who_is_in_it_now(say: Any, save: Any) -> None:
    for field in ("职业", "兴趣"):
        say("members", "add-field", field)
    say("members", "add", "姓名=王芳", "生日=1985-01-01", "职业=白领", "兴趣=阅读、旅行")
    say("members", "add", "姓名=李雷", "生日=1984-12-31", "职业=白领", "兴趣=阅读")
    assert save("八五后白领读书人", OFFICE)["members"] == 1
    say("members", "edit", "李雷", "生日=1986-01-01")
    (shown,) = say("segments", "list")
    assert (shown["name"], shown["members"]) == ("八五后白领读书人", 2)
    assert shown["sentence"] == "出生年份不少于 1985且职业是“白领”且兴趣包含“阅读”"
    assert [one["name"] for one in say("segments", "members", "八五后白领读书人")] == [
        "李雷",
        "王芳",
    ]


def test_four_segments_have_a_programme_each_and_say_whom_they_share(
    say: Any, save: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, tags in (("王芳", "亲子、健身"), ("李雷", "健身"), ("周舟", "亲子、健身、收藏")):
        say("members", "add", f"姓名={name}", f"标签={tags}")
    names = ("亲子", "健身", "收藏", "旅行")
    for name in names:
        save(name, {"field": "tag", "op": "has", "value": name})
        say("segments", "programme", name, f"{name}沙龙")
    listed = say("segments", "list")
    assert {one["name"]: one["members"] for one in listed} == {
        "亲子": 2,
        "健身": 3,
        "收藏": 1,
        "旅行": 0,
    }
    assert all(len(one["programmes"]) == 1 for one in listed)
    assert say("segments", "show", "健身")["overlaps"] == {"亲子": 2, "收藏": 1}
    say("segments", "programme", "旅行", "旅行沙龙", "--remove")
    assert say("segments", "show", "旅行")["programmes"] == []
    main(["segments", "list"], "zh_CN")
    without = [one for one in capsys.readouterr().out.splitlines() if "还没有方案" in one]
    assert [one.split()[0] for one in without] == ["旅行"]


def test_a_product_proposes_the_segment_of_its_theme_and_none_by_health(
    say: Any, save: Any
) -> None:
    tag = {"field": "tag", "op": "has", "value": "妈妈"}
    save("妈妈", tag, "--theme", "育儿")
    save("老人", {"field": "tag", "op": "has", "value": "老人"}, "--theme", "高血压")
    save("糖友", {"field": "tag", "op": "has", "value": "糖尿病"}, "--theme", "育儿")
    assert [one["name"] for one in say("segments", "match", "育儿")] == ["妈妈"]
    assert say("segments", "match", "高血压") == []
    save("长辈", tag, "--theme", "高血压", "--sensitive")
    assert [one["name"] for one in say("segments", "match", "高血压")] == ["长辈"]


def test_a_segment_gives_points_by_a_rule(say: Any, save: Any, tmp_path: Path) -> None:
    say("members", "add", "姓名=王芳", "手机=13800138000", "城市=广州")
    say("members", "add", "姓名=李雷", "手机=13900139000", "城市=深圳")
    segment = save("广州人", {"field": "city", "op": "=", "value": "广州"})["segment"]
    rule = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
    rule["where"] = {"field": "segment", "op": "has", "value": segment}
    file = tmp_path / "rule.json"
    file.write_text(json.dumps(rule, ensure_ascii=False), encoding="utf-8")
    made = say("rewards", "add-rule", file)["rule"]
    deeds = tmp_path / "deeds.csv"
    rows = "".join(
        f"{phone},签到,2026-03-0{n} 10:00\n"
        for n, phone in enumerate(("13800138000", "13900139000"), 1)
    )
    deeds.write_text("手机,类型,时间\n" + rows, encoding="utf-8")
    say("activities", "import", deeds)
    assert say("rewards", "run", made)["points"] == 10
    assert say("rewards", "balance", "王芳")["points"] == 10


def test_what_names_no_segment_is_a_problem(say: Any, save: Any) -> None:
    assert say("segments", "show", "没有")[0] == 1
    code, told = save("绕", {"field": "segment", "op": "has", "value": "没有"})
    assert (code, "没有" in told) == (1, True)
    save("妈妈", {"field": "tag", "op": "has", "value": "妈妈"})
    assert save("妈妈", {"field": "tag", "op": "has", "value": "妈妈"})[0] == 1
    say("segments", "remove", "妈妈")
    assert say("segments", "list") == []
    say("undo")
    assert len(say("segments", "list")) == 1


def test_a_kept_view_is_listed_by_its_name(say: Any, save: Any) -> None:
    for name, city in (("王芳", "广州"), ("李雷", "深圳"), ("周舟", "广州")):
        say(
            "members",
            "add",
            f"姓名={name}",
            f"城市={city}",
            "标签=读书" if name == "王芳" else "备注=无",
        )
    save("爱书的", {"field": "tag", "op": "has", "value": "读书"})
    say(
        "members",
        "save-view",
        "广州的人",
        "--city",
        "广州",
        "--sort",
        "name",
        "--falling",
        "--shared",
    )
    say(
        "members",
        "save-view",
        "广州爱书",
        "--city",
        "广州",
        "--segment",
        "爱书的",
        "--columns",
        "name",
        "city",
    )
    kept = {one["name"]: one for one in say("members", "views")}
    assert (kept["广州的人"]["own"], kept["广州的人"]["shared"]) == (True, True)
    assert kept["广州爱书"]["columns"] == ["name", "city"]
    listed = say("members", "list", "--view", "广州的人")
    assert [one["name"] for one in listed] == ["周舟", "王芳"]
    assert [one["name"] for one in say("members", "list", "--view", "广州爱书")] == ["王芳"]
    assert say("members", "list", "--view", "广州爱书", "--search", "周舟") == []
    say("chapters", "add", "羊城", "--code", "YC")
    say("members", "edit", "李雷", "分会=羊城")
    say("members", "save-view", "羊城的人", "--chapter", "yc")
    assert say("members", "save-view", "没有的", "--chapter", "没有")[0] == 1
    say("chapters", "edit", "羊城", "--name", "穗城")
    (one,) = [one for one in say("members", "views") if one["name"] == "羊城的人"]
    assert one["filters"] == [["chapter", "=", ["穗城"]]]
    assert [one["name"] for one in say("members", "list", "--view", "羊城的人")] == ["李雷"]
    say("members", "drop-view", "广州爱书")
    assert say("members", "list", "--view", "广州爱书")[0] == 1


def test_a_past_day_lists_who_was_there_then(say: Any, store: Store) -> None:
    say("members", "add", "姓名=王芳", "城市=广州")
    today = store.today()
    assert say("members", "list", "--as-of", (today - timedelta(1)).isoformat()) == []
    code, told = say("members", "list", "--as-of", today.isoformat())
    assert (code, today.isoformat() in told) == (1, True)


@pytest.mark.parametrize(
    ("field", "shown"), [("birth_month", "出生月份"), ("verified", "身份核实")]
)
def test_a_past_roster_names_the_filter_that_it_cannot_answer(
    say: Any, store: Store, field: str, shown: str
) -> None:
    query = MemberQuery(filters=(Filter(field, "=", ("x",)),))
    member_views.save(store, "旧的", query, ())
    code, told = say("members", "list", "--view", "旧的", "--as-of", "2020-01-01")
    assert (code, f"“{shown}”" in told) == (1, True)


def test_a_past_roster_stands_in_the_order_that_is_asked_for(say: Any, store: Store) -> None:
    for name, joined in (("王芳", "2025-01-03"), ("李雷", "2025-01-02")):
        say("members", "add", f"姓名={name}", f"入会日期={joined}")
    with store.writing() as connection:
        connection.execute("UPDATE changeset SET clock = clock - 172800000 * 65536")
    day = (store.today() - timedelta(1)).isoformat()
    member_views.save(store, "按编号", MemberQuery(sort=(("number", False),)), ())

    def names(*typed: str) -> list[str]:
        return [one["name"] for one in say("members", "list", "--as-of", day, *typed)]

    assert names("--sort", "joined") == ["李雷", "王芳"]
    assert names("--sort", "joined", "--falling") == ["王芳", "李雷"]
    assert names("--falling") == names()[::-1]
    assert names("--view", "按编号") == ["王芳", "李雷"]
    assert names("--view", "按编号", "--falling") == ["李雷", "王芳"]
    assert names("--number", "qh0002", "--sort", "points") == ["李雷"]


def test_a_past_roster_refuses_an_order_by_the_name_of_its_field(say: Any, store: Store) -> None:
    members.add_custom_field(store, "车型")
    code, told = say("members", "list", "--sort", "车型", "--as-of", "2020-01-01")
    assert (code, "“车型”" in told) == (1, True)


def test_a_tag_by_rule_is_listed_with_its_evidence(say: Any, store: Store, tmp_path: Path) -> None:
    say("members", "add", "姓名=王芳", "手机=13800138000", "标签=读书")
    deeds = tmp_path / "deeds.csv"
    rows = "".join(f"13800138000,签到,2026-03-0{n} 10:00,城市摄影\n" for n in (1, 2))
    deeds.write_text("手机,类型,时间,内容\n" + rows, encoding="utf-8")
    say("activities", "import", deeds)
    rule: dict[str, Any] = {"field": "count.checkin", "op": ">=", "value": 2}
    rule["of"] = {"field": "text", "op": "contains", "value": "摄影"}
    file = tmp_path / "where.json"
    file.write_text(json.dumps(rule, ensure_ascii=False), encoding="utf-8")
    assert say("tags", "add-rule", "摄影", file)["members"] == 1
    (listed,) = say("members", "list")
    assert (listed["tags"], listed["auto_tags"]) == (["读书"], ["摄影"])
    tags = {one["tag"]: (one["by_hand"], one["by_rule"]) for one in say("tags", "list")}
    assert tags == {"读书": (1, 0), "摄影": (0, 1)}
    why = say("tags", "why", "王芳", "摄影")
    assert len(why["rules"][0]["evidence"]) == 2
    assert why["rules"][0]["sentence"] == "签到次数（内容包含“摄影”）不少于 2"
    assert [one["tag"] for one in say("tags", "rules")] == ["摄影"]
    say("tags", "remove-rule", "摄影")
    assert say("members", "list")[0]["auto_tags"] == []
    # A sign-up is evidence, too, for as long as it is not cancelled.
    weekly(store, 0, title="城市摄影", capacity=1)
    walk = around(store)[0]
    session = ("城市摄影", f"{walk.start:%Y-%m-%dT%H:%M}")
    say("registrations", "add", *session, "王芳")
    rule |= {"field": "count.signup", "value": 1, "of": {**rule["of"], "field": "series"}}
    file.write_text(json.dumps(rule, ensure_ascii=False), encoding="utf-8")
    assert say("tags", "add-rule", "摄影", file)["members"] == 1
    (deed,) = say("tags", "why", "王芳", "摄影")["rules"][0]["evidence"]
    assert (deed["kind"], deed["about"]) == ("signup", "城市摄影")
    say("registrations", "cancel", *session, "王芳")
    assert say("members", "list")[0]["auto_tags"] == []


def test_an_amount_in_a_condition_is_said_in_yuan(say: Any, tmp_path: Path) -> None:
    say("members", "add-field", "年费", "--kind", "money")
    say("members", "add", "姓名=王芳", "年费=365")
    file = tmp_path / "where.json"
    where = {"field": "年费", "op": ">=", "value": "10000"}
    file.write_text(json.dumps(where, ensure_ascii=False), encoding="utf-8")
    assert say("segments", "add", "交了年费", file)["members"] == 1
    (one,) = say("segments", "list")
    assert one["sentence"] == "年费不少于“¥100.00”"
    say("tags", "add-rule", "大户", file)
    (rule,) = say("tags", "rules")
    assert rule["sentence"] == "年费不少于“¥100.00”"
