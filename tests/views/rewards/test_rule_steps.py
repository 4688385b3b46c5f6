"""Milestones and the budget in the sentence of a rule, as a person fills them in."""

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.models.rule import Step
from desktop.store.community import Store
from desktop.views.parts.slot import Popover
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.templates import templates
from tests.rewards_builders import ARRIVE, publish
from tests.views.rewards.conftest import Open
from tests.views.rewards.forms import at_hand, choose, press, settled, slot, type_number


def _type_step(page: RewardsPage, name: str, least: int, points: int) -> None:
    made = slot(page, name)
    made.click()
    popover = made.findChildren(Popover)[-1]
    for field, number in zip(popover.findChildren(QSpinBox), (least, points), strict=True):
        field.setValue(number)
    popover._take()


@pytest.fixture
def page(store: Store, people: list[bytes], open_page: Open) -> RewardsPage:
    made = open_page()
    made.rules.start(next(one for one in templates() if one.steps))
    return made


def test_steps_are_added_changed_and_taken_away(
    page: RewardsPage, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    assert at_hand(page).steps == (Step(10, 50), Step(50, 300))
    _type_step(page, "step1", 20, 120)
    press(page, "step-add")
    assert at_hand(page).steps == (Step(10, 50), Step(20, 120), Step(40, 240))
    assert slot(page, "step2").text() == "满 40 次 + 240 分"
    choose(page, "measure", "连续天数")
    assert page.rules.form._said.text().startswith("签到连续天数达到 10 天得 50 分")
    settled(page, dispatcher, qtbot)


def test_a_new_cap_of_steps_lets_all_of_them_be_given(page: RewardsPage) -> None:
    press(page, "cap-add")
    assert [cap.points for cap in at_hand(page).caps] == [350]


def test_another_trigger_leaves_no_steps_behind(page: RewardsPage) -> None:
    choose(page, "trigger", "第一次")
    assert (at_hand(page).steps, at_hand(page).points) == ((), 50)
    choose(page, "trigger", "里程碑")
    assert at_hand(page).points == 0


def test_a_budget_is_set_and_lifted(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    press(page, "budget-add")
    type_number(page, "budget", 30)
    assert at_hand(page).budget == 30
    assert "这条规则一共最多发 30 分" in page.rules.form._said.text()
    type_number(page, "budget", 0)
    assert at_hand(page).budget is None
    settled(page, dispatcher, qtbot)
