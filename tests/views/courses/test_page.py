"""Courses and venues in the window: a course is made, completed for chosen rows, and printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import courses, history, members, venues
from desktop.dispatcher import Dispatcher
from desktop.models.venue import Venue
from desktop.store import certificates
from desktop.store import courses as learned
from desktop.store import venues as kept
from desktop.store.community import Reads, Store
from desktop.views.courses.page import CoursesPage
from desktop.views.parts.button import Button
from desktop.views.parts.zonebox import ZoneBox
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
    page: CoursesPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    form = page.courses.form()
    qtbot.addWidget(form)
    form.findChild(QLineEdit).setText("西式烘焙")
    form.findChild(QPlainTextEdit).setPlainText("戚风\n\n马卡龙")
    form.accept()
    qtbot.waitUntil(lambda: len(learned.courses(reads)) == 2)
    made = learned.resolve(store, "西式烘焙")
    qtbot.waitUntil(lambda: len(learned.modules(reads, made)) == 2)


def test_a_venue_is_entered_changed_and_brought_from_a_table(
    page: CoursesPage, store: Store, reads: Reads, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QLineEdit

    def field(form: QWidget, name: str) -> QLineEdit:
        return next(one for one in form.findChildren(QLineEdit) if one.accessibleName() == name)

    tab = page.venues
    page.show_target("venues")
    form = tab.form()
    qtbot.addWidget(form)
    field(form, "名称").setText("听雨烘焙工坊")
    field(form, "容量").setText("24")
    field(form, "提供的模块").setText("烘焙课堂：12、亲子体验")
    form.accept()
    offers = ["亲子体验 24、烘焙课堂 12", "烘焙课堂 12"]
    qtbot.waitUntil(lambda: column(tab.table, 2) == offers)
    one = kept.page(store, "听雨")[0]
    form = tab.form(one)
    qtbot.addWidget(form)
    assert field(form, "提供的模块").text() == "亲子体验、烘焙课堂:12"
    field(form, "提供的模块").setText("亲子体验:16")
    form.findChild(ZoneBox).setCurrentText("Europe/Berlin")
    form.accept()
    qtbot.waitUntil(lambda: kept.page(reads, "听雨")[0].modules == (("亲子体验", 16),))
    assert kept.page(reads, "听雨")[0].zone == "Europe/Berlin"
    file = tmp_path / "场地.csv"
    file.write_text("场地,城市,容量,模块\n广州书房,广州,30,共读、讲座:24\n", encoding="utf-8")
    tab.take(file)
    qtbot.waitUntil(lambda: "共读 30、讲座 24" in column(tab.table, 2), timeout=10_000)


def test_modules_are_added_renamed_moved_and_removed(
    page: CoursesPage, store: Store, qtbot: QtBot
) -> None:
    (course,) = learned.courses(store)

    def titles() -> list[str]:
        return [one.title for one in learned.modules(store, course.id)]

    dialog = page.courses.order_dialog(course.id)
    qtbot.addWidget(dialog)
    dialog.title.setText("月报")
    dialog.add()
    qtbot.waitUntil(lambda: dialog.list.count() == 3)
    dialog.list.setCurrentRow(2)
    dialog.move_by(-1)
    qtbot.waitUntil(lambda: titles() == ["解密社群", "月报", "运营社群"])
    qtbot.waitUntil(lambda: dialog.list.item(1).text() == "2  月报")
    dialog.list.setCurrentRow(1)
    dialog.title.setText("写月报")
    dialog.rename()
    qtbot.waitUntil(lambda: dialog.list.item(1).text() == "2  写月报")
    dialog.list.setCurrentRow(1)
    dialog.remove()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert titles() == ["解密社群", "运营社群"]


def test_a_completion_is_taken_back_with_a_reason(
    page: CoursesPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    (course,) = learned.courses(store)
    first, _ = learned.modules(store, course.id)
    tab = page.courses
    (who, *_) = learned.learners(store, course.id, everybody=True)
    courses.complete(store, first.id, [who.member])
    tab.read()
    (one,) = learned.learners(store, course.id)
    assert [act.text() for act in tab.undoing(one).actions()] == ["1  解密社群"]
    tab.take_back(first.id, who.member, "登记错了")
    qtbot.waitUntil(lambda: learned.count(reads, course.id) == 0)
    qtbot.waitUntil(lambda: column(tab.table, 3) == [])


def test_a_venue_and_a_course_nobody_began_are_removed_and_undone(
    page: CoursesPage, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    page.show_target("venues")
    tab = page.venues
    tab.drop.click()
    assert shell.toasts[-1] == "先点一行"
    tab.table.setCurrentIndex(tab.table.model().index(0, 1))
    tab.drop.click()
    qtbot.waitUntil(lambda: shell.toasts[-1] == "已移出“晴书馆”")
    assert kept.page(store) == []
    history.undo(store, shell.undoable[-1].action)
    assert [one.name for one in kept.page(store)] == ["晴书馆"]
    page.courses.drop.click()
    qtbot.waitUntil(lambda: shell.toasts[-1] == "已删除课程“创业课”")
    assert learned.courses(store) == []


def test_venues_stand_against_what_they_offer_and_the_grid_grows_with_it(
    page: CoursesPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    page.show_target("venues")
    tab = page.venues
    qtbot.mouseClick(tab.kinds._buttons["grid"], Qt.MouseButton.LeftButton)
    assert tab.grid.table is not None
    assert (column(tab.grid.table, 1), column(tab.grid.table, 2)) == (["晴书馆"], ["12"])
    other = venues.save(store, None, {"name": "江畔馆", "city": "深圳"}).result
    assert isinstance(other, bytes)
    done = venues.offer(store, other, "体验")
    page.show_changes(done)
    assert tab.grid.modules == ["体验", "烘焙课堂"]
    said = {column(tab.grid.table, 1)[at]: column(tab.grid.table, 2)[at] for at in (0, 1)}
    assert said == {"晴书馆": "", "江畔馆": "有"}
    tab.grid.table.setCurrentIndex(tab.grid.table.model().index(0, 0))
    chosen = tab._chosen()
    assert isinstance(chosen, Venue)
    tab._remove()
    qtbot.waitUntil(lambda: len(column(tab.grid.table, 1)) == 1)
    assert chosen.name not in column(tab.grid.table, 1)


def test_without_a_course_nothing_asks_for_one_and_the_first_is_a_button_away(
    reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    shown = CoursesPage(reads, dispatcher, shell)
    qtbot.addWidget(shown)
    shown.show()
    tab = shown.courses
    assert [one.isVisibleTo(tab) for one in (tab.course, tab.done, tab.drop, tab.new)] == [
        False,
        False,
        False,
        True,
    ]
    assert "新建第一门课程" in [one.text() for one in tab.findChildren(Button) if one.isVisible()]
