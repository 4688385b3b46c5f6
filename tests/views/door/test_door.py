"""签到台: what is scanned or typed comes in, nothing is lost, and the card says what came of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import members
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.door import Arrival, Scan, member_code
from desktop.models.permission import PRESETS, Actor
from desktop.store import calendar, checkins
from desktop.store import door as stored
from desktop.store.checkins import CheckIn
from desktop.store.community import Reads, Store
from desktop.views.door import desk as desk_module
from desktop.views.door.desk import Desk
from desktop.views.door.dialogs import Together, WalkIn
from desktop.views.door.page import DoorPage
from desktop.views.parts import privacy
from tests.calendar_builders import ZONE, member
from tests.views.conftest import RecordingShell

NAMES = ("单文博", "曾丽华", "曾小军", "吴桂芳")


@pytest.fixture
def one(store: Store) -> Occurrence:
    """A session that is on, and four members."""
    for name in NAMES:
        member(store, name)
    start = (datetime.now(ZONE) + timedelta(minutes=1)).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "晨读", "start": start.isoformat(), "minutes": 90})
    return calendar.occurrences(store, start.date(), start.date())[0]


@pytest.fixture
def page(
    one: Occurrence, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[DoorPage]:
    made = DoorPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.resize(1200, 760)
    made.show()
    made.first_focus().setFocus()
    yield made
    made.close()


@pytest.fixture
def desk(page: DoorPage) -> Desk:
    assert page.desk is not None
    return page.desk


def enter(desk: Desk, qtbot: QtBot, text: str) -> None:
    """As a scanner does: the keys at once, then Enter; waits until it is said what came of it."""
    with qtbot.waitSignal(desk.work.told):
        if text.isascii():
            qtbot.keyClicks(desk.field, text)
        else:
            desk.field.insert(text)
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)


def came(store: Reads, one: Occurrence) -> set[str]:
    return {each.name for each in calendar.attendees(store, one.id)}


def who(store: Reads, name: str) -> bytes:
    (found,) = stored.meant(store, name)
    return found


def test_a_scanned_badge_turns_the_card_green_and_the_second_time_yellow(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot
) -> None:
    code = member_code(who(store, "单文博"))
    enter(desk, qtbot, code)
    assert (desk.card.said.tone, desk.card.said.name) == ("ok", "单文博")
    assert desk.field.text() == ""
    enter(desk, qtbot, code)
    assert desk.card.said.tone == "warn"
    enter(desk, qtbot, "ZX-88")
    assert (desk.card.said.tone, desk.card.said.name) == ("err", "ZX-88")
    assert came(store, one) == {"单文博"}
    (row,) = calendar.attendees(store, one.id)
    assert row.method == "scan"
    qtbot.waitUntil(lambda: desk.tally.came.text() == "1")


def test_several_who_are_meant_are_chosen_by_a_number_key(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot
) -> None:
    enter(desk, qtbot, "zeng")
    assert desk.card.said.tone == "warn"
    assert not desk.candidates.isHidden()
    second = desk.candidates.choices.people[1].name
    with qtbot.waitSignal(desk.work.told):
        qtbot.keyClick(desk.field, Qt.Key.Key_2)
    assert came(store, one) == {second}
    assert desk.candidates.isHidden()


def test_a_scan_that_begins_with_a_digit_chooses_nobody(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot
) -> None:
    enter(desk, qtbot, "zeng")
    enter(desk, qtbot, "2000000000")
    assert desk.card.said.tone == "err"
    assert came(store, one) == set()


def test_who_types_sees_who_may_be_meant_and_enter_takes_the_one_marked(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(desk.field, "zeng")
    qtbot.waitUntil(lambda: len(desk.candidates.choices.people) == 2)
    qtbot.keyClick(desk.field, Qt.Key.Key_Down)
    marked = desk.candidates.at_hand()
    assert marked is not None
    with qtbot.waitSignal(desk.work.told):
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    assert came(store, one) == {marked.name}


def test_a_key_with_ctrl_that_means_nothing_is_let_go(
    store: Store, one: Occurrence, page: DoorPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.field.setFocus()
    qtbot.keyClick(desk.field, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert desk.field.text() == ""
    # What is typed past the field still comes into it.
    qtbot.keyClicks(page, "zeng")
    assert desk.field.text() == "zeng"
    enter(desk, qtbot, "")
    assert desk.card.said.tone == "warn"
    assert came(store, one) == set()


def test_backspace_in_the_empty_field_takes_back_who_came_in_last(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot
) -> None:
    for name in ("单文博", "吴桂芳"):
        enter(desk, qtbot, name)
    with qtbot.waitSignal(desk.work.took_back):
        qtbot.keyClick(desk.field, Qt.Key.Key_Backspace)
    assert came(store, one) == {"单文博"}
    assert (desk.card.said.tone, desk.card.said.name) == ("info", "吴桂芳")
    desk.field.insert("吴")
    qtbot.keyClick(desk.field, Qt.Key.Key_Backspace)
    assert came(store, one) == {"单文博"}
    # Whom another door saw stays, and that is said.
    with store.recording("attendance.check_in") as rec:
        seen = CheckIn(rec.at, "scan", one.series, one.original)
        checkins.state(rec, store, one.id, who(store, "单文博"), bytes(16), seen)
    desk.field.clear()
    with qtbot.waitSignal(desk.work.took_back):
        qtbot.keyClick(desk.field, Qt.Key.Key_Backspace)
    assert came(store, one) == {"单文博"}
    assert "别的门" in desk.card.said.more


def test_a_scanners_keys_reach_no_input_method_until_names_are_typed(
    store: Store, desk: Desk, qtbot: QtBot
) -> None:
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not desk.field.testAttribute(attribute)
    qtbot.keyClick(desk.field, Qt.Key.Key_F2)
    assert desk.field.testAttribute(attribute)
    enter(desk, qtbot, "单文博")
    assert not desk.field.testAttribute(attribute)


def test_an_input_method_is_offered_no_place_to_compose_while_a_badge_is_scanned(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot
) -> None:
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(desk.field, asked)
    assert not asked.value(Qt.InputMethodQuery.ImEnabled)
    # A half of a word that one was composing elsewhere never comes into the field.
    code = member_code(who(store, "吴桂芳"))
    qtbot.keyClicks(desk.field, code[:5])
    committed = QInputMethodEvent("zeng", [])
    committed.setCommitString("曾")
    QApplication.sendEvent(desk.field, committed)
    assert desk.field.text() == code[:5]
    enter(desk, qtbot, code[5:])
    assert came(store, one) == {"吴桂芳"}
    # A name is typed with it.
    desk.field.type_names(True)
    QApplication.sendEvent(desk.field, asked)
    assert asked.value(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(desk.field, committed)
    assert desk.field.text() == "曾"


def test_keys_scanned_while_a_button_has_the_focus_come_in(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot
) -> None:
    desk.walk_in_button.setFocus()
    code = member_code(who(store, "吴桂芳"))
    qtbot.keyClick(desk.walk_in_button, code[0])
    assert desk.field.hasFocus()
    enter(desk, qtbot, code[1:])
    assert came(store, one) == {"吴桂芳"}


def test_somebody_new_is_a_member_and_in(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Answered(WalkIn):
        def exec(self) -> int:
            self.phone.setText("138 1111 2222")
            self.accept()
            return int(self.result())

    monkeypatch.setattr(desk_module, "WalkIn", Answered)
    enter(desk, qtbot, "程朗")
    with qtbot.waitSignal(desk.work.told):
        desk.walk_in()
    assert came(store, one) == {"程朗"}
    (row,) = calendar.attendees(store, one.id)
    assert row.method == "walk-in"


def test_names_in_lines_come_in_together(
    store: Store, one: Occurrence, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Answered(Together):
        def exec(self) -> int:
            self.names.setPlainText("曾丽华\n\n曾小军\n单文博")
            self.accept()
            return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(desk_module, "Together", Answered)
    with qtbot.waitSignal(desk.work.told):
        desk.together()
    assert came(store, one) == {"曾丽华", "曾小军", "单文博"}
    assert (desk.card.said.tone, desk.card.said.word) == ("ok", "3 人已签到")
    # Late they are as yellow together as one alone is.
    late = (Arrival(bytes(16), "曾丽华", "", 0, 4), Arrival(bytes(16), "曾小军", "", 0))
    desk.show_answer(Scan("in", late), "")
    assert (desk.card.said.tone, desk.card.said.word) == ("warn", "2 人已签到，迟到 1 人")
    with qtbot.waitSignal(desk.work.took_back):
        desk.undo()
    assert came(store, one) == set()


def test_before_the_doors_open_all_that_was_scanned_waits_for_the_answer(
    store: Store, reads: Reads, page: DoorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = (datetime.now(ZONE) + timedelta(days=3)).replace(microsecond=0, tzinfo=None)
    series = acting.add(store, {"title": "新年读", "start": start.isoformat()}).result
    assert isinstance(series, bytes)
    page.show_target(series, start.isoformat())
    desk = page.desk
    assert desk is not None
    asked: list[str] = []

    def agree(*given: object) -> bool:
        asked.append(str(given[1]))
        return True

    monkeypatch.setattr(desk_module, "ask", agree)
    for name in ("单文博", "吴桂芳"):
        qtbot.keyClicks(desk.field, member_code(who(reads, name)))
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: came(reads, desk.one) == {"单文博", "吴桂芳"})
    qtbot.waitUntil(lambda: not desk.work.under_way)
    enter(desk, qtbot, "曾丽华")
    assert set(asked) == {"现在就开始签到？"}


def test_escape_twice_leaves_and_once_only_empties_the_field(
    desk: Desk, shell: RecordingShell, qtbot: QtBot
) -> None:
    qtbot.keyClicks(desk.field, "zeng")
    qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    assert desk.field.text() == ""
    qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    assert shell.went == []
    qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    assert [screen for screen, _ in shell.went] == ["calendar"]


def test_privacy_masks_the_names_at_the_door(desk: Desk, qtbot: QtBot) -> None:
    privacy.switch(True)
    enter(desk, qtbot, "单文博")
    assert desk.card.said.name == "单＊＊"
    qtbot.waitUntil(lambda: desk.tally.newest.rowCount() == 1)
    assert "文博" not in str(desk.tally.newest.index(0).data())


def test_a_door_helper_finds_his_own_door_and_no_other(
    store: Store,
    one: Occurrence,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    reads.actor = Actor(
        store.operator, "门口", "door-helper", PRESETS["door-helper"], who(store, "吴桂芳")
    )
    assert DoorPage(reads, dispatcher, shell).desk is None
    acting.edit(store, one.series, one.original, {"helper": who(store, "吴桂芳")})
    page = DoorPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    mine = page.desk
    assert mine is not None
    assert mine.one.id == one.id
    people = members.add(store, {"name": "贺兰", "phone": "13812340047"}).result
    assert isinstance(people, bytes)
    mine.show_typed("贺兰")
    words = str(mine.candidates.choices.index(0).data())
    assert "0047" in words
    assert "1234" not in words
