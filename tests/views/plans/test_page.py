"""Membership in the window: a plan is sold, a fee noted, a drive filled, a payment given back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import members, payments, plans
from desktop.dispatcher import Dispatcher
from desktop.models.drive import Drive
from desktop.models.plan import Plan
from desktop.store import payments as register
from desktop.store import plans as stored
from desktop.store.community import Reads, Store
from desktop.store.members import resolve
from desktop.views.member.plans import MemberPlans
from desktop.views.plans.page import PlansPage
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[PlansPage]:
    for name in ("林霞", "王芳"):
        members.add(store, {"name": name})
    plans.save(store, None, Plan(b"", "年度会员", 50_000, discount=20))
    shown = PlansPage(reads, dispatcher, shell)
    dispatcher.changed.connect(shown.show_changes)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.hide()
    settle()


def column(table: object, place: int) -> list[str]:
    model = table.model()  # type: ignore[attr-defined]
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def offered(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QPushButton) if one.isVisibleTo(part)]


def test_a_fee_is_noted_and_its_term_stands_in_the_list_and_on_the_members_page(
    page: PlansPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    assert column(page.holders.table, 1) == []
    # A list without anybody says what to do first.
    qtbot.waitUntil(lambda: "登记会费" in offered(page.holders))
    form = page.holders.form()
    qtbot.addWidget(form)
    form.accept()
    assert form.isVisible() is False
    form.person.search("林霞")
    form.person.take_first()
    assert "¥500" in form.told.text()
    form.amount.setText("五百")
    form.accept()
    assert column(page.holders.table, 1) == []
    form.amount.setText("")
    form.accept()
    qtbot.waitUntil(lambda: column(page.holders.table, 1) == ["林霞"])
    assert column(page.holders.table, 4) == ["有效"]
    (one,) = stored.holders(reads)
    again = page.holders.form()
    qtbot.addWidget(again)
    again.show_member(one.member)
    assert one.until in again.told.text()
    assert "没有重复登记" in again.told.text()
    again.ahead.setChecked(True)
    assert "应交" in again.told.text()
    block = MemberPlans(reads, one.member)
    qtbot.addWidget(block)
    shown = [part.text() for part in block.findChildren(QLabel)]
    assert f"{one.since} – {one.until}" in shown
    assert "−20%" in shown
    page.holders.plan.setCurrentIndex(1)
    page.read()
    assert page.holders.plan.currentText() == "年度会员"
    page.holders.which.chosen.emit("lapsed")
    assert column(page.holders.table, 1) == []


def test_a_plan_is_made_changed_and_sold_no_more(
    page: PlansPage, reads: Reads, qtbot: QtBot
) -> None:
    page.show_target("plans")
    form = page.plans.form()
    qtbot.addWidget(form)
    form.name.setText("季度体验")
    form.accept()
    assert len(stored.plans(reads)) == 1
    form.fee.setText("99")
    form.months.setValue(3)
    form.benefits.setPlainText("打卡营\n\n资料包")
    form.accept()
    qtbot.waitUntil(lambda: column(page.plans.table, 0) == ["季度体验", "年度会员"])
    assert column(page.plans.table, 1) == ["¥99", "¥500"]
    assert column(page.plans.table, 4)[0] == "打卡营、资料包"
    page.plans.table.selectRow(0)
    page.plans.end()
    qtbot.waitUntil(lambda: column(page.plans.table, 0) == ["年度会员", "季度体验（已停售）"])


def test_a_drive_has_its_prices_fills_up_and_says_what_it_took_in(
    page: PlansPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    page.show_target("drives")
    form = page.drives.form()
    qtbot.addWidget(form)
    form.name.setText("秋季招募")
    form.quota.setValue(1)
    form.tiers.setPlainText("早鸟")
    form.accept()
    assert column(page.drives.table, 0) == []
    form.tiers.setPlainText("早鸟：399：1\n原价:500")
    form.accept()
    qtbot.waitUntil(lambda: column(page.drives.table, 0) == ["秋季招募"])
    (one,) = page.drives._drives
    changing = page.drives.form(one)
    qtbot.addWidget(changing)
    assert changing.plan.currentText() == "年度会员"
    assert changing.tiers.toPlainText() == "早鸟:399:1\n原价:500"
    who = members.add(store, {"name": "李雷"}).result
    assert isinstance(who, bytes)
    payments.pay(store, who, payments.Received(drive=one.id))
    page.read()
    assert column(page.drives.table, 3) == ["1/1"]
    assert column(page.drives.table, 2) == ["名额已满"]
    assert "¥399" in page.drives.total.text()
    page.drives.table.selectRow(0)
    page.drives.close_one()
    qtbot.waitUntil(lambda: column(page.drives.table, 2) == ["已截止"])


def test_what_costs_100_costs_a_member_80_and_anybody_else_100(
    page: PlansPage, store: Store, qtbot: QtBot
) -> None:
    (plan,) = stored.plans(store)
    payments.pay(store, resolve(store, "林霞"), payments.Received(plan=plan.id))
    page.show_target("holders")
    asked = page.holders.pricing()
    qtbot.addWidget(asked)
    assert asked.pays.text() == ""
    asked.price.setText("100")
    for name, pays, why in (("林霞", "应付 ¥80", "减 20%"), ("王芳", "应付 ¥100", "没有")):
        asked.person.show_member(resolve(store, name))
        assert (asked.pays.text(), why in asked.why.text()) == (pays, True)
    asked.price.setText("一百")
    assert asked.pays.text() == ""


def test_who_is_in_grace_is_told_no_benefits_of_a_plan(
    page: PlansPage, store: Store, reads: Reads
) -> None:
    plan = plans.save(store, None, Plan(b"", "月卡", 5_000, months=1, benefits=("茶点",))).result
    who = resolve(store, "林霞")
    early = store.today() - timedelta(40)
    first = payments.pay(store, who, payments.Received(plan=plan, day=early, reason="补记")).result

    def told() -> list[str]:
        shown = MemberPlans(reads, who)
        return [one.text() for one in shown.findChildren(QLabel)]

    assert "月卡" in told()
    assert "茶点" not in told()
    payments.take_back(store, first, "记错")
    payments.pay(store, who, payments.Received(plan=plan))
    assert "茶点" in told()


def test_what_was_paid_on_the_last_day_of_a_drive_is_noted_after_it(
    page: PlansPage, store: Store, qtbot: QtBot
) -> None:
    today = store.today()
    (plan,) = stored.plans(store)
    said = Drive(b"", plan.id, "夏季招募", today - timedelta(9), today - timedelta(1))
    drive = plans.save_drive(store, None, said).result
    plans.end(store, plan.id)
    page.show_target("payments")
    form = page.payments.form()
    qtbot.addWidget(form)
    assert form.what.currentText() == "充储值"
    for place, shown in ((2, "招募期：夏季招募（已结束）"), (3, "会籍：年度会员（已停售）")):
        assert form.what.itemText(place) == shown
    plans.end(store, plan.id, ended=False)
    form.show_member(resolve(store, "林霞"))
    form.show_drive(drive)
    form.day.setDate(today - timedelta(1))
    form.accept()
    qtbot.waitUntil(lambda: [one.drive for one in register.page(store)] == [drive])
    assert not register.page(store)[0].beyond


def test_a_payment_is_given_back_with_a_reason(
    page: PlansPage, store: Store, reads: Reads, qtbot: QtBot, shell: RecordingShell
) -> None:
    (plan,) = stored.plans(store)
    today = store.today()
    said = Drive(b"", plan.id, "秋季招募", today - timedelta(1), today + timedelta(1))
    plans.save_drive(store, None, said)
    who = members.add(store, {"name": "李雷"}).result
    assert isinstance(who, bytes)
    paid = payments.pay(store, who, payments.Received(plan=plan.id)).result
    assert isinstance(paid, bytes)
    page.show_target("payments")
    assert column(page.payments.table, 2) == ["¥500"]
    page.payments.give_back(paid, "不来了")
    qtbot.waitUntil(lambda: column(page.payments.table, 2) == ["−¥500"])
    assert column(page.payments.table, 6) == ["已退 不来了"]
    assert "¥0" in page.payments.total.text()
    page.payments.what.setCurrentIndex(1)
    assert column(page.payments.table, 2) == []
    assert register.totals(reads) == (1, 0, 50_000)


def test_a_fee_noted_twice_is_given_back_or_moved_by_one_button(
    page: PlansPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    (plan,) = stored.plans(reads)
    for name in ("林霞", "王芳"):
        who = resolve(reads, name)
        payments.pay(store, who, payments.Received(plan=plan.id))
        payments.pay(store, who, payments.Received(plan=plan.id, same=True, reason="另一台电脑"))
    page.show_target("payments", unsettled=True)
    tab = page.payments
    qtbot.waitUntil(lambda: tab.table.paged.rowCount() == 2)
    assert not tab.drop.isEnabled()
    tab.table.selectRow(0)
    assert tab.drop.isEnabled()
    tab.drop.click()
    qtbot.waitUntil(lambda: tab.table.paged.rowCount() == 1)
    tab.table.selectRow(0)
    tab.carry.click()
    qtbot.waitUntil(lambda: tab.table.paged.rowCount() == 0)
    # There are payments, only none of these: the way to them stands there.
    every = next(one for one in tab.findChildren(QPushButton) if one.text() == "看全部收款")
    qtbot.waitUntil(every.isVisible)
    every.click()
    qtbot.waitUntil(lambda: tab.table.paged.rowCount() > 0)
    ends = sorted(one.until for one in stored.holders(reads))
    assert ends[0] < ends[1]
    page.show_target("holders", soon=True)
    assert page.holders.which.choice() == "soon"


def test_a_verb_that_needs_a_row_says_so_until_one_is_at_hand(
    page: PlansPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    (plan,) = stored.plans(reads)
    who = resolve(reads, "林霞")
    first = payments.pay(store, who, payments.Received(plan=plan.id)).result
    page.show_target("plans")
    tab = page.plans
    qtbot.waitUntil(lambda: tab.table.paged.rowCount() == 1)
    assert not tab.edit.isEnabled()
    assert tab.edit.toolTip() == "先点一行" == tab.edit.accessibleDescription()
    tab.table.selectRow(0)
    assert tab.edit.isEnabled()
    assert tab.edit.toolTip() == ""
    page.show_target("payments")
    qtbot.waitUntil(lambda: page.payments.table.paged.rowCount() == 1)
    page.payments.table.selectRow(0)
    assert page.payments.back.isEnabled()
    assert isinstance(first, bytes)
    page.payments.give_back(first, "记错了")
    qtbot.waitUntil(lambda: page.payments.table.paged.row(0).refunded is not None)
    page.payments.table.selectRow(0)
    assert page.payments.back.toolTip() == "这一笔已经退过"
