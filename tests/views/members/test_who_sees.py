"""Who sees what in the list, and what is exported of it."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import stays
from desktop.dispatcher import Dispatcher
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import PRESETS
from desktop.models.role import named
from desktop.store import roles as stored
from desktop.store.community import Reads, Store, open_reads
from desktop.views.members.head import may_write
from desktop.views.members.page import MembersPage
from desktop.views.members.reveal import MaskedPhone, spaced
from desktop.views.parts import files, privacy
from tests.views.conftest import RecordingShell
from tests.views.members.grid import PEOPLE, said, shown


def test_phones_are_masked_in_the_list_for_everybody(page: MembersPage) -> None:
    assert shown(page, "phone")[1] == "136****9005"


def test_holding_shows_a_phone_letting_go_hides_it_and_the_look_is_noted(
    store: Store,
    people: dict[str, bytes],
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    masked = MaskedPhone(reads, dispatcher, shell)
    qtbot.addWidget(masked)
    masked.show_member(people["单文博"], "136****9005")
    masked.show()
    qtbot.mousePress(masked.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: masked.text.text() == "136 0000 9005")
    qtbot.mouseRelease(masked.hold, Qt.MouseButton.LeftButton)
    assert masked.text.text() == "136****9005"
    assert store.one("SELECT count(*) FROM audit WHERE kind = 'reveal'") == (1,)


@pytest.mark.parametrize("preset", PRESETS)
def test_only_who_may_read_contacts_can_hold_to_show(
    store: Store,
    people: dict[str, bytes],
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    preset: str,
) -> None:
    reads = open_reads(store)
    reads.actor = replace(
        stored.preview(reads, named(stored.role_list(reads), preset)), preview=False
    )
    masked = MaskedPhone(reads, dispatcher, shell)
    qtbot.addWidget(masked)
    masked.show_member(people["单文博"], "****9005")
    assert masked.hold.isHidden() != ("member.read.contact" in PRESETS[preset])
    reads.close()


@pytest.mark.parametrize("preset", PRESETS)
def test_the_list_opens_for_every_role_and_shows_no_more_than_it_may(
    store: Store,
    people: dict[str, bytes],
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    preset: str,
) -> None:
    reads = open_reads(store)
    reads.actor = stored.preview(reads, named(stored.role_list(reads), preset))
    page = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    if "member.read.basic" not in PRESETS[preset]:
        assert shown(page) == []
        assert "成员都在" in said(page)
    elif "member.read.contact" not in PRESETS[preset]:
        assert shown(page, "phone")[1] == "****9005"
    assert not may_write(reads.actor)
    reads.close()


def test_in_privacy_mode_nothing_personal_is_said(page: MembersPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(1, 1))
    privacy.switch(True)
    page.panel.show_member(page.table.current_row())
    text = said(page) + "\n".join(shown(page)) + "\n".join(shown(page, "phone"))
    for name, phone, *_ in PEOPLE:
        assert name not in text
        assert phone[-4:] not in text


def test_nothing_is_exported_while_the_screen_is_shared(
    page: MembersPage,
    shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "成员.csv")
    privacy.switch(True)
    page.export(())
    assert [one.code for one in shell.problems] == ["window.screen_shared"]
    privacy.switch(False)
    page.export(())
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert (tmp_path / "成员.csv").exists()


@pytest.mark.parametrize("falling", [False, True])
def test_ticked_rows_are_exported_as_they_stand_on_the_screen(
    page: MembersPage,
    shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
    falling: bool,
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "成员.csv")
    page._show_query(MemberQuery(sort=(("name", falling),)))
    rows = [page.model.row(number) for number in range(page.model.rowCount())]
    ids = [row.id for row in rows if row is not None]
    page.export(sorted(ids)[:3])
    qtbot.waitUntil(lambda: bool(shell.toasts))
    text = (tmp_path / "成员.csv").read_text("utf-8-sig")
    names = [row.name for row in rows if row is not None and row.id in sorted(ids)[:3]]
    assert [line for line in names if line in text] == names
    assert sorted(names, key=text.index) == names


@pytest.mark.parametrize("ticked", [False, True])
def test_a_list_of_who_left_is_exported_whole_or_as_ticked(
    page: MembersPage,
    store: Store,
    people: dict[str, bytes],
    shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
    ticked: bool,
) -> None:
    stays.leave(store, [people["单文博"]], "搬走了")
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "成员.csv")
    page._show_query(MemberQuery(filters=(Filter("status", "=", ("left",)),)))
    if ticked:
        page.table.tick(0)
        offered = [one for one in page.floating.findChildren(QPushButton) if not one.isHidden()]
        assert [one.text() for one in offered if one.text()] == ["导出"]
        page.export([people["单文博"]])
    else:
        page.export([])
    qtbot.waitUntil(lambda: bool(shell.toasts))
    text = (tmp_path / "成员.csv").read_text("utf-8-sig")
    assert [name for name in people if name in text] == ["单文博"]


def test_a_phone_is_spaced_for_reading_aloud() -> None:
    assert spaced("+8613600009005") == "136 0000 9005"
    assert spaced("+886912345678") == "+886912345678"
