"""Two windows on two computers and a hub between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.app import App
from desktop.models.member import MemberQuery
from desktop.store import members as stored
from desktop.views import start
from desktop.views.theme.palette import Look
from tests.conftest import PASSPHRASE
from tests.journeys.driving import in_dialog, press, wait
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


def test_a_code_brings_a_new_computer_in_from_the_welcome(
    crew: Team, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "new computer"))
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.connect(owner)
    code = crew.invite(owner, "何以安", "admin").text
    app = App()
    app.reach, app.listen = lambda _address, _identity: Line(crew.channel), None
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
