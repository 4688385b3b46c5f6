"""The session screen: run sheet, timer, questions, late sign-in, the room's page, the archive."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import calendar, questions, rotation, runsheet, transcripts
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.runsheet import ANSWERED, ANSWERING, current, standing
from desktop.store import calendar as calendars
from desktop.store import rotation as turns
from desktop.store import runsheet as reading
from desktop.store.community import Reads, Store
from desktop.views.parts import privacy
from desktop.views.runsheet import menus
from desktop.views.runsheet.archive import paper
from desktop.views.runsheet.desk import SessionDesk
from desktop.views.runsheet.dialogs import LogForm, QuestionForm, RatingDialog
from desktop.views.runsheet.page import SessionPage
from desktop.views.runsheet.words import taken
from tests.calendar_builders import around, at, member
from tests.views.conftest import RecordingShell

LOG = (Path(__file__).parents[2] / "files/transcript.txt").read_text("utf-8")


def planned(store: Store) -> Occurrence:
    people = {"host": member(store, "吴桂芳"), "lecturer": member(store, "单文博")}
    calendar.add(store, {"title": "怎样读完一本难书", "start": at(1), "minutes": 60, **people})
    (one,) = around(store)
    return one


@pytest.fixture
def evening(store: Store) -> Occurrence:
    one = planned(store)
    runsheet.template(store, one.series, one.original)
    return one


@pytest.fixture
def page(
    evening: Occurrence, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> SessionPage:
    made = SessionPage(reads, dispatcher, shell)
    dispatcher.changed.connect(made.show_changes)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def desk_of(page: SessionPage) -> SessionDesk:
    assert page.desk is not None
    return page.desk


def texts(desk: SessionDesk) -> list[str]:
    return [one.text() for one in desk.questions.findChildren(QLabel)]


def test_the_session_at_hand_opens_and_f8_goes_through_it(page: SessionPage, qtbot: QtBot) -> None:
    desk = desk_of(page)
    assert desk.head.title.whole() == "怎样读完一本难书"
    assert desk.head.plan.text() == "计划 60 分"
    assert desk.sheet.list.rows.rowCount() == 8
    for title in ("开场", "嘉宾介绍"):
        page.setFocus()
        qtbot.keyClick(page, Qt.Key.Key_F8)

        def on(title: str = title) -> None:
            part = current(desk.seen.parts)
            assert part is not None
            assert part.title == title

        qtbot.waitUntil(lambda: current(desk.seen.parts) is not None)
        qtbot.waitUntil(lambda on=on: _holds(on))
    assert desk.head.main.text() == "下一项  F8"


def test_the_keys_of_the_session_work_while_the_rooms_page_has_the_focus(
    page: SessionPage, qtbot: QtBot
) -> None:
    desk = desk_of(page)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F11)
    room = desk.room()
    qtbot.waitUntil(room.isActiveWindow)
    for title in ("开场", "嘉宾介绍"):
        qtbot.keyClick(room, Qt.Key.Key_F8)
        qtbot.waitUntil(lambda title=title: room.told()[1] == title)
    QTimer.singleShot(0, lambda: write_question("要不要硬撑？"))
    qtbot.keyClick(room, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.seen.asked == (1, 0))
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert room.isHidden()
    assert current(desk.seen.parts) is not None


def write_question(text: str) -> None:
    """Answer the dialog that has opened."""
    form = QApplication.activeModalWidget()
    assert isinstance(form, QuestionForm)
    form.text.setPlainText(text)
    form.accept()


def _holds(said: object) -> bool:
    assert callable(said)
    try:
        said()
    except AssertionError:
        return False
    return True


def test_what_another_laptop_does_is_shown_at_once(
    page: SessionPage, dispatcher: Dispatcher, evening: Occurrence, qtbot: QtBot
) -> None:
    desk = desk_of(page)
    where = (evening.series, evening.original)
    dispatcher.do(questions.ask, *where, "要不要硬撑？", name="路过的书友", likes=5)
    qtbot.waitUntil(lambda: desk.seen.asked == (1, 0))
    assert "要不要硬撑？" in texts(desk)
    (question,) = desk.seen.questions
    desk.verbs.mark(question, ANSWERING)
    qtbot.waitUntil(lambda: desk.seen.questions[0].state == ANSWERING)
    room = desk.room()
    qtbot.addWidget(room)
    assert room.told()[3] == "路过的书友问：要不要硬撑？"
    desk.verbs.mark(question, ANSWERED)
    qtbot.waitUntil(lambda: desk.seen.asked == (1, 1))
    assert room.told()[3] == ""


def test_the_rooms_page_tells_no_name_in_privacy_mode(
    page: SessionPage, dispatcher: Dispatcher, evening: Occurrence, qtbot: QtBot
) -> None:
    desk = desk_of(page)
    dispatcher.do(runsheet.start, evening.series, evening.original)
    qtbot.waitUntil(lambda: standing(desk.seen.parts) == "running")
    room = desk.room()
    qtbot.addWidget(room)
    assert room.told()[1:3] == ("开场", "吴桂芳")
    privacy.switch(True)
    assert "桂芳" not in " ".join(room.told())
    page.show_privacy()
    assert "桂芳" not in str(desk.sheet.list.rows.data(desk.sheet.list.rows.index(0)))
    assert not room.grab().isNull()


def test_script_and_material_are_copied_in_one_go(
    page: SessionPage, dispatcher: Dispatcher, evening: Occurrence, qtbot: QtBot
) -> None:
    desk = desk_of(page)
    first = desk.seen.parts[0]
    fields = {"script": "大家好", "material": ["海报.png", "https://example.org/list"]}
    dispatcher.do(runsheet.put_part, evening.series, evening.original, first.id, fields)
    qtbot.waitUntil(lambda: desk.seen.parts[0].script == "大家好")
    desk.sheet.copy_script()
    assert QGuiApplication.clipboard().text() == "大家好\n海报.png\nhttps://example.org/list"


def test_minutes_beyond_the_plan_are_told_in_words(page: SessionPage) -> None:
    from msgspec.structs import replace

    part = replace(desk_of(page).seen.parts[0], planned=3, started=0, ended=4 * 60_000)
    assert taken(part, 0) == ("4 分，超 1", "warn")


def test_without_a_sheet_the_template_is_one_button_away(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    one = planned(store)
    page = SessionPage(reads, dispatcher, shell)
    dispatcher.changed.connect(page.show_changes)
    qtbot.addWidget(page)
    page.show()
    desk = desk_of(page)
    assert not desk.head.main.isEnabled()
    desk.verbs.template()
    qtbot.waitUntil(lambda: len(desk.seen.parts) == 8)
    assert desk.head.main.isEnabled()
    assert reading.parts(reads, one.id)[2].who == "单文博"


def test_without_any_session_there_is_a_way_to_the_calendar(
    reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    page = SessionPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    assert page.desk is None
    page.show_target(b"x" * 16, "2026-01-01")
    assert shell.problems


def test_who_comes_late_is_signed_in_from_here(
    page: SessionPage, reads: Reads, evening: Occurrence, qtbot: QtBot
) -> None:
    desk = desk_of(page)
    assert evening.host is not None
    desk.verbs._sign_in(evening.host, sure=True)
    qtbot.waitUntil(lambda: desk.seen.there.came == 1)
    assert [each.name for each in desk.people.came.people] == ["吴桂芳"]
    assert [each.name for each in calendars.attendees(reads, evening.id)] == ["吴桂芳"]


def test_a_log_becomes_an_archive_that_is_searched_and_put_on_paper(
    page: SessionPage, shell: RecordingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = desk_of(page)
    form = desk.verbs.log_form()
    qtbot.addWidget(form)
    assert isinstance(form, LogForm)
    form.take_file(Path(__file__).parents[2] / "files/transcript.txt")
    assert form.text.toPlainText() == LOG
    desk.verbs.keep(LOG)
    qtbot.waitUntil(lambda: desk.seen.kept > 10)
    desk.show_tab("archive")
    assert "各位书友晚上好" in desk.archive.text.toPlainText()
    desk.archive.search.searched.emit("薄的")
    qtbot.waitUntil(lambda: len(desk.seen.lines) == 1)
    made = paper("怎样读完一本难书", desk.seen.lines)
    assert "嘉宾（读书的人）" in made.toPlainText()
    desk.verbs.give_out(tmp_path / "记录.pdf")
    data = (tmp_path / "记录.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"FontFile" in data


def test_the_summary_says_what_the_evening_came_to(page: SessionPage, store: Store) -> None:
    desk = desk_of(page)
    where = (desk.one.series, desk.one.original)
    for text in ("甲？", "乙？", "丙？", "丁？"):
        made = questions.ask(store, *where, text).result
        assert isinstance(made, bytes)
        questions.mark(store, *where, made, ANSWERED)
    transcripts.keep(store, *where, LOG)
    said = desk.summary()
    assert "提问 4 个，已答 4 个" in said
    assert "流程 0/8 项，计划 60 分" in said


def test_the_foot_says_what_the_evening_will_have_given(page: SessionPage, qtbot: QtBot) -> None:
    desk = desk_of(page)
    there = replace(desk.seen.there, came=3, given=10, givees=1, more=20)
    desk.people.show_there(desk.one, there, may=True)
    said = [one.text() for one in desk.people.findChildren(QLabel)]
    hope = "结束后预计共发 30 分（只算每次给分的规则）"
    assert f"这一场已按规则发 10 分给 1 人，{hope}" in said


def test_a_share_is_rated_from_its_session_and_may_be_rated_anew(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    who, start = member(store, "吴桂芳"), store.today() - timedelta(days=1)
    fields = {"title": "晨读", "start": f"{start}T07:00:00", "rule": "FREQ=WEEKLY", "host": who}
    series = calendar.add(store, fields).result
    assert isinstance(series, bytes)
    rotation.add(store, "晨读主持", [who], series=series, start=start)
    (one,) = calendars.occurrences(store, start, start)
    desk = SessionDesk(reads, dispatcher, shell, one)
    qtbot.addWidget(desk)
    assert "给分享评分" in [each.text() for each in menus.more(desk).actions()]
    form = desk.verbs.rating_form()
    assert form is not None
    qtbot.addWidget(form)
    assert form.rating() == 5
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RatingDialog, "exec", lambda asked: asked.marks.choose("4") or 1)
        with qtbot.waitSignal(dispatcher.changed):
            desk.verbs.rate()
    assert [each.rating for each in turns.shares(store, who)] == [4]
    again = desk.verbs.rating_form()
    assert again is not None
    qtbot.addWidget(again)
    assert again.rating() == 4


def test_a_session_of_no_rotation_or_to_come_has_nothing_to_rate(page: SessionPage) -> None:
    assert "给分享评分" not in [each.text() for each in menus.more(desk_of(page)).actions()]
