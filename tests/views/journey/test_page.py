"""The ladder, referrals and partners on a real community, and a member's blocks of them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import activities, members, partners, referrals
from desktop.actions import ladder as ladder_
from desktop.dispatcher import Dispatcher
from desktop.store import home, ladder
from desktop.store import referrals as told
from desktop.store.community import Reads, Store
from desktop.views.journey.ladder import LadderTab
from desktop.views.journey.page import JourneyPage
from desktop.views.journey.partners import PartnersTab
from desktop.views.journey.referrals import ReferralsTab
from desktop.views.member.journey import JourneyBlocks
from tests.store.test_asof import FIRST, end_day
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle


def somebody(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def lin(store: Store) -> bytes:
    """A member who ordered twice, brought one, and is not on the ladder by any word yet."""
    who, guest = somebody(store, "林霞"), somebody(store, "李雷")
    ladder_.move(store, [guest], "粉丝", "常来")
    for month in (3, 4):
        activities.add(store, who, "order", f"2026-0{month}-01T10:00:00", amount=9900)
    referrals.add(store, guest, who, "扫了她的码", "春季拉新")
    return who


@pytest.fixture
def page(
    lin: bytes, store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell,
    qtbot: QtBot,
) -> Iterator[JourneyPage]:  # fmt: skip
    partners.save(store, None, {"name": "百姓药房", "category": "药店", "to": "2026-06-30"})
    partners.save(store, None, {"name": "城市银行", "category": "bank", "benefit": "免年费"})
    made = JourneyPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()
    settle()


def column(tab: LadderTab | ReferralsTab | PartnersTab, place: int) -> list[str]:
    model = tab.table.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_who_ordered_again_waits_and_is_raised_by_a_click(
    page: JourneyPage, store: Store, reads: Reads, lin: bytes, qtbot: QtBot
) -> None:
    tab = page.tabs["ladder"]
    assert isinstance(tab, LadderTab)
    assert ("raise", 1) in [(one.kind, one.count) for one in home.waiting(reads, [])]
    assert column(tab, 2) == ["客户 → 用户"]
    tab.table.selectRow(0)
    tab.table.setCurrentIndex(tab.table.model().index(0, 0))
    tab.confirm.click()
    qtbot.waitUntil(lambda: ladder.standing(reads, lin) == "用户")
    tab.read()
    assert column(tab, 2) == []
    shown = [one.text() for one in tab.findChildren(QLabel)]
    assert {"客户", "用户", "粉丝", "朋友", "1 人", "0 人"} <= set(shown)


def test_the_funnel_of_a_past_day_is_told_and_another_text_is_no_day(
    page: JourneyPage, store: Store, lin: bytes, qtbot: QtBot
) -> None:
    end_day(store, FIRST + timedelta(60))
    ladder_.move(store, [lin], "朋友", "常来帮忙")
    tab = page.tabs["ladder"]
    assert isinstance(tab, LadderTab)
    assert isinstance(tab.day, QLineEdit)

    def people() -> list[str]:
        settle()
        texts = [one.text() for one in tab.findChildren(QLabel) if one.isVisibleTo(tab)]
        return [text for text in texts if text.endswith(" 人")][:4]

    tab.read()
    qtbot.waitUntil(lambda: people() == ["0 人", "0 人", "1 人", "1 人"])
    tab.day.setText((FIRST + timedelta(60)).isoformat())
    tab.day.editingFinished.emit()
    qtbot.waitUntil(lambda: people() == ["1 人", "0 人", "1 人", "0 人"])
    tab.day.setText("昨天")
    tab.day.editingFinished.emit()
    assert any("过去的日期" in one.text() for one in tab.findChildren(QLabel))


def test_a_referral_is_confirmed_in_the_list(
    page: JourneyPage, store: Store, reads: Reads, lin: bytes, qtbot: QtBot
) -> None:
    page.show_target("referrals")
    tab = page.tabs["referrals"]
    assert isinstance(tab, ReferralsTab)
    assert column(tab, 0) == ["林霞"]
    shown = page.head.findChildren(QPushButton)
    # What leads stands in the page's head, for the list in sight alone.
    assert [one.text() for one in shown if one.isVisibleTo(page)] == ["不算", "确认"]
    tab.table.setCurrentIndex(tab.table.model().index(0, 0))
    tab.confirm.click()
    qtbot.waitUntil(lambda: [one.state for one in told.brought(reads, lin)] == ["confirmed"])


def test_partners_whose_term_is_over_are_listed_on_demand(page: JourneyPage) -> None:
    page.show_target("partners")
    tab = page.tabs["partners"]
    assert isinstance(tab, PartnersTab)
    assert column(tab, 1) == ["城市银行"]
    tab.which.chosen.emit("all")
    assert sorted(column(tab, 1)) == ["城市银行", "百姓药房"]


def test_a_members_page_tells_his_step_his_axes_and_whom_he_brought(
    lin: bytes,
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    blocks = JourneyBlocks(reads, dispatcher, shell)
    qtbot.addWidget(blocks)
    blocks.fill(lin, True)
    shown = [one.text() for one in blocks.findChildren(QLabel)]
    assert "客户" in shown
    assert "消费 2  传播 0  生产 0" in shown
    assert "推荐了 1 人" in shown
    assert any("李雷" in one.text() for one in blocks.findChildren(QPushButton))
    waits = "下了 2 单，可以升为用户"
    assert waits in shown
    ladder_.keep(store, [lin])
    later = JourneyBlocks(reads, dispatcher, shell)
    qtbot.addWidget(later)
    later.fill(lin, True)
    assert waits not in [one.text() for one in later.findChildren(QLabel)]


def test_who_is_refused_without_evidence_is_not_left_on_the_button_that_throws_it_away(
    lin: bytes, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    blocks = JourneyBlocks(reads, dispatcher, shell)
    qtbot.addWidget(blocks)
    blocks.fill(lin, True)
    form = blocks.step_form()
    form.show()
    step = form.labelled[0]
    assert isinstance(step, QComboBox)
    step.setCurrentText("粉丝")
    form.accept_button.setFocus()
    qtbot.waitUntil(form.accept_button.hasFocus)
    form.accept_button.click()
    assert not form.accept_button.isEnabled()
    qtbot.waitUntil(form.accept_button.isEnabled)
    assert form.focusWidget() is form.accept_button
