"""What happened is said within the status line, whole, and beside what is always there."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.statusline import StatusLine

SHORT = "已给 12 人加标签"
LONG = "读不了这份表格：它有 1,048,577 行，一次最多 1,000,000 行。请把它分成两个文件再导入，" * 2


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 640)
    return made


@pytest.fixture
def line(window: QWidget) -> StatusLine:
    """The line under a page, as in the window."""
    page, made = QWidget(), StatusLine()
    made.show_state("已同步")
    made.show_role("以“群主”身份")
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(page, 1)
    whole.addWidget(made)
    window.show()
    return made


def role_is_shown(line: StatusLine) -> bool:
    return any(one.isVisible() and "群主" in one.text() for one in line.findChildren(QLabel))


@pytest.mark.parametrize("said", [SHORT, LONG])
def test_what_happened_covers_nothing_of_a_page(line: StatusLine, said: str, qtbot: QtBot) -> None:
    line.toast.say(said, "撤销", lambda: None)
    qtbot.waitUntil(lambda: line.rect().contains(line.toast.geometry()))
    assert not line.toast.geometry().intersects(line.state.geometry())


def test_a_long_sentence_stands_there_whole(line: StatusLine, qtbot: QtBot) -> None:
    line.toast.say(LONG)
    shown = line.toast.findChild(QLabel)
    assert shown is not None
    last = shown.height() - 1
    qtbot.waitUntil(lambda: line.rect().contains(shown.mapTo(line, QPoint(0, last))))
    assert shown.height() >= shown.heightForWidth(shown.width())
    assert not role_is_shown(line)


def test_what_gave_way_comes_back_when_it_was_read(line: StatusLine, qtbot: QtBot) -> None:
    before = line.height()
    line.toast.say(LONG, "恢复", lambda: None)
    qtbot.waitUntil(lambda: line.height() > before)
    line.toast._act.click()
    qtbot.waitUntil(lambda: line.height() == before)
    assert role_is_shown(line)


def test_a_short_word_leaves_the_role_where_it_is(line: StatusLine) -> None:
    line.toast.say(SHORT)
    assert role_is_shown(line)
