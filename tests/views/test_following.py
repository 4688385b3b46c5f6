"""Forms of what is there already, while somebody else changes the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as planning
from desktop.actions import content as writing
from desktop.actions import groups as acting
from desktop.actions import honours, mall
from desktop.actions import members as acts
from desktop.actions import venues as keeping
from desktop.dispatcher import Dispatcher
from desktop.models.gift import GiftFields
from desktop.store import calendar, content, gifts, groups, venues
from desktop.store import honours as stored
from desktop.store.community import Reads, Store
from desktop.views.calendar.signupterms import TermsDialog
from desktop.views.content.forms import ItemForm
from desktop.views.courses.venueform import venue_form
from desktop.views.groups.dialogs import GroupDialog
from desktop.views.honours.forms import HonourForm
from desktop.views.parts.elsewhere import marked
from desktop.views.parts.following import followed
from desktop.views.rewards.mall_forms import GiftForm
from desktop.views.rewards.mall_tab import MallTab
from desktop.views.rewards.page import RewardsPage
from tests.calendar_builders import around, weekly
from tests.journeys.driving import wait
from tests.sync.team import Team, team
from tests.views.conftest import RecordingShell
from tests.views.hub_window import desk, pill


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def test_a_gift_that_two_laptops_change_keeps_what_each_of_them_meant(
    crew: Team, qtbot: QtBot
) -> None:
    owner = crew.found()
    bag = mall.save(owner.store, None, GiftFields("帆布袋", 300, None, ""), 2).result
    assert isinstance(bag, bytes)
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.window.go("rewards")
        page = one.window.page()
        assert isinstance(page, RewardsPage)
        page.choose_tab("mall")
        tab = page.further("mall")
        assert isinstance(tab, MallTab)
        form = tab.form(gifts.find(one.reads, bag))
        form.show()
        form.name.setText("我正改的名字")
        mall.save(second.store, bag, GiftFields("他改的名字", 500, 2, "印了字"))
        second.sync()
        one.syncing.now()
        wait(qtbot, lambda: marked(form.name) is not None)
        told = marked(form.name)
        assert told is not None
        assert told.text() == "在别处改过，现在是：他改的名字"
        assert form.name.text() == "我正改的名字"
        # What nobody typed in is theirs.
        assert (form.cost.value(), form.each.value(), form.note.text()) == (500, 2, "印了字")
        form.accept()
        wait(qtbot, lambda: gifts.find(one.reads, bag).name == "我正改的名字")
        found = gifts.find(one.reads, bag)
        assert (found.cost, found.per_person, found.note) == (500, 2, "印了字")


def test_what_was_removed_elsewhere_is_said_and_nothing_of_a_form_is_lost(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    star = honours.save(store, None, honours.Wanted("月度之星")).result
    assert isinstance(star, bytes)
    form = followed(
        dispatcher,
        {"honour"},
        lambda one: HonourForm(shell.window, dispatcher, shell, one),
        lambda: stored.find(reads, star),
    )
    qtbot.addWidget(form)
    form.note.setText("写到一半")
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(honours.remove, star)
    assert "已在别处删除" in form._problem.text()
    assert form.note.text() == "写到一半"


def test_choices_and_chosen_people_follow_too(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = acts.add(store, {"name": "王芳"}).result
    item = writing.add(store, {"type": "article", "title": "读书笔记"}).result
    assert isinstance(made, bytes)
    assert isinstance(item, bytes)
    form = followed(
        dispatcher,
        {"content_item"},
        lambda one: ItemForm(shell.window, reads, dispatcher, shell, one),
        lambda: content.find(reads, item),
    )
    qtbot.addWidget(form)
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(writing.edit, item, {"type": "voice", "owner": made})
    assert form.kind.currentData() == "voice"
    assert form.people["owner"].member() == made
    assert marked(form.people["owner"]) is not None
    assert marked(form.fields["title"]) is None


def test_a_group_is_saved_with_what_others_wrote_of_it(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    told_of = acting.add(store, {"name": "晨读一群", "kind": "跑团"}).result
    assert isinstance(told_of, acting.Told)
    group = told_of.team
    form = followed(
        dispatcher,
        {"team"},
        lambda one: GroupDialog(shell.window, [], [], one),
        lambda: groups.get(reads, group),
    )
    qtbot.addWidget(form)
    form.name.setText("晨读二群")
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(acting.edit, group, {"platform": "微信", "name": "夜读"})
    assert isinstance(form.platform, QLineEdit)
    assert (form.fields()["platform"], form.fields()["name"]) == ("微信", "晨读二群")
    told = marked(form.name)
    assert told is not None
    assert told.text().endswith("夜读")


def test_the_own_saving_marks_nothing(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    bag = mall.save(store, None, GiftFields("帆布袋", 300, None, "")).result
    assert isinstance(bag, bytes)
    form = followed(
        dispatcher,
        {"gift"},
        lambda one: GiftForm(shell.window, dispatcher, shell, one),
        lambda: gifts.find(reads, bag),
    )
    qtbot.addWidget(form)
    form.cost.setValue(301)
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    assert marked(form.cost) is None


def test_a_venue_is_saved_with_what_others_wrote_of_it(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    hall = keeping.save(store, None, {"name": "大厅", "city": "深圳"}).result
    assert isinstance(hall, bytes)
    form = followed(
        dispatcher,
        {"venue", "venue_module"},
        lambda one: venue_form(shell.window, dispatcher, shell, one),
        lambda: venues.find(reads, hall),
    )
    qtbot.addWidget(form)
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(keeping.save, hall, {"city": "广州"}, "烘焙课堂：12")
    name, city = form.labelled[:2]
    assert (marked(name), marked(city) is None) == (None, False)
    assert isinstance(name, QLineEdit)
    name.setText("小厅")
    with qtbot.waitSignal(dispatcher.changed):
        form.accept()
    found = venues.find(reads, hall)
    assert (found.name, found.city, len(found.modules)) == ("小厅", "广州", 1)


def test_the_places_of_a_session_follow(
    store: Store, reads: Reads, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    weekly(store)
    one = around(store)[0]
    where = (one.series, one.original)
    form = followed(
        dispatcher,
        {"occurrence", "series", "split"},
        lambda now: TermsDialog(None, reads, now, "晨读"),
        lambda: calendar.occurrence(reads, *where),
    )
    qtbot.addWidget(form)
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(planning.edit, *where, {"capacity": 12}, "this")
    assert form.fields()["capacity"] == 12
    assert marked(form.places) is not None
