"""The calendar narrowed to a host or a place: in every view, said, taken back by one click."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.calendar.meeting import met_here
from desktop.views.calendar.narrowing import MOST_OFFERED, places_of
from desktop.views.calendar.page import CalendarPage
from tests.calendar_builders import member
from tests.views.calendar.pages import add, texts
from tests.views.conftest import RecordingShell


def pick(page: CalendarPage, text: str) -> None:
    menu = page.narrowing.menu()
    (act,) = [act for act in menu.actions() if act.text() == text]
    act.trigger()


def titles(page: CalendarPage) -> list[str]:
    return [one.title for one in page.days.found]


def test_month_week_and_agenda_show_one_host_until_one_click_shows_all_again(
    store: Store, shown: CalendarPage, day: date, qtbot: QtBot
) -> None:
    host = member(store, "林晓")
    add(store, day, "她的共读", host=host, place="文昌阁")
    add(store, day, "她讲的课", 9, lecturer=host, place="东厅")
    add(store, day, "别人的", 14, place="文昌阁")
    shown.read()
    assert not shown.narrowing.isVisible()
    pick(shown, "林晓")
    for view in ("month", "week", "agenda"):
        shown.show_view(view)
        assert titles(shown) == ["她讲的课", "她的共读"]
        assert "只显示 林晓：2 场" in texts(shown.narrowing)
    pick(shown, "文昌阁")
    assert titles(shown) == ["她的共读"]
    pick(shown, "全部主持")
    assert titles(shown) == ["别人的", "她的共读"]
    qtbot.mouseClick(shown.narrowing.clear_button, Qt.MouseButton.LeftButton)
    assert titles(shown) == ["她讲的课", "别人的", "她的共读"]
    assert not shown.narrowing.isVisible()


def test_what_is_chosen_stays_on_other_pages_and_in_a_page_made_anew(
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    shown: CalendarPage,
    day: date,
    qtbot: QtBot,
) -> None:
    add(store, day, "在东厅", place="东厅")
    add(store, day, "在西厅", place="西厅")
    add(store, day + timedelta(days=40), "以后", place="西厅")
    shown.read()
    pick(shown, "东厅")
    qtbot.keyClick(shown.month, Qt.Key.Key_PageDown)
    assert titles(shown) == []
    assert "东厅" in [act.text() for act in shown.narrowing.menu().actions()]
    again = CalendarPage(reads, dispatcher, shell)
    qtbot.addWidget(again)
    again.show()
    again.show_target(day=day)
    assert titles(again) == ["在东厅"]


def test_what_is_not_shown_is_met_all_the_same(
    store: Store, shown: CalendarPage, day: date
) -> None:
    host = member(store, "林晓")
    add(store, day, "共读", host=host, place="东厅")
    add(store, day, "棋会", place="东厅")
    shown.read()
    pick(shown, "林晓")
    (one,) = shown.days.found
    assert len(met_here(one, shown.days)) == 1


def test_going_to_what_is_left_out_shows_everything(
    store: Store, shown: CalendarPage, day: date
) -> None:
    add(store, day, "在东厅", place="东厅")
    add(store, day, "在西厅", place="西厅")
    shown.read()
    away = next(one for one in shown.days.found if one.place == "西厅")
    pick(shown, "东厅")
    shown._choose(away)
    assert set(titles(shown)) == {"在东厅", "在西厅"}
    assert shown.at_hand == away.id


def test_the_menu_is_no_longer_than_a_choice(store: Store, shown: CalendarPage, day: date) -> None:
    for number in range(MOST_OFFERED + 2):
        add(store, day, "活动", 9, place=f"{number} 号厅")
    shown.read()
    assert len(places_of(shown.days)) == MOST_OFFERED
