"""A team without a server, all in the window: join by a file, hand files on, lose the first one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import backup, members
from desktop.app import App
from desktop.models.invitation import read_code
from desktop.models.member import MemberQuery
from desktop.store import link, pending
from desktop.store import members as stored
from desktop.store.community import Reads, Store, open_store
from desktop.sync import bundle, bundlejoin
from desktop.views.firstrun.recover import RecoverDialog
from desktop.views.parts import files
from desktop.views.sync.codes import JoinDialog, RejoinDialog
from desktop.views.sync.dialogs import CodeDialog, InviteDialog
from hub.sqlite import SqliteEngine
from hub.tables import migrate
from tests.conftest import PASSPHRASE
from tests.journeys.driving import in_dialog, press, read, wait
from tests.sync.sticks import Parcel, Sticks
from tests.sync.team import Laptop, Team
from tests.views.hub_window import desk


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    folder = tmp_path / "sticks"
    folder.mkdir()
    made = Sticks(folder)
    yield made
    made.close()


def _names(reads: Reads) -> list[str]:
    return sorted(row.name for row in stored.page(reads, MemberQuery()))


def _join(app: App, parcel: Parcel) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        assert parcel.code
        dialog.code.setText(parcel.code.text)
        dialog.accept()
        assert "请选对方给你的那个文件" in read(dialog)
        # The letters are all that is read out to a person.
        dialog.code.setText(parcel.code.text.rpartition("/")[2].lower())
        dialog.accept()
        assert "请把那个文件一起选上" in read(dialog)
        dialog.take_file(parcel.path)
        dialog.accept()

    assert app.welcome_page is not None
    in_dialog(lambda: press(app.welcome_page, "我有邀请码"), fill)  # type: ignore[arg-type]


def test_who_joins_by_a_file_hands_work_on_and_reads_the_answer_in_the_window(
    app: App, sticks: Sticks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = sticks.found()
    members.add(owner, {"name": "林霞"})
    _join(app, sticks.invite(owner, "小陈", "deputy"))
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    window = app.session.window
    assert _names(window.reads) == ["林霞"]
    job = window.dispatcher.do(members.add, {"name": "王芳"})
    with qtbot.waitSignal(job.over):
        pass
    window.go("sync")
    there, back = tmp_path / "去.qzs", tmp_path / "回.qzs"
    monkeypatch.setattr(files, "ask_save", lambda *_: there)
    press(window.page(), "写同步包…")
    wait(qtbot, there.exists)
    wait(qtbot, lambda: "写好了" in read(window))
    bundle.take(owner, there)
    assert _names(owner) == ["林霞", "王芳"]
    members.add(owner, {"name": "李雷"})
    bundle.export(owner, back)
    monkeypatch.setattr(files, "ask_open", lambda *_: back)
    press(window.page(), "读同步包…")
    wait(qtbot, lambda: "李雷" in _names(window.reads))
    wait(qtbot, lambda: "读进了" in read(window))
    # Her name waits for the next file, since she says it once she was let in; her work does not.
    assert window.reads.one("SELECT 1 FROM pending WHERE tbl = 'member'") is None


def test_the_first_computer_is_lost_and_a_backup_decides_in_its_place(
    app: App, sticks: Sticks, qtbot: QtBot, tmp_path: Path
) -> None:
    owner = sticks.found()
    members.add(owner, {"name": "林霞"})
    code, kept = backup.print_recovery(owner), tmp_path / "三月.qzb"
    backup.export(owner, kept)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, RecoverDialog)
        dialog.code.setText(code)
        dialog.accept()
        assert "不是中枢的地址" in read(dialog)
        dialog.take_backup(kept)
        dialog.accept()

    assert app.welcome_page is not None
    in_dialog(lambda: press(app.welcome_page, "我有恢复码"), fill)  # type: ignore[arg-type]
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    reads = app.session.window.reads
    assert _names(reads) == ["林霞"]
    assert reads.actor.role == "owner"
    assert not link.read(reads).judge
    assert "用文件邀请…" in read(app.session.window.page())


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    engine = SqliteEngine(tmp_path / "hub.db", os.urandom(32), durable=False)
    migrate(engine)
    made = Team(tmp_path, engine)
    yield made
    made.close()
    engine.close()


def test_the_owner_invites_by_a_file_and_a_code_and_reads_who_came(
    crew: Team, sticks: Sticks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = crew.found()
    path = tmp_path / "加入.qzs"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    codes: list[str] = []

    def whom(dialog: QDialog) -> None:
        assert isinstance(dialog, InviteDialog)
        assert "中枢" not in read(dialog)
        dialog.name.setText("小陈")
        dialog.accept()

    def code(dialog: QDialog) -> None:
        assert isinstance(dialog, CodeDialog)
        assert path.name in read(dialog)
        codes.append(dialog.code.text())
        dialog.accept()

    with desk(crew, owner) as one:
        one.window.go("sync")
        page = one.window.page()
        wait(qtbot, lambda: "只在这台电脑上" in read(page))
        in_dialog(lambda: press(page, "用文件邀请…"), whom)
        in_dialog(lambda: wait(qtbot, lambda: bool(codes)), code)
        came = Parcel(path, read_code(codes[0]))
        assert came.code is not None
        assert bundlejoin.read(path, came.code).role == "assistant"
        first = tmp_path / "来.qzs"
        bundle.export(sticks.join(came), first)
        monkeypatch.setattr(files, "ask_open", lambda *_: first)
        press(page, "读同步包…")
        wait(qtbot, lambda: "让 1 台新电脑进来了" in read(one.window))


def test_a_copied_folder_of_such_a_team_is_let_in_again_by_a_file(
    crew: Team, sticks: Sticks, qtbot: QtBot
) -> None:
    owner = sticks.found()
    helper = sticks.join(sticks.invite(owner, "小陈", "deputy"))
    sticks.meet(owner, helper)
    helper.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = sticks.new()
    shutil.copytree(helper.folder, copy)
    parcel = sticks.invite(owner, "小陈", "deputy")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, RejoinDialog)
        assert parcel.code
        dialog.code.setText(parcel.code.text)
        dialog.take_file(parcel.path)
        dialog.accept()

    with closing(open_store(copy, passphrase=PASSPHRASE)) as restored:
        members.add(restored, {"name": "恢复之后"})
        with desk(crew, _as_laptop(restored)) as one:
            one.window.go("sync")
            page = one.window.page()
            wait(qtbot, lambda: "重新加入…" in read(page))
            in_dialog(lambda: press(page, "重新加入…"), fill)
            wait(qtbot, lambda: "带给第一台电脑" in read(one.window))
            sticks.meet(owner, restored)
            assert "恢复之后" in _names(owner)
            assert pending.waiting_changesets(restored) == 0


def _as_laptop(store: Store) -> Laptop:
    return Laptop(store, None)  # type: ignore[arg-type]  # no hub is asked
