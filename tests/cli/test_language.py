"""What commands answer is in the operator's language, but for ids and what people wrote."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main as program
from desktop.actions import activities, calendar, members, rewards
from desktop.cli.main import main
from desktop.models.rule import read
from desktop.store.community import Store
from tests.conftest import PASSPHRASE
from tests.rewards_builders import ARRIVE

# A word of English: ids and times have digits in them, names of zones a stroke.
ENGLISH = re.compile(r"(?<![\w/.@-])[A-Za-z]{3,}(?![\w/-])")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WHERE = {
    "all": [{"field": "city", "op": "=", "value": "x"}, {"field": "level", "op": "=", "value": "y"}]
}
PLACED = {**ARRIVE, "name": "R", "where": WHERE}

COMMANDS = (
    "check",
    "check --deep",
    "community show",
    "members list",
    "members show {member}",
    "members suspected",
    "members duplicates",
    "calendar list --from 2026-03-01 --to 2026-03-31",
    "activities list",
    "rewards rules",
    "rewards list",
    "rewards show {rule}",
    "rewards preview {rule}",
    "rewards run {rule}",
    "rewards try {file} --days 30",
    "rewards try {file} --from 2026-03-01 --to 2026-03-31",
    "rewards stop {rule}",
    "rewards stop {rule} --again",
    "rewards entries",
    "rewards explain {entry}",
    "rewards balance {member}",
    "devices list",
    "history",
)
Told = Callable[[str, str], str]


@pytest.fixture
def told(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Told:
    """The lines of a command in a community whose people write nothing but single letters."""
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    rename(store)
    who: Any = members.add(store, {"name": "A", "phone": "13600000001", "city": "x"}).result
    rule: Any = rewards.add_rule(store, read(json.dumps(PLACED).encode())).result
    calendar.add(store, {"title": "B", "start": "2026-03-04T20:00:00"})
    activities.add(store, who, "checkin", "2026-03-04T20:00:00")
    entry: Any = rewards.award(store, who, 1, "c").result
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**PLACED, "name": "S"}), "utf-8")
    known = {"member": who.hex(), "rule": rule.hex(), "entry": entry.hex(), "file": str(file)}

    def run(command: str, language: str) -> str:
        capsys.readouterr()
        assert main(command.format(**known).split(), language) == 0
        return capsys.readouterr().out

    return run


def rename(store: Store) -> None:
    """The community, its owner and his computer are called by letters, too."""
    with store.recording("community.edit") as rec:
        rec.put("operator", store.operator, {"name": "O"})
        rec.put("device", store.device, {"name": "D"})
        rec.put("community", store.community, {"name": "N", "prefix": "Q"})


@pytest.mark.parametrize("command", COMMANDS)
def test_no_english_word_stands_in_a_chinese_answer(told: Told, command: str) -> None:
    assert ENGLISH.findall(told(command, "zh_CN")) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_chinese_stands_in_an_english_answer(told: Told, command: str) -> None:
    assert CHINESE.findall(told(command, "en")) == []


@pytest.mark.parametrize("words", ["screenshots", "screenshots a --theme blue", "demo a b"])
def test_wrong_usage_of_the_windows_commands_is_said_in_chinese(
    words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(SystemExit) as left:
        program(words.split())
    assert left.value.code == 2
    assert "用法不对" in capsys.readouterr().err.splitlines()[-1]
