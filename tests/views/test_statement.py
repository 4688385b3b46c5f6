"""A member's statement in the window: read, copied, kept as a file, hidden in privacy mode."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.actions import rewards
from desktop.actions import wallets as acting
from desktop.dispatcher import Dispatcher
from desktop.store import members, timeline
from desktop.store.community import Reads, Store
from desktop.store.wallets import Giving
from desktop.views.member import story
from desktop.views.member.statement import StatementDialog
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.rewards.ledger_tab import LedgerTab
from tests.rewards_builders import member
from tests.views.conftest import RecordingShell


@pytest.fixture
def dialog(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> StatementDialog:
    who = member(store)
    rewards.award(store, who, 300, "带队")
    last = (store.today() + timedelta(30)).isoformat()
    acting.give(store, Giving(who, 50, "活动", expires=last))
    acting.give(store, Giving(who, 50_000, "充值", "stored"))
    found = members.find(reads, who)
    assert found
    made = StatementDialog(None, reads, dispatcher, shell, found)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.found is not None)
    return made


def test_it_tells_every_entry_and_is_copied(
    dialog: StatementDialog, shell: RecordingShell, qtbot: QtBot
) -> None:
    told = dialog.shown.toPlainText()
    assert "+300  带队  → 300" in told
    assert "到期 50" in told
    dialog.accept()
    assert QGuiApplication.clipboard().text() == told
    assert "已复制" in shell.toasts


def test_another_wallet_and_other_days_are_read_at_once(
    dialog: StatementDialog, qtbot: QtBot
) -> None:
    dialog.wallet.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "+500  充值  → 500" in dialog.shown.toPlainText())
    # What could be used of a day gone by nobody reckons: it is told what there is today.
    dialog.last.setDate(QDate.currentDate().addDays(-1))
    qtbot.waitUntil(lambda: " 有 0；现在有 500，可用 500" in dialog.shown.toPlainText())
    dialog.last.setDate(QDate.currentDate())
    dialog.first.setDate(QDate.currentDate().addDays(400))
    qtbot.waitUntil(lambda: dialog.shown.toPlainText() == "")
    assert not dialog.accept_button.isEnabled()


def test_it_is_kept_as_a_file(dialog: StatementDialog, tmp_path: Path) -> None:
    file = tmp_path / "对账单.pdf"
    dialog.write(file)
    assert file.read_bytes().startswith(b"%PDF")


def test_in_privacy_mode_nothing_of_it_is_shown_or_copied(
    dialog: StatementDialog, qtbot: QtBot
) -> None:
    privacy.switch(True)
    try:
        dialog.read()
        qtbot.waitUntil(lambda: dialog.found is not None)
        assert "带队" not in dialog.shown.toPlainText()
        assert not dialog.accept_button.isEnabled()
    finally:
        privacy.switch(False)


def test_the_ledger_shows_one_wallet_at_a_time_and_a_story_names_the_others(
    dialog: StatementDialog, reads: Reads, qtbot: QtBot
) -> None:
    tab = LedgerTab(reads, button("发积分"))
    qtbot.addWidget(tab)
    tab.read()
    assert tab.sum.text() == "2 笔，合计 350 分"
    tab.wallet.setCurrentIndex(tab.wallet.findData("stored"))
    tab.wallet.activated.emit(1)
    assert tab.sum.text() == "1 笔，合计 500"
    tab.show_all()
    assert (tab.sum.text(), tab.wallet.currentIndex()) == ("2 笔，合计 350 分", 0)
    (who,) = {row[0] for row in reads.rows("SELECT member FROM entry")}
    told = [one for one in timeline.page(reads, who) if one.kind == "entry"]
    shown = {story._delta(one) for one in told}
    assert shown == {"+300", "+50", "储值 +500"}


def test_what_leaves_the_console_is_noted_as_an_export(
    dialog: StatementDialog, store: Store, reads: Reads, tmp_path: Path, qtbot: QtBot
) -> None:
    def noted() -> list[tuple[object, ...]]:
        return reads.rows("SELECT detail FROM audit WHERE kind = 'statement' AND operator = ?",
                          (store.operator,))  # fmt: skip

    dialog.write(tmp_path / "对账单.pdf")
    qtbot.waitUntil(lambda: noted() == [("对账单.pdf",)])
    dialog.accept()
    qtbot.waitUntil(lambda: len(noted()) == 2)
