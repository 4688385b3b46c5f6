"""A timeline opens what is at hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.views.parts.timeline import TimelineItem, TimelineView


def test_a_timeline_opens_one_block_at_a_time_under_its_item(qtbot: QtBot) -> None:
    line = TimelineView("最近")
    qtbot.addWidget(line)
    line.resize(400, 400)
    line.show_items([TimelineItem(n, f"到场 {n}", "今天", delta="+10") for n in range(4)])
    line.show()
    line.expand(1, QLabel("为什么"))
    assert line.items.rowCount() == 5
    line.expand(3, QLabel("为什么"))
    assert line.items.rowCount() == 5
    assert line.items.item(4) is None
    line.collapse()
    assert line.items.rowCount() == 4
    assert "到场 0" in str(line.items.index(0, 0).data())


def test_enter_opens_the_item_at_hand(qtbot: QtBot) -> None:
    line = TimelineView("最近")
    qtbot.addWidget(line)
    line.show_items([TimelineItem("a", "到场"), TimelineItem("b", "得分")])
    line.setCurrentIndex(line.items.index(1, 0))
    with qtbot.waitSignal(line.opened) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["b"]
