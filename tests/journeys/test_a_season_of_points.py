"""A season of points in the real window: a rule, what people did, the week's board, a late one."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.models import period
from desktop.views.boards.tab import BoardsTab
from desktop.views.rewards.activity_dialogs import EnterDialog
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.verbs import RunDialog
from tests.conftest import MakeStore
from tests.journeys.driving import in_dialogs, press, read, wait
from tests.journeys.sitting import (
    Sitting,
    click_row,
    from_menu,
    in_popover,
    lines,
    pick,
    picture,
    set_day,
    take,
)


@pytest.fixture
def sitting(make_store: MakeStore, dressed: None, qtbot: QtBot) -> Iterator[Sitting]:
    store = make_store()
    for name in ("王芳", "李雷", "韩梅梅"):
        members.add(store, {"name": name})
    made = Sitting(store, qtbot)
    yield made
    made.close()


def last_week(sitting: Sitting) -> tuple[str, list[str]]:
    """The label of the week before this one, and its days."""
    label = period.label(sitting.reads.today() - timedelta(7), "week")
    monday = period.bounds(label)[0]
    return label, [(monday + timedelta(n)).isoformat() for n in range(7)]


def rewards(sitting: Sitting, tab: str) -> RewardsPage:
    """Points and rewards, the tab of these words pressed."""
    page = sitting.go("rewards", RewardsPage)
    press(page.tabs, tab)
    return page


def enter(sitting: Sitting, pinyin: str, day: str) -> None:
    """One check-in written down by hand."""
    page = rewards(sitting, "活动记录")

    def fill(asked: EnterDialog) -> None:
        pick(sitting.qtbot, asked, "谁", pinyin)
        take(asked, "做了什么", "签到")
        set_day(asked, "什么时候", day, 9)
        press(asked, "记下")

    in_dialogs(lambda: press(page.activities, "记一笔"), (EnterDialog, fill))
    sitting.done()


def build_rule(sitting: Sitting) -> RewardsPage:
    """Milestones of check-ins, at most 60 points a week."""
    qtbot, page = sitting.qtbot, rewards(sitting, "规则")
    from_menu(lambda: press(page, "新建规则"), "签到里程碑")
    form = page.rules.form
    for step, (least, points) in {"满 10 次": (2, 20), "满 50 次": (3, 50)}.items():
        in_popover(qtbot, lambda step=step: press(form, step), least, points)  # type: ignore[misc]
    press(form, "不限，加一个上限")
    # What all steps come to is offered first.
    from_menu(lambda: press(form, "每周 70 分"), "改数目…")
    in_popover(qtbot, lambda: None, 60)
    return page


def settle_past(sitting: Sitting, points: str) -> None:
    """What the rule owes for days before it was published."""
    page = rewards(sitting, "规则")
    sheet = page.rules.sheet
    told: list[str] = []

    def fill(asked: RunDialog) -> None:
        wait(sitting.qtbot, asked.accept_button.isEnabled)
        told.append(asked.told.text())
        press(asked, "补发")

    in_dialogs(lambda: press(sheet, "补发"), (RunDialog, fill))
    sitting.done()
    assert points in told[0]


def week_board(sitting: Sitting, label: str) -> BoardsTab:
    """The board of everybody's points of a week, clicked in the list of weeks."""
    tab = rewards(sitting, "榜单").further("boards")
    assert isinstance(tab, BoardsTab)
    take(tab, "哪个榜", "积分周榜")
    click_row(sitting.qtbot, tab.list, label)
    wait(sitting.qtbot, lambda: label in tab.sheet.name.text())
    return tab


def state(sitting: Sitting, tab: BoardsTab, words: str) -> None:
    """Wait until the board says that it stands so."""
    wait(sitting.qtbot, lambda: tab.sheet.state.text() == words)
    sitting.done()


def test_a_week_of_milestones_is_capped_published_and_adjusted(sitting: Sitting) -> None:
    label, days = last_week(sitting)
    for pinyin, came in (("wangfang", 3), ("lilei", 1)):
        for day in days[:came]:
            enter(sitting, pinyin, day)

    page = build_rule(sitting)
    trial = page.rules.trial
    wait(sitting.qtbot, lambda: "封顶，70 分只给 60 分" in read(trial))
    assert (trial.count.text(), trial.points.text()) == ("1", "60")
    assert "签到次数达到 2 次得 20 分" in read(page.rules.form)
    picture(page, "season-rule")
    press(page.rules.sheet, "发布第 1 版")
    sitting.done()
    settle_past(sitting, "1 人，2 笔，共 60 分")

    tab = week_board(sitting, label)
    state(sitting, tab, "已截止，未冻结")
    assert lines(tab.sheet.table) == ["1 王芳 60 分"]
    press(tab.sheet, "冻结榜单")
    state(sitting, tab, "已冻结")
    press(tab.sheet, "公布榜单")
    state(sitting, tab, "已公布")
    press(tab.sheet, "复制公告")
    pasted = QGuiApplication.clipboard().text()
    assert "青禾读书会" in pasted
    assert "第 1 名 王芳 60 分" in pasted

    # A check-in of that week is remembered late.
    enter(sitting, "lilei", days[4])
    settle_past(sitting, "1 人，1 笔，共 20 分")
    tab = week_board(sitting, label)
    wait(sitting.qtbot, lambda: "冻结以后晚到的" in read(tab.sheet))
    assert lines(tab.sheet.table) == ["1 王芳 60 分"]
    press(tab.sheet, "列为补差")
    wait(sitting.qtbot, lambda: "第 1 次补差" in read(tab.sheet))
    assert "李雷：新上榜，第 2 名 20 分" in read(tab.sheet)
    assert lines(tab.sheet.table) == ["1 王芳 60 分"]
    picture(page, "season-board")
