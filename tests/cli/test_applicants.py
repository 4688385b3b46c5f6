"""An applicant's phone as typed in a terminal: shown whole, and who looked."""

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
    return store.folder


def say(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main([*words, "--json"], "zh_CN") == 0
    return json.loads(capsys.readouterr().out)


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
