"""A drive with a quota, a code that works once, a title and a rule's life in the real window."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.models import period
from desktop.views.coupons.codes import CodeForm, CodesPane, CodeUseForm
from desktop.views.coupons.tab import CouponsTab
from desktop.views.honours.forms import GrantForm, HonourForm
from desktop.views.honours.tab import HonoursTab
from desktop.views.plans.forms import DriveForm, PlanForm
from desktop.views.plans.page import PlansPage
from desktop.views.plans.payform import PayForm
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.pausing import PauseDialog
from tests.conftest import MakeStore
from tests.journeys.driving import in_dialogs, press, read, wait
from tests.journeys.sitting import (
    Sitting,
    click_row,
    count,
    from_menu,
    lines,
    pick,
    picture,
    take,
    write,
)


@pytest.fixture
def sitting(make_store: MakeStore, dressed: None, qtbot: QtBot) -> Iterator[Sitting]:
    store = make_store()
    for name in ("王芳", "李雷", "韩梅梅"):
        members.add(store, {"name": name})
    made = Sitting(store, qtbot)
    yield made
    made.close()


def fill(sitting: Sitting, opening: Callable[[], object], kind: type[QDialog], act: object) -> None:
    """A form comes up, is filled in, and is done."""
    in_dialogs(opening, (kind, act))  # type: ignore[arg-type]
    sitting.done()


def refused(sitting: Sitting, form: QDialog, words: str) -> None:
    """The form stays and says why; it is left."""
    wait(sitting.qtbot, lambda: words in read(form))
    form.reject()


def rewards(sitting: Sitting, tab: str) -> RewardsPage:
    """Points and rewards, the tab of these words pressed."""
    page = sitting.go("rewards", RewardsPage)
    press(page.tabs, tab)
    return page


# -- a drive -----------------------------------------------------------------------------------


def open_drive(sitting: Sitting) -> PlansPage:
    """Two places, the first for less; the colons as a Chinese keyboard types them."""
    page = sitting.go("plans", PlansPage)
    press(page, "方案")

    def plan(form: PlanForm) -> None:
        write(form, "方案名称", "年度会员")
        write(form, "会费（元）", "500")
        press(form, "保存")

    fill(sitting, lambda: press(page.plans, "新建方案"), PlanForm, plan)
    press(page, "招募期")

    def drive(form: DriveForm) -> None:
        write(form, "招募期名称", "秋招")
        count(sitting.qtbot, form, "名额", 2)
        write(form, "价格档", "早鸟：399：1\n原价：500")
        press(form, "保存")

    today = sitting.reads.today()
    fill(sitting, lambda: press(page.drives, "新建招募期"), DriveForm, drive)
    wait(sitting.qtbot, lambda: len(lines(page.drives.table)) == 1)
    # Who leaves the days as they are offered has no drive that is over the same evening.
    assert f"{today} – {today + timedelta(30)}" in lines(page.drives.table)[0]
    return page


def join(sitting: Sitting, page: PlansPage, pinyin: str, told: str, reason: str = "") -> None:
    """Somebody pays in the drive; what the form says before, and why it may be refused."""

    def pay(form: PayForm) -> None:
        take(form, "交什么", "招募期：秋招")
        pick(sitting.qtbot, form, "谁交的", pinyin)
        wait(sitting.qtbot, lambda: told in form.told.text())
        write(form, "原因（可不填）", reason)
        press(form, "登记")
        if "名额已满" in told and not reason:
            refused(sitting, form, "名额已满，没有登记")

    click_row(sitting.qtbot, page.drives.table, "秋招")
    fill(sitting, lambda: press(page.drives, "登记收款"), PayForm, pay)


def test_a_drive_closes_at_its_quota_and_takes_one_more_for_a_reason(sitting: Sitting) -> None:
    page = open_drive(sitting)
    table = page.drives.table
    join(sitting, page, "wangfang", "应交 ¥399")
    join(sitting, page, "lilei", "应交 ¥500")
    wait(sitting.qtbot, lambda: "名额已满 2/2 ¥899" in lines(table)[0])
    join(sitting, page, "hanmeimei", "名额已满")
    assert "2/2 ¥899" in lines(table)[0]
    join(sitting, page, "hanmeimei", "名额已满", "老朋友")
    wait(sitting.qtbot, lambda: "3/2 ¥1,399" in lines(table)[0])
    wait(sitting.qtbot, lambda: "收入 ¥1,399" in read(page))
    picture(sitting.window, "drive")


# -- a code ------------------------------------------------------------------------------------


def codes(sitting: Sitting) -> CodesPane:
    """The list of priority codes."""
    tab = rewards(sitting, "券").further("coupons")
    assert isinstance(tab, CouponsTab)
    press(tab.which, "F码")
    pane = tab.pane("codes")
    assert isinstance(pane, CodesPane)
    return pane


def use_code(sitting: Sitting, pane: CodesPane, pinyin: str, why_not: str = "") -> None:
    """Somebody says the code at the counter, typed in small letters."""

    def act(form: CodeUseForm) -> None:
        write(form, "F码", "q0001")
        pick(sitting.qtbot, form, "谁来用", pinyin)
        press(form, "用掉")
        if why_not:
            refused(sitting, form, why_not)

    fill(sitting, lambda: press(pane, "用码"), CodeUseForm, act)


def test_a_code_is_used_once_and_whoever_comes_second_is_told_by_whom(sitting: Sitting) -> None:
    pane = codes(sitting)

    def make(form: CodeForm) -> None:
        write(form, "给什么", "新品优先购")
        write(form, "自己定的码（可不填）", "Q0001")
        press(form, "做好")

    fill(sitting, lambda: press(pane, "做 F码"), CodeForm, make)
    wait(sitting.qtbot, lambda: lines(pane.table) == ["Q0001 新品优先购 谁都可以 可用  不限"])
    use_code(sitting, pane, "wangfang")
    wait(sitting.qtbot, lambda: "已用 王芳" in lines(pane.table)[0])
    use_code(sitting, pane, "lilei", "已经由王芳用掉，没有改动")
    assert lines(pane.table) == ["Q0001 新品优先购 谁都可以 已用 王芳 不限"]


# -- a title -----------------------------------------------------------------------------------


def test_a_title_granted_today_ends_with_the_month(sitting: Sitting) -> None:
    tab = rewards(sitting, "荣誉").further("honours")
    assert isinstance(tab, HonoursTab)

    def new(form: HonourForm) -> None:
        write(form, "名称", "月度之星")
        take(form, "种类和期限", "头衔：到本月底")
        press(form, "保存")

    fill(sitting, lambda: press(tab, "新建荣誉"), HonourForm, new)
    press(tab.view, "谁持有")

    def grant(form: GrantForm) -> None:
        pick(sitting.qtbot, form, "授予谁", "wangfang")
        write(form, "因为什么", "带队三次")
        press(form, "授予")

    fill(sitting, lambda: press(tab, "授予荣誉"), GrantForm, grant)
    wait(sitting.qtbot, lambda: len(lines(tab.holders)) == 1)
    today = sitting.reads.today()
    last = period.bounds(f"{today:%Y-%m}")[1]
    assert lines(tab.holders)[0].startswith(f"王芳 月度之星 {today} 至 {last} 有效 带队三次")


# -- the life of a rule ------------------------------------------------------------------------


def test_a_referral_rule_is_kept_to_two_levels_published_paused_resumed_and_ended(
    sitting: Sitting,
) -> None:
    page = rewards(sitting, "规则")
    form, sheet = page.rules.form, page.rules.sheet
    from_menu(lambda: press(page, "新建规则"), "推荐有礼")
    press(form, "再给一层")
    wait(sitting.qtbot, lambda: "三层或更多不能保存" in read(form))
    with pytest.raises(AssertionError, match="no button 再给一层"):
        press(form, "再给一层")
    press(form, "只给一层")
    wait(sitting.qtbot, lambda: "三层或更多不能保存" not in read(form))
    press(sheet, "发布第 1 版")
    sitting.done()

    def pausing(asked: PauseDialog) -> None:
        press(asked, "暂停")

    fill(sitting, lambda: from_menu(sheet.more.click, "暂停这条规则"), PauseDialog, pausing)
    wait(sitting.qtbot, lambda: sheet.version.text() == "暂停中")
    from_menu(sheet.more.click, "恢复")
    wait(sitting.qtbot, lambda: sheet.version.text() == "第 1 版")
    from_menu(sheet.more.click, "停用这条规则")
    wait(sitting.qtbot, lambda: sheet.version.text() == "已停")
    picture(sitting.window, "rule-ended")
