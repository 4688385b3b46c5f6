"""Balances in the window: held, let go, ended, open in all, given of any wallet with an end."""

from datetime import timedelta
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import community, rewards
from desktop.actions import wallets as acting
from desktop.dispatcher import Dispatcher
from desktop.store import entries, wallets
from desktop.store.community import Reads, Store
from desktop.views.rewards.verbs import AwardDialog
from tests.views.conftest import RecordingShell

Open = Any


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_part_is_held_listed_for_everybody_and_let_go(
    store: Store, reads: Reads, people: list[bytes], open_page: Open, qtbot: QtBot
) -> None:
    rewards.award(store, people[0], 300, "开业礼")
    page = open_page()
    page.choose_tab("ledger")
    form = page.balances.hold(people[0])
    qtbot.addWidget(form)
    form.show()
    assert "积分 300" in form.told.text()
    form.points.setValue(120)
    form.accept()
    qtbot.waitUntil(lambda: "原因" in form._problem.text())
    assert form.isVisible()
    form.reason.setText("订单核对中")
    form.accept()
    qtbot.waitUntil(lambda: wallets.available(reads, people[0]) == 180)
    dialog = page.balances.holds()
    qtbot.addWidget(dialog)
    dialog.show()
    assert "沈若溪  积分  120  订单核对中" in said(dialog)
    free = next(one for one in dialog.findChildren(QPushButton) if one.text() == "解除")
    free.click()
    qtbot.waitUntil(lambda: "没有锁定的" in said(dialog))
    assert wallets.available(reads, people[0]) == 300


def test_what_ended_unused_is_told_before_it_is_let_go(
    store: Store, reads: Reads, people: list[bytes], open_page: Open, qtbot: QtBot
) -> None:
    page = open_page()
    form = page.balances.expire()
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.told.text() == "没有过期没用掉的。")
    assert not form.accept_button.isEnabled()
    last = (store.today() - timedelta(days=2)).isoformat()
    with store.recording("points.award") as rec:
        at = rec.at - 30 * 86_400_000
        told = {"member": people[0], "points": 50, "kind": "manual", "expires": last, "at": at}
        day = store.today() - timedelta(days=30)
        rec.entry({**told, "local": f"{day}T08:00:00", "zone": store.zone})
    form = page.balances.expire()
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: "到期没用掉 50" in form.told.text())
    assert wallets.balance(reads, people[0]) == 50
    form.accept()
    qtbot.waitUntil(lambda: wallets.balance(reads, people[0]) == 0)


def test_what_is_open_says_months_people_and_cost_and_is_copied(
    store: Store, people: list[bytes], open_page: Open, qtbot: QtBot
) -> None:
    rewards.award(store, people[0], 300, "开业礼")
    rewards.award(store, people[1], 100, "开业礼")
    community.edit(store, point_value="0.02")
    dialog = open_page().balances.liability()
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.accept_button.isEnabled())
    assert "一共 400 · 合 ¥8" in dialog.shown.toPlainText()
    dialog.value.setValue(0.05)
    assert "一共 400 · 合 ¥20" in dialog.shown.toPlainText()
    assert "2 人" in dialog.shown.toPlainText()
    dialog.accept()
    assert "合 ¥20" in QGuiApplication.clipboard().text()


def test_stored_value_is_given_in_yuan_and_points_with_a_last_day(
    store: Store, reads: Reads, people: list[bytes], dispatcher: Dispatcher,
    shell: RecordingShell, qtbot: QtBot,
) -> None:  # fmt: skip
    dialog = AwardDialog(shell.widget(), reads, people[0])
    qtbot.addWidget(dialog)
    dialog.wallet.setCurrentIndex(1)
    dialog.points.setValue(12.5)
    dialog.reason.setText("多收的退进储值")
    asked = dialog.giving()
    assert asked is not None
    acting.give(store, asked)
    assert wallets.balance(reads, people[0], wallet="stored") == 1250
    dialog.wallet.setCurrentIndex(0)
    dialog.ends.bounded.setChecked(True)
    dialog.points.setValue(-5)
    dialog.show()
    dialog.accept()
    assert "扣掉的没有到期日" in dialog._problem.text()
    dialog.points.setValue(5)
    asked = dialog.giving()
    assert asked is not None
    made = acting.give(store, asked).result
    assert isinstance(made, bytes)
    found = entries.find(reads, made)
    assert found is not None
    assert found.expires == store.today().isoformat()


def test_the_menu_of_the_ledger_offers_it_and_who_may_not_award_sees_it_greyed(
    store: Store, people: list[bytes], open_page: Open
) -> None:
    page = open_page()
    page.choose_tab("ledger")
    acts = page.balances.menu().actions()
    assert len(acts) == 4
    assert all(act.isEnabled() for act in acts)
    assert page.ledger.more.isVisible()
