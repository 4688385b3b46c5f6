"""F1: the manual opens at the job in hand, is searched, read back and forth, all by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.community import Store
from desktop.views import start
from desktop.views.firstrun.page import FirstRun
from desktop.views.manual import opening, pages
from desktop.views.manual.window import Manual
from desktop.views.parts.dialog import Dialog
from desktop.views.screens import screens
from desktop.views.theme.palette import Look, color
from desktop.views.window import Window
from tests.views.sample_window import open_window


@pytest.fixture
def asked() -> list[str]:
    """What the manual asked of its window."""
    return []


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[Window]:
    made, close = open_window(store)
    yield made
    close()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def manual(over: QWidget, asked: list[str]) -> Manual:
    return opening.show(over, "home", lambda: asked.append("keys"))


def rows(manual: Manual) -> list[QTreeWidgetItem]:
    found = manual.contents
    return [one for n in range(found.topLevelItemCount()) if (one := found.topLevelItem(n))]


def test_every_screen_has_a_page() -> None:
    assert {one.key for one in screens()} == set(pages.FOR_SCREEN)
    assert {*pages.FOR_SCREEN.values(), *pages.FOR_PART.values()} <= set(pages.PAGES)


def test_f1_opens_the_page_of_the_open_screen_and_keys_stay_at_hand(
    window: Window, qtbot: QtBot
) -> None:
    for screen, target, page in (
        ("members", {}, "members"),
        ("rewards", {}, "rewards"),
        ("rewards", {"tab": "mall"}, "coupons"),
        ("door", {}, "workshop"),
    ):
        window.go(screen, **target)
        window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_F1)
        manual = window.findChild(Manual)
        assert isinstance(manual, Manual)
        assert manual.isVisible()
        assert manual.isWindow()
        assert manual.reader.here().stem == page
    assert len(window.findChildren(Manual)) == 1


def test_f1_works_in_a_dialog_over_the_screen_and_on_the_first_screen(
    window: Window, qtbot: QtBot
) -> None:
    window.go("members")
    dialog = Dialog(window.page(), "改标签", "保存")
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    manual = dialog.findChild(Manual)
    assert isinstance(manual, Manual)
    assert manual.isVisible()
    assert manual.reader.here().stem == "members"
    dialog.close()
    first = FirstRun()
    qtbot.addWidget(first)
    first.show()
    first.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(first, Qt.Key.Key_F1)
    manual = first.findChild(Manual)
    assert isinstance(manual, Manual)
    assert manual.reader.here().stem == "README"


def test_the_contents_are_every_page_with_its_headings(manual: Manual) -> None:
    titles = [pages.title(pages.place(page, "zh_CN")) for page in pages.PAGES]
    assert [row.text(0) for row in rows(manual)] == titles
    assert all(row.childCount() for row in rows(manual))


def test_a_heading_of_the_contents_is_where_one_reads(manual: Manual, qtbot: QtBot) -> None:
    top = rows(manual)[pages.PAGES.index("backup")]
    last = top.child(top.childCount() - 1)
    manual.contents.setCurrentItem(last)
    manual.contents.setFocus()
    QTest.keyClick(manual.contents, Qt.Key.Key_Return)
    assert manual.reader.here().stem == "backup"
    shown = manual.reader.cursorForPosition(QPoint(60, 30)).block().text()
    at_end = manual.reader.verticalScrollBar()
    assert shown == last.text(0) or at_end.value() == at_end.maximum() > 0


def test_back_and_forward_by_keys(manual: Manual) -> None:
    manual.open("rewards")
    manual.open("complaint")
    QTest.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.reader.here().stem == "rewards"
    QTest.keyClick(manual, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert manual.reader.here().stem == "complaint"


def test_what_is_sought_is_found_in_every_page_and_shown(manual: Manual) -> None:
    manual.search.edit.setText("恢复码")
    QTest.keyClick(manual.search.edit, Qt.Key.Key_Return)
    under = " ".join(row.text(0) for row in rows(manual))
    assert "备份与恢复" in under
    assert "电脑丢了" in under
    first = rows(manual)[0].child(0)
    manual.contents.itemActivated.emit(first, 0)
    assert manual.reader.textCursor().selectedText() == "恢复码"
    manual.activateWindow()
    manual.search.edit.setFocus()
    QTest.keyClick(manual.search.edit, Qt.Key.Key_Escape)
    assert manual.search.text() == ""
    assert manual.isVisible()
    QTest.keyClick(manual.reader, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_what_is_nowhere_is_said_to_be_nowhere(manual: Manual) -> None:
    manual.search.edit.setText("此处绝无此语")
    QTest.keyClick(manual.search.edit, Qt.Key.Key_Return)
    assert [row.text(0) for row in rows(manual)] == ["没有找到"]


def test_english_where_the_window_is_english(over: QWidget, manual: Manual, compiled: None) -> None:
    start.dress(Look(theme="light", language="en"))
    other = opening.show(over, "members", lambda: None)
    assert other is not manual
    assert other.windowTitle() == "User guide"
    assert other.reader.here().parent.name == "en"
    assert rows(other)[1].text(0) == "I have a spreadsheet"


def test_pages_are_read_in_the_look_in_force(manual: Manual) -> None:
    for theme in ("light", "dark"):
        start.dress(Look(theme=theme))
        QApplication.processEvents()
        heading = next(iter(manual.reader.document().begin())).fragment()
        assert heading.charFormat().foreground().color() == color("text")
        picture = manual.reader.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert picture.pixelColor(4, 4) == color("surface")


def test_every_page_is_read_and_no_picture_is_wider_than_it(manual: Manual) -> None:
    width = manual.reader.viewport().width()
    for page in pages.PAGES:
        manual.open(page)
        assert manual.reader.document().begin().text() == pages.title(pages.place(page, "zh_CN"))
        QApplication.processEvents()
        # Code is not broken into other lines.
        assert manual.reader.horizontalScrollBar().maximum() == 0 or page in ("rules", "hub"), page
    manual.open("members")
    picture = manual.reader.loadResource(2, QUrl("../pictures/members.png"))
    assert isinstance(picture, QPixmap)
    assert 400 < picture.width() <= width


def test_the_unit_of_a_hub_is_read_line_by_line(manual: Manual) -> None:
    manual.open("hub")
    link = manual.reader.source().resolved(QUrl("qunzhu-hub.service"))
    manual.reader.setSource(link)
    assert "[Service]\n" in manual.reader.toPlainText()
    manual.reader.backward()
    assert manual.reader.document().begin().text() == pages.title(pages.place("hub", "zh_CN"))


def test_every_control_has_a_name(manual: Manual) -> None:
    for one in (manual.reader, manual.contents, manual.search.edit):
        assert one.accessibleName()
