"""A member got nothing: his page says why in words to send, and it is put right by hand."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.views.member.page import MemberPage
from desktop.views.member.statement import StatementDialog
from desktop.views.members.dialogs import PointsDialog
from desktop.views.rewards.activity_dialogs import EnterDialog
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.why_dialog import WhyDialog
from tests.conftest import MakeStore
from tests.journeys.driving import in_dialogs, press, wait
from tests.journeys.sitting import (
    Sitting,
    count,
    from_menu,
    in_popover,
    pick,
    picture,
    set_day,
    take,
    write,
)
from tests.views.sample_window import said


@pytest.fixture
def sitting(make_store: MakeStore, dressed: None, qtbot: QtBot) -> Iterator[Sitting]:
    store = make_store()
    for name in ("王芳", "李雷"):
        members.add(store, {"name": name})
    made = Sitting(store, qtbot)
    yield made
    made.close()


def publish_rule(sitting: Sitting) -> None:
    """The first order gives 20 points."""
    page = sitting.go("rewards", RewardsPage)
    from_menu(lambda: press(page, "新建规则"), "第一单")
    form = page.rules.form
    in_popover(sitting.qtbot, lambda: press(form, "+ 50 分"), 20)
    press(page.rules.sheet, "发布第 1 版")
    sitting.done()


def enter_order(sitting: Sitting, pinyin: str, yuan: str, day: str = "") -> None:
    """An order written down by hand; without a day, of now."""
    page = sitting.go("rewards", RewardsPage)
    press(page.tabs, "活动记录")

    def fill(asked: EnterDialog) -> None:
        pick(sitting.qtbot, asked, "谁", pinyin)
        take(asked, "做了什么", "下单")
        write(asked, "金额（元）", yuan)
        if day:
            set_day(asked, "什么时候", day, 12)
        press(asked, "记下")

    in_dialogs(lambda: press(page.activities, "记一笔"), (EnterDialog, fill))
    sitting.done()


def his_page(sitting: Sitting, name: str) -> MemberPage:
    return sitting.go("member", MemberPage, member=sitting.roster()[name].id)


def more(page: MemberPage) -> Callable[[], None]:
    """Presses the button of further verbs on his page."""
    return lambda: press(page.head, "更多")


def asked_why(sitting: Sitting, name: str) -> str:
    """The answer of 为什么… on his page, as it lies on the clipboard."""
    page = his_page(sitting, name)

    def copy(asked: WhyDialog) -> None:
        wait(sitting.qtbot, asked.accept_button.isEnabled)
        picture(asked, f"complaint-why-{name}")
        press(asked, "复制")

    in_dialogs(lambda: from_menu(more(page), "积分为什么有、没有"), (WhyDialog, copy))
    return QGuiApplication.clipboard().text()


def put_right(sitting: Sitting, name: str) -> None:
    """The points by hand, from his page, with the reason."""
    page = his_page(sitting, name)

    def fill(asked: PointsDialog) -> None:
        count(sitting.qtbot, asked, "每人多少分", 20)
        press(asked, "发给 1 人")
        assert asked.isVisible()
        write(asked, "原因", "规则发布前一天的第一单，补给本人")
        press(asked, "发给 1 人")

    in_dialogs(lambda: press(page, "发积分"), (PointsDialog, fill))
    sitting.done()


def statement(sitting: Sitting, name: str) -> str:
    """What his statement shows, as it lies on the clipboard."""
    page = his_page(sitting, name)

    def copy(shown: StatementDialog) -> None:
        wait(sitting.qtbot, shown.accept_button.isEnabled)
        picture(shown, "complaint-statement")
        press(shown, "复制")

    in_dialogs(lambda: from_menu(more(page), "对账单"), (StatementDialog, copy))
    return QGuiApplication.clipboard().text()


def test_who_got_nothing_is_told_why_and_put_right(sitting: Sitting) -> None:
    yesterday = (sitting.reads.today() - timedelta(1)).isoformat()
    publish_rule(sitting)
    enter_order(sitting, "lilei", "120", yesterday)
    assert sitting.roster()["李雷"].points == 0

    told = asked_why(sitting, "李雷")
    assert told.startswith("李雷：现在有 0 分\n第一单（第 1 版）：")
    assert f"{yesterday} 12:00 早于规则发布" in told
    assert "要补发才有" in told
    assert "第一单（第 1 版）：还没有下单记录" in asked_why(sitting, "王芳")

    put_right(sitting, "李雷")
    wait(sitting.qtbot, lambda: sitting.roster()["李雷"].points == 20)
    assert "规则发布前一天的第一单" in " ".join(said(his_page(sitting, "李雷")))
    picture(sitting.window, "complaint-page")
    shown = statement(sitting, "李雷")
    assert "规则发布前一天的第一单" in shown
    assert "+20" in shown
