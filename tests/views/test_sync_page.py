"""The Sync screen and the pill of the status line, over a real hub in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.views.parts import privacy
from tests.journeys.driving import read, wait
from tests.sync.team import Laptop, Team, team
from tests.views.hub_window import Desk, desk, pill
from tests.views.sample_window import said, settle


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    found = crew.found()
    crew.connect(found)
    return found


def page(open_desk: Desk) -> QWidget:
    open_desk.window.go("sync")
    return open_desk.window.page()


def test_without_a_hub_the_pill_says_that_all_is_here(crew: Team, qtbot: QtBot) -> None:
    with desk(crew, crew.found()) as one:
        assert pill(one) == "本机"
        assert "只在这台电脑上" in read(page(one))


def test_the_pill_opens_the_sync_screen(crew: Team, owner: Laptop, qtbot: QtBot) -> None:
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.window.status.state.click()
        assert one.window.here() == "sync"
        assert "已和中枢对齐" in read(one.window.page())


def test_what_is_done_in_the_window_goes_up_by_itself(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.dispatcher.do(members.add, {"name": "王芳", "phone": "13800138000"})
        wait(qtbot, lambda: one.reads.one("SELECT 1 FROM member") is not None)
        wait(qtbot, lambda: bool(one.syncing.state.at) and pill(one) == "已同步")
        wait(qtbot, lambda: _pulled(second) == ["王芳"])


def _pulled(laptop: Laptop) -> list[str]:
    laptop.sync()
    return [row[0] for row in laptop.store.rows("SELECT name FROM member WHERE gone = 0")]


def test_without_a_network_the_work_waits_in_the_tray_and_goes_up_later(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    with desk(crew, owner, down=True) as one:
        wait(qtbot, lambda: pill(one) == "离线")
        one.dispatcher.do(members.add, {"name": "王芳", "phone": "13800138000"})
        wait(qtbot, lambda: pill(one) == "离线，1 条待发")
        assert "新增成员" in read(page(one))
        one.line.down = False
        one.window.page().now_button.click()  # type: ignore[attr-defined]  # the Sync page
        wait(qtbot, lambda: pill(one) == "已同步")
        wait(qtbot, lambda: "没有待发的改动" in read(one.window.page()))


def test_a_pull_reaches_the_open_page_as_any_change(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.window.go("members")
        members.add(second.store, {"name": "李雷", "phone": "13900139000"})
        second.sync()
        heard = []
        one.dispatcher.changed.connect(heard.append)
        one.syncing.now()
        wait(qtbot, lambda: any(found.origin == "hub" for found in heard))
        wait(qtbot, lambda: "1 位成员" in one.window.sidebar.switcher.accessibleName())


def test_a_clock_a_year_off_is_said(crew: Team, owner: Laptop, qtbot: QtBot) -> None:
    crew.now_ms += 366 * 86_400_000
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "时钟相差 1 年")


def test_devices_are_listed_with_operator_role_and_when_last_heard(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        words = " ".join(said(page(one)))
        assert "2 台" in words
        assert "小陈，管理员" in words
        assert "此刻" in words


def test_in_privacy_mode_no_operator_is_named(crew: Team, owner: Laptop, qtbot: QtBot) -> None:
    crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        page(one)
        privacy.switch(True)
        settle()
        assert "小陈" not in " ".join(said(one.window))
