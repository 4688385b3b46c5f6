"""Two windows on two computers and a hub between them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.app import App
from desktop.models.invitation import Invitation
from desktop.models.invitationfile import InvitationFile, encode
from desktop.models.member import MemberQuery
from desktop.store import members as stored
from desktop.views import openfile, start
from desktop.views.parts import files
from desktop.views.settings.backup import ShowCode
from desktop.views.sync.dialogs import CodeDialog, InviteDialog
from desktop.views.theme.palette import Look
from tests.conftest import PASSPHRASE
from tests.journeys.driving import in_dialog, in_dialogs, press, read, wait
from tests.sync.team import Team, team
from tests.views.hub_window import Desk, Line, desk, pill
from tests.views.sample_window import settle


@pytest.fixture
def crew(tmp_path: Path, qapp: QApplication) -> Iterator[Team]:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    start.dress(Look(theme="light"))
    yield from team(tmp_path)


def _cities(one: Desk) -> list[str]:
    return [row.city for row in stored.page(one.reads, MemberQuery())]


def test_an_edit_in_one_window_appears_in_the_other(crew: Team, qtbot: QtBot) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000", "city": "广州"})
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    with desk(crew, owner) as here, desk(crew, second) as there:
        for one in (here, there):
            one.window.go("members")
            wait(qtbot, lambda one=one: pill(one) == "已同步")  # type: ignore[misc]
        (row,) = stored.page(here.reads, MemberQuery())
        here.dispatcher.do(members.edit, row.id, {"city": "深圳"})
        wait(qtbot, lambda: _cities(here) == ["深圳"])
        wait(qtbot, lambda: here.reads.one("SELECT 1 FROM changeset WHERE seq IS NULL") is None)
        there.syncing.now()
        wait(qtbot, lambda: _cities(there) == ["深圳"])
        # And back, while the other one is without a network for a while.
        here.line.down = True
        there.dispatcher.do(members.edit, row.id, {"city": "佛山"})
        wait(qtbot, lambda: _cities(there) == ["佛山"])
        wait(qtbot, lambda: there.reads.one("SELECT 1 FROM changeset WHERE seq IS NULL") is None)
        here.syncing.now()
        wait(qtbot, lambda: pill(here) == "离线")
        assert _cities(here) == ["深圳"]
        here.line.down = False
        here.syncing.now()
        wait(qtbot, lambda: _cities(here) == ["佛山"])


@pytest.fixture
def new_computer(crew: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], App]:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "new computer"))

    def started() -> App:
        app = App()
        app.reach, app.listen = lambda _address, _identity: Line(crew.channel), None
        return app

    return started


def test_a_double_click_on_the_file_that_the_owner_wrote_brings_a_new_computer_in(
    crew: Team,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    new_computer: Callable[[], App],
) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.connect(owner)
    file = tmp_path / "青禾读书会-邀请.qzi"
    monkeypatch.setattr(files, "ask_save", lambda *_words: file)

    def ask(dialog: InviteDialog) -> None:
        dialog.name.setText("何以安")
        dialog.accept()

    def save(dialog: CodeDialog) -> None:
        press(dialog, "存成邀请文件…")
        assert "已存好" in read(dialog)
        dialog.accept()

    with desk(crew, owner) as here:
        here.window.go("sync")
        wait(qtbot, lambda: pill(here) == "已同步")
        in_dialogs(
            lambda: (press(here.window, "邀请新设备"), wait(qtbot, file.exists)),
            (InviteDialog, ask),
            (ShowCode, lambda dialog: dialog.accept()),
            (CodeDialog, save),
        )

    seen = []

    def accept(dialog: QDialog) -> None:
        seen.append(read(dialog))
        dialog.accept()

    app = new_computer()
    in_dialog(lambda: openfile.show(app, file, None), accept)
    assert "邀请你加入“青禾读书会”，角色是助理" in seen[0]
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    window = app.session.window
    wait(qtbot, lambda: window.status.state.text() == "已同步")
    assert [row.name for row in stored.page(window.reads, MemberQuery())] == ["王芳"]
    app.close()


def test_a_file_whose_day_is_over_says_so_and_can_be_tried(
    new_computer: Callable[[], App], tmp_path: Path
) -> None:
    code = Invitation("192.168.1.5:8440", bytes(16)).text
    old = InvitationFile(code=code, community="青禾读书会", role="host", until=1_700_000_000_000)
    file = tmp_path / "邀请.qzi"
    file.write_bytes(encode(old))
    seen = []

    def look(dialog: QDialog) -> None:
        seen.append(read(dialog))
        assert dialog.code.text() == code  # type: ignore[attr-defined]  # the code's question
        dialog.reject()

    app = new_computer()
    in_dialog(lambda: openfile.show(app, file, None), look)
    assert "角色是主持人" in seen[0]
    assert "已经过期" in seen[0]
    app.close()


def test_a_file_that_is_no_invitation_says_so_and_leaves_room_for_the_code(
    new_computer: Callable[[], App], tmp_path: Path
) -> None:
    broken = tmp_path / "邀请.qzi"
    broken.write_bytes(b"{}")
    seen = []

    def look(dialog: QDialog) -> None:
        seen.append(read(dialog))
        dialog.reject()

    app = new_computer()
    in_dialog(lambda: openfile.show(app, broken, None), look)
    assert "不是邀请文件" in seen[0]
    app.close()


def test_a_code_brings_a_new_computer_in_from_the_welcome(
    crew: Team, qtbot: QtBot, new_computer: Callable[[], App]
) -> None:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.connect(owner)
    code = crew.invite(owner, "何以安", "admin").text
    app = new_computer()
    app.welcome()
    assert app.welcome_page is not None
    page = app.welcome_page

    def fill(dialog: QDialog) -> None:
        dialog.code.setText(f"qunzhu:{code}")  # type: ignore[attr-defined]  # the code's question
        dialog.accept()

    in_dialog(lambda: press(page, "我有邀请码"), fill)
    wait(qtbot, lambda: app.session is not None)
    assert app.session is not None
    window = app.session.window
    wait(qtbot, lambda: window.status.state.text() == "已同步")
    assert [row.name for row in stored.page(window.reads, MemberQuery())] == ["王芳"]
    assert window.reads.actor.name == "何以安"
    assert window.reads.actor.role == "admin"
    app.close()
    settle()
