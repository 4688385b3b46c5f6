"""`qunzhu attendance` at the door, as programs use it."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer

WHEN = "2026-03-01T20:00"


@pytest.fixture
def community(tmp_path: Path) -> Computer:
    folder = str(tmp_path / "community")
    more = {"LANG": "C", "PYTHONUTF8": "1", "QUNZHU_COMMUNITY": folder}
    made = Computer(tmp_path, "晨读会 2026", more)
    done = made.run("new", folder, "--name", "青禾读书会")
    assert done.returncode == 0, done.stderr
    return made


def test_the_door_of_a_terminal_lets_in_and_says_who_else_may_be_meant(
    community: Computer,
) -> None:
    for name in ("曾丽华", "曾小军"):
        community.says("members", "add", f"name={name}")
    community.says("calendar", "add", "--title", "夜读", "--start", WHEN)
    door = ("attendance", "scan", "夜读", WHEN)
    code = community.says("attendance", "code", "曾小军")
    several = community.says(*door, "zeng")
    assert several["result"] == "which"
    assert {one["name"] for one in several["members"]} == {"曾丽华", "曾小军"}
    assert several["action"] is None
    came = community.says(*door, code["code"])
    assert (came["result"], came["members"][0]["new"]) == ("in", True)
    assert community.says(*door, code["code"].lower())["result"] == "already"
    assert community.says(*door, "谁也不是")["result"] == "unknown"
    walked = community.says("attendance", "walk-in", "夜读", WHEN, "程朗", "--phone", "13811112222")
    assert walked["members"][0]["name"] == "程朗"
    there = community.says("attendance", "list", "夜读", WHEN)
    assert {(one["name"], one["method"]) for one in there} == {
        ("曾小军", "hand"),
        ("程朗", "walk-in"),
    }


def test_what_came_of_it_is_said_in_the_language_of_the_terminal(community: Computer) -> None:
    for name in ("曾丽华", "曾小军"):
        community.says("members", "add", f"name={name}")
    community.says("calendar", "add", "--title", "夜读", "--start", WHEN)

    def told(who: str) -> list[str]:
        lines = community.run("attendance", "scan", "夜读", WHEN, who).stdout.splitlines()
        return [line.partition("  ")[0] for line in lines]

    assert told("zeng") == ["哪一位", "哪一位"]
    assert told("曾丽华") == ["已签到"]
    assert told("曾丽华") == ["已签过"]
    assert told("谁也不是") == ["没有找到"]
    where = ("夜读", WHEN)
    community.says("session", "ask", *where, "怎么选书？")
    community.says("session", "ask", *where, "读不完呢？")
    community.says("session", "answer", *where, "1")
    lines = community.run("session", "questions", *where).stdout.splitlines()
    assert lines == ["2  待答  读不完呢？", "1  已答  怎么选书？"]
    community.more["LANG"] = "en_US.UTF-8"
    english = community.run("session", "questions", *where)
    assert english.stdout.splitlines()[0] == "2  waiting  读不完呢？"


def test_the_number_of_a_question_stays_whatever_is_answered_or_taken_away(
    community: Computer,
) -> None:
    community.says("calendar", "add", "--title", "夜读", "--start", WHEN)
    where = ("夜读", WHEN)
    for text in ("甲？", "乙？", "丙？"):
        community.says("session", "ask", *where, text)
    community.says("session", "answer", *where, "1")
    community.says("session", "answer", *where, "2", "--remove")
    community.says("session", "answer", *where, "3", "--state", "answering")
    found = community.says("session", "questions", *where)["questions"]
    assert [(each["number"], each["text"]) for each in found] == [(3, "丙？"), (1, "甲？")]
    assert "问答队列" in community.problem("session", "answer", *where, "2")


def test_lateness_is_put_right_in_a_terminal_with_a_reason(community: Computer) -> None:
    community.says("members", "add", "name=曾丽华")
    community.says("calendar", "add", "--title", "夜读", "--start", WHEN)
    who = ("夜读", WHEN, "曾丽华")
    community.says("attendance", "check-in", *who)
    community.says("attendance", "late", *who, "--minutes", "12", "--reason", "代签")
    (there,) = community.says("attendance", "list", "夜读", WHEN)
    assert there["late"] == 12
    told = community.run("attendance", "list", "夜读", WHEN)
    assert told.stdout.splitlines() == ["曾丽华  +12 min"]
    refused = community.run("attendance", "late", *who, "--minutes", "-3", "--reason", "代签")
    assert refused.returncode == 1
