"""Erasing somebody on his page: who may, what is said, what has to be typed, and the receipt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import members as actions
from desktop.actions import notes, rewards
from desktop.models.role import named
from desktop.store import roles as stored
from desktop.store.community import Reads, Store
from desktop.views.member.erase import EraseDialog, ReceiptDialog
from desktop.views.member.page import MemberPage
from desktop.views.parts import files, privacy
from tests.views.conftest import RecordingShell

NAME = "欧阳小明"


@pytest.fixture
def member(store: Store) -> bytes:
    made = actions.add(store, {"name": NAME, "phone": "13712345678"}).result
    assert isinstance(made, bytes)
    notes.add(store, made, "对花生过敏")
    rewards.award(store, made, 7, "帮忙")
    return made


def _entries(page: MemberPage) -> list[str]:
    return [one.text() for one in page._menu().actions()]


def _texts(dialog: EraseDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def _meet(qtbot: QtBot, kind: type, then: Callable[[object], None]) -> list[object]:
    """Once a dialog of this kind stands open, do something with it."""
    met: list[object] = []

    def look() -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, kind) and one.isVisible() and one not in met:
                met.append(one)
                then(one)
                return
        timer.start(20)

    timer = QTimer(QApplication.instance())
    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(20)
    return met


def test_only_who_may_erase_is_offered_it(
    page: MemberPage, reads: Reads, store: Store, member: bytes
) -> None:
    assert "抹除此人…" in _entries(page)
    deputy = named(stored.role_list(store), "deputy")
    reads.actor = stored.preview(reads, deputy)
    assert "抹除此人…" not in _entries(page)


def test_it_says_what_goes_and_waits_for_the_name_or_the_number(
    page: MemberPage, qtbot: QtBot, reads: Reads
) -> None:
    made = next(shot for shot in page.shots() if shot.name == "erase").prepare()
    assert isinstance(made, EraseDialog)
    qtbot.addWidget(made)
    told = _texts(made)
    for word in (NAME, "备注 1 条", "积分流水 1 笔，合计 7 分", "自动副本 2 份", "回执"):
        assert word in told
    assert not made.accept_button.isEnabled()
    for typed, ready in ((NAME[:2], False), (NAME, True), ("", False), (" qh0001 ", True)):
        made.typed.setText(typed)
        assert made.accept_button.isEnabled() is ready


def test_the_name_is_hidden_while_the_screen_is_shared(page: MemberPage, qtbot: QtBot) -> None:
    privacy.switch(True)
    try:
        made = next(shot for shot in page.shots() if shot.name == "erase").prepare()
        assert isinstance(made, EraseDialog)
        qtbot.addWidget(made)
        assert NAME not in _texts(made)
        assert "QH0001" in _texts(made)
    finally:
        privacy.switch(False)


def test_erased_he_is_gone_from_the_page_and_the_receipt_is_kept(
    page: MemberPage,
    qtbot: QtBot,
    store: Store,
    member: bytes,
    shell: RecordingShell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "回执.txt"
    monkeypatch.setattr(files, "ask_save", lambda *_: file)

    def agree(dialog: object) -> None:
        assert isinstance(dialog, EraseDialog)
        dialog.typed.setText(NAME)
        dialog.accept_button.click()

    def keep(dialog: object) -> None:
        assert isinstance(dialog, ReceiptDialog)
        dialog.save_button.click()
        dialog.accept_button.click()

    _meet(qtbot, EraseDialog, agree)
    _meet(qtbot, ReceiptDialog, keep)
    page.erasing.begin(member)
    qtbot.waitUntil(file.exists, timeout=20_000)
    qtbot.waitUntil(lambda: page._gone.isVisible(), timeout=20_000)
    said = file.read_text("utf-8")
    assert "QH0001" in said
    assert "够不着" in said
    assert NAME not in said
    assert not shell.problems
    qtbot.waitUntil(lambda: "回执已存到 回执.txt" in shell.toasts, timeout=20_000)
