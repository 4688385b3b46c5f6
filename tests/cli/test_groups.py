"""`qunzhu chapters …` and `qunzhu groups …` as typed in a terminal, on a real community."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.conftest import PASSPHRASE


@pytest.fixture
def folder(store: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    with store.recording("member.add") as rec:
        for name in ("马秀兰", "单文博", "林霞"):
            rec.put("member", None, {"name": name})
    return store.folder


def say(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main([*words, "--json"], "zh_CN") == 0
    return json.loads(capsys.readouterr().out)


def refuse(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words], "zh_CN") == 1
    return capsys.readouterr().err.strip()


def test_chapters_are_listed_as_a_tree_with_zone_and_next_number(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "chapters", "add", "中原", "--prefix", "ZY", "--code", "zy")
    say(capsys, "chapters", "add", "海外", "--tz", "America/New_York")
    say(capsys, "chapters", "add", "波士顿", "--parent", "海外")
    say(capsys, "members", "add", "姓名=曾小贤", "分会=中原", "编号=ZY0047")
    listed = say(capsys, "chapters", "list")
    assert [(one["name"], one["depth"], one["zone"], one["next"]) for one in listed] == [
        ("中原", 0, "Asia/Shanghai", "ZY0048"),
        ("海外", 0, "America/New_York", "QH0001"),
        ("波士顿", 1, "America/New_York", "QH0001"),
    ]
    assert listed[0]["members"] == 1
    times = say(capsys, "chapters", "times", "2026-11-26T20:00")
    assert {one["name"]: one["local"] for one in times} == {
        "海外": "2026-11-26T07:00",
        "波士顿": "2026-11-26T07:00",
    }


def test_a_chapter_is_renamed_moved_and_taken_away(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "chapters", "add", "华南")
    say(capsys, "chapters", "add", "深圳", "--parent", "华南")
    assert "不能放到自己或自己的下级里" in refuse(
        capsys, "chapters", "edit", "华南", "--parent", "深圳"
    )
    say(capsys, "chapters", "edit", "深圳", "--name", "深圳湾", "--parent", "")
    say(capsys, "chapters", "remove", "华南")
    assert [one["name"] for one in say(capsys, "chapters", "list")] == ["深圳湾"]


def test_a_group_is_opened_described_and_worked_through(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = say(capsys, "groups", "add", "粉丝一群", "--kind", "粉丝群", "--platform", "微信")
    assert made["warnings"] == ["aimless"]
    headings = ("rules", "culture", "goal", "posts", "activities", "benefits")
    words = [word for name in headings for word in ("--charter", f"{name}=有")]
    assert say(capsys, "groups", "edit", "粉丝一群", *words)["warnings"] == []
    for step in "1234":
        done = say(capsys, "groups", "step", "粉丝一群", step, "--done")
    assert (done["steps"], done["percent"]) == (4, 44)
    say(capsys, "groups", "step", "粉丝一群", "5", "--owner", "林霞", "--due", "2026-12-01")
    shown = say(capsys, "groups", "show", "粉丝一群")
    assert (shown["charter"], shown["capacity"], shown["refuses"]) == (7, 500, True)
    assert [one["name"] for one in shown["opening"]][:3] == ["attract", "invite", "open"]
    assert shown["opening"][4]["due"] == "2026-12-01"
    say(capsys, "groups", "edit", "粉丝一群", "--charter", "rules=")
    (waits,) = say(capsys, "groups", "list", "--unfinished")
    assert (waits["charter"], waits["missing"]) == (6, ["rules"])


def test_a_full_group_refuses_says_so_and_is_split(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "groups", "add", "晨跑", "--kind", "跑团", "--capacity", "2")
    told = refuse(capsys, "groups", "join", "晨跑", "马秀兰", "单文博", "林霞")
    assert "最多 2 人" in told
    assert "groups split" in told
    say(capsys, "groups", "join", "晨跑", "马秀兰", "单文博")
    say(capsys, "groups", "split", "晨跑", "晨跑二群", "单文博", "林霞")
    overlap = say(capsys, "groups", "overlap")
    assert (overlap["people"], overlap["memberships"]) == (3, 4)
    assert overlap["shared"] == [[2, 1], [1, 2]]
    lines = say(capsys, "groups", "lineage")["generations"]
    assert [(one["generation"], one["groups"], one["members"]) for one in lines] == [
        (1, 1, 2),
        (2, 1, 2),
    ]


def test_a_clean_out_is_foreseen_done_and_undone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("晨跑", "潜水群"):
        say(capsys, "groups", "add", name)
    say(capsys, "groups", "join", "晨跑", "马秀兰", "单文博", "林霞")
    words = ("groups", "clean", "晨跑", "--days", "30", "--keep", "林霞", "--move", "单文博=潜水群")
    for more in (["--dry-run"], []):
        told = say(capsys, *words, *more)
        assert (told["before"], told["removed"], told["moved"], told["after"]) == (3, 1, 1, 1)
        assert len(told["inactive"]) == 3
    counts = {one["name"]: one["members"] for one in say(capsys, "groups", "list")}
    assert counts == {"晨跑": 1, "潜水群": 1}
    say(capsys, "undo")
    counts = {one["name"]: one["members"] for one in say(capsys, "groups", "list")}
    assert counts == {"晨跑": 3, "潜水群": 0}
    # What the run refuses, the dry run refuses in the same words.
    say(capsys, "groups", "add", "小群", "--kind", "跑团", "--capacity", "1")
    say(capsys, "groups", "join", "小群", "马秀兰")
    full = ("groups", "clean", "晨跑", "--move", "单文博=小群")
    assert refuse(capsys, *full, "--dry-run") == refuse(capsys, *full)


def test_lines_for_people_are_chinese_or_english(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "groups", "add", "粉丝一群", "--kind", "fans")
    for language, word in (("zh_CN", "吸人"), ("en", "Attract people")):
        assert main(["groups", "show", "粉丝一群"], language) == 0
        assert word in capsys.readouterr().out


def test_kinds_of_group_are_told_in_the_communitys_own_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "words", "set", "粉丝=伙伴")
    assert main(["groups", "kinds"], "zh_CN") == 0
    told = capsys.readouterr().out
    assert "伙伴群  500" in told
    assert "粉丝" not in told
    for name, kind in (("一群", "fans"), ("粉丝沙龙", "粉丝沙龙")):
        say(capsys, "groups", "add", name, "--kind", kind)
    for verb in (("list",), ("show", "一群")):
        assert main(["groups", *verb], "zh_CN") == 0
        assert "一群  伙伴群  0/500" in capsys.readouterr().out
    # What was typed stays as it was typed.
    assert main(["groups", "show", "粉丝沙龙"], "zh_CN") == 0
    assert capsys.readouterr().out.startswith("粉丝沙龙  粉丝沙龙  0")
