"""The rotation beside the calendar: whose turn it is, skipped, exchanged, named as host."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop.actions import duties, members, merging, rotation
from desktop.actions.history import undo
from desktop.dispatcher import Dispatcher
from desktop.models.permission import PRESETS, Actor
from desktop.store import rotation as stored
from desktop.store.community import Reads, Store
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.rota import RotaPart
from desktop.views.member.shares import MemberShares
from desktop.views.parts.button import Button
from desktop.views.telling.waiting import waits
from tests.calendar_builders import member
from tests.views.calendar.pages import add, on, texts
from tests.views.conftest import RecordingShell

NAMES = ("王娜", "张伟", "贺兰")


@pytest.fixture
def people(store: Store) -> list[bytes]:
    made = [members.add(store, {"name": name}).result for name in NAMES]
    return [one for one in made if isinstance(one, bytes)]


def weekly(store: Store, people: list[bytes], ahead: int = 1) -> bytes:
    first = store.today() + timedelta(days=ahead)
    series = add(store, first, "每周共读", rule="FREQ=WEEKLY")
    made = rotation.add(store, "主持轮值", people, series=series, start=first).result
    assert isinstance(made, bytes)
    return made


def part(page: CalendarPage, qtbot: QtBot) -> RotaPart:
    page.read()
    page.side.show()
    qtbot.waitUntil(lambda: page.side.rota is not None)
    assert page.side.rota is not None
    return page.side.rota


def act(rota: RotaPart, text: str) -> Button:
    made = [one for one in rota.findChildren(Button) if one.text() == text and not one.isHidden()]
    return made[-1]


def hosts(store: Store, first: date, count: int) -> list[bytes | None]:
    return [on(store, first + timedelta(weeks=n))[0].host for n in range(count)]


def test_the_panel_shows_the_next_turns_with_their_count_and_skips(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, people: list[bytes], qtbot: QtBot
) -> None:
    record = weekly(store, people)
    rota = part(shown, qtbot)
    assert "3 人轮流" in texts(shown.side)
    told = [one.accessibleName() for one in rota.rows[:4]]
    assert [one.split()[2] for one in told] == ["王娜", "张伟", "贺兰", "王娜"]
    assert told[0].endswith("待指派")
    assert told[3].endswith("第 2 次")
    with qtbot.waitSignal(dispatcher.changed):
        act(rota, "跳过").click()
    standing = stored.stand(store, stored.get(store, record))
    assert [one.member for one in standing.coming(3)] == [people[1], people[2], people[0]]


def test_turns_of_days_need_nothing_in_the_calendar_and_the_next_eight_are_in_sight(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, people: list[bytes], qtbot: QtBot
) -> None:
    shown.resize(1080, 760)
    qtbot.waitUntil(lambda: shown.empty.isVisible())
    rotation.add(store, "每日群主", people, start=store.today())
    rota = part(shown, qtbot)
    qtbot.waitUntil(lambda: not shown.empty.isVisible())
    assert len(rota.rows) == 8
    with qtbot.waitSignal(dispatcher.changed):
        act(rota, "缺席").click()
    (record,) = stored.listed(store)
    coming = [one.member for one in stored.stand(store, record).coming(3)]
    assert coming == [people[1], people[0], people[2]]


def test_whose_turn_it_is_becomes_the_host_by_a_click_and_an_exchange_changes_both(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, people: list[bytes], qtbot: QtBot
) -> None:
    weekly(store, people)
    first = store.today() + timedelta(days=1)
    part(shown, qtbot)
    shown.show_target(day=first)
    assert "轮到 王娜" in texts(shown.side)
    with qtbot.waitSignal(dispatcher.changed):
        shown.verbs.assign(on(store, first)[0], people[0])
    assert hosts(store, first, 2) == [people[0], None]
    rota = part(shown, qtbot)
    turns = rota._rota.turns
    form = shown.rotating.swap_form(rota._rota, turns[0])
    offered = [form.other.itemText(at) for at in range(form.other.count())]
    assert [one.split()[-1] for one in offered] == ["张伟", "贺兰"]
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    assert hosts(store, first, 2) == [people[1], people[0]]


def test_a_rotation_is_set_up_and_its_order_changed_in_the_form(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, people: list[bytes], qtbot: QtBot
) -> None:
    first = store.today() + timedelta(days=1)
    add(store, first, "每周共读", rule="FREQ=WEEKLY")
    form = shown.rotating.setup_form()
    assert form.serves.currentText() == "系列：每周共读"
    form.add_people(people)
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    (made,) = stored.listed(store)
    again = shown.rotating.setup_form(made)
    assert again.order() == people
    again.people.setCurrentRow(2)
    again.shift(-1)
    again.shift(-1)
    with qtbot.waitSignal(dispatcher.changed):
        again.accept()
    (record,) = stored.listed(store)
    assert [one.member for one in stored.stand(store, record).coming(2)] == [people[2], people[0]]
    leaving = shown.rotating.setup_form(record)
    (drop,) = [one for one in leaving.findChildren(Button) if one.text() == "删除轮值"]
    with qtbot.waitSignal(dispatcher.changed):
        drop.click()
    assert stored.listed(store) == []
    undo(store)
    assert stored.listed(store) == [record]


def test_a_second_rotation_is_set_up_beside_the_first_and_either_is_shown(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, people: list[bytes], qtbot: QtBot
) -> None:
    weekly(store, people)
    rota = part(shown, qtbot)
    form = shown.rotating.setup_form(None, shown.side.show_rota)
    # A series that has its rotation is not offered again.
    assert [form.serves.itemText(at) for at in range(form.serves.count())] == ["每天一位"]
    form.name.setText("每日群主")
    form.add_people(people[1:])
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    qtbot.waitUntil(lambda: "2 人轮流" in texts(shown.side))
    rota = part(shown, qtbot)
    with qtbot.waitSignal(dispatcher.changed):
        act(rota, "缺席").click()
    daily = next(one for one in stored.listed(store) if one.series is None)
    coming = [one.member for one in stored.stand(store, daily).coming(2)]
    assert coming == [people[2], people[1]]
    # Whose turn a session is holds whichever rotation is in sight.
    shown.show_target(day=store.today() + timedelta(days=1))
    assert "轮到 王娜" in texts(shown.side)
    chooser = part(shown, qtbot).findChildren(QComboBox)[0]
    assert chooser.currentText() == "每日群主"
    qtbot.keyClick(chooser, Qt.Key.Key_Up)
    assert "3 人轮流" in texts(shown.side)


def test_a_member_s_page_tells_every_share_and_the_first_has_its_badge(
    store: Store, reads: Reads, people: list[bytes], qtbot: QtBot
) -> None:
    start = store.today() - timedelta(days=3)
    record = rotation.add(store, "每日群主", people[:2], start=start).result
    assert isinstance(record, bytes)
    for back in (3, 1):
        duties.done(store, record, (store.today() - timedelta(days=back)).isoformat(), rating=5)
    merging.merge(store, people[2], people[0])
    block = MemberShares(reads, people[2])
    qtbot.addWidget(block)
    assert [one.first for one in block.found] == [False, True]
    assert "评分 5" in texts(block)


def test_home_says_whose_turn_it_is_where_nobody_hosts(
    store: Store, reads: Reads, people: list[bytes]
) -> None:
    from desktop.store import home

    weekly(store, people)
    coming = home.coming(reads, datetime.now(UTC), 7)
    (found,) = [one for one in home.waiting(reads, coming) if one.kind == "host"][:1]
    assert waits(found)[3] == "轮值下一位 王娜"


def test_a_host_finds_his_own_day_and_says_that_he_had_it(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    some = [member(store, name) for name in NAMES]
    start = store.today() - timedelta(days=2)
    record = rotation.add(store, "每日群主", some, start=start).result
    assert isinstance(record, bytes)
    for one in (store, reads):
        one.actor = Actor(store.operator, "主持", "host", PRESETS["host"], some[1])
    page = CalendarPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    dispatcher.changed.connect(page.show_changes)
    page.resize(1080, 760)
    page.show()
    rota = part(page, qtbot)
    assert rota.chosen is not None
    assert (rota.chosen.name, rota.chosen.day) == ("张伟", start + timedelta(days=1))
    shown = [
        one.text() for one in rota.findChildren(Button) if one.text() in ("完成", "跳过", "缺席")
    ]
    assert shown == ["完成"]
    with qtbot.waitSignal(dispatcher.changed):
        act(rota, "完成").click()
    assert [one.first for one in stored.shares(store, some[1])] == [True]
    later = part(page, qtbot)
    assert [one for one in later.findChildren(Button) if one.text() == "完成"] == []
    page.hide()
