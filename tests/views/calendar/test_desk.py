"""Who was there: the list of people, and the desk at the door."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions import attendance, members
from desktop.dispatcher import Dispatcher
from desktop.store import members as stored
from desktop.store.community import Reads, Store
from desktop.views.calendar import people
from desktop.views.calendar.correcting import LATE, TIMELY, CorrectionDialog
from desktop.views.calendar.form import OccurrenceForm
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.people import PeopleDialog
from tests.rewards_builders import member
from tests.views.calendar.pages import add, on, texts
from tests.views.conftest import RecordingShell


@pytest.fixture
def desk(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[PeopleDialog]:
    """The check-in desk of a session of today, five people known."""
    for name in ("单文博", "单小雨", "吴桂芳"):
        member(store, name)
    add(store, reads.today(), "每周共读", hour=0)
    made = PeopleDialog(None, reads, dispatcher, shell, on(store, reads.today())[0], may=True)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: made.picker.hasFocus())
    yield made
    made.close()


def _type_name(desk: PeopleDialog, qtbot: QtBot, text: str) -> None:
    assert desk.picker.text() == ""
    assert desk.picker.hasFocus()
    qtbot.keyClicks(desk.picker, text)
    assert desk.picker._offers.isVisible()


def test_the_list_of_who_was_there_checks_in_and_corrects(
    store: Store,
    shown: CalendarPage,
    dispatcher: Dispatcher,
    day: date,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ann = members.add(store, {"name": "贺兰"}).result
    assert isinstance(ann, bytes)
    add(store, day, "每周共读")
    (one,) = on(store, day)
    dialog = shown.verbs.people_dialog(one, True)
    qtbot.addWidget(dialog)
    asked: list[str] = []
    monkeypatch.setattr(people, "ask", lambda *given: asked.append(given[1]) or len(asked) > 1)
    dialog.check_in(ann)
    qtbot.waitUntil(lambda: not dispatcher.working())
    assert (asked, dialog.people.total) == (["现在就登记到场？"], 0)
    with qtbot.waitSignal(dispatcher.changed):
        dialog.check_in(ann)
    qtbot.waitUntil(lambda: dialog.people.total == 1)
    assert "贺兰" in str(dialog.people.data(dialog.people.index(0)))
    with qtbot.waitSignal(dispatcher.changed):
        dialog.put_right(ann, None, "扫错了")
    qtbot.waitUntil(lambda: dialog.people.total == 0)


def test_the_list_puts_right_who_came_late_and_who_in_time(
    store: Store, desk: PeopleDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[CorrectionDialog] = []

    def answer(dialog: CorrectionDialog) -> int:
        asked.append(dialog)
        dialog.what.choose(LATE if len(asked) == 1 else TIMELY)
        dialog.minutes.setValue(12)
        dialog.reason.setText("看了录像")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(CorrectionDialog, "exec", answer)
    desk.check_in(stored.resolve(store, "吴桂芳"))
    qtbot.waitUntil(lambda: desk.people.total == 1)
    for said in ("迟到 12 分", ""):
        desk.list.setCurrentIndex(desk.people.index(0))
        qtbot.mouseClick(desk.correct_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda said=said: desk.people.lateness(0) == said)
        assert said in str(desk.people.data(desk.people.index(0)))
    assert asked[1].minutes.value() == 12


def test_a_session_shows_who_helps_at_the_door_and_the_form_names_another(
    store: Store, shown: CalendarPage, reads: Reads, day: date, qtbot: QtBot
) -> None:
    ann, bob = (members.add(store, {"name": name}).result for name in ("贺兰", "尉迟"))
    assert isinstance(bob, bytes)
    add(store, day, "每周共读", helper=ann)
    shown.read()
    assert "签到 贺兰" in texts(shown.side)
    (one,) = on(store, day)
    form = OccurrenceForm(None, reads, day, one)
    qtbot.addWidget(form)
    assert form.changes() == {}
    form.helper.show_member(bob)
    assert form.changes() == {"helper": bob}


def test_a_session_with_people_in_it_says_how_many(
    store: Store, shown: CalendarPage, reads: Reads, day: date
) -> None:
    ann = members.add(store, {"name": "贺兰"}).result
    assert isinstance(ann, bytes)
    series = add(store, day, "每周共读")
    (one,) = on(store, day)
    attendance.check_in(store, series, one.original, ann)
    shown.read()
    assert "1 人到场" in texts(shown.side)
    assert datetime.now(one.start.tzinfo) < one.start


def test_at_the_desk_one_types_enters_and_types_the_next(desk: PeopleDialog, qtbot: QtBot) -> None:
    _type_name(desk, qtbot, "shan")
    qtbot.keyClick(desk.picker, Qt.Key.Key_Down)
    qtbot.keyClick(desk.picker, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.people.total == 1)
    assert not desk.picker._offers.isVisible()
    _type_name(desk, qtbot, "wu")
    qtbot.keyClick(desk.picker, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.people.total == 2)
    # Enter in the empty field is nobody, and does not close the desk either.
    for _time in range(2):
        qtbot.keyClick(desk.picker, Qt.Key.Key_Return)
    assert desk.isVisible()
    assert {one.name for one in desk.people.people} > {"吴桂芳"}


def test_who_is_on_the_list_already_is_pointed_at(desk: PeopleDialog, qtbot: QtBot) -> None:
    for _time in range(2):
        _type_name(desk, qtbot, "wu")
        qtbot.keyClick(desk.picker, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.people.total == 1)
    assert desk._problem.text() == "吴桂芳已经在名单里。"
    assert desk.list.currentIndex().row() == 0


def test_at_the_desk_a_click_on_an_offer_checks_in_and_the_field_is_ready(
    desk: PeopleDialog, qtbot: QtBot
) -> None:
    for place, name in enumerate(("wu", "shan"), 1):
        _type_name(desk, qtbot, name)
        offers = desk.picker._offers.list
        where = offers.visualRect(offers.model().index(0, 0)).center()
        qtbot.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.waitUntil(lambda place=place: desk.people.total == place)
    assert desk.picker.text() == ""
    assert desk.picker.hasFocus()


def test_at_the_desk_a_name_nobody_has_is_said(desk: PeopleDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.picker, "zzzz")
    qtbot.keyClick(desk.picker, Qt.Key.Key_Return)
    assert "没有找到“zzzz”" in texts(desk)
    assert desk.isVisible()
    qtbot.keyClick(desk.picker, Qt.Key.Key_Backspace)
    assert "没有找到" not in texts(desk)
