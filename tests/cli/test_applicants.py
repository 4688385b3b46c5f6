"""An applicant's phone as typed in a terminal: shown whole, and who looked."""

import json
from pathlib import Path

import pytest

from desktop.cli.main import main
from tests.cli.terminal import say


def test_a_masked_phone_is_shown_and_the_look_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = say(capsys, "applications", "add", "林霞", "--phone", "13800138000")
    assert made["phone"] == "138****8000"
    assert say(capsys, "applications", "reveal", "林霞") == {"phone": "+8613800138000"}
    (seen,) = say(capsys, "applications", "seen", "林霞")
    assert (seen["operator"], seen["name"], seen["field"]) == ("群主", "林霞", "phone")
    assert (seen["application"], seen["member"]) == (made["id"], None)
    assert say(capsys, "members", "seen", "--by", "群主") == [seen]
    admitted = say(capsys, "applications", "approve", "林霞")
    (again,) = say(capsys, "members", "seen", "林霞")
    assert (again["application"], again["member"]) == (made["id"], admitted["member"])


def test_a_rejected_applicant_is_looked_at_and_erased_with_a_receipt(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    made = say(capsys, "applications", "add", "林霞", "--phone", "13800138000", "--source", "展会")
    say(capsys, "applications", "reject", "林霞", "--reason", "没有车")
    file = tmp_path / "林霞.json"
    handed = say(capsys, "applications", "handout", "林霞", str(file))
    assert handed["counts"]["application"] == 1
    assert "没有车" in file.read_text("utf-8")
    foreseen = say(capsys, "applications", "erase", "林霞")
    assert (foreseen["erased"], foreseen["member"]) == (False, made["id"])
    receipt = say(capsys, "applications", "erase", "林霞", "--yes")
    assert (receipt["erased"], receipt["waits"]) == (True, False)
    assert "林霞" not in json.dumps(receipt, ensure_ascii=False)
    (left,) = say(capsys, "applications", "list", "--decided")
    assert (left["name"], left["phone"], left["reason"], left["state"]) == (
        "",
        "",
        None,
        "rejected",
    )
    (counted,) = say(capsys, "applications", "report")
    assert (counted["source"], counted["rejected"]) == ("展会", 1)
    assert main(["applications", "erase", made["id"], "--yes"], "zh_CN") == 1
    assert "已经抹除" in capsys.readouterr().err


def test_an_application_is_taken_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "applications", "add", "林霞")
    say(capsys, "applications", "withdraw", "林霞")
    assert say(capsys, "applications", "list") == []
    assert say(capsys, "applications", "show", "林霞")["state"] == "withdrawn"
