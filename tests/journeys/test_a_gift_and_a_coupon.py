"""Gifts, a ladder of coupons and a membership fee in the real window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import members, rewards
from desktop.views.coupons.forms import GiveForm, KindForm, UseForm
from desktop.views.coupons.held import HeldPane
from desktop.views.coupons.ladderform import LadderForm
from desktop.views.coupons.ladders import LaddersPane
from desktop.views.coupons.tab import CouponsTab
from desktop.views.member.page import MemberPage
from desktop.views.parts.reason import ReasonDialog
from desktop.views.plans.forms import PlanForm
from desktop.views.plans.page import PlansPage
from desktop.views.plans.payform import PayForm
from desktop.views.rewards.mall_forms import GiftForm, RedeemForm
from desktop.views.rewards.mall_tab import MallTab
from desktop.views.rewards.page import RewardsPage
from tests.conftest import MakeStore
from tests.journeys.driving import in_dialogs, press, wait
from tests.journeys.sitting import Sitting, click_row, count, lines, pick, picture, take, write
from tests.views.sample_window import said


@pytest.fixture
def sitting(make_store: MakeStore, dressed: None, qtbot: QtBot) -> Iterator[Sitting]:
    store = make_store()
    for name in ("王芳", "李雷"):
        who = members.add(store, {"name": name}).result
        rewards.award(store, who, 300, "开业礼")
    made = Sitting(store, qtbot)
    yield made
    made.close()


def points(sitting: Sitting) -> dict[str, int]:
    """What everybody has."""
    return {name: row.points for name, row in sitting.roster().items()}


def fill(sitting: Sitting, opening: Callable[[], object], kind: type[QDialog], act: object) -> None:
    """A form comes up, is filled in, and is done."""
    in_dialogs(opening, (kind, act))  # type: ignore[arg-type]
    sitting.done()


# -- gifts -------------------------------------------------------------------------------------


def mall(sitting: Sitting) -> MallTab:
    """The tab 商城."""
    page = sitting.go("rewards", RewardsPage)
    press(page.tabs, "商城")
    tab = page.further("mall")
    assert isinstance(tab, MallTab)
    return tab


def new_gift(sitting: Sitting, tab: MallTab) -> None:
    """Two bags of 200 points."""

    def act(form: GiftForm) -> None:
        write(form, "礼品名称", "帆布袋")
        count(sitting.qtbot, form, "要多少积分", 200)
        count(sitting.qtbot, form, "现在有几件", 2)
        press(form, "保存")

    fill(sitting, lambda: press(tab, "新增礼品"), GiftForm, act)


def redeem(sitting: Sitting, tab: MallTab, pinyin: str) -> None:
    """Somebody wants a bag."""

    def act(form: RedeemForm) -> None:
        pick(sitting.qtbot, form, "谁来换", pinyin)
        assert form.told.text() == "有 300 分，用 200 分，还剩 100 分。"
        press(form, "兑换")

    fill(sitting, lambda: press(tab, "兑换礼品"), RedeemForm, act)


def test_one_gift_is_handed_out_and_another_comes_back(sitting: Sitting) -> None:
    qtbot, tab = sitting.qtbot, mall(sitting)
    new_gift(sitting, tab)
    for pinyin in ("wangfang", "lilei"):
        redeem(sitting, tab, pinyin)
    wait(qtbot, lambda: points(sitting) == {"王芳": 100, "李雷": 100})
    assert "兑完了" in lines(tab.table)[0]

    press(tab, "兑换单")
    queue = tab.queue
    wait(qtbot, lambda: len(lines(queue.table)) == 2 and "李雷" in " ".join(lines(queue.table)))
    click_row(qtbot, queue.table, "王芳")
    press(queue, "登记已发")
    sitting.done()
    wait(qtbot, lambda: len(lines(queue.table)) == 1 and "李雷" in lines(queue.table)[0])

    def why(asked: ReasonDialog) -> None:
        write(asked, "原因", "不要了")
        press(asked, "取消兑换")

    click_row(qtbot, queue.table, "李雷")
    fill(sitting, lambda: press(queue, "取消兑换…"), ReasonDialog, why)
    wait(qtbot, lambda: points(sitting) == {"王芳": 100, "李雷": 300})
    press(queue, "全部")
    wait(qtbot, lambda: len(lines(queue.table)) == 2 and "" not in lines(queue.table))
    told = " ".join(lines(queue.table))
    assert "已发" in told
    assert "已取消" in told
    picture(sitting.window, "gift-queue")
    press(tab, "礼品单")
    wait(qtbot, lambda: "兑完了" not in lines(tab.table)[0])


# -- coupons -----------------------------------------------------------------------------------


def coupons(sitting: Sitting, pane: str) -> CouponsTab:
    """One of the lists of the tab 券."""
    page = sitting.go("rewards", RewardsPage)
    press(page.tabs, "券")
    tab = page.further("coupons")
    assert isinstance(tab, CouponsTab)
    press(tab.which, pane)
    return tab


def new_kind(sitting: Sitting, title: str, works: str, amount: str) -> None:
    """A kind of coupon."""
    held = coupons(sitting, "券").pane("held")

    def act(form: KindForm) -> None:
        write(form, "名称", title)
        take(form, "怎么用", works)
        write(form, "抵多少", amount)
        press(form, "保存")

    fill(sitting, lambda: press(held, "新建券种"), KindForm, act)


def new_ladder(sitting: Sitting) -> LaddersPane:
    """First a piece for nothing, then 20 yuan off."""
    pane = coupons(sitting, "券阶梯").pane("ladders")
    assert isinstance(pane, LaddersPane)

    def act(form: LadderForm) -> None:
        write(form, "名称", "洗衣新客")
        take(form, "第 1 步", "免费洗一件")
        take(form, "第 2 步", "抵用券")
        press(form, "保存")

    fill(sitting, lambda: press(pane, "新建券阶梯"), LadderForm, act)

    def begin(form: GiveForm) -> None:
        pick(sitting.qtbot, form, "发给谁", "wangfang")
        press(form, "发给他们")

    fill(sitting, lambda: press(pane, "让成员开始"), GiveForm, begin)
    return pane


def use(sitting: Sitting, title: str, price: str, pays: str) -> None:
    """The member's coupon at a price, and what is left to pay."""
    held = coupons(sitting, "券").pane("held")
    assert isinstance(held, HeldPane)
    wait(sitting.qtbot, lambda: title in " ".join(lines(held.table)))
    click_row(sitting.qtbot, held.table, title)

    def act(form: UseForm) -> None:
        write(form, "原价（元）", price)
        assert form.pays.text() == pays
        picture(form, f"coupon-{price}")
        press(form, "用掉")

    fill(sitting, lambda: press(held, "用券"), UseForm, act)


