"""The owner's computer is stolen: at the welcome of another her recovery code brings all back."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import backup, members
from desktop.app import App
from desktop.models import recovery
from desktop.models.member import MemberQuery
from desktop.store import devices
from desktop.store import members as stored
from desktop.sync.channel import Refusal, Unreachable
from desktop.views import recent
from desktop.views.firstrun.page import FirstRun
from desktop.views.firstrun.recover import RecoverDialog
from desktop.views.window import Window
from tests.hub.served import Between, foreign
from tests.journeys.driving import in_dialog, press, read, wait
from tests.sync.network import Net, over_network
from tests.sync.team import Laptop


@dataclass
class Stolen:
    """A hub over a network, the laptop in the thief's hands, and what its owner still has."""

    net: Net
    laptop: Laptop
    code: str
    backup: Path


@pytest.fixture
def stolen(tmp_path: Path) -> Iterator[Stolen]:
    with over_network(tmp_path) as net:
        laptop = net.team.found()
        code = backup.print_recovery(laptop.store)
        members.add(laptop.store, {"name": "林霞"})
        net.team.connect(laptop)
        laptop.sync()
        members.add(laptop.store, {"name": "王芳"})
        kept = tmp_path / "三月.qzb"
        backup.export(laptop.store, kept)
        yield Stolen(net, laptop, code, kept)


def _welcome(app: App) -> FirstRun:
    assert app.welcome_page is not None
    return app.welcome_page


def _come_back(app: App, code: str, address: str, kept: Path | None = None) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, RecoverDialog)
        dialog.code.setText(code)
        dialog.address.setText(address)
        if kept is not None:
            dialog.take_backup(kept)
        dialog.accept()

    in_dialog(lambda: press(_welcome(app), "我有恢复码"), fill)


def _names(app: App) -> list[str]:
    assert app.session is not None
    return sorted(row.name for row in stored.page(app.session.window.reads, MemberQuery()))


def _nothing_waits(window: Window) -> bool:
    return window.reads.one("SELECT 1 FROM changeset WHERE seq IS NULL") is None


def _nothing_is_left() -> bool:
    folder = recent.data_folder()
    return not folder.exists() or not list(folder.iterdir())


def test_the_code_alone_brings_all_back_and_the_stolen_computer_is_shut_out(
    app: App, stolen: Stolen, qtbot: QtBot
) -> None:
    thief = stolen.laptop.store.device
    stolen.laptop.sync()
    members.add(stolen.laptop.store, {"name": "偷改"})
    _come_back(app, stolen.code.lower(), f" {stolen.net.address} ")
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    window = app.session.window
    assert _names(app) == ["林霞", "王芳"]
    assert window.reads.actor.role == "owner"
    page = window.page()
    wait(qtbot, lambda: window.status.state.text() == "已同步")
    assert "丢的是哪台电脑" in read(page)
    # Two computers of one name are told apart by when they were last heard.
    assert "最后一次听到它：刚刚" in read(page.came_back)  # type: ignore[attr-defined]

    def agree(dialog: QDialog) -> None:
        press(dialog, "停用")

    (way_out,) = [
        one
        for one in page.came_back.findChildren(QPushButton)  # type: ignore[attr-defined]
        if one.text() == "停用…"
    ]
    in_dialog(way_out.click, agree)

    def shut_out() -> bool:
        listed = devices.listed(window.reads)
        return [bool(one.revoked) for one in listed if one.id == thief] == [True]

    wait(qtbot, shut_out)
    wait(qtbot, lambda: "丢的是哪台电脑" not in read(page))
    # Before the hub has heard of it, the thief's push is the owner's own.
    wait(qtbot, lambda: _nothing_waits(window))
    with pytest.raises(Refusal, match=r"sync\.revoked"):
        stolen.laptop.sync()
    # What the thief did in her name waits, and is not told as hers.
    window.go("home")
    window.go("sync")
    press(page, "隔离区")
    wait(qtbot, lambda: "做的人不一定是本人" in read(page))
    assert "群主 的已停用设备" in read(page)


def test_a_backup_brings_back_what_waited_in_it_as_well(
    app: App, stolen: Stolen, qtbot: QtBot
) -> None:
    _come_back(app, stolen.code, stolen.net.address, stolen.backup)
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    window = app.session.window
    assert _names(app) == ["林霞", "王芳"]
    wait(qtbot, lambda: window.status.state.text() == "已同步")
    wait(qtbot, lambda: _nothing_waits(window))


