"""At a door where people register: who has no place is red, with two ways in; who is missing."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import registrations
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.store import calendar, headcount, members
from desktop.store import registrations as stored
from desktop.store.community import Reads, Store
from desktop.views.door.desk import Desk
from desktop.views.door.expected import Missing
from desktop.views.door.unregistered import Unregistered
from tests.calendar_builders import ZONE, member
from tests.views.conftest import RecordingShell

NAMES = ("单文博", "曾丽华", "曾小军", "吴桂芳")


@pytest.fixture
def one(store: Store) -> Occurrence:
    """A session that is on, with three places, two of them taken."""
    some = [member(store, name) for name in NAMES]
    start = (datetime.now(ZONE) + timedelta(minutes=1)).replace(microsecond=0, tzinfo=None)
    fields = {"title": "烘焙课堂", "start": start.isoformat(), "minutes": 90, "capacity": 3}
    acting.add(store, fields)
    found = calendar.occurrences(store, start.date(), start.date())[0]
    registrations.register(store, found.series, found.original, some[:2])
    return found


@pytest.fixture
def desk(
    one: Occurrence, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[Desk]:
    made = Desk(reads, dispatcher, shell, one)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.field.setFocus()
    yield made
    made.close()


def _enter(desk: Desk, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(desk.work.told):
        desk.field.setText(text)
        qtbot.keyClick(desk.field, Qt.Key.Key_Return)


def test_who_did_not_register_is_red_and_comes_in_by_a_word_of_the_helper(
    desk: Desk, qtbot: QtBot, store: Store, reads: Reads, one: Occurrence
) -> None:
    offer = desk.findChild(Unregistered)
    assert offer is not None
    qtbot.waitUntil(lambda: "2" in desk.tally.expected.count.text())
    _enter(desk, qtbot, "单文博")
    assert desk.card.said.tone == "ok"
    assert not offer.isVisible()
    _enter(desk, qtbot, "曾小军")
    assert (desk.card.said.tone, desk.card.said.name) == ("err", "曾小军")
    assert "未报名" in desk.card.said.word
    assert offer.isVisible()
    assert len(calendar.attendees(store, one.id)) == 1
    with qtbot.waitSignal(desk.work.told):
        offer.enrol.click()
    assert desk.card.said.tone == "ok"
    assert not offer.isVisible()
    _enter(desk, qtbot, "吴桂芳")
    assert not offer.enrol.isEnabled()
    with qtbot.waitSignal(desk.work.told):
        offer.anyway.click()
    assert [each.method for each in calendar.attendees(store, one.id)][-1] == "let-in"
    qtbot.waitUntil(lambda: desk.tally.expected.button.text().count("1") == 1)
    missing = Missing(None, desk._reads, one)
    qtbot.addWidget(missing)
    assert [missing.list.item(at).text() for at in range(missing.list.count())] == [
        "曾丽华  QH0002"
    ]
    desk.undo()
    qtbot.waitUntil(lambda: len(calendar.attendees(reads, one.id)) == 2)
    # Who is new where the places are taken is nobody until he is let in; then both go together.
    everybody = headcount.everybody(reads)
    with qtbot.waitSignal(desk.work.told):
        desk.work.register("程朗", "13811112222")
    assert (desk.card.said.word, desk.card.said.name) == ("未报名，名额已满", "程朗")
    assert headcount.everybody(reads) == everybody
    assert offer.isVisible()
    assert not offer.enrol.isEnabled()
    with qtbot.waitSignal(desk.work.told):
        offer.anyway.click()
    assert (desk.card.said.tone, headcount.everybody(reads)) == ("ok", everybody + 1)
    desk.undo()
    qtbot.waitUntil(lambda: headcount.everybody(reads) == everybody)


def test_who_waits_is_told_his_number(
    desk: Desk, qtbot: QtBot, store: Store, one: Occurrence
) -> None:
    some = [members.resolve(store, name) for name in NAMES]
    registrations.register(store, one.series, one.original, some[2:])
    _enter(desk, qtbot, "吴桂芳")
    assert "1" in desk.card.said.word
    assert stored.counts(store, one).came == 0
