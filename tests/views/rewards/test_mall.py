"""The mall in the window: gifts, redeeming, handing out, cancelling."""

from typing import Any

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.actions import mall, rewards
from desktop.dispatcher import Dispatcher
from desktop.models.gift import GiftFields
from desktop.models.ids import new_id
from desktop.store import gifts, home, redemptions, wallets
from desktop.store.community import Reads, Store
from desktop.views.rewards.mall_tab import MallTab
from tests.views.conftest import RecordingShell

Open = Any


@pytest.fixture
def bag(store: Store) -> bytes:
    made = mall.save(store, None, GiftFields("帆布袋", 300), 2).result
    assert isinstance(made, bytes)
    return made


def opened(open_page: Open) -> MallTab:
    page = open_page()
    page.choose_tab("mall")
    tab = page.further("mall")
    assert isinstance(tab, MallTab)
    return tab


def test_a_member_redeems_a_gift_gets_it_and_another_cancels(
    store: Store, reads: Reads, people: list[bytes], bag: bytes, open_page: Open,
    dispatcher: Dispatcher, qtbot: QtBot,
) -> None:  # fmt: skip
    for who in people:
        rewards.award(store, who, 300, "开业礼")
    tab = opened(open_page)
    assert tab.table.paged.rowCount() == 1
    for number, who in enumerate(people[:2], 1):
        form = tab._redeeming(None, who)
        assert form.told.text() == "有 300 分，用 300 分，还剩 0 分。"
        form.accept()
        qtbot.waitUntil(lambda n=number: tab.queue.table.paged.rowCount() == n)
    form = tab._redeeming(None, people[2])
    form.show()
    qtbot.addWidget(form)
    form.accept()
    qtbot.waitUntil(lambda: "只剩 0 件" in form._problem.text())
    form.reject()
    tab.show_target(queue=True, trouble=True)
    assert tab.queue.which.choice() == "trouble"
    tab.queue.which.choose("waiting")
    tab.queue.show_list("waiting")
    tab.show_target(queue=True)
    qtbot.waitUntil(lambda: tab.queue.table.paged.rowCount() == 2)
    tab.queue.table.selectRow(0)
    first = tab.queue.table.current_row()
    tab.queue.hand_out()
    qtbot.waitUntil(lambda: tab.queue.table.paged.rowCount() == 1)
    assert redemptions.find(reads, first.id).state == "handed"
    tab.queue.table.selectRow(0)
    second = tab.queue.table.current_row()
    tab.queue.cancel(second, "改主意了")
    qtbot.waitUntil(lambda: tab.queue._stack.currentIndex() == 1)
    assert wallets.balance(reads, second.member) == 300
    assert gifts.find(reads, bag).free == 1


def test_what_is_not_confirmed_says_so_before_anybody_hands_it_over(
    store: Store, people: list[bytes], bag: bytes, open_page: Open, shell: RecordingShell,
    qtbot: QtBot,
) -> None:  # fmt: skip
    rewards.award(store, people[0], 300, "开业礼")
    with store.writing() as connection:
        connection.execute("UPDATE state SET value = 'a hub' WHERE name = 'judge'")
    tab = opened(open_page)
    tab._redeeming(None, people[0]).accept()
    tab.show_target(queue=True)
    qtbot.waitUntil(lambda: tab.queue.table.paged.rowCount() == 1)
    assert "请先同步" in shell.toasts[-1]
    tab.queue.table.selectRow(0)
    assert not tab.queue.out.isEnabled()
    assert tab.queue.why.text() == shell.toasts[-1]


