"""`qunzhu courses` and `qunzhu venues` as programs use them."""

from pathlib import Path
from typing import Any

import pytest

from tests.actions.test_venues import hundred

MODULES = ("解密社群", "运营社群", "获取社群红利")


@pytest.fixture
def course(say: Any) -> None:
    """Three modules, and somebody to learn them."""
    say("members", "add", "name=林霞")
    some = [word for title in MODULES for word in ("--module", title)]
    say("courses", "add", "创业课", *some)


@pytest.mark.usefixtures("course")
def test_module_two_is_refused_before_one_and_three_of_three_bring_the_certificate(
    say: Any,
) -> None:
    assert [one["title"] for one in say("courses", "modules", "创业课")] == list(MODULES)
    code, line = say("courses", "complete", "创业课", 2, "林霞")
    assert code == 1
    assert "“解密社群”还没完成" in line
    for place in (1, 2):
        assert say("courses", "complete", "创业课", place, "林霞")["certificates"] == []
    (number,) = say("courses", "complete", "创业课", 3, "林霞")["certificates"]
    paper = say("courses", "certificate", "创业课", "林霞")
    assert (paper["number"], paper["stands"]) == (number, True)
    (listed,) = say("courses", "list")
    assert (listed["modules"], listed["certified"]) == (3, 1)
    say("courses", "take-back", "创业课", 2, "林霞", "--reason", "登记错人")
    (way,) = say("courses", "progress", "创业课")
    assert (way["modules"], way["certificate"], way["withdrawn"]) == (
        [True, False, False], number, True,
    )  # fmt: skip
    assert say("courses", "certificate", "创业课", "林霞")[0] == 1


@pytest.mark.usefixtures("course")
def test_whoever_was_at_the_class_completed_its_module(say: Any) -> None:
    say("calendar", "add", "--title", "第一课", "--start", "2026-03-03T20:00")
    say("courses", "modules", "创业课", "--add", "答疑", "--series", "第一课")
    say("courses", "modules", "创业课", "--move", "答疑", "--to", 1)
    say("attendance", "check-in", "第一课", "2026-03-03", "林霞")
    done = say("courses", "complete", "创业课", "答疑", "--from", "2026-03-03")
    assert len(done["members"]) == 1
    assert say("courses", "progress", "创业课", "--member", "林霞")[0]["completed"] == 1
    say("attendance", "correct", "第一课", "2026-03-03", "林霞", "--reason", "没来")
    assert say("courses", "progress", "创业课", "--member", "林霞")[0]["completed"] == 0
    say("courses", "modules", "创业课", "--remove", "答疑")
    assert len(say("courses", "modules", "创业课")) == 3


def test_a_hundred_venues_are_imported_and_listed_with_what_they_offer(
    say: Any, tmp_path: Path
) -> None:
    done = say("venues", "import", hundred(tmp_path))
    assert (done["added"], done["rejected"]) == (100, 0)
    found = say("venues", "list")
    assert len(found) == 100
    assert found[0]["modules"]
    grid = say("venues", "grid", "--search", "深圳")
    assert set(grid["modules"]) == {"烘焙课堂", "体验", "销售"}
    assert len(grid["venues"]) == 25
    assert grid["venues"][0]["holds"] in (
        {"烘焙课堂": 12, "体验": 40, "销售": 40},
        {"体验": 40, "销售": 40},
        {"烘焙课堂": 8},
    )
    say("venues", "add", "江畔馆", "--capacity", 30, "--module", "烘焙课堂")
    say("venues", "modules", "江畔馆", "--add", "烘焙课堂", "--capacity", 12)
    assert say("venues", "modules", "江畔馆", "--add", "体验") == [
        {"name": "体验", "capacity": 30},
        {"name": "烘焙课堂", "capacity": 12},
    ]
    say("venues", "edit", "江畔馆", "--name", "江边馆", "--address", "长街 2 号", "--capacity", "")
    (edited,) = say("venues", "list", "--search", "江边馆")
    assert (edited["address"], edited["capacity"]) == ("长街 2 号", None)
    say("venues", "edit", "江边馆", "--name", "江畔馆")
    say("venues", "remove", "江畔馆")
    assert say("venues", "modules", "江畔馆")[0] == 1


def test_a_baking_class_is_held_at_a_venue_with_places_and_a_list_of_who_came(
    say: Any, tmp_path: Path
) -> None:
    say("venues", "import", hundred(tmp_path))
    say("venues", "add", "江畔馆", "--address", "滨江路 8 号", "--module", "烘焙课堂")
    some = [f"成员{number:02}" for number in range(5)]
    for name in some:
        say("members", "add", f"name={name}")
    made = ("--title", "烘焙课堂", "--start", "2026-10-14T14:00", "--venue", "江畔馆")
    assert say("calendar", "add", *made, "--capacity", 3)["clashes"] == []
    say("calendar", "add", "--title", "共读", "--start", "2026-10-15T20:00", "--place", "线上")
    days = ("calendar", "list", "--from", "2026-10-13", "--to", "2026-10-16")
    assert [(one["title"], one["venue"], one["place"]) for one in say(*days)] == [
        ("烘焙课堂", "江畔馆", "江畔馆 滨江路 8 号"), ("共读", "", "线上"),
    ]  # fmt: skip
    (one,) = say(*days, "--venue", "江畔馆")
    assert (one["title"], one["capacity"]) == ("烘焙课堂", 3)
    when = ("烘焙课堂", "2026-10-14T14:00")
    say("registrations", "add", *when, *some)
    for name in some[:2]:
        say("attendance", "check-in", *when, name)
    found = say("registrations", "list", *when)
    assert (found["registered"], found["waiting"], found["came"]) == (3, 2, 2)
    beside = say("calendar", "edit", "共读", "2026-10-15", "--venue", "江畔馆", "--place", "")
    assert beside["clashes"] == []
    say("calendar", "move", "共读", "2026-10-15", "2026-10-14T14:30")
    assert "江畔馆" in say("calendar", "clashes", *days[2:])[0]["says"]
    say("calendar", "edit", "共读", "2026-10-14T14:30", "--venue", "")
    assert [one["title"] for one in say(*days, "--venue", "江畔馆")] == ["烘焙课堂"]
    assert say(*days, "--venue", "没有馆")[0] == 1
