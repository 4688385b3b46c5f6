"""外带包 in the window: made at the door, opened with its code, brought back, taken in."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import packopen, packs, registrations
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.door import member_code
from desktop.models.member import MemberQuery
from desktop.store import calendar, members
from desktop.store import packs as kept
from desktop.store.community import Reads, Store, open_store
from desktop.views import opening
from desktop.views.door import packing, sound
from desktop.views.door.packdialogs import PackCode, PackDialog
from desktop.views.parts import files
from desktop.views.session import Session
from desktop.views.sync.join import Join
from tests.calendar_builders import ZONE, member
from tests.conftest import PASSPHRASE
from tests.views.conftest import RecordingShell


@pytest.fixture
def one(store: Store) -> Occurrence:
    """A session that is on, and three members."""
    for name in ("单文博", "吴桂芳", "贺兰"):
        member(store, name)
    start = (datetime.now(ZONE) - timedelta(minutes=1)).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "晨读", "start": start.isoformat(), "minutes": 90})
    return calendar.occurrences(store, start.date(), start.date())[0]


@pytest.fixture
def verbs(
    one: Occurrence, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell
) -> packing.Packing:
    return packing.Packing(shell.window, reads, dispatcher, shell)


def made(store: Store, one: Occurrence, path: Path, **more: object) -> packs.Made:
    people = packs.people_of(store, one, everybody=True)
    asked = packs.Asked(people=people, name="小林", **more)  # type: ignore[arg-type]
    found = packs.make(store, one.series, one.original, path, asked).result
    assert isinstance(found, packs.Made)
    return found


@pytest.fixture
def away(store: Store, one: Occurrence, tmp_path: Path) -> Iterator[Session]:
    """The window of another laptop on which a pack was opened by its code and file."""
    path = tmp_path / "外带包.qzp"
    code = made(store, one, path).code.text
    join = Join(opening.reach, code, tmp_path / "hall", path)
    session = Session(join(PASSPHRASE, lambda _done, _total: None))
    yield session
    session.close()


def test_a_pack_is_asked_for_written_and_its_code_is_shown(
    store: Store,
    one: Occurrence,
    verbs: packing.Packing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "小林.qzp"
    shown: list[str] = []

    def fill(asked: PackDialog) -> int:
        asked.accept()
        assert asked.isVisible() is False
        asked.name.setText("小林")
        asked.people.setCurrentIndex(asked.people.findData("*"))
        asked.seats.setValue(2)
        asked.accept()
        return asked.result()

    def note(code: PackCode) -> int:
        shown.append(code.code.text())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PackDialog, "exec", fill)
    monkeypatch.setattr(PackCode, "exec", note)
    monkeypatch.setattr(files, "ask_save", lambda *_args: path)
    verbs.make(one)
    qtbot.waitUntil(lambda: bool(shown))
    (known,) = kept.out(store, one.series, one.original)
    assert (known.whom, known.people, known.seats) == ("小林", 3, 2)
    assert shown[0].startswith("pack:0/")
    assert path.is_file()
    lines = [act.text() for act in verbs.menu(one).actions()]
    assert lines[:2] == ["做外带包…", "收下带回的文件…"]
    assert lines[2].startswith("在外面：小林")


def test_the_opened_pack_says_what_it_is_and_offers_the_door_and_the_way_back(
    away: Session, one: Occurrence, qtbot: QtBot
) -> None:
    window = away.window
    window.show()
    text = window.sheet.pack.text()
    assert "晨读" in text
    assert "小林" in text
    assert "离线的钟证明不了什么" in text
    # Its first screen is about the evening, not about what a community still has to settle.
    shown = " ".join(each.text() for each in window.page().findChildren(QLabel))
    assert "主持人" not in shown
    assert "还没有签到" in shown
    assert [each.text() for each in window.page().findChildren(QAbstractButton)] == [
        "签到台",
        "看这一场",
        "带回…",
    ]
    window.go("door", series=one.series, original=one.original)
    assert window.page().first_focus().isEnabled()
    menu = packing.Packing(window, window.reads, window.dispatcher, window).menu(one)
    assert [act.text() for act in menu.actions()] == ["带回…"]


def test_the_door_of_a_pack_says_in_red_that_the_places_are_taken(
    store: Store,
    one: Occurrence,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    acting.edit(store, one.series, one.original, {"capacity": 2}, "this")
    first, second, third = packs.people_of(store, one, everybody=True)
    registrations.register(store, one.series, one.original, [first, second])
    path, folder = tmp_path / "pack", tmp_path / "hall"
    packopen.into(folder, path, made(store, one, path).code, PASSPHRASE)
    session = Session(open_store(folder, passphrase=PASSPHRASE))
    window = session.window
    window.show()
    window.go("door", series=one.series, original=one.original)
    desk = window.page().desk
    heard: list[str] = []
    monkeypatch.setattr(sound, "play", heard.append)
    answers: list[object] = []
    desk.work.told.connect(lambda found, _text: answers.append(found))
    for who in (first, third):
        desk.field.setText(member_code(who))
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    desk.work.register("白薇", "")
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert heard[1:] == ["err", "err"]
    assert (desk.card.said.tone, desk.card.said.word) == ("err", "未报名，名额已满")
    assert desk.card.said.name == "白薇"
    desk.tally.expected.read()
    assert desk.tally.expected.count.text() == "应到 2 人，名额已满"
    assert any("带回以后才算定" in each.text() for each in desk.findChildren(QLabel))
    # It is handed back, not backed up: nothing is missing here.
    assert not any("备份" in each.text() for each in window.findChildren(QLabel))
    session.close()


def test_what_was_done_goes_back_from_the_banner_and_is_taken_in_at_the_door(
    store: Store,
    one: Occurrence,
    away: Session,
    verbs: packing.Packing,
    shell: RecordingShell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    back = tmp_path / "带回.qzr"
    (who,) = [row.id for row in members.page(away.window.reads, MemberQuery(search="贺兰"))]
    away.window.show()
    away.window.go("door", series=one.series, original=one.original)
    desk = away.window.page().desk
    desk.field.setText(member_code(who))
    with qtbot.waitSignal(desk.work.told):
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    monkeypatch.setattr(files, "ask_save", lambda *_args: back)
    away.window.sheet.pack.ended.emit()
    qtbot.waitUntil(back.is_file)
    monkeypatch.setattr(files, "ask_open", lambda *_args: back)
    verbs.take()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == ["带回来了：1 人签到，0 位新人"]
    assert [each.name for each in calendar.attendees(store, one.id)] == ["贺兰"]
    # Undone at its door afterwards, by the key that undoes there.
    with qtbot.waitSignal(desk.work.took_back):
        qtbot.keyClick(desk.field, Qt.Key.Key_Backspace)
    back = tmp_path / "带回 2.qzr"
    away.window.sheet.pack.ended.emit()
    qtbot.waitUntil(back.is_file)
    verbs.take()
    qtbot.waitUntil(lambda: len(shell.toasts) == 2)
    assert shell.toasts[1] == "带回来了：0 人签到，0 位新人\n1 人更正为没有来"
    assert calendar.attendees(store, one.id) == []


def test_an_expired_pack_shows_nobody_and_still_offers_the_way_back(
    store: Store, one: Occurrence, tmp_path: Path, qtbot: QtBot
) -> None:
    path, folder = tmp_path / "pack", tmp_path / "hall"
    expires = round(datetime.now(ZONE).timestamp() * 1000) + 60_000
    code = made(store, one, path, expires=expires).code
    packopen.into(folder, path, code, PASSPHRASE)
    opened = open_store(folder, passphrase=PASSPHRASE)
    mark = kept.held(opened)
    assert mark
    with opened.writing() as connection:
        kept.keep(connection, replace(mark, expires=expires - 120_000))
    session = Session(opened)
    window = session.window
    window.show()
    assert "已经到期" in window.sheet.pack.text()
    assert window.sheet.pages.isHidden()
    assert window.sheet.pack.height() <= window.sheet.pack.sizeHint().height()
    assert members.page(window.reads, MemberQuery()) == []
    assert members.matching(window.reads, "贺兰", 5) == []
    session.close()
