"""What a person does on the page of points: fills slots, presses, waits for the trial."""

from PySide6.QtWidgets import QAbstractButton, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.models.rule import Rule
from desktop.views.parts.slot import Popover, Slot
from desktop.views.rewards.page import RewardsPage


def slot(page: RewardsPage, name: str) -> Slot:
    found = page.rules.form.slot(name)
    assert isinstance(found, Slot)
    return found


def press(page: RewardsPage, name: str) -> None:
    found = page.rules.form.slot(name)
    assert isinstance(found, QAbstractButton)
    found.click()


def choose(page: RewardsPage, name: str, choice: str) -> None:
    made = slot(page, name)
    made.click()
    menu = made.findChildren(QMenu)[-1]
    act = next(act for act in menu.actions() if act.text().partition("\t")[0] == choice)
    menu.close()
    act.trigger()


def type_number(page: RewardsPage, name: str, number: int) -> None:
    made = slot(page, name)
    made.click()
    popover = made.findChildren(Popover)[-1]
    field = popover.findChild(QSpinBox)
    assert field is not None
    field.setValue(number)
    popover._take()


def at_hand(page: RewardsPage) -> Rule:
    assert page.rules._open is not None
    return page.rules._open.rule


def settled(page: RewardsPage, dispatcher: Dispatcher, qtbot: QtBot) -> None:
    rules = page.rules
    qtbot.waitUntil(lambda: not rules._rest.isActive() and not dispatcher.working())
    qtbot.waitUntil(lambda: not rules._rest.isActive() and not rules.trying.waiting())
