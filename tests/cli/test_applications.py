"""Applications, stays and cooperations as typed in a terminal, on a real community."""

from pathlib import Path

import pytest

from desktop.cli.main import main
from tests.cli.terminal import say


def lines(capsys: pytest.CaptureFixture[str], *words: str, language: str = "zh_CN") -> list[str]:
    capsys.readouterr()
    assert main([*words], language) == 0
    return capsys.readouterr().out.splitlines()


def refuse(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words], "zh_CN") == 1
    return capsys.readouterr().err.strip()


def test_one_of_two_approvals_leaves_an_applicant_to_be_decided(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = say(capsys, "applications", "rule", "--needed", "2", "--condition", "车主认证",
                "--question", "开什么车")  # fmt: skip
    assert (asked["needed"], asked["conditions"]) == (2, ["车主认证"])
    assert "  需要 2 人同意" in lines(capsys, "applications", "rule")
    say(capsys, "applications", "add", "林霞", "--phone", "13800138000", "--source", "车友会",
        "--answer", "开什么车=电动车")  # fmt: skip
    told = say(capsys, "applications", "approve", "林霞", "--condition", "车主认证")
    assert (told["state"], told["approvals"], told["unmet"]) == ("pending", 1, [])
    assert lines(capsys, "applications", "list") == [
        "林霞  待审  1/2  青禾读书会  车友会  138****8000"
    ]
    assert "Pending" in lines(capsys, "applications", "list", language="en")[0]
    assert say(capsys, "applications", "show", "林霞")["answers"] == [
        {"question": "开什么车", "answer": "电动车"}
    ]
    say(capsys, "applications", "rule", "--needed", "1")
    assert say(capsys, "applications", "approve", "林霞")["state"] == "admitted"
    assert say(capsys, "members", "list")[0]["number"] == "QH0001"
    assert say(capsys, "applications", "list") == []


def test_a_rejection_is_told_with_its_reason_and_by_source(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "applications", "add", "林霞", "--source", "展会")
    assert "原因" in refuse(capsys, "applications", "reject", "林霞", "--reason", " ")
    say(capsys, "applications", "reject", "林霞", "--reason", "没有车")
    assert say(capsys, "applications", "list", "--decided")[0]["reason"] == "没有车"
    assert lines(capsys, "applications", "report") == ["展会  0/1/0"]


def test_who_leaves_is_listed_apart_and_comes_back_under_the_same_number(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "members", "add", "姓名=林霞", "来源=展会", "入会日期=2026-01-05")
    removal = ("members", "leave", "林霞", "--reason", "广告", "--removed")
    assert "确认" in refuse(capsys, *removal)
    say(capsys, *removal, "--yes")
    assert say(capsys, "members", "list") == []
    left = say(capsys, "members", "left")
    assert [(one["name"], one["how"], one["reason"]) for one in left] == [
        ("林霞", "removed", "广告")
    ]
    listed = say(capsys, "members", "list", "--status", "left")
    assert [(one["name"], one["number"]) for one in listed] == [("林霞", "QH0001")]
    assert say(capsys, "members", "list", "--status", "here") == []
    assert lines(capsys, "applications", "sources") == ["展会  1/0/1  0%"]
    assert say(capsys, "members", "rejoin", "QH0001")["number"] == "QH0001"
    terms = say(capsys, "members", "terms", "林霞")
    assert sorted((one["term"], one["to"] is None) for one in terms) == [(1, False), (2, True)]
    assert say(capsys, "members", "left") == []


def test_a_first_stay_without_a_joining_day_says_so_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "members", "add", "姓名=林霞", "入会日期=")
    say(capsys, "members", "leave", "林霞", "--reason", "搬家")
    (line,) = lines(capsys, "members", "terms", "林霞")
    assert "开始日没有登记 – " in line
    assert "?" not in line


def test_the_801st_waits_in_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "community", "set", "--capacity", "1")["capacity"] == 1
    say(capsys, "members", "add", "姓名=林霞", "入会日期=")
    assert "社群最多 1 人" in refuse(capsys, "members", "add", "姓名=王芳")
    say(capsys, "applications", "add", "王芳")
    assert say(capsys, "applications", "approve", "王芳")["position"] == 1
    assert say(capsys, "members", "leave", "林霞", "--reason", "搬家")["moved_up"] == 1
    assert [one["name"] for one in say(capsys, "members", "list")] == ["王芳"]


def test_cooperations_and_exposure_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("林霞", "王芳"):
        say(capsys, "members", "add", f"姓名={name}")
    say(capsys, "cooperations", "add", "林霞", "王芳", "--value", "1280.50", "--note", "礼盒")
    assert say(capsys, "cooperations", "list", "--member", "王芳")[0]["value"] == 128_050
    assert say(capsys, "cooperations", "days", "--days", "2")[0]["cooperations"] == 1
    say(capsys, "community", "set", "--exposures", "1")
    assert not say(capsys, "members", "feature", "林霞")["over"]
    assert say(capsys, "members", "feature", "林霞")["over"]
    assert [one["over"] for one in say(capsys, "cooperations", "exposure")] == [True]
