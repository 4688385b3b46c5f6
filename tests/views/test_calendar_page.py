"""The calendar's page: three views of the same days, by mouse and by keys."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import attendance, members
from desktop.actions import calendar as acting
from desktop.dispatcher import Dispatcher
from desktop.models import workdays
from desktop.models.calendar import Occurrence
from desktop.store import calendar
from desktop.store.community import Reads, Store
from desktop.views.calendar import lunar, page, people, verbs
from desktop.views.calendar.days import month_span, read_days
from desktop.views.calendar.form import OccurrenceForm, ScopeDialog
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.people import PeopleDialog
from desktop.views.calendar.weekcanvas import beside
from desktop.views.calendar.words import rule_text, span
from desktop.views.parts import privacy
from desktop.views.theme.palette import Look
from tests.rewards_builders import member
from tests.views.conftest import RecordingShell

FILES = Path(__file__).parents[1] / "files" / "ics"


@pytest.fixture
def day(reads: Reads) -> date:
    """A day in the middle of a month to come, so that neighbours are in sight."""
    today = reads.today()
    return (today.replace(day=1) + timedelta(days=40)).replace(day=15)


def add(store: Store, day: date, title: str, hour: int = 20, **more: object) -> bytes:
    fields = {"title": title, "start": f"{day.isoformat()}T{hour:02}:00:00", **more}
    made = acting.add(store, fields).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def shown(
    reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot, day: date
) -> Iterator[CalendarPage]:
    made = CalendarPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.resize(1080, 760)
    made.show()
    made.show_target(day=day)
    yield made
    made.hide()


def on(store: Store, day: date) -> list[Occurrence]:
    return calendar.occurrences(store, day, day)


def texts(widget: QWidget) -> str:
    # what a layout was given just now is shown by an event of its own
    QApplication.sendPostedEvents()
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton)]
    return "\n".join([*labels, *buttons])


def test_an_empty_calendar_says_what_to_do_first(shown: CalendarPage) -> None:
    assert shown.stack.currentWidget() is shown.empty
    assert "新建第一场" in texts(shown.empty)
    assert not shown.side.isVisible()


def test_what_is_added_elsewhere_appears(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, day: date, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(acting.add, {"title": "登高走读", "start": f"{day}T09:00:00"})
    assert shown.stack.currentWidget() is shown.month
    assert [one.title for one in shown.days.on(day)] == ["登高走读"]
    assert "登高走读" in texts(shown.side)


def test_a_month_reads_only_its_own_weeks(store: Store, reads: Reads, day: date) -> None:
    add(store, day, "本月")
    add(store, day + timedelta(days=60), "以后")
    days = read_days(reads, *month_span(day))
    assert [one.title for one in days.found] == ["本月"]
    first, last = month_span(day)
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert first <= day.replace(day=1)


def test_arrows_go_from_day_to_day_and_over_the_edge(
    store: Store, shown: CalendarPage, day: date, qtbot: QtBot
) -> None:
    add(store, day, "每周共读")
    shown.read()
    qtbot.keyClick(shown.month, Qt.Key.Key_Right)
    assert shown.selected == day + timedelta(days=1)
    qtbot.keyClick(shown.month, Qt.Key.Key_Down)
    assert shown.selected == day + timedelta(days=8)
    for _ in range(4):
        qtbot.keyClick(shown.month, Qt.Key.Key_Down)
    assert shown.selected == day + timedelta(days=36)
    assert shown.anchor.month == shown.selected.month
    qtbot.keyClick(shown.month, Qt.Key.Key_PageUp)
    assert shown.anchor.month == day.month


def test_alt_and_an_arrow_moves_what_happens_once_without_a_question(
    store: Store,
    shown: CalendarPage,
    shell: RecordingShell,
    dispatcher: Dispatcher,
    day: date,
    qtbot: QtBot,
) -> None:
    add(store, day, "登高走读")
    shown.read()
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.keyClick(shown.month, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert on(store, day) == []
    assert [one.title for one in on(store, day + timedelta(days=1))] == ["登高走读"]
    assert len(shell.undoable) == 1


def test_moving_one_of_a_series_asks_and_only_this_one_is_chosen_beforehand(
    store: Store,
    shown: CalendarPage,
    dispatcher: Dispatcher,
    day: date,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(store, day, "每周共读", rule="FREQ=WEEKLY")
    shown.read()
    asked: list[str] = []

    def agree(dialog: ScopeDialog) -> int:
        asked.append(dialog.scope())
        return 1

    monkeypatch.setattr(ScopeDialog, "exec", agree)
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.keyClick(shown.month, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert asked == ["this"]
    assert len(on(store, day + timedelta(days=1))) == 1
    assert len(on(store, day + timedelta(days=7))) == 1
    assert on(store, day) == []


def test_dragging_an_occurrence_to_another_day_moves_it(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, day: date, qtbot: QtBot
) -> None:
    add(store, day, "登高走读")
    shown.read()
    shown.month.grab()
    rect = shown.month.place_of(on(store, day)[0].id)
    target = shown.month.visualRect(shown.month.grid.place(day + timedelta(days=2))).center()
    pane = shown.month.viewport()
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=rect.center())
        qtbot.mouseMove(pane, rect.center() + QPoint(20, 0))
        qtbot.mouseMove(pane, target)
        qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=target)
    assert len(on(store, day + timedelta(days=2))) == 1


def test_control_and_arrows_go_through_the_occurrences_of_a_day(
    store: Store, shown: CalendarPage, day: date, qtbot: QtBot
) -> None:
    add(store, day, "晨读", 7)
    add(store, day, "共读", 20)
    shown.read()
    held = Qt.KeyboardModifier.ControlModifier
    found = []
    for _ in range(3):
        qtbot.keyClick(shown.month, Qt.Key.Key_Down, held)
        one = shown.month.current()
        found.append(one.title if one else "")
    assert found == ["晨读", "共读", "晨读"]


def test_the_week_moves_by_half_hours(
    store: Store, shown: CalendarPage, dispatcher: Dispatcher, day: date, qtbot: QtBot
) -> None:
    add(store, day, "登高走读")
    shown.read()
    shown.show_view("week")
    with qtbot.waitSignal(dispatcher.changed):
        qtbot.keyClick(shown.week, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (one,) = on(store, day)
    assert (one.start.hour, one.start.minute) == (20, 30)


def test_the_agenda_lists_days_with_something_and_what_is_on(
    store: Store, shown: CalendarPage, day: date
) -> None:
    add(store, day, "登高走读", place="白云山")
    add(store, day + timedelta(days=3), "书单")
    shown.read()
    shown.show_view("agenda")
    model = shown.agenda.lines
    spoken = [str(model.data(model.index(row))) for row in range(model.rowCount())]
    assert len(spoken) == 4
    assert "登高走读" in spoken[1]
    assert "没有主持人" in spoken[1]


def test_a_day_is_spoken_with_its_lunar_date_and_what_happens(
    store: Store, shown: CalendarPage, day: date
) -> None:
    add(store, day, "登高走读")
    shown.read()
    model = shown.month.grid
    spoken = str(model.data(model.place(day), Qt.ItemDataRole.AccessibleTextRole))
    assert "1 场" in spoken
    assert "登高走读" in spoken
    assert lunar.lunar_text(day) in spoken


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


def test_the_form_gives_back_only_what_was_changed(
    store: Store, reads: Reads, day: date, qtbot: QtBot
) -> None:
    add(store, day, "每周共读", place="广州书房", rule="FREQ=WEEKLY")
    (one,) = on(store, day)
    form = OccurrenceForm(None, reads, day, one, "FREQ=WEEKLY")
    qtbot.addWidget(form)
    assert form.changes() == {}
    form.title_field.setText("特别场")
    form.time.setTime(form.time.time().addSecs(3600))
    assert form.changes() == {"title": "特别场", "start": f"{day}T21:00:00"}


def test_the_form_wants_a_name_and_members(reads: Reads, day: date, qtbot: QtBot) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.accept()
    assert form.result() == 0
    form.title_field.setText("共读")
    form.host.setText("没有这个人")
    form.accept()
    assert form.result() == 0
    form.host.clear()
    form.accept()
    assert form.result() == 1


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
        dialog.take_back(ann, "扫错了")
    qtbot.waitUntil(lambda: dialog.people.total == 0)


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


def test_everything_that_takes_the_keyboard_has_a_name(store: Store, shown: CalendarPage) -> None:
    add(store, shown.selected, "每周共读", rule="FREQ=WEEKLY")
    shown.read()
    for key in ("month", "week", "agenda"):
        shown.show_view(key)
        for widget in shown.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or getattr(widget, "text", str)()
                assert named, widget


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


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_every_view_shows_in_every_language_dark_and_large(
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    day: date,
    language: str,
    qtbot: QtBot,
) -> None:
    from desktop.views import start

    add(store, day, "每周共读", rule="FREQ=WEEKLY")
    add(store, day, "共读营", minutes=4320)
    start.dress(Look("dark", 1.5, "normal", language))
    made = CalendarPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_target(day=day)
    for key in ("month", "week", "agenda"):
        made.show_view(key)
        assert not made.grab().isNull()
    assert made.minimumSizeHint().width() <= 1000


def test_pages_and_verbs_are_offered_by_name(shown: CalendarPage) -> None:
    assert {"新建场次", "周视图", "导入日历文件"} <= {one.text for one in shown.commands()}
    assert page.CalendarPage is CalendarPage
    assert verbs.CalendarVerbs is type(shown.verbs)


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
    assert "没有找到「zzzz」" in texts(desk)
    assert desk.isVisible()
    qtbot.keyClick(desk.picker, Qt.Key.Key_Backspace)
    assert "没有找到" not in texts(desk)


@pytest.mark.parametrize(
    ("keys", "time"),
    [
        ("1430", "14:30"),
        ("14:30", "14:30"),
        ("9", "09:00"),
        ("930", "09:30"),
        ("20点15分", "20:15"),
    ],
)
def test_a_time_is_typed_as_one_likes(
    reads: Reads, day: date, qtbot: QtBot, keys: str, time: str
) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("每周共读")
    form.time.selectAll()
    form.time.insert(keys)
    assert form.fields()["start"] == f"{day}T{time}:00"
    qtbot.keyClick(form.time, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form.time, "1245")
    assert form.fields()["start"] == f"{day}T12:45:00"
    qtbot.keyClick(form.time, Qt.Key.Key_Up)
    assert form.time.text() == "13:00"
    form.time.setText("25:00")
    form.accept()
    assert form.result() == 0
    assert "请写一个时间" in texts(form)


@pytest.mark.parametrize(
    ("kind", "rule", "said"),
    [
        ("never", "FREQ=WEEKLY", "每周"),
        ("on", "FREQ=WEEKLY;UNTIL={last}", "每周，到 {last_day} 为止"),
        ("after", "FREQ=WEEKLY;COUNT=3", "每周，共 3 次"),
    ],
)
def test_a_new_series_ends_as_was_said(
    store: Store, reads: Reads, day: date, qtbot: QtBot, kind: str, rule: str, said: str
) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("每周共读")
    assert not form.end.isEnabled()
    form.rule.setCurrentIndex(form.rule.findData("FREQ=WEEKLY"))
    assert form.end.isEnabled()
    last = day + timedelta(days=14)
    form.end.day.setDate(QDate(last.year, last.month, last.day))
    form.end.times.setValue(3)
    form.end.choose(kind)
    wanted = rule.format(last=f"{last:%Y%m%d}")
    assert form.fields()["rule"] == wanted
    assert rule_text(wanted) == said.format(last_day=last)
    acting.add(store, form.fields())
    found = calendar.occurrences(store, day, day + timedelta(days=69))
    assert len(found) == (10 if kind == "never" else 3)
    again = OccurrenceForm(None, reads, day, found[0], rule=wanted)
    qtbot.addWidget(again)
    assert again.changes() == {}
    assert again.end.kind.currentData() == kind


def test_a_last_day_before_the_first_is_refused(reads: Reads, day: date, qtbot: QtBot) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("每周共读")
    form.rule.setCurrentIndex(form.rule.findData("FREQ=WEEKLY"))
    form.end.choose("on")
    form.end.day.setDate(QDate(day.year - 1, 1, 1))
    form.accept()
    assert "最后一天比第一场还早。" in texts(form)
