"""报名 in the calendar: the panel's line, the list, the waiting list that moves up, a 接龙."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import chapters, eligibility, members, registrations
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.condition import Leaf
from desktop.store import calendar
from desktop.store import registrations as stored
from desktop.store.community import Reads, Store
from desktop.store.members import resolve
from desktop.views.calendar.may import May
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.signups import SignupDialog
from desktop.views.calendar.signupterms import PasteDialog, TermsDialog
from tests.calendar_builders import member
from tests.views.calendar.pages import add, on, texts
from tests.views.conftest import RecordingShell


@pytest.fixture
def one(store: Store, day: date) -> Occurrence:
    """An evening with two places, for owners of a car."""
    for name in ("曾丽华", "曾小军", "程朗", "单文博"):
        who = member(store, name)
        if name != "单文博":
            members.tag(store, [who], add=["车主"])
    condition = eligibility.text(Leaf("tag", "has", "车主"))
    add(store, day, "车主见面会", place="上海", capacity=2, eligible=condition)
    return on(store, day)[0]


@pytest.fixture
def dialog(
    one: Occurrence, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[SignupDialog]:
    may = May(write=True, add=True, attend=True)
    made = SignupDialog(None, reads, dispatcher, shell, one, may, lambda _one: None)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def _rows(dialog: SignupDialog) -> list[str]:
    model = dialog.people
    return [str(model.data(model.index(at))) for at in range(model.rowCount())]


def _pick(dialog: SignupDialog, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(dialog._dispatcher.changed):
        dialog.picker.search(text)
        dialog.picker.take_first()


def test_the_panel_says_how_many_registered_and_opens_the_list(
    store: Store, one: Occurrence, shown: CalendarPage, qtbot: QtBot
) -> None:
    some = [row.id for row in (members_of(store))][:3]
    registrations.register(store, one.series, one.original, some)
    shown.read()
    qtbot.waitUntil(lambda: "2 / " in texts(shown.side))
    said = texts(shown.side)
    assert "报名 2 / 名额 2，候补 1" in said
    assert "报名名单" in said
    found = shown.verbs.signups(one)
    qtbot.addWidget(found)
    assert "候补 1" in texts(found)


def members_of(store: Store) -> list[stored.Registration]:
    from desktop.store.members import by_ids

    found = store.rows("SELECT member FROM member_tag WHERE tag = '车主' AND gone = 0 ORDER BY 1")
    return by_ids(store, [bytes(row[0]) for row in found])  # type: ignore[return-value]


def test_one_types_a_name_who_is_too_late_waits_and_moves_up(
    dialog: SignupDialog, qtbot: QtBot, store: Store, one: Occurrence
) -> None:
    for text in ("zenglihua", "曾小军", "程朗"):
        _pick(dialog, qtbot, text)
    qtbot.waitUntil(lambda: len(_rows(dialog)) == 3)
    assert [row.split()[-2:] for row in _rows(dialog)][2] == ["候补", "1"]
    assert "报名 2 / 名额 2，候补 1" in texts(dialog)
    dialog.list.setCurrentIndex(dialog.people.index(0))
    with qtbot.waitSignal(dialog._dispatcher.changed):
        dialog.cancel_one.click()
    qtbot.waitUntil(lambda: "已取消" in _rows(dialog)[-1])
    assert "程朗" in _rows(dialog)[1]
    assert "已报" in _rows(dialog)[1]


def test_who_does_not_meet_the_condition_is_told_why(
    dialog: SignupDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.views.calendar import signups

    monkeypatch.setattr(signups.ReasonDialog, "exec", lambda self: 0)
    dialog.picker.search("单文博")
    dialog.picker.take_first()
    qtbot.waitUntil(lambda: "registration.not_eligible" in texts(dialog) or "车主" in texts(dialog))
    assert not _rows(dialog)
    with qtbot.waitSignal(dialog._dispatcher.changed):
        dialog.register(dialog.picker.member() or _id(dialog), "带队老师")
    qtbot.waitUntil(lambda: any("破例" in row for row in _rows(dialog)))


def _id(dialog: SignupDialog) -> bytes:
    return resolve(dialog._reads, "单文博")


def test_a_sign_up_list_is_looked_at_before_it_is_written(
    dialog: SignupDialog, qtbot: QtBot, store: Store, one: Occurrence
) -> None:
    paste = PasteDialog(None, dialog._reads, dialog._dispatcher, dialog._shell, one)
    qtbot.addWidget(paste)
    paste.text.setPlainText("#接龙\n1. 曾丽华\n2. 曾小军 +2\n3. 程朗\n4. 单文博\n5. 谁也不是\n")
    paste.look()
    told = [paste.list.item(at).text() for at in range(paste.list.count())]
    assert [one.split("  ")[1][:4] for one in told] == ["可以报名"] * 3 + ["不符合条", "名单里没"]
    assert "3" in paste.accept_button.text()
    with qtbot.waitSignal(dialog._dispatcher.changed):
        paste.accept_button.click()
    counts = stored.counts(store, one)
    assert (counts.registered, counts.waiting) == (2, 1)


def test_the_terms_say_how_many_and_whom(
    reads: Reads, one: Occurrence, qtbot: QtBot, store: Store
) -> None:
    above = chapters.add(store, {"name": "华北"}).result
    assert isinstance(above, bytes)
    chapters.add(store, {"name": "北京同城会", "parent": above})
    members.edit(store, resolve(store, "程朗"), {"chapter": "北京同城会"})
    asked = TermsDialog(None, reads, one, "车主见面会")
    qtbot.addWidget(asked)
    assert asked.fields() == {"capacity": 2, "eligible": one.eligible}
    asked.places.setValue(5)
    asked.whom.setCurrentIndex(0)
    registrations.set_terms(store, one.series, one.original, asked.fields())
    now = calendar.occurrence(store, one.series, one.original)
    assert (now.capacity, now.eligible) == (5, "")
    # Of one chapter alone, and of one with all below it.
    for words in ("分会“北京同城会”的人", "分会“华北”的人"):
        asked.whom.setCurrentText(words)
        registrations.set_terms(store, one.series, one.original, asked.fields())
        now = calendar.occurrence(store, one.series, one.original)
        some = [resolve(store, name) for name in ("程朗", "曾丽华")]
        assert eligibility.unmet(store, now, some) == some[1:]
    asked.kind.setCurrentIndex(2)
    assert asked.fields()["capacity"] == -1
    assert not asked.places.isEnabled()
