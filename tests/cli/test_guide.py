"""Every command of the guide does what it is written for, typed as it stands there."""

import json
import re
import shlex
from pathlib import Path

import pytest

from desktop.actions import (
    rewards,
)
from desktop.cli.main import main
from desktop.models.rule import read
from desktop.store.community import Store
from tests.cli.guide_needs import closing, done
from tests.cli.guide_words import words_for
from tests.conftest import PASSPHRASE

GUIDE = (Path(__file__).parents[2] / "docs/guide/commands.md").read_text("utf-8")
# These need a window, a hub, another device or somebody to ask: they have tests of their own.
ELSEWHERE = (
    "--version",
    *("demo", "screenshots", "hub", "sync", "devices", "join", "bundle", "recover", "packs"),
    "updates",
)
WITH_MORE = (
    "recovery use",
    "attendance print-sheet",
    "attendance badges",
    "calendar print",
    "session transcript print",
)
EXAMPLES = [
    command
    for command in re.findall(r"^\| `qunzhu ([^`]+)`", GUIDE, re.MULTILINE)
    if command.split()[0] not in ELSEWHERE and not command.startswith(WITH_MORE)
]
BOARDS = tuple(
    f"rewards {verb}" for verb in ("cycles", "board", "freeze", "publish", "adjust", "drop-cycle")
)
MONTH = (
    '{"name": "活跃月", "trigger": "period", "period": "month", "activity": "checkin",'
    ' "measure": "days", "at_least": 1, "points": 5}'
)


@pytest.mark.parametrize("command", EXAMPLES)
def test_a_command_of_the_guide_does_its_work(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    folder = tmp_path / "files"
    folder.mkdir()
    known = words_for(store, folder, command)
    if command.startswith("redo"):
        assert main(["undo"], "zh_CN") == 0
    if command.startswith(("restore", "backups try")):
        assert main(["backup", known["文件"]], "zh_CN") == 0
    if command.startswith(BOARDS):
        known |= {"规则": done(rewards.add_rule(store, read(MONTH.encode()))).hex(), "名称": "春"}
        closing(store, command, bytes.fromhex(known["规则"]), known["周期"])
    if command.startswith("rewards close"):
        known["规则"] = done(rewards.add_rule(store, read(MONTH.encode()))).hex()
    words = [known.get(word, word) for word in shlex.split(command)]
    words = [word for word in words if word]
    capsys.readouterr()
    code = main([*words, "--json"], "zh_CN")
    told = capsys.readouterr()
    assert code == 0, told.err
    json.loads(told.out)


def test_the_guide_names_every_command() -> None:
    assert len(EXAMPLES) > 50
