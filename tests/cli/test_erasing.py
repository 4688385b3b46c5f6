"""`qunzhu members erase`: it says what goes, does it when told twice, and gives a receipt."""

import json
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store

NAME = "欧阳小明"


@pytest.fixture
def member(say: Any, store: Store) -> str:
    say("members", "add", f"姓名={NAME}", "手机=13712345678")
    other = say("members", "add", "姓名=小欧", "手机=13712345679")["id"]
    say("members", "note", NAME, "对花生过敏")
    say("rewards", "award", NAME, 7, "--reason", "帮忙")
    say("members", "merge", other, NAME)
    (one,) = say("members", "list")
    return str(one["number"])


def test_without_yes_it_only_says_what_goes_and_what_stays(say: Any, member: str) -> None:
    found = say("members", "erase", member)
    assert found["erased"] is False
    assert found["number"] == member
    assert found["goes"]["profiles"] == 2
    assert found["goes"]["notes"] == 1
    assert found["stays"] == {"entries": 1, "points": 7}
    assert say("members", "list")[0]["name"] == NAME


def test_with_yes_it_is_done_and_the_receipt_names_nobody(say: Any, member: str) -> None:
    receipt = say("members", "erase", NAME, "--yes")
    assert (receipt["erased"], receipt["waits"]) == (True, False)
    assert {"devices", "exports", "automatic_copies", "days"} <= set(receipt["out_of_reach"])
    assert NAME not in json.dumps(receipt, ensure_ascii=False)
    assert say("members", "list") == []
    assert say("members", "erase", member, "--yes")[0] == 1


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_people_read_a_receipt_in_their_language(
    say: Any, member: str, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["members", "erase", member], language) == 0
    assert NAME in capsys.readouterr().out
    assert main(["members", "erase", member, "--yes"], language) == 0
    told = capsys.readouterr().out
    assert NAME not in told
    words = {"zh_CN": ("抹除回执", "够不着", "7 分"), "en": ("Receipt", "Out of reach", "7 points")}
    assert all(word in told for word in words[language])


def test_only_the_owner_may(say: Any, member: str) -> None:
    code, told = say("members", "erase", member, "--yes", "--as", "deputy")
    assert code == 1
    assert told.count("\n") == 1
    assert say("members", "list")[0]["name"] == NAME
