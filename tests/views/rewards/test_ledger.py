"""The ledger explains itself; taking back and giving by hand want a reason."""

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.parts import privacy
from desktop.views.parts.reason import ReasonDialog
from desktop.views.rewards.verbs import AwardDialog
from tests.rewards_builders import ARRIVE, FIRST, publish
from tests.views.conftest import RecordingShell

Open = Any


def test_the_ledger_explains_the_entry_at_hand_and_narrows_by_kind_rule_and_member(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    from desktop.actions import activities, members, rewards

    made = publish(store, ARRIVE)
    rewards.run(store, made)
    rewards.award(store, people[2], 7, "十月义工")
    page = open_page()
    page.choose_tab("ledger")
    ledger = page.ledger
    assert ledger.table.paged.rowCount() == 4
    assert page.outstanding.text() == "未兑换 37 分"
    ledger.show_only(member=people[2])
    assert ledger.table.paged.rowCount() == 1
    ledger.table.selectRow(0)
    said = " ".join(label.text() for label in ledger.why.findChildren(QLabel))
    assert "十月义工" in said
    assert ledger.why.reverse_button.isVisible()
    ledger.show_only(rule=made)
    assert ledger.table.paged.rowCount() == 3
    ledger.table.selectRow(0)
    said = " ".join(label.text() for label in ledger.why.findChildren(QLabel))
    assert "每次签到，得 10 分；每周最多 20 分。" in said
    assert "本周" in said
    ledger.why.copy_button.click()
    assert "每次签到" in QGuiApplication.clipboard().text()
    ledger._narrow_kind("manual")
    assert ledger._stack.currentIndex() == 2
    ledger.show_all()
    assert ledger.table.paged.rowCount() == 4
    days = "SELECT id, local FROM activity WHERE member = ? ORDER BY local, id"
    (given, _), (_, later) = store.rows(days, (people[0],))[:2]
    once = publish(
        store,
        {**FIRST, "activity": "checkin", "from": None, "to": None, "wallet": "contribution"},
    )
    rewards.run(store, once)
    activities.correct(store, given, "扫错了")
    # What a rule gives as contribution is found though points were looked at.
    ledger.show_only(rule=once, member=people[0])
    ledger.table.selectRow(0)
    ledger.why.copy_button.click()
    said = QGuiApplication.clipboard().text()
    assert said.startswith("+50 点贡献  规则 首单 第 1 版\n")
    assert f"{later[5:16].replace('T', ' ')} 签到\n" in said
    assert "那条已作废（扫错了）；现在凭上面的记录成立" in said
    # Another of the same name is known by the number.
    namesake = members.add(store, {"name": "吴桂芳", "number": "QH0046"}).result
    rewards.award(store, namesake, 3, "带队")
    ledger.show_only(member=namesake)
    ledger.table.selectRow(0)
    assert "QH0046" in " ".join(label.text() for label in ledger.why.findChildren(QLabel))


def test_a_reversal_and_an_award_by_hand_need_a_reason(
    reads: Reads, people: list[bytes], qtbot: QtBot, shell: RecordingShell
) -> None:
    reason = ReasonDialog(shell.widget(), "冲正这一笔", "冲正", "")
    award = AwardDialog(shell.widget(), reads, people[0])
    for dialog in (reason, award):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.accept()
        assert dialog.isVisible()
        dialog.reason.setText("记错了")
        dialog.accept()
        assert not dialog.isVisible()


def test_names_and_points_are_masked_while_the_screen_is_shared(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    from desktop.actions import rewards

    made = publish(store, ARRIVE)
    rewards.run(store, made)
    privacy.switch(True)
    page = open_page()
    assert page.rules.trial.points.text() == privacy.amount("30")
    first = page.rules.trial.people.people.index(0)
    assert "沈若溪" not in str(page.rules.trial.people.people.data(first))
    page.choose_tab("ledger")
    page.ledger.table.selectRow(0)
    shown = " ".join(label.text() for label in page.ledger.findChildren(QLabel))
    assert "沈若溪" not in shown
    assert "单文博" not in shown
