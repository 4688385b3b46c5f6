"""Every rule of the guide is read, told and published as it stands there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.models import rule
from desktop.models.condition import ATTRIBUTES
from desktop.models.rule_sentence import sentence
from desktop.models.rule_shape import KEYS, TRIGGERS
from desktop.store.community import Store
from tests.conftest import PASSPHRASE

GUIDE = (Path(__file__).parents[2] / "docs/guide/rules.md").read_text("utf-8")
RULES: list[dict[str, Any]] = [
    json.loads(block) for block in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
]


@pytest.mark.parametrize("body", RULES, ids=lambda body: body["name"])
def test_a_rule_of_the_guide_is_a_rule(body: dict[str, Any]) -> None:
    read = rule.parse(body)
    assert rule.parse(rule.document(read)) == read
    for language in ("zh_CN", "en"):
        assert sentence(read, language)


def test_the_guide_shows_every_trigger_and_every_key() -> None:
    assert {body["trigger"] for body in RULES} == set(TRIGGERS)
    known = {key for keys in KEYS.values() for key in keys}
    assert {key for key in known if f'"{key}"' not in GUIDE and f"`{key}`" not in GUIDE} == set()
    asked = {name for name, one in ATTRIBUTES.items() if one.side == "activity"}
    assert {name for name in asked if name not in GUIDE} == set()


def test_a_rule_of_two_levels_is_published_with_a_caution_and_one_of_three_is_not(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    file = tmp_path / "rule.json"
    two = next(body for body in RULES if body.get("depth") == 2)
    file.write_text(json.dumps(two), "utf-8")
    assert main(["rewards", "add-rule", str(file), "--json"], "zh_CN") == 0
    assert "两层" in json.loads(capsys.readouterr().out)["caution"]
    file.write_text(json.dumps({**two, "points": [5, 5, 5], "depth": 3}), "utf-8")
    assert main(["rewards", "add-rule", str(file), "--json"], "zh_CN") == 1
    assert "传销" in capsys.readouterr().err
