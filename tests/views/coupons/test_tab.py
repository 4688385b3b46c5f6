"""The tab of coupons through the window: given, used to the yuan, flagged, handed out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import benefits, couponladders, coupons, prioritycodes
from desktop.dispatcher import Dispatcher
from desktop.models.coupon import Terms
from desktop.store import benefits as lists
from desktop.store import couponladders as ladders
from desktop.store import coupons as given
from desktop.store import home
from desktop.store import prioritycodes as codes
from desktop.store.community import Reads, Store
from desktop.views.coupons.forms import UseForm
from desktop.views.coupons.tab import CouponsTab
from desktop.views.parts.choice import choose
from desktop.views.rewards.page import RewardsPage
from tests.coupon_builders import begun, has, laundry
from tests.people_builders import somebody
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle

NAMES = ("林霞", "王芳", "李雷", "韩梅梅", "曾小贤")


@pytest.fixture
def people(store: Store) -> list[bytes]:
    return [somebody(store, name) for name in NAMES]


@pytest.fixture
def tab(
    people: list[bytes],
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> Iterator[CouponsTab]:
    assert people
    around = QWidget()
    qtbot.addWidget(around)
    made = CouponsTab(reads, dispatcher, shell, around)
    dispatcher.changed.connect(lambda _changes: made.read())
    around.resize(1000, 700)
    made.resize(1000, 700)
    around.show()
    yield made
    around.hide()
    settle()


def column(table: object, place: int) -> list[str]:
    model = table.model()  # type: ignore[attr-defined]
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_a_voucher_of_20_makes_30_yuan_10_and_the_next_coupon_comes_by_itself(
    tab: CouponsTab, store: Store, people: list[bytes], qtbot: QtBot
) -> None:
    ladder = laundry(store)
    (free,) = begun(store, ladder, people[0])
    coupons.use(store, free, pieces=5)
    coupons.use(store, has(store, ladder, people[0])[2])
    tab.read()
    held = tab.pane("held")
    assert set(column(held.table, 1)) == {"免费日", "洗衣券", "抵用券"}
    voucher = given.find(store, has(store, ladder, people[0])[3])
    form = UseForm(tab, held.dispatcher, held.shell, voucher)
    qtbot.keyClicks(form.price, "30")
    assert form.pays.text() == "应付 ¥10"
    form.accept()
    qtbot.waitUntil(lambda: "会员八折" in column(held.table, 1))
    assert given.find(store, voucher.id).uses[0].pays == 1_000
    tab.show_target("ladders")
    steps = tab.pane("ladders")
    assert column(steps.table, 1) == ["免费日", "洗衣券", "抵用券", "会员八折"]
    assert column(steps.table, 4) == ["1 人", "1 人", "1 人", "0 人"]
    assert column(steps.table, 5) == ["100%", "100%", "100%", "0%"]


def test_a_list_that_is_read_anew_keeps_what_was_chosen(
    tab: CouponsTab, store: Store, people: list[bytes], qtbot: QtBot
) -> None:
    kinds = {one.title: one.id for one in _kinds(store)}
    held = tab.pane("held")
    held.read()
    choose(held.kind, kinds["抵用券"])
    coupons.give(store, kinds["体验券"], people[:1])
    coupons.give(store, kinds["抵用券"], people[1:3])
    tab.read()
    assert held.kind.currentText() == "抵用券"
    assert column(held.table, 1) == ["抵用券"] * 2


def test_a_kind_is_made_and_given_by_the_forms(
    tab: CouponsTab, store: Store, people: list[bytes], qtbot: QtBot
) -> None:
    held = tab.pane("held")
    form = held.form()
    form.name.setText("抵用券")
    form.works.setCurrentIndex(form.works.findData("amount"))
    form.amount.setText("20")
    form.accept()
    qtbot.waitUntil(lambda: held.kind.count() == 2)
    (kind,) = given.kinds(store)
    assert (kind.works, kind.amount, kind.days) == ("amount", 2_000, None)
    giving = held.giving()
    for who in people[:2]:
        giving.people.add(who)
    giving.accept()
    qtbot.waitUntil(lambda: len(column(held.table, 0)) == 2)
    assert sorted(column(held.table, 0)) == ["林霞", "王芳"]
    assert set(column(held.table, 2)) == {"抵 ¥20"}


def test_a_code_used_twice_is_flagged_and_the_second_is_taken_back(
    tab: CouponsTab, store: Store, people: list[bytes], qtbot: QtBot
) -> None:
    (code,) = prioritycodes.make(store, "新品优先购").result
    prioritycodes.use(store, code, people[0])
    # As it comes from another laptop that did not see the first.
    with store.recording("code.use") as rec:
        said = {"code": code, "member": people[1], "operator": store.operator, "at": rec.at}
        late = rec.put("code_use", None, said)
    with qtbot.waitSignal(tab.counted) as counted:
        tab.read()
    assert counted.args == ["1"]
    tab.show_target("codes", twice=True)
    pane = tab.pane("codes")
    assert column(pane.table, 3) == ["已用 · 重复使用"]
    assert column(pane.table, 4) == ["林霞、王芳"]
    pane.take_back(late, "林霞先用")
    qtbot.waitUntil(lambda: column(pane.table, 3) == [])
    assert codes.find(store, code).used.member == people[0]


def test_three_of_five_are_ticked_off_and_two_wait(
    tab: CouponsTab, store: Store, people: list[bytes], qtbot: QtBot
) -> None:
    tab.show_target("benefits")
    pane = tab.pane("benefits")
    form = pane.form(new=True)
    form.name.setText("四六级资料")
    for who in people:
        form.people.add(who)
    form.accept()
    qtbot.waitUntil(lambda: len(column(pane.table, 1)) == 5)
    pane.table.setFocus()
    for row in range(3):
        pane.table.setCurrentIndex(pane.table.model().index(row, 1))
        qtbot.keyClick(pane.table, Qt.Key.Key_Space)
    pane.do(benefits.send)
    qtbot.waitUntil(lambda: pane.told.text() == "已发 3 / 5，待发 2")
    pane.which.choose("waiting")
    pane.which.chosen.emit("waiting")
    assert column(pane.table, 3) == ["待发", "待发"]
    (benefit,) = lists.benefits(store)
    assert (benefit.sent, benefit.waiting) == (3, 2)


def test_a_ladder_is_made_of_kinds_and_begun_by_the_forms(
    tab: CouponsTab, store: Store, people: list[bytes], qtbot: QtBot
) -> None:
    kinds = {one.title: one.id for one in _kinds(store)}
    tab.show_target("ladders")
    pane = tab.pane("ladders")
    form = pane.form()
    form.name.setText("老客")
    for step, title in zip(form.steps, ("体验券", "抵用券"), strict=False):
        choose(step, kinds[title])
    form.accept()
    qtbot.waitUntil(lambda: column(pane.table, 1) == ["体验券", "抵用券"])
    giving = pane.beginning()
    giving.people.add(people[0])
    giving.accept()
    qtbot.waitUntil(lambda: column(pane.table, 3) == ["1 人", "0 人"])
    assert ladders.ladders(store)[0].title == "老客"
    change = pane.form(pane.chosen())
    for number in range(2, 8):
        if number >= len(change.steps):
            change.add_step()
        choose(change.steps[number], kinds["抵用券"])
    choose(change.ways[7], "hand")
    change.accept()
    qtbot.waitUntil(lambda: len(column(pane.table, 1)) == 8)
    (ladder,) = ladders.ladders(store)
    assert [step.trigger for step in ladder.steps] == ["used"] * 7 + ["hand"]
    assert (ladder.title, ladder.steps[0].given) == ("老客", 1)


def test_a_kind_is_changed_and_one_that_nobody_has_is_removed_with_a_ladder_nobody_began(
    tab: CouponsTab, store: Store, people: list[bytes], shell: RecordingShell, qtbot: QtBot
) -> None:
    kinds = {one.title: one.id for one in _kinds(store)}
    coupons.give(store, kinds["抵用券"], people[:1])
    made = couponladders.save(store, None, "老客", [(kinds["体验券"], "used")]).result
    tab.read()
    held = tab.pane("held")
    assert held.edit.isHidden()
    choose(held.kind, kinds["抵用券"])
    held.kind.activated.emit(held.kind.currentIndex())
    assert not held.edit.isHidden()
    form = held.form(kinds["抵用券"])
    assert (form.name.text(), form.amount.text(), form.fee.text()) == ("抵用券", "20", "")
    # Another computer gives it days meanwhile, which saving here takes nothing of.
    terms = Terms("amount", 2_000, days=30)
    held.dispatcher.changed.emit(coupons.save_kind(store, kinds["抵用券"], "抵用券", terms))
    form.amount.setText("15")
    form.accept()
    qtbot.waitUntil(lambda: given.kind(store, kinds["抵用券"]).amount == 1_500)
    assert given.kind(store, kinds["抵用券"]).days == 30
    assert column(held.table, 2) == ["抵 ¥20"]
    held.remove_kind()
    qtbot.waitUntil(lambda: [one.code for one in shell.problems] == ["coupon.kind_used"])
    tab.show_target("ladders")
    pane = tab.pane("ladders")
    assert pane.chosen().id == made
    pane.remove()
    qtbot.waitUntil(lambda: ladders.ladders(store) == [])
    choose(held.kind, kinds["体验券"])
    held.remove_kind()
    qtbot.waitUntil(lambda: [one.title for one in given.kinds(store)] == ["抵用券"])


def test_who_is_listed_for_a_benefit_by_mistake_is_taken_off_and_it_is_renamed_and_removed(
    tab: CouponsTab, store: Store, people: list[bytes], qtbot: QtBot
) -> None:
    benefit = benefits.save(store, None, "资料").result
    benefits.add(store, benefit, people[:2])
    tab.show_target("benefits")
    pane = tab.pane("benefits")
    pane.read()
    pane.table.selectRow(0)
    pane.off.click()
    qtbot.waitUntil(lambda: len(column(pane.table, 1)) == 1)
    form = pane.naming()
    form.name.setText("四六级资料")
    form.accept()
    qtbot.waitUntil(lambda: pane.benefit.currentText() == "四六级资料")
    pane.remove()
    qtbot.waitUntil(lambda: lists.benefits(store) == [])
    qtbot.waitUntil(pane.drop.isHidden)


def _kinds(store: Store) -> list[given.CouponKind]:
    coupons.save_kind(store, None, "体验券", Terms("pieces", 1))
    coupons.save_kind(store, None, "抵用券", Terms("amount", 2_000))
    return given.kinds(store)


def test_the_first_screen_tells_of_what_was_used_twice(store: Store, people: list[bytes]) -> None:
    (code,) = prioritycodes.make(store, "新品优先购").result
    assert "twice" not in {one.kind for one in home.waiting(store, [])}
    for who in people[:2]:
        with store.recording("code.use") as rec:
            said = {"code": code, "member": who, "operator": store.operator, "at": rec.at}
            late = rec.put("code_use", None, said)
    (told,) = [one for one in home.waiting(store, []) if one.kind == "twice"]
    assert told.count == 1
    prioritycodes.take_back(store, late, "重复")
    assert "twice" not in {one.kind for one in home.waiting(store, [])}


def test_the_page_of_rewards_opens_what_was_used_twice(
    store: Store,
    people: list[bytes],
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    (coupon,) = coupons.give(store, _kinds(store)[0].id, people[:1]).result
    for _ in range(2):
        with store.recording("coupon.use") as rec:
            said = {"coupon": coupon, "member": people[0], "operator": store.operator}
            rec.put("coupon_use", None, {**said, "pieces": 1, "at": rec.at})
    page = RewardsPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.resize(1064, 780)
    with qtbot.waitExposed(page):
        page.show()
    page.show_target(tab="coupons", twice=True)
    tab = page.further("coupons")
    assert isinstance(tab, CouponsTab)
    held = tab.pane("held")
    assert column(held.table, 0) == ["林霞"]
    assert column(held.table, 4) == ["已用 · 重复使用"]
    assert tab.first_focus() is held.table
    page.close()
    settle()
