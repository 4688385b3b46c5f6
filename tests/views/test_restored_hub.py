"""A hub that was restored from an old backup: the window says once what it got back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.views.parts import privacy
from hub.sqlite import SqliteEngine
from tests.journeys.driving import wait
from tests.sync.backups import KEY, Backups
from tests.sync.team import Laptop, Team
from tests.views.hub_window import desk, pill


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    found = Team(tmp_path, SqliteEngine(tmp_path / "hub.db", KEY))
    yield found
    found.close()


@pytest.fixture
def ahead(crew: Team) -> Laptop:
    """The owner, who has read what a deputy and she did after the hub's backup."""
    owner = crew.found()
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    backups = Backups(crew)
    old = backups.take()
    members.add(deputy.store, {"name": "王芳"})
    deputy.sync()
    members.add(owner.store, {"name": "李雷"})
    owner.sync()
    backups.put_back(old)
    return owner


def test_what_a_restored_hub_got_back_and_whose_it_is_is_said_until_it_was_read(
    crew: Team, ahead: Laptop, qtbot: QtBot
) -> None:
    with desk(crew, ahead) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        said = one.window.sheet.returned
        wait(qtbot, said.isVisible)
        assert "恢复到了旧的备份" in said.text()
        assert "小陈" in said.text()
        assert "群主" in said.text()
        assert any(figure in said.text() for figure in ("2 批", "3 批", "4 批"))
        one.window.build()
        wait(qtbot, lambda: one.window.sheet.returned.isVisible())
        privacy.switch(True)
        assert "小陈" not in one.window.sheet.returned.text()
        privacy.switch(False)
        one.window.sheet.returned.ended.emit()
        assert not one.window.sheet.returned.isVisible()
        one.window.build()
        one.syncing.now()
        wait(qtbot, lambda: pill(one) == "已同步")
        assert not one.window.sheet.returned.isVisible()


def test_a_hub_that_lost_nothing_is_not_spoken_of(crew: Team, qtbot: QtBot) -> None:
    owner = crew.found()
    crew.connect(owner)
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        assert not one.window.sheet.returned.isVisible()
