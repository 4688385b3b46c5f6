"""A restored or copied folder is let in again from the window, by an invitation or by its owner."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import backup, members
from desktop.models.role import named
from desktop.store import roles
from desktop.store.community import open_store
from desktop.views.sync.codes import RejoinDialog
from tests.conftest import PASSPHRASE
from tests.journeys.driving import in_dialog, press, read, wait
from tests.sync.team import Laptop, Team
from tests.views.hub_window import Desk, desk, pill


@contextmanager
def restored(crew: Team, laptop: Laptop, qtbot: QtBot) -> Iterator[Desk]:
    """A window over what the laptop was before it went on; something was done in it since."""
    laptop.store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = crew.folder / "restored"
    shutil.copytree(laptop.store.folder, copy)
    members.add(laptop.store, {"name": "备份之后"})
    laptop.sync()
    with closing(open_store(copy, passphrase=PASSPHRASE)) as store:
        members.add(store, {"name": "恢复之后"})
        with desk(crew, Laptop(store, laptop.session)) as one:
            wait(qtbot, lambda: pill(one) == "要重新加入")
            yield one


def let_in(one: Desk, code: str, qtbot: QtBot) -> None:
    """Type the code where the Sync screen asks for it."""
    one.window.go("sync")
    shown = one.window.page()
    wait(qtbot, lambda: "重新加入…" in read(shown))
    assert "qunzhu" not in read(shown)

    def fill(asked: QDialog) -> None:
        assert isinstance(asked, RejoinDialog)
        asked.code.setText(code)
        asked.accept()

    in_dialog(lambda: press(shown, "重新加入…"), fill)
    wait(qtbot, lambda: pill(one) == "已同步")
    assert "重新加入…" not in read(shown)


def _pulled(laptop: Laptop) -> list[str]:
    laptop.sync()
    return [row[0] for row in laptop.store.rows("SELECT name FROM member WHERE gone = 0")]


def test_a_restored_folder_is_let_in_again_where_the_window_says_that_it_is_not_known(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    helper = crew.join(crew.invite(owner, "小陈", "deputy"))
    with restored(crew, helper, qtbot) as one:
        deputy = named(roles.role_list(owner.store), "deputy")
        owner.sync()
        code = crew.offer(owner, one.reads.operator, "deputy", deputy.cells)
        let_in(one, code.text, qtbot)
        wait(qtbot, lambda: set(_pulled(owner)) == {"备份之后", "恢复之后"})


def test_the_owner_lets_her_restored_folder_in_by_her_recovery_code(
    crew: Team, owner: Laptop, qtbot: QtBot
) -> None:
    helper = crew.join(crew.invite(owner, "小陈", "deputy"))
    code = backup.print_recovery(owner.store)
    owner.sync()
    with restored(crew, owner, qtbot) as one:
        let_in(one, code, qtbot)
        wait(qtbot, lambda: set(_pulled(helper)) == {"备份之后", "恢复之后"})
