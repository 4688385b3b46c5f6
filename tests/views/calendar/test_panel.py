"""What the calendar tells in words, marks and its panel, and to whom."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import content, members
from desktop.dispatcher import Dispatcher
from desktop.models import workdays
from desktop.store.community import Reads, Store
from desktop.views import start
from desktop.views.calendar import lunar
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.weekcanvas import beside
from desktop.views.calendar.words import rule_text, span
from desktop.views.parts import privacy
from desktop.views.parts.button import Button
from desktop.views.parts.layout import laid_out
from desktop.views.theme.palette import Look
from tests.views.calendar.pages import add, on, texts
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle

FILES = Path(__file__).parents[2] / "files" / "ics"


def test_the_panel_offers_to_assign_where_nobody_hosts(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, day: date, qtbot: QtBot
) -> None:
    ann = members.add(store, {"name": "贺兰"}).result
    assert isinstance(ann, bytes)
    add(store, day - timedelta(days=7), "每周共读", host=ann)
    add(store, day, "每周共读")
    shown.read()
    shown.show_target(day=day)
    assert "还没" in texts(shown.side)
    (one,) = on(store, day)
    with qtbot.waitSignal(dispatcher.changed):
        shown.verbs.assign(one, ann)
    assert on(store, day)[0].host == ann


@pytest.mark.parametrize(("scale", "language"), [(1.0, "zh_CN"), (1.5, "en")])
def test_what_can_be_done_with_a_session_stands_above_the_edge_however_many_turns_come(
    store: Store, shown: CalendarPage, day: date, qtbot: QtBot, scale: float, language: str
) -> None:
    for week in range(9):
        add(store, day + timedelta(weeks=week), "每周共读")
    start.dress(Look("light", scale, "normal", language))
    shown.resize(1060, 720)
    shown.read()
    shown.side.show()
    shown.show_target(day=day)
    edge = shown.side.mapToGlobal(shown.side.rect().bottomRight())

    def stands() -> bool:
        held = [one for one in laid_out(shown.side.foot) if isinstance(one, QWidget)]
        made = held[0].findChildren(Button) if held else []
        corners = [one.mapToGlobal(one.rect().bottomRight()) for one in made if one.isVisible()]
        return len(corners) == 5 and all(
            one.x() < edge.x() and one.y() < edge.y() for one in corners
        )

    qtbot.waitUntil(stands)


def test_whoever_may_not_write_sees_no_way_to(
    store: Store, shown: CalendarPage, reads: Reads, day: date
) -> None:
    from desktop.models.permission import PRESETS, preview_of

    add(store, day, "每周共读")
    reads.actor = preview_of(reads.actor, "lecturer", PRESETS["lecturer"])
    shown.read()
    assert not shown.add_button.isEnabled()
    assert "编辑" not in texts(shown.side)


def test_privacy_hides_names_and_titles(
    store: Store, shown: CalendarPage, reads: Reads, day: date
) -> None:
    ann = members.add(store, {"name": "贺兰"}).result
    add(store, day, "贺兰的生日会", host=ann)
    privacy.switch(True)
    shown.read()
    spoken = str(shown.month.grid.data(shown.month.grid.place(day)))
    assert "贺兰" not in texts(shown) + spoken


def test_a_file_that_is_taken_in_is_shown_and_told(
    store: Store,
    shown: CalendarPage,
    shell: RecordingShell,
    dispatcher: Dispatcher,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    with qtbot.waitSignal(dispatcher.changed, timeout=20_000):
        shown.verbs.take_in(FILES / "google.ics")
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert "新增 3" in shell.toasts[0]
    file = tmp_path / "out.ics"
    shown.verbs.give_out(file)
    qtbot.waitUntil(lambda: len(shell.toasts) == 2)
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_change_at_another_place_in_the_world_says_both_times(store: Store, day: date) -> None:
    add(store, day, "慕尼黑之旅", 9, zone="Europe/Berlin")
    (one,) = on(store, day)
    assert span(one, "Asia/Shanghai").startswith("09:00 – 10:00（Berlin）")


def test_occurrences_at_the_same_time_stand_side_by_side(store: Store, day: date) -> None:
    add(store, day, "甲", 9, minutes=120)
    add(store, day, "乙", 10)
    add(store, day, "丙", 13)
    placed = {one.title: (side, sides) for one, side, sides in beside(on(store, day))}
    assert placed == {"甲": (0, 2), "乙": (1, 2), "丙": (0, 1)}


def test_rest_days_and_make_up_days_differ_in_shape_letter_and_colour(qtbot: QtBot) -> None:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    from desktop.views.calendar.paint import paint_workday

    pictures = []
    marks: list[workdays.Mark] = ["rest", "work"]
    for mark in marks:
        image = QImage(36, 36, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_workday(painter, QRect(0, 0, 36, 36), mark)
        painter.end()
        pictures.append(image)
    rest, work = pictures
    assert rest.pixelColor(8, 3).alpha() == 255
    assert work.pixelColor(8, 3).alpha() == 0


def test_lunar_names_of_known_days_are_right() -> None:
    assert lunar.day_name(date(2026, 2, 17)) == ("春节", "festival")
    assert lunar.day_name(date(2026, 9, 25)) == ("中秋节", "festival")
    assert lunar.day_name(date(2026, 10, 8)) == ("寒露", "term")
    assert lunar.day_name(date(2026, 10, 10)) == ("九月", "month")
    assert lunar.day_name(date(2026, 10, 21)) == ("十二", "day")


def test_a_rule_is_said_in_words() -> None:
    assert rule_text("FREQ=WEEKLY") == "每周"
    assert rule_text("FREQ=WEEKLY;BYDAY=TU,SU") == "每周 周二 周日"
    assert rule_text("FREQ=MONTHLY;BYDAY=-1FR") == "FREQ=MONTHLY;BYDAY=-1FR"


@pytest.mark.parametrize(
    ("scale", "language", "width"), [(1.5, "en", 1000), (1.6, "zh_CN", 900), (1.0, "zh_CN", 780)]
)
def test_a_panel_that_was_asked_for_leaves_the_switch_of_views_whole(
    store: Store,
    shown: CalendarPage,
    qtbot: QtBot,
    compiled: None,
    scale: float,
    language: str,
    width: int,
) -> None:
    # Beside an empty calendar the panel hides by itself.
    add(store, shown.selected, "每周共读")
    start.dress(Look("light", scale, "normal", language))
    made = CalendarPage(shown._reads, shown.verbs._dispatcher, shown._shell)
    qtbot.addWidget(made)
    made.resize(width, 700)
    made.show()
    made.show_target(day=shown.selected)
    made.toggle_panel()
    assert made.side.isVisible()
    for _ in range(3):
        QApplication.processEvents()
    words = [one for one in made.views.findChildren(Button) if one.text()]
    assert len(words) == 3
    assert all(one.width() >= one.sizeHint().width() for one in words)
    assert _shows_its_month(made)
    made.toggle_panel()
    made.resize(round(1300 * scale), 700)
    for _ in range(3):
        QApplication.processEvents()
    # With room again the legend is back, and the switch beside the month.
    assert made.head.title.isAncestorOf(made.views)
    assert _shows_its_month(made)


def _shows_its_month(page: CalendarPage) -> bool:
    title = page.head.title.title
    return QLabel.text(title) == title.whole()


def test_content_in_no_slot_stands_in_the_list_of_its_day_and_opens(
    store: Store, shown: CalendarPage, shell: RecordingShell, day: date
) -> None:
    made = content.add(store, {"title": "年终盘点", "planned_at": f"{day}T09:00:00"}).result
    content.add(store, {"title": "答谢信", "planned_at": day.isoformat()})
    shown.read()
    shown.show_target(day=day)
    assert "年终盘点" in texts(shown.side)
    assert "这一天没有安排" not in texts(shown.side)
    settle()
    lines = [one for one in shown.side.findChildren(Button) if "内容" in one.accessibleName()]
    assert [one.accessibleName() for one in lines] == ["全天 内容 答谢信", "09:00 内容 年终盘点"]
    lines[1].click()
    assert shell.went[-1] == ("content", {"item": made})
    shown.show_target(day=day + timedelta(days=1))
    assert "年终盘点" not in texts(shown.side)