def test_who_has_all_computers_still_answers_that_once(
    app: App, stolen: Stolen, qtbot: QtBot
) -> None:
    stolen.laptop.sync()
    _come_back(app, stolen.code, stolen.net.address)
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    page = app.session.window.page()
    press(page, "都还在我手里")
    app.session.window.go("home")
    app.session.window.go("sync")
    assert "丢的是哪台电脑" not in read(page)


@pytest.mark.parametrize("with_backup", [False, True])
def test_another_code_is_said_and_leaves_nothing(
    app: App, stolen: Stolen, qtbot: QtBot, with_backup: bool
) -> None:
    other = recovery.encode(bytes(range(16)))
    _come_back(app, other, stolen.net.address, stolen.backup if with_backup else None)
    wait(qtbot, lambda: "没有社群认得这个恢复码" in read(_welcome(app)))
    assert app.session is None
    assert _nothing_is_left()


def test_a_slip_of_the_pen_and_a_place_that_is_none_are_said_before_anything_is_asked(
    app: App, qtbot: QtBot
) -> None:
    code = recovery.encode(bytes(range(16)))
    dialog = RecoverDialog(None)
    qtbot.addWidget(dialog)
    for typed, address, said in (
        (code[:-1], "hub.example:8440", "恢复码"),
        (code, "hub.example", "不是中枢的地址"),
        (code, "hub.example:99999", "不是中枢的地址"),
        (code, "https://hub.example:8440", "不是中枢的地址"),
    ):
        dialog.show()
        dialog.code.setText(typed)
        dialog.address.setText(address)
        dialog.accept()
        assert said in read(dialog)
        assert not dialog.result()
    for address in ("hub.example:8440", "10.0.0.2:1", "[fe80::1]:8440"):
        dialog.show()
        dialog.address.setText(address)
        dialog.accept()
        assert dialog.result()
        dialog.setResult(0)


def test_who_stands_between_hears_nothing_and_is_named(
    app: App, stolen: Stolen, qtbot: QtBot
) -> None:
    between = Between(stolen.net.address, foreign())
    with between.open() as there:
        _come_back(app, stolen.code, there)
        wait(qtbot, lambda: "证明不了自己的身份" in read(_welcome(app)))
    public = recovery.recovery_keys(recovery.decode(stolen.code)).public
    assert public.sign not in between.overheard
    assert _nothing_is_left()


def test_without_a_network_what_was_typed_stands_there_for_the_next_try(
    app: App, stolen: Stolen, qtbot: QtBot
) -> None:
    with Between(stolen.net.address).open() as there:
        pass
    _come_back(app, stolen.code, there, stolen.backup)
    wait(qtbot, lambda: f"连不上 {there}" in read(_welcome(app)))
    assert _nothing_is_left()

    def again(dialog: QDialog) -> None:
        assert isinstance(dialog, RecoverDialog)
        assert dialog.code.text() == stolen.code
        assert dialog.backup == stolen.backup
        dialog.address.setText(stolen.net.address)
        dialog.accept()

    in_dialog(lambda: press(_welcome(app), "我有恢复码"), again)
    wait(qtbot, lambda: app.session is not None)
    assert _names(app) == ["林霞", "王芳"]


def test_a_line_that_breaks_half_way_leaves_nothing(app: App, stolen: Stolen, qtbot: QtBot) -> None:
    real = app.reach
    asked: list[str] = []

    class Breaking:
        def __init__(self, address: str, identity: bytes | None) -> None:
            self.channel = real(address, identity)

        def ask(self, path: str, body: bytes, token: bytes) -> bytes:
            asked.append(path)
            if asked.count("snapshot") == 2:
                raise Unreachable("cable")
            return self.channel.ask(path, body, token)

    app.reach = Breaking
    _come_back(app, stolen.code, stolen.net.address)
    wait(qtbot, lambda: "这台电脑上什么也没有留下" in read(_welcome(app)))
    assert _nothing_is_left()


def test_it_is_cancelled_and_leaves_nothing(app: App, stolen: Stolen, qtbot: QtBot) -> None:
    real = app.reach
    asked, on = threading.Event(), threading.Event()

    class Waiting:
        def __init__(self, address: str, identity: bytes | None) -> None:
            self.channel = real(address, identity)

        def ask(self, path: str, body: bytes, token: bytes) -> bytes:
            if path == "snapshot":
                asked.set()
                on.wait()
            return self.channel.ask(path, body, token)

    app.reach = Waiting
    _come_back(app, stolen.code, stolen.net.address)
    wait(qtbot, asked.is_set)
    press(_welcome(app), "取消")
    on.set()
    wait(qtbot, lambda: not _welcome(app).progress.isVisible())
    assert app.session is None
    assert _nothing_is_left()
