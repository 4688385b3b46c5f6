"""The Sync screen and the pill of the status line, over a real hub in this process."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import backup, members
from desktop.models.invitation import read_code
from desktop.models.tray import Counts
from desktop.store.community import open_store
from desktop.sync.channel import Refusal
from desktop.sync.state import State
from desktop.views.parts import privacy
from desktop.views.sync.band import Band
from desktop.views.sync.page import SyncPage
from desktop.views.sync.qr import QrPicture
from desktop.views.sync.sticks import SticksVerbs
from tests.conftest import PASSPHRASE
from tests.journeys.driving import in_dialog, press, read, wait
from tests.sync.team import Laptop, Team
from tests.views.hub_window import Desk, desk, pill
from tests.views.sample_window import said, settle


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


def test_while_the_hub_is_waited_for_work_in_the_window_goes_on(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.line.held.clear()
        one.syncing.now()
        wait(qtbot, one.line.asked.is_set)
        # The hub does not answer yet, and the member is there all the same.
        one.dispatcher.do(members.add, {"name": "王芳", "phone": "13800138000"})
        wait(qtbot, lambda: one.reads.one("SELECT 1 FROM member") is not None)
        assert not one.line.held.is_set()
        one.line.held.set()
        wait(qtbot, lambda: one.reads.one("SELECT 1 FROM changeset WHERE seq IS NULL") is None)


def test_a_clock_a_year_off_is_said(crew: Team, owner: Laptop, qtbot: QtBot) -> None:
    crew.now_ms += 365 * 86_400_000
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
        assert "能发的编号：QH0001–QH0100" in words
        assert "能发的编号：QH0101–QH0200" in words


def test_where_it_is_narrow_the_devices_stand_below(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        made = page(one)
        wide = made.side.parentWidget()  # type: ignore[attr-defined]  # the Sync page
        assert wide is made
        one.window.resize(1024, 640)
        settle()
        assert made.side.parentWidget() is not made  # type: ignore[attr-defined]
        wait(qtbot, lambda: made.side.width() > 600)  # type: ignore[attr-defined]
        one.window.resize(1280, 800)
        settle()
        assert made.side.parentWidget() is made  # type: ignore[attr-defined]


def test_in_privacy_mode_no_operator_is_named(crew: Team, owner: Laptop, qtbot: QtBot) -> None:
    crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        page(one)
        privacy.switch(True)
        settle()
        assert "小陈" not in " ".join(said(one.window))


# -- the hub and its devices -------------------------------------------------------------------


def test_an_owner_puts_the_community_on_a_hub_from_the_window(crew: Team, qtbot: QtBot) -> None:
    owner = crew.found()
    backup.print_recovery(owner.store)
    code = crew.set_up_code().text
    with desk(crew, owner) as one:
        made = page(one)

        def fill(dialog: QDialog) -> None:
            dialog.code.setText("x")  # type: ignore[attr-defined]  # the question for a code
            dialog.accept()
            assert "“x”里没有中枢的地址" in read(dialog)
            dialog.code.setText(code[:-1])  # type: ignore[attr-defined]
            dialog.accept()
            assert "打错或漏掉的字" in read(dialog)
            dialog.code.setText(code)  # type: ignore[attr-defined]
            dialog.accept()

        in_dialog(lambda: press(made, "放到中枢"), fill)
        wait(qtbot, lambda: pill(one) == "已同步")
        wait(qtbot, lambda: "已和中枢对齐" in read(made))


def _put_up(made: QWidget, code: str) -> None:
    def fill(dialog: QDialog) -> None:
        dialog.code.setText(code)  # type: ignore[attr-defined]  # the question for a code
        dialog.accept()

    in_dialog(lambda: press(made, "放到中枢"), fill)


def test_a_way_to_the_hub_that_broke_off_is_gone_on_with_after_a_restart(
    crew: Team, qtbot: QtBot
) -> None:
    owner = crew.found()
    backup.print_recovery(owner.store)
    code = crew.set_up_code().text
    with desk(crew, owner) as one:
        one.line.parts = 4
        _put_up(page(one), code)
        wait(qtbot, lambda: "停在了半路" in read(one.window.page()))
        assert "什么都能做" in read(one.window.page())
        assert pill(one) == "本机"
        one.dispatcher.do(members.add, {"name": "王芳", "phone": "13800138000"})
        wait(qtbot, lambda: one.reads.one("SELECT 1 FROM member") is not None)
    owner.store = open_store(owner.store.folder, passphrase=PASSPHRASE)
    with desk(crew, owner) as one:
        # Whatever page is open, the status line says so and goes on with it.
        one.window.go("members")
        assert "停在了半路" in one.window.status.tasks.text()
        press(one.window.status, "接着做")
        wait(qtbot, lambda: pill(one) == "已同步")
        wait(qtbot, lambda: one.window.status.tasks.isHidden())
    owner.store = open_store(owner.store.folder, passphrase=PASSPHRASE)
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    assert _pulled(second) == ["王芳"]


def test_putting_a_community_on_a_hub_is_stopped_from_any_page_and_gone_on_with(
    crew: Team, qtbot: QtBot
) -> None:
    owner = crew.found()
    backup.print_recovery(owner.store)
    code = crew.set_up_code().text
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "本机")
        made = page(one)
        one.line.held.clear()
        _put_up(made, code)
        wait(qtbot, one.line.asked.is_set)
        one.window.go("members")
        one.window.status.tasks.stop.click()
        one.line.held.set()
        one.window.go("sync")
        wait(qtbot, lambda: "停在了半路" in read(made))
        press(made, "接着放")
        wait(qtbot, lambda: pill(one) == "已同步")
        wait(qtbot, lambda: "已和中枢对齐" in read(made))


def test_an_invitation_is_made_listed_used_and_withdrawn(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    backup.print_recovery(owner.store)
    codes: list[str] = []
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        made = page(one)

        def whom(dialog: QDialog) -> None:
            dialog.name.setText("何以安")  # type: ignore[attr-defined]  # the invitation's form
            QTimer.singleShot(0, lambda: in_dialog(lambda: None, code))
            dialog.accept()

        def code(dialog: QDialog) -> None:
            codes.append(dialog.code.text())  # type: ignore[attr-defined]  # the code made
            assert len(dialog.findChildren(QrPicture)) == 1
            dialog.accept()

        in_dialog(lambda: press(made, "邀请新设备"), whom)
        wait(qtbot, lambda: len(codes) == 1)
        wait(qtbot, lambda: "还没用的邀请" in read(made))
        assert "何以安" in read(made)
        press(made, "收回给 何以安 的邀请")
        wait(qtbot, lambda: "还没用的邀请" not in read(made))
    with pytest.raises(Refusal, match=r"sync\.no_invitation"):
        crew.join(read_code(codes[0]))


def test_an_invitation_that_was_used_and_a_code_that_was_printed_are_shown_at_once(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    code = crew.invite(owner, "小陈", "admin")
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        made = page(one)
        wait(qtbot, lambda: "还没用的邀请" in read(made))
        assert "还没有恢复码" in said(made)
        one.window.go("settings")
        one.dispatcher.do(backup.print_recovery)
        one.window.go("sync")
        wait(qtbot, lambda: "恢复码已有" in said(made))
        second = crew.join(code)
        second.session.ask("enrolled", second.session.hello, type(None))
        one.syncing.now()
        wait(qtbot, lambda: "2 台" in " ".join(said(made)))
        wait(qtbot, lambda: "还没用的邀请" not in read(made))


def test_a_lost_device_is_revoked_and_the_receipt_says_what_it_held(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    second = crew.join(crew.invite(owner, "小陈", "host"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        made = page(one)
        wait(qtbot, lambda: "停用 还没有名称" in " ".join(said(made)))

        def sure(dialog: QDialog) -> None:
            assert "姓名和昵称，1 人" in read(dialog)
            assert "一联网就抹掉钥匙" in read(dialog)
            dialog.accept()

        keys = "SELECT count(*) FROM wrapping_key WHERE use = 'class' AND cls = 1"
        before = owner.store.rows(keys)[0][0]
        in_dialog(lambda: press(made, "停用"), sure)
        wait(qtbot, lambda: "已停用" in " ".join(said(made)))
        # What he could read with is not what later values are sealed with.
        wait(qtbot, lambda: owner.store.rows(keys)[0][0] == before + 1)
        wait(qtbot, lambda: pill(one) == "已同步")
        wait(qtbot, lambda: "停用以后它还没有联过网" in " ".join(said(made)))
        with desk(crew, second) as other:
            wait(qtbot, lambda: pill(other) == "已停用")

        assert isinstance(made, SyncPage)

        def confirmed() -> bool:
            made._ask_hub()
            return "刚刚抹掉了钥匙" in " ".join(said(made))

        wait(qtbot, confirmed)


def test_nothing_waits_for_a_hub_when_the_window_closes(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
    assert not [thread for thread in threading.enumerate() if thread.name == "sync"]


def _no_sticks() -> SticksVerbs:
    raise AssertionError("a community on a hub needs no files")


def test_an_offline_hub_is_said_with_the_time_it_was_last_heard(qtbot: QtBot) -> None:
    band = Band(lambda: None, _no_sticks)
    qtbot.addWidget(band)
    hour, counts = 3_600_000, Counts(1, 0, 0)
    band.show_state(State("offline", "hub.example:8440", hour), counts, 3 * hour, 0)
    assert "上次对齐是 2 小时前" in band.accessibleName()
    band.show_state(State("waiting", "hub.example:8440"), counts, 3 * hour, 0)
    # Nothing is claimed of a hub that has not been heard yet.
    assert "正在连接 hub.example:8440" in band.accessibleName()
    assert "身份已核对" not in band.accessibleName()
    band.show_state(State("synced", "hub.example:8440", hour, 47 * 60_000), counts, hour, 0)
    assert "它比中枢慢" in band.accessibleName()
