"""Beside an application: taken back, handed out, erased with a receipt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import admission as acting
from desktop.dispatcher import Dispatcher
from desktop.models.admission import REJECTED, WITHDRAWN
from desktop.models.role import named
from desktop.store import admission
from desktop.store import roles as stored
from desktop.store.community import Reads, Store
from desktop.views.admission.page import AdmissionPage
from desktop.views.member.erase import EraseDialog, ReceiptDialog
from desktop.views.parts import files
from tests.journeys.driving import in_dialog
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said
from tests.views.sample_window import settle

NAME = "欧阳小明"


@pytest.fixture
def one(store: Store) -> bytes:
    fields = {"name": NAME, "phone": "13800138000", "source": "展会"}
    made = acting.enter(store, store.community, fields, [("为什么", "想卖花生")]).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def page(
    store: Store,
    one: bytes,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> Iterator[AdmissionPage]:
    made = AdmissionPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.show()
    yield made
    made.hide()
    settle()


def offered(page: AdmissionPage) -> list[str]:
    return [one.text() for one in page.queue.panel.menu.actions()]


def choose(page: AdmissionPage, words: str) -> None:
    (found,) = [one for one in page.queue.panel.menu.actions() if one.text() == words]
    found.trigger()


def test_a_rejected_applicant_is_erased_with_his_name_typed_and_a_receipt(
    page: AdmissionPage, store: Store, reads: Reads, one: bytes, shell: RecordingShell, qtbot: QtBot
) -> None:
    acting.reject(store, one, "只想卖货")
    page.read()
    page.show_target(application=one)
    assert offered(page) == ["谁看过手机…", "导出此人的资料…", "抹除此人…"]
    receipts: list[str] = []

    def keep(dialog: QDialog) -> None:
        assert isinstance(dialog, ReceiptDialog)
        receipts.append(dialog.shown.toPlainText())
        dialog.accept()

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, EraseDialog)
        assert "来源报告" in said(dialog)
        assert not dialog.accept_button.isEnabled()
        dialog.typed.setText(NAME)
        in_dialog(dialog.accept_button.click, keep)

    in_dialog(lambda: choose(page, "抹除此人…"), agree)
    qtbot.waitUntil(lambda: bool(receipts), timeout=20_000)
    qtbot.waitUntil(lambda: admission.find(reads, one).name == "", timeout=20_000)
    assert "已抹除" in receipts[0]
    assert NAME not in receipts[0]
    assert not shell.problems
    qtbot.waitUntil(lambda: NAME not in said(page), timeout=20_000)
    assert "已抹除" in said(page)
    assert offered(page) == []
    assert admission.find(store, one).state == REJECTED


def test_an_application_is_taken_back_beside_the_queue(
    page: AdmissionPage, store: Store, reads: Reads, one: bytes, qtbot: QtBot
) -> None:
    choose(page, "申请人撤回了")
    qtbot.waitUntil(lambda: admission.find(reads, one).state == WITHDRAWN)
    qtbot.waitUntil(lambda: "已撤回" in said(page))


def test_what_is_kept_of_him_goes_to_a_file(
    page: AdmissionPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "他.json"
    monkeypatch.setattr(files, "ask_export", lambda *_: file)
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(said(dialog))
        dialog.accept()

    in_dialog(lambda: choose(page, "导出此人的资料…"), read)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert NAME in file.read_text("utf-8")


def test_a_deputy_is_not_offered_to_erase(
    page: AdmissionPage, reads: Reads, store: Store, one: bytes
) -> None:
    reads.actor = stored.preview(reads, named(stored.role_list(store), "deputy"))
    page.queue.panel.show_one(admission.find(reads, one))
    assert "抹除此人…" not in offered(page)
