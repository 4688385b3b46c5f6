"""The content plan in the window: gaps filled by a click, ticks, states, proposals."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.actions import calendar, content, members, proposals
from desktop.actions.content import SlotName
from desktop.dispatcher import Dispatcher
from desktop.models.proposal import APPROVED, DECLINED
from desktop.store import content as items
from desktop.store import contentplan
from desktop.store import proposals as told
from desktop.store.community import Reads, Store
from desktop.views.calendar.days import read_days
from desktop.views.calendar.monthmodel import day_words
from desktop.views.content.forms import shown, written
from desktop.views.content.page import ContentPage
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle


def somebody(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[ContentPage]:
    """A daily column from today on with a host and a backup; today has its item."""
    host, backup = somebody(store, "林霞"), somebody(store, "王芳")
    first = f"{store.today()}T07:00:00"
    fields = {"title": "有声读书", "start": first, "rule": "FREQ=DAILY;COUNT=3", "kind": "column"}
    series = calendar.add(store, {**fields, "host": host, "backup": backup}).result
    assert isinstance(series, bytes)
    content.add(store, {"title": "第一天", "type": "voice"}, SlotName(series, first))
    proposals.propose(store, host, "读书会", f"{store.today()}T14:00:00")
    made = ContentPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()
    settle()


def texts(page: ContentPage, tab: str) -> list[str]:
    tabs = {"plan": page.plan, "items": page.items, "proposals": page.proposals}
    model = tabs[tab].list.lines
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_gaps_stand_on_top_and_one_click_lets_the_backup_step_in(
    page: ContentPage, reads: Reads, qtbot: QtBot
) -> None:
    lines = texts(page, "plan")
    assert lines[0] == "空档  2"
    assert all("有声读书" in line and "还没有内容" in line for line in lines[1:3])
    assert "第一天" in lines[4]
    gap = page.plan.gap
    assert (gap.owner.text(), gap.backup.text()) == ("由林霞来做", "由王芳来做")
    gap.backup.click()
    qtbot.waitUntil(lambda: len(contentplan.gaps(reads, reads.today())) == 1)
    page.plan.read()
    assert texts(page, "plan")[0] == "空档  1"
    owners = [one.owner_name for one in items.page(reads)]
    assert owners == ["林霞", "王芳"]


def test_an_item_is_ticked_moved_by_keys_and_put_into_a_state(
    page: ContentPage, reads: Reads, qtbot: QtBot
) -> None:
    page.show_target(tab="items")
    panel = page.items.panel
    (before,) = items.page(reads)
    assert set(panel.ticks) == {"outline", "speaker", "notice", "record", "transcript"}
    panel.ticks["outline"].click()
    qtbot.waitUntil(lambda: items.find(reads, before.id).ticked == 1)
    page.read()
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    tomorrow = f"{reads.today() + timedelta(days=1)}T07:00:00"
    qtbot.waitUntil(lambda: items.find(reads, before.id).planned_at == tomorrow)
    page.read()
    panel.state.setCurrentIndex(panel.state.findData("draft"))
    panel.state.activated.emit(panel.state.currentIndex())
    qtbot.waitUntil(lambda: items.find(reads, before.id).state == "draft")
    page.items.states.choose("draft")
    page.read()
    assert len(texts(page, "items")) == 1
    page.items.states.choose("published")
    page.read()
    assert texts(page, "items") == []


def test_a_new_item_and_a_change_go_through_the_form(
    page: ContentPage, reads: Reads, qtbot: QtBot
) -> None:
    form = page.form()
    form.fields["title"].setText("财经专栏")
    form.planned.setText("2026-12-01 09:00")
    form.kind.setCurrentIndex(form.kind.findData("article"))
    form.people["owner"].search("王芳")
    form.people["owner"].take_first()
    form.accept()
    qtbot.waitUntil(lambda: len(items.page(reads)) == 2)
    made = items.find(reads, items.resolve(reads, "财经专栏"))
    assert (made.planned_at, made.type, made.owner_name) == (
        "2026-12-01T09:00:00", "article", "王芳",
    )  # fmt: skip
    page.show_target(item=made.id)
    again = page.items.panel.form()
    assert again is not None
    again.text.setPlainText("正文")
    again.people["owner"].clear()
    again.accept()
    qtbot.waitUntil(lambda: items.find(reads, made.id).text == "正文")
    found = items.find(reads, made.id)
    assert (found.owner, found.planned_at) == (None, "2026-12-01T09:00:00")


def test_a_proposal_is_approved_by_a_click_and_told_in_the_share(
    page: ContentPage, reads: Reads, qtbot: QtBot
) -> None:
    page.show_target(tab="proposals")
    tab = page.proposals
    assert "0/0" in tab.share.text()
    assert tab.shown is not None
    record = tab.shown.id
    tab.agree.click()
    qtbot.waitUntil(lambda: told.find(reads, record).state == APPROVED)
    page.read()
    assert "1/1" in tab.share.text()
    assert "100%" in tab.share.text()
    assert tab.agree.isHidden() or not tab.agree.isVisible()


def test_a_proposal_is_declined_with_a_reason(
    page: ContentPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    page.show_target(tab="proposals")
    tab = page.proposals
    assert tab.shown is not None
    record = tab.shown.id
    proposals.decline(store, record, "和年会同一天")
    page.read()
    assert told.find(reads, record).state == DECLINED
    assert any("未通过" in line for line in texts(page, "proposals"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-12-01 09:00", "2026-12-01T09:00:00"),
        ("2026/12/01 9：30", "2026-12-01T9:30:00"),
        ("2026-12-01", "2026-12-01"),
        ("", ""),
    ],
)
def test_times_are_typed_as_people_write_them(typed: str, kept: str) -> None:
    assert written(typed) == kept


def test_a_time_that_was_not_touched_stays_as_it_is() -> None:
    assert written(shown("2026-12-01T09:00:00")) == "2026-12-01T09:00:00"


def test_an_empty_plan_says_what_to_do(
    reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = ContentPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    for tab in ("plan", "items", "proposals"):
        made.show_target(tab=tab)
        assert texts(made, tab) == []


def test_the_calendar_calls_a_slot_by_the_item_that_fills_it(
    page: ContentPage, store: Store, reads: Reads
) -> None:
    today = store.today()
    days = read_days(reads, today, today + timedelta(days=2))
    told_ = [days.title(one) for one in days.found]
    assert told_ == ["第一天", "有声读书", "有声读书"]
    assert "第一天" in day_words(days, today)
    # The form of the occurrence has the column's own title.
    assert days.found[0].title == "有声读书"


def test_a_published_item_says_what_came_after_it(
    page: ContentPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    (one,) = items.page(reads)
    panel = page.items.panel
    panel.show_one(one)
    assert not panel.effect.isVisibleTo(panel)
    content.advance(store, one.id, "published", f"{store.today()}T08:00")
    panel.show_one(items.find(reads, one.id))
    qtbot.waitUntil(lambda: panel.effect.isVisibleTo(panel))
    assert panel.effect.text() == "7 天内加入 2 人，付费比例 0% → 0%（还没满 7 天）"
    panel.show_one(None)
    assert not panel.effect.isVisibleTo(panel)
