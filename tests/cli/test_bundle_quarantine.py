"""Without a server the owner sees, accepts and discards on the first device what it set aside."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.conftest import PASSPHRASE
from tests.sync.sticks import Sticks


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    made = Sticks(tmp_path)
    yield made
    made.close()


def test_what_was_set_aside_is_listed_and_decided(
    sticks: Sticks, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    owner = sticks.found()
    helper = sticks.join(sticks.invite(owner, "小赵", "host"))
    for name in ("李雷", "韩梅梅"):
        with helper.recording("member.add") as rec:
            rec.put("member", None, {"name": name})
    sticks.meet(owner, helper)
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(owner.folder))

    def say(*words: str) -> Any:
        code = main([*words, "--json"], "zh_CN")
        told = capsys.readouterr()
        return json.loads(told.out) if code == 0 else told.err

    first, second = say("sync", "quarantine")
    assert (first["operator_name"], first["reason"]) == ("小赵", "right")
    assert say("sync", "decide", first["change"], "accept")["decided"] == "accept"
    assert say("sync", "decide", second["change"], "discard")["decided"] == "discard"
    assert say("sync", "quarantine") == []
    assert "隔离区" in say("sync", "decide", second["change"], "accept")
    sticks.meet(owner, helper)
    for store in (owner, helper):
        assert store.rows("SELECT name FROM member WHERE gone = 0") == [("李雷",)]
