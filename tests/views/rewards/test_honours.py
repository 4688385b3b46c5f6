"""Honours in the window: named, granted, taken back; grades; and why there are no points."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.actions import honours, rewards
from desktop.actions.honours import Step, Wanted
from desktop.dispatcher import Dispatcher
from desktop.store import grades
from desktop.store import honours as stored
from desktop.store.community import Reads, Store
from desktop.views.honours.tab import HonoursTab
from desktop.views.member.honours import MemberHonours
from desktop.views.parts.text import label
from desktop.views.rewards.asking import why_dialog
from tests.rewards_builders import SPEND, did, publish
from tests.views.conftest import RecordingShell
from tests.views.sample_window import open_window, said

Open = Any


@pytest.fixture
def star(store: Store) -> bytes:
    made = honours.save(store, None, Wanted("月度之星", "title", "month")).result
    assert isinstance(made, bytes)
    return made


def opened(open_page: Open) -> HonoursTab:
    page = open_page()
    page.choose_tab("honours")
    tab = page.further("honours")
    assert isinstance(tab, HonoursTab)
    return tab


def column(table: Any, place: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_a_title_is_named_granted_and_taken_back(
    reads: Reads, people: list[bytes], open_page: Open, qtbot: QtBot
) -> None:
    tab = opened(open_page)
    form = tab.form()
    assert not form.days.isEnabled()
    form.name.setText("月度之星")
    form.accept()
    qtbot.waitUntil(lambda: len(stored.listed(reads)) == 1)
    tab.show_view("honours")
    qtbot.waitUntil(lambda: column(tab.kinds, 0) == ["月度之星"])
    tab.kinds.selectRow(0)
    granting = tab.granting()
    granting.show()
    qtbot.addWidget(granting)
    granting.accept()
    assert granting._problem.text() == "请先选一位成员。"
    granting.person.show_member(people[0])
    granting.accept()
    qtbot.waitUntil(lambda: stored.count(reads) == 1)
    tab.show_view("holders")
    qtbot.waitUntil(lambda: column(tab.holders, 3) == ["有效"])
    tab.holders.selectRow(0)
    one = tab.at_hand()
    tab.take_back(one, "票数算错")  # type: ignore[arg-type]  # the row of the list shown
    qtbot.waitUntil(lambda: column(tab.holders, 3) == ["已收回"])
    assert not tab.back.isEnabled()


def test_who_holds_what_and_his_grade_stand_on_his_page(
    store: Store, reads: Reads, people: list[bytes], star: bytes, qtbot: QtBot
) -> None:
    honours.grant(store, star, [people[0]])
    honours.grant(store, star, [people[1]], first=date(2026, 3, 5))
    honours.save_grade(store, None, Step("铜卡", 100))
    honours.save_grade(store, None, Step("银卡", 500))
    rewards.award(store, people[0], 380, "义工")
    held = MemberHonours(reads, people[0])
    qtbot.addWidget(held)
    texts = [one.text() for one in held.findChildren(type(label("")))]
    assert "铜卡，还差 120 分到银卡" in texts
    assert [one.honour_name for one in held.held] == ["月度之星"]
    lapsed = MemberHonours(reads, people[1])
    qtbot.addWidget(lapsed)
    assert lapsed.held == []


def test_a_grade_is_set_up_and_removed(
    reads: Reads, people: list[bytes], open_page: Open, qtbot: QtBot
) -> None:
    tab = opened(open_page)
    form = tab.grade()
    form.name.setText("银卡")
    form.accept()
    qtbot.waitUntil(lambda: [one.at_least for one in grades.listed(reads)] == [500])
    tab.show_view("grades")
    qtbot.waitUntil(lambda: column(tab.steps, 2) == ["500 分"])
    tab.steps.selectRow(0)
    tab.drop.click()
    qtbot.waitUntil(lambda: grades.listed(reads) == [])


def test_why_there_are_no_points_is_answered_and_copied(
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    people: list[bytes],
    open_page: Open,
    qtbot: QtBot,
) -> None:
    publish(store, SPEND, "2026-01-01")
    did(store, people[1], "order", "2026-03-02", 9_900)
    page = open_page()
    page.choose_tab("activities")
    table = page.activities.table
    orders = [row for row in range(table.model().rowCount()) if "99" in str(
        [table.model().index(row, place).data() for place in range(4)])]  # fmt: skip
    table.selectRow(orders[0])
    dialog = why_dialog(page, reads, dispatcher, shell, page.activities)
    qtbot.addWidget(dialog)
    told = "消费（第 1 版）：条件不符：要城市是“广州”，他的城市是“深圳”"
    qtbot.waitUntil(lambda: told in dialog.answer.toPlainText())
    assert not dialog.period.isEnabled()
    dialog.accept()
    assert told in QGuiApplication.clipboard().text()


def test_the_window_opens_the_honours_and_a_member_with_what_he_holds(
    store: Store, people: list[bytes], star: bytes, qtbot: QtBot
) -> None:
    window, close = open_window(store)
    window.go("rewards", tab="honours")
    tab = window.page().further("honours")  # type: ignore[attr-defined]  # the page of rewards
    assert tab.isVisible()
    form = tab.granting()
    form.person.show_member(people[0])
    form.accept()
    qtbot.waitUntil(lambda: column(tab.holders, 1) == ["月度之星"])
    window.go("member", member=people[0])
    qtbot.waitUntil(lambda: "月度之星" in " ".join(said(window.page())))
    close()
