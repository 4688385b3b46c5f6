"""A week is closed in the real window while a computer is silent: waited for, frozen, told late."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.actions.following import catch_up
from desktop.models import period
from desktop.views.boards.dialogs import CardDialog, SilentDialog
from desktop.views.boards.tab import BoardsTab
from desktop.views.member.page import MemberPage
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.why_dialog import WhyDialog
from tests.journeys.driving import in_dialogs, press, read, wait
from tests.journeys.sitting import click_row, from_menu, lines, picture, take
from tests.rewards_builders import did, publish
from tests.sync.team import Laptop, Team, team
from tests.views.hub_window import Desk, desk

WEEK, SUNDAY = "2026-W10", "2026-03-08T23:59:59"
RULE = {
    "name": "签到周榜",
    "trigger": "rank",
    "period": "week",
    "activity": "checkin",
    "measure": "count",
    "points": [50, 30],
}


@pytest.fixture
def crew(tmp_path: Path, qapp: QApplication, dressed: None) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def two(crew: Team) -> tuple[Laptop, Laptop, dict[str, bytes]]:
    """The owner, a deputy who was last heard of before the week, and a week of check-ins."""
    owner = crew.found()
    for name in ("王芳", "李雷", "韩梅梅"):
        members.add(owner.store, {"name": name})
    people = {name: bytes(who) for who, name in owner.store.rows("SELECT id, name FROM member")}
    publish(owner.store, RULE, on="2026-01-01")
    for day, names in (("02", 3), ("03", 2), ("04", 2), ("05", 1)):
        for name in ("王芳", "李雷", "韩梅梅")[:names]:
            did(owner.store, people[name], "checkin", f"2026-03-{day}T19:00:00")
    crew.connect(owner)
    invited, now = crew.invite(owner, "小陈", "deputy"), crew.now_ms
    crew.now_ms = period.instant("2026-03-01T12:00:00", "Asia/Shanghai")
    deputy = crew.join(invited)
    crew.now_ms = now
    owner.sync()
    with owner.store.recording("device.rename") as rec:
        rec.put("device", deputy.store.device, {"name": "门口的电脑"})
    # What the deputy saw and did not send yet.
    for hour in ("08", "12", "20"):
        did(deputy.store, people["韩梅梅"], "checkin", f"2026-03-08T{hour}:00:00")
    return owner, deputy, people


def board(here: Desk, qtbot: QtBot) -> BoardsTab:
    """The board of the rule and the week, clicked."""
    here.window.go("rewards")
    page = here.window.page()
    assert isinstance(page, RewardsPage)
    press(page.tabs, "榜单")
    tab = page.further("boards")
    assert isinstance(tab, BoardsTab)
    take(tab, "哪个榜", "签到周榜")
    click_row(qtbot, tab.list, WEEK)
    wait(qtbot, lambda: WEEK in tab.sheet.name.text())
    return tab


def rested(here: Desk, qtbot: QtBot) -> None:
    wait(qtbot, lambda: not here.dispatcher.working())


def asked_why(here: Desk, qtbot: QtBot, who: bytes) -> str:
    """The answer of 为什么… on his page, as it lies on the clipboard."""
    here.window.go("member", member=who)
    page = here.window.page()
    assert isinstance(page, MemberPage)

    def copy(asked: WhyDialog) -> None:
        asked.period.setText(WEEK)
        asked.period.editingFinished.emit()
        wait(qtbot, lambda: WEEK in asked.answer.toPlainText() and asked.accept_button.isEnabled())
        press(asked, "复制")

    def opening() -> None:
        from_menu(lambda: press(page.head, "更多"), "积分为什么有、没有")

    in_dialogs(opening, (WhyDialog, copy))
    return QGuiApplication.clipboard().text()


def test_who_closes_waits_or_closes_anyway_and_what_comes_late_is_told_openly(
    crew: Team, two: tuple[Laptop, Laptop, dict[str, bytes]], qtbot: QtBot
) -> None:
    owner, deputy, people = two
    with desk(crew, owner) as here:
        tab = board(here, qtbot)
        wait(qtbot, lambda: tab.sheet.state.text() == "已截止，未冻结")

        def waiting(asked: SilentDialog) -> None:
            assert "门口的电脑" in read(asked)
            press(asked, "先等等")

        in_dialogs(lambda: press(tab.sheet, "冻结榜单"), (SilentDialog, waiting))
        rested(here, qtbot)
        assert tab.sheet.state.text() == "已截止，未冻结"

        def anyway(asked: SilentDialog) -> None:
            press(asked, "仍要结算")

        in_dialogs(lambda: press(tab.sheet, "冻结榜单"), (SilentDialog, anyway))
        wait(qtbot, lambda: tab.sheet.state.text() == "已冻结")
        in_dialogs(lambda: press(tab.sheet, "公布榜单"))
        wait(qtbot, lambda: tab.sheet.state.text() == "已公布")
        before, code = lines(tab.sheet.table), tab.sheet.told.text()
        assert before == ["1 王芳 4 次 +50 分", "2 李雷 3 次 +30 分", "3 韩梅梅 1 次"]
        picture(here.window, "closed-week")

        def card(asked: CardDialog) -> None:
            picture(asked, "closed-week-card")
            press(asked, "复制图片")

        in_dialogs(lambda: press(tab.sheet, "榜单图片"), (CardDialog, card))
        assert not QGuiApplication.clipboard().image().isNull()

        # The silent computer brings what it saw.
        deputy.sync()
        here.syncing.now()
        wait(qtbot, lambda: "冻结以后晚到的" in read(tab.sheet))
        assert lines(tab.sheet.table) == before
        press(tab.sheet, "列为补差")
        wait(qtbot, lambda: "第 1 次补差" in read(tab.sheet))
        assert "韩梅梅：第 3 名 1 次 → 第 1 名（并列） 4 次 +50 分" in read(tab.sheet)
        assert (lines(tab.sheet.table), tab.sheet.told.text()) == (before, code)
        picture(here.window, "closed-week-adjusted")
        rested(here, qtbot)
        assert "已经给了 50 分" in asked_why(here, qtbot, people["韩梅梅"])
        assert "第 3 名" in asked_why(here, qtbot, people["李雷"])
    catch_up(deputy.store)
