"""What each role reads in a terminal: nobody is shown whom his member list does not hold."""

import json
from typing import Any

import pytest

from desktop.actions import activities, attendance, calendar, importing, members, rewards, roles
from desktop.cli.main import main
from desktop.store import members as reading
from desktop.store import roles as stored
from desktop.store.community import Store
from tests.conftest import PASSPHRASE
from tests.roster_builders import text

DAY = "2026-03-01"
ALL = {"蔡明远", "何华鹏", "单文博"}


def done(changes: Any) -> bytes:
    assert isinstance(changes.result, bytes)
    return changes.result


@pytest.fixture
def world(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A lecturer, who was there at his session, one who is a stranger to him, and his own list.

    In the chapter of Guangzhou is only the stranger.
    """
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    lecturer = done(members.add(store, {"name": "蔡明远", "phone": "13600000001"}))
    guest = done(members.add(store, {"name": "何华鹏", "phone": "13600000002"}))
    fields = {"name": "单文博", "phone": "13600000003", "chapter": "广州分会"}
    stranger = done(members.add(store, fields))
    day = {"title": "共读", "start": f"{DAY}T20:00:00", "lecturer": lecturer}
    series = done(calendar.add(store, day))
    attendance.check_in(store, series, f"{DAY}T20:00:00", guest)
    for who in (guest, stranger):
        activities.add(store, who, "post", f"{DAY}T09:00:00")
        rewards.award(store, who, 10, "谢谢")
    held = text("姓名,手机号", "别人,13600000003", "别的人,13600000002")
    importing.import_file(store, importing.Roster(held, "名单.csv"))
    roles.link(store, store.operator, lecturer)
    return store


@pytest.fixture
def say(world: Store, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: object) -> Any:
        code = main([*map(str, words), "--json"], "zh_CN")
        out = capsys.readouterr()
        return json.loads(out.out) if code == 0 else (code, out.err)

    return run


def as_lecturer(store: Store) -> list[str]:
    """The owner looks on as a lecturer."""
    return ["--as", "lecturer"]


def for_real(store: Store) -> list[str]:
    """The operator of this device is a lecturer, and nothing else."""
    lecturer = stored.find_role(store, "lecturer").id
    with store.recording("role.grant") as rec:
        for one in stored.assignments(store, store.operator):
            rec.put("assignment", one.id, {"role": lecturer})
    return []


@pytest.mark.parametrize("way", [as_lecturer, for_real])
def test_a_lecturer_reads_of_nobody_but_who_came_to_his_session(
    world: Store, say: Any, way: Any
) -> None:
    more = way(world)
    ids = {one["name"]: one["id"] for one in say("members", "list")}
    assert [one["name"] for one in say("members", "list", *more)] == ["何华鹏"]
    assert say("members", "show", "何华鹏", *more)["number"] == "QH0002"
    assert [one["candidate_name"] for one in say("members", "suspected", *more)] == ["何华鹏"]
    listed = say("activities", "list", *more)
    assert {one["member"] for one in listed} <= set(ids.values())
    assert len(listed) == 2
    assert len(say("rewards", "entries", *more)) == 1
    assert say("rewards", "balance", "何华鹏", *more)["points"] == 10


@pytest.mark.parametrize("way", [as_lecturer, for_real])
@pytest.mark.parametrize("word", ["单文博", "QH0003"])
@pytest.mark.parametrize(
    "words",
    [
        ("members", "show"),
        ("rewards", "balance"),
        ("rewards", "entries", "--member"),
        ("activities", "list", "--member"),
    ],
)
def test_to_a_lecturer_a_stranger_is_unknown_by_any_of_his_names(
    world: Store, say: Any, way: Any, word: str, words: tuple[str, ...]
) -> None:
    code, said = say(*words, word, *way(world))
    assert code == 1
    assert "没有找到成员" in said


def test_why_a_stranger_has_points_is_not_told_either(world: Store, say: Any) -> None:
    stranger = next(one["id"] for one in say("members", "list") if one["name"] == "单文博")
    entry = next(one for one in say("rewards", "entries") if one["member"] == stranger)
    assert say("rewards", "explain", entry["entry"])["points"] == 10
    code, _ = say("rewards", "explain", entry["entry"], "--as", "lecturer")
    assert code == 1


ROLES = {
    "owner": ALL,
    "deputy": ALL,
    "admin": ALL,
    "assistant": ALL,
    "host": ALL,
    "door-helper": ALL,
    "lecturer": {"何华鹏"},
    "auctioneer": {"何华鹏"},
}


@pytest.mark.parametrize(("role", "people"), ROLES.items())
def test_every_read_of_a_role_holds_the_people_of_its_member_list(
    world: Store, say: Any, role: str, people: set[str]
) -> None:
    names = {one["id"]: one["name"] for one in say("members", "list")}
    seen = ("--as", role)
    assert {one["name"] for one in say("members", "list", *seen)} == people
    for words in (("activities", "list"), ("rewards", "entries")):
        assert {names[one["member"]] for one in say(*words, *seen)} == people - {"蔡明远"}
    held = {one["candidate_name"] for one in say("members", "suspected", *seen)}
    assert held == people - {"蔡明远"}
    for name in ALL:
        for words in (("members", "show", name), ("rewards", "balance", name)):
            answer = say(*words, *seen)
            assert isinstance(answer, dict) == (name in people)


def test_the_phone_of_whom_one_may_not_see_opens_nothing(world: Store, say: Any) -> None:
    assert say("members", "show", "13600000003")["name"] == "单文博"
    assert say("members", "show", "13600000003", "--as", "lecturer")[0] == 1


def test_the_search_of_the_palette_finds_whom_the_list_holds(world: Store) -> None:
    lecturer = stored.find_role(world, "lecturer")
    world.actor = stored.preview(world, lecturer)
    assert [row.name for row in reading.matching(world, "单文博", 6)] == []
    assert [row.name for row in reading.matching(world, "何华鹏", 6)] == ["何华鹏"]
