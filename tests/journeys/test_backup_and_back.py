"""Backups by themselves, the file damaged, and everything back from the newest one."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import backup, members
from desktop.app import App
from desktop.models import schema
from desktop.store import backupplan, digest
from desktop.store.community import FILE, Founding, Store, create, open_store
from desktop.views.backups import Backups
from desktop.views.firstrun.questions import AskBackupSecret
from desktop.views.parts import files
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.trybackup import TryBackup
from desktop.views.window import Window
from tests.conftest import PASSPHRASE
from tests.journeys.driving import in_dialog, press, read, wait

DAY = timedelta(days=1)


def opened(app: App) -> Window:
    assert app.session is not None
    return app.session.window


def settings(window: Window) -> SettingsPage:
    window.go("settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    return page


def sums(store: Store) -> dict[str, int]:
    own = {"device", "key_share"}
    every = [table for table in schema.TABLES if table.name not in own]
    return {table.name: digest.table_sum(store, store.refs, table) for table in every}


def test_a_damaged_community_comes_back_from_the_backup_that_wrote_itself(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder, stick = tmp_path / "读书会", tmp_path / "U盘"
    stick.mkdir()
    with closing(create(folder, Founding("青禾读书会"), passphrase=PASSPHRASE)) as made:
        members.add(made, {"name": "单文博", "phone": "13800138000"})
        backup.print_recovery(made)
        before = sums(made)
    app.open(folder)
    wait(qtbot, lambda: app.session is not None)
    window = opened(app)
    window.look_for_backup()
    assert list(stick.iterdir()) == []
    monkeypatch.setattr(files, "ask_folder", lambda *_: stick)
    # The folder is asked for, since there is none yet; the first backup is due at once.
    press(settings(window), "每天")
    wait(qtbot, lambda: len(list(stick.glob("*.qzb"))) == 1)
    file = next(stick.glob("*.qzb"))
    wait(qtbot, lambda: "现有 1 份" in read(window.page()))

    monkeypatch.setattr(files, "ask_open", lambda *_: file)

    def works(dialog: QDialog) -> None:
        assert isinstance(dialog, TryBackup)
        dialog.secret.setText(PASSPHRASE)
        press(dialog, "试一试")
        wait(qtbot, lambda: not dialog.answer.isHidden())
        assert "1 位成员" in dialog.answer.text()
        dialog.reject()

    in_dialog(lambda: press(window.page(), "试一试"), works)

    app.close()
    damaged = bytearray((folder / FILE).read_bytes())
    damaged[len(damaged) // 2 : len(damaged) // 2 + 4096] = bytes(4096)
    (folder / FILE).write_bytes(damaged)

    with closing(create(tmp_path / "别的", Founding("别的"), passphrase=PASSPHRASE)):
        pass
    again_app = App()
    again_app.open(tmp_path / "别的")
    wait(qtbot, lambda: again_app.session is not None)

    def typed(dialog: QDialog) -> None:
        assert isinstance(dialog, AskBackupSecret)
        dialog.secret.setText(PASSPHRASE)
        dialog.accept()

    page = settings(opened(again_app))
    in_dialog(lambda: press(page, "恢复…"), typed)
    wait(qtbot, lambda: "青禾读书会" in opened(again_app).windowTitle())
    back = opened(again_app).folder
    again_app.close()
    with closing(open_store(back, passphrase=PASSPHRASE)) as again:
        assert sums(again) == before
        assert all(one.problem is None for one in backup.check(again))


def test_a_backup_that_fails_is_said_in_the_status_line_and_nowhere_else(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    folder, stick = tmp_path / "读书会", tmp_path / "U盘"
    stick.mkdir()
    with closing(create(folder, Founding("青禾读书会"), passphrase=PASSPHRASE)):
        pass
    backupplan.keep(folder, backupplan.Plan("daily", str(stick), 3))
    stick.rmdir()
    app.open(folder)
    wait(qtbot, lambda: app.session is not None)
    window = opened(app)
    window.look_for_backup()
    wait(qtbot, lambda: "自动备份没成" in read(window.status))
    assert window.status.toast.isHidden()
    wait(qtbot, lambda: "自动备份没成" in read(window.page()))
    press(window.page(), "看看")
    assert window.here() == "settings"
    window.go("home")
    assert "备份文件夹" in read(settings(window))
    stick.mkdir()
    looking = window.findChild(Backups)
    assert looking is not None
    looking.look(datetime.now(UTC).astimezone() + 2 * DAY)
    wait(qtbot, lambda: len(list(stick.glob("*.qzb"))) == 1)
    wait(qtbot, lambda: "自动备份没成" not in read(window.status))
    window.go("home")
    wait(qtbot, lambda: "自动备份没成" not in read(window.page()))
