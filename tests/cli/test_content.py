"""`qunzhu content` and the proposals of `qunzhu calendar` as programs use them."""

from typing import Any

import pytest

from desktop.models.content import CHECKLISTS, TYPES


@pytest.fixture
def daily(say: Any) -> str:
    """A daily column with a host and a backup; its id."""
    for name in ("林霞", "王芳"):
        say("members", "add", f"name={name}")
    made = say("calendar", "add", "--title", "有声读书", "--start", "2026-12-01T07:00:00", "--rule",
               "FREQ=DAILY", "--kind", "column", "--host", "林霞")  # fmt: skip
    say("content", "column", "有声读书", "--channel", "喜马拉雅", "--backup", "王芳")
    return str(made["id"])


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_is_added_with_its_own_checklist(say: Any, kind: str) -> None:
    made = say("content", "add", "--title", "专栏", "--type", TYPES[kind][0])
    shown = say("content", "show", made["id"])
    assert [line["step"] for line in shown["checklist"]] == list(CHECKLISTS[kind])


@pytest.mark.usefixtures("daily")
def test_the_gaps_of_fourteen_days_are_listed_and_filled(say: Any) -> None:
    for day in range(1, 13):
        say("content", "add", "--column", "有声读书", "--slot", f"2026-12-{day:02}")
    say("content", "add", "--column", "有声读书", "--slot", "2026-12-13", "--owner", "")
    found = say("content", "gaps", "--from", "2026-12-01")
    assert [(one["day"], one["missing"]) for one in found] == [
        ("2026-12-13", ["owner"]), ("2026-12-14", ["item"]),
    ]  # fmt: skip
    assert {(one["owner"], one["backup"], one["channel"]) for one in found} == {
        ("林霞", "王芳", "喜马拉雅")
    }
    say("content", "fill", "有声读书", "2026-12-13", "--backup")
    filled = say("content", "fill", "有声读书", "2026-12-14")
    assert (filled["owner"], filled["title"]) == ("林霞", "有声读书")
    assert say("content", "gaps", "--from", "2026-12-01") == []
    plan = say("content", "plan", "--from", "2026-12-01")
    assert [len(one["items"]) for one in plan] == [1] * 14


def test_an_item_goes_from_an_idea_to_published(say: Any) -> None:
    made = say("content", "add", "--title", "财经专栏", "--planned", "2026-12-01T09:00")
    assert (made["state"], made["type"]) == ("idea", "article")
    say("content", "check", "财经专栏", "写好初稿")
    say("content", "check", "财经专栏", "请编辑看", "--new")
    say("content", "edit", "财经专栏", "--text", "正文", "--url", "https://example.org/1")
    say("content", "state", "财经专栏", "draft")
    assert say("content", "list")[0]["state"] == "draft"
    say("content", "state", "财经专栏", "已排", "--at", "2026-12-02T08:00")
    say("content", "state", "财经专栏", "published", "--at", "2026-12-02T08:30")
    (one,) = say("content", "list", "--state", "已发布")
    assert (one["planned_at"], one["scheduled_at"], one["published_at"]) == (
        "2026-12-01T09:00:00", "2026-12-02T08:00:00", "2026-12-02T08:30:00",
    )  # fmt: skip
    assert (one["done"], one["lines"], one["text"]) == (1, 6, "正文")
    say("content", "remove", "财经专栏")
    assert say("content", "list") == []


def test_wrong_words_are_said_in_one_line(say: Any) -> None:
    code, line = say("content", "add", "--title", "a", "--type", "长图")
    assert (code, line.count("\n")) == (1, 1)
    assert "语音、文章、视频、线上活动、线下活动" in line
    assert say("content", "show", "没有")[0] == 1
    assert "--slot" in say("content", "add", "--title", "a", "--column", "b")[1]


def test_a_member_proposes_a_host_approves_and_it_is_in_the_calendar(say: Any) -> None:
    say("members", "add", "name=林霞")
    for title in ("读书会", "相亲会"):
        made = say("calendar", "propose", "林霞", "--title", title, "--start", "2026-12-05T14:00",
                   "--duration", "120")  # fmt: skip
        assert (made["state"], made["proposer"]) == ("proposed", "林霞")
    say("calendar", "approve", "读书会")
    code, line = say("calendar", "decline", "相亲会")
    assert code == 1
    assert "原因" in line
    say("calendar", "decline", "相亲会", "--reason", "和年会同一天")
    found = {one["title"]: one for one in say("calendar", "proposals")}
    assert (found["读书会"]["state"], found["相亲会"]["reason"]) == ("approved", "和年会同一天")
    days = ("--from", "2026-12-05", "--to", "2026-12-05")
    (one,) = say("calendar", "list", *days)
    assert (one["title"], one["proposer"]) == ("读书会", "林霞")
    say("calendar", "add", "--title", "自办", "--start", "2026-12-05T19:00", "--kind", "event")
    assert say("calendar", "share", *days) == {"events": 2, "proposed": 1, "percent": 50.0}


def test_a_member_sees_his_year_of_52_lessons_and_how_many_he_attended(say: Any) -> None:
    say("members", "add", "name=林霞")
    say("calendar", "add", "--title", "每周一课", "--start", "2026-01-05T20:00", "--rule",
        "FREQ=WEEKLY;COUNT=52")  # fmt: skip
    for day in ("2026-01-05", "2026-01-19"):
        say("attendance", "check-in", "每周一课", day, "林霞")
    (plan,) = say("attendance", "of", "林霞", "--series", "每周一课")
    assert (plan["lessons"], plan["attended"], plan["last"]) == (52, 2, "2026-12-28")


def test_what_came_of_content_is_told_by_item_and_by_column(say: Any) -> None:
    say("content", "add", "--title", "三个信封", "--type", "article")
    say("content", "state", "三个信封", "published", "--at", "2026-03-10T08:00")
    say("members", "add", "name=林霞", "joined=2026-03-12")
    told = say("content", "effect")
    (one,) = told["items"]
    assert (one["title"], one["day"], one["joins"]) == ("三个信封", "2026-03-10", 1)
    assert one["after"] == {"paid": 0, "members": 1, "percent": 0.0}
    assert told["columns"] == []