def test_a_ladder_of_coupons_is_used_to_the_yuan(sitting: Sitting) -> None:
    new_kind(sitting, "免费洗一件", "抵件", "1")
    new_kind(sitting, "抵用券", "抵钱", "20")
    pane = new_ladder(sitting)
    assert lines(pane.table)[0] == "1 免费洗一件 开始时发 1 人 0 人 0%"
    use(sitting, "免费洗一件", "30", "应付 ¥0")
    use(sitting, "抵用券", "30", "应付 ¥10")
    coupons(sitting, "券阶梯")
    assert lines(pane.table) == [
        "1 免费洗一件 开始时发 1 人 1 人 100%",
        "2 抵用券 用了上一张就发 1 人 1 人 100%",
    ]
    picture(sitting.window, "coupon-ladder")
    coupons(sitting, "券")
    picture(sitting.window, "coupon-held")


# -- a plan ------------------------------------------------------------------------------------


def test_a_fee_is_noted_and_what_the_plan_brings_is_shown(sitting: Sitting) -> None:
    page = sitting.go("plans", PlansPage)
    press(page, "方案")

    def plan(form: PlanForm) -> None:
        write(form, "方案名称", "年度会员")
        write(form, "会费（元）", "500")
        count(sitting.qtbot, form, "减百分之几", 20)
        write(form, "带来什么（一行一条）", "每月一张到店券\n生日礼")
        press(form, "保存")

    fill(sitting, lambda: press(page.plans, "新建方案"), PlanForm, plan)
    wait(sitting.qtbot, lambda: "年度会员" in " ".join(lines(page.plans.table)))
    press(page, "谁有会籍")

    def pay(form: PayForm) -> None:
        take(form, "交什么", "会籍：年度会员")
        pick(sitting.qtbot, form, "谁交的", "wangfang")
        assert "应交 ¥500" in form.told.text()
        press(form, "登记")

    fill(sitting, lambda: press(page.holders, "登记会费"), PayForm, pay)
    wait(sitting.qtbot, lambda: "王芳" in " ".join(lines(page.holders.table)))
    his = sitting.go("member", MemberPage, member=sitting.roster()["王芳"].id)
    shown = " ".join(said(his))
    picture(sitting.window, "plan-member")
    assert "年度会员" in shown
    assert "−20%" in shown
    assert "每月一张到店券" in shown