def test_a_gift_is_added_changed_restocked_and_withdrawn(
    reads: Reads, people: list[bytes], open_page: Open, qtbot: QtBot
) -> None:
    tab = opened(open_page)
    assert tab._stack.currentIndex() == 1
    form = tab.form()
    form.name.setText("保温杯")
    form.cost.setValue(500)
    form.stock.setValue(3)
    form.accept()
    qtbot.waitUntil(lambda: tab.table.paged.rowCount() == 1)
    (one,) = gifts.listed(reads)
    assert (one.name, one.cost, one.stock) == ("保温杯", 500, 3)
    tab.table.selectRow(0)
    more = tab._pieces(one, "stock")
    more.pieces.setValue(10)
    more.accept()
    qtbot.waitUntil(lambda: gifts.find(reads, one.id).stock == 13)
    kept = tab._pieces(one, "keep")
    kept.pieces.setValue(2)
    kept.accept()
    qtbot.waitUntil(lambda: gifts.find(reads, one.id).mine == 2)
    qtbot.waitUntil(lambda: tab.table.current_row() is None or tab._gifts[0].mine == 2)
    tab.table.selectRow(0)
    menu = tab.menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: gifts.find(reads, one.id).withdrawn)


def test_nobody_redeems_for_nobody(
    reads: Reads, people: list[bytes], bag: bytes, open_page: Open, qtbot: QtBot
) -> None:
    tab = opened(open_page)
    form = tab._redeeming(None)
    qtbot.addWidget(form)
    form.show()
    form.accept()
    assert "先选一位成员" in form._problem.text()


def test_who_hands_nothing_out_is_offered_nothing(
    store: Store, reads: Reads, bag: bytes, people: list[bytes], open_page: Open,
    shell: RecordingShell,
) -> None:  # fmt: skip
    tab = opened(open_page)
    assert tab.redeem_button.isEnabled()
    from msgspec.structs import replace

    reads.actor = replace(reads.actor, cells=frozenset({"member.read.basic"}))
    tab.read()
    assert not tab.redeem_button.isEnabled()
    assert not tab.new.isEnabled()


def test_the_first_screen_says_how_many_gifts_wait_and_leads_to_them(
    store: Store, reads: Reads, people: list[bytes], bag: bytes, open_page: Open
) -> None:
    rewards.award(store, people[0], 300, "开业礼")
    assert "gifts" not in {one.kind for one in home.waiting(reads, [])}
    made = mall.redeem(store, bag, people[0]).result
    (told,) = [one for one in home.waiting(reads, []) if one.kind == "gifts"]
    assert told.count == 1
    page = open_page()
    page.show_target(tab="mall", queue=True)
    assert page.further("mall").queue.isVisible()
    mall.hand_out(store, made.id)
    assert "gifts" not in {one.kind for one in home.waiting(reads, [])}


def test_a_computer_is_given_a_limit_for_days_without_a_network_and_pieces_to_keep(
    store: Store, reads: Reads, bag: bytes, open_page: Open, qtbot: QtBot
) -> None:
    tab = opened(open_page)
    form = tab.limit()
    qtbot.addWidget(form)
    assert form.points.value() == gifts.points_limit(reads)
    assert form.device.currentData() == store.device
    form.points.setValue(900)
    form.accept()
    qtbot.waitUntil(lambda: gifts.points_limit(reads) == 900)
    tab.table.selectRow(0)
    keep = tab._pieces(tab.table.current_row(), "keep")
    qtbot.addWidget(keep)
    assert keep.device is not None
    keep.pieces.setValue(2)
    keep.accept()
    qtbot.waitUntil(lambda: gifts.find(reads, bag).mine == 2)


def test_what_a_revoked_computer_keeps_is_given_back_in_the_menu_of_its_gift(
    store: Store, reads: Reads, bag: bytes, open_page: Open, qtbot: QtBot
) -> None:
    lost = new_id()
    with store.recording("device.enrol") as rec:
        rec.put("device", lost, {"name": "东门电脑", "operator": store.operator})
    mall.keep(store, bag, 2, lost)
    tab = opened(open_page)
    tab.table.selectRow(0)

    def offered() -> list[QAction]:
        menu = tab.menu()
        assert menu is not None
        return [act for act in menu.actions() if act.text() == "退回“东门电脑”留的货"]

    assert offered() == []
    with store.recording("device.revoke") as rec:
        rec.put("device", lost, {"revoked": rec.at})
    offered()[0].trigger()
    qtbot.waitUntil(lambda: gifts.find(reads, bag).free == 2)
    assert gifts.find(reads, bag).elsewhere == 0
