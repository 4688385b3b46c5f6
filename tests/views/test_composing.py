"""Chinese is typed through an input method: Enter ends a word, not the dialog; no bare letters."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.actions import members
from desktop.store.community import Reads, Store
from desktop.views.composing import guard
from desktop.views.firstrun.questions import AskName
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.search import SearchField
from desktop.views.window import Window
from tests.views.sample_window import open_window

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def compose(field: QWidget, word: str) -> None:
    """Type a word as far as the input method shows it under the line."""
    field.setFocus()
    assert field.hasFocus()
    QApplication.sendEvent(field, QInputMethodEvent(word, []))


def commit(field: QWidget, word: str) -> None:
    """Take the word that the input method offered."""
    done = QInputMethodEvent("", [])
    done.setCommitString(word)
    QApplication.sendEvent(field, done)


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()


def plain(behind: QWidget) -> Dialog:
    made = Dialog(behind, "改名", "改名")
    made.add_field("名字", QLineEdit())
    return made


def reason(behind: QWidget) -> Dialog:
    return ReasonDialog(behind, "更正", "更正", "写明原因")


@pytest.mark.parametrize("key", [*ENTER, Qt.Key.Key_Escape])
@pytest.mark.parametrize("make", [AskName, reason, plain])
def test_a_dialog_stays_while_a_word_is_composed(
    make: Callable[[QWidget], Dialog], key: Qt.Key, qtbot: QtBot
) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    asked = make(behind)
    shown(asked, qtbot)
    ended: list[int] = []
    asked.finished.connect(ended.append)
    field = asked.findChildren(QLineEdit)[0]
    compose(field, "lin xia")
    QTest.keyClick(field, key)
    assert (ended, asked.isVisible()) == ([], True)
    commit(field, "林霞晨读会")
    assert field.text() == "林霞晨读会"
    QTest.keyClick(field, key)
    assert len(ended) == 1


def test_enter_takes_no_member_while_a_name_is_composed(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    members.add(store, {"name": "林霞"})
    picker = MemberPicker(reads, many=True)
    shown(picker, qtbot)
    picked: list[object] = []
    picker.picked.connect(picked.append)
    picker.nobody.connect(picked.append)
    commit(picker, "林")
    compose(picker, "xia")
    for key in ENTER:
        QTest.keyClick(picker, key)
    assert picked == []
    commit(picker, "霞")
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert len(picked) == 1


def test_a_search_begins_only_with_the_word(qtbot: QtBot) -> None:
    field = SearchField("姓名", "搜索")
    shown(field, qtbot)
    sought: list[str] = []
    field.searched.connect(sought.append)
    compose(field.edit, "lin")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert sought == []
    commit(field.edit, "林")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert sought == ["林"]


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[Window]:
    members.add(store, {"name": "林霞"})
    made, close = open_window(store)
    made.activateWindow()
    QApplication.processEvents()
    yield made
    close()


def test_the_palette_goes_nowhere_while_a_word_is_composed(window: Window) -> None:
    window.go("members")
    window.open_palette()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    compose(field, "ri li")
    for key in (*ENTER, Qt.Key.Key_Escape):
        QTest.keyClick(field, key)
    assert window.here() == "members"
    assert field.isVisible()
    commit(field, "日历")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_a_cell_keeps_its_editor_while_a_word_is_composed(window: Window, store: Store) -> None:
    window.go("members")
    QApplication.processEvents()
    table = window.page().first_focus()
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    compose(field, "lin")
    for key in (*ENTER, Qt.Key.Key_Escape):
        QTest.keyClick(field, key)
    assert field.isVisible()
    assert store.rows("SELECT name FROM member WHERE gone = 0 AND name != '林霞'") == []
    commit(field, "")
    QTest.keyClick(field, Qt.Key.Key_Escape)


def keys(window: Window) -> Iterator[tuple[str, QKeySequence]]:
    """Every shortcut of the open screen."""
    for short in window.findChildren(QShortcut):
        yield from ((window.here(), one) for one in QShortcut.keys(short))
    for act in window.findChildren(QAction):
        yield from ((window.here(), one) for one in act.shortcuts())
    for made in window.findChildren(QAbstractButton):
        yield window.here(), made.shortcut()


def bare(keys: QKeySequence) -> bool:
    """Whether it is one sign that people type in texts, with Shift or without."""
    if not keys.count():
        return False
    first: QKeyCombination = keys[0]
    sign = Qt.Key.Key_Space <= first.key() <= Qt.Key.Key_ydiaeresis
    return sign and first.keyboardModifiers() in PLAIN


def test_no_shortcut_is_a_sign_that_one_types(window: Window) -> None:
    assert bare(QKeySequence("N"))
    assert bare(QKeySequence("?"))
    assert not bare(QKeySequence("Ctrl+N"))
    assert not bare(QKeySequence("F8"))
    met = 0
    for key in window.screen_keys():
        if key == "member":
            continue
        window.go(key)
        QApplication.processEvents()
        for screen, one in keys(window):
            met += one.count() > 0
            assert not bare(one), (screen, one.toString())
    assert met > 100


def test_what_was_deleted_while_it_had_the_keyboard_stands_in_nobodys_way(
    qapp: QApplication, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    first, second = QLineEdit(host), QLineEdit(host)
    guard(qapp)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    compose(first, "zeng")
    delete(first)
    compose(second, "")
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert second.hasFocus()
