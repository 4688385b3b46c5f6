"""Courses and venues in the window: a course is made, completed for chosen rows, and printed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions import courses, members, venues
from desktop.dispatcher import Dispatcher
from desktop.store import certificates
from desktop.store import courses as learned
from desktop.store.community import Reads, Store
from desktop.views.courses.page import CoursesPage
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[CoursesPage]:
    for name in ("林霞", "王芳"):
        members.add(store, {"name": name})
    course = courses.save(store, None, "创业课").result
    assert isinstance(course, bytes)
    courses.add_modules(store, course, ("解密社群", "运营社群"))
    made = venues.save(store, None, {"name": "晴书馆", "capacity": "30"}).result
    assert isinstance(made, bytes)
    venues.offer(store, made, "烘焙课堂", "12")
    shown = CoursesPage(reads, dispatcher, shell)
    dispatcher.changed.connect(shown.show_changes)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.hide()
    settle()


def column(table: object, place: int) -> list[str]:
    model = table.model()  # type: ignore[attr-defined]
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_a_module_is_completed_for_the_chosen_rows_in_order(
    page: CoursesPage, store: Store, qtbot: QtBot, shell: RecordingShell
) -> None:
    tab = page.courses
    assert column(tab.table, 3) == []
    tab.which.choose("all")
    tab.which.chosen.emit("all")
    assert column(tab.table, 3) == ["○○  0/2", "○○  0/2"]
    assert [act.text() for act in tab.menu().actions()] == ["1  解密社群", "2  运营社群"]
    (course,) = learned.courses(store)
    for place, shown in enumerate(("●○  1/2", "●●  2/2")):
        qtbot.keyClick(tab.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        tab.menu().actions()[place].trigger()
        qtbot.waitUntil(lambda shown=shown: column(tab.table, 3) == [shown, shown])
    assert certificates.certified(store, course.id) == 2


def test_the_venues_say_what_they_offer_and_for_how_many(page: CoursesPage) -> None:
    page.show_target("venues")
    assert column(page.venues.table, 2) == ["烘焙课堂 12"]
    page.venues.search.searched.emit("没有")
    assert column(page.venues.table, 2) == []


def test_a_new_course_has_its_modules_in_order(
    page: CoursesPage, store: Store, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    form = page.courses.form()
    qtbot.addWidget(form)
    form.findChild(QLineEdit).setText("西式烘焙")
    form.findChild(QPlainTextEdit).setPlainText("戚风\n\n马卡龙")
    form.accept()
    qtbot.waitUntil(lambda: len(learned.courses(store)) == 2)
    made = learned.resolve(store, "西式烘焙")
    qtbot.waitUntil(lambda: len(learned.modules(store, made)) == 2)
