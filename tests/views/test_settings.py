"""Settings are in force at once and kept; the community's name is checked where it is typed."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QAbstractButton, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.models import recovery
from desktop.models.permission import preview_of
from desktop.store import backuptime, home, pointvalue
from desktop.store.community import Reads, Store
from desktop.views.parts import files, privacy
from desktop.views.parts.dialog import Dialog
from desktop.views.settings.backup import AskBackupPassphrase, BackupSection
from desktop.views.settings.page import SettingsPage
from desktop.views.theme import preferences
from desktop.views.theme.palette import Look
from tests.views.conftest import RecordingShell
from tests.views.sample_window import said


@pytest.fixture
def page(reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.show()
    return made


def press(page: SettingsPage, text: str) -> None:
    found = [one for one in page.findChildren(QAbstractButton) if one.text() == text]
    assert len(found) == 1, text
    found[0].click()


def test_a_choice_of_the_look_is_asked_of_the_window_at_once(
    page: SettingsPage, shell: RecordingShell
) -> None:
    press(page, "深色")
    press(page, "150%")
    press(page, "紧凑")
    press(page, "English")
    assert [one.theme for one in shell.looks[:1]] == ["dark"]
    assert shell.looks[1].scale == 1.5
    assert shell.looks[2].density == "compact"
    assert shell.looks[3].language == "en"


@pytest.mark.parametrize(
    "look", [Look("dark", 1.5, "compact", "en"), Look("system", 0.9, "roomy", "zh_TW")]
)
def test_a_look_is_kept_between_starts(look: Look, page: SettingsPage) -> None:
    preferences.save(look)
    assert preferences.load() == look


def test_a_kept_look_that_makes_no_sense_is_the_default(page: SettingsPage) -> None:
    preferences.save(Look("dark", 9.0, "normal", "zh_CN"))
    assert preferences.load().scale == 1.6


def test_the_community_is_renamed_where_its_name_stands(
    page: SettingsPage, dispatcher: Dispatcher, reads: Reads, shell: RecordingShell, qtbot: QtBot
) -> None:
    field = page.community.fields["name"]
    field.setText("青禾读书会 二部")
    with qtbot.waitSignal(dispatcher.changed):
        field.editingFinished.emit()
    assert home.community(reads).name == "青禾读书会 二部"
    assert shell.undoable


def test_an_empty_name_is_refused_beside_the_field(
    page: SettingsPage, dispatcher: Dispatcher, reads: Reads, qtbot: QtBot
) -> None:
    before = home.community(reads).name
    field = page.community.fields["name"]
    field.setText("  ")
    field.editingFinished.emit()
    qtbot.waitUntil(lambda: not page.community._problem.isHidden())
    assert "社群的名字不能空着" in " ".join(said(page))
    assert home.community(reads).name == before


def test_what_a_point_costs_is_kept_and_what_cannot_be_is_told(
    page: SettingsPage, dispatcher: Dispatcher, reads: Reads, qtbot: QtBot
) -> None:
    field = page.community.fields["point_value"]
    assert field.text() == ""
    field.setText("一分")
    field.editingFinished.emit()
    qtbot.waitUntil(lambda: not page.community._problem.isHidden())
    assert "0.01" in " ".join(said(page))
    field.setText("0.005")
    with qtbot.waitSignal(dispatcher.changed):
        field.editingFinished.emit()
    assert pointvalue.read(reads) == Decimal("0.005")
    assert page.community._shown["point_value"] == "0.005"


def test_who_may_not_write_the_community_sees_it_only(
    reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    reads.actor = preview_of(reads.actor, "host", frozenset({"member.read.basic"}))
    made = SettingsPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    assert not made.community.fields["name"].isEnabled()


def test_privacy_can_be_switched_here(page: SettingsPage) -> None:
    press(page, "开")
    assert privacy.on()


def test_a_backup_is_written_and_its_time_remembered(
    page: SettingsPage, reads: Reads, shell: RecordingShell, tmp_path: Path, qtbot: QtBot
) -> None:
    section = next(one for _, one in page._sections.values() if isinstance(one, BackupSection))
    assert backuptime.last(reads) is None
    section.write(tmp_path / "a.qzb", "备份口令 2026")
    qtbot.waitUntil(lambda: bool(shell.toasts), timeout=20_000)
    assert (tmp_path / "a.qzb").stat().st_size > 0
    last = backuptime.last(reads)
    assert last is not None
    assert section._last.text() == f"上次：{last:%Y-%m-%d %H:%M}"
    assert shell.backups == 1


def test_the_first_backup_shows_the_owner_a_recovery_code_and_the_second_does_not(
    store: Store,
    page: SettingsPage,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    seen: list[str] = []

    def looked_at(dialog: Dialog) -> int:
        shown = dialog.findChild(QPlainTextEdit)
        seen.append(shown.toPlainText() if isinstance(shown, QPlainTextEdit) else "口令")
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(Dialog, "exec", looked_at)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "a.qzb")
    press(page, "现在备份…")
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert recovery.decode(seen[0])
    assert seen[1] == "口令"
    press(page, "现在备份…")
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[2] == "口令"
    assert store.keys.recovery is not None


def test_a_backup_is_called_after_the_community_without_signs_that_a_file_system_refuses(
    store: Store, page: SettingsPage
) -> None:
    section = next(one for _, one in page._sections.values() if isinstance(one, BackupSection))
    with store.recording("community.edit") as rec:
        rec.put("community", store.community, {"name": "周末/爬山?"})
    assert section.suggested().startswith("周末 爬山 2")


def test_a_file_is_asked_for_in_the_documents_and_then_where_one_was_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "家"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: "")
    monkeypatch.setattr(files, "_LAST", {})
    assert files.start() == home
    monkeypatch.setattr(files, "_LAST", {"folder": tmp_path})
    assert files.start() == tmp_path


def test_a_short_or_different_passphrase_is_refused(qtbot: QtBot, page: SettingsPage) -> None:
    asked = AskBackupPassphrase(page)
    asked.first.setText("短")
    asked.accept()
    assert "口令太短" in " ".join(said(asked))
    asked.first.setText("足够长的口令吧")
    asked.first.setText("足够长的口令吧一二三")
    asked.again.setText("另一个")
    asked.accept()
    assert "不一样" in " ".join(said(asked))
    assert asked.result() == 0
