"""Every rule of the guide is written in the form of the real window, tried and published there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.models import rule
from desktop.store import rulebook
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.templates import templates
from tests.conftest import MakeStore
from tests.journeys.driving import press, wait
from tests.journeys.rulewriting import Writer
from tests.journeys.sitting import Sitting, from_menu, picture

GUIDE = (Path(__file__).parents[2] / "docs/guide/rules.md").read_text("utf-8")
RULES: list[dict[str, Any]] = [
    json.loads(block) for block in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
]


@pytest.fixture
def sitting(make_store: MakeStore, dressed: None, qtbot: QtBot) -> Iterator[Sitting]:
    store = make_store()
    for name in ("王芳", "李雷"):
        members.add(store, {"name": name, "city": "广州"})
    made = Sitting(store, qtbot)
    yield made
    made.close()


@pytest.mark.parametrize("body", RULES, ids=lambda body: body["name"])
def test_a_rule_of_the_guide_is_written_in_the_form_and_published(
    sitting: Sitting, qtbot: QtBot, body: dict[str, Any]
) -> None:
    page = sitting.go("rewards", RewardsPage)
    press(page.tabs, "规则")
    begin = next(one.name for one in templates() if one.trigger == body["trigger"])
    from_menu(lambda: press(page, "新建规则"), begin)
    Writer(page.rules.form, qtbot).write(body)
    page.rules.form.edited.emit(
        rule.parse({**rule.document(page.rules._open.rule), "name": body["name"]})  # type: ignore[union-attr]
    )
    wait(qtbot, lambda: not page.rules._rest.isActive() and not page.rules.trying.waiting())
    picture(page, f"rule-{body['name']}")
    press(page.rules.sheet, "发布第 1 版")
    sitting.done()
    (stored,) = rulebook.listed(sitting.reads)
    assert stored.published[0].rule == rule.parse(body)
    assert page.rules.sheet.publish.text() == "发布第 2 版"
