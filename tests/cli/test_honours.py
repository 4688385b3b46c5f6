"""`qunzhu honours` as programs use it."""

from typing import Any

import pytest

from desktop.cli.main import main


def test_the_title_of_the_month_as_typed_in_a_terminal(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "add", "name=林霞")
    say("honours", "add", "月度之星", "--term", "month")
    (listed,) = say("honours", "list")
    assert (listed["kind"], listed["term"], listed["holders"]) == ("title", "month", 0)
    (grant,) = say("honours", "grant", "月度之星", "林霞", "--from", "2026-03-05")["grants"]
    assert (grant["from"], grant["to"], grant["state"]) == ("2026-03-05", "2026-03-31", "lapsed")
    assert say("honours", "holders", "月度之星") == []
    say("honours", "grant", "月度之星", "林霞", "--note", "本月带队")
    (held,) = say("honours", "holders")
    assert (held["member_name"], held["note"], held["state"]) == ("林霞", "本月带队", "standing")
    assert main(["honours", "member", "林霞"], "en") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("2026-03-05 to 2026-03-31  lapsed")
    say("honours", "take-back", "月度之星", "林霞", "--reason", "票数算错")
    assert len(say("honours", "holders", "--all")) == 2
    assert say("honours", "remove", "月度之星")[0] == 1
    assert say("honours", "edit", "月度之星", "--days", 30)["honour"] == listed["id"]
    assert say("honours", "list")[0]["days"] == 30


def test_grades_are_set_up_and_a_member_is_told_what_he_lacks(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "add", "name=林霞")
    say("rewards", "award", "林霞", 380, "--reason", "义工")
    say("honours", "grade", "铜卡", 100)
    say("honours", "grade", "银卡", 600)
    say("honours", "grade", "银卡", 500)
    assert [one["at_least"] for one in say("honours", "grades")] == [100, 500]
    (stands,) = say("honours", "member", "林霞")["grades"]
    assert (stands["grade"], stands["next"], stands["missing"]) == ("铜卡", "银卡", 120)
    assert main(["honours", "member", "林霞"], "zh_CN") == 0
    assert capsys.readouterr().out == "铜卡，还差 120 分到银卡\n"
    say("honours", "drop-grade", "银卡")
    assert len(say("honours", "grades")) == 1
