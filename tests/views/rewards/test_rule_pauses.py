"""Pausing and resuming a rule on the page of points, and what it is given as."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store import rulebook
from desktop.store.community import Store
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.pausing import PauseDialog
from tests.rewards_builders import ARRIVE, publish
from tests.views.conftest import RecordingShell
from tests.views.rewards.conftest import Open
from tests.views.rewards.forms import at_hand, choose, settled


def _more(page: RewardsPage, text: str) -> None:
    page.rules.sheet.more.click()
    menu = page.rules.findChildren(QMenu)[-1]
    act = next(act for act in menu.actions() if act.text() == text)
    menu.close()
    act.trigger()


def test_a_rule_is_paused_to_a_day_and_resumed(
    store: Store,
    open_page: Open,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = publish(store, ARRIVE)
    page = open_page()
    last = store.today() + timedelta(7)

    def fill(dialog: PauseDialog) -> int:
        assert dialog.last() is None
        dialog.bounded.setChecked(True)
        dialog.ends.setDate(QDate(last.year, last.month, last.day))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PauseDialog, "exec", fill)
    _more(page, "暂停这条规则…")
    settled(page, dispatcher, qtbot)
    (pause,) = rulebook.load(store, made).pauses
    assert pause.ends is not None
    assert page.rules.sheet.version.text() == "暂停中"
    assert "暂停中" in page.rules._meta(rulebook.load(store, made))
    _more(page, "恢复这条规则")
    settled(page, dispatcher, qtbot)
    assert not rulebook.load(store, made).paused(store.now())
    assert page.rules.sheet.version.text() == "第 1 版"


def test_a_pause_cannot_end_before_it_begins(store: Store, qtbot: QtBot, open_page: Open) -> None:
    today = store.today()
    dialog = PauseDialog(open_page(), today)
    begin, end = today + timedelta(5), today + timedelta(2)
    dialog.begins.setDate(QDate(begin.year, begin.month, begin.day))
    dialog.bounded.setChecked(True)
    dialog.ends.setDate(QDate(end.year, end.month, end.day))
    dialog.accept()
    assert not dialog.result()
    dialog.bounded.setChecked(False)
    dialog.accept()
    assert (dialog.result(), dialog.first(), dialog.last()) == (1, begin, None)


def test_a_rule_gives_contribution_instead_of_points(
    store: Store, open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, ARRIVE)
    page = open_page()
    choose(page, "wallet", "记贡献")
    assert at_hand(page).wallet == "contribution"
    assert "10 点贡献" in page.rules.form._said.text()
    assert "记积分 → 记贡献" in page.rules.sheet.from_what.text()
    settled(page, dispatcher, qtbot)
