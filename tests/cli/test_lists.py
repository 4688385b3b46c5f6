"""Lists in a terminal: whole unless told otherwise, in a stable order, printed as they are read."""

import json
from typing import Any

import pytest

from desktop.actions import activities, importing, members, rewards
from desktop.cli.main import main
from desktop.models.member import MemberQuery
from desktop.store import members as reading
from desktop.store.community import Store
from tests.conftest import PASSPHRASE
from tests.roster_builders import text

MANY = 450


@pytest.fixture
def say(store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    rows = [f"成员{n:03},1{3600000000 + n},广州" for n in range(MANY)]
    importing.import_file(store, importing.Roster(text("姓名,手机,城市", *rows), "名单.csv"))

    def run(*words: str) -> Any:
        assert main([*words, "--json"], "zh_CN") == 0
        (line,) = capsys.readouterr().out.splitlines()
        return json.loads(line)

    return run


def test_a_list_of_members_is_whole_and_in_order(store: Store, say: Any) -> None:
    found = say("members", "list")
    assert [one["name"] for one in found] == [f"成员{n:03}" for n in range(MANY)]
    pages = [row for at in range(0, MANY, 200) for row in reading.page(store, MemberQuery(), at)]
    assert [one["id"] for one in found] == [row.id.hex() for row in pages]


def test_a_search_is_whole_too(say: Any) -> None:
    assert len(say("members", "list", "--search", "成员")) == MANY
    assert len(say("members", "list", "--search", "成员4")) == 50


@pytest.mark.parametrize("limit", [1, 199, 200, 201, MANY + 1])
def test_a_limit_is_kept(say: Any, limit: int) -> None:
    assert len(say("members", "list", "--limit", str(limit))) == min(limit, MANY)


def test_activities_and_entries_are_whole_newest_first(store: Store, say: Any) -> None:
    who = reading.page(store, MemberQuery(), 0, 1)[0].id
    for day in range(1, 29):
        for hour in range(10, 20):
            activities.add(store, who, "post", f"2026-02-{day:02}T{hour}:00:00")
    found = say("activities", "list")
    assert len(found) == 280
    assert [one["local"] for one in found] == sorted((one["local"] for one in found), reverse=True)
    assert say("activities", "list", "--kind", "post", "--member", who.hex()) == found
    rewards.award_many(store, [row.id for row in reading.each(store, MemberQuery())], 5, "谢谢")
    assert len(say("rewards", "entries")) == MANY


def test_an_empty_list_is_an_empty_document(say: Any) -> None:
    assert say("activities", "list") == []
    assert say("members", "list", "--search", "没有这个人") == []


def test_a_list_for_people_has_a_line_of_each(say: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["members", "list"], "zh_CN") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == MANY
    assert lines[0] == "QH0001  成员000  136****0000  广州"


def test_what_leaves_while_a_list_is_printed_does_not_stop_it(store: Store, say: Any) -> None:
    rows = reading.each(store, MemberQuery())
    first = next(rows)
    members.remove(store, [first.id])
    assert len(list(rows)) == MANY - 1
